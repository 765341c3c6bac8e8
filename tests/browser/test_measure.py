"""Room is left by a table of widths: here a real browser draws every chart, and no word is cut or covered."""

from __future__ import annotations

import pytest

from cppcc.charts import draw
from cppcc.content.catalog import CHARTS
from cppcc.design.frames import FRAMES
from cppcc.design.looks import LIGHT
from cppcc.files.load import REPORTS, load
from cppcc.messages import LANGUAGES
from cppcc.model.selection import Selection
from cppcc.write import font_css
from cppcc.write.picture import framed, svg_text
from tests.browser.page import FAULTS
from tests.cases import cases
from tests.speeches import speech


@pytest.fixture(scope="module", params=["browser", "plain_browser"], ids=["own faces", "the product's faces"])
def page(request):
    page = request.getfixturevalue(request.param).new_page(viewport={"width": 1300, "height": 1200})
    page.set_content(f"<style>{font_css.inside(serif=True)}</style><body style='margin:0'></body>")
    page.evaluate("Promise.all([...document.fonts].map((face) => face.load())).then(() => true)")
    yield page
    page.close()


@pytest.mark.parametrize(("language", "frame"), cases(LANGUAGES, FRAMES.values(), together=1))
def test_no_word_is_cut_or_covered(page, frame, language):
    report = load(REPORTS / "kunming-2023.yaml")
    drawn = {name: draw(name, report, Selection(), framed(frame), LIGHT, speech(language)) for name in CHARTS}

    assert {name: found for name, chart in drawn.items() if (found := page.evaluate(FAULTS, svg_text(chart)))} == {}
