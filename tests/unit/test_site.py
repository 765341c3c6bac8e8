"""The site file: whom to tell of a mistake, and what is said where the file itself has some."""

from __future__ import annotations

from pathlib import Path

import pytest

from cppcc.site import Contact, Site, read
from cppcc.texts import LANGUAGES


@pytest.fixture
def site(tmp_path: Path):
    """A site file of that text, as read."""

    def written(text: str) -> Site:
        file = tmp_path / "site.yaml"
        file.write_text(text, encoding="utf-8")
        return read(file)

    return written


def test_the_files_own_is_sound_and_names_nobody_in_particular():
    """It ships with a text that holds everywhere, and without an invented address."""
    shipped = read()

    assert shipped.problems == ()
    assert shipped.corrections is not None
    assert set(shipped.corrections.name.by_language) == set(LANGUAGES)
    assert shipped.corrections.address == ""


def test_nothing_in_it_is_needed(site, tmp_path: Path):
    """No file, or one that sets no contact, is no problem."""
    assert read(tmp_path / "none.yaml") == Site()
    assert site("{}\n") == Site()


def test_holds_a_name_and_an_address(site):
    found = site("corrections:\n  name: {zh: 办公室, en: The office}\n  address: mailto:office@example.org\n")

    assert found.problems == ()
    assert found.corrections is not None
    assert (found.corrections.name["zh"], found.corrections.name["en"]) == ("办公室", "The office")
    assert found.corrections.mail == "office@example.org"


@pytest.mark.parametrize(
    "address",
    ["office@example.org", "010-12345678", "mailto:", "mailto:a@b?cc=c@d", "mailto:a@b\nBcc: c@d", "javascript:x", ""],
)
def test_mail_is_a_plain_address_behind_mailto(site, address: str):
    """Anything a mail program would take for more is text."""
    name = site("corrections: {name: {zh: 办公室}}\n").corrections.name

    assert Contact(name, address).mail == ""


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("corrections: {nam: {zh: 办公室}}\n", (1, 15), "nam"),
        ("corrections:\n  address: x\n", (2, 3), "name"),
        ("contact: x\n", (1, 1), "contact"),
        ("corrections: [x]\n", (1, 14), "name"),
        ("corrections:\n\tname: x\n", (2, 1), "Tab"),
    ],
)
def test_faults_are_told_with_line_and_column(site, text: str, place: tuple[int, int], word: str):
    found = site(text)

    assert found.corrections is None
    assert [(problem.line, problem.column) for problem in found.problems] == [place]
    assert word in found.problems[0].text("zh")


def test_a_file_that_is_no_text_is_told(tmp_path: Path):
    file = tmp_path / "site.yaml"
    file.write_bytes(b"corrections: \xff\xfe")

    assert [problem.kind for problem in read(file).problems] == ["not_utf8"]
