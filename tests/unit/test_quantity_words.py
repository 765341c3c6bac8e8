"""In which words a quantity is told, and rounded."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cppcc.model.quantity import Quantity, parse
from cppcc.speech.phrases import number_words
from tests.speeches import EN, ZH
from tests.unit.quantities import EXACT


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
        actual = number_words(parse(text), EN)

        assert number == actual

    def test_chinese_number_is_the_report_s(self) -> None:
        """In Chinese the report's own words are the number."""
        actual = number_words(parse("6500余万元"), ZH)
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
