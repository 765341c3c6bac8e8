"""Numerals as reports print them, in either script and width → decimals. Knows no units and no bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Literal

#: For what must not be rounded: no readable text is long enough to need more places.
WIDE = Context(prec=300)

# The traditional and variant forms of every character that stands in a word of this grammar or in a unit; a test holds
# each character against them.
_TRADITIONAL = (
    "餘萬億條項個場約數兩幾點達總計過於內來見將處組員會戶種屆黨縣長減較歲號時間輪類級冊畝隻張門課雙僅為開頭環漲擴縮壓"
    "臺顆棟層筆節鎮鄉區園館獎輛噸單週參團隊縱許階領導羣聯講與認貳陸沒穩顯續實現調遞銳驟劇預標務勢連後專業箇臨爲舉價眾"
    "衆體關寫凈淨準齣劃別製辦動昇佔叄發迴國復複夠奬審嵗島乾幹榦應強當徵徑逕報無査樣棊歐遊滿電盤碼簡係繫纍綫線織經績緩"
    "編網視議設訪該負貼趕轉載遲踰鄰採裏裡鋭鎭聞難頂題額舘馀絕絶卄丗學揚牴據緻規說説諸躍還這頗飆東睏災艱嚴產産願掛豈極"
    "須鬚鮮"
)
_SIMPLIFIED = (
    "余万亿条项个场约数两几点达总计过于内来见将处组员会户种届党县长减较岁号时间轮类级册亩只张门课双仅为开头环涨扩缩压"
    "台颗栋层笔节镇乡区园馆奖辆吨单周参团队纵许阶领导群联讲与认贰陆没稳显续实现调递锐骤剧预标务势连后专业个临为举价众"
    "众体关写净净准出划别制办动升占叁发回国复复够奖审岁岛干干干应强当征径径报无查样棋欧游满电盘码简系系累线线织经绩缓"
    "编网视议设访该负贴赶转载迟逾邻采里里锐镇闻难顶题额馆余绝绝廿卅学扬抵据致规说说诸跃还这颇飙东困灾艰严产产愿挂岂极"
    "须须鲜"
)
#: The one table of folds: full width, traditional script, quotation marks and signs. Characters fold one to one, so
#: that a place in the folded text is a place in the printed one. Unicode's own compatibility folding would not do: it
#: makes a number of ① and of the 2 in ㎡.
FOLD = {0xFF01 + i: 0x21 + i for i in range(94)} | str.maketrans(
    f"{_TRADITIONAL}〇○−“”‘’「」『』", f"{_SIMPLIFIED}零零-\"\"''\"\"''"
)
# The numerals of cheques. Their characters have other meanings (队伍, 大陆, 收拾), so they are numerals only together
# or behind a usual digit.
_FORMAL = re.compile(
    "(?:[壹贰叁肆伍陆柒捌玖][拾佰仟]|(?:[壹贰叁肆柒捌玖]|(?<![队入退落])伍|(?<![大登内])陆)[十百千万亿])"
    "(?:零?[壹贰叁肆伍陆柒捌玖][拾佰仟十百千]?|万|亿)*|(?<=[0-9一二三四五六七八九两几数])[拾佰仟]"
)
_AS_USUAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
MAGNITUDES = {"百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "百亿": 10, "千亿": 11, "万亿": 12} | {
    "w": 4,
    "W": 4,
}
DIGITS = "零一二三四五六七八九"
_TENS_IN_ONE = {"\u5eff": "二十", "\u5345": "三十", "\u534c": "四十"}
#: 廿, 卅, 卌: 20, 30 and 40.
TENS = "".join(_TENS_IN_ONE)
#: All characters of a Chinese whole number.
CHINESE = f"{DIGITS}两十百千万亿{TENS}"
# Thousands are set apart by commas or by blanks. Possessive throughout: a numeral is never read only in part.
_COMMAS = "[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])"
_BLANKS = "(?<![0-9])(?<![0-9][.,])[0-9]{1,3}(?: [0-9]{3})+(?! ?[0-9])"
ARABIC = rf"(?:{_COMMAS}|{_BLANKS}|[0-9]++)(?:\.[0-9]++)?"
CHINESE_NUMBER = f"[{CHINESE}]++(?:点[{DIGITS}]++)?"
#: 十几, 二十几: between 11 and 19, between 21 and 29.
FEW = f"(?:[{DIGITS[2:]}]?十|[{TENS}])几"
#: 1亿2000 of 1亿2000万.
MIXED = "(?:[0-9]++[百千万亿])+[0-9]++"
_GROUPED = re.compile(_BLANKS)
# 二三十, 十五六, 三五: two digits side by side that are neighbours, and 三五, which people say for “a few”.
_NEIGHBOURS = re.compile(
    f"(?P<head>(?:[{CHINESE}]*[零十百千万亿])?)(?P<low>[{DIGITS[1:]}两])(?P<high>[{DIGITS[1:]}两])(?P<tail>[十百千万亿]*)"
)


class NotOneNumber(ValueError):
    """A numeral of two minds, such as 二百五 or 1万2; its argument is the numeral."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A printed text in the characters of the grammar, and where each stands in print."""

    printed: str
    text: str
    places: tuple[int, ...]

    def printed_from(self, start: int, end: int | None = None) -> str:
        """The print of a stretch of the folded text; up to the end where none is given."""
        if start >= len(self.places):
            return ""
        last = len(self.printed) if end is None else self.places[end - 1] + 1
        return self.printed[self.places[start] : last]


def is_blank(char: str) -> bool:
    """Whether a character takes no part: spaces, and what comes along unseen when text is copied from a page."""
    return char.isspace() or char in "\u200b\ufeff"


def folded(printed: str, *, digits_apart: bool = True) -> Folded:
    """The text folded and without blanks.

    Args:
        digits_apart: keep one blank between two digits or their separators: 1 290 is one number, 44 2 are two.
    """
    chars = _FORMAL.sub(lambda formal: formal[0].translate(_AS_USUAL), printed.translate(FOLD))
    text: list[str] = []
    places: list[int] = []
    blank = -1
    for place, char in enumerate(chars):
        if is_blank(char):
            blank = place if blank < 0 else blank
            continue
        if digits_apart and blank >= 0 and text and text[-1] in "0123456789.," and char in "0123456789.,":
            text.append(" ")
            places.append(blank)
        blank = -1
        text.append(char)
        places.append(place)
    return Folded(printed, "".join(text), tuple(places))


def has_stray_blank(text: str) -> bool:
    """Whether a blank stands in the folded text elsewhere than between thousands."""
    return " " in _GROUPED.sub("", text)


def plain(number: Decimal) -> Decimal:
    """Without trailing zeros and exponents, so that 2.83万 is 28300 and not 28300.00 or 2.83E+4; nought has no sign."""
    short = number.normalize(WIDE) if number else Decimal(0)
    return short.quantize(Decimal(1), context=WIDE) if short == short.to_integral_value() else short


def number(words: str, magnitude: str = "") -> Decimal:
    """The value of one numeral: 6500, 1,265, 1 265, the 1亿2000 of 1亿2000万, 一千二百六十五, 十二点五, 廿五.

    Raises:
        NotOneNumber: it can be read in two ways, or in none.
    """
    power = Decimal(10 ** MAGNITUDES.get(magnitude, 0))
    if re.fullmatch(ARABIC, words):
        return WIDE.multiply(Decimal(re.sub("[ ,]", "", words)), power)
    whole, _, fraction = words.partition("点")
    if words[0] not in "0123456789":
        decimals = "".join(str(DIGITS.index(digit)) for digit in fraction)
        return WIDE.multiply(Decimal(f"{_converted(_spelt_out(whole), 'strict')}.{decimals}"), power)
    if not magnitude:  # to some 1万2 is 12000, to others 10002
        raise NotOneNumber(words)
    return _converted(words + magnitude, "smart")


def neighbours(words: str) -> tuple[Decimal, Decimal] | None:
    """The ends of 二三十, 十五六, 三五百; None for any other numeral."""
    match = _NEIGHBOURS.fullmatch(words)
    if not match:
        return None
    low, high = (DIGITS.index(digit.replace("两", "二")) for digit in (match["low"], match["high"]))
    if high != low + 1 and (low, high) != (3, 5):
        return None
    return number(match["head"] + match["low"] + match["tail"]), number(match["head"] + match["high"] + match["tail"])


def few(words: str) -> tuple[Decimal, Decimal] | None:
    """The tens that 十几 and 二十几 lie between: 10 and 20, 20 and 30; None for any other numeral."""
    if not re.fullmatch(FEW, words):
        return None
    tens = number(words.removesuffix("几"))
    return tens, tens + 10


def shared_magnitude(low: str, high: str) -> str:
    """The magnitude that the upper end of a range lends the lower: 万 in 2至3万 and 一百至二百万, none in 5000至1万."""
    for start in range(len(high) - len(re.split("[^百千万亿wW]", high)[-1]), len(high)):
        head, magnitude = high[:start], high[start:]
        try:
            if head and magnitude in MAGNITUDES and number(low) < number(head):
                return magnitude
        except NotOneNumber:
            continue  # 二千三 of 二千三百万: not where the magnitude begins
    return ""


def _spelt_out(whole: str) -> str:
    for short, spelt in _TENS_IN_ONE.items():
        whole = whole.replace(short, spelt)
    whole = whole.replace("两", "二")
    return f"一{whole}" if whole[0] in "百千万亿" else whole


def _converted(numeral: str, mode: Literal["strict", "smart"]) -> Decimal:
    """A whole number by cn2an, whose strict mode refuses 三四十 and 二百五; decimals it would make floats."""
    if len(numeral) == 1 and numeral in DIGITS:
        return Decimal(DIGITS.index(numeral))
    # Imported late: it takes longer than the rest of the package, and most figures do without.
    from cn2an import cn2an  # noqa: PLC0415

    try:
        return Decimal(cn2an(numeral, mode))
    except (ValueError, KeyError):
        raise NotOneNumber(numeral) from None
