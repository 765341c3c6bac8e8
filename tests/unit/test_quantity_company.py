"""Words beside a number that make another thing of it: no text that says them is quoted without them."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cppcc.files.load import vocabulary
from cppcc.files.verify import Fault, Mismatch, verify
from cppcc.messages import LANGUAGES
from cppcc.messages.translations import Words
from cppcc.model.locator import Locator
from cppcc.model.quantity import Bound, Change, Quantity, QuantityError, parse, stated
from cppcc.model.quantity.reading import Direction
from cppcc.model.quantity.scan import alike, in_place_of, scan
from cppcc.model.report import Report

UNITS = vocabulary().units
UP, DOWN, UNSTATED = Direction


def mismatches(report: Report, text: str, as_written: str, label: str = "提案") -> list[Mismatch]:
    """What is wrong with a figure of that wording, whose token is the whole text."""
    figure = report.figures[0]
    figure = replace(figure, at=Locator(1, text), quantity=parse(as_written), label=Words({"zh": label}))
    return verify(replace(report, themes=(), figures=(figure,), works=(), ratios=(), unstated=()), text)


class TestChanges:
    @pytest.mark.parametrize(
        ("text", "direction", "value", "unit"),
        [
            *((f"{noun}12%", UP, "12", "%") for noun in ("增幅", "涨幅", "升幅", "增速", "增长率", "增长幅度")),
            *((f"{noun}5%", DOWN, "5", "%") for noun in ("降幅", "跌幅", "减幅", "下降率")),
            *(("增幅达12%", UP, "12", "%"), ("降幅为5%", DOWN, "5", "%"), ("增速为5%", UP, "5", "%")),
            *(
                ("涨12%", UP, "12", "%"),
                ("跌12%", DOWN, "12", "%"),
                ("上调3%", UP, "3", "%"),
                ("下調3%", DOWN, "3", "%"),
            ),
            *(("缩短12%", DOWN, "12", "%"), ("延长30天", UP, "30", "天"), ("缩短办理时间5天", DOWN, "5", "天")),
            *(("净增12件", UP, "12", "件"), ("递增12%", UP, "12", "%"), ("锐减30件", DOWN, "30", "件")),
            *(("比上年多32件", UP, "32", "件"), ("同比多办32件", UP, "32", "件"), ("较上年净增32件", UP, "32", "件")),
            *(("比去年少3场", DOWN, "3", "场"), ("多了30件", UP, "30", "件"), ("少了30件", DOWN, "30", "件")),
            *(("高出30件", UP, "30", "件"), ("多办结5%", UP, "5", "%"), ("低1.2个百分点", DOWN, "1.2", "个百分点")),
            *(("高出12个百分点", UP, "12", "个百分点"), ("较上年高5个百分点", UP, "5", "个百分点")),
            *(("同比大幅增长12%", UP, "12", "%"), ("逆势增长12%", UP, "12", "%"), ("年均增长12%", UP, "12", "%")),
            *(("增加提案32件", UP, "32", "件"), ("减少会议12次", DOWN, "12", "次"), ("提高办复率5%", UP, "5", "%")),
            *(("12%的增长", UP, "12", "%"), ("12%的降幅", DOWN, "12", "%"), ("5个百分点的提升", UP, "5", "个百分点")),
            *(("增长半个百分点", UP, "0.5", "个百分点"), ("半个百分点", UNSTATED, "0.5", "个百分点")),
            *(("增长一倍半", UP, "1.5", "倍"), ("增长达到12%", UP, "12", "%"), ("增幅高达12%", UP, "12", "%")),
            *(("负增长3%", DOWN, "3", "%"), ("增幅约为12%", UP, "12", "%"), ("净增加3件", UP, "3", "件")),
            *(("比第十二届多5名", UP, "5", "名"), ("压减文件3件", DOWN, "3", "件")),
            *((f"{verb}30%", UP, "30", "%") for verb in ("走高", "上扬", "上浮", "提速", "改善", "多", "增长：")),
            *((f"{verb}30%", DOWN, "30", "%") for verb in ("精简", "节约", "节约成本", "缩水", "下挫", "同比精简")),
            *(("30%（同比增长）", UP, "30", "%"), ("30%（下降）", DOWN, "30", "%"), ("增多32件", UP, "32", "件")),
            *(("比上一年度增加32件", UP, "32", "件"), ("与上年相比增加32件", UP, "32", "件")),
        ],
    )
    def test_are_read_as_changes(self, text: str, direction: Direction, value: str, unit: str) -> None:
        """Nouns, verbs, comparisons, with or without adverbs, before the amount or behind it."""
        change = stated(text)

        assert isinstance(change, Change)
        assert (direction, value, unit) == (change.direction, str(change.amount.value), change.amount.unit)

    @pytest.mark.parametrize(
        "text",
        [
            "新增32个",
            "增加到90%",
            "提升15项",
            "最高3项",
            "许多3人小组",
            "较高的3件",
            "升级改造率98%",
            "增加值3亿元",
            "新增加3件",
        ],
    )
    def test_are_not_made_of_counts_and_levels(self, text: str) -> None:
        with pytest.raises(QuantityError):
            stated(text)

    @pytest.mark.parametrize(
        ("token", "as_written", "whole"),
        [
            ("办复数增幅12%", "12%", "增幅12%"),
            ("为上年的120%", "120%", "上年的120%"),
            ("满意率同比+5%", "5%", "同比+5%"),
        ],
    )
    def test_are_never_shares_of_a_whole(self, token: str, as_written: str, whole: str) -> None:
        """A token that tells of a change marks no share; the reason says so."""
        found = in_place_of(parse(as_written), token, UNITS)

        assert found
        assert found.words == whole
        assert found.refusal


#: Text → what of it is no quantity of its own.
PARTS = [
    *(
        (f"{word}12%", "12%")
        for word in ("增幅", "增幅达", "涨幅", "跌幅", "增长率", "增速", "升幅", "↑", "+", "同比+")
    ),
    *(
        (f"{word}5%", "5%")
        for word in ("降幅为", "超额", "超额完成", "缩短", "下调", "多办结", "逐年递增", "环比增", "<", "↓")
    ),
    *((f"{word}32件", "32件") for word in ("比上年多", "同比多办", "少了", "多了", "高出", "较上年净增", "增加提案")),
    *(("为上年的120%", "120%"), ("是2022年的1.2倍", "1.2倍"), ("12%的增长", "12%"), ("三倍于上年", "三倍")),
    *(
        (f"{word}3000件", "3000件")
        for word in ("突破", "突破了", "未突破", "破", "超过了", "没有超过", "未能达到", "≥", "~")
    ),
    *(("突破100件大关", "100件"), ("没有超过100件", "超过100件"), ("未超过100件", "100件"), ("没到100件", "100件")),
    *((f"{word}100件", "100件") for word in ("差不多", "约莫", "接近于", "将近有", "大约有", ">", "≈", "最高", "最多")),
    *((f"{no}少于120件", core) for no in ("不得", "不会", "未曾", "不得不") for core in ("少于120件", "120件")),
    *((f"{no}低于90%", core) for no in ("不得", "不再", "未必") for core in ("低于90%", "90%")),
    *((f"{no}超过30人", "超过30人") for no in ("不能", "不宜", "未曾", "无法", "难")),
    *(("未过半", "过半"), ("不过半", "过半"), ("难超100件", "超100件"), ("未曾突破100件", "突破100件")),
    *((f"{word}120件", "120件") for word in ("未满", "未及", "不及", "未足")),
    *(("三仟二百件", "二百件"), ("卌六件", "六件"), ("廿几件", "廿"), ("百二十件", "二十件"), ("两仟元", "两")),
    *((f"{word}120件", "120件") for word in ("大致", "大体", "少说", "少说也有", "约合", "已过", "顶多", "（约）")),
    *(
        (f"12件{word}", "12件")
        for word in ("不止", "起", "往上", "还不到", "都不到", "多一点", "（余）", "每年", "（每人）")
    ),
    *(("90%强", "90%"), ("9成強", "9成"), ("约（12件）", "12件"), ("立案率+1.7%", "1.7%"), ("增多32件", "32件")),
    *(("一年12次", "12次"), ("1年12次", "12次"), ("一周两次", "两次"), ("三个专委会各提交提案12件", "12件")),
    *(
        (f"{verb}30%", "30%")
        for verb in ("走高", "上扬", "精简", "上浮", "提速", "节约", "缩水", "下挫", "改善", "多", "增长：", "产量多")
    ),
    *(("30%（同比增长）", "30%"), ("30%（增长）", "30%"), ("上年同期120件", "120件"), ("上年同期为120件", "120件")),
    *(("翻3番", "3番"), ("增长两位数", "两位"), ("各12件", "12件")),
    *(("严禁超过30人", "超过30人"), ("避免低于90%", "低于90%"), ("不会到100件", "100件"), ("不够100件", "100件")),
    *(("贰千五百件", "五百件"), ("100件（不含）以上", "100件"), ("以12件为上限", "12件"), ("12件光景", "12件")),
    *(("三年一次", "一次"), ("两周一次", "一次"), ("半年一次", "一次"), ("减排30%", "30%"), ("增收12%", "12%")),
    *((f"{no}超过30人", "超过30人") for no in ("很少", "鲜有", "不太可能", "无需", "岂能", "不用", "不得（", "没一个")),
    *((f"{word}三百件", "三百件") for word in ("已过", "不及", "不满", "破")),
    *((f"100件{word}", "100件") for word in ("（含）以上", "内", "不到", "前后", "许", "余", "多", "+", "不等", "/次")),
    *(
        (f"90{unit}", f"90{unit[0]}")
        for unit in ("人/次", "个/次", "条/篇", "条、篇", "项（个）", "件（次）", "人多", "人次")
    ),
    *(
        (f"{word}3件", "3件")
        for word in ("每人", "人均", "每场约", "年均", "日均", "平均", "平均每场", "平均每名委员提交")
    ),
    *(("每季度1次", "1次"), ("每季度办理30件", "30件"), ("每年10场", "10场"), ("平均每件10天", "10天")),
    *(("每百名委员提交3件", "3件"), ("单价3万元", "3万元"), ("3万元/亩", "3万元"), ("3万美元", "3万")),
    *(("增速回落3%", "3%"), ("降幅收窄5%", "5%"), ("低于上年5%", "5%"), ("负增长3%", "3%"), ("增幅约为12%", "12%")),
    *((f"{word}100件", "100件") for word in ("几乎", "逼近", "不满", "不只", "上限为")),
    *(("100件封顶", "100件"), ("以100件为限", "100件"), ("3——5件", "5件"), ("第1至3名", "3名"), ("20几件", "20")),
    *(("三年多来，共办理", "三年"), ("一半多来自基层", "一半"), ("3个多月", "3个"), ("两个多小时", "两个")),
    *(("办复率>90%", "90%"), ("（>90%）", "90%")),
    *(("单个项目30万元", "30万元"), ("提前30天", "30天")),
    *(("两个半小时", "两个"), ("一个半月", "一个"), ("30个半", "30个"), ("三年半", "三年"), ("增长一倍半", "一倍")),
    *(("三年多", "三年"), ("3倍多", "3倍"), ("3天内", "3天"), ("-90件", "90件"), ("负90%", "90%")),
    *(("5来个", "5"), ("5仟件", "5"), ("3k件", "3"), ("5km", "5"), ("廿来个", "廿"), ("四成至五成", "五成")),
    *(("四分之三强", "四分之三"), ("1/3多", "1/3"), ("一半多", "一半"), ("一半至九成", "一半"), ("九成弱", "九成")),
]


class TestAText:
    @pytest.mark.parametrize(("text", "part"), PARTS)
    def test_is_not_quoted_without_what_adjoins_the_number(self, kunming: Report, text: str, part: str) -> None:
        """Alone and in a sentence."""
        for printed in (text, f"共办理，{text}，反响良好。"):
            [mismatch] = mismatches(kunming, printed, part)

            assert mismatch.fault is Fault.PARTIAL

    @pytest.mark.parametrize(
        ("text", "whole"),
        [
            *(("突破3项关键技术", "3项"), ("突破12个难点", "12个"), ("90人多次参加", "90人"), ("3年多次调研", "3年")),
            *(("100件内部资料", "100件"), ("3人不到会", "3人"), ("5次半年会议", "5次"), ("许多3人小组", "3人")),
            *(("最近3次", "3次"), ("占比较高的3件", "3件"), ("提升服务水平3项", "3项"), ("增加到90%", "90%")),
            *(("大多数占80%", "80%"), ("平均满意率95%", "95%"), ("党建+3个平台", "3个"), ("新增32个", "32个")),
            *(("占比98%、同比增长12%", "98%"), ("占比九成并增长12%", "九成"), ("升级改造率98%", "98%")),
            *(("增加值3亿元", "3亿元"), ("提升满意率达98%", "98%"), ("延长线3公里", "3公里"), ("增长点3个", "3个")),
            *(("案件均办结10件", "10件"), ("完成计划的80%", "80%"), ("清单3个", "3个"), ("评比中获高分3项", "3项")),
            *(
                ("减少污染专题协商3次", "3次"),
                ("提高站位开展学习3次", "3次"),
                ("减税降费3亿元", "3亿元"),
                ("3个半岛", "3个"),
            ),
            *(("低收入家庭30户", "30户"), ("高质量提案3件", "3件"), ("上年结转3件", "3件"), ("提前谋划3项", "3项")),
            *(
                ("未来3年", "3年"),
                ("没收3件", "3件"),
                ("未办复3件", "3件"),
                ("同期召开会议3次", "3次"),
                ("对比3个", "3个"),
            ),
            *(("解决难题超100件", "超100件"), ("不断超过100件", "超过100件"), ("是否低于90%", "低于90%")),
            *(("来不及3件", "3件"), ("不满意3件", "3件"), ("不及格3件", "3件"), ("不过3件提案未办复", "3件")),
            *(("队伍万余人", "万余人"), ("登陆近万件", "近万件"), ("收拾百余件", "百余件")),
            *(("查处3起", "3起"), ("查处3起案件", "3起"), ("3件起草工作", "3件"), ("3件往上报送", "3件")),
            *(("精简会议3次", "3次"), ("节约200万元", "200万元"), ("改善条件3项", "3项"), ("改善环境满意率98%", "98%")),
            *(("节约型机关创建率98%", "98%"), ("改善民生提案占30%", "30%"), ("大多30%", "30%"), ("至少30%", "至少30%")),
            *(
                ("各界委员12人", "12人"),
                ("各类提案12件", "12件"),
                ("各专委会提交提案12件", "12件"),
                ("男女各50%", "50%"),
            ),
            *(("三年12次", "12次"), ("近一年12次", "12次"), ("这一年3件", "3件"), ("1月12次", "12次")),
            *(("12件每件都办理", "12件"), ("已过30天", "30天"), ("发现3方面不足", "3方面"), ("预约（12件）", "12件")),
            *(
                ("提案（12件）", "12件"),
                ("30%（含增长部分）", "30%"),
                ("提升：3项服务", "3项"),
                ("两位数学教师", "两位"),
            ),
            *(
                ("分别超过100件", "超过100件"),
                ("淹没约3亩", "约3亩"),
                ("困难超过3项", "超过3项"),
                ("个别不足3件", "不足3件"),
            ),
            *(("12件（每人3份）", "12件"), ("上半年1次", "1次"), ("近三年1次", "1次"), ("避免近3年重复", "近3年")),
            *(("增收节支3项", "3项"), ("减产3万吨", "3万吨"), ("禁止3项行为", "3项"), ("12件样品", "12件")),
            *(("队伍十余人", "十余人"), ("大陆百余件", "百余件")),
            *(("至少有超过3件", "至少有超过3件"), ("新鲜超过3件", "超过3件"), ("很少3人小组", "3人")),
            *(("主任、副主任各1名", "1名"), ("民盟、民进各提交提案12件", "12件"), ("男女委员各12名", "12名")),
            *(("已过三十五天", "三十五天"), ("不满意见三条", "三条")),
            *(("<b>3件", "3件"), ("=>3件", "3件"), ("2004年~3月3件", "3件")),
            *(("提案-90件", "90件"), ("简单个案3件", "3件"), ("提升政协五届三次会议提案3件", "3件")),
        ],
    )
    def test_may_go_on_with_words_that_say_nothing_of_the_number(self, kunming: Report, text: str, whole: str) -> None:
        assert mismatches(kunming, text, whole) == []

    @pytest.mark.parametrize("label", ["委员人均参加次数", "平均每人参加次数"])
    def test_is_quoted_for_an_average_by_a_figure_that_is_called_one(self, kunming: Report, label: str) -> None:
        """The number of each is what such a figure counts; what bounds it stays with it."""
        assert mismatches(kunming, "人均参加41.5次", "41.5次", label) == []
        assert mismatches(kunming, "人均参加约41.5次", "41.5次", label) != []
        assert in_place_of(parse("41.5次"), "人均参加41.5次", UNITS, label) is None

    @pytest.mark.parametrize("text", ["增幅12%", "没到12%", "平均12%", "上年的12%", "+12%"])
    def test_that_states_no_quantity_is_never_told_to_be_copied(self, kunming: Report, text: str) -> None:
        """What would be refused is not the mend, and neither is what says the opposite."""
        [mismatch] = mismatches(kunming, text, "12%")
        for language in LANGUAGES:
            said = mismatch.text(language)

            assert text in said
            assert "照抄" not in said
            assert "rewrite" not in said

    def test_that_states_the_opposite_is_copied_whole(self, kunming: Report) -> None:
        [mismatch] = mismatches(kunming, "未超过100件", "100件")

        assert mismatch.whole == "未超过100件"
        assert parse(mismatch.whole).bound is Bound.AT_MOST


#: Words before a number and behind it, each of which changes what is said.
BEFORE = [
    *(
        "增幅",
        "降幅为",
        "同比多办",
        "比上年少",
        "大幅增长",
        "逆势下降",
        "净增",
        "缩短",
        "涨",
        "↑",
        "同比+",
        "零增长后的增幅",
    ),
    *(
        "每人",
        "人均",
        "年均",
        "平均每场约",
        "单个",
        "最高",
        "没到",
        "未",
        "没有超过",
        "未达",
        "超额",
        "提前",
        "上年同期的",
    ),
    *("不得少于", "不能超过", "未曾突破", "不会低于", "难超", "未必低于", "大致", "少说", "约合", "（约）"),
    *("一年", "一周", "各提交提案", "增长：", "上年同期"),
    *("几乎", "不足", "突破了", "接近于", "将近有", "≥", ">", "≤", "<", "≈", "不止", "约有"),
]
BEHIND = [
    "不止",
    "起",
    "往上",
    "还不到",
    "多一点",
    "（余）",
    "（每人）",
    "每年",
    "内",
    "不到",
    "许",
    "前后",
    "不等",
    "（含）以上",
    "+",
    "的增长",
    "的降幅",
    "多",
    "余",
    "左右",
    "半",
    "/人",
]
CORES = ["3000件", "97.9%", "三百件", "1 290次", "200人", "50万元"]


class TestAnyCompany:
    @pytest.mark.parametrize(
        ("before", "core"), [(b, c) for b, c in product(BEFORE, CORES) if b != "上年同期的" or "%" in c]
    )
    def test_before_a_number_belongs_to_it(self, before: str, core: str) -> None:
        """Whatever stands before, the number alone is never what the text says."""
        self.told_apart(f"{before}{core}", core)

    @pytest.mark.parametrize(("behind", "core"), [*product(BEHIND, CORES)])
    def test_behind_a_number_belongs_to_it(self, behind: str, core: str) -> None:
        self.told_apart(f"{core}{behind}", core)

    @given(
        st.sampled_from(BEFORE), st.integers(100, 10**6), st.sampled_from(["件", "人次", "%"]), st.sampled_from(BEHIND)
    )
    def test_of_both_sides_too(self, before: str, number: int, unit: str, behind: str) -> None:
        if before == "上年同期的" and unit != "%":
            return
        self.told_apart(f"{before}{number}{unit}{behind}", f"{number}{unit}")

    @staticmethod
    def told_apart(text: str, core: str) -> None:
        quantity = parse(core)
        try:
            reading: Quantity | Change | QuantityError = stated(text)
        except QuantityError as refusal:
            reading = refusal

        assert not alike(reading, quantity)
        assert not (isinstance(reading, QuantityError) and reading.kind == "label")
        for numeral in scan(f"其中，{text}。", UNITS):
            overlaps = core in numeral.words or numeral.words in core

            assert not (overlaps and isinstance(numeral.reading, Quantity) and alike(numeral.reading, quantity))
