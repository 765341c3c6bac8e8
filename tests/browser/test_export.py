"""Pictures and data of a chart: made in the visitor's browser, of the exact size, with title and source, always."""

from __future__ import annotations

import base64
import html
import json
import re
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import expect

from cppcc.design.frames import FRAMES
from cppcc.design.looks import DARK, LIGHT
from cppcc.files.load import REPORTS, read
from cppcc.messages import say
from tests.browser.page import FAULTS, Visitor, is_blank, picture
from tests.cases import few, thorough
from tests.plots import markup

SIZE = (2560, 1440)


#: Page → the charts that it has without filters.
CHARTS = {
    "/": ["headline", "output", "matrix"],
    "/output": ["output", "category", "proposals", "courtyard", "rural"],
    "/themes?theme=policy": ["theme"],
    "/timeline": ["timeline"],
}


#: Keeps what the page's own Plotly is asked to draw.
SPY = """() => {
  if (window.__drawn) return
  const draw = window.Plotly.toImage
  window.__drawn = { draw }
  window.Plotly.toImage = (spec, options) => {
    Object.assign(window.__drawn, { spec: JSON.stringify(spec), options })
    return draw(spec, options)
  }
}"""


#: The same picture without some of its texts.
WITHOUT = """async ([without]) => {
  const { draw, spec, options } = window.__drawn
  const less = JSON.parse(spec)
  for (const place of without) less.layout.annotations[place].text = ""
  return await draw(less, options)
}"""


#: What is wrong in the picture last drawn.
FAULTS_OF_LAST = f"() => ({FAULTS})(JSON.parse(window.__drawn.spec))"


#: A browser in which the page's Plotly draws and cannot be reached.
HIDDEN_PLOTLY = """
Object.defineProperty(window, "Plotly", { get: () => undefined, set() {}, configurable: false })
"""


def words(text: str) -> str:
    """Without tags and blanks, as lines of a picture break anywhere."""
    return re.sub(r"\s", "", html.unescape(re.sub(r"<[^>]*>", "", text)))


def furniture(tab: Visitor, chart: str) -> tuple[list[int], list[int], list[dict[str, Any]]]:
    """Which annotations of the picture last drawn are its title and its source line."""
    annotations: list[dict[str, Any]] = tab.page.evaluate("() => JSON.parse(window.__drawn.spec).layout.annotations")
    title = words(tab.chart(chart).locator(".chart-title").inner_text())
    source = words(tab.chart(chart).locator(".chart-source").inner_text())
    titles = [i for i, a in enumerate(annotations) if a["y"] > 1 and words(a["text"]) in title and words(a["text"])]
    # The axis's names, each in the middle of its place, stand beneath the contents too.
    sources = [i for i, a in enumerate(annotations) if a["y"] < 0 and a["xanchor"] == "left"]
    assert "".join(words(annotations[i]["text"]) for i in titles) == title
    # The report, as on the page; what else a picture says depends on the rows that it has room for.
    assert "".join(words(annotations[i]["text"]) for i in sources).startswith(source.split("·")[0])
    return titles, sources, annotations


def redrawn(tab: Visitor, without: list[int]) -> Image.Image:
    """The picture last drawn, without these annotations."""
    url: str = tab.page.evaluate(WITHOUT, [without])
    return picture(base64.b64decode(url.partition(",")[2]))


@pytest.mark.parametrize("path", few(CHARTS, 2))
def test_every_chart_gives_a_picture(visit, path):
    """One press of PNG under each chart: 2560×1440, named by what it shows, something on it, no word cut or hidden."""
    tab = visit(path)
    tab.page.evaluate(SPY)
    assert tab.charts() == CHARTS[path]

    for chart in CHARTS[path]:
        name, contents = tab.save(chart, "PNG")
        image = picture(contents)
        assert (chart, image.size) == (chart, SIZE)
        assert (chart, is_blank(image)) == (chart, False)
        filters = "_theme-policy" if chart == "theme" else "_category-proposal" if chart == "category" else ""
        assert name == f"kunming-2023_{chart}{filters}_slide.png"
        assert (chart, tab.page.evaluate(FAULTS_OF_LAST)) == (chart, [])


@pytest.mark.parametrize("look", [pytest.param("light", marks=thorough), "dark"])
def test_png_holds_title_and_source(visit, look):
    """Drawn again without its title, the picture differs above the chart and nowhere else; so with its source below.
    In a dark browser too it is ink on white paper."""
    tab = visit("/output", look=look)
    tab.page.evaluate(SPY)
    image = picture(tab.save("output", "PNG")[1])
    titles, sources, _ = furniture(tab, "output")
    assert image.getpixel((2, 2)) == tuple(int(LIGHT.paper[place : place + 2], 16) for place in (1, 3, 5))
    assert ImageChops.difference(image, redrawn(tab, [])).getbbox() is None

    top = ImageChops.difference(image, redrawn(tab, titles)).getbbox()
    assert top is not None
    assert top[1] > 10
    assert top[3] < SIZE[1] * 0.2
    assert top[2] - top[0] > SIZE[0] * 0.3

    bottom = ImageChops.difference(image, redrawn(tab, sources)).getbbox()
    assert bottom is not None
    assert bottom[1] > SIZE[1] * 0.9
    assert bottom[3] < SIZE[1] - 10
    assert bottom[2] - bottom[0] > SIZE[0] * 0.3


def test_png_tells_its_filters(visit):
    """A filtered picture names its filters in its file name and in its subtitle."""
    tab = visit("/output?theme=innovation&actor=system")
    tab.page.evaluate(SPY)
    name, contents = tab.save("output", "PNG")

    assert name == "kunming-2023_output_theme-innovation_actor-system_slide.png"
    assert picture(contents).size == SIZE
    told = "".join(words(text) for text in markup(json.loads(tab.page.evaluate("window.__drawn.spec"))))
    assert "工作主题：创新探索；履职主体：全市政协系统" in told
    assert "提案442" not in told


@pytest.mark.parametrize(
    ("path", "charts"), few([("/output", ["output", "proposals", "rural"]), ("/timeline", ["timeline"])], 1)
)
def test_svg_holds_title_source_and_every_figure_as_text(visit, path, charts):
    """An SVG is XML, of the frame's size, and its words can be selected and searched."""
    tab = visit(path)
    for chart in charts:
        check_svg(tab, chart)


def check_svg(tab, chart):
    name, contents = tab.save(chart, "SVG")
    root = ElementTree.fromstring(contents.decode("utf-8"))
    told = words("".join("".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")))

    assert name == f"kunming-2023_{chart}_slide.svg"
    assert (root.get("width"), root.get("height")) == ("1280", "720")
    assert words(tab.chart(chart).locator(".chart-title").inner_text()) in told
    assert words(tab.chart(chart).locator(".chart-source").inner_text()).split("·")[0] in told
    report = read(REPORTS / "kunming-2023.yaml").report
    assert report is not None
    wanted = []
    for id in tab.drawing(chart)["marks"]:
        if report.has_work(id):
            wanted.append([report.work(id).label["zh"]])
        elif report.has_figure(id):
            figure = report.figure(id)
            wanted.append([figure.label["zh"], figure.quantity.as_written])
    assert wanted
    missing = [each for each in wanted if not all(words(part) in told for part in each)]
    left_out = re.search(r"另有(\d+)项未列出", told)
    assert len(missing) == (int(left_out[1]) if left_out else 0), missing


def test_buttons_work_again_and_again(visit):
    """Named by what they give; by mouse or by key the same picture each time; the page is not touched."""
    tab = visit("/output")
    buttons = tab.chart("proposals").locator(".bar").get_by_role("button")
    expect(buttons).to_have_text(["16:9 · 2× · 浅色", "PNG", "SVG", "复制图片", "幻灯片", "Word 文档", "CSV"])
    names = [
        *("PNG，2560×1440", "SVG，1280×720", "复制图片：PNG，2560×1440"),
        *(say("zh", f"export.{format}_help") for format in ("pptx", "docx", "csv")),
    ]
    for place, name in enumerate(names, start=1):
        expect(buttons.nth(place)).to_have_accessible_name(name)
        expect(buttons.nth(place)).to_have_attribute("title", name)
    before = tab.drawing("proposals")

    by_mouse = [tab.save("proposals", "PNG")[1] for _ in range(2)]
    buttons.nth(1).focus()
    with tab.page.expect_download() as download:
        tab.page.keyboard.press("Enter")
    assert by_mouse == [download.value.path().read_bytes()] * 2
    expect(tab.told("proposals")).to_have_text("已交给浏览器下载：kunming-2023_proposals_slide.png")
    # The answer of the server does not take the focus from the button that asked.
    expect(buttons.nth(1)).to_be_focused()
    assert tab.drawing("proposals") == before
    # Where Plotly is to be found, no chart is shown twice, with a camera.
    assert tab.page.locator(".modebar-btn").count() == 0
    assert tab.page.locator(".js-plotly-plot").count() == len(CHARTS["/output"])


@pytest.mark.parametrize(
    ("label", "frame"),
    [
        pytest.param("4:3", "slide43", marks=thorough),
        pytest.param("1:1", "square", marks=thorough),
        pytest.param("A4 横", "a4", marks=thorough),
        ("A4 竖", "a4-portrait"),
    ],
)
def test_png_in_every_frame_holds_title_and_source(visit, label, frame):
    """Exactly the pixels of frame and scale, nothing cut or hidden, title above and source below."""
    tab = visit("/output", name="frames")
    tab.page.evaluate(SPY)
    tab.set_picture("output", label, "3×", "浅色")
    name, contents = tab.save("output", "PNG")
    image = picture(contents)
    width, height = FRAMES[frame].width or 0, FRAMES[frame].height or 0

    assert name == f"kunming-2023_output_{frame}_3x.png"
    assert image.size == (width * 3, height * 3)
    assert not is_blank(image)
    assert tab.page.evaluate(FAULTS_OF_LAST) == []
    titles, sources, _ = furniture(tab, "output")
    top = ImageChops.difference(image, redrawn(tab, titles)).getbbox()
    bottom = ImageChops.difference(image, redrawn(tab, sources)).getbbox()
    assert top is not None
    assert bottom is not None
    assert top[3] < image.height * 0.2
    assert bottom[1] > image.height * 0.85
    # The drawing that can be scaled has the same frame.
    root = ElementTree.fromstring(tab.save("output", "SVG")[1].decode("utf-8"))
    assert (root.get("width"), root.get("height")) == (str(width), str(height))


def test_png_in_the_dark_look_is_dark_on_a_light_page(visit):
    """What was chosen decides, not what the screen shows; and the name tells it."""
    tab = visit("/timeline", name="dark picture")
    tab.set_picture("timeline", "深色")
    name, contents = tab.save("timeline", "PNG")
    image = picture(contents)

    assert name == "kunming-2023_timeline_slide_dark.png"
    assert (image.size, is_blank(image)) == (SIZE, False)
    assert image.getpixel((2, 2)) == tuple(int(DARK.paper[place : place + 2], 16) for place in (1, 3, 5))


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


def test_csv_holds_every_mark_of_the_chart(visit):
    """As pandas reads it: the figures that are drawn, their numbers those of the report file."""
    tab = visit("/output?theme=innovation")
    name, contents = tab.save("output", "CSV")
    table = pd.read_csv(BytesIO(contents)).dropna(subset=["id"])
    report = read(REPORTS / "kunming-2023.yaml").report
    assert report is not None

    assert name == "kunming-2023_output_theme-innovation.csv"
    assert contents.startswith(b"\xef\xbb\xbf")
    assert sorted(table["id"]) == sorted(tab.drawing("output")["marks"])
    for row in table.to_dict("records"):
        assert (row["数值"], row["原文表述"]) == (
            report.figure(row["id"]).quantity.value,
            report.figure(row["id"]).quantity.as_written,
        )
    expect(tab.told("output")).to_have_text(f"已交给浏览器下载：{name}")


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
    tab.page.evaluate("window.Plotly.toImage = async () => 'data:,'")
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


@thorough
def test_camera_stands_in_where_plotly_cannot_be_reached(visit):
    """The page shows the picture itself with Plotly's own camera, which gives the same size, with title and source."""
    tab = visit("/timeline", name="hidden", script=HIDDEN_PLOTLY)
    assert tab.page.evaluate("window.Plotly === undefined")
    assert tab.chart("timeline").locator(".js-plotly-plot .main-svg").count()
    expect(tab.chart("timeline")).to_contain_text("请用图右上角的相机按钮保存")
    tab.settle()

    camera = tab.chart("timeline").locator('[class*="st-key-camera-"]')
    title, source = (
        words(tab.chart("timeline").locator(part).inner_text()) for part in (".chart-title", ".chart-source")
    )
    told = words("".join(camera.locator(".annotation-text").all_text_contents()))
    assert title in told
    assert source in told

    camera.hover()
    with tab.page.expect_download() as download:
        camera.locator(".modebar-btn").first.click()
    image = picture(download.value.path().read_bytes())
    assert image.size == SIZE
    assert not is_blank(image)
    assert download.value.suggested_filename == "kunming-2023_timeline_slide.png"
    # Buttons that cannot work are not offered; the data need no Plotly.
    expect(tab.chart("timeline").locator(".bar button:visible")).to_have_text(
        ["16:9 · 2× · 浅色", "幻灯片", "Word 文档", "CSV"]
    )
    assert tab.save("timeline", "CSV")[0] == "kunming-2023_timeline.csv"
    # The lines of title and source are in the picture: rows of ink where they stand on the page.
    ink = ImageChops.difference(image, Image.new("RGB", SIZE, image.getpixel((2, 2)))).convert("L")
    assert ink.crop((0, 20, SIZE[0], 150)).getbbox()
    assert ink.crop((0, SIZE[1] - 110, SIZE[0], SIZE[1] - 10)).getbbox()

    # It follows the choice of frame, scale and look.
    tab.does(lambda: tab.set_picture("timeline", "A4 竖", "1×", "深色"))
    expect(tab.chart("timeline")).to_contain_text("下面是按 A4 竖 绘制的同一张图")
    camera.hover()
    with tab.page.expect_download() as download:
        camera.locator(".modebar-btn").first.click()
    assert picture(download.value.path().read_bytes()).size == (794, 1123)
    assert download.value.suggested_filename == "kunming-2023_timeline_a4-portrait_dark_1x.png"
