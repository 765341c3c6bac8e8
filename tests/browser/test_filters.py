"""Filters: each changes all that the page shows, and each visitor has their own."""

from __future__ import annotations

from playwright.sync_api import expect

from cppcc.messages import say
from tests.browser.page import PAGES
from tests.cases import CI, few

#: A filter → the label of an option that takes something from every chart of every page.
OPTIONS = {"theme": "团结联合", "field": "乡村", "category": "协商", "actor": "全市政协系统"}


def test_pressing_an_option_changes_chart_counts_and_address(visit):
    """创新探索 in the sidebar: another title, other marks, another count, and an address that says so."""
    tab = visit("/output")
    before, counts = tab.drawing("output"), tab.counts()
    assert "proposals" in before["marks"]

    tab.press("创新探索")
    after = tab.drawing("output")
    assert tab.pressed() == ["创新探索"]
    assert after["title"] != before["title"]
    assert "proposals" not in after["marks"]
    assert set(after["marks"]) < set(before["marks"])
    assert "工作主题：创新探索" in after["words"]
    assert tab.counts() != counts
    assert tab.counts() == say("zh", "filter.left", figures=10, works=24)
    assert tab.address() == ("/output", {"report": ["kunming-2023"], "theme": ["innovation"]})


def test_options_tell_what_each_would_leave(visit):
    """The counts beside the options follow the other filters, and the choice outlives that."""
    tab = visit("/")

    def beside(name):
        return tab.pill(name).first.evaluate("pill => getComputedStyle(pill, '::after').content").strip('"')

    assert beside("创新探索") == "10·24"
    tab.press("媒体报道")
    assert beside("创新探索") == "1·6"
    tab.press("创新探索")
    assert tab.pressed() == ["创新探索", "媒体报道"]
    assert tab.counts() == say("zh", "filter.left", figures=1, works=6)


def test_each_filter_changes_every_chart(visit):
    """No chart on any page stays as it was under any of the four filters, unless it goes."""
    tab = visit("/")

    def drawings():
        found: dict[tuple[str, str], str] = {}
        for page in few(PAGES, 3):
            tab.go_to(page)
            found |= {(page, chart): tab.drawing(chart)["words"] for chart in tab.charts()}
        return found

    before = drawings()
    assert len(before) == (10 if CI else 4)
    unchanged = []
    for name, option in OPTIONS.items():
        tab.press(option)
        unchanged += [(name, *place) for place, words in drawings().items() if before.get(place) == words]
        tab.press(option)

    assert unchanged == []


def test_reset_is_one_click(visit):
    """Reset clears all filters at once, in one step."""
    tab = visit("/output?theme=policy&actor=city&category=consultation")
    assert len(tab.pressed()) == 3

    tab.click(tab.page.get_by_role("button", name=say("zh", "filter.reset")))
    assert tab.pressed() == []
    assert tab.address() == ("/output", {"report": ["kunming-2023"]})
    expect(tab.page.get_by_role("button", name=say("zh", "filter.reset"))).to_be_disabled()
    assert len(tab.back().pressed()) == 3


def test_nothing_left_is_said_kindly(visit):
    """Filters that leave nothing: a word on what to do in place of empty axes."""
    tab = visit("/output?theme=introduction&actor=national")

    assert any(say("zh", "filter.empty") in told for told in tab.warnings())
    assert tab.page.locator(".js-plotly-plot").count() == 0
    tab.click(tab.page.get_by_role("button", name=say("zh", "filter.reset")))
    expect(tab.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()


def test_filters_go_along_from_page_to_page(visit):
    """What is chosen on one page is in force on the next, by the sidebar and by a theme's card."""
    tab = visit("/")
    tab.press("市政协").press("协商")
    for page in ("output", "timeline", "overview"):
        tab.go_to(page)
        assert tab.pressed() == ["协商", "市政协"]

    tab.click(tab.opener("theme/policy"))
    assert tab.address()[0] == "/themes"
    assert tab.pressed() == ["市之要事", "协商", "市政协"]


def test_two_visitors_keep_their_own(visit):
    """What one visitor presses, another never sees."""
    one = visit("/output", look="light")
    two = visit("/output", look="dark")
    one.press("创新探索")
    two.press("团结联合")
    one.press("市政协")

    assert (one.pressed(), two.pressed()) == (["创新探索", "市政协"], ["团结联合"])
    assert one.reload().pressed() == ["创新探索", "市政协"]
    assert two.reload().pressed() == ["团结联合"]
    assert one.drawing("output")["title"] != two.drawing("output")["title"]
