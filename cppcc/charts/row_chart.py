"""A whole chart of rows: title, subtitle, marks, words and source. Most charts here are one of these."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cppcc import wording
from cppcc.charts.canvas import content_height
from cppcc.charts.chart import Chart, caution, legend, settled, source, subtitle, unsplit
from cppcc.charts.row_canvas import Rows
from cppcc.charts.rows import Group
from cppcc.frame import Frame
from cppcc.look import Look
from cppcc.quantity import Bound
from cppcc.report import Figure, Report
from cppcc.selection import Selection
from cppcc.texts import say


def _legend_of_bars(groups: Sequence[Group], language: str) -> str:
    """What bars mean, only those that occur; and what a dot in place of a bar means."""
    bars = [row for group in groups if len(group.rows) > 1 for row in group.rows]
    exact = {row.quantity.bound is Bound.EXACT for row in bars}
    keys = [key for key, there in (("bar.exact", True in exact), ("bar.bounded", False in exact)) if there]
    keys += ["bar.alone"] if any(len(group.rows) == 1 for group in groups) else []
    return say(language, "list.gap").join(say(language, key) for key in keys)


def rows_chart(
    name: str,
    report: Report,
    selection: Selection,
    frame: Frame,
    look: Look,
    language: str,
    *,
    groups: Sequence[Group],
    title: str,
    computed: bool = False,
    bars: bool = False,
    shown_if: Callable[[Figure], bool] = lambda figure: True,
) -> Chart:
    """A whole chart of rows.

    Args:
        shown_if: whether the chart would show a figure at all, were it not for the filters.
        computed: whether to tell the ratios between its figures: in words, since none stands on an axis with totals.
        bars: bars within each unit in place of dots on a log axis.
    """
    shown = [row for group in groups for row in group.rows]
    marks = _legend_of_bars(groups, language) if bars else legend((row.quantity.bound for row in shown), language)
    scale = say(language, "scale.linear" if bars else "scale.log") if shown else ""
    listed = [report.figure(row.id) for row in shown]
    ids = {figure.id for figure in listed}
    ratios = [ratio for ratio in report.ratios if {ratio.of, ratio.per} <= ids] if computed else []
    quotients = wording.computed(report, ratios, language)
    under = "\n".join(line for line in (subtitle(report, selection, language, scale), marks, quotients) if line)
    hidden = unsplit(report, selection, language, shown_if)

    room: float | None = None

    def fit(told: str) -> tuple[Rows, int]:
        nonlocal room
        left = content_height(frame, look, title=title, subtitle=under, source=told)
        # Never more than before: what had to stay out may not come back with a line that is shorter without it.
        room = left if left is None or room is None else min(room, left)
        rows = Rows(groups, frame, look, language, room=room)
        return rows, rows.left_out

    def told_of(figures: Sequence[Figure]) -> Callable[[str], str]:
        barred = caution(report, figures, language)
        return lambda remark: source(report, language, barred, hidden, remark)

    told_about: Sequence[Figure] = ()
    there: Sequence[Figure] = listed
    while told_about != there:  # nothing is said of rows that are not in the picture
        told_about = there
        rows, told = settled(fit, told_of(told_about), language)
        drawn = {row.id for row in rows.rows}
        there = [figure for figure in listed if figure.id in drawn]
    if not shown:
        rows.canvas.nothing(say(language, "chart.nothing"), None)
    else:
        rows.bars() if bars else rows.dots()
    words = wording.sentence(report, selection, wording.running_by_category(report, listed, language), language)
    return Chart(
        name=name,
        report=report,
        selection=selection,
        title=title,
        subtitle=under,
        source=told,
        words=wording.sentences((words, quotients), language),
        plot=rows.canvas.plot(title=title, subtitle=under, source=told),
        figures=tuple(listed),
        ratios=tuple(ratios),
        groups=tuple(rows.groups),
        linear=bars,
    )
