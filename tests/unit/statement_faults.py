"""Faults of the sentences that a report file words itself, and what each is said to be."""

from __future__ import annotations

import pytest

#: Behind the year of the sound file stands a sentence.
_PLACE = "  year: 2023\n"


def _headline(words: str) -> tuple[str, str]:
    return _PLACE, f"{_PLACE}  headline: {{zh: {words}}}\n"


#: What is changed in the sound file; and what is said of it, in Chinese and in English.
STATEMENT_FAULTS = [
    pytest.param(
        *_headline("全年提案120件"),
        "6:18: “120件”是数；自己写的句子里，数写成大括号里的名字，如 {proposals}、{count:works}，由看板照原文填入；"
        "请改写；是名称的，加上书名号或引号。",
        "6:18: '120件' is a number; in our own sentences a number stands by its name in braces, as {proposals} or "
        "{count:works}, and is filled in as the report writes it; rewrite it, or put a name between quotation marks.",
        id="bare_numeral",
    ),
    pytest.param(
        *_headline("四个首创"),
        "6:18: “四个”是数；自己写的句子里，数写成大括号里的名字，如 {proposals}、{count:works}，由看板照原文填入；"
        "请改写；是名称的，加上书名号或引号。",
        "6:18: '四个' is a number; in our own sentences a number stands by its name in braces, as {proposals} or "
        "{count:works}, and is filled in as the report writes it; rewrite it, or put a name between quotation marks.",
        id="bare_numeral: in Chinese characters",
    ),
    pytest.param(
        *_headline('"全年提案{proposals"'),
        "6:18: “全年提案{proposals”里的大括号不成对；大括号里只写指标或计算指标的 id、sum:…+… 或 count:…；请改写。",
        "6:18: '全年提案{proposals' has a brace without its other; braces hold the id of a figure or ratio, sum:…+… or "
        "count:…; rewrite it.",
        id="lone_brace",
    ),
    pytest.param(
        *_headline('"{sum:proposals+key_proposals}"'),
        "6:18: proposals + key_proposals 不能相加：一个在另一个之内；sum: 后面的指标应两两互不重叠（disjoint）；"
        "请改写句子，或核对这些指标的关系。",
        "6:18: proposals + key_proposals cannot be added: one contains the other; figures behind sum: must be "
        "disjoint, each two of them; rewrite the sentence, or check how these figures stand to each other.",
        id="no_sum",
    ),
    pytest.param(
        *_headline("这一年里做了许多许多许多许多许多许多许多许多许多的事"),
        "6:18: 这里约有 26 个字宽；至多 24 个；请写短些。",
        "6:18: About 26 characters of Chinese wide; at most 24; shorten it.",
        id="too_wide",
    ),
]
