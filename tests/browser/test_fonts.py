"""Chinese on a machine without a Chinese font: no boxes on any page. And where there is one, nothing is downloaded."""

from __future__ import annotations

import urllib.request

import pytest
from PIL import ImageChops
from playwright.sync_api import Locator

from cppcc.design.fonts import FACES
from tests.browser.conftest import new_context, serving
from tests.browser.page import Visitor, new_tab, picture
from tests.cases import few

#: Where each typeface is worn: headings, text, text in bold, and a chart's.
PLACES = {
    "serif bold": "h1",
    "sans": '[data-testid="stSidebar"] .counts',
    "sans bold": ".chart-title",
    "chart": ".js-plotly-plot :is(.annotation-text, .textpoint text)",
}
#: Writes one character where a text stands, in place of it, and waits for its typeface.
WRITE = """async (place, char) => {
  place.textContent = char
  const { fontWeight, fontSize, fontFamily } = getComputedStyle(place)
  await document.fonts.load(`${fontWeight} ${fontSize} ${fontFamily}`, char)
  await document.fonts.ready
}"""


def drawn(place: Locator, char: str) -> bytes:
    """A character as it is drawn there."""
    place.evaluate(WRITE, char)
    return picture(place.screenshot()).tobytes()


def looks_alike(place: Locator) -> bool:
    """Whether two characters cannot be told apart: boxes are all alike."""
    return drawn(place, "政") == drawn(place, "协")


@pytest.fixture
def plain_tab(server, plain_context):
    tab = new_tab(plain_context, server)
    yield tab
    tab.page.close()
    assert tab.troubles == []


def test_the_check_itself_finds_boxes(plain_browser):
    page = plain_browser.new_page()
    page.set_content('<p style="font: 20px sans-serif">x</p>')
    assert looks_alike(page.locator("p"))
    page.close()


@pytest.mark.parametrize("path", few(["/output", "/themes", "/timeline"], 1))
def test_every_text_is_legible_without_a_chinese_font(plain_tab, path):
    tab = plain_tab.open(path)

    assert {name: looks_alike(tab.page.locator(place).first) for name, place in PLACES.items()} == dict.fromkeys(
        PLACES, False
    )


def test_each_file_is_downloaded_once(server, plain_browser):
    """By a first visitor, at a page's own address."""
    context = new_context(plain_browser)
    tab = new_tab(context, server)
    answers: list[tuple[str, int]] = []
    tab.page.on("response", lambda answer: answers.append((answer.url, answer.status)))
    tab.open("/themes")
    tab.page.evaluate("document.fonts.ready.then(() => true)")
    context.close()

    assert sorted(answer for answer in answers if "/app/static/" in answer[0]) == sorted(
        (f"{server}/app/static/{face.file}", 200) for face in FACES
    )


def has_a_face_by_name(tab: Visitor) -> bool:
    """Whether the machine has one of the faces that the page asks for before its own files."""
    names = ", ".join(f"local('{name}')" for name in FACES[0].local)
    found: bool = tab.page.evaluate("(src) => new FontFace('x', src).load().then(() => true, () => false)", names)
    return found


def test_a_machine_with_a_chinese_font_downloads_none(visit):
    tab = visit("/output")
    if not has_a_face_by_name(tab):
        pytest.skip("this machine's Chinese font is none of those that the page knows by name")

    asked = tab.page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert [url for url in asked if "/app/static/NotoSans" in url] == []


#: The next picture with one character for another.
SWAP = """() => {
  const { Blob } = window
  const swapped = (part) => (typeof part === "string" ? part.replaceAll("提", "案") : part)
  window.Blob = class extends Blob { constructor(parts, options) { super(parts.map(swapped), options) } }
}"""


def test_pictures_carry_the_typefaces_where_the_machine_has_none(plain_tab):
    """The browser draws a picture by itself, without the page's faces: two characters must not look alike there."""
    tab = plain_tab.open("/output")
    drawing = tab.save("output", "SVG")[1].decode("utf-8")
    image = picture(tab.save("output", "PNG")[1])
    tab.page.evaluate(SWAP)
    other = picture(tab.save("output", "PNG")[1])

    assert drawing.count("url(data:font/woff2;base64,") == 2
    assert image.size == (2560, 1440)
    assert ImageChops.difference(image, other).getbbox()


def test_pictures_name_the_typefaces_only_where_the_machine_has_them(visit):
    tab = visit("/output")
    if not has_a_face_by_name(tab):
        pytest.skip("this machine's Chinese font is none of those that the page knows by name")

    assert len(tab.save("output", "SVG")[1]) < 100_000


def test_streamlit_run_serves_them_too(tmp_path):
    """Beside `cppcc serve`."""
    with serving(tmp_path / "log.txt", start=("streamlit", "run", "dashboard.py", "--server.port")) as root:
        for face in FACES:
            with urllib.request.urlopen(f"{root}/app/static/{face.file}", timeout=5) as answer:
                assert (answer.status, answer.read(4)) == (200, b"wOF2")
