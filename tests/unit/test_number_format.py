"""Number formats: a number reads as the report has it, and keeps its bound when it is edited."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cppcc.model.quantity import Bound, Quantity, parse
from cppcc.write.number_format import LONGEST, number_format, several
from tests.speeches import EN, ZH
from tests.unit.formats import shown


@pytest.mark.parametrize(
    ("words", "other", "edited"),
    [
        ("442件", 500, "500件"),
        ("30余项", 40, "40余项"),
        ("50多件(次)", 7, "7多件(次)"),
        ("约200篇", 300, "约300篇"),
        ("97.9%", 98.5, "98.5%"),
        ("近百件", 90, "< 90 件"),
        ("6500余万元", 70000000, "> 70,000,000 元"),
        ("五个方面", 6, "6 个方面"),
        ("一件", 1200, "1,200 件"),
        ("100万+", 2000000, "> 2,000,000"),
        ("20至30人", 25, "25 人"),
        ("1 290件", 1300, "1,300 件"),
        ("10w+", 200000, "> 200,000"),
        ("九成五以上", 96, "≥ 96 %"),
        ("十几家", 25, "25 家"),
    ],
)
def test_keeps_the_reports_words_and_when_edited_the_bound(words, other, edited):
    quantity = parse(words)
    format = number_format(quantity, words, quantity.unit)

    assert shown(float(quantity.value), format) == words
    assert shown(other, format) == edited


@pytest.mark.parametrize(("words", "one"), [("1 item", "1 item"), ("1件", "1件"), ("一件", "一件")])
def test_one_has_a_word_of_its_own(words, one):
    """1 item, 5 items: the word changes with the number."""
    format = number_format(parse("1件"), words, several(parse("1件"), EN))

    assert (shown(1, format), shown(5, format)) == (one, "5 items")
    assert number_format(parse("1件"), "1件", several(parse("1件"), ZH)) == '0"件"'


def test_a_mark_stands_before_it_all():
    quantity = parse("一件")
    format = number_format(quantity, "一件", "件", "● ")

    assert (shown(1, format), shown(2, format)) == ("● 一件", "● 2 件")


# Without the signs that this test's own reader of formats does not tell from its own.
@given(
    st.integers(0, 10**12),
    st.text(st.characters(codec="utf-8", exclude_categories=["Nd", "Cc", "Cs"], exclude_characters="{}\\"), max_size=8),
)
def test_quotes_whatever_a_unit_holds(value, unit):
    """What is shown is the words; nothing of a unit is read as a format."""
    words = f"{value}{unit}"
    quantity = Quantity(Decimal(value), None, Bound.EXACT, unit, words)

    assert shown(value, number_format(quantity, words, unit)) == words


def test_is_never_longer_than_excel_takes():
    """A longer one would spoil the whole file."""
    unit = "长" * 300
    quantity = Quantity(Decimal(5), None, Bound.EXACT, unit, f"5{unit}")

    assert len(number_format(quantity, quantity.as_written, unit)) <= LONGEST

    more = Quantity(Decimal(5), None, Bound.AT_LEAST, unit, f"5余{unit}", inclusive=False)
    assert shown(5, number_format(more, more.as_written, unit)) == "> 5"  # the bound is never lost
