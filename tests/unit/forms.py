"""Forms drawn for tests, and the runs of type in them."""

from __future__ import annotations

from cppcc.charts import Chart, draw
from cppcc.charts.scene import Run
from cppcc.design.frames import SLIDE
from cppcc.design.looks import LIGHT
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from tests.speeches import ZH
from tests.unit.drawings import ALL


def slide(name: str, report: Report, selection: Selection = ALL) -> Chart:
    return draw(name, report, selection, SLIDE, LIGHT, ZH)


def of(category: str) -> Selection:
    return Selection(categories=(category,))


def runs(chart: Chart) -> list[Run]:
    return [run for text in chart.scene.texts for run in text.runs]


def size_of(chart: Chart, words: str) -> float:
    return max(run.size for run in runs(chart) if run.text == words)
