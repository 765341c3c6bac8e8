"""Drill-down: from any mark to its figure or work, by mouse and by keyboard, and on to the published text."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from cppcc.messages import say
from tests.browser.page import WATCH, new_tab
from tests.cases import few, thorough

MARKS = {
    "/": [("output", "key_consultations", "重点协商"), ("output", "collective_proposals", "集体提案")],
    "/output": [
        ("proposals", "collective_proposals", "集体提案"),
        ("category", "key_proposals", "市领导领衔办理重点提案"),
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
        pytest.param("/", 390, marks=thorough),
        pytest.param("/timeline", 390, marks=thorough),
    ],
)
def test_click_on_a_mark_opens_its_detail(visit, path, width):
    """The mouse's way in, on any mark, at any width; and on from there to another mark beside the detail."""
    tab = visit(path, width=width)
    for chart, id, label in MARKS[path]:
        tab.click_mark(chart, id)
        expect(tab.detail()).to_contain_text(label)
        parameters = tab.address()[1]
        assert parameters.get("figure", parameters.get("work")) == [id]


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


def test_tile_and_theme_card_lead_on(visit):
    """A headline tile opens its figure; a theme's card opens its theme."""
    tab = visit("/")
    tab.click(tab.page.locator(".st-key-tile-key_consultations").get_by_role("button"))
    expect(tab.detail()).to_contain_text("30余")
    expect(tab.detail()).to_contain_text("多于30项")

    tab.click(tab.page.locator(".st-key-card-innovation").get_by_role("link"))
    assert tab.address() == ("/themes", {"report": ["kunming-2023"], "theme": ["innovation"]})
    assert tab.page.locator("h1").inner_text() == "持续创新探索 激发履职特色不断彰显"


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


def test_by_keyboard_through_the_select_box(visit):
    """Tab to the box under the chart, type a few characters, Enter: the detail is open."""
    tab = visit("/")
    keys = tab.page.keyboard
    for _ in range(120):
        keys.press("Tab")
        if tab.page.evaluate("document.activeElement.getAttribute('aria-label')") == say("zh", "detail.pick_any"):
            break
    else:
        pytest.fail("Tab never reaches the select box")
    assert tab.page.evaluate("!!document.activeElement.closest('.st-key-chart-headline')")

    keys.type("重点协商")
    expect(tab.page.get_by_role("option")).to_have_count(1)
    keys.press("ArrowDown")
    tab.key("Enter")
    expect(tab.detail()).to_contain_text("重点协商")
    assert tab.address()[1]["figure"] == ["key_consultations"]


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
