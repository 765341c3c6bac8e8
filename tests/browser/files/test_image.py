"""Charts as pictures: of the right size, with title and source, and the same on any machine."""

from __future__ import annotations

import io
import re
import socket
import sys
import threading
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops

from cppcc import Selection
from cppcc.charts import Chart, draw
from cppcc.charts.scene import Text
from cppcc.design.frames import FRAMES, SCREEN, SLIDE
from cppcc.design.looks import DARK, LIGHT
from cppcc.write import picture as pictures
from cppcc.write import renderer
from tests.cases import few
from tests.exported import exported
from tests.speeches import EN, ZH
from tests.unit import printed
from tests.unit.geometry import written

EVERYTHING = Selection()
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def picture(output):
    return opened(pictures.png(output, SLIDE, LIGHT, ZH))


@pytest.fixture(scope="module")
def drawing(output):
    return ElementTree.fromstring(pictures.svg(output, SLIDE, LIGHT, ZH))


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def paper(picture: Image.Image) -> str:
    """The colour of its corner."""
    pixel = picture.getpixel((2, 2))
    assert isinstance(pixel, tuple)
    return "#{:02x}{:02x}{:02x}".format(*pixel)


def without(chart: Chart, words: str) -> Chart:
    """The same chart with that text of its furniture left out."""
    items = tuple(item for item in chart.scene.items if not (isinstance(item, Text) and words in item.words))
    assert len(items) < len(chart.scene.items), words
    return replace(chart, scene=replace(chart.scene, items=items))


def differing(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int]:
    """The box that holds all the pixels in which two pictures differ: left, top, right, bottom."""
    box = ImageChops.difference(one, other).getbbox()
    assert box is not None
    return box


class TestAPng:
    def test_of_a_slide_is_2560_by_1440(self, picture):
        """16:9, two pixels to each of the frame's."""
        assert picture.size == (2560, 1440)

    def test_stands_on_the_looks_paper(self, picture):
        assert LIGHT.paper == paper(picture)

    def test_is_not_blank(self, picture):
        """Rows of marks in several colours, not an empty frame."""
        assert len(picture.resize((640, 360)).getcolors(640 * 360)) > 100

    def test_holds_the_title_at_its_top(self, picture, output):
        """Taken out of the chart, it is missing there, over most of the width, and nothing else changes."""
        left, top, right, bottom = differing(
            picture, opened(pictures.png(without(output, output.title), SLIDE, LIGHT, ZH))
        )

        assert top > 40
        assert bottom < 160
        assert right - left > 1200

    def test_holds_the_source_at_its_foot(self, picture, output):
        left, top, right, bottom = differing(picture, opened(pictures.png(without(output, "来源："), SLIDE, LIGHT, ZH)))

        assert top > 1200
        assert bottom < 1440
        assert right - left > 600

    def test_of_the_dark_look_is_dark(self, kunming):
        png = exported("png", "headline", kunming, EVERYTHING, FRAMES["square"], DARK, EN)
        picture = opened(png)

        assert ((2160, 2160), DARK.paper) == (
            picture.size,
            paper(picture),
        )

    def test_of_the_screens_frame_is_as_high_as_its_chart(self, kunming):
        """No page gives it a width; title and source are inside, as in every picture."""
        chart = draw("output", kunming, EVERYTHING, pictures.framed(SCREEN), LIGHT, ZH)
        picture = opened(exported("png", "output", kunming, EVERYTHING, SCREEN, LIGHT, ZH))

        assert (1600, 2 * chart.scene.down) == picture.size
        assert chart.title in "".join(written(chart.scene))

    def test_asks_no_host_outside(self, output, monkeypatch):
        """Chrome asks its maker's hosts as soon as it runs: that goes by the way out that it is given, which leads
        nowhere. Nothing of it is the picture's."""
        asked = []
        with socket.create_server(("127.0.0.1", 0)) as way_out:

            def listen():
                while True:
                    try:
                        caller, _ = way_out.accept()
                    except OSError:
                        return
                    with caller:
                        asked.append(caller.recv(200).split(b"\r\n")[0].decode())

            threading.Thread(target=listen, daemon=True).start()
            monkeypatch.setattr(renderer, "_NOWHERE", f"http://127.0.0.1:{way_out.getsockname()[1]}")
            with renderer.Renderer():
                pictures.png(output, SLIDE, LIGHT, ZH)
            way_out.shutdown(socket.SHUT_RDWR)

        assert [line for line in asked if re.search("mathjax|plot|cdn", line, re.IGNORECASE)] == []


class TestAnSvg:
    def test_is_as_large_as_the_frame(self, drawing):
        assert (drawing.get("width"), drawing.get("height")) == ("1280", "720")

    def test_holds_title_and_source_as_text(self, drawing, output):
        """So that they can be searched, read aloud and corrected."""
        texts = ["".join(text.itertext()) for text in drawing.iter(f"{SVG}text")]

        assert output.title in texts
        assert output.source.replace(" ", "") in "".join(texts).replace(" ", "")  # in as many lines as it needs

    def test_holds_every_label_as_text(self, drawing, output):
        text = "".join(drawing.itertext())

        assert [
            f.label["zh"] for f in output.figures if f.id not in output.left_out and f.label["zh"] not in text
        ] == []

    def test_is_the_same_bytes_another_time(self, output):
        first, second = (pictures.svg(output, SLIDE, LIGHT, ZH) for _ in range(2))

        assert first == second
        # What refers to a clip finds it.
        assert set(re.findall(rb"url\('?#([^')]+)", first)) <= set(re.findall(rb'id="([^"]+)"', first))

    def test_refers_to_nothing_outside(self, drawing):
        """Only names of its own parts."""
        links = [value for part in drawing.iter() for key, value in part.attrib.items() if key.endswith("href")]

        assert [link for link in links if not link.startswith(("#", "data:"))] == []


def swapped(chart: Chart, other: str) -> Chart:
    """The same chart with another character for one in its texts: alike where both are boxes."""
    items = tuple(
        replace(item, runs=tuple(replace(run, text=run.text.replace("提", other)) for run in item.runs))
        if isinstance(item, Text)
        else item
        for item in chart.scene.items
    )
    assert items != chart.scene.items
    return replace(chart, scene=replace(chart.scene, items=items))


@pytest.fixture(scope="class")
def plain(latin_only):
    """A machine without a Chinese font, and a browser that started on it."""
    with pytest.MonkeyPatch.context() as machine, renderer.Renderer():
        machine.setenv("FONTCONFIG_FILE", latin_only)
        yield


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Windows and macOS always have Chinese fonts")
class TestOnAMachineWithoutAChineseFont:
    @pytest.fixture
    def other(self, output):
        """The chart with another character in its texts, to be drawn on such a machine like the chart itself."""
        return swapped(output, "案")

    def test_a_png_has_no_boxes(self, output, other, plain):
        one, another = (opened(pictures.png(chart, SLIDE, LIGHT, ZH)) for chart in (output, other))

        assert (2560, 1440) == one.size == another.size
        assert differing(one, another)

    def test_a_pdf_has_no_boxes(self, output, plain):
        pdf = printed.opened(pictures.pdf(output, SLIDE, LIGHT, ZH))

        assert printed.missing_glyphs(pdf) == 0
        assert output.title in pdf.pages[0].extract_text().replace("\n", "")

    def test_a_pdf_has_boxes_for_characters_that_no_font_has(self, output, plain):
        """They would be found."""
        rare = swapped(output, "龘")

        assert printed.missing_glyphs(printed.opened(pictures.pdf(rare, SLIDE, LIGHT, ZH))) > 0

    @pytest.fixture
    def tabs(self, plain_browser, kunming, tmp_path):
        """A frame's page as it is, then with another character; each in a tab of that machine's browser."""

        def of(frame):
            page = exported("html", "output", kunming, EVERYTHING, frame, LIGHT, ZH).decode("utf-8")
            for text in (page, page.replace("提", "案")):
                path = tmp_path / "chart.html"
                path.write_text(text, encoding="utf-8")
                with plain_browser.new_page(viewport={"width": 1280, "height": 900}) as tab:
                    tab.goto(path.as_uri())
                    tab.locator("#chart .main-svg").first.wait_for()
                    yield tab

        return of

    @pytest.mark.parametrize("frame", few([SLIDE, SCREEN], 1), ids=lambda frame: frame.name)
    def test_a_page_has_no_boxes(self, tabs, frame):
        assert differing(*(opened(tab.locator("#chart").screenshot()) for tab in tabs(frame)))

    def test_a_pages_camera_takes_the_picture_with_them(self, tabs):
        taken = []
        for tab in tabs(SLIDE):
            tab.locator("#chart").hover()
            with tab.expect_download() as download:
                tab.locator(".modebar-btn").click()
            taken.append(opened(download.value.path().read_bytes()))
            assert download.value.suggested_filename == "output.png"

        assert taken[0].size == (2560, 1440)
        assert differing(*taken)
