"""Output: all the year's outputs by category."""

from __future__ import annotations

from collections.abc import Collection

from cppcc.charts.chart import Chart, finding
from cppcc.charts.grouping import bars
from cppcc.charts.row_chart import rows_chart
from cppcc.charts.rows import by_category, by_unit
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.comparable import by_size
from cppcc.model.report import Figure, Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech


def draw(
    report: Report,
    selection: Selection,
    frame: Frame,
    look: Look,
    speech: Speech,
    *,
    scale: str = "log",
    group: str = "category",
    only: Collection[str] = (),
) -> Chart:
    """Every figure of an output category, and the lead figures of the others, one row a figure.

    Args:
        scale: ``log``, where one axis carries values from 1 to 1 000 000; or ``linear``, bars among
            figures that may be compared, and words for all others.
        group: rows under their ``category`` or their ``unit``.
    """
    figures = outputs(report, selection)
    by = bars if scale == "linear" else by_unit if group == "unit" else by_category
    return rows_chart(
        "output",
        report,
        selection,
        frame,
        look,
        speech,
        groups=by(report, figures, speech),
        title=lambda drawn: title(report, drawn, speech),
        bars=scale == "linear",
        only=only,
        shown_if=lambda figure: _is_shown(report, figure),
    )


def _is_shown(report: Report, figure: Figure) -> bool:
    return report.terms.categories[figure.category].output or figure.lead


def outputs(report: Report, selection: Selection) -> list[Figure]:
    """The figures this chart shows."""
    return [figure for figure in selection.figures(report) if _is_shown(report, figure)]


def title(report: Report, figures: list[Figure], speech: Speech) -> str:
    """The headline outputs left, or else the largest lead figures, in the report's words."""
    if not figures:
        return speech.say("output.nothing" if any(_is_shown(report, f) for f in report.figures) else "lacking.output")
    order = list(speech.terms.categories)
    headlines = sorted((f for f in figures if f.headline), key=lambda f: order.index(f.category))
    telling = headlines or [f for f in by_size(figures) if f.lead] or by_size(figures)
    return finding(report, telling, speech, most=4)
