"""Relations: how figures stand to each other, as declared and as it follows from what is declared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cppcc.messages.translations import Words


class RelationKind(StrEnum):
    """How one figure stands to another; anything but ``disjoint`` forbids adding them."""

    PART_OF = "part_of"
    CONTAINS = "contains"  # the same seen from the whole; files declare it at the part
    OVERLAPS = "overlaps"
    DISJOINT = "disjoint"
    UNSTATED = "unstated"


#: The kinds that a file may declare.
DECLARED = tuple(kind for kind in RelationKind if kind is not RelationKind.CONTAINS)
_TURNED = {RelationKind.PART_OF: RelationKind.CONTAINS, RelationKind.CONTAINS: RelationKind.PART_OF}


@dataclass(frozen=True, slots=True)
class Relation:
    """What the report says, or does not say, of this figure's relation to the figure ``to``."""

    to: str
    kind: RelationKind
    note: Words | None = None


class Relations:
    """What is known of any two figures, when each is taken for the set of what it counts: a part of a part is a part of
    the whole, parts of what is disjoint are disjoint, and whatever holds something in common overlaps.

    Args:
        declared: figure → the relations that the file declares at it.
        counting: the figures that certainly count something: only through these does a common part tell of an overlap.
    """

    def __init__(self, declared: Mapping[str, Iterable[Relation]], counting: Collection[str]) -> None:
        self._declared: dict[tuple[str, str], list[Relation]] = {}
        self._of: dict[RelationKind, dict[str, set[str]]] = {kind: {} for kind in RelationKind}
        for id, relations in declared.items():
            for relation in relations:
                turned = Relation(id, _TURNED.get(relation.kind, relation.kind), relation.note)
                for one, known in ((id, relation), (relation.to, turned)):
                    self._declared.setdefault((one, known.to), []).append(known)
                    self._of[known.kind].setdefault(one, set()).add(known.to)
        self._counting = frozenset(counting)
        self._wholes = {id: self._closed(id, RelationKind.PART_OF) for id in declared}
        self._parts = {id: self._closed(id, RelationKind.CONTAINS) for id in declared}
        self._known: dict[tuple[str, str], Relation] = {}

    def between(self, a: str, b: str) -> Relation:
        """What is known of two figures, seen from the first; unstated where nothing is."""
        if (a, b) not in self._known:
            kind = self._kind(a, b)
            # A note is of what was declared: of what follows from other relations there is none.
            notes = (relation.note for relation in self._declared.get((a, b), ()) if relation.kind is kind)
            self._known[a, b] = Relation(b, kind, next((note for note in notes if note), None))
        return self._known[a, b]

    def is_declared(self, a: str, b: str, kind: RelationKind | None = None) -> bool:
        """Whether either of two figures names the other; in a relation of that kind, where one is given."""
        return any(kind in (None, relation.kind) for relation in self._declared.get((a, b), ()))

    def wholes(self, id: str) -> frozenset[str]:
        """All that a figure is part of, near and far; itself among them where a file declares a circle."""
        return self._wholes[id]

    def overlap(self, a: str, b: str) -> bool:
        """Whether two figures certainly have something in common: a part of both, or parts that overlap."""
        ours, theirs = self._parts[a] | {a}, self._parts[b] | {b}
        if ours & theirs & self._counting:
            return True
        overlapping = self._of[RelationKind.OVERLAPS]
        return any(not theirs.isdisjoint(overlapping.get(part, ())) for part in ours)

    def disjoint(self, a: str, b: str) -> bool:
        """Whether two figures certainly have nothing in common: they or wholes of theirs are disjoint."""
        theirs, apart = self._wholes[b] | {b}, self._of[RelationKind.DISJOINT]
        return any(not theirs.isdisjoint(apart.get(whole, ())) for whole in self._wholes[a] | {a})

    def _kind(self, a: str, b: str) -> RelationKind:
        if b in self._wholes[a]:
            return RelationKind.PART_OF
        if b in self._parts[a]:
            return RelationKind.CONTAINS
        if self.overlap(a, b):
            return RelationKind.OVERLAPS
        # Where a file says that the report is silent, nothing else that it says makes two figures addable.
        is_silent = self.is_declared(a, b, RelationKind.UNSTATED)
        return RelationKind.DISJOINT if self.disjoint(a, b) and not is_silent else RelationKind.UNSTATED

    def _closed(self, id: str, kind: RelationKind) -> frozenset[str]:
        """All that a figure comes to by relations of that kind, one after the other."""
        ids: set[str] = set()
        ahead = [id]
        while ahead:
            near = self._of[kind].get(ahead.pop(), set()) - ids
            ids |= near
            ahead += near
        return frozenset(ids)
