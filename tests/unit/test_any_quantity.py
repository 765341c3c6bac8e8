"""What holds for any quantity at all: whatever is done with it stays true."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from operator import add, sub, truediv
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from cppcc.model.quantity import Bound, CannotCombine, Quantity, Refusal, parse
from tests.cases import examples
from tests.unit.quantities import ABOUT, AT_LEAST, AT_MOST, meaning

# --- for any quantity at all ---------------------------------------------------------------------------------------

UNITS = ("件", "人(次)", "个方面", "%", "")
numbers = st.integers(0, 10**9).map(Decimal) | st.decimals(0, 10**6, places=2) | st.sampled_from(["0", "5e4", "3.5e8"])


@st.composite
def quantities(draw: st.DrawFn, unit: str | None = None) -> Quantity:
    """Anything a report might print, made by the reader itself."""
    low, high = sorted((Decimal(draw(numbers)), Decimal(draw(numbers))))
    unit = draw(st.sampled_from(UNITS)) if unit is None else unit
    form = draw(st.sampled_from(("{}", "超过{}", "至少{}", "近{}", "至多{}", "约{}", "{}至{}")))
    assume(low < high and not (form == "近{}" and low == 0))
    return parse(form.format(f"{low:f}", f"{high:f}") + unit)


@st.composite
def truths(draw: st.DrawFn, quantity: Quantity) -> Fraction:
    """A number that the quantity may truly stand for; a count, so not below zero."""
    low = Fraction(quantity.value)
    high = low if quantity.upper is None else Fraction(quantity.upper)
    within = st.fractions(0, 1, max_denominator=50)
    if quantity.bound is AT_LEAST:
        return low + draw(st.fractions(0, 1000)) + (0 if quantity.inclusive else Fraction(1, 10**6))
    if quantity.bound is AT_MOST:
        return high * (draw(within) if quantity.inclusive else draw(within) * Fraction(99, 100))
    return low + (high - low) * draw(within)


def holds(quantity: Quantity, truth: Fraction) -> bool:
    """Whether what the quantity says is so; ``about`` says nothing that could be wrong."""
    low = Fraction(quantity.value)
    high = low if quantity.upper is None else Fraction(quantity.upper)
    match quantity.bound:
        case Bound.EXACT:
            return truth == low
        case Bound.AT_LEAST:
            return truth > low or (quantity.inclusive and truth == low)
        case Bound.AT_MOST:
            return truth < high or (quantity.inclusive and truth == high)
        case Bound.BETWEEN:
            return low <= truth <= high
        case _:
            return True


COMBINE: tuple[Callable[[Any, Any], Any], ...] = (add, sub)
DIVIDE: tuple[Callable[[Any, Any, Any], Any], ...] = (
    lambda a, b, _: a / b,
    lambda a, b, c: a / (b - c),
    lambda a, b, c: (b - c) / a,
)


class TestAnyQuantity:
    @given(st.data(), quantities("件"), quantities("件"), st.integers(-3, 4))
    @examples(500)
    def test_sums_and_differences_stay_true(self, data: st.DataObject, a: Quantity, b: Quantity, digits: int) -> None:
        """Whatever the true numbers are, their sum and difference lie where the result says, rounded or not."""
        x, y = data.draw(truths(a)), data.draw(truths(b))
        for combine in COMBINE:
            try:
                result = combine(a, b)
            except CannotCombine:
                continue

            assert holds(result, combine(x, y))
            assert holds(result.rounded(digits), combine(x, y))

    @given(st.data(), quantities("件"), quantities("次"), quantities("次"), st.integers(-3, 4))
    @examples(500)
    def test_quotients_stay_true(self, data: st.DataObject, a: Quantity, b: Quantity, c: Quantity, digits: int) -> None:
        """So does their quotient, even by a difference that may be below zero."""
        x, y, z = data.draw(truths(a)), data.draw(truths(b)), data.draw(truths(c))
        for divide in DIVIDE:
            try:
                result, truth = divide(a, b, c), divide(x, y, z)
            except (CannotCombine, ZeroDivisionError):
                continue

            assert holds(result, truth)
            assert holds(result.rounded(digits), truth)

    @given(st.data(), quantities("件"), quantities("件"))
    def test_comparisons_stay_true(self, data: st.DataObject, a: Quantity, b: Quantity) -> None:
        """An order is given only if the true numbers have it, whichever they are."""
        x, y = data.draw(truths(a)), data.draw(truths(b))
        order = a.compare(b)

        assert order in (None, (x > y) - (x < y))

    @given(quantities("件"), quantities("件"))
    def test_addition_commutes(self, a: Quantity, b: Quantity) -> None:
        """The order of the terms changes neither the sum nor the refusal."""
        sums: list[Quantity | Refusal] = []
        for one, other in ((a, b), (b, a)):
            try:
                sums.append(one + other)
            except CannotCombine as error:
                sums.append(error.reason)

        assert sums[0] == sums[1]

    @given(quantities(), quantities(), st.integers(-3, 4))
    @examples(1000)
    def test_words_of_a_result_read_back(self, a: Quantity, b: Quantity, digits: int) -> None:
        """What a result is worded as means exactly what the result is."""
        for combine in (add, truediv):
            try:
                result: Quantity = combine(a, b)
            except CannotCombine:
                continue

            for worded in (result, result.rounded(digits)):
                assert meaning(worded) == meaning(parse(worded.as_written))
                assert worded.as_written == worded.number_words + worded.unit_words

    @given(quantities())
    def test_spaces_and_width_change_only_the_words(self, quantity: Quantity) -> None:
        """Set wide and spaced out, it is the same quantity in its new words."""
        wide = re.sub(r"([^0-9.])", r" \1 ", quantity.as_written).translate(
            {ord(half): ord(half) + 0xFEE0 for half in "0123456789.%()"}
        )
        again = parse(wide)

        assert (meaning(quantity), wide.strip()) == (meaning(again), again.as_written)

    @given(quantities("件"), st.integers(0, 3))
    def test_rounding_twice_is_rounding_once(self, quantity: Quantity, digits: int) -> None:
        """A rounded quantity fits, so it stays as it is."""
        once = quantity.rounded(digits)

        assert once == once.rounded(digits)
        if once.bound is ABOUT:
            assert once.value == quantity.value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
