"""Courtyard: courtyard consultation (院坝协商), its figures and their ratios."""

from __future__ import annotations

from cppcc import wording
from cppcc.charts.chart import Chart
from cppcc.charts.row_chart import rows_chart
from cppcc.charts.rows import Group, by_size, figure_row, ratio_group
from cppcc.frame import Frame
from cppcc.look import Look
from cppcc.report import Report
from cppcc.selection import Selection
from cppcc.texts import say

#: Metrics of courtyard consultation begin with this, in every report.
METRICS = "courtyard_"


def draw(report: Report, selection: Selection, frame: Frame, look: Look, language: str) -> Chart:
    """The figures of courtyard consultation on a log axis, and beneath them what comes to one session."""
    figures = by_size(f for f in selection.figures(report) if f.metric.startswith(METRICS))
    rows = tuple(figure_row(report, figure, look, language) for figure in figures)
    name = say(language, "courtyard.name")
    groups = [Group(name, look.category("consultation"), rows)] if rows else []
    ratios = ratio_group(report, figures, look, language)
    sessions = [figure for figure in figures if figure.metric == "courtyard_sessions"]
    found = [wording.labelled(figure, language) for figure in (sessions or figures)[:1]]
    found += [
        say(language, "quantity.labelled", label=row.label, quantity=wording.quantity_words(row.quantity, language))
        for group in ratios
        for row in group.rows[:1]
    ]
    return rows_chart(
        "courtyard",
        report,
        selection,
        frame,
        look,
        language,
        groups=groups + ratios,
        title=wording.joined(found, language) or name,
        shown_if=lambda figure: figure.metric.startswith(METRICS),
        remarks=[say(language, "ratio.computed")] if ratios else [],
    )
