"""What a report's words for a number mean, and what may be done with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from operator import add, sub, truediv
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from cppcc.quantity import Bound, CannotCombine, Quantity, QuantityError, Refusal, parse

EXACT, AT_LEAST, AT_MOST, ABOUT, BETWEEN = Bound


#: More digits than Python's decimals keep by themselves.
LONG_SHARE = ("12.34567890123456789012345678901234%", "12.34567890123456789012345678901234")


def read(text: str) -> tuple[str, Bound, str]:
    """Value, bound and unit of a text, short enough for a table; a range shows both ends."""
    quantity = parse(text)
    value = str(quantity.value) if quantity.upper is None else f"{quantity.value}..{quantity.upper}"
    return value, quantity.bound, quantity.unit


def refusal(text: str) -> str:
    """The message with which a text is refused."""
    with pytest.raises(QuantityError) as caught:
        parse(text)
    return str(caught.value)


def meaning(quantity: Quantity) -> tuple[object, ...]:
    """All that a quantity says, whatever its words."""
    return quantity.value, quantity.upper, quantity.bound, quantity.unit, quantity.inclusive


class TestReading:
    @pytest.mark.parametrize(
        ("text", "value", "bound", "unit"),
        [
            ("442件", "442", EXACT, "件"),
            ("30余项", "30", AT_LEAST, "项"),
            ("50多件(次)", "50", AT_LEAST, "件(次)"),
            ("1885人(次)", "1885", EXACT, "人(次)"),
            ("100万+", "1000000", AT_LEAST, ""),
            ("30+项", "30", AT_LEAST, "项"),
            ("6500余万元", "65000000", AT_LEAST, "元"),
            ("2.83万余人次", "28300", AT_LEAST, "人次"),
            ("3.5亿元", "350000000", EXACT, "元"),
            ("0.07亿元", "7000000", EXACT, "元"),
            ("5千万元", "50000000", EXACT, "元"),
            ("2万亿元", "2000000000000", EXACT, "元"),
            ("97.9%", "97.9", EXACT, "%"),
            ("9成", "90", EXACT, "%"),
            ("九成以上", "90", AT_LEAST, "%"),
            ("百分之九十五", "95", EXACT, "%"),
            ("百分之百", "100", EXACT, "%"),
            ("2.3个百分点", "2.3", EXACT, "个百分点"),
            ("2.3百分点", "2.3", EXACT, "百分点"),
            ("五个方面", "5", EXACT, "个方面"),
            ("一件", "1", EXACT, "件"),
            ("两个", "2", EXACT, "个"),
            ("十二项", "12", EXACT, "项"),
            ("十二点五万元", "125000", EXACT, "元"),
            ("二点八三万人次", "28300", EXACT, "人次"),
            ("一千二百六十五条", "1265", EXACT, "条"),
            ("一千零五条", "1005", EXACT, "条"),
            ("一百〇五条", "105", EXACT, "条"),
            ("1万2千件", "12000", EXACT, "件"),
            ("1亿2000余万元", "120000000", AT_LEAST, "元"),
            ("十余次", "10", AT_LEAST, "次"),
            ("十余万元", "100000", AT_LEAST, "元"),
            ("三千多万元", "30000000", AT_LEAST, "元"),
            ("两万余元", "20000", AT_LEAST, "元"),
            ("千余次", "1000", AT_LEAST, "次"),
            ("百万余元", "1000000", AT_LEAST, "元"),
            ("百名以上", "100", AT_LEAST, "名"),
            ("100件及以上", "100", AT_LEAST, "件"),
            ("超3000人", "3000", AT_LEAST, "人"),
            ("超过3000人", "3000", AT_LEAST, "人"),
            ("逾30件", "30", AT_LEAST, "件"),
            ("突破100万", "1000000", AT_LEAST, ""),
            ("多于5次", "5", AT_LEAST, "次"),
            ("不少于5次", "5", AT_LEAST, "次"),
            ("不低于5次", "5", AT_LEAST, "次"),
            ("至少5次", "5", AT_LEAST, "次"),
            ("共超过30余项", "30", AT_LEAST, "项"),
            ("近百件", "100", AT_MOST, "件"),
            ("近千场次", "1000", AT_MOST, "场次"),
            ("近十万元", "100000", AT_MOST, "元"),
            ("不到5次", "5", AT_MOST, "次"),
            ("不足5次", "5", AT_MOST, "次"),
            ("低于5%", "5", AT_MOST, "%"),
            ("不超过5次", "5", AT_MOST, "次"),
            ("至多5次", "5", AT_MOST, "次"),
            ("100件以下", "100", AT_MOST, "件"),
            ("5次以内", "5", AT_MOST, "次"),
            ("约200篇", "200", ABOUT, "篇"),
            ("200篇左右", "200", ABOUT, "篇"),
            ("十来件", "10", ABOUT, "件"),
            ("达1885人(次)", "1885", EXACT, "人(次)"),
            ("达到1885人(次)", "1885", EXACT, "人(次)"),
            ("共16项", "16", EXACT, "项"),
            ("共计16项", "16", EXACT, "项"),
            ("总计16项", "16", EXACT, "项"),
            ("3至5次", "3..5", BETWEEN, "次"),
            ("3-5次", "3..5", BETWEEN, "次"),
            ("3～5次", "3..5", BETWEEN, "次"),
            ("3到5次", "3..5", BETWEEN, "次"),
            ("一至二件", "1..2", BETWEEN, "件"),
            ("3次至5次", "3..5", BETWEEN, "次"),
            ("八至九成", "80..90", BETWEEN, "%"),
            ("5年", "5", EXACT, "年"),
            ("6个月", "6", EXACT, "个月"),
            ("0件", "0", EXACT, "件"),
            ("15来信", "15", EXACT, "来信"),
        ],
    )
    def test_reads_what_reports_print(self, text: str, value: str, bound: Bound, unit: str) -> None:
        """Value in the base unit, bound and unit of everything that reports are known to print."""
        actual = read(text)

        assert (value, bound, unit) == actual

    @pytest.mark.parametrize(
        ("text", "ends"),
        [
            ("2至3万元", "20000..30000"),
            ("三至五百名", "300..500"),
            ("一百至二百万元", "1000000..2000000"),
            ("二千至二千三百万元", "20000000..23000000"),
            ("5000至1万元", "5000..10000"),
            ("3元至5万元", "3..50000"),
            ("5千至1万元", "5000..10000"),
            ("三十至五百名", "30..500"),
        ],
    )
    def test_lower_end_of_a_range_borrows_the_magnitude(self, text: str, ends: str) -> None:
        """2至3万 means 20 000 to 30 000, but a lower end that says its own size keeps it."""
        actual = read(text)

        assert (ends, BETWEEN) == actual[:2]

    @pytest.mark.parametrize(
        ("variant", "plain"),
        [
            ("254 件", "254件"),
            (" 254件\n", "254件"),
            ("件数254"[2:] + "\u3000件", "254件"),
            ("917件 ( 次)", "917件(次)"),
            ("50多件（次）", "50多件(次)"),
            ("95.6 %", "95.6%"),
            ("９５．６％", "95.6%"),
            ("４４２件", "442件"),
            ("100万＋", "100万+"),
            ("1,265条", "1265条"),
            ("1，265条", "1265条"),
            ("1,234,567.5元", "1234567.5元"),
            ("6500 餘 萬元", "6500余万元"),
            ("3億條", "3亿条"),
            ("兩個項", "两个项"),
            ("約5場", "约5场"),
            ("\ufeff442\u200b件", "442件"),
        ],
    )
    def test_width_space_and_script_change_nothing(self, variant: str, plain: str) -> None:
        """Full width, spaces, separators and traditional characters are ways to print the same quantity."""
        expected, actual = parse(plain), parse(variant)

        assert meaning(expected) == meaning(actual)

    @pytest.mark.parametrize(
        ("text", "value"), [("2.83万", "28300"), ("97.90%", "97.9"), ("6500万", "65000000"), LONG_SHARE]
    )
    def test_values_are_exact_and_plain(self, text: str, value: str) -> None:
        """No float ever touches a value, and no zeros trail it: what is written out is the number."""
        actual = str(parse(text).value)

        assert value == actual

    @pytest.mark.parametrize(
        ("text", "inclusive"),
        [
            ("30余项", False),
            ("100万+", False),
            ("超过30项", False),
            ("近百件", False),
            ("不到5次", False),
            ("至少5次", True),
            ("不低于5次", True),
            ("100件以上", True),
            ("5次以内", True),
            ("不超过5次", True),
            ("至少100余件", False),
            ("442件", True),
            ("约200篇", True),
        ],
    )
    def test_tells_whether_the_number_itself_is_within_the_bound(self, text: str, inclusive: bool) -> None:
        """余, 超过 and 近 leave the number out; 至少, 以上 and 以内 take it in."""
        actual = parse(text).inclusive

        assert inclusive == actual


class TestRefusing:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (
                "提案442件",
                "'提案442件' begins with '提案', which is no bound word; "
                "expected only the number and its unit. Write '442件'.",
            ),
            (
                "提案约200件",
                "'提案约200件' begins with '提案', which is no bound word; "
                "expected only the number and its unit. Write '约200件'.",
            ),
            (
                "917件(1759件次)",
                "'917件(1759件次)': more than one number; expected one number and its unit, as in '442件' or "
                "'30余项'. Write each number as a figure of its own.",
            ),
            (
                "数千人次",
                "'数千人次': '数千' has no value; expected one number and its unit, as in '442件' or '30余项'. "
                "Leave it out of the figures.",
            ),
            (
                "第三次",
                "'第三次': '第' marks an ordinal, which counts nothing; expected one number and its unit, as in "
                "'442件' or '30余项'. Leave ordinals out of the figures.",
            ),
            (
                "9月22日",
                "'9月22日': '9月22日' is a date or time; expected one number and its unit, as in '442件' or "
                "'30余项'. Write dates under a work's 'date'.",
            ),
            (
                "近100余件",
                "'近100余件': bound words that say two things; expected one bound. "
                "Check the report, and keep only what it says.",
            ),
            (
                "-5件",
                "'-5件': '-' makes the number negative; expected one number and its unit, as in '442件' or "
                "'30余项'. Write what the report counts, not a change of it.",
            ),
            (
                "",
                "no text; expected one number and its unit, as in '442件' or '30余项'. "
                "Keep to the number, the bound word the report prints, and the unit.",
            ),
            (
                "百件",
                "'百件': a magnitude without a number or a bound; expected '100件' or '近百件'. Check the report.",
            ),
            ("5至3次", "'5至3次': a range that does not rise; expected the smaller number first. Check the report."),
        ],
    )
    def test_says_what_was_found_and_how_to_mend_it(self, text: str, message: str) -> None:
        """Whoever edits the file reads what is wrong, what should stand there, and what to write."""
        actual = refusal(text)

        assert message == actual

    def test_message_comes_in_three_parts(self) -> None:
        """The file's reader words problems itself: found, expected and mend are there one by one."""
        with pytest.raises(QuantityError) as caught:
            parse("提案442件")
        expected = ("only the number and its unit", "Write '442件'")

        assert expected == (caught.value.expected, caught.value.mend)

    @pytest.mark.parametrize("text", ["数千人次", "数十件", "數十件", "几十件", "十几件", "若干", "一系列", "一些"])
    def test_refuses_words_without_a_value(self, text: str) -> None:
        """A vague word has no value, and none is made up for it."""
        actual = refusal(text)

        assert "has no value" in actual

    @pytest.mark.parametrize("text", ["多次", "件", "无", "，", "①件", "٣件", "%"])
    def test_refuses_words_without_a_number(self, text: str) -> None:
        """Only plain digits and Chinese numerals are numbers."""
        actual = refusal(text)

        assert f"{text!r} holds no number" in actual

    @pytest.mark.parametrize(
        "text", ["2023年", "二〇二三年", "二○ 二三年", "1月 13日", "6月30日", "12月中旬", "15时", "16:47"]
    )
    def test_refuses_dates(self, text: str) -> None:
        """A date is not a number of things."""
        actual = refusal(text)

        assert "is a date or time" in actual

    @pytest.mark.parametrize("text", ["第三次", "第5届", "三等奖", "1+1+12+N", "7+N", "5+N"])
    def test_refuses_ordinals_ranks_and_names(self, text: str) -> None:
        """Ordinals, ranks and names such as 7+N are no metrics."""
        actual = refusal(text)

        assert re.search("ordinal|rank|part of a name", actual)

    @pytest.mark.parametrize(
        "text",
        [
            "4个方面11条",
            "917件(1759件次)",
            "十四届九次",
            "12,65条",
            "1.2.3件",
            "1/3",
            "44 2件",
            "30, 265件",
            "两个半小时",
        ],
    )
    def test_refuses_several_numbers(self, text: str) -> None:
        """Two numbers are two figures, and a space is not allowed to glue them together."""
        actual = refusal(text)

        assert "Write each number as a figure of its own" in actual

    @pytest.mark.parametrize("text", ["三四十件", "二百五件", "一万二件", "1万2件", "十五六件", "1亿20000万元"])
    def test_refuses_numerals_of_two_minds(self, text: str) -> None:
        """三四十 is 30 to 40, and 1万2 is 12 000 to some and 10 002 to others."""
        actual = refusal(text)

        assert "is not one number" in actual

    @pytest.mark.parametrize("text", ["近100余件", "约30余件", "不到5次以上", "超过100件以内"])
    def test_refuses_bounds_that_contradict_each_other(self, text: str) -> None:
        """A number cannot be bounded in two ways."""
        actual = refusal(text)

        assert "bound words that say two things" in actual

    @pytest.mark.parametrize("text", ["约3至5次", "3余至5次", "3至5余次", "3至5次以上"])
    def test_refuses_ranges_with_bound_words(self, text: str) -> None:
        """A range already says how far it reaches."""
        actual = refusal(text)

        assert "a range with a bound word" in actual

    @pytest.mark.parametrize("text", ["5至3次", "3至3次", "三至二件"])
    def test_refuses_ranges_that_do_not_rise(self, text: str) -> None:
        """The smaller number comes first."""
        actual = refusal(text)

        assert "a range that does not rise" in actual

    @pytest.mark.parametrize(
        "text", ["442件。", "5次,", "30%件", "5万%", "11成", "百分之五件", "三分之二", "3件至5次", "3件(次", "30有余"]
    )
    def test_refuses_units_that_are_none(self, text: str) -> None:
        """What follows the number is a measure word, a share's sign, or nothing."""
        actual = refusal(text)

        assert "; expected " in actual

    @pytest.mark.parametrize("text", ["不到0件", "9" * 25, "9" * 500, "件" * 500, "一十" * 45, "30名" + "委员" * 20])
    def test_refuses_all_else(self, text: str) -> None:
        """What is no number with a unit is refused in one line, however long it is."""
        actual = refusal(text)

        assert "\n" not in actual
        assert "; expected " in actual

    @given(st.text())
    @example("不到零")
    @example("1" + "万2" * 60)
    @example("\ud800442件")
    @settings(max_examples=500)
    def test_raises_nothing_else(self, text: str) -> None:
        """Whatever the file holds, the answer is a quantity or a message."""
        self.read_or_refuse(text)

    @given(
        st.text(
            "0123456789.,零一二两三十百千万亿点余多+近约不到至-分之成%件(次)/以上内左右第年月来达共 （％", max_size=14
        )
    )
    @settings(max_examples=1000, deadline=None)
    def test_raises_nothing_else_near_the_mark(self, text: str) -> None:
        """Nor does it for texts made of the very words that quantities are made of."""
        self.read_or_refuse(text)

    @staticmethod
    def read_or_refuse(text: str) -> None:
        message = "one line"
        try:
            quantity = parse(text)
        except QuantityError as error:
            message = str(error)
        else:
            assert text.strip() == quantity.as_written
            assert quantity.value >= 0

        assert [message] == message.splitlines()


class TestWording:
    @pytest.mark.parametrize(
        ("text", "number", "unit"),
        [
            ("30余项", "30余", "项"),
            ("6500余万元", "6500余万", "元"),
            ("五个方面", "五", "个方面"),
            ("100万+", "100万+", ""),
            ("50多件(次)", "50多", "件(次)"),
            ("50多 件（ 次）", "50多", "件（ 次）"),
            ("1，265 條", "1，265", "條"),
            ("近百件", "近百", "件"),
            ("共16项", "共16", "项"),
            ("97.9％", "97.9", "％"),
            ("9成", "9", "成"),
            ("100件以上", "100件以上", ""),
            ("200篇左右", "200篇左右", ""),
            ("3次至5次", "3次至5", "次"),
        ],
    )
    def test_report_s_words_split_into_number_and_unit(self, text: str, number: str, unit: str) -> None:
        """A label sets the unit in grey: both parts stay as printed, and words around the unit stay whole."""
        quantity = parse(text)

        assert (text, number, unit) == (quantity.as_written, quantity.number_words, quantity.unit_words)

    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("442件", "442"),
            ("30余项", "more than 30"),
            ("100万+", "more than 1 million"),
            ("6500余万元", "more than 65 million"),
            ("2.83万余人次", "more than 28,300"),
            ("3.5亿元", "350 million"),
            ("1.2345亿元", "123.45 million"),
            ("20亿元", "2 billion"),
            ("至少5次", "at least 5"),
            ("100件以上", "at least 100"),
            ("近百件", "nearly 100"),
            ("不到5次", "fewer than 5"),
            ("不到5%", "less than 5"),
            ("不足100万元", "less than 1 million"),
            ("至多5次", "at most 5"),
            ("约200篇", "about 200"),
            ("3至5次", "3 to 5"),
            ("9成", "90"),
            ("五个方面", "5"),
            ("1265条", "1,265"),
        ],
    )
    def test_english_number_keeps_the_bound(self, text: str, number: str) -> None:
        """English says the same bound; the unit is translated elsewhere."""
        actual = parse(text).number("en")

        assert number == actual

    def test_chinese_number_is_the_report_s(self) -> None:
        """In Chinese the report's own words are the number."""
        actual = parse("6500余万元").number("zh")
        expected = "6500余万"

        assert expected == actual

    def test_shows_itself_in_the_report_s_words(self) -> None:
        """Wherever a quantity is printed without thought, its own words appear."""
        actual = f"{parse('50多件（次）')}"
        expected = "50多件（次）"

        assert expected == actual

    @pytest.mark.parametrize(
        ("a", "b", "words"),
        [
            ("1885人(次)", "3700余人(次)", "5585余人(次)"),
            ("6500余万元", "500万元", "7000余万元"),
            ("2.83万余元", "200元", "2.85万余元"),
            ("1万元", "2345余元", "12345余元"),
            ("1.5亿元", "5000万元", "2亿元"),
            ("至少5次", "3次", "至少8次"),
            ("至少5次", "10余次", "15余次"),
            ("2余件", "3件", "超过5件"),
            ("近百件", "5件", "不到105件"),
            ("至多5次", "3次", "至多8次"),
            ("约200篇", "3篇", "约203篇"),
            ("3至5次", "2至3次", "5至8次"),
            ("5000至1万元", "1000元", "6000至11000元"),
            ("2至3万元", "1000元", "2.1万至3.1万元"),
            ("90余%", "5%", "超过95%"),
        ],
    )
    def test_results_are_worded_as_a_report_would(self, a: str, b: str, words: str) -> None:
        """A sum reads like a report's own figure, strict or inclusive as its terms are."""
        actual = (parse(a) + parse(b)).as_written

        assert words == actual

    def test_malformed_range_is_a_programming_error(self) -> None:
        """A range, and nothing else, has an upper end."""
        with pytest.raises(ValueError, match="ranges, and only they, have two ends"):
            Quantity(Decimal(3), Decimal(5), EXACT, "次", "3至5次")


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

        assert expected == (each.as_written, each.number("en"), each.bound)

    def test_quotient_of_exact_numbers_that_does_not_come_out_is_about(self) -> None:
        """1265 ÷ 294 has no last digit, so no decimal is exactly it."""
        each = (parse("1265条") / parse("294场次")).rounded(1)
        expected = ("约4.3条/场次", "about 4.3", ABOUT)

        assert expected == (each.as_written, each.number("en"), each.bound)

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


class TestRounding:
    @pytest.mark.parametrize(
        ("text", "digits", "words"),
        [
            ("12.58件", 1, "约12.6件"),
            ("12.5件", 1, "12.5件"),
            ("超过12.58件", 1, "超过12.5件"),
            ("超过12.58件", 0, "12余件"),
            ("不到12.51件", 1, "不到12.6件"),
            ("约12.55件", 1, "约12.6件"),
            ("1.25至3.21件", 1, "1.2至3.3件"),
            ("6543余件", -2, "6500余件"),
            ("6543万余元", -5, "6540余万元"),
        ],
    )
    def test_keeps_the_bound_true(self, text: str, digits: int, words: str) -> None:
        """A lower bound goes down, an upper bound up, a range outward; exact becomes about."""
        actual = parse(text).rounded(digits).as_written

        assert words == actual

    def test_leaves_what_fits_in_the_report_s_words(self) -> None:
        """What needs no rounding keeps the words it was printed in."""
        quantity = parse("五十余 件")

        assert quantity is quantity.rounded(1)


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
    @settings(max_examples=500, deadline=None)
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
    @settings(max_examples=500, deadline=None)
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
    @settings(max_examples=1000, deadline=None)
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


class TestWordsOfReports:
    @pytest.mark.parametrize("text", ["上百件", "过百件", "上千人次", "破万人", "起码5次"])
    def test_colloquial_lower_bounds_are_read(self, text: str) -> None:
        """None of them is told to be dropped: that would change the record."""
        assert parse(text).bound is Bound.AT_LEAST

    def test_word_that_may_be_a_bound_is_not_told_to_be_dropped(self) -> None:
        with pytest.raises(QuantityError) as caught:
            parse("余30项")

        assert "30项'" not in caught.value.mend

    def test_nought_has_no_sign(self) -> None:
        """100 less 100 is nought, not minus nought."""
        assert str(parse("100件") - parse("100件")) == "0件"
        assert str(parse("约100件") - parse("约100件")) == "约0件"
