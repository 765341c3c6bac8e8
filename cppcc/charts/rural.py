"""Rural: what went into rural revitalisation, one figure large, the others beside it."""

from __future__ import annotations

from collections.abc import Collection

from cppcc.charts import hero
from cppcc.charts.chart import Chart
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech

CATEGORY = "rural"


def draw(
    report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, *, only: Collection[str] = ()
) -> Chart:
    """The figures of the category ``rural``."""
    selection = selection.of_figures
    figures = [figure for figure in selection.figures(report) if figure.category == CATEGORY]
    return hero.drawn("rural", report, selection, frame, look, speech, CATEGORY, figures, only)
