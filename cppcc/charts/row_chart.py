"""A whole chart of rows: title, subtitle, marks, words and source. Most charts here are one of these."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from cppcc.charts.chart import Chart, caution, lacking, legend, settled, source, subtitle, unsplit
from cppcc.charts.grouping import shares_apart
from cppcc.charts.layout import content_height
from cppcc.charts.row_marks import MarkedRows
from cppcc.charts.rows import RowGroup
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.quantity import Bound
from cppcc.model.report import Figure, Report
from cppcc.model.selection import Selection
from cppcc.speech import phrases, sentences
from cppcc.speech.speech import Speech


def _legend_of_bars(groups: Sequence[RowGroup], speech: Speech) -> str:
    """What bars mean, only those that occur."""
    exact = {row.quantity.bound is Bound.EXACT for group in groups if group.full is not None for row in group.rows}
    keys = [key for key, occurs in (("bar.exact", True in exact), ("bar.bounded", False in exact)) if occurs]
    return speech.say("list.gap").join(speech.say(key) for key in keys)


def _legend(groups: Sequence[RowGroup], speech: Speech) -> str:
    """What dots mean, and the bars of shares above them where these are not all exact."""
    dots = legend((row.quantity.bound for group in groups if not group.is_of_shares for row in group.rows), speech)
    shares = [group for group in groups if group.is_of_shares]
    bounded = any(row.quantity.bound is not Bound.EXACT for group in shares for row in group.rows)
    lengths = _legend_of_bars(shares, speech) if bounded else ""
    return speech.say("list.gap").join(marks for marks in (dots, lengths) if marks)


def _scale(groups: Sequence[RowGroup], speech: Speech, *, bars: bool) -> list[str]:
    """What the rows' places and lengths say, only of those that occur."""
    lengths = any(group.full is not None and not group.is_of_shares for group in groups)
    keys = {
        "scale.log": not bars and any(group.full is None for group in groups),
        "scale.bars": bars and lengths,
        "scale.words": bars and any(group.full is None for group in groups),
        "scale.shares": any(group.is_of_shares for group in groups),
    }
    return [speech.say(key) for key, occurs in keys.items() if occurs]


def rows_chart(
    name: str,
    report: Report,
    selection: Selection,
    frame: Frame,
    look: Look,
    speech: Speech,
    *,
    groups: Sequence[RowGroup],
    title: Callable[[list[Figure]], str],
    named: str = "",
    bars: bool = False,
    only: Collection[str] = (),
    shown_if: Callable[[Figure], bool] = lambda figure: True,
) -> Chart:
    """A whole chart of rows.

    Args:
        title: what the figures that are drawn come to, in the order of the report.
        only: ids of what an earlier picture had no room for.
        shown_if: whether the chart would show a figure at all, were it not for the filters.
        named: the one category or theme that the chart is of.
        bars: bars among what may be compared, in place of dots on a log axis.
    """
    selection = selection.of_figures
    if only:
        kept = (replace(group, rows=tuple(row for row in group.rows if row.id in only)) for group in groups)
        groups = [group for group in kept if group.rows]
    counts, shares = shares_apart(report, groups, speech)
    # Away from the log axis, which is at the bottom.
    groups = [*counts, *shares] if bars else [*shares, *counts]
    listed = _figures(report, groups)
    hidden = unsplit(report, selection, speech, shown_if)
    picture = _Picture(report, selection, frame, look, speech, groups, bars, hidden, title)
    rows, heading, source_line = picture.fitted(listed)
    lacks = lacking(name, any(map(shown_if, report.figures)), speech, name=named)
    if not listed:
        rows.layout.nothing(lacks or speech.say("chart.nothing"), None)
    else:
        rows.bars() if bars else rows.dots()
    under = picture.under(rows.groups)
    telling = sentences.telling(report, listed, speech)
    words = telling.sentence(selection, telling.by_category(listed), lacks)
    return Chart(
        name=name,
        report=report,
        selection=selection,
        title=heading,
        subtitle=under,
        source=source_line,
        words=words,
        scene=rows.layout.scene(title=heading, subtitle=under, source=source_line),
        figures=tuple(listed),
        groups=tuple(rows.groups),
        lacking=lacks,
        left_out=tuple(figure.id for figure in listed if figure.id not in {row.id for row in rows.rows}),
    )


def _figures(report: Report, groups: Sequence[RowGroup]) -> list[Figure]:
    return [report.figure(row.id) for group in groups for row in group.rows]


@dataclass(frozen=True, slots=True)
class _Picture:
    """What a frame has room for of rows and of what is told of them.

    Args:
        hidden: what filters hide of figures that a report does not split by them.
    """

    report: Report
    selection: Selection
    frame: Frame
    look: Look
    speech: Speech
    groups: Sequence[RowGroup]
    bars: bool
    hidden: str
    title: Callable[[list[Figure]], str]

    def under(self, drawn: Sequence[RowGroup]) -> str:
        """The subtitle: period, scale and marks of what is drawn."""
        marks = _legend_of_bars(drawn, self.speech) if self.bars else _legend(drawn, self.speech)
        period = phrases.period_words(_figures(self.report, drawn), self.speech)
        scale = _scale(drawn, self.speech, bars=self.bars)
        above = subtitle(self.report, self.selection, self.speech, period, *scale)
        return "\n".join(line for line in (above, marks) if line)

    def fitted(self, listed: Sequence[Figure]) -> tuple[MarkedRows, str, str]:
        """The rows that there is room for, with the title and the source that speak of them and of no other."""
        under, room = self.under(self.groups), math.inf
        subjects: Sequence[Figure] = ()
        left = listed
        while subjects != left:
            subjects, heading = left, self.title([figure for figure in self.report.figures if figure in left])

            def fit(line: str, heading: str = heading) -> tuple[MarkedRows, int]:
                nonlocal room
                height = content_height(self.frame, self.look, self.speech, title=heading, subtitle=under, source=line)
                if height is not None:
                    # Never more than before: what had to stay out may not come back with a line that is shorter
                    # without it.
                    room = height = min(room, height)
                rows = MarkedRows(self.groups, self.frame, self.look, self.speech, room=height)
                return rows, rows.left_out

            rows, source_line = settled(fit, self._source(subjects), self.frame, self.speech)
            drawn = {row.id for row in rows.rows}
            left = [figure for figure in listed if figure.id in drawn]
        return rows, heading, source_line

    def _source(self, figures: Sequence[Figure]) -> Callable[[str], str]:
        """The source line of these figures with a remark behind it."""
        barred = caution(self.report, figures, self.speech)
        return lambda remark: source(self.report, self.speech, barred, self.hidden, remark)
