"""Charts: one module each, each one function ``draw(report, selection, frame, look, speech) -> Chart``.

A new chart is a new module here and its line in ``cppcc.content.catalog``; what it is called and what it shows is told
in cppcc/messages. The name is public: it stands in the command line, in file names and in the page's container key
``chart-NAME``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from importlib import import_module
from typing import Protocol, cast

from cppcc.charts.chart import Chart
from cppcc.charts.scaling import at_scale
from cppcc.content.catalog import CHARTS, OPTIONS
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.errors import UnknownName
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech

#: As many pictures are expected where one is not enough; how often their number may change it.
_FEW, _TRIES = 2, 3


class Draw(Protocol):
    """A chart's one function. Options differ from chart to chart; each has a default. One that may leave something out
    takes ``only`` as well: ids of what an earlier picture had no room for."""

    def __call__(
        self,
        report: Report,
        selection: Selection,
        frame: Frame,
        look: Look,
        speech: Speech,
        **options: str | Collection[str],
    ) -> Chart: ...


def draw(
    name: str,
    report: Report,
    selection: Selection,
    frame: Frame,
    look: Look,
    speech: Speech,
    *,
    only: Collection[str] = (),
    **options: str,
) -> Chart:
    """The chart of that name.

    Args:
        only: ids of what an earlier picture had no room for.

    Raises:
        UnknownName: there is no such chart, or an option has no such value.
    """
    if name not in CHARTS:
        raise UnknownName("chart", name, tuple(CHARTS))
    for option, value in options.items():
        if value not in OPTIONS[option]:
            raise UnknownName(option, value, OPTIONS[option])
    drawer = cast(Draw, import_module(f"cppcc.charts.{name}").draw)
    rest = {"only": only} if only else {}

    def drawn(frame: Frame) -> Chart:
        return drawer(report, selection, frame, look, speech, **rest, **options)

    # Forms count pixels of a slide themselves.
    return drawn(frame) if CHARTS[name].is_form else at_scale(frame, drawn)


#: What draws a chart in a frame; of these ids alone, where any are given.
_Part = Callable[[Frame, Collection[str]], Chart]


def in_parts(draw_part: _Part, frame: Frame, speech: Speech) -> tuple[Chart, ...]:
    """A chart, and on further pictures what it has no room for, each with its number behind the title.

    Args:
        draw_part: draws the chart in a frame; of these ids alone, where any are given.
    """
    first = draw_part(frame, ())
    if not first.left_out:
        return (first,)
    count = _FEW
    for _ in range(_TRIES):
        # How many there are stands in their titles, which take room: as long as that changes how many there are.
        charts = list(_chained(draw_part, frame, first.title, count, speech))
        if len(charts) == count:
            break
        count = len(charts)
    return tuple(_levelled(draw_part, frame, charts, speech))


def _levelled(draw_part: _Part, frame: Frame, charts: list[Chart], speech: Speech) -> list[Chart]:
    """The same pictures, about equally full: a last one of one figure would be hollow."""
    first, count = charts[0], len(charts)
    # What stands out stands on the first one, which is then of another kind.
    kept = charts[:1] if first.has_lead else []
    items = {figure.id for figure in first.report.figures} | {work.id for work in first.report.works}
    if not items.issuperset(first.left_out):  # rows of fields, or steps
        return charts
    ids = first.left_out if kept else (*_shown(first), *first.left_out)
    share, more = divmod(len(ids), max(1, count - len(kept)))
    further, start = [], 0
    for number in range(len(kept), count):
        end = start + share + (number - len(kept) < more)
        numbered = replace(frame, title=charts[number].title, is_part=True)
        chart = draw_part(numbered, ids[start:end])
        further.append(replace(chart, title=charts[number].title))
        start = end
    return charts if any(chart.left_out for chart in further) else [*kept, *further]


def _shown(chart: Chart) -> tuple[str, ...]:
    """The ids of what a picture of several has room for."""
    return tuple(item.id for item in chart.figures or chart.works if item.id not in chart.left_out)


def _chained(draw_part: _Part, frame: Frame, title: str, count: int, speech: Speech) -> Iterator[Chart]:
    only: tuple[str, ...] = ()
    number = 0
    while number == 0 or only:
        number += 1
        numbered = speech.say("chart.part", title=frame.title or title, number=number, count=count)
        chart = replace(draw_part(replace(frame, title=numbered, is_part=True), only), title=numbered)
        if only and len(chart.left_out) >= len(only):  # what has no room in a picture of its own
            return
        only = chart.left_out
        yield chart


__all__ = ["Chart", "draw", "in_parts"]
