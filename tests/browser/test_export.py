"""Pictures and data of a chart: made in the visitor's browser, of the exact size, with title and source, always."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Sequence
from io import BytesIO
from xml.etree import ElementTree

import pandas as pd
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import expect

from cppcc.charts import Chart
from cppcc.design.frames import FRAMES
from cppcc.design.looks import DARK, LIGHT
from cppcc.files.load import REPORTS, read
from cppcc.messages import say
from tests.browser.page import FAULTS, Visitor, is_blank, picture
from tests.browser.pictures import CHARTS, SIZE, words
from tests.cases import few, thorough
from tests.unit.drawings import all_parts

#: An SVG as the page's own script makes a picture of it, in this many pixels to each of its own.
DRAW = """([svg, scale]) => new Promise((done) => {
  const image = new Image()
  image.onload = () => {
    const canvas = document.createElement("canvas")
    canvas.width = image.width * scale
    canvas.height = image.height * scale
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
    done(canvas.toDataURL("image/png"))
  }
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
})"""
_TEXT = re.compile("<text .*?</text>")


def texts(svg: str) -> dict[str, str]:
    """The texts of a picture as they stand in it, each with its words."""
    return {text: html.unescape(re.sub("<[^>]*>", "", text)) for text in _TEXT.findall(svg)}


def first_of(name: str, frame: str = "slide") -> Chart:
    """The first picture of a chart in that frame."""
    report = read(REPORTS / "kunming-2023.yaml").report
    assert report is not None
    return all_parts(name, report, FRAMES[frame], "zh")[0]


def furniture(tab: Visitor, chart: str, svg: str, frame: str = "slide") -> tuple[list[str], list[str]]:
    """Which texts of a picture are its title and its source line."""
    title = words(first_of(chart, frame).title)
    source = words(tab.chart(chart).locator(".chart-source").inner_text())
    lines = list(texts(svg).items())
    titles: list[str] = []
    for text, _ in lines:  # the title is told first
        titles.append(text)
        if "".join(words(texts(svg)[each]) for each in titles) == title:
            break
    sources: list[str] = []
    first = next(at for at, (_, told) in enumerate(lines) if source.startswith(words(told)[:6]))
    for text, _ in lines[first:]:
        sources.append(text)
        if "".join(words(texts(svg)[each]) for each in sources).startswith(source.split("·")[0]):
            break
    assert "".join(words(texts(svg)[each]) for each in titles) == title
    return titles, sources


def redrawn(tab: Visitor, svg: str, without: Sequence[str], scale: int = 2) -> Image.Image:
    """A picture without these texts."""
    for text in without:
        svg = svg.replace(text, "")
    url: str = tab.page.evaluate(DRAW, [svg, scale])
    return picture(base64.b64decode(url.partition(",")[2]))


@pytest.mark.parametrize("path", few(CHARTS, 2))
def test_every_chart_gives_a_picture(visit, path):
    """One press of PNG under each chart: 2560×1440, named by what it shows, something on it, no word cut or hidden."""
    tab = visit(path)
    assert tab.charts() == CHARTS[path]

    for chart in CHARTS[path]:
        name, contents = tab.save(chart, "PNG")
        image = picture(contents)
        assert (chart, image.size) == (chart, SIZE)
        assert (chart, is_blank(image)) == (chart, False)
        filters = "_theme-policy" if chart == "theme" else "_category-proposal" if chart == "category" else ""
        assert name == f"kunming-2023_{chart}{filters}_slide.png"
        svg = tab.save(chart, "SVG")[1].decode("utf-8")
        assert (chart, tab.page.evaluate(FAULTS, svg)) == (chart, [])


@pytest.mark.parametrize("look", [pytest.param("light", marks=thorough), "dark"])
def test_png_holds_title_and_source(visit, look):
    """Drawn again without its title, the picture differs above the chart and nowhere else; so with its source below.
    In a dark browser too it is ink on white paper."""
    tab = visit("/output", look=look)
    image = picture(tab.save("output", "PNG")[1])
    svg = tab.save("output", "SVG")[1].decode("utf-8")
    titles, sources = furniture(tab, "output", svg)
    assert image.getpixel((2, 2)) == tuple(int(LIGHT.paper[place : place + 2], 16) for place in (1, 3, 5))
    assert ImageChops.difference(image, redrawn(tab, svg, [])).getbbox() is None

    top = ImageChops.difference(image, redrawn(tab, svg, titles)).getbbox()
    assert top is not None
    assert top[1] > 10
    assert top[3] < SIZE[1] * 0.2
    assert top[2] - top[0] > SIZE[0] * 0.3

    bottom = ImageChops.difference(image, redrawn(tab, svg, sources)).getbbox()
    assert bottom is not None
    assert bottom[1] > SIZE[1] * 0.85
    assert bottom[3] < SIZE[1] - 10
    assert bottom[2] - bottom[0] > SIZE[0] * 0.3


def test_png_tells_its_filters(visit):
    """A filtered picture names its filters in its file name and in its subtitle."""
    tab = visit("/output?theme=innovation&actor=system")
    name, contents = tab.save("output", "PNG")

    assert name == "kunming-2023_output_theme-innovation_actor-system_slide.png"
    assert picture(contents).size == SIZE
    told = "".join(map(words, texts(tab.save("output", "SVG")[1].decode("utf-8")).values()))
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
    first = first_of(chart)
    assert words(first.title) in told
    assert words(tab.chart(chart).locator(".chart-source").inner_text()).split("·")[0] in told
    wanted = [[figure.label["zh"], figure.quantity.as_written] for figure in first.figures]
    wanted += [[work.label["zh"]] for work in first.works if not first.figures]
    assert wanted
    assert [each for each in wanted if not all(words(part) in told for part in each)] == []


def test_buttons_work_again_and_again(visit):
    """By mouse or by key the same picture each time; the page is not touched."""
    tab = visit("/output")
    buttons = tab.bar("rural").locator(".bar").get_by_role("button")
    for place, name in enumerate((say("zh", "export.save"), say("zh", "export.options"), "加入幻灯片", "全屏")):
        expect(buttons.nth(place)).to_have_accessible_name(name)
    expect(buttons.nth(0)).to_have_attribute("title", "PNG，2560×1440")
    before = tab.drawing("rural")

    by_mouse = [tab.save("rural", "PNG")[1] for _ in range(2)]
    buttons.nth(0).focus()
    with tab.page.expect_download() as download:
        tab.page.keyboard.press("Enter")
    assert by_mouse == [download.value.path().read_bytes()] * 2
    expect(tab.told("rural")).to_have_text("已交给浏览器下载：kunming-2023_rural_slide.png")
    # The answer of the server does not take the focus from the button that asked.
    expect(buttons.nth(0)).to_be_focused()
    assert tab.drawing("rural") == before
    assert tab.page.locator(".js-plotly-plot").count() == len(CHARTS["/output"])


@pytest.mark.parametrize(
    ("label", "frame"),
    [
        pytest.param("4:3", "slide43", marks=thorough),
        pytest.param("1:1", "square", marks=thorough),
        pytest.param("A4横", "a4", marks=thorough),
        ("A4竖", "a4-portrait"),
    ],
)
def test_png_in_every_frame_holds_title_and_source(visit, label, frame):
    """Exactly the pixels of frame and scale, nothing cut or hidden, title above and source below."""
    tab = visit("/output", name="frames")
    width, height = FRAMES[frame].width or 0, FRAMES[frame].height or 0
    tab.set_picture("output", label, str(width * 3), "浅色")
    name, contents = tab.save("output", "PNG")
    image = picture(contents)

    assert name == f"kunming-2023_output_{frame}_3x.png"
    assert image.size == (width * 3, height * 3)
    assert not is_blank(image)
    svg = tab.save("output", "SVG")[1].decode("utf-8")
    assert tab.page.evaluate(FAULTS, svg) == []
    titles, sources = furniture(tab, "output", svg, frame)
    top = ImageChops.difference(image, redrawn(tab, svg, titles, 3)).getbbox()
    bottom = ImageChops.difference(image, redrawn(tab, svg, sources, 3)).getbbox()
    assert top is not None
    assert bottom is not None
    assert top[3] < image.height * 0.2
    assert bottom[1] > image.height * 0.8
    # The drawing that can be scaled has the same frame.
    root = ElementTree.fromstring(svg)
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
