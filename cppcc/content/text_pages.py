"""Text pages: those of a deck that are no charts: a theme's figures and works, what may be added, sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from cppcc.content.blocks import Fold, lines, needed
from cppcc.content.columns import headings, texts
from cppcc.content.sections import method, state, sums, unstated
from cppcc.model.report import Figure, Report, Work
from cppcc.model.selection import Selection
from cppcc.speech import phrases
from cppcc.speech.speech import Speech


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page of words.

    Args:
        heads, rows, shares: of a table: its columns' names, its rows, and the columns' parts of the width.
        source: the line at the bottom.
        figures, works: told one by one in the notes.
        notes: what else the notes tell.
    """

    title: str
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    shares: tuple[float, ...] = (1.0,)
    source: str = ""
    figures: tuple[Figure, ...] = ()
    works: tuple[Work, ...] = ()
    notes: tuple[str, ...] = ()


def text_page_of(name: str, report: Report, selection: Selection, speech: Speech) -> TextPage:
    """The page of that name; KeyError if there is none."""
    return TEXT_PAGES[name](report, selection, speech)


def about(report: Report, selection: Selection, speech: Speech, source: str = "") -> list[str]:
    """What a file must not be without once it has left the page: with which filters, from where, in which state.

    Args:
        source: where it says more than the report's own line.
    """
    filters = phrases.filters(report, selection, speech) or speech.say("filter.all")
    return [
        speech.say("data.filters", filters=filters),
        source or phrases.source(report, speech),
        *(str(paragraph.text) for paragraph in state(report, speech)),
    ]


def _source(report: Report, selection: Selection, speech: Speech) -> str:
    """The source line, with the filters in force behind it."""
    filters = phrases.filters(report, selection, speech)
    filter_lines = [speech.say("data.filters", filters=filters)] if filters else []
    return speech.say("list.dot").join([phrases.source(report, speech), *filter_lines])


#: What a page of figures and one of works tells of each.
_FIGURE = ("name", "quantity", "actor", "token")
_WORK = ("name", "kind", "day", "token")


def _themes(report: Report, selection: Selection, speech: Speech) -> str:
    # A plan made for another report may name a theme that this one does not have.
    known = {theme.id: speech.of(theme.label) for theme in report.themes}
    names = [known.get(id, id) for id in selection.themes]
    return phrases.listed(names, speech) or phrases.who_when(report, speech)


def _figures(report: Report, selection: Selection, speech: Speech) -> TextPage:
    figures = selection.figures(report)
    return TextPage(
        speech.say("deck.figures", theme=_themes(report, selection, speech)),
        heads=tuple(headings(_FIGURE, speech, "figure")),
        rows=tuple(tuple(map(str, texts(report, figure, _FIGURE, speech))) for figure in figures),
        shares=(0.33, 0.17, 0.17, 0.33),
        source=_source(report, replace(selection, themes=()), speech),
        figures=figures,
    )


def _works(report: Report, selection: Selection, speech: Speech) -> TextPage:
    works = selection.works(report)
    return TextPage(
        # No number: a picture of it may have room for fewer.
        speech.say("deck.works", theme=_themes(report, selection, speech)),
        heads=tuple(headings(("name", "kind", "date", "token"), speech, "work")),
        rows=tuple(
            tuple(cell or speech.say("deck.no_date") for cell in texts(report, work, _WORK, speech)) for work in works
        ),
        shares=(0.42, 0.13, 0.16, 0.29),
        # The theme stands in the title.
        source=_source(report, replace(selection, themes=()), speech),
        works=works,
    )


def _sums(report: Report, selection: Selection, speech: Speech) -> TextPage:
    figures = selection.figures(report)
    _, *added = sums(report, figures, speech).blocks
    asked = list(unstated(report, speech).blocks) if report.unstated else []
    # Without filters, that they do not matter to it says nothing.
    groups = {"can": added[:1], "cannot": added[1:], "unstated": asked[not selection :]}
    rows, notes = [], []
    for name, blocks in groups.items():
        question = speech.say(f"deck.{name}")
        answers = [line for block in blocks for line in lines(block)]
        rows += [(question if index == 0 else "", line) for index, line in enumerate(answers)]
        for block in blocks:
            notes += [speech.say("list.colon").join((question, line)) for line in lines(block)]
            notes += lines(block, folded=True) if isinstance(block, Fold) else []
    named = {figure.id for block in added for figure in needed(block)}
    return TextPage(
        speech.say("deck.sums"),
        heads=(speech.say("deck.question"), speech.say("sources_page.sums_about")),
        rows=tuple(rows),
        shares=(0.16, 0.84),
        source=_source(report, selection, speech),
        figures=tuple(figure for figure in figures if figure.id in named),
        notes=tuple(notes),
    )


def _sources(report: Report, selection: Selection, speech: Speech) -> TextPage:
    paragraphs = [*about(report, selection, speech), report.url]
    paragraphs += [line for block in method(speech).blocks for line in lines(block)]
    return TextPage(speech.say("deck.sources"), rows=tuple((line,) for line in paragraphs), notes=tuple(paragraphs))


TEXT_PAGES: Mapping[str, Callable[[Report, Selection, Speech], TextPage]] = {
    "figures": _figures,
    "works": _works,
    "sums": _sums,
    "sources": _sources,
}
