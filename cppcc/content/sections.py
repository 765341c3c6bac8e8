"""Sections: what pages, documents and slides tell in words, as blocks. Told here once; each writer renders the blocks
in its own way: as widgets, elements of a page, paragraphs, rows of a slide's table."""

from __future__ import annotations

from collections.abc import Sequence

import cppcc
from cppcc.content import detail_facts
from cppcc.content.blocks import (
    Block,
    Counted,
    Fact,
    Facts,
    Fold,
    Item,
    ItemGroup,
    Items,
    Link,
    Paragraph,
    Point,
    Points,
    Section,
    Tile,
    points,
)
from cppcc.model.report import Figure, Report, Work, is_web_address
from cppcc.model.selection import Barrier, addable_pairs, barred_pairs
from cppcc.speech import phrases
from cppcc.speech.glossary import Entry
from cppcc.speech.glossary import glossary as entries_of
from cppcc.speech.speech import Speech


def counted(speech: Speech, key: str, count: int, name: str, **values: str) -> Counted:
    """The message of that key, with its count apart."""
    before, _, behind = speech.say(key, count="\n", **values).partition("\n")
    return Counted(before, count, behind, name)


# ---- one figure or work


def words_of(item: Item, speech: Speech) -> str:
    """What a way to an item is called: a figure's label and quantity, a work's name."""
    return phrases.labelled(item, speech) if isinstance(item, Figure) else speech.of(item.label)


def detail(report: Report, item: Item, speech: Speech) -> Section:
    """Everything that is told of a figure but its number, or of a work; then what is near it."""
    if isinstance(item, Figure):
        facts = detail_facts.of_figure(report, item, speech)
        figures, works, order = report.related_figures(item), iter(report.works_of(item)), ("works", "figures")
    else:
        facts = detail_facts.of_work(report, item, speech)
        figures, works, order = map(report.figure, item.figures), report.related_works(item), ("figures", "works")
    related: dict[str, tuple[Item, ...]] = {"figures": tuple(figures), "works": tuple(works)}
    label = speech.of(report.theme(item.theme).label)
    facts.append(("place", [speech.say("detail.place_text", theme=label, token=item.at.token)]))
    return Section(
        speech.of(item.label),
        (
            Facts(tuple(Fact(speech.say(f"detail.{name}"), tuple(texts)) for name, texts in facts)),
            _out(report, speech.say("detail.open"), report.link(item.at), speech),
            *(_related(name, related[name], speech) for name in order if related[name]),
        ),
    )


def _related(kind: str, items: tuple[Item, ...], speech: Speech) -> Items:
    name = f"related_{kind}"
    return Items(speech.say(f"detail.{name}"), items, name)


def _out(report: Report, text: str, url: str, speech: Speech) -> Block:
    """A link only where the report's address is one of the web."""
    if is_web_address(report.url):
        return Link(text, url)
    return Paragraph(speech.say("detail.not_web", url=report.url), "muted")


def tile(report: Report, figure: Figure, speech: Speech) -> Tile:
    """The figure with how true it is, and its theme."""
    number, unit = phrases.number_and_unit(figure.quantity, speech)
    bound = phrases.bound_words(figure.quantity.bound, speech)
    theme = speech.of(report.theme(figure.theme).short)
    note = speech.say("figure.bound_and_theme", bound=bound, theme=theme)
    return Tile(speech.of(figure.label), number, unit, note, figure.category)


# ---- many


def by_theme(report: Report, items: Sequence[Item], speech: Speech) -> list[ItemGroup]:
    """The items under their themes."""
    groups = [
        ItemGroup(theme.id, speech.of(theme.short), tuple(item for item in items if item.theme == theme.id))
        for theme in report.themes
    ]
    return [group for group in groups if group.items]


def by_kind(works: Sequence[Work], speech: Speech) -> list[ItemGroup]:
    """The works by what kind of thing each is."""
    kinds = speech.terms.kinds.values()
    groups = [
        ItemGroup(kind.id, speech.of(kind.label), tuple(work for work in works if work.kind == kind.id))
        for kind in kinds
    ]
    return [group for group in groups if group.items]


# ---- sources


def origin(report: Report, speech: Speech) -> tuple[Block, ...]:
    """Where the report was published."""
    link = _out(report, speech.say("sources_page.original"), report.url, speech)
    return Paragraph(phrases.source(report, speech)), link


def state(report: Report, speech: Speech) -> tuple[Paragraph, Paragraph]:
    """Which state of the file and of the product something was made of."""
    file = speech.say("data.file", report=report.id, digest=report.file_sha256)
    return Paragraph(file), Paragraph(speech.say("data.version", version=cppcc.__version__))


def unstated(report: Report, speech: Speech) -> Section:
    """What a reader would ask and the report does not say, as its file lists it, each with its figures."""
    questions = tuple(
        Point(speech.of(item.text), tuple(map(report.figure, item.figures)), name=f"unstated-{item.id}")
        for item in report.unstated
    )
    scope = Paragraph(speech.say("sources_page.of_report"), "muted")
    nothing = Paragraph(speech.say("sources_page.nothing_unstated"), "muted")
    return Section(
        speech.say("sources_page.unstated"), (scope, Points(questions, name="unstated") if questions else nothing)
    )


def sums(report: Report, figures: Sequence[Figure], speech: Speech) -> Section:
    """The rule of adding; the pairs that may be added, with their sums; and why the others may not."""
    can = tuple(
        Point(phrases.added(report, a, b, total, speech), needs=(a, b))
        for a, b, total in addable_pairs(report, figures)
    )
    barred = (_barred(report, why, pairs, speech) for why, pairs in barred_pairs(report, figures).items())
    rule = Paragraph(speech.say("sources_page.sums_about"))
    return Section(speech.say("sources_page.sums"), (rule, Points(can, speech.say("sources_page.no_sum")), *barred))


def _barred(report: Report, why: Barrier, pairs: Sequence[tuple[Figure, Figure]], speech: Speech) -> Block:
    """Why pairs may not be added, and which. Of most it is the unit, which stands beside each everywhere."""
    title = counted(speech, "sources_page.barred", len(pairs), str(why), why=phrases.why_not(why, speech))
    if why is Barrier.UNITS_DIFFER:
        return Paragraph(title)
    pair_points = (
        Point(
            speech.say("sources_page.pair", a=phrases.in_full(report, a, speech), b=phrases.in_full(report, b, speech)),
            needs=(a, b),
        )
        for a, b in pairs
    )
    return Fold(title, (Points(tuple(pair_points)),), f"barred-{why}")


def method(speech: Speech) -> Section:
    """How figures and works were taken from the text."""
    names = ("how_text", "how_place", "how_works", "how_ratios", "how_fields")
    return Section(speech.say("sources_page.how"), (points(speech.say(f"sources_page.{name}") for name in names),))


def glossary(report: Report, speech: Speech) -> Section:
    """The terms by group, each with its definition."""
    return Section(
        speech.say("glossary.title"),
        tuple(
            Fold(
                speech.say("list.dot").join((speech.say(f"glossary.{group}"), str(len(entries)))),
                (Facts(tuple(_term(entry, speech) for entry in entries), "glossary"),),
                f"glossary-{group}",
            )
            for group, entries in entries_of(report).items()
        ),
    )


def _term(entry: Entry, speech: Speech) -> Fact:
    examples = phrases.listed(dict.fromkeys(entry.examples), speech)
    asides = (speech.say("glossary.examples", examples=examples),) if examples else ()
    return Fact(speech.of(entry.label), (speech.of(entry.definition),), asides, entry.id)


def sources(report: Report, figures: Sequence[Figure], speech: Speech) -> tuple[Section, ...]:
    """What there is to know of figures beside themselves, in order."""
    return glossary(report, speech), unstated(report, speech), sums(report, figures, speech), method(speech)
