"""Courtyard: what courtyard consultation (院坝协商) came to, as any campaign is shown."""

from __future__ import annotations

from collections.abc import Collection

from cppcc.charts import dots
from cppcc.charts.chart import Chart
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Figure, Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech

#: Metrics of courtyard consultation begin with this, in every report.
METRICS = "courtyard_"


def draw(
    report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, *, only: Collection[str] = ()
) -> Chart:
    """The figures of courtyard consultation that the filters leave."""
    selection = selection.of_figures
    figures = [figure for figure in selection.figures(report) if _is_shown(figure)]
    ids = {figure.id for figure in figures}
    works = (work for work in selection.works(report) if len(work.figures) > 1 and ids.issuperset(work.figures))
    return dots.drawn(
        *("courtyard", report, selection, frame, look, speech, figures),
        work=next(works, None),
        kicker=speech.say("courtyard.name"),
        has=any(map(_is_shown, report.figures)),
        is_of=_is_shown,
        only=only,
    )


def _is_shown(figure: Figure) -> bool:
    return figure.metric.startswith(METRICS)
