"""How whoever waits for a file hears how far it is."""

from __future__ import annotations

from collections.abc import Callable

#: Takes how much is done and how much there is. What it raises ends the work.
Progress = Callable[[int, int], object]


def no_progress(done: int, of: int) -> None:
    """Nobody waits."""
