"""How wide a text is, from a table of widths: enough to leave room for it and to break it in time."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from cppcc.speech.speech import Speech

# Shares of the type size. Chinese and its punctuation (“ ” · …) take a whole em in every Chinese face. Latin letters
# are as wide as in the faces that come with the product, and a little more, as readers' own faces differ: Microsoft
# YaHei's small letters take 1 % more, and its blanks are wider.
_WIDE = 1.0
_SAFETY = 1.05
_ADVANCES: dict[bool, dict[str, float]] = {
    weight == "700": {char: width / 1000 * _SAFETY for char, width in widths.items()}
    for weight, widths in json.loads((Path(__file__).parent / "glyph_widths.json").read_text(encoding="utf-8")).items()
}
# Of letters that no face here has, such as Polish ones.
_OTHER = 0.65
# What may not begin a line (and so hangs on to the line before).
_NOT_FIRST = set("，。；：、！？）》”’·…%」』】〉),.;:!?]")
_NOT_LAST = set("（《“‘「『【〈([×")
#: A word and the blanks behind it.
_WORD = re.compile(r" *[^ ]+ *| +")


@cache
def _ems(char: str, bold: bool) -> float:
    return _ADVANCES[bold].get(char) or (_WIDE if unicodedata.east_asian_width(char) in "WFA" else _OTHER)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width in CSS pixels that a text needs at most at this type size."""
    return sum(_ems(char, bold) for char in text) * size


def wrapped(text: str, room: float, size: float, speech: Speech, *, bold: bool = False) -> list[str]:
    """The text in lines of at most ``room`` pixels: Chinese breaks anywhere but at punctuation, words only after a
    hyphen or slash between letters, unless one alone is too long for a line."""
    return list(_wrapped(text, room, size, speech.quantity_pattern, bold))


@lru_cache(maxsize=8192)  # a picture is laid out several times before it is drawn
def _wrapped(text: str, room: float, size: float, held: re.Pattern[str], bold: bool) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for piece in (part for whole in _pieces(text, held) for part in _fitting(whole, room, size, bold)):
        if line and width((line + piece).rstrip(), size, bold=bold) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return (*lines, line.rstrip()) if line.strip() or not lines else tuple(lines)


def _fitting(piece: str, room: float, size: float, bold: bool) -> Iterator[str]:
    """The piece, or where it is too long for any line, its parts: a number and its unit, then words by letters."""
    parts = [piece]
    if width(piece.rstrip(), size, bold=bold) > room:
        parts = [match[0] for match in _WORD.finditer(piece)]
    for whole in parts:
        part = ""
        for char in whole:
            if part and width((part + char).rstrip(), size, bold=bold) > room:
                yield part
                part = ""
            part += char
        if part:
            yield part


def _pieces(text: str, held: re.Pattern[str]) -> Iterator[str]:
    """The runs that a line break may not split: words, a number with its unit, punctuation with what it closes."""
    inside = {index for match in held.finditer(text) for index in range(match.start() + 1, match.end())}
    piece = ""
    for index, char in enumerate(text):
        joined = (
            not piece
            or char == " "
            or index in inside
            or char in _NOT_FIRST
            or _begins_unit(piece, char)
            or piece[-1] in _NOT_LAST
            or (_is_latin(char) and _is_latin(piece[-1]) and not (char.isalpha() and _ends_part(piece)))
        )
        if joined:
            piece += char
        else:
            yield piece
            piece = char
    if piece:
        yield piece


def _is_latin(char: str) -> bool:
    return char != " " and _ems(char, False) != _WIDE


def _begins_unit(piece: str, char: str) -> bool:
    """Whether an English unit begins here, behind its number and a blank: 23 units."""
    number = piece.split()[-1] if piece[-1] == " " and piece.strip() else ""
    return number.replace(",", "").replace(".", "").isdigit() and char.isascii() and char.isalpha()


def _ends_part(piece: str) -> bool:
    """Whether a word may break here: after public- of public-opinion, not within 2024-01-11."""
    return len(piece) > 2 and piece[-1] in "-/–" and piece[-2].isalpha()
