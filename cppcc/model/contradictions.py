"""What no report can mean: figures that contradict each other, or themselves. A doubt that a bound leaves is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from cppcc.messages import LANGUAGES, say
from cppcc.messages.translations import Words
from cppcc.model.quantity import Bound, Quantity
from cppcc.model.relations import Relation, RelationKind, Relations
from cppcc.model.report import Figure, relations_among
from cppcc.model.terms import PERCENT, Counts, Vocabulary

_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Impossible:
    """A contradiction, and where it stands.

    Args:
        figure, key: the figure's id, and the key that is wrong; of a relation the id of the other figure.
        kind, values: as of ``cppcc.model.errors.Problem``.
    """

    figure: str
    key: str
    kind: str
    values: Mapping[str, str | Words]


def impossible(figures: Sequence[Figure], vocabulary: Vocabulary) -> Iterator[Impossible]:
    """All that cannot be, figure by figure. References that lead nowhere are another matter."""
    known = {figure.id: figure for figure in figures}
    relations = relations_among(figures)
    for figure in figures:
        yield from _counted(figure, vocabulary)
        yield from _share(figure, known)
        for relation in figure.relations:
            if relation.to in known and relation.to != figure.id:
                yield from _relation(figure, relation, relations, known, vocabulary)
    yield from _sums(figures, relations, vocabulary)


def _counted(figure: Figure, vocabulary: Vocabulary) -> Iterator[Impossible]:
    """Persons in yuan: a metric and a unit that count unlike things; half a person."""
    unit, metric = vocabulary.units.get(figure.quantity.unit), vocabulary.metrics[figure.metric]
    if unit and metric.counts and unit.counts not in (metric.counts, Counts.ANYTHING):
        values = {"metric": figure.metric, "found": str(figure.quantity), "unit": figure.quantity.unit}
        counted = {"counts": metric.counts, "other": unit.counts}
        yield Impossible(
            figure.id,
            "as_written",
            "metric_and_unit",
            values
            | {
                name: Words({code: say(code, f"counts.{each}") for code in LANGUAGES}) for name, each in counted.items()
            },
        )
    elif unit and metric.counts and figure.quantity.bound is Bound.EXACT and vocabulary.is_average(figure.quantity):
        values = {"metric": figure.metric, "found": str(figure.quantity)}
        yield Impossible(figure.id, "as_written", "part_of_one", values)


def _share(figure: Figure, known: Mapping[str, Figure]) -> Iterator[Impossible]:
    """A percentage without what it is a share of, or larger than that; a share of another share, or of nothing."""
    words = str(figure.quantity)
    if figure.quantity.unit != PERCENT:
        if figure.share_of not in (None, figure.id):
            yield Impossible(figure.id, "share_of", "no_share", {"found": words})
        return
    if not figure.share_of:
        yield Impossible(figure.id, "as_written", "share_of_what", {"found": words})
    whole = known.get(figure.share_of or "")
    if whole and whole is not figure and (whole.quantity.unit == PERCENT or not whole.quantity.high):
        yield Impossible(figure.id, "share_of", "share_of_no_count", {"found": str(whole.quantity)})
    if _certainly_above_all(figure.quantity):
        yield Impossible(figure.id, "as_written", "share_beyond", {"found": words})


def _certainly_above_all(share: Quantity) -> bool:
    """Whether a percentage is certainly more than a hundred."""
    if share.bound in (Bound.AT_MOST, Bound.ABOUT):
        return False
    return share.value > _WHOLE or (share.value == _WHOLE and not share.inclusive)


def _relation(
    figure: Figure, relation: Relation, relations: Relations, known: Mapping[str, Figure], vocabulary: Vocabulary
) -> Iterator[Impossible]:
    other = known[relation.to]
    values = {"found": str(figure.quantity), "other": str(other.quantity), "id": relation.to}
    one_is_a_share = (figure.quantity.unit == PERCENT) != (other.quantity.unit == PERCENT)
    if one_is_a_share and relation.kind in (RelationKind.PART_OF, RelationKind.OVERLAPS):
        yield Impossible(figure.id, relation.to, "share_and_count", values)
    elif relation.kind is RelationKind.PART_OF:
        if figure.id in relations.wholes(figure.id) & relations.wholes(other.id):
            yield Impossible(figure.id, relation.to, "circle", values)
            return
        # The nearest whole that is too small: that those around it are, too, follows.
        wholes = [other, *(known[id] for id in sorted(relations.wholes(other.id)) if id in known)]
        small = next((whole for whole in wholes if _certainly_larger(figure, whole, vocabulary)), None)
        if small:
            yield Impossible(figure.id, relation.to, "part_larger", values | {"other": str(small.quantity)})
    elif relation.kind is RelationKind.DISJOINT:
        if figure.quantity.unit != other.quantity.unit:
            yield Impossible(figure.id, relation.to, "disjoint_units", values)
        elif figure.share_of != other.share_of:
            yield Impossible(figure.id, relation.to, "disjoint_wholes", values)
        if relations.overlap(figure.id, other.id):
            yield Impossible(figure.id, relation.to, "disjoint_but_not", values)
    elif relation.kind is RelationKind.UNSTATED and _follows(figure.id, other.id, relations):
        yield Impossible(figure.id, relation.to, "unstated_but_known", values)


def _sums(figures: Sequence[Figure], relations: Relations, vocabulary: Vocabulary) -> Iterator[Impossible]:
    """Parts that have nothing in common and come to more than their whole; of each whole the first that are found."""
    shares: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.quantity.unit == PERCENT and figure.share_of:
            shares.setdefault(figure.share_of, []).append(figure)
    reported_sets: set[frozenset[str]] = set()
    for whole in sorted(figures, key=lambda figure: figure.quantity.high):
        parts = [f for f in figures if whole.id in relations.wholes(f.id) and _are_of_one_measure(f, whole, vocabulary)]
        for members, most, kind in (
            (parts, _most(whole.quantity), "parts_beyond"),
            (shares.get(whole.id, []), (_WHOLE, True), "shares_beyond"),
        ):
            beyond = _beyond(members, most, relations)
            if beyond and not any(ids <= {figure.id for figure in beyond} for ids in reported_sets):
                reported_sets.add(frozenset(figure.id for figure in beyond))
                apart = [figure for figure in figures if figure in beyond]
                summed = " + ".join(f"{figure.quantity} ({figure.id})" for figure in apart)
                yield Impossible(apart[-1].id, "as_written", kind, {"found": summed, "other": str(whole.quantity)})


def _beyond(parts: Sequence[Figure], most: tuple[Decimal, bool] | None, relations: Relations) -> list[Figure]:
    """Figures of these, each two of them disjoint, that together are certainly more than the most there can be. What is
    found is so; that nothing is found, in a file of many parts, proves nothing."""
    listed = sorted(parts, key=lambda figure: -figure.quantity.value)
    for first in listed if most else ():
        together = [first]
        for other in listed:
            if all(other is not one and relations.disjoint(one.id, other.id) for one in together):
                together.append(other)
                if _is_more([_least(figure.quantity) for figure in together], most):
                    return together
    return []


def _is_more(ends: Sequence[tuple[Decimal, bool]], most: tuple[Decimal, bool] | None) -> bool:
    """Whether so much at least is more than so much at most; each end with whether it may itself be the true value."""
    if most is None:
        return False
    least = sum((end for end, _ in ends), Decimal(0))
    return least > most[0] or (least == most[0] and not (most[1] and all(may_be for _, may_be in ends)))


def _least(quantity: Quantity) -> tuple[Decimal, bool]:
    """What a count certainly comes to: nothing, where only its most is known."""
    if quantity.bound in (Bound.AT_MOST, Bound.ABOUT):
        return Decimal(0), True
    return quantity.value, quantity.inclusive


def _most(quantity: Quantity) -> tuple[Decimal, bool] | None:
    """What a count certainly does not exceed; None where nobody knows."""
    return None if quantity.bound in (Bound.AT_LEAST, Bound.ABOUT) else (quantity.high, quantity.inclusive)


def _are_of_one_measure(part: Figure, whole: Figure, vocabulary: Vocabulary) -> bool:
    """Whether two figures are the larger and the smaller of one thing: persons are, whether 名 or 人; of two units
    otherwise nobody knows, nor of shares of two wholes."""
    measures = {vocabulary.measure(figure.quantity.unit) for figure in (part, whole)}
    return len(measures) == 1 and (part.quantity.unit != PERCENT or part.share_of == whole.share_of)


def _certainly_larger(part: Figure, whole: Figure, vocabulary: Vocabulary) -> bool:
    """Whether a part has more than its whole."""
    if not _are_of_one_measure(part, whole, vocabulary):
        return False
    return replace(part.quantity, unit=whole.quantity.unit).compare(whole.quantity) == 1


def _follows(a: str, b: str, relations: Relations) -> bool:
    """Whether something is known of two figures all the same."""
    return relations.between(a, b).kind is not RelationKind.UNSTATED or relations.disjoint(a, b)
