"""A plan's pages as pictures: PDF reopened with pypdf, PNGs with Pillow."""

from __future__ import annotations

import io
import zipfile

import pypdf
import pytest
from PIL import Image

from cppcc.content.catalog import SAVED
from cppcc.decks.plan import PlanPage
from cppcc.model.selection import Selection
from cppcc.speech import phrases
from cppcc.write import slideshow
from tests.speeches import ZH

#: What a plan is saved as, beside slides that stay editable.
PICTURES = [ending for ending in SAVED["deck"] if ending != "pptx"]
PAGES = (
    PlanPage("cover", title="我们 & <b>一年</b>"),
    PlanPage("headline"),
    PlanPage("theme", Selection(themes=("policy",)), frame="square", look="dark"),
    PlanPage("works", Selection(themes=("policy",)), frame="a4-portrait", language="en"),
)


def test_pdf_has_a_page_of_its_size_and_a_bookmark_for_each(kunming):
    found = pypdf.PdfReader(io.BytesIO(slideshow.pdf(kunming, PAGES, ZH)))
    sizes = [tuple(round(length / 0.75) for length in page.mediabox[2:]) for page in found.pages]

    assert sizes == [(1280, 720), (1280, 720), (1080, 1080), (795, 1123)]  # the last is the sheet that A4 is
    titles = [entry.title for entry in found.outline if not isinstance(entry, list)]
    assert titles[0] == "我们 & <b>一年</b>"
    assert len(titles) == len(PAGES)


def test_pdf_tells_every_figure_as_text(kunming):
    pages = [PlanPage("theme", Selection(themes=(theme.id,))) for theme in kunming.themes]
    found = pypdf.PdfReader(io.BytesIO(slideshow.pdf(kunming, pages, ZH)))
    told = "".join("".join(page.extract_text().split()) for page in found.pages)

    for figure in kunming.figures:
        assert "".join(phrases.quantity_words(figure.quantity, ZH).split()) in told
        assert figure.label["zh"] in told


def test_pngs_stand_in_the_plans_order_and_sizes(kunming):
    with zipfile.ZipFile(io.BytesIO(slideshow.pngs(kunming, PAGES, ZH))) as parts:
        sizes = {name: Image.open(io.BytesIO(parts.read(name))).size for name in parts.namelist()}

    assert sizes == {
        "01_cover.png": (2560, 1440),
        "02_headline.png": (2560, 1440),
        "03_theme.png": (2160, 2160),
        "04_works.png": (1588, 2246),
    }


@pytest.mark.parametrize("format", PICTURES)
def test_same_input_gives_the_same_bytes(kunming, format):
    make = SAVED["deck"][format].write

    assert make(kunming, PAGES[:2], ZH) == make(kunming, PAGES[:2], ZH)


def test_html_escapes_what_a_plan_says(kunming):
    page = slideshow.html(kunming, PAGES, ZH).decode()

    assert "<b>一年" not in page
    assert page.count("<section") == len(PAGES)


@pytest.mark.parametrize("format", PICTURES)
def test_progress_can_end_it(kunming, format):
    def stop(done, of):
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        SAVED["deck"][format].write(kunming, PAGES, ZH, progress=stop)
