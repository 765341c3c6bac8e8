"""The bar beneath a chart: its choices, its buttons, and what they do where a browser cannot."""

from __future__ import annotations

import base64
from urllib.parse import unquote

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
    tab.set_picture("rural", "4:3", "1024", "深色")
    for chart in CHARTS["/output"]:
        expect(tab.bar(chart).locator(".save")).to_have_attribute("title", "PNG，1024×768")
        assert chosen(tab, chart) == ["4:3", "1024", "深色"]

    tab.go_to("timeline")
    assert chosen(tab, "timeline") == ["4:3", "1024", "深色"]
    name, contents = tab.save("timeline", "PNG")
    assert (name, picture(contents).size) == ("kunming-2023_timeline_slide43_dark_1x.png", (1024, 768))
    tab.reload()
    assert chosen(tab, "timeline") == ["4:3", "1024", "深色"]
    assert set(tab.address()[1]) <= {"report"}
    # Another visit begins as usual.
    assert chosen(visit("/timeline", name="choice"), "timeline") == ["16:9", "2560", "浅色"]


def test_menu_opens_without_a_run_of_the_page(visit):
    """Only its small picture is asked for, and again where another frame or look is chosen; the rest of the page stays
    as it is."""
    tab = visit("/output", name="cheap")
    runs = tab.page.evaluate("window.cppccConnection.data.run")
    tab.page.evaluate("document.querySelectorAll('.js-plotly-plot').forEach((plot) => (plot.kept = true))")
    tab.bar("output").locator(".choice").click()
    preview = tab.bar("output").locator(".preview img")
    expect(preview).to_be_visible()
    first = preview.get_attribute("src")
    tab.bar("output").get_by_role("radio", name="A4竖", exact=True).check()
    expect(preview).not_to_have_attribute("src", first)
    expect(tab.bar("output").locator("figcaption")).to_have_text("预览，1588×2246 像素，带标题和来源")
    tab.page.keyboard.press("Escape")

    assert tab.page.evaluate("window.cppccConnection.data.run") == runs
    assert tab.page.evaluate("[...document.querySelectorAll('.js-plotly-plot')].every((plot) => plot.kept)")


def test_preview_is_the_picture(visit):
    """What is saved looks as it did in the menu, and where it takes several that is said."""
    tab = visit("/output", name="preview")
    tab.bar("output").locator(".choice").click()
    preview = tab.bar("output").locator(".preview img")
    expect(preview).to_be_visible()
    shown = unquote(preview.get_attribute("src").partition(",")[2])
    expect(tab.bar("output").locator("figcaption")).to_have_text("预览，2560×1440 像素，带标题和来源，共2张")
    tab.page.keyboard.press("Escape")
    files = tab.save_all("output", "SVG")

    assert [name for name, _ in files] == ["kunming-2023_output_slide.svg", "kunming-2023_output_slide-2.svg"]
    assert files[0][1].decode("utf-8") == shown


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
    expect(tab.bar("timeline").locator(".save")).to_have_attribute("title", "PNG，2048×1536")


def test_picture_is_copied_to_the_clipboard(visit, context):
    """The PNG that would be saved, pixel by pixel."""
    context(1440, "light", "clipboard").grant_permissions(["clipboard-read", "clipboard-write"])
    tab = visit("/timeline", name="clipboard")
    saved = picture(tab.save("timeline", "PNG")[1])
    tab.ask("timeline", "复制图片")
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
    tab.bar("timeline").locator(".choice").click()
    offered = tab.bar("timeline").locator(".offers button:visible span span")
    expect(offered).to_have_text(["存为 PNG", "SVG", "可编辑幻灯片", "Word 文档", "数据 CSV"])
    tab.page.keyboard.press("Escape")
    assert picture(tab.save("timeline", "PNG")[1]).size == SIZE


def test_failure_is_told(visit):
    """A browser that cannot draw so many pixels: what to do is said, and nothing empty is saved."""
    tab = visit("/timeline", name="failure")
    tab.set_picture("timeline", "5120")
    tab.page.evaluate("HTMLCanvasElement.prototype.toDataURL = () => 'data:,'")
    tab.ask("timeline", "PNG")

    expect(tab.told("timeline")).to_have_text("图片生成失败；请把大小选小一些后重试。")
    tab.set_picture("timeline", "2560")


@pytest.mark.parametrize("look", ["light", pytest.param("dark", marks=thorough)])
def test_bar_fits_a_phone(visit, look):
    """At 390 px its menu opens within the screen, and everything in it can be hit with a thumb."""
    tab = visit("/output", width=390, look=look)
    bar = tab.bar("output")
    bar.scroll_into_view_if_needed()
    bar.locator(".choice").click()
    boxes = [each.bounding_box() for each in bar.locator("button:visible, label").all()]

    assert len(boxes) == 4 + 6 + 5 + 4 + 2
    assert [box for box in boxes if box["height"] < 44 or box["width"] < 44] == []
    assert [box for box in boxes if box["x"] < 0 or box["x"] + box["width"] > 390] == []
    assert tab.scrolls_sideways() == []


def chosen(tab, chart):
    """What the menu of a chart's pictures is set to."""
    checked = tab.bar(chart).locator("input:checked + span")
    return checked.evaluate_all("(options) => options.map((option) => option.textContent)")


def test_picture_of_the_proposals_takes_two_clicks_from_the_start_page(visit):
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
        click(tab.bar("proposals").get_by_role("button", name="存图", exact=True))

    assert picture(download.value.path().read_bytes()).size == SIZE
    assert download.value.suggested_filename == "kunming-2023_proposals_slide.png"
    assert clicks == 2


def test_pictures_need_no_plotly(visit):
    """What a browser is given is the picture itself."""
    tab = visit("/timeline", name="hidden", script=HIDDEN_PLOTLY)
    assert tab.page.evaluate("window.Plotly === undefined")
    tab.set_picture("timeline", "A4竖", "794", "深色")
    name, contents = tab.save("timeline", "PNG")

    assert name == "kunming-2023_timeline_a4-portrait_dark_1x.png"
    assert picture(contents).size == (794, 1123)
    assert not is_blank(picture(contents))


class TestFullScreen:
    def test_shows_the_chart_alone(self, visit):
        """As a slide, over everything else, without a run of the page; Escape or its cross leads back to the button."""
        tab = visit("/output", name="full")
        runs = tab.page.evaluate("window.cppccConnection.data.run")
        button = tab.bar("output").get_by_role("button", name="全屏", exact=True)
        button.click()
        pictures = tab.bar("output").locator(".screen img")
        expect(pictures).to_have_count(2)
        expect(pictures.first).to_be_in_viewport(ratio=0.95)
        assert pictures.first.get_attribute("alt").startswith("据《昆明市政协2023年工作亮点综述》")
        tab.bar("output").locator(".screen").get_by_role("button", name="关闭").click()

        expect(pictures.first).not_to_be_visible()
        expect(button).to_be_focused()
        assert not tab.page.evaluate("document.fullscreenElement")
        assert tab.page.evaluate("window.cppccConnection.data.run") == runs
