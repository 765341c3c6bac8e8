"""A committee's yearly report as data: themes, figures, works and ratios, each with its place in the text."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from urllib.parse import quote, urlsplit

from cppcc.messages.translations import Words
from cppcc.model.locator import Dates, Locator
from cppcc.model.quantity import Bound, Quantity
from cppcc.model.relations import Relation, RelationKind, Relations
from cppcc.model.statement import Statement
from cppcc.model.story import First, Outcome, Response, Step
from cppcc.model.terms import Vocabulary


class Period(StrEnum):
    """The stretch of time that a figure counts."""

    YEAR = "year"
    EVENT = "event"  # one meeting, visit or activity
    AS_OF = "as_of"  # a state at some time; when it began is not said
    SESSION = "session"
    SINCE_SESSION = "since_session"
    TERM = "term"
    UNSTATED = "unstated"  # the text leaves open which time it is of


#: Of whose level a committee can be; these are actors, too.
LEVELS = ("city", "county", "province", "national")


@dataclass(frozen=True, slots=True)
class Committee:
    """The committee that reports."""

    name: Words
    level: str
    division: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a list of reports says of one, without its contents."""

    id: str
    committee: Committee
    year: int
    published: datetime.date


#: Of a theme that names no icon, or none that exists.
DEFAULT_ICON = "topic"


@dataclass(frozen=True, slots=True)
class Theme:
    """A section of the report.

    Args:
        label: its full name; ``short`` is the name where room is scarce.
        summary: what the section tells, in our own words.
        icon: a Material symbol's name; themes are told apart by place, name and icon, never by colour.
        headline: what it comes to, in a sentence.
    """

    id: str
    label: Words
    short: Words
    line: int
    icon: str
    summary: Words
    headline: Statement | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One number in the report (指标).

    Args:
        metric: the same metric in other reports is what makes years comparable.
        headline: the figure that stands for its headline category.
        lead: whether it is among the few that a slide has room for.
        share_of: for a share, the id of the figure that is its denominator.
        hero: whether it is the one that stands out among those of its category.
        consequence: what came of it; ``consequence_apart`` where that is another count, whose relation is not said.
        noun: what is counted, in languages that count by that: 114 public-opinion bulletins.
        counted_as: how it is counted, where that is easily misread.
    """

    id: str
    metric: str
    quantity: Quantity
    at: Locator
    theme: str
    category: str
    actor: str
    fields: tuple[str, ...]
    label: Words
    note: Words | None = None
    headline: bool = False
    lead: bool = False
    period: Period = Period.YEAR
    share_of: str | None = None
    relations: tuple[Relation, ...] = ()
    hero: bool = False
    consequence: Statement | None = None
    consequence_apart: bool = False
    noun: Words | None = None
    counted_as: Statement | None = None

    @property
    def categories(self) -> tuple[str, ...]:
        """Its one category, as a work has several."""
        return (self.category,)


@dataclass(frozen=True, slots=True)
class Work:
    """A named thing the report tells of (工作): a mechanism, an event, an honour …

    Args:
        categories: its own where the file names any, else those of its figures; none where it has neither.
        figures: ids of the figures that truly belong to it.
        related: ids of other works a reader would go on to.
        short: its name where room is scarce, with ``|`` where a line may end.
        example: whether it is named where its field has no room for all.
        led_by, proposed_by, holder, awarded_by: who leads a proposal, who made it; whose an honour is, who gave it.
        rank, place, partners: of an honour; where it was; with whom.
        form: how it was done: an id of the vocabulary's forms.
        advice: what was advised: ids of figures, or a sentence.
        responses, outcome, steps: what was done with it, what came of it, and how it went.
    """

    id: str
    kind: str
    theme: str
    actor: str
    fields: tuple[str, ...]
    label: Words
    summary: Words
    at: Locator
    categories: tuple[str, ...] = ()
    dates: Dates | None = None
    figures: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    note: Words | None = None
    short: Words | None = None
    example: bool = False
    led_by: Words | None = None
    proposed_by: Words | None = None
    first: First | None = None
    holder: Words | None = None
    awarded_by: Words | None = None
    rank: Words | None = None
    place: Words | None = None
    partners: tuple[Words, ...] = ()
    form: str = ""
    advice: tuple[str, ...] | Statement | None = None
    responses: tuple[Response, ...] = ()
    outcome: Outcome | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Ratio:
    """A quotient of two figures that the data file declares to be meaningful: ``of`` ÷ ``per``."""

    id: str
    of: str
    per: str
    label: Words
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class Unstated:
    """Something a reader would ask and the report does not say."""

    id: str
    text: Words
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """One published text by one committee for one year.

    Args:
        terms: what its categories, actors, units … are called.
        text_sha256: of the text that the locators were taken from.
        file_sha256: of the report file's own text: tells one state of the file from another.
        headline: what the year comes to, in a sentence.
        findings: what a form shows, by the form's name, or ``form.ID`` of a category or work.
    """

    id: str
    terms: Vocabulary
    committee: Committee
    year: int
    published: datetime.date
    title: str
    url: str
    text_sha256: str
    file_sha256: str
    themes: tuple[Theme, ...]
    figures: tuple[Figure, ...]
    works: tuple[Work, ...]
    ratios: tuple[Ratio, ...]
    unstated: tuple[Unstated, ...]
    headline: Statement | None = None
    findings: Mapping[str, Statement] = field(default_factory=dict)

    def __hash__(self) -> int:
        # What is drawn of a report is kept by it, and looked up many times a page: not over all its figures each time.
        return hash(self.file_sha256)

    @cached_property
    def _themes(self) -> dict[str, Theme]:
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def _figures(self) -> dict[str, Figure]:
        return {figure.id: figure for figure in self.figures}

    @cached_property
    def _works(self) -> dict[str, Work]:
        return {work.id: work for work in self.works}

    def theme(self, id: str) -> Theme:
        """The theme of that id; KeyError if there is none."""
        return self._themes[id]

    def figure(self, id: str) -> Figure:
        """The figure of that id; KeyError if there is none."""
        return self._figures[id]

    def work(self, id: str) -> Work:
        """The work of that id; KeyError if there is none."""
        return self._works[id]

    def has_figure(self, id: str) -> bool:
        """Whether a figure of that id exists."""
        return id in self._figures

    def has_work(self, id: str) -> bool:
        """Whether a work of that id exists."""
        return id in self._works

    def works_of(self, figure: Figure) -> Iterator[Work]:
        """The works that a figure belongs to, in the report's order."""
        return (work for work in self.works if figure.id in work.figures)

    def related_figures(self, figure: Figure) -> Iterator[Figure]:
        """The figures that a relation, a ratio or a common work ties to this one, in the report's order."""
        ids = {relation.to for relation in self.relations_of(figure)}
        ids |= {id for ratio in self.ratios_of(figure) for id in (ratio.of, ratio.per)}
        ids |= {id for work in self.works_of(figure) for id in work.figures}
        return (other for other in self.figures if other.id in ids - {figure.id})

    def related_works(self, work: Work) -> Iterator[Work]:
        """The works that the file names, those that name this one, and those that share a figure with it."""
        return (
            other
            for other in self.works
            if other is not work
            and (
                other.id in work.related or work.id in other.related or not set(other.figures).isdisjoint(work.figures)
            )
        )

    def ratios_of(self, figure: Figure) -> Iterator[Ratio]:
        """The declared ratios in which a figure takes part, on either side."""
        return (ratio for ratio in self.ratios if figure.id in (ratio.of, ratio.per))

    def quotient(self, ratio: Ratio) -> Quantity:
        """The ratio's value with its bound; its unit is ``of`` per ``per``, e.g. 条/场次."""
        return self.figure(ratio.of).quantity / self.figure(ratio.per).quantity

    @cached_property
    def _relations(self) -> Relations:
        return relations_among(self.figures)

    def relation(self, a: Figure, b: Figure) -> Relation:
        """What is known of two figures, seen from the first: declared at either of them, or following from what is
        declared of others; unstated where neither is. Whatever tells of two figures asks here."""
        return self._relations.between(a.id, b.id)

    def is_declared(self, a: Figure, b: Figure, kind: RelationKind | None = None) -> bool:
        """Whether either of two figures names the other; in a relation of that kind, where one is given."""
        return self._relations.is_declared(a.id, b.id, kind)

    def relations_of(self, figure: Figure) -> tuple[Relation, ...]:
        """What is worth telling of a figure and others, in the report's order: what is declared, and which figures it
        is part of or contains."""
        relations = []
        for other in self.figures:
            relation = self.relation(figure, other)
            inside = relation.kind in (RelationKind.PART_OF, RelationKind.CONTAINS)
            if other is not figure and (inside or self.is_declared(figure, other)):
                relations.append(relation)
        return tuple(relations)

    def link(self, at: Locator) -> str:
        """The published page, opened at the token.

        A text fragment reads ``-``, ``,`` and ``&`` as its own syntax, so all three are percent-encoded.
        """
        return f"{self.url}#:~:text={quote(at.token, safe='', errors='replace').replace('-', '%2D')}"


def relations_among(figures: Iterable[Figure]) -> Relations:
    """What is known of any two of these figures."""
    declared = {figure.id: figure for figure in figures}
    return Relations(
        {id: [relation for relation in f.relations if relation.to in declared] for id, f in declared.items()},
        {id for id, f in declared.items() if f.quantity.value > 0 and f.quantity.bound is not Bound.AT_MOST},
    )


def is_web_address(url: str) -> bool:
    """Whether an address may become a link: http and https only, with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
