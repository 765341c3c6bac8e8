"""Chapters: a whole report in order, as blocks: what the pages of the dashboard show, for a document of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from cppcc.content.blocks import Block, Chapter, ChartBlock, Details, Groups, Paragraph, Section
from cppcc.content.catalog import CHARTS, PAGES
from cppcc.content.sections import by_kind, by_theme, counted, sources
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech


def chapters(report: Report, selection: Selection, speech: Speech) -> tuple[Chapter, ...]:
    """The chapters of what the filters leave, in the order of the pages: a chart that has nothing to show has its place
    all the same, since a document may have filters of its own."""
    return tuple(
        Chapter(name, speech.say(f"page.{name}"), _OF[name](name, report, selection, speech))
        for name, page in PAGES.items()
        if page.is_chapter
    )


def _charts(chapter: str, report: Report, selection: Selection, speech: Speech) -> tuple[Block, ...]:
    return tuple(ChartBlock(name, selection) for name, entry in CHARTS.items() if entry.chapter == chapter)


def _themes(chapter: str, report: Report, selection: Selection, speech: Speech) -> tuple[Block, ...]:
    """Of each theme that anything is left of: its summary, its charts, its works by kind."""
    figures, works = selection.figures(report), selection.works(report)
    sections: list[Block] = []
    for theme in map(report.theme, (group.id for group in by_theme(report, (*figures, *works), speech))):
        of_theme = replace(selection, themes=(theme.id,))
        charts = [ChartBlock(name, of_theme, theme.id) for name, entry in CHARTS.items() if entry.chapter == chapter]
        groups = Groups(tuple(by_kind(of_theme.works(report), speech)))
        blocks: list[Block] = [Paragraph(speech.of(theme.summary)), *charts, groups]
        sections.append(Section(speech.of(theme.label), tuple(blocks), theme.id))
    return tuple(sections)


def _timeline(chapter: str, report: Report, selection: Selection, speech: Speech) -> tuple[Block, ...]:
    """The charts; then the works without a date, by theme: none is made up."""
    undated = selection.undated(report)
    title = counted(speech, "timeline_page.undated", len(undated), "undated")
    groups = Groups(tuple(by_theme(report, undated, speech)))
    return (*_charts(chapter, report, selection, speech), Section(title, (groups,)))


def _sources(chapter: str, report: Report, selection: Selection, speech: Speech) -> tuple[Block, ...]:
    """All figures and all works; what there is to know beside them."""
    figures, works = selection.figures(report), selection.works(report)
    details = (
        Section(counted(speech, f"sources_page.{name}", len(items), name), (Details(tuple(items)),))
        for name, items in (("figures", figures), ("works", works))
    )
    return (*details, *sources(report, figures, speech))


_OF: Mapping[str, Callable[[str, Report, Selection, Speech], tuple[Block, ...]]] = {
    "overview": _charts,
    "output": _charts,
    "themes": _themes,
    "timeline": _timeline,
    "sources": _sources,
}
