"""Nothing from data runs, in any context of any format (G5): each payload stands in every text that a file may hold.

What a browser makes of them is seen in tests/browser/test_one_file.py and test_bad_data.py, what the dashboard makes
of them in tests/app/test_files.py.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser

import openpyxl
import pytest
from lxml import etree

from cppcc.charts import draw
from cppcc.content.catalog import CHARTS
from cppcc.decks.kinds import whole
from cppcc.decks.plan import charts
from cppcc.design.frames import SCREEN, SLIDE
from cppcc.design.looks import LIGHT
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.write import chart_csv, picture, slideshow
from cppcc.write.html import chart_page, report_page
from cppcc.write.html.views import Views
from cppcc.write.inert import Syntax, inert, printable
from cppcc.write.office.deck import pptx
from cppcc.write.office.word import docx
from cppcc.write.workbook import xlsx
from tests.cases import cases, few
from tests.payloads import PAYLOADS, spoilt
from tests.speeches import EN, ZH

ALL = Selection()
#: Every theme's name in the filters' words, and so in titles and subtitles.
FILTERED = Selection(themes=("first", "second"))
every_payload = pytest.mark.parametrize("context", PAYLOADS)
#: All of them one after the other, the first of which ends what it stands in; and what only a cell's beginning runs.
EVERY = " ".join(PAYLOADS.values())
formulas = pytest.mark.parametrize("context", [context for context in PAYLOADS if context.startswith("formula")])
#: A string of a style sheet.
CSS_STRING = re.compile(r'"(?:[^"\\\n]|\\[0-9a-f]{1,6} ?|\\[^0-9a-f\n])*"')


def sheet_of_pdf(report: Report) -> bytes:
    """The page that a report's PDF is printed from."""
    return report_page._page(report, FILTERED, ZH, Views(report, FILTERED, ZH, choices=False), "")


def sheet_of_chart(report: Report) -> bytes:
    """The page that a chart's PDF is printed from, but for the drawing, which a browser makes."""
    chart = draw("matrix", report, FILTERED, picture.framed(SLIDE), LIGHT, ZH)
    return picture.sheet(chart, LIGHT, ZH, "<svg></svg>")


#: Format → its page, of a report.
PAGES = {
    "report": lambda report: report_page.html(report, FILTERED, ZH),
    "report in English": lambda report: report_page.html(report, ALL, EN),
    "chart": lambda report: chart_page.html(draw("output", report, FILTERED, SCREEN, LIGHT, ZH), SCREEN, LIGHT, ZH),
    "picture": lambda report: chart_page.html(draw("timeline", report, FILTERED, SLIDE, LIGHT, ZH), SLIDE, LIGHT, ZH),
    "slides": lambda report: slideshow.html(report, whole(report, FILTERED), ZH),
    "sheet of a PDF": sheet_of_pdf,
    "sheet of a chart's PDF": sheet_of_chart,
}


class Structure(HTMLParser):
    """A page's elements with the names of their attributes, its addresses, and what stands in scripts and styles."""

    def __init__(self, contents: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, list[str]]] = []
        self.addresses: list[str] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(contents.decode("utf-8"))

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, [name for name, _ in attrs]))
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action", "srcset")]

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_data(self, data):
        if self.cdata_elem in self.raw:
            self.raw[self.cdata_elem].append(data)


#: The elements of a picture, and what they say of themselves.
PICTURE = {"text", "tspan", "rect", "line", "circle"}
PICTURE_SAYS = {
    *("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "text-anchor", "font-size", "font-weight"),
    *("font-family", "fill", "stroke", "stroke-width", "stroke-dasharray", "data-mark"),
}


def outside_pictures(page: Structure) -> list[tuple[str, list[str]]]:
    """The elements of a page but for those of its pictures and what these tell when pointed at."""
    titles = iter(range(len(page.elements)))
    return [
        (tag, names) for tag, names in page.elements if tag not in PICTURE and not (tag == "title" and next(titles) > 0)
    ]


class TestPages:
    @pytest.mark.parametrize("format", few(PAGES, 3))
    def test_have_the_structure_that_they_have_with_harmless_texts(self, format: str):
        """No element more, no attribute more, no address, and no rule of a style sheet."""
        plain, found = Structure(PAGES[format](spoilt("harmless"))), Structure(PAGES[format](spoilt(EVERY)))

        # A picture has a line for each that its texts are broken into: it may be of these elements, and no others.
        assert {tag for tag, _ in found.elements if tag not in dict(plain.elements)} <= PICTURE
        assert all({*names} <= PICTURE_SAYS for tag, names in found.elements if tag in PICTURE)
        if format == "slides":  # longer texts take more slides
            assert set(map(str, outside_pictures(found))) == set(map(str, outside_pictures(plain)))
        else:
            assert outside_pictures(found) == outside_pictures(plain)
        assert {each for each in found.addresses if each[:1] != "#"} == {"data:,"} & set(found.addresses)
        assert [CSS_STRING.sub('""', rules) for rules in found.raw["style"]] == (
            [CSS_STRING.sub('""', rules) for rules in plain.raw["style"]]
        )

    @every_payload
    def test_hold_them_in_scripts_as_strings(self, context: str):
        text = PAYLOADS[context]

        assert json.loads(inert({"text": text})) == {"text": text}
        assert not set("<>&\u2028\u2029") & set(inert(text))

    @every_payload
    def test_hold_them_in_style_sheets_as_strings(self, context: str):
        written = inert(PAYLOADS[context], Syntax.STYLE)

        assert CSS_STRING.fullmatch(written)
        assert not re.search(r'[<>&"\'{};/*@\n]', written[1:-1])
        assert re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), written[1:-1]) == PAYLOADS[context]


def parts(office: bytes) -> dict[str, etree._Element]:
    """Every part of an Office file that is XML, each well-formed; of its charts' workbooks too."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(office)) as file:
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                found[name] = etree.fromstring(file.read(name))
            elif name.endswith(".xlsx"):
                found |= {f"{name}/{inner}": part for inner, part in parts(file.read(name)).items()}
    return found


#: Format → the file, of a report.
OFFICE = {
    "pptx": lambda report: pptx(report, whole(report, FILTERED), ZH),
    "docx": lambda report: docx(report, charts(report, FILTERED, tuple(CHARTS)), ZH),
    "xlsx": lambda report: xlsx(report, ALL, ZH),
}
#: What in an Office file leads out of it or runs, and what of a field's instruction is not its own.
RUNS = ("hlinkClick", "hyperlink", "hlinkHover", "oleObject", "externalReference", "script", "instrText", "entity")


def names(office: bytes) -> list[tuple[str, int]]:
    """How often each kind of element that could run occurs."""
    told = [etree.QName(element).localname for part in parts(office).values() for element in part.iter("{*}*")]
    return [(name, told.count(name)) for name in RUNS]


class TestOfficeFiles:
    @pytest.mark.parametrize("format", few(OFFICE, 2))
    def test_are_well_formed_and_hold_text_as_text(self, format: str):
        made = OFFICE[format](spoilt(EVERY))

        assert names(made) == names(OFFICE[format](spoilt("harmless")))
        for name, part in parts(made).items():
            assert "/worksheets/" not in name or not list(part.iter("{*}f")), name
            modes = [rel.get("TargetMode") for rel in part.iter("{*}Relationship")]
            assert "External" not in modes, name
            fields = {each.get(each.keys()[0], "").split()[0] for each in part.iter("{*}fldSimple")}
            assert fields <= {"PAGE", "SEQ"}, name

    @formulas
    def test_run_no_cell_of_a_workbook(self, context: str):
        book = openpyxl.load_workbook(io.BytesIO(xlsx(spoilt(PAYLOADS[context]), ALL, ZH)))
        cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]

        assert [cell for cell in cells if cell.data_type == "f" or cell.hyperlink] == []

    @formulas
    def test_run_no_cell_of_a_csv(self, context: str):
        chart = draw("matrix", spoilt(PAYLOADS[context]), ALL, SCREEN, LIGHT, ZH)
        lines = csv.reader(io.StringIO(chart_csv.csv(chart, SCREEN, LIGHT, ZH).decode("utf-8-sig"), newline=""))

        assert [cell for line in lines for cell in line if re.match(r"\s*[=+\-@＝＋－＠\t\r]", cell)] == []


#: Names that break writers, not by what they say.
ODD = {"long": "长" * 400, "odd": "一\n二\x0b三\ufffe四\ud800五" + " " * 1200}


class TestOddNames:
    """G13: of 255 characters and more, of several lines, with characters that no XML may hold, of blanks alone."""

    @pytest.mark.parametrize(("odd", "format"), few(cases(ODD, [*PAGES, *OFFICE], together=1), 4))
    def test_break_no_file(self, odd: str, format: str):
        made = (PAGES | OFFICE)[format](spoilt(ODD[odd]))

        assert parts(made) if format in OFFICE else Structure(made).elements

    def test_are_printed_without_what_no_xml_may_hold(self):
        assert printable("甲\x00乙\x0b丙\ufffe\ud800𠀀\t\n") == "甲乙丙𠀀\t\n"
