"""A quantity: a number, its bound and its unit, which are worded, rounded and combined here and read elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import Literal

from cppcc.model.quantity.numerals import WIDE, plain


class Bound(StrEnum):
    """What a printed number says of the true one."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    BETWEEN = "between"


class Refusal(StrEnum):
    """Why two quantities cannot be combined; the ids are stable, for callers that word them for readers."""

    UNITS_DIFFER = "units_differ"
    NO_BOUND = "no_bound"
    RANGE_AND_ABOUT = "range_and_about"
    DIVISION_BY_ZERO = "division_by_zero"
    MAY_BE_NEGATIVE = "may_be_negative"
    NO_QUOTIENT_UNIT = "no_quotient_unit"


class CannotCombine(ValueError):
    """A sum, difference, quotient or comparison of which nothing true can be said."""

    def __init__(self, reason: Refusal, message: str) -> None:
        super().__init__(message)
        self.reason = reason


_Operation = Callable[[Context, Decimal, Decimal], Decimal]
_TURNED = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}
_ROUNDED = {Bound.AT_LEAST: ROUND_FLOOR, Bound.AT_MOST: ROUND_CEILING, Bound.BETWEEN: ROUND_FLOOR}
# Both ends of a result are rounded outward, so that not even the 28th digit makes a bound untrue.
_DOWN, _UP = Context(prec=28, rounding=ROUND_FLOOR), Context(prec=28, rounding=ROUND_CEILING)
_WORDING = {  # bound, inclusive → how a result says so
    (Bound.AT_LEAST, True): "至少",
    (Bound.AT_LEAST, False): "超过",
    (Bound.AT_MOST, True): "至多",
    (Bound.AT_MOST, False): "不到",
    (Bound.ABOUT, True): "约",
}
_MAGNITUDES = ((8, "亿"), (4, "万"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that says how true it is.

    Args:
        value: in the base unit: 6500余万元 is 65000000; the lower end of a range.
        upper: the upper end of a range; None for every other bound.
        unit: the measure word in simplified, half-width characters without spaces; ``%`` for shares; may be empty.
        as_written: the report's own words, or, for a result, Chinese words made in their manner.
        unit_words: the end of ``as_written`` that is the unit; empty where bound words follow it.
        inclusive: whether a bound may itself be the true value: 至少 and 以上 say so, 余, 超过 and 近 do not.
        difference: came from a subtraction, so it may be below zero, as a count never is.
    """

    value: Decimal
    upper: Decimal | None
    bound: Bound
    unit: str
    as_written: str
    unit_words: str = ""
    inclusive: bool = True
    difference: bool = False

    def __post_init__(self) -> None:
        if (self.bound is Bound.BETWEEN) != (self.upper is not None) or self.high < self.value:
            raise ValueError(f"{self.bound} from {self.value} to {self.upper}: ranges, and only they, have two ends")

    def __str__(self) -> str:
        return self.as_written

    @property
    def number_words(self) -> str:
        """The words before the unit: 30余 of 30余项, the whole of 100件以上."""
        return self.as_written.removesuffix(self.unit_words).rstrip()

    @property
    def is_fraction(self) -> bool:
        """Whether the report writes it as 三分之二 or 2/3."""
        return re.search("(?<!百)分之|/", self.number_words) is not None

    @property
    def is_counted(self) -> bool:
        """Whether it is a number of things, of which there are fewer; of money and shares there is less."""
        return self.value == self.value.to_integral_value() and self.unit not in ("元", "%")

    def rounded(self, digits: int) -> Quantity:
        """The same to so many decimals, its bound still true; an exact value that does not fit becomes about."""
        step = Decimal(1).scaleb(-digits)
        value = self.value.quantize(step, _ROUNDED.get(self.bound, ROUND_HALF_UP), WIDE)
        upper = None if self.upper is None else plain(self.upper.quantize(step, ROUND_CEILING, WIDE))
        if (value, upper) == (self.value, self.upper):
            return self
        bound = Bound.ABOUT if self.bound is Bound.EXACT else self.bound
        return _worded(replace(self, value=plain(value), upper=upper, bound=bound))

    def exactly(self, value: Decimal) -> Quantity:
        """That value in this unit, exact and in words of its own: 3700人(次) for one end of 3700余人(次)."""
        return _worded(replace(self, value=value, upper=None, bound=Bound.EXACT, inclusive=True))

    def __add__(self, other: Quantity) -> Quantity:
        _same_unit(self, other, "add")
        return self._with(other, Context.add, self.unit, self.inclusive and other.inclusive)

    def __sub__(self, other: Quantity) -> Quantity:
        _same_unit(self, other, "subtract")
        less = self._with(other, Context.subtract, self.unit, self.inclusive and other.inclusive, turned=True)
        return replace(less, difference=True)

    def __truediv__(self, other: Quantity) -> Quantity:
        """The quotient, its unit ``of/per``; without unit where both have the same."""
        if other.value == 0:
            raise CannotCombine(Refusal.DIVISION_BY_ZERO, f"cannot divide by {other}: it is zero or may be")
        below_zero = min(self.value, other.value) < 0 or (other.difference and other.bound is Bound.AT_MOST)
        if below_zero and not self.bound is other.bound is Bound.EXACT:
            raise CannotCombine(Refusal.MAY_BE_NEGATIVE, f"cannot divide {self} by {other}: one may be below zero")
        unit = "" if self.unit == other.unit else f"{self.unit}/{other.unit}".removesuffix("/")
        if "/" in unit and ("%" in unit or unit.count("/") > 1):
            raise CannotCombine(Refusal.NO_QUOTIENT_UNIT, f"cannot divide {self} by {other}: no one counts in '{unit}'")
        # Nothing divided by "nearly 100" is nothing, not "more than nothing".
        inclusive = self.inclusive and (other.inclusive or self.value == 0)
        return self._with(other, Context.divide, unit, inclusive, turned=True)

    def compare(self, other: Quantity) -> Literal[-1, 0, 1] | None:
        """-1, 0 or 1 as it is less, equal or more; None where the bounds do not settle it."""
        _same_unit(self, other, "compare")
        if self._below(other) or other._below(self):
            return -1 if self._below(other) else 1
        return 0 if self.bound is other.bound is Bound.EXACT else None

    @property
    def high(self) -> Decimal:
        return self.value if self.upper is None else self.upper

    def _below(self, other: Quantity) -> bool:
        if self.bound in (Bound.AT_LEAST, Bound.ABOUT) or other.bound in (Bound.AT_MOST, Bound.ABOUT):
            return False
        touching = self.high == other.value and not (self.inclusive and other.inclusive)
        return self.high < other.value or touching

    def _with(self, other: Quantity, apply: _Operation, unit: str, inclusive: bool, turned: bool = False) -> Quantity:
        """End by end; ``turned`` where more of the other means less of the result."""
        bound = _joined(self, other, _TURNED.get(other.bound, other.bound) if turned else other.bound)
        near, far = (other.high, other.value) if turned else (other.value, other.high)
        low, high = plain(apply(_DOWN, self.value, near)), plain(apply(_UP, self.high, far))
        if bound is Bound.EXACT and low != high:  # it has no last digit
            bound = Bound.ABOUT
        elif bound is Bound.BETWEEN and low == high:  # nothing, divided by 3 to 5, is nothing
            bound = Bound.EXACT
        value, upper = high if bound is Bound.AT_MOST else low, high if bound is Bound.BETWEEN else None
        difference = self.difference or other.difference
        return _worded(Quantity(value, upper, bound, unit, "", "", inclusive or bound not in _TURNED, difference))

    def as_printed(self, number: Decimal) -> Decimal:
        """A number with the last noughts that the report prints: 10.40% is as exact in another language."""
        printed = (Decimal(numeral.replace(",", "")) for numeral in re.findall(r"\d[\d,]*\.\d+", self.number_words))
        return next((each for each in printed if each == number), number)


def _joined(a: Quantity, b: Quantity, turned: Bound) -> Bound:
    """The bound of a result that grows with both: the table of DESIGN section 2, and ranges."""
    bounds = {a.bound, turned}
    if bounds >= {Bound.AT_LEAST, Bound.AT_MOST}:
        raise CannotCombine(Refusal.NO_BOUND, f"cannot combine {a} and {b}: one bound pulls up, one pulls down")
    if bounds >= {Bound.BETWEEN, Bound.ABOUT}:
        raise CannotCombine(Refusal.RANGE_AND_ABOUT, f"cannot combine {a} and {b}: a range has no one value")
    ranked = (Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST, Bound.BETWEEN, Bound.EXACT)
    return next(bound for bound in ranked if bound in bounds)


def _same_unit(a: Quantity, b: Quantity, deed: str) -> None:
    if a.unit != b.unit:
        raise CannotCombine(Refusal.UNITS_DIFFER, f"cannot {deed} {a} and {b}: '{a.unit}' is not '{b.unit}'")


def scaled_to(number: Decimal, magnitudes: Iterable[tuple[int, str]]) -> tuple[Decimal, str]:
    """In the largest magnitude that leaves at most two decimals, and its word."""
    for power, word in magnitudes:
        scaled = plain(number.scaleb(-power, WIDE))
        if abs(scaled) >= 1 and scaled == scaled.quantize(Decimal("0.01"), context=WIDE):
            return scaled, word
    return number, ""


def _worded(quantity: Quantity) -> Quantity:
    """The same quantity in Chinese words, as a report would put it; ``parse`` reads them back."""
    unit, words = quantity.unit, _WORDING.get((quantity.bound, quantity.inclusive), "")
    scaled, magnitude = scaled_to(quantity.value, () if unit == "%" else _MAGNITUDES)
    digits = f"{scaled:f}"
    if quantity.upper is not None:
        # 0.5至3万 would read as 0.5万: the upper end takes a magnitude only where the lower one has its own.
        upper = "{:f}{}".format(*scaled_to(quantity.upper, _MAGNITUDES if magnitude else ()))
        number = f"{digits}{magnitude}至{upper}"
    elif words == "超过" and quantity.value >= 10 and (magnitude or digits.isdecimal()) and not re.search("[%/]", unit):
        # 余 stands between tens and 万 (6500余万), but after the 万 of any other number (3万余).
        tens = digits.isdecimal() and digits.endswith("0")
        number = f"{digits}余{magnitude}" if tens else f"{digits}{magnitude}余"
    else:
        number = f"{words}{digits}{magnitude}"
    return replace(quantity, as_written=number + unit, unit_words=unit)
