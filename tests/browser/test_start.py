"""What stands on the page before the dashboard does, in browsers and on lines that it cannot do with; and what it does
without where a browser has less than it uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from cppcc.messages import LANGUAGES, say
from tests.browser.conftest import new_context
from tests.browser.page import WATCH, Visitor, new_tab

#: Chromium 88 to 111: a flag of regular expressions that Streamlit's scripts use is a mistake of grammar.
NO_V = """window.RegExp = class extends RegExp {
  constructor(pattern, flags) {
    if (/v/.test(flags)) throw new SyntaxError("Invalid flags")
    super(pattern, flags)
  }
}"""
#: Chromium 112 and 113, Firefox before 125.
NO_POPOVER = """
delete HTMLElement.prototype.popover
delete HTMLElement.prototype.showPopover
delete HTMLButtonElement.prototype.popoverTargetElement
delete Promise.withResolvers
"""
WECHAT = (
    "Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.50"
)


@pytest.fixture
def page(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """A page of a browser in which this script runs first."""
    made: list[BrowserContext] = []

    def start(script: str = "") -> Page:
        made.append(new_context(browser, script=script))
        return made[-1].new_page()

    yield start
    for each in made:
        each.close()


def says(page: Page, *names: str) -> None:
    """These texts of the start stand on the page, in both languages, and no others of them."""
    shown = page.locator("#cppcc-start > div:not([hidden])")
    expect(shown).to_have_count(len(names))
    for at, name in enumerate(names):
        for language in LANGUAGES:
            expect(shown.nth(at)).to_contain_text(say(language, f"start.{name}"))
            expect(shown.nth(at).locator(f'[lang="{say(language, "language.tag")}"]')).to_be_visible()


class TestWords:
    def test_old_browser_is_told_and_led_to_the_single_page(self, server: str, page):
        opened = page(NO_V)
        opened.goto(f"{server}/output?theme=unity&lang=en", wait_until="domcontentloaded")
        says(opened, "old", "page")
        expect(opened.locator("#cppcc-start p").first).to_have_attribute("lang", "en")
        opened.locator("#cppcc-start a").first.click()
        expect(opened.locator("h1")).to_be_visible()
        assert opened.url == f"{server}/report.html?theme=unity&lang=en"

    def test_slow_line_never_leaves_the_page_white(self, server: str, page):
        opened = page()
        opened.clock.install()
        opened.route("**/static/js/**", lambda route: None)  # which are on their way
        opened.goto(server, wait_until="commit")
        says(opened, "opening")
        opened.clock.fast_forward(16000)
        says(opened, "slow", "page")

    def test_line_that_a_proxy_does_not_let_through(self, server: str, page):
        opened = page()
        opened.clock.install()
        opened.route_web_socket(re.compile("_stcore/stream"), lambda socket: socket.close())
        opened.goto(server)
        says(opened, "opening")
        opened.locator("[data-test-connection-state]").wait_for(state="attached")
        for _ in range(8):  # until Streamlit gives up for the first time, and would say so
            opened.clock.fast_forward(16000)
        says(opened, "line", "page")
        expect(opened.get_by_test_id("stDialog")).not_to_be_visible()

    def test_go_as_soon_as_the_dashboard_is_there(self, visit):
        tab = visit("/present")
        assert tab.page.locator("#cppcc-start").count() == 0
        assert not tab.page.evaluate("document.documentElement.classList.contains('cppcc-starting')")


def test_options_of_a_picture_without_popover(server: str, browser: Browser):
    """They open at their button, and close at Escape and at a press elsewhere."""
    context = new_context(browser, script=NO_POPOVER)
    tab = new_tab(context, server).open("/output")
    bar = tab.bar("output")
    panel, button = bar.locator(".panel"), bar.locator(".choice")
    expect(panel).not_to_be_visible()
    tab.set_picture("output", "4:3")
    assert tab.save("output", "PNG")[0] == "kunming-2023_output_slide43.png"
    button.click()
    expect(panel).to_be_visible()
    expect(panel.get_by_role("radio", name="4:3")).to_be_checked()
    tab.page.locator("h1").click()
    expect(panel).not_to_be_visible()
    assert tab.troubles == []
    context.close()


def test_app_that_saves_no_files_is_given_the_picture(server: str, browser: Browser):
    """To hold; and is told where files can be saved, and never that one was."""
    context = browser.new_context(user_agent=WECHAT, locale="zh-CN", viewport={"width": 390, "height": 844})
    context.add_init_script(WATCH)
    context.set_default_timeout(15000)
    tab: Visitor = new_tab(context, server).open("/output")
    downloads: list[object] = []
    tab.page.on("download", lambda download: downloads.append(download))
    card = tab.chart("output")
    tab.ask("output", "PNG")
    held = card.locator("dialog.held")
    expect(held).to_be_visible()
    expect(held).to_contain_text(say("zh", "export.hold"))
    tab.page.wait_for_function("image => image.naturalWidth > 1000", arg=held.locator("img").first.element_handle())
    assert (held.locator("img").first.get_attribute("src") or "").startswith("data:image/png")
    held.get_by_role("button").click()
    expect(held).not_to_be_visible()
    tab.ask("output", "CSV")
    expect(tab.told("output")).to_have_text(say("zh", "export.inside"))
    tab.open("/sources").open_downloads()
    expect(tab.page.get_by_text(say("zh", "export.inside"))).to_be_visible()
    assert (downloads, tab.troubles) == ([], [])
    context.close()
