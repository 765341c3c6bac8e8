"""Ways to a detail beside the charts' own marks, and the words that a chart is told in, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from cppcc.messages import say
from tests.browser.page import Visitor
from tests.cases import few


def rows(tab: Visitor, table: str) -> list[list[str]]:
    """What a table shows, from the copy of it that screen readers get."""
    lines = tab.page.locator(f".st-key-{table} table[role=grid] tbody tr")
    tab.page.locator(f".st-key-{table}").scroll_into_view_if_needed()
    expect(lines.first).to_be_attached()
    found: list[list[str]] = lines.evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll('[role=gridcell]')].map(cell => cell.textContent))"
    )
    return found


def choose_row(tab: Visitor, table: str, number: int) -> None:
    """Clicks the box at a row's beginning; rows are 35 px high, and the head is one of them."""
    rows(tab, table)
    grid = tab.page.locator(f".st-key-{table} .dvn-scroller")
    tab.does(lambda: grid.click(position={"x": 18, "y": 35 * (number + 1) + 17}))


class TestTables:
    def test_a_row_leads_to_its_detail_and_back(self, visit, kunming):
        """Chosen, its detail is open and stands in the address; closed, the row can be chosen again."""
        tab = visit("/sources")
        choose_row(tab, "figures-table", 1)
        expect(tab.detail()).to_contain_text("400余")
        assert tab.address()[1]["figure"] == ["members"]

        tab.click(tab.page.get_by_role("button", name=say("zh", "detail.close")))
        choose_row(tab, "figures-table", 1)
        expect(tab.detail()).to_contain_text("400余")

        choose_row(tab, "works-table", 3)
        assert tab.address()[1]["work"] == [kunming.works[3].id]

    def test_what_matters_is_in_view(self, visit):
        """At 1440 px: name, wording, theme, place and link, without scrolling the table."""
        tab = visit("/sources")

        assert rows(tab, "figures-table")[1][:4] == ["委员", "400余名", "导语", "400余名委员"]
        cells = tab.page.locator(".st-key-figures-table thead th").all_inner_texts()
        assert cells[:5] == ["指标", "原文表述", "主题", "原文位置", "原文"]


def test_which_works_concern_ecology_and_where_does_the_report_say_so(visit, kunming):
    """At most four clicks from the start page: the filter, the page with all places, a work, the report there."""
    ecology = [work for work in kunming.works if "ecology" in work.fields]
    tab = visit("/")
    clicks = 0

    tab.press("生态环境")
    clicks += 1
    tab.click(tab.page.get_by_test_id("stSidebar").get_by_role("link", name="数据来源"))
    clicks += 1
    assert say("zh", "sources_page.works", count=len(ecology)) in tab.page.locator("h2").all_inner_texts()
    shown = [row[:3] for row in rows(tab, "works-table")]
    assert shown == [[w.label["zh"], kunming.theme(w.theme).short["zh"], w.at.token] for w in ecology][: len(shown)]
    assert len(shown) > 8
    choose_row(tab, "works-table", 2)
    clicks += 1
    assert f"「{ecology[2].at.token}」" in tab.detail().inner_text()
    assert tab.detail().get_by_role("link").get_attribute("href") == kunming.link(ecology[2].at)
    clicks += 1  # on that link, which leads out of here

    assert clicks <= 4


def test_send_a_colleague_this_exact_view(visit, context, server):
    """At most two clicks: the page's link, and what the colleague's browser opens it with. They see the same."""
    context().grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    tab = visit("/output?lang=en&field=rural&scale=linear&figure=rural_suggestions")
    seen = tab.view(), tab.drawing("output")
    clicks = 0

    tab.page.get_by_role("button", name=say("en", "link.copy")).click()
    clicks += 1
    expect(tab.page.get_by_text(say("en", "link.only_here"))).to_be_visible()
    copied = tab.page.evaluate("navigator.clipboard.readText()")
    assert copied == tab.page.url

    colleague = visit(copied.removeprefix(server), name="a colleague")
    assert (colleague.view(), colleague.drawing("output")) == seen
    assert clicks <= 2


class TestMatrix:
    @pytest.mark.parametrize("width", few([390, 1440], 1))
    def test_a_click_on_a_cells_ground_sets_both_filters(self, visit, width):
        tab = visit("/output", width=width)
        tab.click_mark("matrix", "policy/proposal", corner=True)

        assert tab.address()[1] == {"report": ["kunming-2023"], "theme": ["policy"], "category": ["proposal"]}
        assert tab.drawing("matrix")["marks"] == ["proposals"]

    def test_a_click_on_a_name_opens_its_detail(self, visit):
        """On the name itself, which lies on the cell's ground."""
        tab = visit("/output")
        tab.click_mark("matrix", "key_consultations")

        expect(tab.detail()).to_contain_text("30余")
        assert "theme" not in tab.address()[1]

    def test_by_keyboard(self, visit):
        tab = visit("/output")
        tab.page.get_by_label(say("zh", "matrix.pick")).focus()
        tab.page.keyboard.type("团结联合 × 大会发言")
        expect(tab.page.get_by_role("option")).to_have_count(1)
        tab.page.keyboard.press("ArrowDown")
        tab.key("Enter")

        assert (tab.address()[1]["theme"], tab.address()[1]["category"]) == (["unity"], ["speech"])


class TestSearch:
    @pytest.mark.parametrize("width", few([1440, 390], 1))
    def test_by_keyboard_to_a_detail(self, visit, width):
        """Type, Enter, Tab to what was found, Enter. What was looked for stands in no address."""
        tab = visit("/output", width=width)
        tab.page.get_by_label(say("zh", "search.label")).focus()
        tab.page.keyboard.type("重点协商")
        tab.key("Enter")
        assert tab.scrolls_sideways() + tab.cut_words() == []
        tab.page.locator(".st-key-found").get_by_role("button").first.focus()
        tab.key("Enter")

        expect(tab.detail()).to_contain_text("多于30项")
        assert tab.address() == ("/output", {"report": ["kunming-2023"], "figure": ["key_consultations"]})
        assert tab.page.locator(".st-key-found").count() == 0

    def test_to_the_glossary_and_back(self, visit):
        """A term is brought before the reader; one step of Back leads to where they were."""
        tab = visit("/timeline?report=kunming-2023")
        tab.page.get_by_label(say("zh", "search.label")).fill("至少")
        tab.key("Enter")
        tab.click(tab.page.locator(".st-key-found").get_by_role("link").first)

        assert tab.address() == ("/sources", {"report": ["kunming-2023"], "term": ["bounds.at_least"]})
        expect(tab.page.locator(".asked")).to_be_in_viewport()
        assert "30余项" in tab.page.locator(".asked").inner_text()

        tab.back()
        assert tab.address()[0] == "/timeline"


class TestWords:
    def test_are_copied_with_their_source(self, visit, context, server):
        """What is copied is what a screen reader hears, and where it is from."""
        context().grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
        tab = visit("/output")
        card = tab.chart("proposals")
        alternative = card.locator("[aria-label^='据《昆明市政协2023年工作亮点综述》']").get_attribute("aria-label")
        tab.show("proposals", say("zh", "view.words"))
        card.get_by_role("button", name=say("zh", "words.copy")).click()
        expect(card.get_by_text(say("zh", "words.copied"))).to_be_visible()

        copied = tab.page.evaluate("navigator.clipboard.readText()").split("\n")
        assert copied[0] == alternative
        assert copied[0].startswith("据《昆明市政协2023年工作亮点综述》，2023年提案442件；")
        assert copied[1].startswith("来源：昆明市政协《昆明市政协2023年工作亮点综述》，2024-01-11")

    def test_have_no_button_without_a_clipboard(self, visit):
        """As on plain http: the text stands there all the same."""
        gone = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
        tab = visit("/timeline", name="no clipboard", script=gone)
        card = tab.chart("timeline")
        tab.show("timeline", say("zh", "view.words"))

        expect(
            card.get_by_text("据《昆明市政协2023年工作亮点综述》，2023年4至6月，生态环境保护民主监督").last
        ).to_be_visible()
        assert card.get_by_role("button", name=say("zh", "words.copy")).count() == 0


@pytest.mark.parametrize("path", few(["/sources?term=bounds.exact", "/timeline?field=ecology", "/sources"], 1))
def test_pages_fit_a_phone(visit, path):
    """Lists and an open glossary at 390 px: nothing cut, nothing to scroll to the side for."""
    tab: Any = visit(path, width=390)
    for folded in tab.page.get_by_test_id("stExpander").locator("summary").all()[:3]:
        folded.click()
    tab.settle_anew()

    assert tab.scrolls_sideways() + tab.cut_words() == []
