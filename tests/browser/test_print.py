"""Printed pages: A4, what is read and nothing that is pressed, charts whole, on white paper in either look."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PageObject, PdfReader

from cppcc.design.looks import LIGHT
from cppcc.files.load import vocabulary
from cppcc.messages import say
from cppcc.model.selection import Barrier, barred_pairs
from cppcc.speech import phrases, statements
from cppcc.speech.glossary import glossary
from tests.browser.page import PAGES, Visitor
from tests.cases import cases, few, thorough
from tests.speeches import ZH, speech
from tests.unit.printed import plain

#: What stands on buttons and in boxes.
PRESSED = [
    *(say("zh", key) for key in ("export.save", "export.full", "detail.close", "detail.pick_any", "filter.reset")),
    *(say("zh", key) for key in ("downloads.menu", "filter.counts")),
    *(say("zh", key) for key in ("link.copy", "words.copy", "overview.deck", "export.add")),
    *(say("zh", key) for key in ("deck_page.choose_file", "sources_page.xlsx", "sources_page.pdf", "search.label")),
    # And what tells how to press.
    *(say("zh", key) for key in ("matrix.ground", "sources_page.row_help")),
]


def printed(tab: Visitor) -> tuple[list[str], list[tuple[int, int]]]:
    """The sheets' words without blanks, and their sizes in millimetres."""
    sheets = PdfReader(BytesIO(tab.page.pdf(prefer_css_page_size=True))).pages
    words = [plain(sheet.extract_text()) for sheet in sheets]
    return words, [
        (round(sheet.mediabox.width / 72 * 25.4), round(sheet.mediabox.height / 72 * 25.4)) for sheet in sheets
    ]


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


@pytest.mark.parametrize(("page", "look"), few(cases(PAGES, ["light", "dark"], together=1), 1))
def test_holds_title_and_source_and_no_button(visit, page, look):
    path = {"overview": "/", "deck": "/deck?deck=cover"}.get(page, f"/{page}")
    tab = visit(path, look=look)
    title = tab.page.locator("h1").inner_text()

    sheets, sizes = printed(tab)

    told = "".join(sheets)
    assert all(sheets)  # none is empty
    assert set(sizes) == {(210, 297)}
    assert plain(title) in sheets[0]
    if page != "deck":  # which shows no figure of its own
        assert plain("来源：昆明市政协《昆明市政协2023年工作亮点综述》") in told
    named = say("zh", f"page.{page}")
    assert [words for words in PRESSED if plain(words) in told and words != named] == []


def test_works_are_printed_unfolded(visit, kunming):
    told = "".join(printed(visit("/themes?theme=innovation"))[0])
    names = [plain(work.label["zh"]) for work in kunming.works if work.theme == "innovation"]
    assert [name for name in names if name not in told] == []


def test_sources_are_printed_whole_and_unfolded(visit, kunming):
    """On the screen tables scroll, and terms, barred pairs and the figures of what is unstated are folded;
    on paper every row stands there."""
    tab = visit("/sources")
    assert tab.page.locator("details:not([open])").count()
    told = "".join(printed(tab)[0])

    wanted = [item.label["zh"] for item in (*kunming.figures, *kunming.works)]
    entries = [entry for group in glossary(kunming).values() for entry in group]
    # Without the dashes of some, for which the text layer has others.
    wanted += [words["zh"].partition("、~")[0] for entry in entries for words in (entry.label, entry.definition)]
    for why, pairs in barred_pairs(kunming, kunming.figures).items():
        wanted.append(say("zh", "sources_page.barred", why=phrases.why_not(why, ZH), count=len(pairs)))
        for pair in pairs if why is not Barrier.UNITS_DIFFER else ():
            a, b = (phrases.labelled(figure, ZH) for figure in pair)
            wanted.append(say("zh", "sources_page.pair", a=a, b=b))
    for item in kunming.unstated:
        labels = [phrases.labelled(kunming.figure(id), ZH) for id in item.figures]
        wanted.append("".join((item.text["zh"], *labels)))
    assert len(wanted) > 200
    assert [words for words in wanted if plain(words) not in told] == []


@thorough
def test_works_without_a_date_are_printed_unfolded(visit, kunming):
    told = "".join(printed(visit("/timeline"))[0])

    assert [work.label["zh"] for work in kunming.works if plain(work.label["zh"]) not in told] == []


@pytest.mark.parametrize(("language", "width"), few(cases(["zh", "en"], [1440, 390], together=1), 1))
def test_every_figure_of_the_board_has_its_unit(visit, kunming, language, width):
    told = "".join(printed(visit(f"/?lang={language}", width=width))[0])

    for figure in kunming.figures:
        assert plain(figure.label[language]) in told
        for piece in statements.quantity_pieces(figure.quantity, speech(language)):
            assert plain(piece.text) in told


@pytest.mark.parametrize("width", [1440, pytest.param(390, marks=thorough)])
def test_matrix_is_printed_as_a_table(visit, kunming, width):
    """In type that can be read, and not drawn as well."""
    tab = visit("/output", width=width)
    told = "".join(printed(tab)[0])

    told = told[told.index(plain(tab.drawing("matrix")["title"])) :]
    placed = [work for work in kunming.works if work.figures]
    names = [phrases.labelled(figure, ZH) for figure in kunming.figures] + [work.label["zh"] for work in placed]
    names += [vocabulary().categories[figure.category].label["zh"] for figure in kunming.figures]
    assert [name for name in names if plain(name) not in told] == []
    tab.page.emulate_media(media="print")
    assert not tab.page.locator(".st-key-plot-matrix").is_visible()


def test_a_chart_shown_as_its_table_is_printed_as_it(visit, kunming):
    tab = visit("/themes?theme=unity")
    tab.show("theme", "表")

    told = "".join(printed(tab)[0])
    tokens = [figure.at.token for figure in kunming.figures if figure.theme == "unity"]
    assert [token for token in tokens if plain(token) not in told] == []


def test_the_reports_address_is_the_only_one(visit):
    """A reader on paper finds the report by it; the way to each place in it is long, and told by its words."""
    told = "".join(printed(visit("/sources?figure=proposals"))[0])

    assert told.count("http") == 1
    assert "http://www.kmszx.gov.cn/c/2024-01-11/4820360.shtml" in told


@pytest.mark.parametrize(
    ("path", "width"),
    few(cases(["/", "/output", "/themes?theme=policy&figure=proposals", "/timeline"], [1440, 390], together=1), 2),
)
def test_charts_stand_whole_on_a_sheet(visit, path, width):
    """With title and source, and none of its words beyond the margin, however wide or high it is on the screen."""
    tab = visit(path, width=width)
    charts = [tab.drawing(name) for name in tab.charts() if name != "matrix"]  # which is a table there

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
    tab.settle_anew()

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
    assert "全年提案442件" in sheets[0]
    tab.page.emulate_media(media="print")
    title = tab.page.locator(".slide.shown .annotation-text").filter(has_text="助力乡村振兴").first
    assert title.evaluate("part => getComputedStyle(part).fill") == rgb(LIGHT.ink)
