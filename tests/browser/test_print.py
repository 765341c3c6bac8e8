"""Printed pages: A4, what is read and nothing that is pressed, charts whole, on white paper in either look."""

from __future__ import annotations

import unicodedata
from io import BytesIO

import pytest
from pypdf import PageObject, PdfReader

from cppcc.load import REPORTS, read
from cppcc.look import LIGHT
from cppcc.report import Report
from cppcc.texts import say
from tests.browser.page import PAGES, Visitor

pytestmark = pytest.mark.browser
#: What a PDF's text layer calls some signs, and what they are.
RADICALS = str.maketrans("戶—―⺠⻅⻓⻔⻛⻢⻥⻋⻄⻘⻝⻚⻬⻰⻉⻆⻩⻨", "户一一民见长门风马鱼车西青食页齐龙贝角黄麦")
#: What stands on buttons and in boxes.
PRESSED = [
    *("PNG", "SVG", *(say("zh", key) for key in ("table.below", "detail.close", "detail.pick_any", "filter.reset"))),
    *(say("zh", key) for key in ("overview.open_theme", "overview.open_figure", "filter.counts")),
]


def printed(tab: Visitor) -> tuple[list[str], list[tuple[int, int]]]:
    """The sheets' words without blanks, and their sizes in millimetres."""
    sheets = PdfReader(BytesIO(tab.page.pdf(prefer_css_page_size=True))).pages
    words = [plain(sheet.extract_text()) for sheet in sheets]
    return words, [
        (round(sheet.mediabox.width / 72 * 25.4), round(sheet.mediabox.height / 72 * 25.4)) for sheet in sheets
    ]


@pytest.fixture(scope="module")
def kunming() -> Report:
    report = read(REPORTS / "kunming-2023.yaml").report
    assert report is not None
    return report


def plain(words: str) -> str:
    """Words as a PDF's text layer is compared: it has no blanks to rely on, and other code points for some signs."""
    return "".join(unicodedata.normalize("NFKC", words).translate(RADICALS).split())


def starts(sheet: PageObject) -> list[float]:
    """How far from the sheet's left edge its words begin, in points."""
    found: list[float] = []

    def note(words: str, page: list[float], text: list[float], *_: object) -> None:
        if words.strip():
            found.append(text[4] * page[0] + page[4])

    sheet.extract_text(visitor_text=note)
    return found


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(part) for part in bytes.fromhex(colour[1:]))})"


@pytest.mark.parametrize("page", [page for page in PAGES if page != "deck"])  # which shows no figure of its own
def test_holds_title_and_source_and_no_button(visit, page):
    tab = visit("/" if page == "overview" else f"/{page}")
    title = tab.page.locator("h1").inner_text()

    sheets, sizes = printed(tab)

    told = "".join(sheets)
    assert set(sizes) == {(210, 297)}
    assert plain(title) in sheets[0]
    assert plain("来源：昆明市政协《昆明市政协2023年工作亮点综述》") in told
    named = say("zh", f"page.{page}")
    assert [words for words in PRESSED if plain(words) in told and words != named] == []


def test_tables_are_printed_whole(visit, kunming):
    """On the screen they scroll; on paper every row stands there."""
    told = "".join(printed(visit("/sources"))[0])

    labels = [plain(item.label["zh"]) for item in (*kunming.figures, *kunming.works)]
    assert [label for label in labels if label not in told] == []


def test_folded_works_are_printed_unfolded(visit, kunming):
    tab = visit("/themes?theme=innovation")
    assert tab.page.locator("details:not([open])").count()

    told = "".join(printed(tab)[0])
    names = [plain(work.label["zh"]) for work in kunming.works if work.theme == "innovation"]
    assert [name for name in names if name not in told] == []


def test_the_reports_address_is_the_only_one(visit):
    """A reader on paper finds the report by it; the way to each place in it is long, and told by its words."""
    told = "".join(printed(visit("/sources?figure=proposals"))[0])

    assert told.count("http") == 1
    assert "http://www.kmszx.gov.cn/c/2024-01-11/4820360.shtml" in told


@pytest.mark.parametrize("path", ["/", "/output", "/themes?theme=policy&figure=proposals", "/timeline"])
@pytest.mark.parametrize("width", [1440, 390])
def test_charts_stand_whole_on_a_sheet(visit, path, width):
    """With title and source, and none of its words beyond the margin, however wide or high it is on the screen."""
    tab = visit(path, width=width)
    charts = [tab.drawing(name) for name in tab.charts()]

    sheets = PdfReader(BytesIO(tab.page.pdf(prefer_css_page_size=True))).pages
    told = [plain(sheet.extract_text()) for sheet in sheets]
    for chart in charts:
        wanted = [plain(words) for words in (chart["title"], *chart["texts"])]
        assert min(sum(words not in sheet for words in wanted) for sheet in told) == 0, chart["title"]
    for sheet in sheets:
        assert max(starts(sheet)) < sheet.mediabox.width - 14 / 25.4 * 72


def test_dark_look_prints_in_light_colours(visit):
    """Words, marks and units of charts, and the page around them."""
    tab = visit("/themes?theme=policy", look="dark")
    tab.page.emulate_media(media="print")
    tab.settle()

    fills = tab.page.locator(
        ".annotation-text, .textpoint text, .annotation-text tspan, .textpoint tspan"
    ).evaluate_all("texts => [...new Set(texts.map(text => getComputedStyle(text).fill))]")
    marks = tab.page.locator('.point:not([style*="opacity: 0;"])').evaluate_all(
        "points => [...new Set(points.map(p => getComputedStyle(p).stroke))]"
    )
    colours = {rgb(colour) for colour in (*LIGHT.categories.values(), LIGHT.rest)}
    assert {rgb(LIGHT.ink), rgb(LIGHT.muted)} <= set(fills) <= {rgb(LIGHT.ink), rgb(LIGHT.muted), *colours}
    assert set(marks) <= colours
    for part in ("h1", ".chart-title", ".st-key-chart-theme"):
        assert tab.page.locator(part).first.evaluate("part => getComputedStyle(part).color") == rgb(LIGHT.ink)


def test_presentation_prints_one_slide_a_sheet(visit):
    """Those not yet seen too, across; and as light as any page."""
    tab = visit("/present?look=dark&slide=rural")
    sheets, sizes = printed(tab)

    assert len(sheets) == 13
    assert set(sizes) == {(297, 210)}
    assert all("来源:" in words for words in sheets)
    assert "4项主要产出" in sheets[0]
    tab.page.emulate_media(media="print")
    title = tab.page.locator(".slide.shown .annotation-text").filter(has_text="乡村振兴：").first
    assert title.evaluate("part => getComputedStyle(part).fill") == rgb(LIGHT.ink)
