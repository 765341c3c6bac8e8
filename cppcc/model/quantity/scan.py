"""Running text → every numeral in it, whole, with what is read from it. The grammar is the one that reads wordings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from cppcc.messages.translations import Words
from cppcc.model.quantity import context, grammar
from cppcc.model.quantity.numerals import Folded, folded
from cppcc.model.quantity.reading import Change, stated
from cppcc.model.quantity.refusal import QuantityError, shown
from cppcc.model.quantity.value import Quantity

# A quoted name of a few characters: “五个一”, “六个春城”. Straight quotation marks do not say which opens.
_QUOTED = re.compile("[“‘「『《][^“”‘’「」『』《》]{2,12}[”’」』》]")


@dataclass(frozen=True)
class Numeral:
    """A numeral of a text, with the words that belong to it.

    Args:
        start: its first place in the printed text; ``end`` is the one behind its last.
        each: of 人均3件, the 3件 that there is of each.
    """

    start: int
    end: int
    words: str
    each: Numeral | None = None

    @cached_property
    def reading(self) -> Quantity | Change | QuantityError:
        """What it states; the refusal where it states no quantity, as dates, names and ordinals do not."""
        try:
            return stated(self.words)
        except QuantityError as refusal:
            return refusal

    def of(self, name: str) -> Numeral:
        """What it is to a figure of that name: one that is called an average has the amount that each has."""
        return self.each if self.each and context.AVERAGE.search(folded(name).text) else self

    @property
    def refusal(self) -> Words | None:
        """Why it can be no figure; None for a quantity."""
        if isinstance(self.reading, Change):
            return QuantityError("change", shown=shown(self.words)).words
        return self.reading.words if isinstance(self.reading, QuantityError) else None


def scan(text: str, units: Collection[str]) -> Iterator[Numeral]:
    """The numerals of a text in its order, none within another.

    Args:
        text: one line, or a few words.
        units: what is counted in beside the grammar's own measure words: those of the vocabulary.
    """
    line = folded(text)
    names = {match.start() + 1: match for match in _QUOTED.finditer(text)}
    for match in _pattern(frozenset(units)).finditer(line.text):
        numeral = _whole(line, match)
        name = names.get(numeral.start)
        if name and match["chinese"] and numeral.end < name.end() - 1:
            numeral = Numeral(*name.span(), name[0])
        yield numeral


def _whole(line: Folded, match: re.Match[str]) -> Numeral:
    """The numeral with what belongs to it. Words of a change do where they make one: 提升15项服务 is a count."""
    (start, end), (since, until) = match.span(), match.span("amount")
    if match["deed"] and not isinstance(_numeral(line, start, until).reading, Change):
        start = since
    if (match["done"] or match["extent"] or match["aside"]) and not isinstance(
        _numeral(line, since, end).reading, Change
    ):
        end = until
    numeral = _numeral(line, start, end)
    return replace(numeral, each=_numeral(line, since, until)) if match["rate"] and end == until else numeral


def _numeral(line: Folded, start: int, end: int) -> Numeral:
    first, last = line.places[start], line.places[end - 1] + 1
    return Numeral(first, last, line.printed[first:last])


def in_place_of(quantity: Quantity, token: str, units: Collection[str], name: str = "") -> Numeral | None:
    """What a token states in place of a figure's quantity; None where it holds that one, ends or begins within it, or
    holds none.

    Args:
        token: the characters that mark the figure's place in the text.
        name: what the figure is called.
    """
    written = folded(quantity.as_written, digits_apart=False).text
    others = []
    for numeral in (each.of(name) for each in scan(token, {*units, quantity.unit})):
        words = folded(numeral.words, digits_apart=False).text
        cut_off = not token[numeral.end :].strip()
        begins_it = cut_off and written.startswith(words)
        ends_it = not token[: numeral.start].strip() and written.endswith(words)
        if alike(numeral.reading, quantity) or begins_it or ends_it:
            return None
        # A date or a name is no other quantity, nor are digits behind which no unit is cut off (平台2.0上线); but where
        # the figure's own words are cut out of one, it is.
        is_none = isinstance(numeral.reading, QuantityError) or (re.fullmatch("[0-9.]+", words) and not cut_off)
        if written in words or not is_none:
            others.append(numeral)
    return others[0] if others else None


def alike(reading: Quantity | Change | QuantityError, quantity: Quantity) -> bool:
    """Whether what was read says neither more nor less than a quantity, in whatever words."""
    return isinstance(reading, Quantity) and _meaning(reading) == _meaning(quantity)


def _meaning(quantity: Quantity) -> tuple[object, ...]:
    return quantity.value, quantity.upper, quantity.bound, quantity.unit, quantity.inclusive


@lru_cache(maxsize=32)
def _pattern(known: frozenset[str]) -> re.Pattern[str]:
    units = grammar.units(known)
    amount = grammar.quantity(units, in_text=True)
    nothing = context.numerals_that_count_nothing(units.low)
    before = f"(?:{context.DEED}|{context.LEAD})(?!{nothing})"
    return re.compile(f"(?:{nothing})|(?:{before})?(?P<amount>{amount})(?:{context.trail(units.low)})?")
