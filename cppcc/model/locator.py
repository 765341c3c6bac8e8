"""Where a fact stands in the text, and when it was."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from cppcc.messages.translations import Words


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a fact stands in the text.

    Args:
        line: line of the text file the locators were taken from, from 1; for checking, not for readers.
        token: a few characters that stand on that line and nowhere else.
    """

    line: int
    token: str


@dataclass(frozen=True, slots=True)
class Dates:
    """When a work took place: first and last day, both included, and the report's own wording.

    A single day has ``start == end``; a stretch of days (12月中旬) is never reduced to one of them.
    """

    start: datetime.date
    end: datetime.date
    as_written: str
    note: Words | None = None
