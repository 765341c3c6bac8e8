"""Bundles with pictures: made by a browser, made again and compared."""

from __future__ import annotations

import hashlib

import pytest

from cppcc.files.load import REPORTS, file_text
from cppcc.write import browser
from cppcc.write.bundle import BundleFault, Finding, bundle, check
from tests.speeches import ZH
from tests.unit.test_bundle import ECOLOGY, PAGES, parts, told


@pytest.fixture(scope="module")
def text() -> str:
    return file_text(REPORTS / "kunming-2023.yaml", [])


@pytest.fixture(scope="module")
def made(kunming, text) -> bytes:
    """With pictures."""
    return bundle(kunming, text, PAGES, ECOLOGY, ZH)


def test_pictures_slides_data_and_the_report_itself(made, text):
    files = parts(made)

    assert list(files) == [
        *("manifest.json", "report.yaml"),
        *("pictures/01_cover.png", "pictures/02_output.png"),
        *("pictures/03_proposals.png", "pictures/04_proposals.png"),
        *("deck.pptx", "workbook.xlsx", "data.csv", "data.json"),
    ]
    assert files["report.yaml"].decode() == text


def test_manifest_tells_from_what_it_was_made(made, kunming):
    manifest = told(made)

    assert manifest["report"]["file_sha256"] == kunming.file_sha256
    assert hashlib.sha256(parts(made)["report.yaml"]).hexdigest() == kunming.file_sha256
    assert manifest["selection"] == {"theme": [], "field": ["ecology"], "category": [], "actor": [], "kind": []}
    assert manifest["permalink"] == "/?report=kunming-2023&field=ecology"
    assert manifest["pages"] == ["cover~field.ecology", "output~field.ecology", "proposals"]
    assert {"cppcc", "python", "vocabulary", "plotly", "python-pptx", "browser"} <= set(manifest["versions"])


def test_same_input_gives_the_same_bytes(made, kunming, text):
    assert bundle(kunming, text, PAGES, ECOLOGY, ZH) == made


def test_finds_nothing_in_a_sound_one(made):
    assert check(made) == []


def test_tells_that_pictures_cannot_be_made_again(made, monkeypatch):
    monkeypatch.setattr(browser, "find", lambda: None)

    assert check(made) == [Finding(BundleFault.NO_BROWSER)]
