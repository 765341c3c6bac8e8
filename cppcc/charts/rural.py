"""Rural: what went into rural revitalisation."""

from __future__ import annotations

from cppcc.charts.chart import Chart, finding
from cppcc.charts.row_chart import rows_chart
from cppcc.charts.rows import RowGroup, by_size, figure_row
from cppcc.design.frames import Frame
from cppcc.design.looks import Look, category_colour
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech

CATEGORY = "rural"


def draw(report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech) -> Chart:
    """The figures of the category ``rural`` on a log axis."""
    figures = by_size(figure for figure in selection.figures(report) if figure.category == CATEGORY)
    rows = tuple(figure_row(report, figure, speech) for figure in figures)
    name = speech.of(speech.terms.categories[CATEGORY].label)
    return rows_chart(
        "rural",
        report,
        selection,
        frame,
        look,
        speech,
        groups=[RowGroup(name, category_colour(CATEGORY), rows)] if rows else [],
        title=lambda drawn: (
            speech.say("title.of", name=name, finding=finding(report, by_size(drawn), speech)) if drawn else name
        ),
        shown_if=lambda figure: figure.category == CATEGORY,
        computed=True,
    )
