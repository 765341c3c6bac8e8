"""What a report's words for a number mean, and which of them are refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cppcc.messages import LANGUAGES
from cppcc.model.quantity import Bound, Change, QuantityError, parse, stated
from cppcc.model.quantity.reading import Direction
from tests.cases import examples
from tests.unit.quantities import ABOUT, AT_LEAST, AT_MOST, BETWEEN, EXACT, meaning, read

#: More digits than Python's decimals keep by themselves.
LONG_SHARE = ("12.34567890123456789012345678901234%", "12.34567890123456789012345678901234")


def refusal(text: str) -> str:
    """The message with which a text is refused."""
    with pytest.raises(QuantityError) as caught:
        parse(text)
    return str(caught.value)


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
            ("九成五", "95", EXACT, "%"),
            ("9成5", "95", EXACT, "%"),
            ("九成半", "95", EXACT, "%"),
            ("九成五以上", "95", AT_LEAST, "%"),
            ("九成五左右", "95", ABOUT, "%"),
            ("九成多", "90", AT_LEAST, "%"),
            ("超过9成", "90", AT_LEAST, "%"),
            ("近九成", "90", AT_MOST, "%"),
            ("七八成", "70..80", BETWEEN, "%"),
            ("一半", "50", EXACT, "%"),
            ("一半以上", "50", AT_LEAST, "%"),
            ("半数以上", "50", AT_LEAST, "%"),
            ("过半", "50", AT_LEAST, "%"),
            ("超半数", "50", AT_LEAST, "%"),
            ("超过一半", "50", AT_LEAST, "%"),
            ("近半", "50", AT_MOST, "%"),
            ("不到一半", "50", AT_MOST, "%"),
            ("三分之二以上", "66.6666", AT_LEAST, "%"),
            ("2/3以上", "66.6666", AT_LEAST, "%"),
            ("近三分之一", "33.3334", AT_MOST, "%"),
            ("三分之一", "33.3333", ABOUT, "%"),
            ("1/3", "33.3333", ABOUT, "%"),
            ("四分之三", "75", EXACT, "%"),
            ("百分百", "100", EXACT, "%"),
            ("100m²", "100", EXACT, "平方米"),
            ("千分之三", "0.3", EXACT, "%"),
            ("十几家", "11..19", BETWEEN, "家"),
            ("二十几场", "21..29", BETWEEN, "场"),
            ("十几万元", "100000..200000", BETWEEN, "元"),
            ("百分之十几", "10..20", BETWEEN, "%"),
            ("二三十件", "20..30", BETWEEN, "件"),
            ("三四十件", "30..40", BETWEEN, "件"),
            ("三五次", "3..5", BETWEEN, "次"),
            ("三五百名", "300..500", BETWEEN, "名"),
            ("七八十人", "70..80", BETWEEN, "人"),
            ("四五百条", "400..500", BETWEEN, "条"),
            ("两三个", "2..3", BETWEEN, "个"),
            ("一两次", "1..2", BETWEEN, "次"),
            ("十五六件", "15..16", BETWEEN, "件"),
            ("一百二三十件", "120..130", BETWEEN, "件"),
            ("二三十万元", "200000..300000", BETWEEN, "元"),
            ("廿余次", "20", AT_LEAST, "次"),
            ("卅五件", "35", EXACT, "件"),
            ("10w+", "100000", AT_LEAST, ""),
            ("1.5W元", "15000", EXACT, "元"),
            ("5000㎡", "5000", EXACT, "平方米"),
            ("1 290件", "1290", EXACT, "件"),
            ("3 000余人次", "3000", AT_LEAST, "人次"),
            ("1 234 567.5元", "1234567.5", EXACT, "元"),
            ("30有余", "30", AT_LEAST, ""),
            ("百余件", "100", AT_LEAST, "件"),
            ("上千人", "1000", AT_LEAST, "人"),
            ("上百余件", "100", AT_LEAST, "件"),
            ("不下100件", "100", AT_LEAST, "件"),
            ("将近百件", "100", AT_MOST, "件"),
            ("50件之内", "50", AT_MOST, "件"),
            ("大概200篇", "200", ABOUT, "篇"),
            ("100件之多", "100", EXACT, "件"),
            ("≥100件", "100", AT_LEAST, "件"),
            (">=100件", "100", AT_LEAST, "件"),
            (">100件", "100", AT_LEAST, "件"),
            ("≤5%", "5", AT_MOST, "%"),
            ("＜5%", "5", AT_MOST, "%"),
            ("≈100件", "100", ABOUT, "件"),
            ("～100件", "100", ABOUT, "件"),
            ("约莫100件", "100", ABOUT, "件"),
            ("差不多100件", "100", ABOUT, "件"),
            ("约有100件", "100", ABOUT, "件"),
            ("超过了100件", "100", AT_LEAST, "件"),
            ("突破了100件", "100", AT_LEAST, "件"),
            ("突破100件大关", "100", AT_LEAST, "件"),
            ("接近于100件", "100", AT_MOST, "件"),
            ("将近有100件", "100", AT_MOST, "件"),
            ("未超过100件", "100", AT_MOST, "件"),
            ("没有超过100件", "100", AT_MOST, "件"),
            ("未突破100件", "100", AT_MOST, "件"),
            ("未低于100件", "100", AT_LEAST, "件"),
            ("未达100件", "100", AT_MOST, "件"),
            ("未能达到100件", "100", AT_MOST, "件"),
            ("沒有達到100件", "100", AT_MOST, "件"),
            ("100件（含）以上", "100", AT_LEAST, "件"),
            ("100件不到", "100", AT_MOST, "件"),
            ("100件内", "100", AT_MOST, "件"),
            ("3天内", "3", AT_MOST, "天"),
            ("100件前后", "100", ABOUT, "件"),
            ("100件封顶", "100", AT_MOST, "件"),
            ("几乎100件", "100", AT_MOST, "件"),
            ("不只3件", "3", AT_LEAST, "件"),
            ("3——5件", "3..5", BETWEEN, "件"),
            ("90件许", "90", ABOUT, "件"),
            ("90件+", "90", AT_LEAST, "件"),
            ("90%+", "90", AT_LEAST, "%"),
            ("三年多", "3", AT_LEAST, "年"),
            ("3倍多", "3", AT_LEAST, "倍"),
            ("一倍半", "1.5", EXACT, "倍"),
            ("廿来个", "20", ABOUT, "个"),
            ("卅来人", "30", ABOUT, "人"),
            ("5仟件", "5000", EXACT, "件"),
            ("伍拾件", "50", EXACT, "件"),
            ("壹佰元", "100", EXACT, "元"),
            ("貳仟叁佰元", "2300", EXACT, "元"),
            ("90人/次", "90", EXACT, "人/次"),
            ("四成至五成", "40..50", BETWEEN, "%"),
            ("八成至九成五", "80..95", BETWEEN, "%"),
            ("四成到一半", "40..50", BETWEEN, "%"),
            ("三分之一至一半", "33.3333..50", BETWEEN, "%"),
            ("三分之一至三分之二", "33.3333..66.6667", BETWEEN, "%"),
            ("1/3至1/2", "33.3333..50", BETWEEN, "%"),
            ("1/3多", "33.3333", AT_LEAST, "%"),
            ("三分之一多", "33.3333", AT_LEAST, "%"),
            ("一半多", "50", AT_LEAST, "%"),
            ("四分之三强", "75", AT_LEAST, "%"),
            ("四分之三弱", "75", AT_MOST, "%"),
            ("九成强", "90", AT_LEAST, "%"),
            *(("超不过120件", "120", AT_MOST, "件"), ("100件（不含）以上", "100", AT_LEAST, "件")),
            *(("贰千五百件", "2500", EXACT, "件"), ("叁拾余件", "30", AT_LEAST, "件"), ("12件光景", "12", ABOUT, "件")),
            *((f"{word}120件", "120", ABOUT, "件") for word in ("大致", "大体", "约合", "约计", "（约）")),
            *((f"{word}120件", "120", AT_LEAST, "件") for word in ("少说", "少说也有", "至少也", "已过")),
            *((f"120件{word}", "120", AT_LEAST, "件") for word in ("不止", "起", "往上", "多一点", "还多", "（余）")),
            *((f"120件{word}", "120", AT_MOST, "件") for word in ("还不到", "都不到")),
            *(("顶多3件", "3", AT_MOST, "件"), ("30（余）件", "30", AT_LEAST, "件"), ("12件（约）", "12", ABOUT, "件")),
            *(("90%强", "90", AT_LEAST, "%"), ("90%弱", "90", AT_MOST, "%"), ("九成強", "90", AT_LEAST, "%")),
            *(("3起", "3", EXACT, "起"), ("30余起", "30", AT_LEAST, "起")),
            *(("两仟元", "2000", EXACT, "元"), ("五仟元", "5000", EXACT, "元"), ("三仟二佰件", "3200", EXACT, "件")),
            *(("伍萬元", "50000", EXACT, "元"), ("陸萬元", "60000", EXACT, "元"), ("壹億元", "100000000", EXACT, "元")),
            *(("贰万叁仟元", "23000", EXACT, "元"), ("壹万零伍佰元", "10500", EXACT, "元")),
            *(("卌六件", "46", EXACT, "件"), ("卌余件", "40", AT_LEAST, "件"), ("廿几件", "21..29", BETWEEN, "件")),
            *(("卅几件", "31..39", BETWEEN, "件"), ("卌几家", "41..49", BETWEEN, "家")),
            *(
                ("百二十件", "120", EXACT, "件"),
                ("近百二十件", "120", AT_MOST, "件"),
                ("千五百人", "1500", EXACT, "人"),
            ),
            *(
                (f"{no}少于120件", "120", AT_LEAST, "件")
                for no in ("不得", "不应", "不会", "不可", "不宜", "不应当", "未曾")
            ),
            *((f"{no}低于90%", "90", AT_LEAST, "%") for no in ("不得", "不能", "不再", "不许", "未")),
            *((f"{no}超过30人", "30", AT_MOST, "人") for no in ("不得", "不能", "不宜", "未曾", "不允许", "切勿")),
            *((f"{no}突破100件", "100", AT_MOST, "件") for no in ("未曾", "不得", "不能")),
            *(("未过半", "50", AT_MOST, "%"), ("不过半", "50", AT_MOST, "%"), ("未破万人", "10000", AT_MOST, "人")),
            *((f"{word}120件", "120", AT_MOST, "件") for word in ("未满", "未及", "不及", "未足")),
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
            ("1\u2009290件", "1290件"),
            ("１ ２９０件", "1290件"),
            ("過半", "过半"),
            ("將近兩萬元", "将近两万元"),
            ("2層", "2层"),
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
            ("未超过100件", True),
            ("未低于100件", True),
            ("不得少于120件", True),
            ("不能超过30人", True),
            ("未过半", True),
            ("未及120件", False),
            ("未达100件", False),
            ("100件不到", False),
            ("≥100件", True),
            (">100件", False),
            ("三年多", False),
            ("四分之三强", False),
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

    @pytest.mark.parametrize(
        ("text", "zh"),
        [
            ("提案442件", "“提案442件”开头的“提案”不是约数词；应只写数和它的单位；请写“442件”"),
            ("百次", "“百次”只有数量级，前面没有数，也没有约数词；应写成 100件、近百件 这样；请核对报告"),
            ("5至3次", "“5至3次”的范围不是由小到大；应先写小数；请核对报告"),
        ],
    )
    def test_says_the_same_in_chinese(self, text: str, zh: str) -> None:
        """The specific reason, not one general sentence."""
        with pytest.raises(QuantityError) as caught:
            parse(text)

        assert zh == caught.value.text("zh")

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            *(("翻一番", "doubling"), ("翻了两番", "doubling"), ("翻番", "doubling"), ("成倍增长", "doubling")),
            *(("成百上千", "idiom"), ("成千上万", "idiom"), ("数以千计", "idiom")),
            *(("每两个月1次", "rate"), ("每年3次", "rate"), ("前三名", "place"), ("前10强", "place")),
            *(("数十", "vague"), ("数十件", "vague"), ("大半", "vague"), ("几十", "vague")),
            *(("十四届九次", "session"), ("0-3岁", "age"), ("“五个一”", "quoted"), ("G60", "name"), ("4·23", "name")),
            *(("0871-68242358", "code"), ("2024-01-11", "date")),
            *(("1比3", "proportion"), ("3:1", "proportion"), ("16:47", "date")),
            *(("两个半小时", "and_a_half"), ("两天半", "and_a_half"), ("半天", "and_a_half")),
            *(("平均5件", "rate"), ("人均41.5次", "rate"), ("每人3件", "rate"), ("平均每件10天", "rate")),
            *(("单个项目30万元", "rate"), ("最高100件", "varied"), ("100件不等", "varied"), ("3至5件不等", "varied")),
            *(("上年的2倍", "compared"), ("为上年的120%", "compared"), ("2022年的1.2倍", "compared")),
            *(("三倍于上年", "compared"), ("超额5%", "compared"), ("提前30天", "compared")),
            *(("低于上年5%", "compared"), ("增速回落3%", "change"), ("上限100件", "varied")),
            *(("千把人", "vague"), ("百八十件", "vague"), ("3个多月", "misplaced"), ("上千上万", "idiom")),
            *(("+12%", "signed"), ("同比+12%", "signed"), ("↑12%", "signed"), ("±5件", "signed")),
            *(("没到100件", "denied"), ("未到3人", "denied"), ("没有3件", "denied")),
            *((f"{no}超过30人", "denied") for no in ("难", "难以", "无法", "未必", "不一定", "并非", "不得不")),
            *((f"{no}低于90%", "denied") for no in ("不至于", "未必", "难", "不是")),
            *(("不得不少于3次", "denied"), ("没有不足3件", "denied")),
            *(("几仟元", "vague"), ("数佰件", "vague"), ("百二件", "not_one_number"), ("百八十件", "vague")),
            *((text, "rate") for text in ("一年12次", "1年12次", "一周两次", "一年一次", "1天1次", "一日三次")),
            *((text, "rate") for text in ("各12件", "三个专委会各提交提案12件", "12件每年", "12件（每人）")),
            *((text, "doubling") for text in ("翻3番", "翻2番", "翻４番", "翻两番", "翻近一番", "翻1.5倍")),
            *((text, "change") for text in ("精简30%", "上浮3%", "提速3%", "节约12%", "增多32件", "多30%", "减半")),
            *((text, "change") for text in ("上升一个多百分点", "上升1个多百分点", "增长：30%", "30%（同比增长）")),
            *((text, "compared") for text in ("上年同期120件", "上年同期为120件", "2022年同期120件", "同期120件")),
            *((text, "vague") for text in ("增长两位数", "两位数", "增长2位数", "个位数")),
            *(("立案率+1.7%", "signed"), ("约（12件）", "bracketed")),
            *((text, "denied") for text in ("严禁超过30人", "避免低于90%", "未见低于90%", "未到半数", "不会到100件")),
            *((text, "rate") for text in ("三年一次", "两周一次", "半年一次", "3天1次")),
            *(("减排30%", "change"), ("增收12%", "change"), ("以12件为上限", "varied")),
            *(
                (f"{no}超过30人", "denied")
                for no in ("很少", "极少", "鲜有", "不太可能", "不用", "无需", "岂能", "几乎不")
            ),
            *(("零增长", "change"), ("负增长", "change"), ("占比提高5个百分点", "change")),
            *(("10/20", "fraction"), ("5/4", "fraction"), ("3件至5", "unit_once"), ("5来个", "not_round")),
            *(("二三倍半", "and_a_half"), ("3万倍半", "and_a_half"), ("5拾件", "several")),
            *(("1k", "no_unit"), ("3k件", "no_unit"), ("90条、篇", "no_unit")),
            *(("90件余", "misplaced"), ("90人多", "misplaced"), ("30件增长", "misplaced"), ("30个不到的", "misplaced")),
            *(("四成至60%", "two_units"), ("4件至五成", "two_units")),
        ],
    )
    def test_has_a_reason_of_its_own_and_no_mend_that_would_enter_something_false(self, text: str, kind: str) -> None:
        """What counts nothing is left out; no part of it is told to be written instead."""
        with pytest.raises(QuantityError) as caught:
            parse(text)

        assert kind == caught.value.kind
        for language in LANGUAGES:
            assert text in caught.value.text(language)
            assert not re.search("请写|Write '", caught.value.text(language))

    @pytest.mark.parametrize(
        "text",
        [
            *("缺3件", "增加到90%", "提升15项", "末5位", "占比增长到12%", "没收到3件", "未办理提案3件", "余下提案3件"),
            *(".5件", "相当于3件", "差3件", "提案12%", "提案占12%", "不合格提案3件", "#3件", "负债3亿元"),
        ],
    )
    def test_words_that_may_change_the_meaning_are_not_told_to_be_dropped(self, text: str) -> None:
        """“Write '5件'” would make a total of an average."""
        with pytest.raises(QuantityError) as caught:
            parse(text)

        assert caught.value.kind == "unsure_label"

    @pytest.mark.parametrize("text", ["数千人次", "数十件", "數十件", "几十件", "若干", "一系列", "一些"])
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
            "12,65条",
            "1.2.3件",
            "44 2件",
            "1 2345件",
            "30, 265件",
        ],
    )
    def test_refuses_several_numbers(self, text: str) -> None:
        """Two numbers are two figures, and a space is not allowed to glue them together."""
        actual = refusal(text)

        assert "Write each number as a figure of its own" in actual

    @pytest.mark.parametrize(
        "text", ["三七十件", "二百五件", "一万二件", "1万2件", "五三件", "一二三件", "1亿20000万元"]
    )
    def test_refuses_numerals_of_two_minds(self, text: str) -> None:
        """二百五 is 250 or 205, and 1万2 is 12 000 to some and 10 002 to others."""
        actual = refusal(text)

        assert "is not one number" in actual

    @pytest.mark.parametrize("text", ["近100余件", "约30余件", "不到5次以上", "超过100件以内"])
    def test_refuses_bounds_that_contradict_each_other(self, text: str) -> None:
        """A number cannot be bounded in two ways."""
        actual = refusal(text)

        assert "bound words that say two things" in actual

    @pytest.mark.parametrize("text", ["约3至5次", "3余至5次", "3至5余次", "3至5次以上", "近二三十件", "二三至五次"])
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
        "text",
        ["442件。", "5次,", "30%件", "5万%", "11成", "百分之五件", "三分之五", "5/4", "3件至5次", "3件(次", "一半人"],
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
    @examples(500)
    def test_raises_nothing_else(self, text: str) -> None:
        """Whatever the file holds, the answer is a quantity or a message."""
        self.read_or_refuse(text)

    @given(
        st.text(
            "0123456789.,零一二两三十百千万亿点余多+近约不到至-分之成%件(次)/以上内左右第年月来达共 （％", max_size=14
        )
    )
    @examples(1000)
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


class TestWordsOfReports:
    @pytest.mark.parametrize("text", ["上百件", "过百件", "上千人次", "破万人", "起码5次"])
    def test_colloquial_lower_bounds_are_read(self, text: str) -> None:
        """None of them is told to be dropped: that would change the record."""
        assert parse(text).bound is Bound.AT_LEAST

    def test_word_that_may_be_a_bound_is_not_told_to_be_dropped(self) -> None:
        with pytest.raises(QuantityError) as caught:
            parse("余30项")

        assert caught.value.kind == "unsure_label"

    def test_nought_has_no_sign(self) -> None:
        """100 less 100 is nought, not minus nought."""
        assert str(parse("100件") - parse("100件")) == "0件"
        assert str(parse("约100件") - parse("约100件")) == "约0件"


class TestChanges:
    """How a figure moved is no level and no share."""

    @pytest.mark.parametrize(
        ("text", "direction", "value", "bound", "unit"),
        [
            ("同比增长12%", Direction.UP, "12", EXACT, "%"),
            ("增长近12%", Direction.UP, "12", AT_MOST, "%"),
            ("增长12%以上", Direction.UP, "12", AT_LEAST, "%"),
            ("增长一成", Direction.UP, "10", EXACT, "%"),
            ("增长1.2倍", Direction.UP, "1.2", EXACT, "倍"),
            ("比上年增加32件", Direction.UP, "32", EXACT, "件"),
            ("较2022年同期增加了30余件", Direction.UP, "30", AT_LEAST, "件"),
            ("提高1.7个百分点", Direction.UP, "1.7", EXACT, "个百分点"),
            ("上升2.3百分点", Direction.UP, "2.3", EXACT, "百分点"),
            ("减少5.1%", Direction.DOWN, "5.1", EXACT, "%"),
            ("下降1.1个百分点", Direction.DOWN, "1.1", EXACT, "个百分点"),
            ("同比降5%", Direction.DOWN, "5", EXACT, "%"),
            ("減少5.1%", Direction.DOWN, "5.1", EXACT, "%"),
            ("1.7个百分点", Direction.UNSTATED, "1.7", EXACT, "个百分点"),
        ],
    )
    def test_are_read_with_direction_and_amount(
        self, text: str, direction: Direction, value: str, bound: Bound, unit: str
    ) -> None:
        """The amount as printed, without a sign; which way it went stands beside it."""
        change = stated(text)

        assert isinstance(change, Change)
        assert (direction, value, bound, unit) == (
            change.direction,
            str(change.amount.value),
            change.amount.bound,
            change.amount.unit,
        )

    @pytest.mark.parametrize("text", ["同比增长12%", "减少5.1%", "下降1.1个百分点", "2.3个百分点", "增加32件"])
    def test_are_no_quantities(self, text: str) -> None:
        """A figure is a level; a change in its place would stand beside levels."""
        assert "states a change, not a level" in refusal(text)

    @pytest.mark.parametrize("text", ["增加到90%", "降至3%", "提升15项", "新增32个", "增长"])
    def test_are_not_made_of_levels_and_counts(self, text: str) -> None:
        """增加到90% is where it got to; 提升15项 and 新增32个 count things."""
        with pytest.raises(QuantityError):
            stated(text)
