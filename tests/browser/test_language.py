"""The switch of languages in a real browser: the view stays, the page says which language it is in."""

from __future__ import annotations

from playwright.sync_api import expect


def switch(tab, name):
    return tab.click(tab.page.get_by_test_id("stSidebar").get_by_role("radio", name=name, exact=True))


def test_switch_keeps_filters_and_detail(visit):
    """Pressed options stay pressed under their other names, the detail stays open, and Back undoes the switch."""
    tab = visit("/output?theme=policy&category=proposal&figure=proposals")
    switch(tab, "English")

    assert tab.pressed() == ["City priorities", "Proposals"]
    assert tab.address()[1]["lang"] == ["en"]
    expect(tab.detail()).to_contain_text("442")
    expect(tab.page.get_by_role("heading", level=1)).to_have_text("Output")
    assert (tab.page.title(), tab.page.evaluate("document.documentElement.lang")) == ("CPPCC year dashboard", "en")

    tab.press("Unity")
    assert tab.address()[1]["theme"] == ["policy", "unity"]
    tab.back().back()
    assert tab.pressed() == ["市之要事", "提案"]
    assert tab.page.evaluate("document.documentElement.lang") == "zh-CN"


def test_link_opens_in_its_language(visit):
    """Also before any script has run: a reader's software picks its voice by the page's language."""
    tab = visit("/themes?lang=en&theme=party")

    assert tab.page.request.get(tab.page.url).text().count('<html lang="en"') == 1
    assert tab.page.request.get(tab.root + "/themes").text().count('<html lang="zh-CN"') == 1
    tab.go_to("timeline")
    assert tab.address()[1]["lang"] == ["en"]
