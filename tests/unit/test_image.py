"""Charts as files: pictures of the right size with title and source, and a page that needs no network."""

from __future__ import annotations

import io
import json
import re
import shutil
import socket
import subprocess
import sys
import threading
from copy import deepcopy
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops

from cppcc import Selection, load
from cppcc.charts import CHARTS, Chart, draw
from cppcc.export import FORMATS, exported, image, renderer, web
from cppcc.frame import FRAMES, SCREEN, SLIDE
from cppcc.load import REPORTS
from cppcc.look import DARK, LIGHT
from tests.unit import printed
from tests.unit.geometry import written
from tests.unit.sample import SOUND, made_up

EVERYTHING = Selection()
#: What a data file may hold by mistake or by malice.
HOSTILE = "</script><script>alert(1)</script>&amp;<b>x</b>\u2028"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def report():
    return load(REPORTS / "kunming-2023.yaml")


@pytest.fixture(scope="module")
def output(report):
    """A chart as on a slide."""
    return draw("output", report, EVERYTHING, SLIDE, LIGHT, "zh")


@pytest.fixture(scope="module")
def picture(output):
    return opened(image.png(output, SLIDE, LIGHT, "zh"))


@pytest.fixture(scope="module")
def drawing(output):
    return ElementTree.fromstring(image.svg(output, SLIDE, LIGHT, "zh"))


@pytest.fixture(scope="module")
def page(report):
    return exported("html", "output", report, EVERYTHING, None, LIGHT, "zh").decode("utf-8")


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def paper(picture: Image.Image) -> str:
    """The colour of its corner."""
    pixel = picture.getpixel((2, 2))
    assert isinstance(pixel, tuple)
    return "#{:02x}{:02x}{:02x}".format(*pixel)


def without(chart: Chart, words: str) -> Chart:
    """The same chart with that text of its furniture left out."""
    plot = deepcopy(chart.plot)
    notes = plot["layout"]["annotations"]
    found = [note for note in notes if words in re.sub("<[^>]*>", "", note["text"])]
    assert found, words
    plot["layout"]["annotations"] = [note for note in notes if note not in found]
    return replace(chart, plot=plot)


def differing(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int]:
    """The box that holds all the pixels in which two pictures differ: left, top, right, bottom."""
    box = ImageChops.difference(one, other).getbbox()
    assert box is not None
    return box


@pytest.mark.browser
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
            picture, opened(image.png(without(output, output.title), SLIDE, LIGHT, "zh"))
        )

        assert top > 40
        assert bottom < 160
        assert right - left > 1200

    def test_holds_the_source_at_its_foot(self, picture, output):
        left, top, right, bottom = differing(picture, opened(image.png(without(output, "来源："), SLIDE, LIGHT, "zh")))

        assert top > 1300
        assert bottom < 1440
        assert right - left > 600

    def test_of_the_dark_look_is_dark(self, report):
        png = exported("png", "headline", report, EVERYTHING, FRAMES["square"], DARK, "en")
        picture = opened(png)

        assert ((2160, 2160), DARK.paper) == (
            picture.size,
            paper(picture),
        )

    def test_of_the_screens_frame_is_as_high_as_its_chart(self, report):
        """No page gives it a width; title and source are inside, as in every picture."""
        chart = draw("output", report, EVERYTHING, image.framed(SCREEN), LIGHT, "zh")
        picture = opened(exported("png", "output", report, EVERYTHING, SCREEN, LIGHT, "zh"))

        assert (1600, 2 * chart.plot["layout"]["height"]) == picture.size
        assert chart.title in "".join(written(chart.plot))

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
            image.png(output, SLIDE, LIGHT, "zh")
            way_out.shutdown(socket.SHUT_RDWR)

        assert [line for line in asked if re.search("mathjax|plot|cdn", line, re.IGNORECASE)] == []


@pytest.mark.browser
class TestAnSvg:
    def test_is_as_large_as_the_frame(self, drawing):
        assert (drawing.get("width"), drawing.get("height")) == ("1280", "720")

    def test_holds_title_and_source_as_text(self, drawing, output):
        """So that they can be searched, read aloud and corrected."""
        texts = ["".join(text.itertext()) for text in drawing.iter(f"{SVG}text")]

        assert {output.title, output.source} <= set(texts)

    def test_holds_every_label_as_text(self, drawing, output):
        text = "".join(drawing.itertext())

        assert [figure.label["zh"] for figure in output.figures if figure.lead and figure.label["zh"] not in text] == []

    def test_is_the_same_bytes_another_time(self, output):
        first, second = (image.svg(output, SLIDE, LIGHT, "zh") for _ in range(2))

        assert first == second
        # What refers to a clip finds it.
        assert set(re.findall(rb"url\('?#([^')]+)", first)) <= set(re.findall(rb'id="([^"]+)"', first))

    def test_refers_to_nothing_outside(self, drawing):
        """Only names of its own parts."""
        links = [value for part in drawing.iter() for key, value in part.attrib.items() if key.endswith("href")]

        assert [link for link in links if not link.startswith(("#", "data:"))] == []


#: A sheet of A4 in points, 72 to the inch.
A4 = (595.3, 841.9)
#: Signs for the parts of characters. Fonts draw some of them like characters: 口 is U+53E3 and, as a part, U+2F1D.
PARTS = re.compile("[\u2e80-\u2fdf]")


@pytest.fixture(scope="module")
def pdfs(report):
    """All charts, on a slide and in English on a sheet."""
    with renderer.Renderer():
        return {
            (name, frame): exported("pdf", name, report, EVERYTHING, FRAMES[frame], look, language)
            for name in CHARTS
            for frame, look, language in (("slide", LIGHT, "zh"), ("a4", DARK, "en"))
        }


@pytest.fixture(scope="module")
def slide(pdfs):
    return printed.opened(pdfs["output", "slide"])


@pytest.mark.browser
class TestAPdf:
    def test_has_its_texts_as_text(self, slide, output):
        """So that they can be searched and copied."""
        [page] = slide.pages
        text = page.extract_text().replace("\n", "")

        assert output.title in text
        assert [words for words in ("30余", "3000余", "100万+", output.source) if words not in text] == []

    def test_has_no_part_of_a_character_for_the_character(self, pdfs):
        texts = {key: printed.opened(pdf).pages[0].extract_text() for key, pdf in pdfs.items()}

        assert {key: found for key, text in texts.items() if (found := PARTS.findall(text))} == {}

    def test_embeds_our_own_typefaces(self, pdfs):
        """As fonts, whatever the machine that prints or shows it has."""
        found: dict[str, str] = {}
        for pdf in pdfs.values():
            found |= printed.fonts(printed.opened(pdf))

        assert found == {"NotoSansCJKsc-Regular": "FontFile2", "NotoSansCJKsc-Bold": "FontFile2"}

    def test_has_no_boxes(self, pdfs):
        assert {key: printed.missing_glyphs(printed.opened(pdf)) for key, pdf in pdfs.items()} == dict.fromkeys(pdfs, 0)

    @pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
    def test_is_one_page_of_the_frames_size(self, report, frame):
        chart = draw("rural", report, EVERYTHING, image.framed(frame), LIGHT, "zh")
        with renderer.Renderer():
            [page] = printed.opened(image.pdf(chart, image.framed(frame), LIGHT, "zh")).pages
        size = page.mediabox.width, page.mediabox.height
        layout = chart.plot["layout"]

        assert size == pytest.approx((layout["width"] * 0.75, layout["height"] * 0.75), abs=1)
        if frame.name.startswith("a4"):
            assert sorted(size) == pytest.approx(A4, abs=1)

    @pytest.mark.parametrize("frame", ["slide", "a4", "a4-portrait"])
    @pytest.mark.skipif(not shutil.which("pdftoppm"), reason="nothing here turns a PDF into pixels")
    def test_has_the_looks_paper_up_to_its_edges(self, report, frame, tmp_path):
        pdf = exported("pdf", "rural", report, EVERYTHING, FRAMES[frame], DARK, "zh")
        subprocess.run(["pdftoppm", "-r", "200", "-png", "-singlefile", "-", tmp_path / "page"], input=pdf, check=True)
        page = Image.open(tmp_path / "page.png").convert("RGB")
        right, bottom = page.width - 1, page.height - 1
        corners: list[Any] = [page.getpixel(place) for place in ((0, 0), (right, 0), (0, bottom), (right, bottom))]

        assert {"#{:02x}{:02x}{:02x}".format(*corner) for corner in corners} == {DARK.paper}

    def test_says_what_it_is(self, slide, output, report):
        """Title, language and, for those who do not see it, words; and not on which machine it was made."""
        root = slide.trailer["/Root"]

        assert printed.about(slide) == (output.title, report.published, report.published)
        assert (slide.metadata.creator.startswith("cppcc "), root["/Lang"]) == (True, "zh-CN")
        assert output.words in json.dumps(alternatives(root["/StructTreeRoot"]), ensure_ascii=False)

    def test_is_the_same_bytes_from_another_browser(self, output):
        one, other = (image.pdf(output, SLIDE, LIGHT, "zh") for _ in range(2))

        assert one == other

    def test_shows_hostile_text_as_text(self, output):
        chart = replace(output, title=HOSTILE, words=f'" {HOSTILE}')

        assert printed.about(printed.opened(image.pdf(chart, SLIDE, LIGHT, "zh")))[0] == HOSTILE.strip()


def alternatives(part: Any) -> list[str]:
    """The words that stand for pictures, anywhere in a PDF's structure."""
    part = part.get_object()
    if isinstance(part, list):
        return [words for each in part for words in alternatives(each)]
    if not isinstance(part, dict):
        return []
    return [part["/Alt"], *alternatives(part["/K"])] if "/Alt" in part else alternatives(part.get("/K", []))


def swapped(text: str) -> str:
    """The same with one Chinese character for another: alike where both are boxes."""
    assert "提" in text
    return text.replace("提", "案")


@pytest.mark.browser
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Windows and macOS always have Chinese fonts")
class TestOnAMachineWithoutAChineseFont:
    @pytest.fixture
    def other(self, output, monkeypatch, latin_only):
        """The chart with another character in its texts, to be drawn on such a machine like the chart itself."""
        monkeypatch.setenv("FONTCONFIG_FILE", latin_only)
        return replace(output, plot=json.loads(swapped(json.dumps(output.plot, ensure_ascii=False))))

    def test_a_png_has_no_boxes(self, output, other):
        one, another = (opened(image.png(chart, SLIDE, LIGHT, "zh")) for chart in (output, other))

        assert (2560, 1440) == one.size == another.size
        assert differing(one, another)

    def test_a_pdf_has_no_boxes(self, output, monkeypatch, latin_only):
        monkeypatch.setenv("FONTCONFIG_FILE", latin_only)
        pdf = printed.opened(image.pdf(output, SLIDE, LIGHT, "zh"))

        assert printed.missing_glyphs(pdf) == 0
        assert output.title in pdf.pages[0].extract_text().replace("\n", "")

    def test_a_pdf_has_boxes_for_characters_that_no_font_has(self, output, monkeypatch, latin_only):
        """They would be found."""
        monkeypatch.setenv("FONTCONFIG_FILE", latin_only)
        rare = replace(output, plot=json.loads(json.dumps(output.plot).replace("\\u63d0", "\\u9f98")))

        assert printed.missing_glyphs(printed.opened(image.pdf(rare, SLIDE, LIGHT, "zh"))) > 0

    def test_an_svg_carries_the_typefaces(self, output, other):
        drawing = ElementTree.fromstring(image.svg(output, SLIDE, LIGHT, "zh"))

        assert "url(data:font/woff2;base64," in (drawing.findtext(f"{SVG}style") or "")
        assert output.title in "".join(drawing.itertext())

    @pytest.mark.parametrize("frame", [SCREEN, SLIDE], ids=lambda frame: frame.name)
    def test_a_page_has_no_boxes(self, plain_browser, report, tmp_path, frame):
        page = exported("html", "output", report, EVERYTHING, frame, LIGHT, "zh").decode("utf-8")
        drawn = []
        for text in (page, swapped(page)):
            path = tmp_path / "chart.html"
            path.write_text(text, encoding="utf-8")
            tab = plain_browser.new_page(viewport={"width": 1280, "height": 900})
            tab.goto(path.as_uri())
            tab.locator("#chart .main-svg").first.wait_for()
            drawn.append(opened(tab.locator("#chart").screenshot()))
            tab.close()

        assert differing(*drawn)

    def test_a_pages_camera_takes_the_picture_with_them(self, plain_browser, report, tmp_path):
        page = exported("html", "output", report, EVERYTHING, SLIDE, LIGHT, "zh").decode("utf-8")
        taken = []
        for text in (page, swapped(page)):
            path = tmp_path / "chart.html"
            path.write_text(text, encoding="utf-8")
            tab = plain_browser.new_page(viewport={"width": 1280, "height": 900})
            tab.goto(path.as_uri())
            tab.locator("#chart .main-svg").first.wait_for()
            tab.locator("#chart").hover()
            with tab.expect_download() as download:
                tab.locator(".modebar-btn").click()
            taken.append(opened(download.value.path().read_bytes()))
            assert download.value.suggested_filename == "output.png"
            tab.close()

        assert taken[0].size == (2560, 1440)
        assert differing(*taken)


class _Parts(HTMLParser):
    """The addresses, texts and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.texts: dict[str, str] = {}
        self.attributes: dict[str, str | None] = {}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {f"{tag}.{name}": value for name, value in attrs}
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "data", "action")]

    def handle_data(self, data):
        if self.tags:
            self.texts[self.tags[-1]] = self.texts.get(self.tags[-1], "") + data


class TestAPage:
    def test_loads_nothing(self, page):
        """Plotly is inside, and the page itself forbids the browser to ask any host."""
        parts = _Parts(page)

        assert parts.addresses == ["data:,"]
        assert ("default-src 'none'" in page, "Plotly.newPlot" in page, len(page) > 1_000_000) == (True,) * 3

    def test_says_title_subtitle_and_source_as_text(self, page, report):
        chart = draw("output", report, EVERYTHING, SCREEN, LIGHT, "zh")
        parts = _Parts(page)

        assert (chart.title, chart.title, chart.source) == (
            parts.texts["title"].strip(),
            parts.texts["h1"].strip(),
            parts.texts["footer"].strip(),
        )
        assert chart.words == parts.attributes["div.aria-label"]

    def test_holds_the_figures(self, page, report):
        assert [id for id in ("proposals", "media_reports") if f'["figure","{id}"]' not in page] == []

    @pytest.mark.parametrize(("language", "code"), [("zh", "zh-CN"), ("en", "en")])
    def test_says_its_language(self, report, language, code):
        page = exported("html", "rural", report, EVERYTHING, None, LIGHT, language).decode("utf-8")

        assert code == _Parts(page).attributes["html.lang"]

    def test_of_a_fixed_frame_holds_the_picture_with_all_its_furniture(self, report):
        page = exported("html", "rural", report, EVERYTHING, SLIDE, DARK, "zh").decode("utf-8")

        assert ('"width":1280' in page, "<h1>" in page, DARK.paper in page) == (True, False, True)

    def test_shows_hostile_text_as_text(self):
        """No label of a data file opens a tag or ends a script."""
        text = SOUND.replace("title: 某市政协2023年综述", f'title: "{HOSTILE}"').replace(
            "{zh: 提案, en: Proposals}", f'{{zh: "{HOSTILE}"}}'
        )
        harmless = exported("html", "output", made_up(SOUND), EVERYTHING, None, LIGHT, "zh").decode("utf-8")
        page = exported("html", "output", made_up(text), EVERYTHING, None, LIGHT, "zh").decode("utf-8")

        assert _Parts(harmless).tags == _Parts(page).tags
        assert "</script><script>alert(1)" in _Parts(page).texts["footer"]

    def test_keeps_braces_in_texts(self):
        page = web.html(replace(draw("output", made_up(SOUND), EVERYTHING, SCREEN, LIGHT, "zh"), title="{0}{x}"),
                        SCREEN, LIGHT, "zh").decode("utf-8")  # fmt: skip

        assert "<title>{0}{x}</title>" in page

    @pytest.mark.browser
    @pytest.mark.parametrize(("frame", "width"), [(SCREEN, 390), (SCREEN, 1440), (SLIDE, 390), (SLIDE, 1440)])
    def test_opens_from_the_disk_at_any_width(self, browser, report, tmp_path, frame, width):
        """Nothing is asked for but the file itself, nothing is said on the console, nothing scrolls sideways."""
        path = tmp_path / "chart.html"
        path.write_bytes(exported("html", "output", report, EVERYTHING, frame, LIGHT, "zh"))
        asked, said = [], []
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path.as_uri())
        page.locator("#chart .main-svg").first.wait_for()
        scrolls = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        page.close()

        assert ([path.as_uri()], [], False) == (asked, said, scrolls)


class TestAPicturesFrame:
    @pytest.mark.parametrize("name", CHARTS)
    @pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
    def test_gives_every_chart_a_size_title_and_source(self, report, name, frame):
        chart = draw(name, report, EVERYTHING, image.framed(frame), LIGHT, "zh")
        layout = chart.plot["layout"]
        text = "".join(written(chart.plot))

        assert (frame.export_width, True) == (layout["width"], layout["height"] > 100)
        assert (chart.title[:8] in text, chart.source[:20] in text) == (True, True)

    def test_is_named_by_the_endings_the_command_line_takes(self):
        assert list(FORMATS) == ["png", "svg", "pdf", "html", "csv"]
