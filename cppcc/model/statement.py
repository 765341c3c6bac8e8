"""Statements: sentences of ours, in which figures, ratios, sums and counts stand by name, so that no sentence says a
bare number, and none goes stale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cppcc.messages.translations import Words

#: A place in a statement: ``{proposals}``, ``{sum:members+public}``, ``{count:works}``.
PLACE = re.compile(r"\{([^{}]*)\}")


class Refers(StrEnum):
    """What a place in a statement is of."""

    ITEM = "item"  # a figure or a ratio, by its id
    SUM = "sum"  # figures that may be added
    COUNT = "count"  # how many of something there are


@dataclass(frozen=True, slots=True)
class Reference:
    """What stands in a place.

    Args:
        ids: of the figures or the ratio; of a count its name.
    """

    kind: Refers
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its places, in several languages."""

    words: Words

    def pieces(self, language: str) -> Iterator[str | Reference]:
        """The words and what stands between them, in order."""
        return pieces(self.words[language])

    def references(self, language: str) -> tuple[Reference, ...]:
        """What stands in its places."""
        return tuple(piece for piece in self.pieces(language) if isinstance(piece, Reference))


def pieces(text: str) -> Iterator[str | Reference]:
    """The words of a text and what stands between them, in order."""
    for index, piece in enumerate(PLACE.split(text)):
        if index % 2:
            yield _reference(piece)
        elif piece:
            yield piece


def _reference(text: str) -> Reference:
    kind, sign, names = text.partition(":")
    if not sign:
        return Reference(Refers.ITEM, (text.strip(),))
    try:
        return Reference(Refers(kind.strip()), tuple(name.strip() for name in names.split("+")))
    except ValueError:
        return Reference(Refers.ITEM, (text.strip(),))
