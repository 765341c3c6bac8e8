"""What Office files say of themselves (C6, G13)."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from cppcc.decks.plan import PlanPage
from cppcc.messages.translations import Words
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.write.office.deck import pptx
from cppcc.write.office.word import docx
from cppcc.write.workbook import xlsx
from tests.cases import few
from tests.speeches import ZH
from tests.unit.decks import house
from tests.unit.sample import LINEAR

PAGES = [PlanPage("output")]
#: A page with a chart of Office's own.
BARS = PlanPage("category", Selection(categories=("consultation",)), options=LINEAR)
CORE = "docProps/core.xml"


def contents(office: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(office)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def core(office: bytes) -> dict[str, str]:
    """The properties that people read under “Info”."""
    return {etree.QName(each).localname: each.text or "" for each in etree.fromstring(contents(office)[CORE])}


@pytest.mark.parametrize(
    ("frame", "size", "kind"), [("slide", (1280, 720), None), ("slide43", (1024, 768), "screen4x3")]
)
def test_a_presentation_has_the_type_of_its_size(kunming: Report, frame: str, size: tuple[int, int], kind: str | None):
    """PowerPoint names no type for 16:9 in this size; it said 4:3."""
    told = etree.fromstring(contents(pptx(kunming, PAGES, ZH, frame=frame))["ppt/presentation.xml"])
    slides = told.find("{*}sldSz")

    assert (int(slides.get("cx")) // 9525, int(slides.get("cy")) // 9525) == size
    assert slides.get("type") == kind


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda report: pptx(report, PAGES, ZH), id="pptx"),
        pytest.param(lambda report: pptx(report, PAGES, ZH, template=house()), id="pptx in a template"),
        pytest.param(lambda report: docx(report, PAGES, ZH), id="docx"),
    ],
)
class TestEveryFile:
    def test_says_what_made_it_and_nothing_of_another(self, kunming: Report, made: Any):
        office = made(kunming)
        told = core(office)

        assert (told["creator"], told["lastModifiedBy"]) == ("cppcc", "cppcc")
        assert (told["title"], told["description"], told["keywords"]) == ("昆明市政协2023年", "", "")
        assert told["language"] == "zh-CN"
        assert b"<Application>cppcc</Application>" in contents(office)["docProps/app.xml"]
        assert b"python" not in b"".join(contents(office)[name] for name in (CORE, "docProps/app.xml"))
        assert [name for name in contents(office) if "thumbnail" in name or "printerSettings" in name] == []

    @pytest.mark.parametrize("length", few([256, 255, 4000], 1))
    def test_is_made_of_a_committee_with_a_long_name(self, kunming: Report, made: Any, length: int):
        name = Words({"zh": "长" * length})
        report = replace(kunming, committee=replace(kunming.committee, name=name), file_sha256=str(length))

        assert core(made(report))["title"] == ("长" * length + "2023年")[:255]


@pytest.mark.parametrize("format", ["xlsx", "pptx"])
def test_every_workbook_says_what_made_it_and_when(kunming: Report, format: str):
    """Those inside of charts too, which open under “Edit data”."""
    made = {
        "xlsx": lambda: xlsx(kunming, Selection(), ZH),
        "pptx": lambda: pptx(kunming, [BARS], ZH),
    }[format]()
    within = [part for name, part in contents(made).items() if name.endswith(".xlsx")]

    assert bool(within) == (format != "xlsx")
    for book in within or [made]:
        told = core(book)
        assert (told["creator"], told["lastModifiedBy"]) == ("cppcc", "cppcc")
        assert {told["created"], told["modified"]} == {f"{kunming.published}T00:00:00Z"}
        assert b"<Application>cppcc</Application>" in contents(book)["docProps/app.xml"]


def test_a_workbook_is_made_of_a_committee_with_a_long_name(kunming: Report):
    name = Words({"zh": "长" * 400})
    report = replace(kunming, committee=replace(kunming.committee, name=name), file_sha256="long")

    assert core(xlsx(report, Selection(), ZH))["title"] == "长" * 255
