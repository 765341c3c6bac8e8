"""Selection: the filters in force, what they leave of a report, and which of its figures may be added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from itertools import combinations
from operator import add

from cppcc.model.quantity import CannotCombine, Quantity, Refusal
from cppcc.model.relations import RelationKind
from cppcc.model.report import Figure, Period, Ratio, Report, Theme, Work
from cppcc.model.terms import PERCENT, Counts, Vocabulary

#: What the whole of shares comes to.
_ALL = 100
#: The field of figures that concern all policy fields alike.
GENERAL = "general"
#: The category of figures that tell the committee's size, and of nothing it did.
PROFILE = "profile"
#: What can be filtered by, in the order of the address and of the sidebar → its name there, on the command line and in
#: files. These names are public.
PARAMETERS = {"themes": "theme", "fields": "field", "categories": "category", "actors": "actor"}
DIMENSIONS = tuple(PARAMETERS)


@dataclass(frozen=True, slots=True)
class Count:
    """How many figures and works an option leaves."""

    figures: int
    works: int


@dataclass(frozen=True, slots=True)
class Selection:
    """The filters in force, by id. An empty tuple lets everything pass; several ids of one filter are alternatives.

    All apply to figures and works alike. A work without a category passes no category filter, and is counted.
    """

    themes: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether any filter is in force."""
        return any(getattr(self, dimension) for dimension in DIMENSIONS)

    def figures(self, report: Report) -> tuple[Figure, ...]:
        """The figures left, in the report's order."""
        return tuple(figure for figure in report.figures if self._passes(figure, (figure.category,)))

    def works(self, report: Report) -> tuple[Work, ...]:
        """The works left, in the report's order."""
        return tuple(work for work in report.works if self._passes(work, work.categories))

    def ratios(self, report: Report) -> tuple[Ratio, ...]:
        """The ratios whose two figures are both left, in the report's order."""
        ids = {figure.id for figure in self.figures(report)}
        return tuple(ratio for ratio in report.ratios if {ratio.of, ratio.per} <= ids)

    def _passes(self, item: Figure | Work, categories: tuple[str, ...]) -> bool:
        return (
            (not self.themes or item.theme in self.themes)
            and (not self.fields or not set(self.fields).isdisjoint(item.fields))
            and (not self.categories or not set(self.categories).isdisjoint(categories))
            and (not self.actors or item.actor in self.actors)
        )

    def works_without_category(self, report: Report) -> tuple[Work, ...]:
        """Under a category filter, the works that the other filters leave and that have no category."""
        if not self.categories:
            return ()
        return tuple(work for work in replace(self, categories=()).works(report) if not work.categories)

    def whole_year(self, report: Report) -> tuple[Figure, ...]:
        """Under a field filter, the figures it hides because the report does not split them by field."""
        if not self.fields or GENERAL in self.fields:
            return ()
        return tuple(figure for figure in replace(self, fields=()).figures(report) if GENERAL in figure.fields)

    def counts(self, report: Report) -> Mapping[str, Mapping[str, Count]]:
        """For each filter and option, what it alone would leave given the other filters.

        Returns:
            dimension (``themes`` …) → option id → Count, options in the order of the file and the vocabulary.
        """
        options: dict[str, Iterable[str]] = {
            "themes": [theme.id for theme in report.themes],
            "fields": report.terms.fields,
            "categories": report.terms.categories,
            "actors": report.terms.actors,
        }
        counts: dict[str, dict[str, Count]] = {}
        for dimension, ids in options.items():
            counts[dimension] = {}
            for id in ids:
                alone = replace(self, **{dimension: (id,)})
                counts[dimension][id] = Count(len(alone.figures(report)), len(alone.works(report)))
        return counts


def telling(figures: Iterable[Figure]) -> list[Figure]:
    """The figures that say most of the year first: the headline ones, then the lead ones, those of the whole year
    before those of one event; else in the order given."""
    return sorted(figures, key=lambda figure: (not figure.headline, not figure.lead, figure.period is Period.EVENT))


class Why(StrEnum):
    """Why figures may not be added. The texts word it for readers, under ``addition.*``."""

    NOTHING = "nothing"
    PART_OF = "part_of"
    OVERLAPS = "overlaps"
    UNITS_DIFFER = "units_differ"
    THINGS_DIFFER = "things_differ"
    ACTORS_DIFFER = "actors_differ"
    PERIODS_DIFFER = "periods_differ"
    PERIOD_UNSTATED = "period_unstated"
    WHOLES_DIFFER = "wholes_differ"
    SHARES = "shares"
    AVERAGE = "average"
    UNSTATED = "unstated"
    NO_BOUND = "no_bound"
    RANGE_AND_ABOUT = "range_and_about"


class CannotAdd(ValueError):
    """A sum that would not be true, with the reason and the first two figures it fails at."""

    def __init__(self, why: Why, *figures: Figure) -> None:
        super().__init__(f"{why}: {', '.join(figure.id for figure in figures)}")
        self.why = why
        self.figures = figures


def total(report: Report, figures: Sequence[Figure]) -> Quantity:
    """The sum of figures, with its bound.

    Figures are added only where the file declares every two of them disjoint: a text that is silent on an overlap
    does not rule it out.

    Raises:
        CannotAdd: with the reason, for the first pair that may not be added.
    """
    if not figures:
        raise CannotAdd(Why.NOTHING)
    for index, a in enumerate(figures):
        for b in figures[index + 1 :]:
            why = _why_not(report, a, b)
            if why:
                raise CannotAdd(why, a, b)
    return reduce(add, (figure.quantity for figure in figures))


def addable_pairs(report: Report, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, Quantity]]:
    """The pairs of these figures that may be added, each with its sum."""
    for a, b in combinations(figures, 2):
        try:
            yield a, b, total(report, (a, b))
        except CannotAdd:
            continue


def barred_pairs(report: Report, figures: Sequence[Figure]) -> dict[Why, list[tuple[Figure, Figure]]]:
    """The pairs of these figures that may not be added, by the reason, in the reasons' order."""
    barred: dict[Why, list[tuple[Figure, Figure]]] = {}
    for a, b in combinations(figures, 2):
        why = _why_not(report, a, b)
        if why:
            barred.setdefault(why, []).append((a, b))
    return {why: barred[why] for why in Why if why in barred}


def themes_left(report: Report, selection: Selection) -> tuple[Theme, ...]:
    """The themes worth a way in: under filters those with a figure or a work left; without any, those that tell of more
    than the committee's size, since an introduction has nothing to drill into."""
    items: list[Figure | Work] = list(selection.works(report))
    items += (figure for figure in selection.figures(report) if selection or figure.category != PROFILE)
    there = {item.theme for item in items}
    return tuple(theme for theme in report.themes if theme.id in there)


def _why_not(report: Report, a: Figure, b: Figure) -> Why | None:
    kind = report.relation(a, b).kind
    if kind in (RelationKind.PART_OF, RelationKind.CONTAINS):
        return Why.PART_OF
    if kind is RelationKind.OVERLAPS:
        return Why.OVERLAPS
    if a.quantity.unit != b.quantity.unit:
        return Why.UNITS_DIFFER
    is_said_unstated = report.is_declared(a, b, RelationKind.UNSTATED)
    if why := _why_not_of_their_nature(report.terms, a, b, kind):
        return Why.UNSTATED if is_said_unstated and why in (Why.THINGS_DIFFER, Why.SHARES) else why
    if a.actor != b.actor:
        return Why.ACTORS_DIFFER
    if Period.UNSTATED in (a.period, b.period):
        return Why.PERIOD_UNSTATED
    if a.period != b.period:
        return Why.PERIODS_DIFFER
    if kind is RelationKind.UNSTATED:
        return Why.UNSTATED
    # Each two of them, so that the order of a sum never decides whether there is one.
    try:
        both = a.quantity + b.quantity
    except CannotCombine as error:
        return Why.RANGE_AND_ABOUT if error.reason is Refusal.RANGE_AND_ABOUT else Why.NO_BOUND
    # Whatever a file says: shares that come to more than their whole have something in common.
    return Why.OVERLAPS if both.unit == PERCENT and both.value > _ALL else None


def _why_not_of_their_nature(terms: Vocabulary, a: Figure, b: Figure, kind: RelationKind) -> Why | None:
    """Why two figures of one unit are nothing to be added whoever counted them, and when."""
    if a.quantity.unit == PERCENT:
        # Parts of one whole make a part of it; 60% of one number and 70% of another make nothing.
        if a.share_of != b.share_of or a.share_of is None:
            return Why.WHOLES_DIFFER
        return None if kind is RelationKind.DISJOINT else Why.SHARES
    if any(terms.is_average(figure.quantity) for figure in (a, b)):
        return Why.AVERAGE
    return Why.THINGS_DIFFER if _things_differ(terms, a, b, kind) else None


def _things_differ(terms: Vocabulary, a: Figure, b: Figure, kind: RelationKind) -> bool:
    """Whether two figures of one unit count unlike things: a measure word alone says too little. 人 and 元 say what is
    counted; 件 and 篇 only within one category; 场 and 家 there only of one metric, or where the file says that the two
    are parts of one count; 个, which goes with anything, only of one metric."""
    unit = terms.units.get(a.quantity.unit)
    if unit is None or unit.counts is Counts.ANYTHING:
        return a.metric != b.metric
    if unit.counts is not Counts.THINGS:
        return False
    is_other = unit.is_general and a.metric != b.metric and kind is not RelationKind.DISJOINT
    return is_other or a.category != b.category
