"""Pictures for slides: made in the visitor's browser, of the exact size, with title and source, in every case."""

from __future__ import annotations

import base64
import html
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import expect

from cppcc.load import REPORTS, read
from cppcc.look import LIGHT
from tests.browser.page import FAULTS, Visitor, is_blank, picture

pytestmark = pytest.mark.browser

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
    sources = [i for i, a in enumerate(annotations) if a["y"] < 0]
    assert "".join(words(annotations[i]["text"]) for i in titles) == title
    # Behind the page's own source line a picture tells what it has no room for.
    assert "".join(words(annotations[i]["text"]) for i in sources).startswith(source)
    return titles, sources, annotations


def redrawn(tab: Visitor, without: list[int]) -> Image.Image:
    """The picture last drawn, without these annotations."""
    url: str = tab.page.evaluate(WITHOUT, [without])
    return picture(base64.b64decode(url.partition(",")[2]))


@pytest.mark.parametrize("path", list(CHARTS))
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


@pytest.mark.parametrize("look", ["light", "dark"])
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
    _, _, annotations = furniture(tab, "output")
    told = "".join(words(note["text"]) for note in annotations)
    assert "工作主题：创新探索；履职主体：全市政协系统" in told
    assert "提案442" not in told


@pytest.mark.parametrize(
    ("path", "charts"), [("/output", ["output", "proposals", "rural"]), ("/timeline", ["timeline"])]
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
    assert words(tab.chart(chart).locator(".chart-source").inner_text()) in told
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
    """PNG, then SVG, named by their format; by mouse or by key the same picture each time; the page is not touched."""
    tab = visit("/output")
    buttons = tab.chart("proposals").locator('[class*="st-key-export-"]').get_by_role("button")
    expect(buttons).to_have_text(["PNG", "SVG"])
    before = tab.drawing("proposals")

    by_mouse = [tab.save("proposals", "PNG")[1] for _ in range(2)]
    buttons.first.focus()
    with tab.page.expect_download() as download:
        tab.page.keyboard.press("Enter")
    assert by_mouse == [download.value.path().read_bytes()] * 2
    assert tab.drawing("proposals") == before
    # Where Plotly is to be found, no chart is shown twice, with a camera.
    assert tab.page.locator(".modebar-btn").count() == 0
    assert tab.page.locator(".js-plotly-plot").count() == len(CHARTS["/output"])


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
    # The lines of title and source are in the picture: rows of ink where they stand on the page.
    ink = ImageChops.difference(image, Image.new("RGB", SIZE, image.getpixel((2, 2)))).convert("L")
    assert ink.crop((0, 20, SIZE[0], 150)).getbbox()
    assert ink.crop((0, SIZE[1] - 110, SIZE[0], SIZE[1] - 10)).getbbox()
