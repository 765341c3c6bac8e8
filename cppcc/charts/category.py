"""Category: one kind of output, its units side by side and never summed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from cppcc.charts.chart import Chart, finding
from cppcc.charts.grouping import bars
from cppcc.charts.row_chart import rows_chart
from cppcc.charts.rows import by_unit
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Figure, Report
from cppcc.model.selection import Selection, telling
from cppcc.speech.speech import Speech


def draw(
    report: Report,
    selection: Selection,
    frame: Frame,
    look: Look,
    speech: Speech,
    *,
    scale: str = "log",
    only: Collection[str] = (),
) -> Chart:
    """The figures of one category: the first that the selection names, or else the first with figures left.

    Args:
        scale: ``log`` dots on one axis, or ``linear`` bars among figures that may be compared.
    """
    filtered = selection.figures(report)
    categories = {figure.category for figure in filtered}
    chosen = next((id for id in speech.terms.categories if id in categories), None)
    if chosen is None:
        chosen = selection.categories[0] if selection.categories else next(iter(speech.terms.categories))
    category = speech.terms.categories[chosen]
    figures = [figure for figure in filtered if figure.category == chosen]
    name = speech.of(category.label)
    return rows_chart(
        "category",
        report,
        replace(selection, categories=(chosen,)),
        frame,
        look,
        speech,
        groups=(bars if scale == "linear" else by_unit)(report, figures, speech),
        title=lambda drawn: _title(report, name, drawn, speech),
        bars=scale == "linear",
        only=only,
        named=name,
        shown_if=lambda figure: figure.category == chosen,
    )


def _title(report: Report, name: str, figures: list[Figure], speech: Speech) -> str:
    """The category and its telling figures; once where the first of these is called as the category is."""
    if not figures:
        return name
    key_figures = telling(figures)
    words = finding(report, key_figures, speech)
    return words if speech.of(key_figures[0].label) == name else speech.say("title.of", name=name, finding=words)
