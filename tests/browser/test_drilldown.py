"""Drill-down: from any mark to its figure or work, by mouse and by keyboard, and on to the published text."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from cppcc.messages import say
from tests.browser.page import WATCH, new_tab
from tests.cases import few, thorough

MARKS = {
    "/output": [
        ("proposals", "collective_proposals", "集体提案"),
        ("category", "key_proposals", "市领导领衔办理重点提案"),
        ("output", "key_consultations", "重点协商"),
    ],
    "/themes?theme=innovation": [("theme", "courtyard_sessions", "院坝协商议事")],
    "/timeline": [
        ("timeline", "party_alliance", "“凝心·聚力”党建联盟"),  # a day: a dot
        ("timeline", "mohan_studio", "磨憨—磨丁经济合作区政协委员工作室"),  # ten days: a span
    ],
}


@pytest.mark.parametrize(
    ("path", "width"),
    [
        *(pytest.param(path, 1440, marks=[thorough] * (path in ("/output", "/timeline"))) for path in MARKS),
        pytest.param("/output", 390, marks=thorough),
        pytest.param("/timeline", 390, marks=thorough),
    ],
)
def test_click_on_a_mark_opens_its_detail(visit, path, width):
    """The mouse's way in, on any mark, at any width; and where there is room, on from there to another mark beside the
    detail."""
    tab = visit(path, width=width)
    for chart, id, label in MARKS[path]:
        tab.click_mark(chart, id)
        expect(tab.detail()).to_contain_text(label)
        parameters = tab.address()[1]
        assert parameters.get("figure", parameters.get("work")) == [id]
        if width < 1200:
            tab.click(tab.page.get_by_role("button", name=say("zh", "detail.close")))


def test_click_on_a_linear_bar_opens_its_detail(visit):
    """Also where the chart has bars within each unit."""
    tab = visit("/output")
    tab.click(tab.page.get_by_role("radio", name="线性"))
    tab.click_mark("output", "collective_proposals")

    expect(tab.detail()).to_contain_text("集体提案")


def test_mark_opens_again_once_closed(visit):
    """Close the detail, click the same mark: it opens again."""
    tab = visit("/themes?theme=party")
    tab.click_mark("theme", "education_measures")
    tab.click(tab.page.get_by_role("button", name=say("zh", "detail.close")))
    expect(tab.detail()).to_have_count(0)

    tab.click_mark("theme", "education_measures")
    expect(tab.detail()).to_contain_text("主题教育落实措施")


class TestBoard:
    def test_leads_to_figures_categories_themes_and_fields(self, visit):
        tab = visit("/")
        tab.click(tab.opener("figure/key_consultations").first)
        expect(tab.detail()).to_contain_text("30余")
        expect(tab.detail()).to_contain_text("多于30项")
        tab.click(tab.opener("field/ecology"))
        expect(tab.detail()).to_contain_text("10项工作")
        assert tab.address()[1] == {"report": ["kunming-2023"], "within": ["ecology"]}

        tab.click(tab.opener("theme/innovation"))
        assert tab.address() == ("/themes", {"report": ["kunming-2023"], "theme": ["innovation"]})
        assert tab.page.locator("h1").inner_text() == "持续创新探索 激发履职特色不断彰显"
        tab.back().click(tab.opener("category/consultation"))
        assert tab.address() == ("/output", {"report": ["kunming-2023"], "panel": ["consultation"]})

    def test_works_on_ecology_with_the_words_of_the_text_take_one_click_and_the_text_itself_two(self, visit, kunming):
        ecology = [work for work in kunming.works if "ecology" in work.fields]
        tab = visit("/")
        tab.click(tab.opener("field/ecology"))
        told = tab.detail().inner_text()
        assert [work.id for work in ecology if work.label["zh"] not in told or work.at.token not in told] == []

        links = tab.detail().get_by_role("link")
        assert {link.get_attribute("href") for link in links.all()} == {kunming.link(work.at) for work in ecology}

    @pytest.mark.parametrize("width", [1440, pytest.param(390, marks=thorough)])
    def test_detail_is_walked_through_and_left_by_key(self, visit, width):
        """From where it was opened, and back there; the page beside it stays in sight."""
        tab = visit("/", width=width)
        if width < 600:
            tab.page.locator("summary").nth(2).click()
        opener = tab.opener("figure/courtyard_sessions").first
        opener.focus()
        tab.key("Enter")
        expect(tab.detail()).to_contain_text("294")
        place = tab.detail().locator(".counts").first.inner_text()
        tab.click(tab.detail().get_by_role("button", name=say("zh", "detail.next")))
        assert tab.detail().locator(".counts").first.inner_text() != place
        assert tab.address()[1]["figure"] != ["courtyard_sessions"]
        tab.click(tab.detail().get_by_role("button", name=say("zh", "detail.before")))
        assert tab.address()[1]["figure"] == ["courtyard_sessions"]
        tab.detail().get_by_role("button", name=say("zh", "detail.close")).focus()
        tab.key("Escape")
        expect(tab.detail()).to_have_count(0)
        expect(opener).to_be_focused()

    def test_detail_covers_nothing_of_the_page_where_there_is_room(self, visit):
        tab = visit("/?figure=key_consultations")
        beneath = tab.page.evaluate("""() => {
          const { left } = document.querySelector(".st-key-detail").getBoundingClientRect()
          const page = document.querySelector('[data-testid="stMainBlockContainer"]')
          return [...page.querySelectorAll("button, p, h1, h2, h3")].filter((part) => !part.closest(".st-key-detail")
            && part.getBoundingClientRect().right > left).map((part) => part.innerText)
        }""")
        assert beneath == []


def test_detail_tells_wording_bound_theme_and_token_and_links_to_the_place(visit, kunming):
    """The end of the way: what the report says, how to read it, where it stands."""
    figure = kunming.figure("key_consultations")
    tab = visit("/themes?figure=key_consultations")
    told = tab.detail().inner_text()
    assert "30余" in told
    assert "多于30项" in told
    assert f"{kunming.theme(figure.theme).label['zh']} ·「{figure.at.token}」" in told

    link = tab.detail().get_by_role("link")
    address = link.get_attribute("href") or ""
    page, _, fragment = address.partition("#:~:text=")
    assert page == kunming.url
    assert fragment.isascii()
    assert not set("-,& ") & set(fragment)
    assert unquote(fragment) == figure.at.token
    assert link.get_attribute("target") == "_blank"
    assert "noopener" in (link.get_attribute("rel") or "") or "noreferrer" in (link.get_attribute("rel") or "")


def test_by_keyboard_through_the_table(visit):
    """Every mark of a chart stands in its table, as a button."""
    tab = visit("/output")
    tab.chart("output").get_by_role("radio", name=say("zh", "view.chart"), exact=True).focus()
    tab.page.keyboard.press("ArrowRight")
    tab.key("Space")
    tab.page.keyboard.press("Tab")
    first = tab.chart("output").locator("table [data-opens]").first
    expect(first).to_be_focused()
    tab.key("Enter")
    expect(tab.detail()).to_contain_text(first.inner_text())


def test_by_keyboard_to_a_work(visit):
    """Tab to a work's button on the themes page and press Enter; then on to a related one."""
    tab = visit("/themes?theme=party")
    tab.page.locator(".st-key-work-party_alliance button").focus()
    tab.key("Enter")
    expect(tab.detail()).to_contain_text("“凝心·聚力”党建联盟")

    tab.detail().get_by_role("button", name="党建联盟成员党组织23个").focus()
    tab.key("Enter")
    assert tab.address()[1]["figure"] == ["alliance_party_organisations"]
    assert "work" not in tab.address()[1]


def test_by_keyboard_to_a_filter(visit):
    """A filter's options are a row for the arrow keys; Space presses one."""
    tab = visit("/")
    tab.pill("导语").first.focus()
    tab.page.keyboard.press("ArrowRight")
    tab.key("Space")

    assert tab.pressed() == ["党建引领"]


@pytest.mark.parametrize(
    ("path", "chart", "id"),
    few([("/timeline", "timeline", "party_alliance"), ("/output", "output", "collective_proposals")], 1),
)
def test_first_tap_of_a_finger_opens_a_mark(browser, server, path, chart, id):
    """On a phone nothing hovers before it is pressed; one tap is enough all the same."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    context.add_init_script(WATCH)
    tab = new_tab(context, server).open(path)
    tab.tap_mark(chart, id)

    expect(tab.detail()).to_be_visible()
    parameters = tab.address()[1]
    assert parameters.get("figure", parameters.get("work")) == [id]
    context.close()
