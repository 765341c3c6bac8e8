"""Numerals in running text: found whole, read as one wording is read, and told from what counts nothing."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cppcc.files.load import vocabulary
from cppcc.model.quantity import Change, Quantity, QuantityError, parse
from cppcc.model.quantity.reading import Direction
from cppcc.model.quantity.scan import alike, in_place_of, scan
from tests.cases import CI

UNITS = vocabulary().units
#: How many characters a text has that is made to be slow.
LONG = 100_000 if CI else 5_000


def found(text: str) -> list[str]:
    return [numeral.words for numeral in scan(text, UNITS)]


def kinds(text: str) -> list[tuple[str, str]]:
    """Each numeral, and why it is no quantity; empty for a quantity."""
    return [
        (numeral.words, numeral.reading.kind if isinstance(numeral.reading, QuantityError) else "")
        for numeral in scan(text, UNITS)
    ]


class TestFinding:
    @pytest.mark.parametrize(
        "words",
        [
            *(
                "442件",
                "30余项",
                "6500余万元",
                "五个方面",
                "100万+",
                "50多件(次)",
                "50多件（次）",
                "1,265条",
                "1 290件",
            ),
            *(
                "3 000余人次",
                "不低于90%",
                "超过9成",
                "百名以上",
                "20人左右",
                "120件以内",
                "200篇次",
                "3000条(篇)",
                "近百件",
            ),
            *("九成五以上", "九成多", "一半以上", "过半", "超半数", "三分之二以上", "2/3以上", "近三分之一", "十几家"),
            *("二三十件", "三五次", "四五百条", "廿余次", "10w+", "5000㎡", "8至10项", "3次至5次", "1亿2000余万元"),
            *("31個", "1.48萬余條", "近兩萬餘元"[:1] + "兩萬元", "百分之九十五以上", "千分之三", "上百件", "不下100件"),
        ],
    )
    def test_takes_a_quantity_whole_and_reads_it_as_it_stands_alone(self, words: str) -> None:
        """In either script, with its bound words before and behind, its magnitude and the whole of its unit."""
        [numeral] = scan(f"一共反映意见{words}，领导批示。".removeprefix("一共"), UNITS)

        assert numeral.words == words
        assert alike(numeral.reading, parse(words))

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("通过10件", ["10件"]),
            ("附近10家", ["10家"]),
            ("最近3次", ["3次"]),
            ("节约200万元", ["200万元"]),
            ("会上10名委员", ["10名"]),
            ("突破3个难题", ["3个"]),
            ("选出3个上下级", ["3个"]),
            ("占比达12%，其余88%", ["12%", "88%"]),
            ("共有23个党组织", ["23个"]),
            ("三项建议案力促发展", ["三项"]),
            ("提升15项服务水平", ["15项"]),
            ("增加到90%", ["90%"]),
            ("新增32个", ["32个"]),
            ("十分重要，一起努力", []),
            ("近半年来", []),
            ("3成员单位", ["3"]),
        ],
    )
    def test_leaves_to_other_words_what_is_theirs(self, text: str, words: list[str]) -> None:
        """过 in 通过 bounds nothing."""
        assert words == found(text)

    @pytest.mark.parametrize(
        ("text", "direction"),
        [
            ("提案同比增长12%，", Direction.UP),
            ("比上年增加32件，", Direction.UP),
            ("办复率下降1.1个百分点。", Direction.DOWN),
            ("办复率变动1.1个百分点。", Direction.UNSTATED),
        ],
    )
    def test_reads_a_change_as_one(self, text: str, direction: Direction) -> None:
        [numeral] = scan(text, UNITS)

        assert isinstance(numeral.reading, Change)
        assert numeral.reading.direction is direction

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("十四届九次常委会议", [("十四届九次", "session")]),
            ("第十四届委员会", [("第十四届", "ordinal")]),
            ("建立“五个一”机制", [("“五个一”", "quoted")]),
            ("聚焦“六个春城”建设", [("“六个春城”", "quoted")]),
            ("0-3岁托育", [("0-3岁", "age")]),
            ("获三等奖", []),
            ("位列前三名", [("前三名", "place")]),
            ("每两个月1次", [("每两个月1次", "rate")]),
            ("数十件提案", [("数十件", "vague")]),
            ("产值翻一番", [("翻一番", "doubling")]),
            ("成千上万", [("成千上万", "idiom")]),
            ("“1+1+12+N”平台", [("1+1+12+N", "name")]),
            ("4·23世界读书日", [("4·23", "name")]),
            ("G60走廊", [("G60", "name")]),
            ("2023年5月15日", [("2023年5月15日", "date")]),
            ("12月中旬", [("12月中旬", "date")]),
            ("2024-01-11 16:47", [("2024-01-11 16:47", "date")]),
            ("电话0871-68242358", [("0871-68242358", "code")]),
            ("增速为-5.1%，", [("-5.1%", "negative")]),
            ("占3%-5%，", [("3%-5%", "")]),
            ("市、县两级，五年来", [("两级", ""), ("五年", "")]),
        ],
    )
    def test_tells_what_counts_nothing(self, text: str, expected: list[tuple[str, str]]) -> None:
        """Sessions, ordinals, names, ages, ranks, rates and dates are found whole, and are no quantities."""
        assert expected == kinds(text)

    def test_gives_places_in_the_printed_text(self) -> None:
        """Blanks and full width included, so that the words can be cut out of it."""
        text = "收到 1 290 件，立案３５ 件"

        assert [text[numeral.start : numeral.end] for numeral in scan(text, UNITS)] == ["1 290 件", "３５ 件"]


NUMBERS = st.one_of(
    st.integers(2, 10**7).map(str),
    st.integers(1000, 10**7).map("{:,}".format),
    st.integers(1000, 10**7).map(lambda number: f"{number:,}".replace(",", " ")),
    st.decimals(1, 999, places=1).map(str),
    st.sampled_from(
        ["两", "十二", "三百零五", "二三十", "十几", "三五", "廿", "一千二百", "1亿2000万", "3.5万", "10w"]
    ),
)


class TestAnyQuantity:
    @given(
        NUMBERS,
        st.sampled_from(
            [
                *("{}{}", "超过{}{}", "不低于{}{}", "近{}{}", "至多{}{}", "约{}{}", "{}余{}", "{}{}以上", "{}{}左右"),
                *(
                    "未超过{}{}",
                    "没有达到{}{}",
                    "超过了{}{}",
                    "约有{}{}",
                    "≥{}{}",
                    "<{}{}",
                    "≈{}{}",
                    "~{}{}",
                    "差不多{}{}",
                ),
                *("不得少于{}{}", "不能超过{}{}", "未曾突破{}{}", "未及{}{}", "大致{}{}", "少说也有{}{}", "（约）{}{}"),
                *("{}{}不止", "{}{}起", "{}{}往上", "{}{}还不到", "{}{}多一点", "{}{}（余）", "{}{}（不含）以上"),
                *("{}{}不到", "{}{}内", "{}{}前后", "{}{}许", "{}{}+", "{}{}（含）以上", "{}{}大关", "{}{}/次"),
            ]
        ),
        st.sampled_from([*(unit for unit in UNITS if unit != "字"), "件(次)", "篇次", "平方米"]),
        st.sampled_from(["收到提案", "（", "开展活动 ", "其中，"]),
    )
    @settings(deadline=None)
    def test_is_found_where_it_can_be_read(self, number: str, form: str, unit: str, before: str) -> None:
        """What one wording is read as, running text is read as: no bound, digit or unit is lost in between."""
        words = form.format(number, unit)
        try:
            quantity = parse(words)
        except QuantityError:
            assume(False)
        [numeral] = scan(f"{before}{words}，", UNITS)

        assert numeral.words == words
        assert isinstance(numeral.reading, Quantity)
        assert alike(numeral.reading, quantity)

    @pytest.mark.parametrize(
        "text",
        [
            *(
                "1",
                "一",
                "一万",
                "1万",
                "约",
                "余",
                "十余",
                "1,",
                "1 ",
                "1.",
                "第一",
                "比",
                "G",
                "1+",
                "几十",
                "成",
                "1/",
            ),
            *("分之", "百分之", "“一", "（一", "1至", "年月", "三届", "翻", "数百", "增", "1人(", "㎡1", "."),
            *(
                "比",
                "比增",
                "同比多",
                "减少",
                "大幅",
                "每",
                "每件",
                "平均",
                "人均",
                "上年的",
                "2022年的",
                "未",
                "没有超过",
            ),
            *(
                "≥",
                "~",
                "半",
                "一半",
                "的增长",
                "1件的增长",
                "1件、",
                "1件/",
                "壹拾",
                "3多",
                "1k",
                "1件半",
                "最高",
                "+",
                "↑",
            ),
        ],
    )
    def test_ends_soon_on_texts_made_to_be_slow(self, text: str) -> None:
        """No repetition in the grammar is unlimited but a numeral's own digits: many thousand characters are one pass,
        where a pattern that goes back for each of them would run for hours."""
        assert len(list(scan(text * (LONG // len(text)), UNITS))) <= LONG


class TestAToken:
    """The characters that mark a figure's place hold its number, or a piece of it, or none at all."""

    @pytest.mark.parametrize(
        ("token", "as_written", "other"),
        [
            ("收到提案120件", "121件", "120件"),
            ("收到提案121件", "21件", "121件"),
            ("收到提案121件", "121件", ""),
            ("收到提案 1 290 件", "1290件", ""),
            ("收到提案１２１件", "121件", ""),
            ("收到提案31個", "31个", ""),
            ("收到提案", "121件", ""),
            ("获批示50多件", "50多件(次)", ""),
            ("总传播量100万", "100万+", ""),
            ("余名委员", "400余名", ""),
            ("提案442件，立案400件", "400件", ""),
            ("5月15日收到", "121件", ""),
            ("办复率不低于90%", "90%", "不低于90%"),
            ("同比增长12%", "12%", "同比增长12%"),
            ("第3次会议", "3次", "第3次"),
            ("五个方面", "五个方面", ""),
            ("收到提案120", "121件", "120"),
            ("平台2.0上线", "121件", ""),
        ],
    )
    def test_states_no_other_quantity_than_the_figure_s(self, token: str, as_written: str, other: str) -> None:
        """F8: a token of 120件 beside 121件 marks another place, or one of them is miscopied."""
        found = in_place_of(parse(as_written), token, UNITS)

        assert other == (found.words if found else "")
