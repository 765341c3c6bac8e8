"""Charts: one module each, each one function ``draw(report, selection, frame, look, language) -> Chart``.

A new chart is a new module here and its name in ``SUBJECTS``; what it is called and what it shows is told in
cppcc/texts. The name is public: it stands in the command line, in file names and in the page's container key
``chart-NAME``.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from cppcc.charts.chart import Chart
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.errors import UnknownName
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech

#: Charts of one subject each: shown one below the other where all outputs are, as far as a report has anything on it.
SUBJECTS = ("proposals", "courtyard", "rural")
#: The charts, in the order people meet them.
CHARTS = ("headline", "output", "category", "theme", *SUBJECTS, "timeline", "matrix")


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
    return drawer(name)(report, selection, frame, look, speech, **options)


def drawer(name: str) -> Draw:
    """The function that draws the chart of that name.

    Raises:
        UnknownName: there is no such chart.
    """
    if name not in CHARTS:
        raise UnknownName("chart", name, CHARTS)
    return cast(Draw, import_module(f"cppcc.charts.{name}").draw)


__all__ = ["CHARTS", "SUBJECTS", "Chart", "draw", "drawer"]
