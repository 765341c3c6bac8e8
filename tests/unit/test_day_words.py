"""Words for days: what they name, and which words are let be."""

from __future__ import annotations

from datetime import date

import pytest

from cppcc.model.days import days_named


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("5月15日", "2023-05-15", "2023-05-15"),
        ("5月15号", "2023-05-15", "2023-05-15"),
        ("5月15號", "2023-05-15", "2023-05-15"),
        ("４〜６月", "2023-04-01", "2023-06-30"),
        ("６月", "2023-06-01", "2023-06-30"),
        ("6月份", "2023-06-01", "2023-06-30"),
        ("2024年2月", "2024-02-01", "2024-02-29"),
        ("2022年", "2022-01-01", "2022-12-31"),
        ("上半年", "2023-01-01", "2023-06-30"),
        ("2022年下半年", "2022-07-01", "2022-12-31"),
        ("12月上旬", "2023-12-01", "2023-12-10"),
        ("12月中旬", "2023-12-11", "2023-12-20"),
        ("2月下旬", "2023-02-21", "2023-02-28"),
        ("4至6月", "2023-04-01", "2023-06-30"),
        ("4月-6月", "2023-04-01", "2023-06-30"),
        ("4～6月", "2023-04-01", "2023-06-30"),
        ("3月1日至5日", "2023-03-01", "2023-03-05"),
        ("3月1—5日", "2023-03-01", "2023-03-05"),
        ("2022年 3月1日 至 4月5日", "2022-03-01", "2022-04-05"),
        ("12月上旬至中旬", "2023-12-01", "2023-12-20"),
        ("12月20日至2月10日", "2023-12-20", "2024-02-10"),
        ("2022年12月至2023年2月", "2022-12-01", "2023-02-28"),
    ],
)
def test_name_their_first_and_last_day(words: str, first: str, last: str):
    """A year that is written counts; else it is the one that is meant."""
    assert (date.fromisoformat(first), date.fromisoformat(last)) == days_named(words, 2023)


@pytest.mark.parametrize(
    "words",
    [
        *("", "年底", "近日", "会议期间", "五月", "5月初", "15日", "中旬", "至", "5月至", "至5月", "5月、6月"),
        *("2月30日", "13月", "0月", "5月0日", "上半年5日", "3月至5月至7月", "2023年6月至2022年5月", "0000年"),
    ],
)
def test_that_cannot_be_read_or_name_no_real_day_name_nothing(words: str):
    """A report may write what it likes: such words are no fault."""
    assert days_named(words, 2023) is None
