"""The bar beneath a chart: its choices, its buttons, and what they do where a browser cannot."""

from __future__ import annotations

import base64
import re

import pytest
from PIL import ImageChops
from playwright.sync_api import expect

from tests.browser.page import is_blank, picture
from tests.browser.pictures import CHARTS, SIZE
from tests.cases import thorough

#: A browser in which the page's Plotly draws and cannot be reached.
HIDDEN_PLOTLY = """
Object.defineProperty(window, "Plotly", { get: () => undefined, set() {}, configurable: false })
"""


def test_choice_holds_for_all_charts_and_pages_of_a_visit(visit):
    """Chosen once, under any chart; not in the address, so that a link sends no one's choice along."""
    tab = visit("/output", name="choice")
    tab.set_picture("rural", "4:3", "1×", "深色")
    for chart in CHARTS["/output"]:
        expect(tab.chart(chart).locator(".choice")).to_have_text("4:3 · 1× · 深色")

    tab.go_to("timeline")
    expect(tab.chart("timeline").locator(".choice")).to_have_text("4:3 · 1× · 深色")
    name, contents = tab.save("timeline", "PNG")
    assert (name, picture(contents).size) == ("kunming-2023_timeline_slide43_dark_1x.png", (1024, 768))
    tab.reload()
    expect(tab.chart("timeline").locator(".choice")).to_have_text("4:3 · 1× · 深色")
    assert set(tab.address()[1]) <= {"report"}
    # Another visit begins as usual.
    expect(visit("/timeline", name="choice").chart("timeline").locator(".choice")).to_have_text("16:9 · 2× · 浅色")


def test_choosing_asks_the_server_for_nothing(visit):
    """A picture's drawing is sent when it is saved, and only that one."""
    tab = visit("/output", name="cheap")
    sent = tab.page.evaluate("window.__seen.messages")
    tab.set_picture("output", "A4 竖", "4×", "深色")
    assert tab.page.evaluate("window.__seen.messages") == sent

    tab.save("output", "SVG")
    tab.settle()
    assert tab.page.evaluate("window.__seen.messages") == sent + 1


def test_options_are_worked_by_key(visit):
    """Opened, walked through and closed without a mouse; the focus goes in and comes back."""
    tab = visit("/timeline", name="keys")
    choice, panel = (tab.chart("timeline").locator(part) for part in (".choice", ".panel"))
    choice.focus()
    tab.page.keyboard.press("Enter")
    expect(panel).to_be_visible()
    tab.page.keyboard.press("Tab")
    expect(panel.get_by_role("radio", name="16:9")).to_be_focused()
    tab.page.keyboard.press("ArrowRight")
    expect(panel.get_by_role("radio", name="4:3")).to_be_checked()
    shown = panel.locator("label", has_text="4:3").locator("span")
    assert shown.evaluate("(span) => getComputedStyle(span).outlineStyle") == "solid"
    tab.page.keyboard.press("Escape")
    expect(panel).not_to_be_visible()
    expect(choice).to_be_focused()
    expect(choice).to_have_text("4:3 · 2× · 浅色")


def test_picture_is_copied_to_the_clipboard(visit, context):
    """The PNG that would be saved, pixel by pixel."""
    context(1440, "light", "clipboard").grant_permissions(["clipboard-read", "clipboard-write"])
    tab = visit("/timeline", name="clipboard")
    saved = picture(tab.save("timeline", "PNG")[1])
    tab.chart("timeline").get_by_role("button", name="复制图片").click()
    expect(tab.told("timeline")).to_have_text("图片已复制，可直接粘贴到幻灯片")

    url = tab.page.evaluate("""async () => {
      const [item] = await navigator.clipboard.read()
      const blob = await item.getType("image/png")
      return await new Promise((resolve) => {
        const reader = new FileReader()
        reader.onload = () => resolve(reader.result)
        reader.readAsDataURL(blob)
      })
    }""")
    copied = picture(base64.b64decode(url.partition(",")[2]))
    assert ImageChops.difference(copied, saved).getbbox() is None


@pytest.mark.parametrize(
    "missing",
    ["delete window.ClipboardItem", pytest.param("delete Clipboard.prototype.write", marks=thorough)],
)
def test_copying_is_not_offered_where_the_browser_cannot(visit, missing):
    """A button that must fail is not shown; the downloads remain."""
    tab = visit("/timeline", name=missing, script=missing)
    buttons = tab.chart("timeline").locator(".bar button:visible")

    expect(buttons).to_have_text(["16:9 · 2× · 浅色", "PNG", "SVG", "幻灯片", "Word 文档", "CSV"])
    assert picture(tab.save("timeline", "PNG")[1]).size == SIZE


def test_failure_is_told(visit):
    """A browser that cannot draw so many pixels: what to do is said, and nothing empty is saved."""
    tab = visit("/timeline", name="failure")
    tab.set_picture("timeline", "4×")
    tab.page.evaluate("HTMLCanvasElement.prototype.toDataURL = () => 'data:,'")
    tab.chart("timeline").get_by_role("button", name="PNG", exact=False).first.click()

    expect(tab.told("timeline")).to_have_text("图片生成失败；请调低清晰度倍数后重试。")
    tab.set_picture("timeline", "2×")


@pytest.mark.parametrize("look", ["light", pytest.param("dark", marks=thorough)])
def test_bar_fits_a_phone(visit, look):
    """At 390 px it wraps, opens within the screen, and everything in it can be hit with a thumb."""
    tab = visit("/output", width=390, look=look)
    bar = tab.chart("output").locator('[class*="st-key-export-"]')
    bar.scroll_into_view_if_needed()
    bar.locator(".choice").click()
    boxes = [each.bounding_box() for each in bar.locator("button:visible, label").all()]

    assert len(boxes) == 7 + 5 + 4 + 2
    assert [box for box in boxes if box["height"] < 44 or box["width"] < 44] == []
    assert [box for box in boxes if box["x"] < 0 or box["x"] + box["width"] > 390] == []
    assert tab.scrolls_sideways() == []


def test_picture_of_the_proposals_takes_three_clicks_from_the_start_page(visit):
    """Task (a): “a 16:9 picture of proposals for a slide”."""
    tab = visit("/", name="task")
    clicks = 0

    def click(what):
        nonlocal clicks
        clicks += 1
        what.click()

    click(tab.page.get_by_test_id("stSidebar").get_by_role("link", name="产出"))
    tab.page.wait_for_selector(".st-key-chart-proposals .main-svg")
    with tab.page.expect_download() as download:
        click(tab.chart("proposals").get_by_role("button", name=re.compile("^PNG")))

    assert picture(download.value.path().read_bytes()).size == SIZE
    assert download.value.suggested_filename == "kunming-2023_proposals_slide.png"
    assert clicks <= 3


def test_pictures_need_no_plotly(visit):
    """What a browser is given is the picture itself."""
    tab = visit("/timeline", name="hidden", script=HIDDEN_PLOTLY)
    assert tab.page.evaluate("window.Plotly === undefined")
    tab.set_picture("timeline", "A4 竖", "1×", "深色")
    name, contents = tab.save("timeline", "PNG")

    assert name == "kunming-2023_timeline_a4-portrait_dark_1x.png"
    assert picture(contents).size == (794, 1123)
    assert not is_blank(picture(contents))
