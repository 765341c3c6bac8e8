"""The words of a quantity, once: what bounds a number, what makes a range or a share, and what is a unit.

Reading one wording and finding wordings in running text are made of the same parts, by ``quantity``. What stands
beside a quantity and makes another thing of it is in ``company``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from cppcc.model.quantity.numerals import ARABIC, CHINESE, CHINESE_NUMBER, DIGITS, FEW, FOLD, MAGNITUDES, MIXED, TENS
from cppcc.model.quantity.value import Bound


def any_of(words: Iterable[str]) -> str:
    """A pattern of one of these words, the longest first. It branches as they do: a list is tried word by word."""
    choices = sorted({*words})
    branches = [
        re.escape(first) + any_of(word[1:] for word in begun)
        for first, begun in groupby(filter(None, choices), key=itemgetter(0))
    ]
    ends = "?" if "" in choices else ""
    return f"(?:{'|'.join(branches)}){ends}" if len(branches) > 1 or (branches and ends) else "".join(branches)


_AT_LEAST, _AT_MOST, _ABOUT, _EXACT = Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT, Bound.EXACT
_OVER = ("超过", "超出", "超", "逾", "突破", "多于", "高于", "大于")
_UNDER = ("低于", "少于", "小于")
_REACHED = ("达", "达到")  # not 到: 未到3人 may be three who did not come


def _denied(no: str) -> dict[str, tuple[Bound, bool]]:
    """The opposites: what is not over 100 may be 100, what has not reached 100 is not."""
    return {
        no + word: opposite
        for words, opposite in ((_OVER, (_AT_MOST, True)), (_UNDER, (_AT_LEAST, True)), (_REACHED, (_AT_MOST, False)))
        for word in words
    }


# word → bound, and whether the number itself is within it. 以上, 以下 and 以内 take the number in, by law and by use.
_SAID = {
    **dict.fromkeys((*_OVER, "不止", "不只", "过", "破", ">"), (_AT_LEAST, False)),
    **dict.fromkeys(("不下于", "不下", "至少", "最少", "起码", "上", "≥", ">="), (_AT_LEAST, True)),
    **dict.fromkeys(
        ("近", "将近", "接近", "几近", "几乎", "不到", "不足", "不满", *_UNDER, "<"),
        (_AT_MOST, False),
    ),
    **dict.fromkeys(("至多", "最多", "≤", "<="), (_AT_MOST, True)),
    **dict.fromkeys(("约", "大约", "大概", "差不多", "≈", "~"), (_ABOUT, True)),
    **dict.fromkeys(
        (*_REACHED, "多达", "高达", "共", "共有", "共计", "总计", "合计", "累计", "仅", "占"), (_EXACT, True)
    ),
    **_denied("不"),
}
#: What denies, with what it may be said by: 不得少于 forbids fewer, and 不会少于 foresees no fewer.
_MODALS = "得 能 能够 应 应当 应该 宜 会 可 可以 许 准 允许 要 该 再 曾"
_DENIALS = (
    *(f"不{modal}" for modal in _MODALS.split()),
    *("未", "未能", "未曾", "未再", "没", "没有", "没能", "没再", "没有能", "没有再", "勿", "切勿"),
)
#: Before round numbers only: 不过3件 is “but 3”.
_NOT_PAST = tuple(no + word for no in ("不", *_DENIALS) for word in ("过", "破"))
# These say the same as the usual ones, which alone are told to readers.
_SELDOM = {
    **{word: bound for no in _DENIALS for word, bound in _denied(no).items()},
    **dict.fromkeys((*_NOT_PAST, "超不过", "多不过", "高不过"), (_AT_MOST, True)),
    **dict.fromkeys(("近乎", "逼近", "直逼", "未满", "没满", "未足", "未及", "不及"), (_AT_MOST, False)),
    **dict.fromkeys(("已过", "早过"), (_AT_LEAST, False)),
    **dict.fromkeys(("少说", "少说也", "至少也", "最少也", "起码也"), (_AT_LEAST, True)),
    **dict.fromkeys(("至多也", "最多也", "顶多", "顶多也"), (_AT_MOST, True)),
    **dict.fromkeys(("约莫", "约摸", "约略", "大略", "大致", "大体", "大抵", "(约)", "(大约)"), (_ABOUT, True)),
}
BEFORE = _SAID | _SELDOM
_PAST = "(?=[百千万亿半])"
#: Where a denial is read, as the opposite of what it denies.
READ_DENIAL = (
    f"{any_of({word for word in BEFORE if word[0] in '不未没勿切'} - {*_NOT_PAST})}|{any_of(_NOT_PAST)}{_PAST}"
)
#: What denies a bound and may mean something else than the opposite: 难超100件, 未必低于90%, 不得不少于3次.
NOT_SURE = (
    rf"(?!{READ_DENIAL})"
    "(?:(?:(?<![超多高])不|[未勿无]|(?<![淹沉埋出覆])没|(?<![是除南东西北])非|(?<![困艰疑为灾两遇苦阻])难)"
    "[得能应宜会可许准要该再曾有必至于一定以法敢愿肯易是当够见用须需太大个允]{0,4}"
    r"|[很极]少|[鲜罕][有见]|岂[能会可]|何曾|几乎(?=[不没未])|严?禁止?|杜绝|避免|防止|以[防免])[(\"]?"
    f"(?={any_of({word for word, (bound, _) in BEFORE.items() if bound is not _EXACT} - {*'近约上'})})"
)
#: The words of about: one of them before brackets, 约（12件）, bounds what stands in them.
ABOUT = any_of(word for word, (bound, _) in BEFORE.items() if bound is _ABOUT and len(word.strip("()")) == len(word))
#: What may stand between such a word and the number and says nothing of its own: 超过了, 约有, 接近于.
_LINK = "[了有为占于合计]?"
#: Any of these words before a number, in one wording.
BOUNDED = rf"(?:(?:{any_of(BEFORE)}){_LINK})*"
_BEHIND_SAID = {
    **dict.fromkeys(("余", "多", "+", "有余", "开外", "出头"), (_AT_LEAST, False)),
    **dict.fromkeys(("以上", "及以上", "(含)以上"), (_AT_LEAST, True)),
    **dict.fromkeys(("以下", "及以下", "(含)以下", "以内", "(含)以内", "之内", "内", "封顶", "为限"), (_AT_MOST, True)),
    "不到": (_AT_MOST, False),
    **dict.fromkeys(("左右", "上下", "前后", "来", "许"), (_ABOUT, True)),
    "之多": (_EXACT, True),
}
_BEHIND_SELDOM = {
    **dict.fromkeys(
        ("(不含)以上", "挂零", "冒头", "不止", "还多", "多一点", "多一些", "多些", "多点", "(余)", "(多)"),
        (_AT_LEAST, False),
    ),
    **dict.fromkeys(("起", "起步", "往上", "(以上)"), (_AT_LEAST, True)),
    **dict.fromkeys(("还不到", "都不到", "也不到", "尚不到", "仍不到", "还不足", "都不足"), (_AT_MOST, False)),
    "(不含)以下": (_AT_MOST, False),
    **dict.fromkeys(("往下", "(以下)", "(以内)"), (_AT_MOST, True)),
    **dict.fromkeys(("光景", "的样子", "(约)", "(左右)"), (_ABOUT, True)),
}
AFTER = _BEHIND_SAID | _BEHIND_SELDOM
#: Behind a share alone: 四分之三强 is a little more; 百强 is a list.
SLIGHTLY = {
    **dict.fromkeys(("多", "余", "强"), (_AT_LEAST, False)),
    "弱": (_AT_MOST, False),
}
#: What stands between the ends of a range.
TO = "至到~〜–—-"
#: Measure words that reports count in and the vocabulary may have no words for; the vocabulary's own come first.
MEASURES = (
    "方面 座 村 轮 类 种 级 届 年 月 天 日 时 岁 倍 亩 公里 平方米 ㎡ m² 平方公里 吨 部 册 幅 本 台 处 支 门 课 堂 "
    "集 版 周 季 个月 周年 小时 间 栋 辆 百分点 个百分点 美元 欧元 港元"
)
#: A unit that is printed in another way → its name.
SAME_UNIT = {"㎡": "平方米", "m²": "平方米", "平米": "平方米", "㎥": "立方米", "㎞": "公里"}
SHARES = ("%", "倍", "百分点", "个百分点")

#: Where no word goes on.
END = "(?=[^㐀-鿿0-9A-Za-z]|$)"
_ROUND = f"[{DIGITS[1:]}两]{{0,2}}[十百千万亿半]"
_TIME = "[0-9.,年月天日周时分]|小时|个多?月"
# Words that in running text are a bound only in some company: 过 in 通过10件 and 近 in 附近10家 belong to other words,
# and what is broken through is a level where it is large (突破100件), else a difficulty (突破3个难题).
_IN_TEXT = {
    "过": "(?<![通经超])过(?=[百千万亿半])",
    "不及": f"(?<!来)不及(?=[0-9]{{2}}|{_ROUND})",
    "上": "(?<![会以网线之])上(?=[百千万亿])",
    "破": f"(?<!突)破(?=[0-9]|{_ROUND})",
    "突破": rf"突破(?=了?(?:[0-9][0-9., ]{{2}}|[0-9.]{{1,9}}[%百千万亿wW成]|[{DIGITS[1:]}两]{{0,3}}[十百千万亿]))",
    "近": "(?<![最附临邻贴就])近",
    # but 已过30天 is what has passed
    **{
        word: rf"{word}(?=(?:[0-9][0-9.,]{{1,12}}+[百千万亿余多]?|[{CHINESE}]{{2,8}}+|[百千万亿半])(?!{_TIME}))"
        for word in ("已过", "早过")
    },
    "少说": "(?<!减)少说",
    "不满": f"不满(?=[0-9]{{2}}|{_ROUND})",
    "约": "(?<![节预公契合条制])约",
    "超": "(?<![高赶])超",
    "~": "(?<![年月日号时])~",
    ">": "(?<![0-9A-Za-z\"'=/)>-])>",  # not the end of an arrow or of markup
}
_NUMERAL = rf"[0-9{CHINESE}]"
_MAGNITUDE = rf"(?!百分点)(?:{any_of(MAGNITUDES.keys() - set('wW'))}|[wW](?![A-Za-z]))"
# The same behind the number: 100份内部资料, 3人不到位. 来 is a bound only after a round number (十来件); in 来信 it is
# a letter that came in.
_BEHIND_IN_TEXT = {
    "上下": "上下(?![级游联同])",
    "内": f"内{END}|(?<=[年月天日周时])内(?![部容外])",
    **{word: word + END for word in ("不到", "前后", "许", *_BEHIND_SELDOM) if "(" not in word},
    "起": f"(?<![余多{_NUMERAL[1:]})起{END}",  # 3起 is three cases
}


def _behind(words: Iterable[str]) -> str:
    return "|".join(_BEHIND_IN_TEXT.get(word, re.escape(word)) for word in sorted(words, key=len, reverse=True))


_BEHIND = _behind(AFTER.keys() - {"来"})
_BOUND = rf"(?:{_BEHIND}|(?<=[0十百千万{TENS}])来)"
_THINGS = "[次样元种名方面年项个轮位家人场件]"
# 3年多 and 两倍多 are more; 90人多次 is not, and no one knows what 90人多 is.
_LAST = (
    rf"(?:{_behind(AFTER.keys() - set('来余多+'))}|(?<=[年月天日周时岁倍])[余多](?!{_THINGS})|\+(?![0-9A-Za-z㐀-鿿]))"
)
_SIMPLE = rf"(?:{ARABIC}|{CHINESE_NUMBER})"
_SLIGHTLY = f"(?:[多余](?!{_THINGS})|[强弱]{END})?"
#: Nine tenths and a rest: 成五, 成多. What follows tells 九成五 from a word that begins so.
_TENTHS = (
    rf"成(?P<rest>(?:[1-9{DIGITS[1:]}半](?!{_NUMERAL}|[个件条项名家次场篇位]))?)"
    rf"(?P<over>(?:[多余]|[强弱]{END})?)(?![员立果功效长绩本])"
)
#: A share in words, as an end of a range: 四成, 一半, 三分之一, 1/3.
_SHARE = (
    rf"(?:一半|半数|[0-9]{{1,2}}/[0-9]{{1,2}}|{_SIMPLE}分之{_SIMPLE}|{_SIMPLE}成(?:[1-9{DIGITS[1:]}半](?!{_NUMERAL}))?)"
)
# 0.5 of what is itself a part: 半个百分点. 半年 and 半数 are other words.
_HALF_OF = "半(?=个?百分点)"


class UnitPatterns(NamedTuple):
    """The patterns of a unit: behind the number, behind a Chinese numeral, and behind the lower end of a range."""

    any: str
    chinese: str
    low: str


#: In one wording, whatever stands where a unit may.
WHATEVER = UnitPatterns("(?P<unit>.*?)", "(?P<chinese_unit>.*?)", "[^0-9]*?")


def units(known: Iterable[str]) -> UnitPatterns:
    """Of running text, where only known units are told from what follows: 件, and with it 件(次), 件次, 件/次, 件、次;
    and letters, which say of a number what no one may leave out (5km, 3k)."""
    one = rf"(?:{any_of({*(unit.translate(FOLD) for unit in known), *MEASURES.split()} - {'', '%'})})"
    whole = rf"(?:%(?:/{one})?|{one}(?:(?<!次)次)?(?:\({one}\)|/{one}|、{one}(?=[,;。)]|$))?)"
    # 一 alone may be part of any word; with a unit, or as a share, it counts.
    return UnitPatterns(
        rf"(?P<unit>(?:{whole}|[A-Za-z]{{1,3}}(?![0-9A-Za-z])(?:{one})?)?)",
        rf"(?P<chinese_unit>(?(parts)|{whole}))",
        rf"(?:{whole})?",
    )


def quantity(unit: UnitPatterns, *, in_text: bool) -> str:
    """The pattern of one quantity. No repetition in it is unlimited but a numeral's own digits."""
    before = any_of(BEFORE)
    if in_text:  # an exact number says all without 共 and 达
        words = {word for word, (bound, _) in BEFORE.items() if bound is not _EXACT} - {*_NOT_PAST}
        some = (_IN_TEXT[word] for word in sorted(words & _IN_TEXT.keys(), key=len, reverse=True))
        before = "|".join((any_of(words - _IN_TEXT.keys()), f"{any_of(_NOT_PAST)}{_PAST}", *some))
    edge = f"(?<!{_NUMERAL})" if in_text else ""
    half = "(?<=[过近超逾到足约及破满])半(?![年月天日个小载生价])" if in_text else "半"
    half = f"一半|半数|百分百|{half}"
    low = (
        rf"(?P<low>{_SIMPLE})(?P<low_bound>{_BOUND}{{0,2}})(?P<low_magnitude>(?:{_MAGNITUDE})?)(?P<low_unit>{unit.low})"
    )
    number = rf"(?P<number>{MIXED}|{ARABIC}|(?P<chinese>{FEW}|{CHINESE_NUMBER}|{_HALF_OF}))"
    inner = f"{_BOUND}{{0,2}}(?:来(?={_THINGS}|天))?"
    bounds = rf"(?P<inner>{inner})(?P<magnitude>(?:{_MAGNITUDE})?)(?P<outer>{_BOUND}{{0,2}})"
    counted = rf"(?P<tenths>{_TENTHS})|(?(chinese){unit.chinese}|{unit.any})(?P<and_half>(?<=倍)半)?"
    slightly = rf"(?P<slightly>(?(half){_SLIGHTLY}|(?(top){_SLIGHTLY}|(?(parts){_SLIGHTLY}|(?:(?<=%)[强弱]{END})?))))"
    return (
        rf"(?P<before>(?:(?:{before}){_LINK}){{0,3}})(?:{edge}(?P<low_share>{_SHARE})[{TO}]{{1,2}}(?P<high_share>{_SHARE})"
        rf"|{edge}(?P<half>{half})"
        rf"|(?<![0-9/.])(?P<top>[0-9]{{1,2}})/(?P<base>[0-9]{{1,2}})(?![0-9/])"
        rf"|(?:{edge}(?P<parts>{_SIMPLE})分之)?(?:{edge}{low}[{TO}]{{1,2}})?{edge}{number}{bounds}(?:{counted}))"
        rf"{slightly}(?P<last>{_LAST}{{0,2}})(?:大关|关口)?"
    )


def printed_number(known: Iterable[str]) -> str:
    """The pattern of digits in a text to be shown, with the words behind them and their unit, blanks and all."""
    return rf"[0-9][0-9.,]*{_BOUND}?(?:{_MAGNITUDE})?{_BOUND}? ?(?:{any_of({*known} - {''})})?"


#: Words of more than one character that bound a number: they are no part of a unit, and no one is told to drop them.
BOUND_WORDS = tuple(
    word for table in (BEFORE, AFTER) for word, (bound, _) in table.items() if bound is not _EXACT and len(word) > 1
)


def bound_words(bound: Bound) -> tuple[str, ...]:
    """The words that are read as a bound; those of an exact number say nothing that the number does not."""
    if bound is Bound.BETWEEN:
        return tuple(TO)
    words = [word for table in (_BEHIND_SAID, _SAID) for word, (meant, _) in table.items() if meant is bound]
    return tuple(dict.fromkeys(words))
