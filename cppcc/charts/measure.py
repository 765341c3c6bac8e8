"""How wide a text is, without a font: enough to leave room for it and to break it in time."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from cppcc.wording import quantity_pattern

# Shares of the type size. East Asian wide and ambiguous characters (“ ” · …) take a whole em in a Chinese face;
# the Latin share is on the safe side of Noto Sans, so that room is left rather than cut.
_WIDE = 1.0
_LATIN = 0.6
_BOLD = 1.06
# What may not begin a line (and so hangs on to the line before).
_NOT_FIRST = set("，。；：、！？）》”’·…%」』】〉),.;:!?]")
_NOT_LAST = set("（《“‘「『【〈([")


@cache
def _ems(char: str) -> float:
    return _WIDE if unicodedata.east_asian_width(char) in "WFA" else _LATIN


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width in CSS pixels that a text needs at most at this type size."""
    return sum(map(_ems, text)) * size * (_BOLD if bold else 1)


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """The text in lines of at most ``room`` pixels: Chinese breaks anywhere but at punctuation, and words stay whole
    unless one alone is too long for a line."""
    lines: list[str] = []
    line = ""
    for piece in (part for whole in _pieces(text) for part in _fitting(whole, room, size, bold)):
        if line and width((line + piece).rstrip(), size, bold=bold) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _fitting(piece: str, room: float, size: float, bold: bool) -> Iterator[str]:
    """The piece, or where it is too long for any line, its parts."""
    part = ""
    for char in piece:
        if part and width((part + char).rstrip(), size, bold=bold) > room:
            yield part
            part = ""
        part += char
    yield part


def _pieces(text: str) -> Iterator[str]:
    """The runs that a line break may not split: words, a number with its unit, punctuation with what it closes."""
    inside = {index for found in quantity_pattern().finditer(text) for index in range(found.start() + 1, found.end())}
    piece = ""
    for index, char in enumerate(text):
        joined = (
            not piece
            or char == " "
            or index in inside
            or char in _NOT_FIRST
            or piece[-1] in _NOT_LAST
            or (_is_latin(char) and _is_latin(piece[-1]))
        )
        if joined:
            piece += char
        else:
            yield piece
            piece = char
    if piece:
        yield piece


def _is_latin(char: str) -> bool:
    return char != " " and _ems(char) == _LATIN
