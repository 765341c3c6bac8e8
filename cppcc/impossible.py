"""What no report can mean: figures that contradict each other, or themselves. A doubt that a bound leaves is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cppcc.quantity import Bound, Quantity
from cppcc.relations import Relation, RelationKind, Relations
from cppcc.report import Figure, relations_among
from cppcc.texts import LANGUAGES, say
from cppcc.vocabulary import Counts, Vocabulary
from cppcc.words import Words

_PERCENT, _WHOLE = "%", 100


@dataclass(frozen=True, slots=True)
class Impossible:
    """A contradiction, and where it stands.

    Args:
        figure, key: the figure's id, and the key that is wrong; of a relation the id of the other figure.
        kind, values: as of ``cppcc.errors.Problem``.
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
                yield from _relation(figure, relation, relations, known)


def _counted(figure: Figure, vocabulary: Vocabulary) -> Iterator[Impossible]:
    """Persons in yuan: a metric and a unit that count unlike things."""
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


def _share(figure: Figure, known: Mapping[str, Figure]) -> Iterator[Impossible]:
    """A percentage without what it is a share of, or larger than that; a share of another share, or of nothing."""
    found = str(figure.quantity)
    if figure.quantity.unit != _PERCENT:
        if figure.share_of not in (None, figure.id):
            yield Impossible(figure.id, "share_of", "no_share", {"found": found})
        return
    if not figure.share_of:
        yield Impossible(figure.id, "as_written", "share_of_what", {"found": found})
    whole = known.get(figure.share_of or "")
    if whole and whole is not figure and (whole.quantity.unit == _PERCENT or not whole.quantity.high):
        yield Impossible(figure.id, "share_of", "share_of_no_count", {"found": str(whole.quantity)})
    if _certainly_above_all(figure.quantity):
        yield Impossible(figure.id, "as_written", "share_beyond", {"found": found})


def _certainly_above_all(share: Quantity) -> bool:
    """Whether a percentage is certainly more than a hundred."""
    if share.bound in (Bound.AT_MOST, Bound.ABOUT):
        return False
    return share.value > _WHOLE or (share.value == _WHOLE and not share.inclusive)


def _relation(
    figure: Figure, relation: Relation, relations: Relations, known: Mapping[str, Figure]
) -> Iterator[Impossible]:
    other = known[relation.to]
    values = {"found": str(figure.quantity), "other": str(other.quantity), "id": relation.to}
    if relation.kind is RelationKind.PART_OF:
        if figure.id in relations.wholes(figure.id) & relations.wholes(other.id):
            yield Impossible(figure.id, relation.to, "circle", values)
            return
        # The nearest whole that is too small: that those around it are, too, follows.
        wholes = [other, *(known[id] for id in sorted(relations.wholes(other.id)) if id in known)]
        small = next((whole for whole in wholes if _certainly_larger(figure.quantity, whole.quantity)), None)
        if small:
            yield Impossible(figure.id, relation.to, "part_larger", values | {"other": str(small.quantity)})
    elif relation.kind is RelationKind.DISJOINT:
        if figure.quantity.unit != other.quantity.unit:
            yield Impossible(figure.id, relation.to, "disjoint_units", values)
        if relations.overlap(figure.id, other.id):
            yield Impossible(figure.id, relation.to, "disjoint_but_not", values)
    elif relation.kind is RelationKind.UNSTATED and _follows(figure.id, other.id, relations):
        yield Impossible(figure.id, relation.to, "unstated_but_known", values)


def _certainly_larger(part: Quantity, whole: Quantity) -> bool:
    """Whether a part has more than its whole; of two units nobody knows."""
    return part.unit == whole.unit and part.compare(whole) == 1


def _follows(a: str, b: str, relations: Relations) -> bool:
    """Whether something is known of two figures all the same."""
    return relations.between(a, b).kind is not RelationKind.UNSTATED or relations.disjoint(a, b)
