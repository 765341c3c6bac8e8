"""Type of forms: its sizes, in the pixels of a slide, and the lines that texts are set in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cppcc.charts.scene import Run
from cppcc.design.frames import Frame
from cppcc.speech.statements import Piece, joined

#: Type sizes: the source and notes; texts; heads; titles and units.
SMALL, BODY, HEAD, TITLE = 16, 22, 28, 40
#: Lines of texts, in parts of their type size.
LEAD = 1.4
#: The least a unit is set in.
_UNIT_LEAST = 18


def unit(frame: Frame) -> float:
    """The pixels that a frame gives to one of a slide's: no type is smaller than its frame may have it."""
    if frame.is_scaled:
        return frame.scale
    if frame.width is None:
        return 16 / BODY
    if frame.bare:
        return 1.0 if frame.height else 0.82
    ratio = frame.width / (frame.height or frame.width)
    return frame.width / (1280 if ratio > 1.35 else 960 if ratio > 0.95 else 882)


def unit_size(size: float, share: float = 0.4) -> float:
    """The size of a unit beside a number of that size."""
    return max(_UNIT_LEAST, size * share)


def first_lines(lines: list[str], most: int) -> list[str]:
    """The first lines of a text; the last of them says that it goes on."""
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1][:-3]}…"]


def runs_of(pieces: Sequence[Piece], line: str, place: int, plain_run: Run, accent: str) -> tuple[list[Run], int]:
    """A line of a text as runs, and where the next one begins in it."""
    text = joined(pieces)
    begin = text.index(line, place) if line in text[place:] else place
    end, runs, start = begin + len(line), list[Run](), 0
    for piece in pieces:
        part = text[max(start, begin) : min(start + len(piece.text), end)]
        if part and start < end and start + len(piece.text) > begin:
            spoken = replace(plain_run, text=part, colour=accent, bold=True) if piece.role == "bound" else None
            runs.append(spoken or replace(plain_run, text=part))
        start += len(piece.text)
    return runs or [replace(plain_run, text=line)], end
