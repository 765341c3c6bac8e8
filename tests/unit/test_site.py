"""The site file: whom to tell of a mistake, and what is said where the file itself has some."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from cppcc.files.load import REPORTS
from cppcc.files.site_file import Contact, Site, current, is_for, read
from cppcc.files.watch import LEFT_ALONE
from cppcc.messages import LANGUAGES
from cppcc.messages.translations import Words
from cppcc.model.report import Report
from tests.files import Clock
from tests.unit.sample import SOUND, made_up


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


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def current_again(clock: Clock) -> Site:
    """The file in use, once what it is now has been left alone."""
    current()
    clock.leave_alone()
    return current()


class TestStart:
    """A17: which report opens first is declared, or the newest published; never a matter of ids."""

    REPORTS = tuple(
        replace(made_up(SOUND), id=id, year=year, published=datetime.date.fromisoformat(published))
        for id, year, published in (
            ("a-2022", 2022, "2023-01-15"),
            ("a-2023", 2023, "2024-01-31"),
            ("b-2023", 2023, "2024-02-01"),
            ("z-2023", 2023, "2024-01-02"),
        )
    )

    def order(self, site: Site, reports: Iterable[Report]) -> list[str]:
        return [report.id for report in site.in_order(reports)]

    def test_is_the_newest_published_unless_it_is_declared(self, site):
        assert self.order(site("{}\n"), self.REPORTS) == ["b-2023", "a-2023", "z-2023", "a-2022"]
        assert self.order(site("start: z-2023\n"), self.REPORTS) == ["z-2023", "b-2023", "a-2023", "a-2022"]
        assert self.order(site("start: none-2023\n"), self.REPORTS)[0] == "b-2023"

    def test_stays_when_a_file_is_added(self, site):
        """Of the same year, with an id before or behind it: only a newer one takes its place."""
        there = self.REPORTS[:2]
        for id in ("0-2023", "a-2023-2", "zz-2023"):
            added = replace(there[1], id=id, published=there[1].published - datetime.timedelta(days=1))
            assert self.order(site("{}\n"), [*there, added])[0] == there[1].id
            assert self.order(site(f"start: {there[0].id}\n"), [*there, added])[0] == there[0].id

    def test_fault_of_one_key_leaves_the_other(self, site):
        found = site("start: 昆明\ncorrections: {name: {zh: 办公室}}\n")

        assert (found.start, found.corrections) == ("", Contact(Words({"zh": "办公室"})))
        assert [problem.kind for problem in found.problems] == ["not_id"]

    def test_that_names_no_report_is_told_with_its_place(self, site):
        problem = site("# ours\nstart: a-202\n").no_start(["a-2022", "b-2023"])

        assert problem.text().endswith(
            "site.yaml:2:8: 没有 id 为“a-202”的报告；应为 a-2022, b-2023 之一；是不是“a-2022”？"
        )
        assert problem.text("en").endswith(
            "site.yaml:2:8: no report has the id 'a-202'; expected one of a-2022, b-2023; did you mean 'a-2022'?"
        )

    def test_is_for_the_reports_that_it_comes_with(self, tmp_path, monkeypatch):
        """Whoever shows other reports, and sets nothing, has made no mistake."""
        assert is_for(REPORTS)
        assert not is_for(tmp_path)
        monkeypatch.setenv("CPPCC_SITE", str(tmp_path / "site.yaml"))
        assert is_for(tmp_path)

    def test_stays_while_the_file_is_spoilt(self, tmp_path, monkeypatch, clock):
        """What the file said before its fault holds on; what it now says soundly is taken."""
        file = tmp_path / "site.yaml"
        monkeypatch.setenv("CPPCC_SITE", str(file))
        file.write_text("start: a-2023\ncorrections: {name: {zh: 甲}}\n", encoding="utf-8")
        assert (current().start, current().problems) == ("a-2023", ())

        for text, name in (("start: 昆明\ncorrections: {name: {zh: 乙}}\n", "乙"), ("start: [\n", "甲"), ("", "甲")):
            file.write_text(text, encoding="utf-8")
            found = current_again(clock)
            assert (found.start, found.corrections) == ("a-2023", Contact(Words({"zh": name})))
            assert found.problems
        file.write_bytes(b"\xff")
        assert current_again(clock).start == "a-2023"

        file.write_text("start: b-2023\n", encoding="utf-8")
        assert current_again(clock) == Site(start="b-2023")
        file.unlink()
        assert current() == Site(start="b-2023")
        assert current_again(clock) == Site()

    def test_and_contact_stay_while_the_file_is_saved(self, tmp_path, monkeypatch, clock):
        """Slowly: most of what it holds meanwhile has no fault, and says less than it will, or another thing."""
        file = tmp_path / "site.yaml"
        monkeypatch.setenv("CPPCC_SITE", str(file))
        text = "start: a-2023\ncorrections: {name: {zh: 甲}}\n"
        file.write_text(text, encoding="utf-8")
        before = current()
        text = text.replace("甲", "乙")
        for end in range(len(text) + 1):
            file.write_text(text[:end], encoding="utf-8")
            assert current() == before
            clock.now += LEFT_ALONE / 2
            assert current() == before

        assert current_again(clock) == Site(Contact(Words({"zh": "乙"})), "a-2023")

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
    def test_no_pipe_in_its_place_keeps_anybody_waiting(self, tmp_path, monkeypatch, clock):
        file = tmp_path / "site.yaml"
        monkeypatch.setenv("CPPCC_SITE", str(file))
        file.write_text("start: a-2023\n", encoding="utf-8")
        assert current().start == "a-2023"
        file.unlink()
        os.mkfifo(file)

        found = current_again(clock)
        assert found.start == "a-2023"
        assert [(problem.kind, "管道" in problem.text()) for problem in found.problems] == [("unreadable", True)]

    def test_shipped_file_starts_with_the_shipped_report(self):
        assert read().start == "kunming-2023"


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
