"""Every style sheet of the product: those that stand in files, and those that Python makes of looks and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cppcc.app import style
from cppcc.charts import draw
from cppcc.design.frames import SCREEN, SLIDE
from cppcc.design.looks import LOOKS
from cppcc.model.selection import Selection
from cppcc.write.html import chart_page
from tests.kunming import report
from tests.speeches import ZH
from tests.unit.html_report import written
from tools.styles import PRODUCT

FILES = {str(file.relative_to(PRODUCT)): file.read_text(encoding="utf-8") for file in sorted(PRODUCT.rglob("*.css"))}
#: Of a filter that leaves next to nothing, so that options without any figure are among those that are counted.
COUNTED = Selection(themes=("introduction",), categories=("media",))


def sheets() -> Iterator[tuple[str, str]]:
    """A word for each, and its CSS."""
    yield from FILES.items()
    yield "report", style_of(written())
    for look in LOOKS.values():
        yield f"sheet {look.name}", style.sheet(look, ZH)
        yield f"stage {look.name}", style.stage(look)
        yield f"counts {look.name}", style.counts(COUNTED.counts(report()), look)
        for frame in (SCREEN, SLIDE):
            chart = draw("output", report(), Selection(), frame, look, ZH)
            yield f"chart {frame.name} {look.name}", style_of(chart_page.html(chart, frame, look, ZH))


def style_of(page: bytes) -> str:
    """What stands in a page's style element; any further one is in plotly.js."""
    found = re.search(r"<style>(.*?)</style>", page.decode("utf-8"), re.DOTALL)
    assert found is not None
    return found[1]
