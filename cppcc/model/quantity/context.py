"""The words beside a number that make another thing of it, once: changes, rates, comparisons, signs, names, dates.

Reading one wording and finding wordings in running text both go by them: what one wording is refused for, a text that
says so is never quoted without.
"""

from __future__ import annotations

import re

from cppcc.model.quantity.grammar import (
    ABOUT,
    BEFORE,
    BOUND_WORDS,
    BOUNDED,
    END,
    NOT_SURE,
    READ_DENIAL,
    SHARES,
    TO,
    any_of,
)
from cppcc.model.quantity.numerals import CHINESE, DIGITS, TENS
from cppcc.model.quantity.value import Bound

NUMERAL = rf"[0-9{CHINESE}]"
_WORD = rf"(?![{CHINESE}])[㐀-鿿]"

# --- changes ---------------------------------------------------------------------------------------------------------
# Of shares alone, and of what is named in two characters at most: 节约成本12%, but 节约型机关创建率98%.
_SELDOM_RISES = (
    *("走高", "上扬", "上浮", "提速", "改善", "攀升", "飙升"),
    *("跃升", "升高", "走强", "调高", "拉高", "增收", "增产"),
)
_SELDOM_FALLS = (
    *("精简", "节约", "节省", "缩水", "下挫", "走低", "下浮", "削减"),
    *("萎缩", "滑落", "走弱", "调低", "压降", "减排", "降耗", "减产"),
)
#: What states a change only of a share, or where the text says against what: 提升15项服务 counts services.
_RISES_OF_SHARES = ("提高", "提升", "扩大", "加快", "回升", "增", "升", *_SELDOM_RISES)
_FALLS_OF_SHARES = ("降低", "压缩", "缩小", "收窄", "放缓", "回落", "降", "减", *_SELDOM_FALLS)
OF_SHARES = (*_RISES_OF_SHARES, *_FALLS_OF_SHARES)
# What does so only against something that is named: 比上年多32件, but 许多3人小组.
AGAINST_ONLY = ("多", "高", "少", "低")
_EXTENTS_OF_RISES, _EXTENTS_OF_FALLS = ("增幅", "涨幅", "升幅", "增速", "增量"), ("降幅", "跌幅", "减幅")
RISES = (
    *("增长", "增加", "上升", "上涨", "上调", "净增", "递增", "激增", "猛增", "剧增", "延长", "涨", "高出", "多出"),
    "增多",
    *("多了", "高了", "多办", "多收", *_RISES_OF_SHARES, *_EXTENTS_OF_RISES, *AGAINST_ONLY[:2]),
)
FALLS = (
    *("减少", "下降", "下滑", "下跌", "下调", "递减", "锐减", "骤减", "骤降", "缩短", "缩减", "压减", "跌", "负增长"),
    *("低出", "少了", "低了", "少办", "少收", *_FALLS_OF_SHARES, *_EXTENTS_OF_FALLS, *AGAINST_ONLY[2:]),
)
_HOW = (
    "净(?=增[加长]|减少)|大幅度?|小幅|稳步|逆势|明显|显著|持续|连续|逐年|逐步|分别|快速|较快|高速|平均|略有?"
    "|均|又|再|实现"
)
#: The years and terms that something is measured by, and the plans.
_BEFORE_NOW = "上年|去年|前年|往年|上一年度?|上年度|上届|上月|上季|同期|[0-9]{4}年"
_TERM = f"第?{NUMERAL}{{1,4}}届"
_BASE = f"(?:{_BEFORE_NOW}|{_TERM}|预期|目标|计划|任务|全[国省市区县]平均)"
_GAP = rf"(?:[0-9]{{4}}年|上一|{_TERM})?{_WORD}{{0,11}}?"
_AGAINST = f"(?:同比|环比|年均|[比较]{_GAP}(?:同期)?|[与同和跟]{_GAP}相比,?)"
_EXTENTS = any_of(_EXTENTS_OF_RISES + _EXTENTS_OF_FALLS)
_ONLY = f"[{''.join(AGAINST_ONLY)}]"
_VERBS = any_of({*RISES, *FALLS} - {*AGAINST_ONLY})
# What moves may stand between: 减少会议12次. What is reached, or counted each time, is no amount of a change, 增加值 is
# a level, and 增速回落 is a fall.
_WHAT = rf"(?:(?![到至达为的每均值]|{_VERBS}){_WORD}){{0,6}}?"
_EXACTLY = any_of(word for word, (bound, _) in BEFORE.items() if bound is Bound.EXACT)
# 多30% is a change wherever no other word ends so.
_MORE = "(?<![许很大众最至太不好诸颇差缺减])[多少](?=[0-9.]{1,6}%)"
#: What precedes the amount of a change.
DEED = (
    rf"(?P<against>{_AGAINST})?(?:{_HOW}){{0,2}}"
    rf"(?<!新)(?P<deed>{_VERBS}|{_ONLY}(?=[^,;。]{{1,12}}百分点)|(?(against){_ONLY}|{_MORE}))"
    rf"(?P<what>{_WHAT})(?:幅度|率)?(?P<got>(?:(?<=[幅度速率])[为是])?(?:了|{_EXACTLY})?):?"
)
#: What follows it: 12%的增长, 12%的降幅, 12%（同比增长）.
DONE = (
    rf"(?:(?:的(?:{_HOW}){{0,2}}(?P<done>{_VERBS})|(?P<extent>{_EXTENTS}))(?:幅度|率)?"
    rf"|(?<=[%点倍])\((?:{_AGAINST})?(?:{_HOW}){{0,2}}(?P<aside>{_VERBS})\))"
)
_MOVED = ("增加", "增多", "减少", "缩短", "缩减", "压减", *AGAINST_ONLY)
_LONGEST_THING, _SHORT_THING = 4, 2
_NAMED_BASE = re.compile(f"同比|环比|{_BASE}")


def moves(deed: str, what: str, got: str, against: str, unit: str) -> bool:
    """Whether these words tell of the amount by which something moved: 提升15项服务 does not, nor 升级改造率98%.

    Args:
        deed, what, got, against: the groups of ``DEED``.
        unit: of the amount.
    """
    is_share = unit in SHARES
    # 减少污染专题协商3次 are consultations.
    is_thing = deed in _MOVED and len(what) <= _LONGEST_THING
    if what and (len(deed + against) == 1 or re.search("[达占]", got) or not (is_share or is_thing)):
        return False
    if what and deed in _SELDOM_RISES + _SELDOM_FALLS and len(what) > _SHORT_THING:
        return False
    if deed in AGAINST_ONLY:
        return "百分点" in unit or (is_share and not against) or bool(_NAMED_BASE.search(against))
    return deed not in OF_SHARES or bool(against) or is_share


# --- what is done with what ------------------------------------------------------------------------------------------
_DID = "收到|提出|提交|形成|征集|立案|办理|办复|召开|举办|开展|组织|编发|报送|刊发|撰写|采用|审查|转办|走访|接待"
_OF = "重点|集体|联名|个人|大会|委员|专题|党派|界别|年度|全体|常委|各类"
_THING = "提案|议案|建议|意见|信息|社情民意|会议|活动|调研|视察|报告|发言|简报|文章|稿件|新闻|委员|群众|企业|项目"

# --- what is no total ------------------------------------------------------------------------------------------------
_SHARE = rf"{BOUNDED}[0-9.,{CHINESE}余多]{{1,12}}(?:%|倍|成|分之)"
# 案件均 is all of them, 人均 is each.
_RATE = (
    rf"每(?:(?!的){_WORD}){{0,8}}?"
    rf"|(?<!{NUMERAL})(?<![案事各商市该今])[人日年月周场户次件]均(?:(?!的){_WORD}){{0,4}}?"
    rf"|均价|平均(?:(?![率度分的]){_WORD}){{0,4}}?|(?<!简)单[个次场件篇户价](?:(?!的){_WORD}){{0,4}}?"
)
# Where each is named, as in 民盟、民进各12件, that is what each of them has.
_NOT_NAMED = "(?<!男女)(?<!男女委员)" + "".join(f"(?<![、和与及]{'.' * apart})" for apart in range(1, 9))
# 一年12次 and 三年一次 are rates, 三年12次 is a total, 1月 and 1日 are dates; 各提交提案12件 is of each, 各界委员12人
# of all.
_TIMES = (
    rf"(?<![月这那前后近头过第每半整全{NUMERAL[1:]})(?:[一1](?:年|个?季度|个月|周|个?星期|天|个?小时)|一日)"
    rf"|(?<![月上下这那前后近头过第每整{NUMERAL[1:]})(?:{NUMERAL}{{1,3}}(?:年|个?季度|个月|周|天)|半[年月])"
    "(?=[一1][次场届期回])"
    rf"|{_NOT_NAMED}各(?![0-9.]{{1,6}}%)(?:自|有|(?:{_DID})了?(?:{_OF}){{0,3}}(?:{_THING})?)?"
)
_COMPARED = (
    rf"(?:{_BEFORE_NOW})?同期[为是]?(?={BOUNDED}{NUMERAL})"
    rf"|(?:{_BEFORE_NOW})(?:(?!的){_WORD}){{0,4}}的(?={_SHARE})|于{_BASE}{_WORD}{{0,4}}?"
    "|同比|环比|超额(?:完成)?|提前|推迟|延后"
)
_EXTREME = "(?:最[高低大小长短]|[上下]限)[达为]?"
_DENIED = "(?:未|(?<![淹沉埋出覆])没有?)能?[到够过]?|不[得能会可应曾]?够|不[得能会可应曾]到"
_SIGN = (
    r"(?:同比|环比|(?<![0-9A-Za-z㐀-鿿\"'(]))[+±]|[↑↓]|(?<=[㐀-鿿])[+±](?=[0-9]{1,4}(?:\.[0-9]{1,6})?(?:%|个?百分点))"
)
_BRACKETED = rf"(?<![节预公契合条制规])(?:{ABOUT})\("
#: What a figure may be called that is an average itself: 委员人均参加次数.
AVERAGE = re.compile(_RATE)
#: In running text, what stands before a quantity and belongs to it.
LEAD = f"(?P<rate>{_RATE}|{_TIMES})|(?P<bracket>{_BRACKETED})|{_SIGN}|{_COMPARED}|{_EXTREME}|{NOT_SURE}|{_DENIED}"


def trail(unit: str) -> str:
    """In running text, what stands behind a quantity and belongs to it: the half of 两个半小时, the 余 of 90件余."""
    each = r"每(?:[年季月周日天人场次件户届]|季度|年度)"
    return (
        f"(?(bracket)\\)|(?!))|{each}{END}|[为是][上下]限|\\(每[^()0-9{CHINESE}]{{1,6}}\\)|"
        f"半(?![年价数径岛球成])(?:{unit})?|(?<=个)[余多](?:月|小时|星期|百分点)|[余多]{END}|不等|倍?于{_BASE}|{DONE}"
    )


# --- what counts nothing ---------------------------------------------------------------------------------------------
# Looked for in this order, before any number is read: each would pass for a quantity, or for another fault. The kinds
# are told under ``unread.*``.
IDIOM = "成百上千|上千上万|成千上[百万]|成千成万|千千万万|上百上千|数以[百千万亿]+计"
DOUBLING = f"翻了?[近超约过]{{0,2}}[{CHINESE}几0-9.]{{0,4}}[番倍]|成倍"
VAGUE_NUMERAL = f"(?<![十{TENS}])几[十百千万亿]+|数[十百千万亿]+|[十百千万]数(?=[件项人条个次家])"
# A number of so many digits, whichever.
_LENGTH = f"[{CHINESE}0-9几多个]位数(?![学字据量])"
VAGUE = (
    f"若干|{VAGUE_NUMERAL}|{_LENGTH}|(?<![十{TENS}])几(?![乎近])|个把|[百千万]把|(?<!{NUMERAL})百八?十|[十百千万]数"
    "|[大多小]半|大?多数|一系列|一些|一大批|一盘棋"
)
SESSION = f"{NUMERAL}{{1,4}}届{NUMERAL}{{1,4}}次"
PLACE = f"(?<![目提日此之以当])前{NUMERAL}{{1,4}}(?=名|位|强|甲|列|$)"
PROPORTION = f"{NUMERAL}比{NUMERAL}|(?<![0-9])[0-9]{{1,3}}:[0-9](?![0-9])"
DATE = f"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|(?:[0-9{DIGITS}]{{4}}年|[0-9十{DIGITS}]+[月日号时:])+"
NO_QUANTITIES = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"[\"']", "quoted"),
        (rf"^{_SIGN}|[↑↓]", "signed"),
        (r"\+[A-Za-z0-9]|[A-Za-z][0-9]|[0-9]·[0-9]", "name"),
        (DOUBLING, "doubling"),
        (IDIOM, "idiom"),
        (SESSION, "session"),
        ("第", "ordinal"),
        (f"[0-9十{DIGITS}]+等奖", "rank"),
        (PLACE, "place"),
        (f"{NUMERAL}周?岁", "age"),
        (_RATE, "rate"),
        (rf"(?:{_TIMES})(?={BOUNDED}{NUMERAL})", "rate"),
        (_BRACKETED, "bracketed"),
        (r"[零0正负]增长|增长[零0](?!\.)|减半(?!数)|[余多]百分点", "change"),
        (_COMPARED, "compared"),
        (f"{_EXTREME}|不等", "varied"),
        (rf"^(?!{READ_DENIAL})(?:{_DENIED})(?=[半{NUMERAL[1:]})|{NOT_SURE}(?={BOUNDED}[半{CHINESE}0-9])", "denied"),
        (PROPORTION, "proportion"),
        (DATE, "date"),
        ("(?<![0-9])(?<![0-9][., ])0[0-9]", "code"),
        (VAGUE, "vague"),
        (f"^(?:-|负)(?={NUMERAL})", "negative"),
    )
)
#: In running text, what holds a numeral and counts nothing, whole: stamps, dates, names, sessions, ordinals, rates.
_EDGE = f"(?<!{NUMERAL})"
_DAY = f"{NUMERAL}{{1,3}}月(?:份|{NUMERAL}{{1,3}}[日号]|[上中下]旬)?"
_SIGNED = r"[0-9][0-9,]{0,9}(?:\.[0-9]{1,6})?"


def numerals_that_count_nothing(unit: str) -> str:
    """Their pattern, whole with what they count."""
    numeral = f"{NUMERAL}{{1,6}}"
    return "|".join(
        (
            r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2})?",
            f"{_EDGE}[0-9{DIGITS}]{{4}}年(?!的{_SHARE})(?:[上下]半年|{_DAY})?",
            f"{_EDGE}{_DAY}",
            f"{_EDGE}[0-9]{{1,2}}:[0-9]{{2}}(?!{NUMERAL})",
            r"(?<![0-9A-Za-z])[0-9A-Za-z]{1,9}(?:\+[0-9A-Za-z]{1,9})+",
            f"{_EDGE}[0-9]{{1,4}}·[0-9]{{1,4}}",
            "(?<![0-9A-Za-z])[A-Za-z]{1,9}[0-9]{1,9}(?![0-9])",
            rf"(?:负|(?<![0-9A-Za-z%)㐀-鿿])-){_SIGNED}(?![0-9]){unit}|(?<![0-9A-Za-z%])-{_SIGNED}%",
            f"{_EDGE}{SESSION}",
            f"{_EDGE}{DOUBLING}",
            IDIOM,
            f"第{numeral}{unit}(?:[{TO}、]{numeral}{unit})?",
            f"[0-9]{{1,6}}几{unit}",
            rf"每{numeral}{unit}(?:(?:(?!的){_WORD}){{0,8}}?{numeral}(?:\.[0-9]{{1,6}})?{unit})?",
            f"{_EDGE}{_LENGTH}",
            f"(?:{PLACE}|{VAGUE_NUMERAL}){unit}",
        )
    )


# --- what is no part of a quantity -----------------------------------------------------------------------------------
_MOVING = {*RISES, *FALLS} - {*OF_SHARES, *AGAINST_ONLY}
#: What no unit holds: words that bound a number, or move it.
NO_UNIT = re.compile(rf"[余多]|许(?!可)|来(?![信访电函])|内(?![部容外设])|{any_of({*BOUND_WORDS, *_MOVING})}")
#: Before a quantity, what says of whom or of what it is and nothing else: only this may be dropped.
LABEL = re.compile(rf"(?:{_DID})了?|(?:(?:{_DID})了?)?(?:{_OF}){{0,3}}(?:{_THING})")
