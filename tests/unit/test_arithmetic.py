"""What may be done with quantities, and what is refused because nothing true could be said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cppcc.model.quantity import Bound, CannotCombine, Refusal, parse
from cppcc.speech.phrases import number_words
from tests.speeches import EN
from tests.unit.quantities import ABOUT, AT_LEAST, AT_MOST, BETWEEN, EXACT, read


class TestAdding:
    @pytest.mark.parametrize(
        ("a", "b", "value", "bound"),
        [
            ("5件", "20件", "25", EXACT),
            ("5件", "20余件", "25", AT_LEAST),
            ("5件", "近20件", "25", AT_MOST),
            ("5件", "约20件", "25", ABOUT),
            ("5余件", "20余件", "25", AT_LEAST),
            ("5余件", "约20件", "25", ABOUT),
            ("近5件", "近20件", "25", AT_MOST),
            ("近5件", "约20件", "25", ABOUT),
            ("约5件", "约20件", "25", ABOUT),
            ("3至5件", "20件", "23..25", BETWEEN),
            ("3至5件", "20至30件", "23..35", BETWEEN),
            ("3至5件", "20余件", "23", AT_LEAST),
            ("3至5件", "近20件", "25", AT_MOST),
        ],
    )
    def test_carries_the_bound_either_way_round(self, a: str, b: str, value: str, bound: Bound) -> None:
        """The table of DESIGN section 2, and ranges end by end."""
        expected = (value, bound, "件")
        one, other = parse(a) + parse(b), parse(b) + parse(a)

        assert [expected, expected] == [read(one.as_written), read(other.as_written)]

    @pytest.mark.parametrize(
        ("a", "b", "reason"),
        [
            ("5余件", "近20件", Refusal.NO_BOUND),
            ("3至5件", "约20件", Refusal.RANGE_AND_ABOUT),
            ("5件", "5次", Refusal.UNITS_DIFFER),
            ("114期", "242篇", Refusal.UNITS_DIFFER),
            ("5件", "100万+", Refusal.UNITS_DIFFER),
        ],
    )
    def test_refuses_where_nothing_true_can_be_said(self, a: str, b: str, reason: Refusal) -> None:
        """No bound is known, or the things counted differ: there is no sum, and the reason has a stable name."""
        for one, other in ((a, b), (b, a)):
            with pytest.raises(CannotCombine) as caught:
                parse(one) + parse(other)

            assert reason is caught.value.reason

    def test_refusal_names_both(self) -> None:
        """The message alone tells a developer which two quantities met."""
        with pytest.raises(CannotCombine) as caught:
            parse("114期") + parse("242篇")
        expected = "cannot add 114期 and 242篇: '期' is not '篇'"

        assert expected == str(caught.value)


class TestSubtracting:
    @pytest.mark.parametrize(
        ("a", "b", "value", "upper", "bound"),
        [
            ("442件", "30件", "412", None, EXACT),
            ("442件", "517件", "-75", None, EXACT),
            ("442件", "30余件", "412", None, AT_MOST),
            ("442件", "近30件", "412", None, AT_LEAST),
            ("442余件", "近30件", "412", None, AT_LEAST),
            ("442余件", "30件", "412", None, AT_LEAST),
            ("442件", "约30件", "412", None, ABOUT),
            ("442件", "3至5件", "437", "439", BETWEEN),
            ("4至9件", "3至5件", "-1", "6", BETWEEN),
            ("3至5件", "近2件", "1", None, AT_LEAST),
            ("3至5件", "2余件", "3", None, AT_MOST),
        ],
    )
    def test_turns_the_second_bound_round(self, a: str, b: str, value: str, upper: str | None, bound: Bound) -> None:
        """Taking away at least 30 leaves at most the rest."""
        rest = parse(a) - parse(b)

        assert (Decimal(value), upper and Decimal(upper), bound) == (rest.value, rest.upper, rest.bound)

    @pytest.mark.parametrize(("a", "b"), [("5余件", "2余件"), ("近5件", "近2件")])
    def test_refuses_two_bounds_of_one_kind(self, a: str, b: str) -> None:
        """More than five less more than two may be anything."""
        with pytest.raises(CannotCombine) as caught:
            parse(a) - parse(b)

        assert Refusal.NO_BOUND is caught.value.reason


class TestDividing:
    def test_quotient_keeps_the_lower_bound(self) -> None:
        """3700余 people at 294 sessions are more than 12.5 each, never 12.6."""
        each = (parse("3700余人(次)") / parse("294场次")).rounded(1)
        expected = ("超过12.5人(次)/场次", "more than 12.5", AT_LEAST)

        assert expected == (each.as_written, number_words(each, EN), each.bound)

    def test_quotient_of_exact_numbers_that_does_not_come_out_is_about(self) -> None:
        """1265 ÷ 294 has no last digit, so no decimal is exactly it."""
        each = (parse("1265条") / parse("294场次")).rounded(1)
        expected = ("约4.3条/场次", "about 4.3", ABOUT)

        assert expected == (each.as_written, number_words(each, EN), each.bound)

    @pytest.mark.parametrize(
        ("a", "b", "words"),
        [
            ("12件", "4次", "3件/次"),
            ("12余件", "4次", "超过3件/次"),
            ("12件", "4余次", "不到3件/次"),
            ("12件", "近4次", "超过3件/次"),
            ("12余件", "近4次", "超过3件/次"),
            ("至少12件", "至多4次", "至少3件/次"),
            ("12件", "约4次", "约3件/次"),
            ("12至24件", "2至4次", "3至12件/次"),
            ("12至24件", "近4次", "超过3件/次"),
            ("12至24件", "4余次", "不到6件/次"),
            ("0件", "近4次", "至少0件/次"),
            ("12件", "4件", "3"),
            ("12件", "100万+", "不到0.000012件"),
            ("100万+", "4次", "超过25万/次"),
            ("80%", "40%", "2"),
        ],
    )
    def test_carries_bound_and_unit(self, a: str, b: str, words: str) -> None:
        """The divisor's bound turns round; the unit is of/per, and none where both are the same."""
        actual = (parse(a) / parse(b)).as_written

        assert words == actual

    @pytest.mark.parametrize(
        ("a", "b", "reason"),
        [
            ("12件", "0次", Refusal.DIVISION_BY_ZERO),
            ("12件", "0至4次", Refusal.DIVISION_BY_ZERO),
            ("12件", "至少0次", Refusal.DIVISION_BY_ZERO),
            ("12余件", "4余次", Refusal.NO_BOUND),
            ("近12件", "近4次", Refusal.NO_BOUND),
            ("3至5件", "约4次", Refusal.RANGE_AND_ABOUT),
            ("97.9%", "4次", Refusal.NO_QUOTIENT_UNIT),
            ("12件", "40%", Refusal.NO_QUOTIENT_UNIT),
        ],
    )
    def test_refuses_where_nothing_true_can_be_said(self, a: str, b: str, reason: Refusal) -> None:
        """Nothing is divided by what may be zero, nor into units no one counts in."""
        with pytest.raises(CannotCombine) as caught:
            parse(a) / parse(b)

        assert reason is caught.value.reason

    def test_refuses_bounds_below_zero(self) -> None:
        """Below zero a larger divisor makes a larger quotient, so the bounds would change sides."""
        for a, b in (
            (parse("3件") - parse("5件"), parse("4余次")),
            (parse("12件"), parse("9次") - parse("5余次")),
            (parse("12件"), parse("9次") - parse("5余次") + parse("1次")),
        ):
            with pytest.raises(CannotCombine) as caught:
                a / b

            assert Refusal.MAY_BE_NEGATIVE is caught.value.reason

    def test_allows_exact_change_against_last_year(self) -> None:
        """A fall from 500 to 400 is a fifth, exactly."""
        change = (parse("400件") - parse("500件")) / parse("500件")

        assert (Decimal("-0.2"), EXACT, "") == (change.value, change.bound, change.unit)


class TestComparing:
    @pytest.mark.parametrize(
        ("a", "b", "order"),
        [
            ("3件", "5件", -1),
            ("5件", "5件", 0),
            ("5件", "30余件", -1),
            ("30件", "30余件", -1),
            ("30件", "至少30件", None),
            ("50件", "30余件", None),
            ("近百件", "100件", -1),
            ("至多100件", "100件", None),
            ("近百件", "100余件", -1),
            ("近百件", "50件", None),
            ("约200件", "200件", None),
            ("约200件", "900件", None),
            ("3至5件", "6件", -1),
            ("3至5件", "5件", None),
            ("3至5件", "5余件", -1),
            ("30余件", "30余件", None),
        ],
    )
    def test_orders_only_what_the_bounds_settle(self, a: str, b: str, order: int | None) -> None:
        """30余 is more than 30; whether it is more than 50 the report does not say."""
        there, back = parse(a).compare(parse(b)), parse(b).compare(parse(a))

        assert (order, None if order is None else -order) == (there, back)

    def test_refuses_other_units(self) -> None:
        """Bulletins are neither more nor less than items."""
        with pytest.raises(CannotCombine) as caught:
            parse("114期").compare(parse("66件"))

        assert Refusal.UNITS_DIFFER is caught.value.reason
