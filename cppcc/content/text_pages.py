"""Parts: the pages of a deck that are no charts, in words: cover, a theme's works, what may be added, sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import cppcc
from cppcc.content.columns import headings, texts
from cppcc.model.report import Figure, Report, Work
from cppcc.model.selection import Barrier, Selection, addable_pairs, barred_pairs
from cppcc.speech import phrases
from cppcc.speech.speech import Speech


@dataclass(frozen=True, slots=True)
class Part:
    """A page of words.

    Args:
        lines: what stands under the title of a cover.
        heads, rows, shares: of a table: its columns' names, its rows, and the columns' parts of the width.
        source: the line at the bottom.
        figures, works: told one by one in the notes.
        notes: what else the notes tell.
    """

    title: str
    lines: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    shares: tuple[float, ...] = (1.0,)
    source: str = ""
    figures: tuple[Figure, ...] = ()
    works: tuple[Work, ...] = ()
    notes: tuple[str, ...] = ()


def part(name: str, report: Report, selection: Selection, speech: Speech) -> Part:
    """The part of that name; KeyError if there is none."""
    return PARTS[name](report, selection, speech)


def about(report: Report, selection: Selection, speech: Speech, source: str = "") -> list[str]:
    """What a file must not be without once it has left the page: with which filters, from where, in which state.

    Args:
        source: where it says more than the report's own line.
    """
    filters = phrases.filters(report, selection, speech) or speech.say("filter.all")
    return [
        speech.say("data.filters", filters=filters),
        source or phrases.source(report, speech),
        speech.say("data.file", report=report.id, digest=report.file_sha256),
        speech.say("data.version", version=cppcc.__version__),
    ]


def method(speech: Speech) -> list[str]:
    """How figures and works were taken from the text."""
    points = ("how_text", "how_place", "how_works", "how_ratios", "how_fields")
    return [speech.say(f"sources_page.{point}") for point in points]


def _cover(report: Report, selection: Selection, speech: Speech) -> Part:
    filters = phrases.filters(report, selection, speech)
    lines = [phrases.source(report, speech)]
    lines += [speech.say("data.filters", filters=filters)] if filters else []
    title = speech.say("overview.title", committee=speech.of(report.committee.name), year=report.year)
    return Part(title, tuple(lines), notes=tuple(about(report, selection, speech)))


def _source(report: Report, selection: Selection, speech: Speech) -> str:
    """The source line, with the filters in force behind it."""
    filters = phrases.filters(report, selection, speech)
    told = [speech.say("data.filters", filters=filters)] if filters else []
    return speech.say("list.dot").join([phrases.source(report, speech), *told])


#: What a page of works tells of each.
_WORK = ("name", "kind", "day", "token")


def _works(report: Report, selection: Selection, speech: Speech) -> Part:
    works = selection.works(report)
    # A plan made for another report may name a theme that this one does not have.
    known = {theme.id: speech.of(theme.label) for theme in report.themes}
    names = [known.get(id, id) for id in selection.themes]
    theme = phrases.listed(names, speech) or phrases.who_when(report, speech)
    return Part(
        # No number: a picture of it may have room for fewer.
        speech.say("deck.works", theme=theme),
        heads=tuple(headings(("name", "kind", "date", "token"), speech, "work")),
        rows=tuple(
            tuple(cell or speech.say("deck.no_date") for cell in texts(report, work, _WORK, speech)) for work in works
        ),
        shares=(0.42, 0.13, 0.16, 0.29),
        # The theme stands in the title.
        source=_source(report, replace(selection, themes=()), speech),
        works=works,
    )


def _sums(report: Report, selection: Selection, speech: Speech) -> Part:
    figures = selection.figures(report)
    can = phrases.sums(report, figures, speech)
    barred = barred_pairs(report, figures)
    cannot = [
        speech.say("sources_page.barred", why=phrases.why_not(why, speech), count=len(pairs))
        for why, pairs in barred.items()
    ]
    groups = {
        "can": can or [speech.say("sources_page.no_sum")],
        "cannot": cannot,
        "unstated": [speech.of(item.text) for item in report.unstated],
    }
    if selection and report.unstated:
        groups["unstated"].insert(0, speech.say("sources_page.of_report"))
    named = {figure.id for a, b, _ in addable_pairs(report, figures) for figure in (a, b)}
    told = [
        speech.say("list.colon").join((speech.say(f"deck.{name}"), line))
        for name, lines in groups.items()
        for line in lines
    ]
    for why, pairs in barred.items():
        if why is not Barrier.UNITS_DIFFER:  # most pairs; the unit of each is beside it everywhere
            told += [_barred(report, a, b, why, speech) for a, b in pairs]
            named |= {figure.id for pair in pairs for figure in pair}
    return Part(
        speech.say("deck.sums"),
        heads=(speech.say("deck.question"), speech.say("sources_page.sums_about")),
        rows=tuple(
            (speech.say(f"deck.{name}") if index == 0 else "", line)
            for name, lines in groups.items()
            for index, line in enumerate(lines)
        ),
        shares=(0.16, 0.84),
        source=_source(report, selection, speech),
        figures=tuple(figure for figure in figures if figure.id in named),
        notes=tuple(told),
    )


def _barred(report: Report, a: Figure, b: Figure, why: Barrier, speech: Speech) -> str:
    pair = speech.say("sources_page.pair", a=phrases.told(report, a, speech), b=phrases.told(report, b, speech))
    return speech.say("list.colon").join((pair, phrases.why_not(why, speech)))


def _sources(report: Report, selection: Selection, speech: Speech) -> Part:
    lines = [*about(report, selection, speech), report.url]
    lines += method(speech)
    return Part(speech.say("deck.sources"), rows=tuple((line,) for line in lines), notes=tuple(lines))


PARTS: Mapping[str, Callable[[Report, Selection, Speech], Part]] = {
    "cover": _cover,
    "works": _works,
    "sums": _sums,
    "sources": _sources,
}
