"""A chart as a page of a PDF: real text in our own typefaces, in the frame's size."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image

from cppcc import Selection
from cppcc.charts import draw
from cppcc.content.catalog import CHARTS
from cppcc.design.frames import FRAMES, SLIDE
from cppcc.design.looks import DARK, LIGHT
from cppcc.write import picture, renderer
from tests.cases import needs
from tests.exported import exported
from tests.speeches import ZH, speech
from tests.unit import printed
from tests.unit.sample import HOSTILE

EVERYTHING = Selection()


#: A sheet of A4 in points, 72 to the inch.
A4 = (595.3, 841.9)
#: Signs for the parts of characters. Fonts draw some of them like characters: 口 is U+53E3 and, as a part, U+2F1D.
PARTS = re.compile("[\u2e80-\u2fdf]")


@pytest.fixture(scope="module")
def pdfs(kunming):
    """All charts, on a slide and in English on a sheet."""
    return {
        (name, frame): exported("pdf", name, kunming, EVERYTHING, FRAMES[frame], look, speech(language))
        for name in CHARTS
        for frame, look, language in (("slide", LIGHT, "zh"), ("a4", DARK, "en"))
    }


@pytest.fixture(scope="module")
def slide(pdfs):
    return printed.opened(pdfs["output", "slide"])


class TestAPdf:
    def test_has_its_texts_as_text(self, slide, output):
        """So that they can be searched and copied."""
        [page] = slide.pages
        text = page.extract_text().replace("\n", "")

        assert output.title in text
        assert [words for words in ("30余", "3700余", output.source) if words not in text] == []

    def test_has_no_part_of_a_character_for_the_character(self, pdfs):
        texts = {key: printed.opened(pdf).pages[0].extract_text() for key, pdf in pdfs.items()}

        assert {key: found for key, text in texts.items() if (found := PARTS.findall(text))} == {}

    def test_embeds_our_own_typefaces(self, pdfs):
        """As fonts, whatever the machine that prints or shows it has."""
        found: dict[str, str] = {}
        for pdf in pdfs.values():
            found |= printed.fonts(printed.opened(pdf))

        faces = ("NotoSansCJKsc-Regular", "NotoSansCJKsc-Bold", "NotoSerifCJKsc-Bold")
        assert found == dict.fromkeys(faces, "FontFile2")

    def test_has_no_boxes(self, pdfs):
        assert {key: printed.missing_glyphs(printed.opened(pdf)) for key, pdf in pdfs.items()} == dict.fromkeys(pdfs, 0)

    @pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
    def test_is_one_page_of_the_frames_size(self, kunming, frame):
        chart = draw("rural", kunming, EVERYTHING, picture.framed(frame), LIGHT, ZH)
        [page] = printed.opened(picture.pdf(chart, picture.framed(frame), LIGHT, ZH)).pages
        size = page.mediabox.width, page.mediabox.height

        assert size == pytest.approx([0.75 * pixels for pixels in chart.scene.size], abs=1)
        if frame.name.startswith("a4"):
            assert sorted(size) == pytest.approx(A4, abs=1)

    @pytest.mark.parametrize("frame", ["slide", "a4", "a4-portrait"])
    @needs("pdftoppm")
    def test_has_the_looks_paper_up_to_its_edges(self, kunming, frame, tmp_path):
        pdf = exported("pdf", "rural", kunming, EVERYTHING, FRAMES[frame], DARK, ZH)
        subprocess.run(["pdftoppm", "-r", "200", "-png", "-singlefile", "-", tmp_path / "page"], input=pdf, check=True)
        page = Image.open(tmp_path / "page.png").convert("RGB")
        right, bottom = page.width - 1, page.height - 1
        corners: list[Any] = [page.getpixel(place) for place in ((0, 0), (right, 0), (0, bottom), (right, bottom))]

        assert {"#{:02x}{:02x}{:02x}".format(*corner) for corner in corners} == {DARK.paper}

    def test_says_what_it_is(self, slide, output, kunming):
        """Title, language and, for those who do not see it, words; and not on which machine it was made."""
        root = slide.trailer["/Root"]

        assert printed.about(slide) == (output.title, kunming.published, kunming.published)
        assert (slide.metadata.creator.startswith("cppcc "), root["/Lang"]) == (True, "zh-CN")
        assert output.words in json.dumps(alternatives(root["/StructTreeRoot"]), ensure_ascii=False)

    def test_is_the_same_bytes_from_another_browser(self, output):
        one = picture.pdf(output, SLIDE, LIGHT, ZH)
        with renderer.Renderer():
            other = picture.pdf(output, SLIDE, LIGHT, ZH)

        assert one == other

    def test_shows_hostile_text_as_text(self, output):
        chart = replace(output, title=HOSTILE, words=f'" {HOSTILE}')

        assert printed.about(printed.opened(picture.pdf(chart, SLIDE, LIGHT, ZH)))[0] == HOSTILE.strip()


def alternatives(part: Any) -> list[str]:
    """The words that stand for pictures, anywhere in a PDF's structure."""
    part = part.get_object()
    if isinstance(part, list):
        return [words for each in part for words in alternatives(each)]
    if not isinstance(part, dict):
        return []
    return [part["/Alt"], *alternatives(part["/K"])] if "/Alt" in part else alternatives(part.get("/K", []))
