"""Courtyard: courtyard consultation (院坝协商), its figures; beneath the title what comes to one session."""

from __future__ import annotations

from cppcc.charts.chart import Chart, finding
from cppcc.charts.row_chart import rows_chart
from cppcc.charts.rows import RowGroup, by_size, figure_row
from cppcc.design.frames import Frame
from cppcc.design.looks import Look, category_colour
from cppcc.model.report import Figure, Report
from cppcc.model.selection import Selection, telling
from cppcc.speech.speech import Speech

#: Metrics of courtyard consultation begin with this, in every report.
METRICS = "courtyard_"


def draw(report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech) -> Chart:
    """The figures of courtyard consultation on a log axis."""
    figures = by_size(f for f in selection.figures(report) if f.metric.startswith(METRICS))
    rows = tuple(figure_row(report, figure, speech) for figure in figures)
    name = speech.say("courtyard.name")
    return rows_chart(
        "courtyard",
        report,
        selection,
        frame,
        look,
        speech,
        groups=[RowGroup(name, category_colour("consultation"), rows)] if rows else [],
        title=lambda drawn: finding(report, _telling(drawn), speech, most=2) or name,
        shown_if=lambda figure: figure.metric.startswith(METRICS),
        computed=True,
    )


def _telling(figures: list[Figure]) -> list[Figure]:
    """The sessions first, then as in other charts."""
    return sorted(telling(by_size(figures)), key=lambda figure: figure.metric != "courtyard_sessions")
