"""Pictures and data of a chart: made in the visitor's browser, of the exact size, with title and source, always."""

from __future__ import annotations

import base64
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
from tests.browser.pictures import CHARTS, SIZE, words
from tests.cases import few, thorough
from tests.plots import markup

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
