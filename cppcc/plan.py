"""Plans: which pages a deck has, in which order, and what each is drawn of. Knows no file format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cppcc.charts import CHARTS, Chart, draw
from cppcc.errors import UnknownName
from cppcc.frame import SCREEN
from cppcc.look import LIGHT
from cppcc.report import Report
from cppcc.selection import DIMENSIONS, Selection
from cppcc.slides import slides
from cppcc.words import FIRST_LANGUAGE

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


def charts(report: Report, selection: Selection, names: Sequence[str] = ()) -> tuple[Page, ...]:
    """The charts of those names, or else every chart of the year that the filters leave something of, in the order in
    which they are presented; ``theme`` is one page a theme.

    Raises:
        UnknownName: there is no chart of such a name.
    """
    every = slides(report, selection)
    if not names:
        pages = (Page(slide.chart, slide.selection) for slide in every)
        return tuple(page for page in pages if not _drawn(report, page).is_empty)
    found: list[Page] = []
    for name in names:
        if name not in CHARTS:
            raise UnknownName("chart", name, CHARTS)
        those = [Page(name, slide.selection) for slide in every if slide.chart == name]
        found += those or [Page(name, selection)]
    return tuple(found)


def _drawn(report: Report, page: Page) -> Chart:
    return draw(page.name, report, page.selection, SCREEN, LIGHT, FIRST_LANGUAGE, **page.options)


def in_force(pages: Sequence[Page]) -> Selection:
    """The filters that all of it is under: of each, what the pages let pass together."""
    chosen = {}
    for dimension in DIMENSIONS:
        ids = [getattr(page.selection, dimension) for page in pages]
        chosen[dimension] = tuple(dict.fromkeys(id for each in ids for id in each)) if all(ids) else ()
    return Selection(**chosen)
