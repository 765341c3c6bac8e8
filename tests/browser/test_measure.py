"""Room is left by a table of widths: here a real browser draws every chart, and no word is cut or covered."""

from __future__ import annotations

import pytest
from plotly.offline import get_plotlyjs

from cppcc.charts import CHARTS, draw
from cppcc.export import faces
from cppcc.export.image import framed
from cppcc.frame import FRAMES
from cppcc.load import REPORTS, load
from cppcc.look import LIGHT
from cppcc.selection import Selection
from cppcc.texts import LANGUAGES
from tests.browser.page import FAULTS
from tests.cases import cases


@pytest.fixture(scope="module", params=["browser", "plain_browser"], ids=["own faces", "the product's faces"])
def page(request):
    page = request.getfixturevalue(request.param).new_page(viewport={"width": 1300, "height": 1200})
    page.set_content(f"<style>{faces.inside()}</style><body style='margin:0'></body>")
    page.add_script_tag(content=get_plotlyjs())
    page.add_script_tag(content=faces.SCRIPT)
    page.evaluate("loaded('Noto Sans SC', facesOf('Noto Sans SC')).then(() => true)")
    yield page
    page.close()


@pytest.mark.parametrize(("language", "frame"), cases(LANGUAGES, FRAMES.values(), together=1))
def test_no_word_is_cut_or_covered(page, frame, language):
    report = load(REPORTS / "kunming-2023.yaml")
    drawn = {name: draw(name, report, Selection(), framed(frame), LIGHT, language) for name in CHARTS}

    assert {name: found for name, chart in drawn.items() if (found := page.evaluate(FAULTS, chart.plot))} == {}
