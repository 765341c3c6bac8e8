"""Text for a terminal: one line, two cells to a Chinese character, UTF-8 on every system. Knows nothing of reports."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import unicodedata
from collections.abc import Sequence

#: Kinds of characters that a terminal obeys or hides instead of showing.
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def one_line(text: str) -> str:
    """The text in one line, its control characters made visible: a data file does not command a terminal."""
    return "".join(f"\\x{ord(char):02x}" if unicodedata.category(char) in _UNSEEN else char for char in text)


def width(text: str) -> int:
    """How many cells of a terminal a text takes: two for a Chinese character, none for a combining mark."""
    return sum(0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows of equally many cells as lines, their columns below each other; nothing is cut."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell + " " * (room - width(cell)) for cell, room in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
    return "\n".join(lines)


def speak_utf8() -> None:
    """A Windows code page knows neither all of Chinese nor what the next program expects: UTF-8 on every system. What
    is said where nobody listens is lost."""
    sys.stdout = sys.stdout or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def drop_stdout() -> None:
    """So that Python, on its way out, does not try once more to write what no one can read."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
