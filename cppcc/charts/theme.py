"""Theme: the figures of one section of the report."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from cppcc.charts.chart import Chart, finding
from cppcc.charts.row_chart import rows_chart
from cppcc.charts.rows import by_category
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Report
from cppcc.model.selection import Selection, telling, themes_left
from cppcc.speech.speech import Speech


def draw(
    report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, *, only: Collection[str] = ()
) -> Chart:
    """One theme's figures under their categories, largest on top of each.

    The theme is the first with figures of those that the selection names, or else of those worth a way in.
    """
    filtered = selection.figures(report)
    with_figures = {figure.theme for figure in filtered}
    named = [theme for theme in report.themes if theme.id in selection.themes]
    themes = named or themes_left(report, selection)
    theme = next((theme for theme in themes if theme.id in with_figures), themes[0] if themes else report.themes[0])
    figures = [figure for figure in filtered if figure.theme == theme.id]
    name = speech.of(theme.short)
    return rows_chart(
        "theme",
        report,
        replace(selection, themes=(theme.id,)),
        frame,
        look,
        speech,
        groups=by_category(report, figures, speech),
        title=lambda drawn: (
            speech.say("title.of", name=name, finding=finding(report, telling(drawn), speech, most=2))
            if drawn
            else name
        ),
        named=name,
        only=only,
        shown_if=lambda figure: figure.theme == theme.id,
    )
