"""Statements and quantities in pieces: each word with what it is, so that a form can set numbers, bounds and units in
their own manner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from cppcc.messages.translations import Words
from cppcc.model.countable import COUNTS
from cppcc.model.quantity import Quantity, grammar
from cppcc.model.report import Figure, Report, Work
from cppcc.model.selection import total
from cppcc.model.statement import Reference, Refers, Statement
from cppcc.speech import phrases
from cppcc.speech.speech import Speech

PieceRole = Literal["words", "number", "numeral", "bound", "unit"]
#: Words of a bound, wherever they stand beside a number: those of a range are part of it.
_BOUND = re.compile(grammar.any_of({*grammar.BEFORE, *grammar.AFTER}))
_DIGITS = re.compile(r"[0-9][0-9,.]*(?:\s*[至到~～—–-]\s*[0-9][0-9,.]*)?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text.

    Args:
        role: ``number`` of digits, ``numeral`` of a number in Chinese characters, the words of its ``bound``, its
            ``unit``; all else ``words``.
    """

    text: str
    role: PieceRole = "words"


def quantity_pieces(quantity: Quantity, speech: Speech, noun: Words | None = None) -> list[Piece]:
    """A quantity as the report words it: ``30``, ``余``, ``项``; in English ``30``, ``+`` and what is counted.

    Args:
        noun: what is counted, in languages that count by that.
    """
    return list(_quantity_pieces(quantity, speech, noun))


@lru_cache(maxsize=4096)  # a form is laid out at several sizes before it is drawn
def _quantity_pieces(quantity: Quantity, speech: Speech, noun: Words | None) -> tuple[Piece, ...]:
    return tuple(_in_pieces(quantity, speech, noun))


def _in_pieces(quantity: Quantity, speech: Speech, noun: Words | None) -> list[Piece]:
    if not speech.is_the_reports:
        return _english(quantity, speech, noun)
    number = quantity.number_words
    told = [*_number_pieces(number), Piece(quantity.as_written[len(number) :].strip(), "unit")]
    told = [piece for piece in told if piece.text]
    if any(piece.role == "number" for piece in told):
        return told
    # A number in characters is one word with the unit behind it: by itself, 一 would be read as a dash.
    first = next((place for place, piece in enumerate(told) if piece.role != "bound"), 0)
    end = next((place for place in range(first, len(told)) if told[place].role == "bound"), len(told))
    return [*told[:first], Piece(joined(told[first:end]), "numeral"), *told[end:]]


def _number_pieces(number: str) -> Iterator[Piece]:
    """The digits, the words of the bound, and what is part of the unit: the 万 of 6500余万."""
    while number:
        digits, bound = _DIGITS.match(number), _BOUND.match(number)
        if digits:
            yield Piece(digits[0], "number")
        elif bound and bound[0]:
            yield Piece(bound[0], "bound")
        else:
            end = next((i for i in range(1, len(number)) if _DIGITS.match(number, i) or _begins_bound(number, i)), None)
            yield Piece(number[:end].strip(), "unit")
            number = number[end:] if end else ""
            continue
        number = number[(digits or bound).end() :].lstrip()  # type: ignore[union-attr]


def _begins_bound(number: str, place: int) -> bool:
    match = _BOUND.match(number, place)
    return bool(match and match[0])


def _english(quantity: Quantity, speech: Speech, noun: Words | None) -> list[Piece]:
    number, unit = phrases.number_and_unit(quantity, speech)
    counted = (noun.by_language.get(speech.language) if noun else "") or unit
    after = speech.say("compact.more_than", number="\n").partition("\n")[2]
    words = speech.say("number.more_than", number="\n").partition("\n")[0]
    pieces = []
    if words and number.startswith(words):  # more than 30 is 30+
        pieces = [Piece(number.removeprefix(words), "number"), Piece(after, "bound")]
    else:
        match = re.search(r"\d", number)
        start = match.start() if match else 0
        bound = [Piece(number[:start], "bound")] if start else []
        pieces = [*bound, Piece(number[start:], "number")]
    return [*pieces, *([Piece(f" {counted}", "unit")] if counted else [])]


def pieces(
    report: Report, statement: Statement, speech: Speech, figures: Sequence[Figure], works: Sequence[Work]
) -> list[Piece]:
    """A sentence in pieces.

    Args:
        figures, works: what is counted where it counts.
    """
    told: list[Piece] = []
    for piece in statement.pieces(speech.language):
        if isinstance(piece, Reference):
            told += _reference(report, piece, speech, figures, works)
        else:
            told.append(Piece(piece))
    return told


def _reference(
    report: Report, reference: Reference, speech: Speech, figures: Sequence[Figure], works: Sequence[Work]
) -> list[Piece]:
    if reference.kind is Refers.COUNT:
        return [Piece(str(COUNTS["+".join(reference.ids)](figures, works)), "number")]
    if reference.kind is Refers.SUM:
        summed = [report.figure(id) for id in reference.ids]
        return _in_text(total(report, summed), None, speech)
    [id] = reference.ids
    if report.has_figure(id):
        figure = report.figure(id)
        return _in_text(figure.quantity, figure.noun, speech)
    ratio = next(ratio for ratio in report.ratios if ratio.id == id)
    return [Piece(phrases.ratio_words(report, ratio, speech), "number")]


def _in_text(quantity: Quantity, noun: Words | None, speech: Speech) -> list[Piece]:
    """A quantity within a sentence, where English says its bound in words: more than 30 key consultations."""
    if speech.is_the_reports:
        return quantity_pieces(quantity, speech)
    counted = noun.by_language.get(speech.language) if noun else ""
    if not counted:
        return [Piece(phrases.quantity_words(quantity, speech), "number")]
    return [Piece(phrases.number_words(quantity, speech), "number"), Piece(f" {counted}", "unit")]


def text(report: Report, statement: Statement, speech: Speech, figures: Sequence[Figure], works: Sequence[Work]) -> str:
    """A sentence as one text; in English it begins with a capital letter."""
    told = joined(pieces(report, statement, speech, figures, works))
    return told if speech.is_the_reports else told[:1].upper() + told[1:]


def joined(told: Iterable[Piece]) -> str:
    """The text of pieces."""
    return "".join(piece.text for piece in told)


def broken(words: Words, speech: Speech) -> list[str]:
    """A short name in the parts that a line may end between; words keep the blank before them."""
    first, *others = speech.of(words).split("|")
    if speech.is_the_reports:
        return [first, *others]
    parts = [first]
    parts += [part if parts[-1].endswith("-") or not part[:1].isascii() else f" {part}" for part in others]
    return parts


def short(work: Work, speech: Speech) -> str:
    """A work's short name, or its label."""
    return "".join(broken(work.short, speech)) if work.short else speech.of(work.label)
