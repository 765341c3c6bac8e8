"""Plans: which pages a deck has, in which order, and what each is drawn of. Knows no file format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cppcc.report import Report
from cppcc.selection import Selection

#: The pages of a deck that are no charts.
PARTS = ("cover", "works", "sums", "sources")


@dataclass(frozen=True)
class Page:
    """One page of a deck.

    Args:
        name: a chart's name, or one of ``PARTS``.
        selection: what it is drawn of; the report's own filters have no say any more.
        title: where it is not the computed one.
        options: the chart's own.
    """

    name: str
    selection: Selection = field(default_factory=Selection)
    title: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


def whole(report: Report, selection: Selection) -> tuple[Page, ...]:
    """A whole deck of what the filters leave: cover, the year in its key figures, output by category, each theme's
    figures and works, the timeline, what cannot be added and why, sources. What has nothing to show is left out."""
    pages = [Page("cover", selection)]
    figures = selection.figures(report)
    if any(figure.headline for figure in figures):
        pages.append(Page("headline", selection))
    if figures:
        pages.append(Page("output", selection))
    if any(figure.category == "proposal" for figure in figures):
        pages.append(Page("proposals", selection))
    for theme in report.themes:
        of_theme = replace(selection, themes=(theme.id,))
        pages += [Page("theme", of_theme)] if of_theme.figures(report) else []
        pages += [Page("works", of_theme)] if of_theme.works(report) else []
    if any(work.dates for work in selection.works(report)):
        pages.append(Page("timeline", selection))
    if len(figures) > 1:
        pages.append(Page("sums", selection))
    pages.append(Page("sources", selection))
    return tuple(pages)
