"""What a report tells of a work beyond its name: that it was the first of its kind, how it went, what followed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cppcc.messages.translations import Words
from cppcc.model.locator import Dates, Locator
from cppcc.model.statement import Statement

#: How a first of its kind is said in a report; each is counted by its own name.
FIRSTS = ("首个", "首次", "首家", "首批")


@dataclass(frozen=True, slots=True)
class First:
    """That the report calls it the first of its kind.

    Args:
        word: the report's own, one of ``FIRSTS``.
        scope: among what: 全省政协系统.
    """

    word: str
    at: Locator
    scope: Words | None = None


class ResponseKind(StrEnum):
    """What someone did with advice."""

    INSTRUCTION = "instruction"  # a leader's written words
    ADOPTION = "adoption"
    MEETING = "meeting"
    CHECK = "check"  # whether it was done
    BUILT = "built"  # what stands there since


@dataclass(frozen=True, slots=True)
class Response:
    """What someone did with what the work advised."""

    by: Words
    kind: ResponseKind
    text: Statement
    at: Locator


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the report says came of it."""

    text: Statement
    at: Locator


class Side(StrEnum):
    """Whose turn a step is."""

    CPPCC = "cppcc"
    PARTY_GOVERNMENT = "party_government"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Step:
    """One of the steps in which a work went on.

    Args:
        verb: it in a word or two: 协商, 批示.
        figure: id of the figure that it came to.
    """

    verb: Words
    text: Statement
    by: Words
    side: Side
    at: Locator
    figure: str = ""
    dates: Dates | None = None
