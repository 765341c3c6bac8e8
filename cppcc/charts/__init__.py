"""Charts: one module each, each one function ``draw(report, selection, frame, look, speech) -> Chart``.

A new chart is a new module here and its line in ``cppcc.content.catalog``; what it is called and what it shows is told
in cppcc/messages. The name is public: it stands in the command line, in file names and in the page's container key
``chart-NAME``.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from cppcc.charts.chart import Chart
from cppcc.content.catalog import CHARTS, OPTIONS
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.errors import UnknownName
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech


class Draw(Protocol):
    """A chart's one function. Options differ from chart to chart; each has a default."""

    def __call__(
        self, report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, **options: str
    ) -> Chart: ...


def draw(
    name: str, report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, **options: str
) -> Chart:
    """The chart of that name.

    Raises:
        UnknownName: there is no such chart, or an option has no such value.
    """
    if name not in CHARTS:
        raise UnknownName("chart", name, tuple(CHARTS))
    for option, value in options.items():
        if value not in OPTIONS[option]:
            raise UnknownName(option, value, OPTIONS[option])
    drawer = cast(Draw, import_module(f"cppcc.charts.{name}").draw)
    return drawer(report, selection, frame, look, speech, **options)


__all__ = ["Chart", "draw"]
