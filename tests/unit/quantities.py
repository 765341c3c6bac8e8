"""Quantities as tests tell them: their bounds, and all that one says."""

from __future__ import annotations

from cppcc.model.quantity import Bound, Quantity, parse

EXACT, AT_LEAST, AT_MOST, ABOUT, BETWEEN = Bound


def read(text: str) -> tuple[str, Bound, str]:
    """Value, bound and unit of a text, short enough for a table; a range shows both ends."""
    quantity = parse(text)
    value = str(quantity.value) if quantity.upper is None else f"{quantity.value}..{quantity.upper}"
    return value, quantity.bound, quantity.unit


def meaning(quantity: Quantity) -> tuple[object, ...]:
    """All that a quantity says, whatever its words."""
    return quantity.value, quantity.upper, quantity.bound, quantity.unit, quantity.inclusive
