"""Slides: a report as a presentation, one chart after the other. Knows neither screen nor browser."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cppcc.content.catalog import CHARTS
from cppcc.model.report import Report
from cppcc.model.selection import Selection


@dataclass(frozen=True, slots=True)
class Slide:
    """One chart of a presentation.

    Args:
        id: the chart's name, or the theme's id: public, as it stands in the address.
        chart: the chart's name.
        selection: what it is drawn of.
    """

    id: str
    chart: str
    selection: Selection


def slides(report: Report, selection: Selection) -> tuple[Slide, ...]:
    """The report in order. Whether the filters leave a slide anything to show is seen when its chart is drawn."""
    presentation = []
    for name, chart in CHARTS.items():
        if not chart.is_presented:
            continue
        if not chart.is_of_theme:
            presentation.append(Slide(name, name, selection))
            continue
        for theme in report.themes:
            if theme.id in selection.themes or not selection.themes:
                # A theme may be called what a chart is called: the chart was there first.
                id = f"theme-{theme.id}" if theme.id in CHARTS else theme.id
                presentation.append(Slide(id, name, replace(selection, themes=(theme.id,))))
    return tuple(presentation)
