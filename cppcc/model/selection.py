"""Selection: the filters in force, what they leave of a report, and which of its figures may be added."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from functools import reduce
from itertools import combinations
from operator import add

from cppcc.messages.translations import Words
from cppcc.model.quantity import CannotCombine, Quantity, Refusal
from cppcc.model.relations import RelationKind
from cppcc.model.report import Figure, Period, Ratio, Report, Theme, Work
from cppcc.model.terms import PERCENT, Counts, Term, Vocabulary

#: What the whole of shares comes to.
_ALL = 100
#: The field of figures that concern all policy fields alike.
GENERAL = "general"
#: The category of figures that tell the committee's size, and of nothing it did.
PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class Dimension:
    """Something that figures and works can be filtered by.

    Args:
        parameter: its name in addresses, on the command line and in files; public.
        terms: the group of the vocabulary that its options are of; empty where they are the report's own themes.
        of: item → the options that it belongs to; None where it passes whatever is chosen.
    """

    parameter: str
    terms: str
    of: Callable[[Figure | Work], Collection[str] | None]
    acts_on_figures: bool = True

    def options(self, report: Report) -> Mapping[str, Words]:
        """Id → label of each option, in the order of the file and the vocabulary."""
        if not self.terms:
            return {theme.id: theme.short for theme in report.themes}
        return {id: term.label for id, term in self.known(report.terms).items()}

    def known(self, terms: Vocabulary) -> Mapping[str, Term]:
        """The terms that its options are; none where they are themes."""
        known: Mapping[str, Term] = getattr(terms, self.terms) if self.terms else {}
        return known


def _filter(dimension: Dimension) -> tuple[str, ...]:
    """A field of ``Selection``: a tuple of ids, none chosen at first."""
    chosen: tuple[str, ...] = field(default=(), metadata={"dimension": dimension})
    return chosen


@dataclass(frozen=True, slots=True)
class Count:
    """How many figures and works an option leaves."""

    figures: int
    works: int


@dataclass(frozen=True, slots=True)
class Selection:
    """The filters in force, by id: one line each, in the order of the address and of the sidebar. An empty tuple lets
    everything pass; several ids of one filter are alternatives.

    A work without a category passes no category filter, and is counted. A kind of work says nothing of figures.
    """

    themes: tuple[str, ...] = _filter(Dimension("theme", "", lambda item: (item.theme,)))
    fields: tuple[str, ...] = _filter(Dimension("field", "fields", lambda item: item.fields))
    categories: tuple[str, ...] = _filter(Dimension("category", "categories", lambda item: item.categories))
    actors: tuple[str, ...] = _filter(Dimension("actor", "actors", lambda item: (item.actor,)))
    kinds: tuple[str, ...] = _filter(
        Dimension("kind", "kinds", lambda item: (item.kind,) if isinstance(item, Work) else None, acts_on_figures=False)
    )

    @classmethod
    def of_parameters(cls, chosen: Mapping[str, Iterable[str]]) -> Selection:
        """The filters by their public names, such as ``theme``; each id once."""
        return cls(**{name: tuple(dict.fromkeys(chosen.get(d.parameter, ()))) for name, d in DIMENSIONS.items()})

    @property
    def parameters(self) -> dict[str, tuple[str, ...]]:
        """The filters by their public names."""
        return {dimension.parameter: getattr(self, name) for name, dimension in DIMENSIONS.items()}

    @property
    def of_figures(self) -> Selection:
        """The same without what leaves figures as they are: what a chart of figures is under."""
        return replace(self, **{name: () for name, dimension in DIMENSIONS.items() if not dimension.acts_on_figures})

    def __bool__(self) -> bool:
        """Whether any filter is in force."""
        return any(getattr(self, dimension) for dimension in DIMENSIONS)

    def figures(self, report: Report) -> tuple[Figure, ...]:
        """The figures left, in the report's order."""
        passes = self._passes()
        return tuple(figure for figure in report.figures if passes(figure))

    def works(self, report: Report) -> tuple[Work, ...]:
        """The works left, in the report's order."""
        passes = self._passes()
        return tuple(work for work in report.works if passes(work))

    def ratios(self, report: Report) -> tuple[Ratio, ...]:
        """The ratios whose two figures are both left, in the report's order."""
        ids = {figure.id for figure in self.figures(report)}
        return tuple(ratio for ratio in report.ratios if {ratio.of, ratio.per} <= ids)

    def _passes(self) -> Callable[[Figure | Work], bool]:
        """Whether the filters let an item pass."""
        in_force = [(dimension.of, ids) for name, dimension in DIMENSIONS.items() if (ids := getattr(self, name))]

        def passes(item: Figure | Work) -> bool:
            return all((values := of(item)) is None or any(id in ids for id in values) for of, ids in in_force)

        return passes

    def works_without_category(self, report: Report) -> tuple[Work, ...]:
        """Under a category filter, the works that the other filters leave and that have no category."""
        if not self.categories:
            return ()
        return tuple(work for work in replace(self, categories=()).works(report) if not work.categories)

    def undated(self, report: Report) -> tuple[Work, ...]:
        """The works of which the report states no date; none is made up."""
        return tuple(work for work in self.works(report) if not work.dates)

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
        counts: dict[str, dict[str, Count]] = {}
        for name, dimension in DIMENSIONS.items():
            counts[name] = {}
            for id in dimension.options(report):
                alone = replace(self, **{name: (id,)})
                counts[name][id] = Count(len(alone.figures(report)), len(alone.works(report)))
        return counts


#: What can be filtered by: field of ``Selection`` → what it is.
DIMENSIONS: Mapping[str, Dimension] = {each.name: each.metadata["dimension"] for each in fields(Selection)}


def telling(figures: Iterable[Figure]) -> list[Figure]:
    """The figures that say most of the year first: the headline ones, then the lead ones, those of the whole year
    before those of one event; else in the order given."""
    return sorted(figures, key=lambda figure: (not figure.headline, not figure.lead, figure.period is Period.EVENT))


class Barrier(StrEnum):
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

    def __init__(self, why: Barrier, *figures: Figure) -> None:
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
        raise CannotAdd(Barrier.NOTHING)
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


def barred_pairs(report: Report, figures: Sequence[Figure]) -> dict[Barrier, list[tuple[Figure, Figure]]]:
    """The pairs of these figures that may not be added, by the reason, in the reasons' order."""
    barred: dict[Barrier, list[tuple[Figure, Figure]]] = {}
    for a, b in combinations(figures, 2):
        why = _why_not(report, a, b)
        if why:
            barred.setdefault(why, []).append((a, b))
    return {why: barred[why] for why in Barrier if why in barred}


def themes_left(report: Report, selection: Selection) -> tuple[Theme, ...]:
    """The themes worth a way in: under filters those with a figure or a work left; without any, those that tell of more
    than the committee's size, since an introduction has nothing to drill into."""
    items: list[Figure | Work] = list(selection.works(report))
    items += (figure for figure in selection.figures(report) if selection or figure.category != PROFILE)
    themes = {item.theme for item in items}
    return tuple(theme for theme in report.themes if theme.id in themes)


def _why_not(report: Report, a: Figure, b: Figure) -> Barrier | None:
    kind = report.relation(a, b).kind
    if kind in (RelationKind.PART_OF, RelationKind.CONTAINS):
        return Barrier.PART_OF
    if kind is RelationKind.OVERLAPS:
        return Barrier.OVERLAPS
    if a.quantity.unit != b.quantity.unit:
        return Barrier.UNITS_DIFFER
    is_said_unstated = report.is_declared(a, b, RelationKind.UNSTATED)
    if why := _why_not_of_their_nature(report.terms, a, b, kind):
        return Barrier.UNSTATED if is_said_unstated and why in (Barrier.THINGS_DIFFER, Barrier.SHARES) else why
    if a.actor != b.actor:
        return Barrier.ACTORS_DIFFER
    if Period.UNSTATED in (a.period, b.period):
        return Barrier.PERIOD_UNSTATED
    if a.period != b.period:
        return Barrier.PERIODS_DIFFER
    if kind is RelationKind.UNSTATED:
        return Barrier.UNSTATED
    # Each two of them, so that the order of a sum never decides whether there is one.
    try:
        both = a.quantity + b.quantity
    except CannotCombine as error:
        return Barrier.RANGE_AND_ABOUT if error.reason is Refusal.RANGE_AND_ABOUT else Barrier.NO_BOUND
    # Whatever a file says: shares that come to more than their whole have something in common.
    return Barrier.OVERLAPS if both.unit == PERCENT and both.value > _ALL else None


def _why_not_of_their_nature(terms: Vocabulary, a: Figure, b: Figure, kind: RelationKind) -> Barrier | None:
    """Why two figures of one unit are nothing to be added whoever counted them, and when."""
    if a.quantity.unit == PERCENT:
        # Parts of one whole make a part of it; 60% of one number and 70% of another make nothing.
        if a.share_of != b.share_of or a.share_of is None:
            return Barrier.WHOLES_DIFFER
        return None if kind is RelationKind.DISJOINT else Barrier.SHARES
    if any(terms.is_average(figure.quantity) for figure in (a, b)):
        return Barrier.AVERAGE
    return Barrier.THINGS_DIFFER if _things_differ(terms, a, b, kind) else None


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
