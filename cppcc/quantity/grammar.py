"""The words of quantities, once: what bounds a number, what makes a range or a change, what counts nothing.

Reading one wording and finding wordings in running text are made of the same parts, by ``quantity``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from cppcc.quantity.numerals import ARABIC, CHINESE, CHINESE_NUMBER, DIGITS, FEW, FOLD, MAGNITUDES, MIXED
from cppcc.quantity.value import Bound


def any_of(words: Iterable[str]) -> str:
    """A pattern of one of these words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_AT_LEAST, _AT_MOST, _ABOUT, _EXACT = Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT, Bound.EXACT
# word → bound, and whether the number itself is within it. 以上, 以下 and 以内 take the number in, by law and by use.
BEFORE = {
    **dict.fromkeys(
        ("超过", "超出", "超", "逾", "突破", "多于", "高于", "大于", "不止", "过", "破"), (_AT_LEAST, False)
    ),
    **dict.fromkeys(("不少于", "不低于", "不下于", "不下", "至少", "最少", "起码", "上"), (_AT_LEAST, True)),
    **dict.fromkeys(("近", "将近", "接近", "不到", "不足", "低于", "少于", "小于"), (_AT_MOST, False)),
    **dict.fromkeys(("不超过", "不超", "不多于", "不高于", "不大于", "至多", "最多"), (_AT_MOST, True)),
    **dict.fromkeys(("约", "大约", "大概", "约有", "约为", "约占"), (_ABOUT, True)),
    **dict.fromkeys(
        ("达", "达到", "多达", "高达", "共", "共有", "共计", "总计", "合计", "累计", "仅", "占"), (_EXACT, True)
    ),
}
AFTER = {
    **dict.fromkeys(("余", "多", "+", "有余", "开外", "出头"), (_AT_LEAST, False)),
    **dict.fromkeys(("以上", "及以上"), (_AT_LEAST, True)),
    **dict.fromkeys(("以下", "及以下", "以内", "之内"), (_AT_MOST, True)),
    **dict.fromkeys(("左右", "上下", "来"), (_ABOUT, True)),
    "之多": (_EXACT, True),
}
#: What stands between the ends of a range.
TO = "至到~〜–—-"
#: Measure words that reports count in and the vocabulary may have no words for; the vocabulary's own come first.
MEASURES = (
    "方面 座 村 轮 类 种 级 届 年 月 天 日 时 岁 倍 亩 公里 平方米 ㎡ m² 平方公里 吨 部 册 幅 本 台 处 支 门 课 堂 "
    "集 版 周 季 个月 周年 小时 间 栋 辆 百分点 个百分点"
)
#: A unit that is printed in another way → its name.
SAME_UNIT = {"㎡": "平方米", "m²": "平方米", "平米": "平方米", "㎥": "立方米", "㎞": "公里"}

# Words that in running text are a bound only in some company: 过 in 通过10件 and 近 in 附近10家 belong to other words.
_IN_TEXT = {
    "过": "(?<![通经超])过(?=[百千万亿半])",
    "上": "(?<![会以网线之])上(?=[百千万亿])",
    "破": "(?<!突)破(?=[0-9十百千万亿])",
    "突破": "突破(?=[0-9]{1,9}[万亿]|[十百千万亿])",
    "近": "(?<![最附临邻贴])近",
    "约": "(?<![节预公契合条制])约",
    "超": "(?<![高赶])超",
}
_MAGNITUDE = rf"(?!百分点)(?:{any_of(MAGNITUDES.keys() - set('wW'))}|[wW](?![A-Za-z]))"
# 来 is a bound only after a round number (十来件); in 来信 it is a letter that came in.
_BEHIND = any_of(AFTER.keys() - {"来"}).replace("上下", "上下(?![级游联同])")
_BOUND = rf"(?:{_BEHIND}|(?<=[0十百千万])来)"
_LAST = rf"(?![余多+])(?:{_BEHIND})"
_SIMPLE = rf"(?:{ARABIC}|{CHINESE_NUMBER})"
_NUMERAL = rf"[0-9{CHINESE}]"
#: Nine tenths and a rest: 成五, 成多. What follows tells 九成五 from a word that begins so.
_TENTHS = (
    rf"成(?P<rest>(?:[1-9{DIGITS[1:]}半](?!{_NUMERAL}|[个件条项名家次场篇位]))?)(?P<over>[多余]?)(?![员立果功效长绩本])"
)


class Unit(NamedTuple):
    """The patterns of a unit: behind the number, behind a Chinese numeral, and behind the lower end of a range."""

    any: str
    chinese: str
    low: str


#: In one wording, whatever stands where a unit may.
WHATEVER = Unit("(?P<unit>.*?)", "(?P<chinese_unit>.*?)", "[^0-9]*?")


def units(known: Iterable[str]) -> Unit:
    """Of running text, where only known units are told from what follows: 件, and 件(次) or 件次 with it."""
    one = rf"(?:{any_of({*(unit.translate(FOLD) for unit in known), *MEASURES.split()} - {'', '%'})})"
    whole = rf"(?:%|{one}(?:\({one}\)|(?<!次)次)?)"
    # 一 alone may be part of any word; with a unit, or as a share, it counts.
    return Unit(rf"(?P<unit>(?:{whole})?)", rf"(?P<chinese_unit>(?(parts)|{whole}))", rf"(?:{whole})?")


def quantity(unit: Unit, *, in_text: bool) -> str:
    """The pattern of one quantity. No repetition in it is unlimited but a numeral's own digits."""
    before = any_of(BEFORE)
    if in_text:  # an exact number says all without 共 and 达
        words = sorted((word for word, (bound, _) in BEFORE.items() if bound is not _EXACT), key=len, reverse=True)
        before = "|".join(_IN_TEXT.get(word, word) for word in words)
    edge = f"(?<!{_NUMERAL})" if in_text else ""
    half = "(?<=[过近超逾到足约])半(?![年月天日个小载生价])" if in_text else "半"
    half = f"一半|半数|百分百|{half}"
    low = (
        rf"(?P<low>{_SIMPLE})(?P<low_bound>{_BOUND}{{0,2}})(?P<low_magnitude>(?:{_MAGNITUDE})?)(?P<low_unit>{unit.low})"
    )
    number = rf"(?P<number>{MIXED}|{ARABIC}|(?P<chinese>{FEW}|{CHINESE_NUMBER}))"
    bounds = rf"(?P<inner>{_BOUND}{{0,2}})(?P<magnitude>(?:{_MAGNITUDE})?)(?P<outer>{_BOUND}{{0,2}})"
    counted = rf"(?P<tenths>{_TENTHS})|(?(chinese){unit.chinese}|{unit.any})"
    return (
        rf"(?P<before>(?:{before}){{0,3}})(?:{edge}(?P<half>{half})"
        rf"|(?<![0-9/.])(?P<top>[0-9]{{1,2}})/(?P<base>[0-9]{{1,2}})(?![0-9/])"
        rf"|(?:{edge}(?P<parts>{_SIMPLE})分之)?(?:{edge}{low}[{TO}])?{edge}{number}{bounds}(?:{counted}))"
        rf"(?P<last>{_LAST}{{0,2}})"
    )


def printed_number(known: Iterable[str]) -> str:
    """The pattern of digits in a text to be shown, with the words behind them and their unit, blanks and all."""
    return rf"[0-9][0-9.,]*{_BOUND}?(?:{_MAGNITUDE})?{_BOUND}? ?(?:{any_of({*known} - {''})})?"


#: What states a change only of a share, or where the text says against what: 提升15项服务 counts services.
OF_SHARES = ("提高", "提升", "扩大", "增", "升", "降低", "缩减", "压减", "缩小", "回落", "降", "减")
RISES = ("增长", "增加", "上升", "上涨", *OF_SHARES[:5])
FALLS = ("减少", "下降", "下滑", *OF_SHARES[5:])
#: Words of more than one character without which another thing is said.
TELLING_WORDS = tuple(
    word
    for word in (*RISES, *FALLS, *(word for table in (BEFORE, AFTER) for word in table if table[word][0] is not _EXACT))
    if len(word) > 1
)
SHARES = ("%", "倍", "百分点", "个百分点")
_AGAINST = "(?:(?:同比|环比|年均|(?:比|较)[^,;。!?]{1,12}?)(?:同期)?)"
#: What precedes the amount of a change.
DEED = rf"(?P<against>{_AGAINST}?)(?<!新)(?P<deed>{any_of((*RISES, *FALLS))})了?"

# Looked for in this order, before any number is read: each would pass for a quantity, or for another fault. The kinds
# are told under ``unread.*``.
IDIOM = "成百上千|成千上[百万]|成千成万|千千万万|上百上千|数以[百千万亿]+计"
DOUBLING = f"翻了?[{CHINESE}几]{{0,3}}番|翻了?[{CHINESE}几0-9]{{0,3}}倍|成倍|翻倍"
VAGUE_NUMERAL = "(?<!十)几[十百千万亿]+|数[十百千万亿]+|[十百千万]数(?=[件项人条个次家])"
VAGUE = f"若干|{VAGUE_NUMERAL}|(?<!十)几|[十百千万]数|[大多小]半|大?多数|一系列|一些|一大批|一盘棋"
SESSION = f"{_NUMERAL}{{1,4}}届{_NUMERAL}{{1,4}}次"
PLACE = f"(?<![目提日此之以当])前{_NUMERAL}{{1,4}}(?=名|位|强|甲|列|$)"
PROPORTION = f"{_NUMERAL}比{_NUMERAL}|(?<![0-9])[0-9]{{1,3}}:[0-9](?![0-9])"
DATE = f"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|(?:[0-9{DIGITS}]{{4}}年|[0-9十{DIGITS}]+[月日号时:])+"
NO_QUANTITIES = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"[\"']", "quoted"),
        (r"\+[A-Za-z0-9]|[A-Za-z][0-9]|[0-9]·[0-9]", "name"),
        (DOUBLING, "doubling"),
        (IDIOM, "idiom"),
        (SESSION, "session"),
        ("第", "ordinal"),
        (f"[0-9十{DIGITS}]+等奖", "rank"),
        (PLACE, "place"),
        (f"{_NUMERAL}周?岁", "age"),
        ("每", "rate"),
        (PROPORTION, "proportion"),
        (DATE, "date"),
        ("(?<![0-9])(?<![0-9][., ])0[0-9]", "code"),
        (VAGUE, "vague"),
        ("^(?:-|负)", "negative"),
    )
)
#: In running text, what holds a numeral and counts nothing, whole: stamps, dates, names, sessions, ordinals, rates.
_EDGE = f"(?<!{_NUMERAL})"
_DAY = f"{_NUMERAL}{{1,3}}月(?:份|{_NUMERAL}{{1,3}}[日号]|[上中下]旬)?"
NUMERALS_THAT_COUNT_NOTHING = "|".join(
    (
        r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2})?",
        f"{_EDGE}[0-9{DIGITS}]{{4}}年(?:[上下]半年|{_DAY})?",
        f"{_EDGE}{_DAY}",
        f"{_EDGE}[0-9]{{1,2}}:[0-9]{{2}}(?!{_NUMERAL})",
        r"(?<![0-9A-Za-z])[0-9A-Za-z]{1,9}(?:\+[0-9A-Za-z]{1,9})+",
        f"{_EDGE}[0-9]{{1,4}}·[0-9]{{1,4}}",
        "(?<![0-9A-Za-z])[A-Za-z]{1,9}[0-9]{1,9}(?![0-9])",
        r"(?:负|(?<![0-9A-Za-z%])-)[0-9]{1,6}(?:\.[0-9]{1,6})?%",
        f"{_EDGE}{SESSION}",
        f"{_EDGE}{DOUBLING}",
        IDIOM,
    )
)


def bound_words(bound: Bound) -> tuple[str, ...]:
    """The words that are read as a bound; those of an exact number say nothing that the number does not."""
    if bound is Bound.BETWEEN:
        return tuple(TO)
    return tuple(word for table in (AFTER, BEFORE) for word, (meant, _) in table.items() if meant is bound)
