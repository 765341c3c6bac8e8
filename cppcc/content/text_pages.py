"""Parts: the pages of a deck that are no charts, in words: cover, a theme's works, what may be added, sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import cppcc
from cppcc.files.load import vocabulary
from cppcc.messages import say
from cppcc.model.report import Figure, Report, Work
from cppcc.model.selection import Selection, Why, addable_pairs, barred_pairs
from cppcc.speech import phrases


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


def part(name: str, report: Report, selection: Selection, language: str) -> Part:
    """The part of that name; KeyError if there is none."""
    return PARTS[name](report, selection, language)


def about(report: Report, selection: Selection, language: str, source: str = "") -> list[str]:
    """What a file must not be without once it has left the page: with which filters, from where, in which state.

    Args:
        source: where it says more than the report's own line.
    """
    filters = phrases.filters(report, selection, language) or say(language, "filter.all")
    return [
        say(language, "data.filters", filters=filters),
        source or phrases.source(report, language),
        say(language, "data.file", report=report.id, digest=report.file_sha256),
        say(language, "data.version", version=cppcc.__version__),
    ]


def _cover(report: Report, selection: Selection, language: str) -> Part:
    filters = phrases.filters(report, selection, language)
    lines = [phrases.source(report, language)]
    lines += [say(language, "data.filters", filters=filters)] if filters else []
    title = say(language, "overview.title", committee=report.committee.name[language], year=report.year)
    return Part(title, tuple(lines), notes=tuple(about(report, selection, language)))


def _source(report: Report, selection: Selection, language: str) -> str:
    """The source line, with the filters in force behind it."""
    filters = phrases.filters(report, selection, language)
    told = [say(language, "data.filters", filters=filters)] if filters else []
    return say(language, "list.dot").join([phrases.source(report, language), *told])


def _works(report: Report, selection: Selection, language: str) -> Part:
    works = selection.works(report)
    # A plan made for another report may name a theme that this one does not have.
    known = {theme.id: theme.label[language] for theme in report.themes}
    names = [known.get(id, id) for id in selection.themes]
    theme = phrases.listed(names, language) or phrases.who_when(report, language)
    return Part(
        # No number: a picture of it may have room for fewer.
        say(language, "deck.works", theme=theme),
        heads=tuple(say(language, f"data.{column}") for column in ("work", "kind", "date", "token")),
        rows=tuple(
            (
                work.label[language],
                vocabulary().kinds[work.kind].label[language],
                phrases.date_words(work.dates, language, report.year) if work.dates else say(language, "deck.no_date"),
                work.at.token,
            )
            for work in works
        ),
        shares=(0.42, 0.13, 0.16, 0.29),
        # The theme stands in the title.
        source=_source(report, replace(selection, themes=()), language),
        works=works,
    )


def _sums(report: Report, selection: Selection, language: str) -> Part:
    figures = selection.figures(report)
    can = phrases.sums(report, figures, language)
    barred = barred_pairs(report, figures)
    cannot = [
        say(language, "sources_page.barred", why=phrases.why_not(why, language), count=len(pairs))
        for why, pairs in barred.items()
    ]
    groups = {
        "can": can or [say(language, "sources_page.no_sum")],
        "cannot": cannot,
        "unstated": [item.text[language] for item in report.unstated],
    }
    if selection and report.unstated:
        groups["unstated"].insert(0, say(language, "sources_page.of_report"))
    named = {figure.id for a, b, _ in addable_pairs(report, figures) for figure in (a, b)}
    told = [
        say(language, "list.colon").join((say(language, f"deck.{name}"), line))
        for name, lines in groups.items()
        for line in lines
    ]
    for why, pairs in barred.items():
        if why is not Why.UNITS_DIFFER:  # most pairs; the unit of each is beside it everywhere
            told += [_barred(report, a, b, why, language) for a, b in pairs]
            named |= {figure.id for pair in pairs for figure in pair}
    return Part(
        say(language, "deck.sums"),
        heads=(say(language, "deck.question"), say(language, "sources_page.sums_about")),
        rows=tuple(
            (say(language, f"deck.{name}") if index == 0 else "", line)
            for name, lines in groups.items()
            for index, line in enumerate(lines)
        ),
        shares=(0.16, 0.84),
        source=_source(report, selection, language),
        figures=tuple(figure for figure in figures if figure.id in named),
        notes=tuple(told),
    )


def _barred(report: Report, a: Figure, b: Figure, why: Why, language: str) -> str:
    pair = say(language, "sources_page.pair", a=phrases.told(report, a, language), b=phrases.told(report, b, language))
    return say(language, "list.colon").join((pair, phrases.why_not(why, language)))


def _sources(report: Report, selection: Selection, language: str) -> Part:
    lines = [*about(report, selection, language), report.url]
    points = ("how_text", "how_place", "how_works", "how_ratios", "how_fields")
    lines += [say(language, f"sources_page.{point}") for point in points]
    return Part(say(language, "deck.sources"), rows=tuple((line,) for line in lines), notes=tuple(lines))


PARTS: Mapping[str, Callable[[Report, Selection, str], Part]] = {
    "cover": _cover,
    "works": _works,
    "sums": _sums,
    "sources": _sources,
}
