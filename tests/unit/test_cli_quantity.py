"""The command that reads wordings: ``cppcc quantity``. Its columns and exit codes are public."""

from __future__ import annotations

import csv
import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cppcc.cli.terminal import one_line
from cppcc.content.records import QUANTITY_COLUMNS, harmless, quantity_row
from cppcc.model.quantity import Change, Quantity, QuantityError, stated
from tests.speeches import EN, ZH

COLUMNS = ["text", "value", "upper", "bound", "unit", "reason"]
#: FAULTS E: phrase → value, upper end, bound, unit.
READ = {
    "九成五": (95, None, "exact", "%"),
    "九成五以上": (95, None, "at_least", "%"),
    "九成多": (90, None, "at_least", "%"),
    "一半以上": (50, None, "at_least", "%"),
    "过半": (50, None, "at_least", "%"),
    "超半数": (50, None, "at_least", "%"),
    "三分之二以上": (66.6666, None, "at_least", "%"),
    "2/3以上": (66.6666, None, "at_least", "%"),
    "近三分之一": (33.3334, None, "at_most", "%"),
    "十几家": (11, 19, "between", "家"),
    "二十几场": (21, 29, "between", "场"),
    "二三十件": (20, 30, "between", "件"),
    "三五次": (3, 5, "between", "次"),
    "七八十人": (70, 80, "between", "人"),
    "四五百条": (400, 500, "between", "条"),
    "廿余次": (20, None, "at_least", "次"),
    "10w+": (100000, None, "at_least", ""),
    "5000㎡": (5000, None, "exact", "平方米"),
    "1 290件": (1290, None, "exact", "件"),
    "3 000余人次": (3000, None, "at_least", "人次"),
}
CHANGES = {
    "同比增长12%": (12, "%", "变化：增加", "a change: increase"),
    "减少5.1%": (5.1, "%", "变化：减少", "a change: decrease"),
    "下降1.1个百分点": (1.1, "个百分点", "变化：减少", "a change: decrease"),
    "1.7个百分点": (1.7, "个百分点", "变化：方向未说明", "a change: direction not stated"),
}
REFUSED = ("翻一番", "成百上千", "每两个月1次", "前三名", "数十", "成千上万", "百次")


@pytest.fixture
def as_json(cppcc):
    """Exit code and rows of the command."""

    def run(*arguments):
        code, out, _ = cppcc("quantity", *arguments, "--format", "json")
        return code, json.loads("\n".join(out))

    return run


class TestReading:
    def test_gives_value_bound_and_unit(self, as_json):
        code, rows = as_json(*READ)

        assert code == 0
        assert [list(row) for row in rows] == [COLUMNS] * len(READ)
        assert {row["text"]: (row["value"], row["upper"], row["bound"], row["unit"]) for row in rows} == READ
        assert {row["reason"] for row in rows} == {None}

    @pytest.mark.parametrize(("language", "reason"), [("zh", 2), ("en", 3)])
    def test_says_of_a_change_that_it_is_one(self, as_json, language, reason):
        """It is read, as printed and without a sign; the reason keeps its direction."""
        code, rows = as_json(*CHANGES, "--lang", language)

        assert code == 0
        assert [(row["value"], row["unit"], row["reason"]) for row in rows] == [
            (told[0], told[1], told[reason]) for told in CHANGES.values()
        ]

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_refuses_each_with_its_own_reason(self, as_json, language):
        code, rows = as_json(*REFUSED, "442件", "--lang", language)

        assert code == 1
        assert rows[-1]["value"] == 442
        for row in rows[:-1]:
            assert [row[column] for column in COLUMNS[1:5]] == [None] * 4
            assert row["text"] in row["reason"]
        reasons = {row["reason"].replace(row["text"], "") for row in rows[:-1]}
        assert len(reasons) == len(REFUSED) - 1  # 成百上千 and 成千上万 are both idioms


class TestFormats:
    def test_csv_has_the_columns_and_empty_cells(self, cppcc):
        code, out, _ = cppcc("quantity", "30余项", "数十", "--format", "csv")
        rows = list(csv.reader(out))

        assert code == 1
        assert [rows[0][0].removeprefix("\ufeff"), *rows[0][1:]] == COLUMNS
        assert rows[1] == ["30余项", "30", "", "at_least", "项", ""]
        assert rows[2][:5] == ["数十", "", "", "", ""]

    def test_table_is_aligned(self, cppcc):
        _, out, _ = cppcc("quantity", "30余项", "8至10项")

        assert out == [
            "text     value  upper  bound     unit  reason",
            "30余项   30            at_least  项",
            "8至10项  8      10     between   项",
        ]

    def test_columns_are_public(self):
        assert list(QUANTITY_COLUMNS) == COLUMNS

    def test_no_cell_runs_as_a_formula(self, cppcc):
        _, out, _ = cppcc("quantity", "--format", "csv", "--", "=1+1")

        assert out[1].startswith("'=1+1,")


class TestStandardInput:
    @pytest.mark.parametrize("mark", ["", "\ufeff"])
    def test_is_read_line_by_line(self, cppcc, monkeypatch, mark):
        """UTF-8 on every system, as other programs write it: line ends and a mark at the beginning are none of it."""
        given = f"{mark}442件\r\n\n30余项\n".encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="ascii"))
        code, out, err = cppcc("quantity", "--format", "csv")

        assert (code, err) == (0, [])
        assert [row[0] for row in csv.reader(out)][1:] == ["442件", "30余项"]

    def test_without_a_line_gives_the_columns_alone(self, cppcc, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
        code, out, _ = cppcc("quantity")

        assert (code, [line.split() for line in out]) == (0, [COLUMNS])


#: Texts of the very words that quantities are made of: most are refused, some are read, in ways no one listed.
PARTS = st.text(
    "0123456789.,/ 零一二三五九十百千万亿廿半几w余多+近约不到过超至-分之成%件(次)个百分点㎡"
    "以上左右增长减少同比第每翻番“”≥≤<>≈~=↑内许强弱未没有于了多少高仟佰拾伍k来前后均",
    max_size=12,
)
WORDINGS = st.one_of(
    PARTS,
    st.sampled_from([*READ, *CHANGES, *REFUSED]),
    st.builds(
        "{}{}{}{}".format,
        st.sampled_from(
            [
                *(
                    "",
                    "近",
                    "超过",
                    "约",
                    "不低于",
                    "同比增长",
                    "下降",
                    "至多",
                    "未超过",
                    "没有达到",
                    "≥",
                    "<",
                    "≈",
                    "~",
                    "约有",
                ),
                *(
                    "增幅",
                    "比上年多",
                    "同比大幅增长",
                    "缩短",
                    "高出",
                    "+",
                    "↑",
                    "每",
                    "人均",
                    "上年的",
                    "突破了",
                    "差不多",
                ),
            ]
        ),
        st.sampled_from(
            [
                *("12", "1,290", "1 290", "3.5", "十二", "二三十", "十几", "廿", "两", "3至5", "三分之二", "2/3"),
                *("九成五", "四成至五成", "三分之一至一半", "伍拾", "5仟", "半"),
            ]
        ),
        st.sampled_from(["", "余", "多", "+", "w+", "万"]),
        st.sampled_from(
            [
                *(
                    "",
                    "件",
                    "人(次)",
                    "%",
                    "㎡",
                    "个百分点",
                    "件以上",
                    "次左右",
                    "件内",
                    "件不到",
                    "天内",
                    "件+",
                    "件（含）以上",
                ),
                *("年多", "倍半", "强", "弱", "多", "的增长", "件/次", "来个", "件大关", "不等"),
            ]
        ),
    ),
)


def amount(text: str) -> Quantity:
    found = stated(text)
    return found.amount if isinstance(found, Change) else found


class TestAnyPhrase:
    @given(WORDINGS)
    def test_reads_back_as_it_was_printed(self, text: str):
        """The text that a table or a spreadsheet's cell shows reads back to the same value, bound, unit and reason."""
        row = quantity_row(text, ZH)
        if row["value"] is None:
            return
        for printed in (one_line(text), str(harmless(text))):
            again = quantity_row(printed, ZH)

            assert {**again, "text": text} == row

    @given(WORDINGS)
    def test_is_read_or_refused_with_a_reason(self, text: str):
        row = quantity_row(text, EN)

        assert (row["value"] is None) == (row["bound"] is None) == (row["unit"] is None)
        assert row["value"] is not None or row["reason"]

    @given(WORDINGS)
    def test_of_number_and_unit_put_together_is_the_same(self, text: str):
        """As a page prints them apart, number in ink and unit in grey."""
        try:
            whole = amount(text)
        except QuantityError:
            return
        again = amount(whole.number_words + whole.unit_words)

        assert (whole.value, whole.upper, whole.bound, whole.unit, whole.inclusive) == (
            *(again.value, again.upper, again.bound, again.unit, again.inclusive),
        )
