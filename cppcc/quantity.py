"""Quantities as reports print them: a number, its bound and its unit are read, worded, rounded and combined here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import Literal


class Bound(StrEnum):
    """What a printed number says of the true one."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    BETWEEN = "between"


class Refusal(StrEnum):
    """Why two quantities cannot be combined; the ids are stable, for callers that word them for readers."""

    UNITS_DIFFER = "units_differ"
    NO_BOUND = "no_bound"
    RANGE_AND_ABOUT = "range_and_about"
    DIVISION_BY_ZERO = "division_by_zero"
    MAY_BE_NEGATIVE = "may_be_negative"
    NO_QUOTIENT_UNIT = "no_quotient_unit"


class QuantityError(ValueError):
    """A text that cannot be read as one quantity: what was found, what was expected, how to mend it."""

    def __init__(self, found: str, expected: str, mend: str) -> None:
        super().__init__(f"{found}; expected {expected}. {mend}.")
        self.found, self.expected, self.mend = found, expected, mend


class CannotCombine(ValueError):
    """A sum, difference, quotient or comparison of which nothing true can be said."""

    def __init__(self, reason: Refusal, message: str) -> None:
        super().__init__(message)
        self.reason = reason


_Operation = Callable[[Context, Decimal, Decimal], Decimal]
_TURNED = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}
_ROUNDED = {Bound.AT_LEAST: ROUND_FLOOR, Bound.AT_MOST: ROUND_CEILING, Bound.BETWEEN: ROUND_FLOOR}
# Both ends of a result are rounded outward, so that not even the 28th digit makes a bound untrue.
_DOWN, _UP = Context(prec=28, rounding=ROUND_FLOOR), Context(prec=28, rounding=ROUND_CEILING)
# For what must not be rounded: no readable text is long enough to need more places.
_WIDE = Context(prec=300)
_WORDING = {  # bound, inclusive → how a result says so
    (Bound.AT_LEAST, True): ("至少", "at least "),
    (Bound.AT_LEAST, False): ("超过", "more than "),
    (Bound.AT_MOST, True): ("至多", "at most "),
    (Bound.AT_MOST, False): ("不到", "fewer than "),
    (Bound.ABOUT, True): ("约", "about "),
}
_CHINESE, _ENGLISH = ((8, "亿"), (4, "万")), ((9, " billion"), (6, " million"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that says how true it is.

    Args:
        value: in the base unit: 6500余万元 is 65000000; the lower end of a range.
        upper: the upper end of a range; None for every other bound.
        unit: the measure word in simplified, half-width characters without spaces; ``%`` for shares; may be empty.
        as_written: the report's own words, or, for a result, Chinese words made in their manner.
        unit_words: the end of ``as_written`` that is the unit; empty where bound words follow it.
        inclusive: whether a bound may itself be the true value: 至少 and 以上 say so, 余, 超过 and 近 do not.
        difference: came from a subtraction, so it may be below zero, as a count never is.
    """

    value: Decimal
    upper: Decimal | None
    bound: Bound
    unit: str
    as_written: str
    unit_words: str = ""
    inclusive: bool = True
    difference: bool = False

    def __post_init__(self) -> None:
        if (self.bound is Bound.BETWEEN) != (self.upper is not None) or self.high < self.value:
            raise ValueError(f"{self.bound} from {self.value} to {self.upper}: ranges, and only they, have two ends")

    def __str__(self) -> str:
        return self.as_written

    @property
    def number_words(self) -> str:
        """The words before the unit: 30余 of 30余项, the whole of 100件以上."""
        return self.as_written.removesuffix(self.unit_words).rstrip()

    def number(self, language: str) -> str:
        """The number with its bound, without the unit, which the vocabulary translates."""
        return self.number_words if language == "zh" else self._in_english()

    def rounded(self, digits: int) -> Quantity:
        """The same to so many decimals, its bound still true; an exact value that does not fit becomes about."""
        step = Decimal(1).scaleb(-digits)
        value = self.value.quantize(step, _ROUNDED.get(self.bound, ROUND_HALF_UP), _WIDE)
        upper = None if self.upper is None else _plain(self.upper.quantize(step, ROUND_CEILING, _WIDE))
        if (value, upper) == (self.value, self.upper):
            return self
        bound = Bound.ABOUT if self.bound is Bound.EXACT else self.bound
        return _worded(replace(self, value=_plain(value), upper=upper, bound=bound))

    def exactly(self, value: Decimal) -> Quantity:
        """That value in this unit, exact and in words of its own: 3700人(次) for one end of 3700余人(次)."""
        return _worded(replace(self, value=value, upper=None, bound=Bound.EXACT, inclusive=True))

    def __add__(self, other: Quantity) -> Quantity:
        _same_unit(self, other, "add")
        return self._with(other, Context.add, self.unit, self.inclusive and other.inclusive)

    def __sub__(self, other: Quantity) -> Quantity:
        _same_unit(self, other, "subtract")
        less = self._with(other, Context.subtract, self.unit, self.inclusive and other.inclusive, turned=True)
        return replace(less, difference=True)

    def __truediv__(self, other: Quantity) -> Quantity:
        """The quotient, its unit ``of/per``; without unit where both have the same."""
        if other.value == 0:
            raise CannotCombine(Refusal.DIVISION_BY_ZERO, f"cannot divide by {other}: it is zero or may be")
        below_zero = min(self.value, other.value) < 0 or (other.difference and other.bound is Bound.AT_MOST)
        if below_zero and not self.bound is other.bound is Bound.EXACT:
            raise CannotCombine(Refusal.MAY_BE_NEGATIVE, f"cannot divide {self} by {other}: one may be below zero")
        unit = "" if self.unit == other.unit else f"{self.unit}/{other.unit}".removesuffix("/")
        if "/" in unit and ("%" in unit or unit.count("/") > 1):
            raise CannotCombine(Refusal.NO_QUOTIENT_UNIT, f"cannot divide {self} by {other}: no one counts in '{unit}'")
        # Nothing divided by "nearly 100" is nothing, not "more than nothing".
        inclusive = self.inclusive and (other.inclusive or self.value == 0)
        return self._with(other, Context.divide, unit, inclusive, turned=True)

    def compare(self, other: Quantity) -> Literal[-1, 0, 1] | None:
        """-1, 0 or 1 as it is less, equal or more; None where the bounds do not settle it."""
        _same_unit(self, other, "compare")
        if self._below(other) or other._below(self):
            return -1 if self._below(other) else 1
        return 0 if self.bound is other.bound is Bound.EXACT else None

    @property
    def high(self) -> Decimal:
        return self.value if self.upper is None else self.upper

    def _below(self, other: Quantity) -> bool:
        if self.bound in (Bound.AT_LEAST, Bound.ABOUT) or other.bound in (Bound.AT_MOST, Bound.ABOUT):
            return False
        touching = self.high == other.value and not (self.inclusive and other.inclusive)
        return self.high < other.value or touching

    def _with(self, other: Quantity, apply: _Operation, unit: str, inclusive: bool, turned: bool = False) -> Quantity:
        """End by end; ``turned`` where more of the other means less of the result."""
        bound = _joined(self, other, _TURNED.get(other.bound, other.bound) if turned else other.bound)
        near, far = (other.high, other.value) if turned else (other.value, other.high)
        low, high = _plain(apply(_DOWN, self.value, near)), _plain(apply(_UP, self.high, far))
        if bound is Bound.EXACT and low != high:  # it has no last digit
            bound = Bound.ABOUT
        elif bound is Bound.BETWEEN and low == high:  # nothing, divided by 3 to 5, is nothing
            bound = Bound.EXACT
        value, upper = high if bound is Bound.AT_MOST else low, high if bound is Bound.BETWEEN else None
        difference = self.difference or other.difference
        return _worded(Quantity(value, upper, bound, unit, "", "", inclusive or bound not in _TURNED, difference))

    def _in_english(self) -> str:
        ends = (self.value,) if self.upper is None else (self.value, self.upper)
        number = " to ".join("{:,f}{}".format(*_scaled(end, _ENGLISH)) for end in ends)
        words = _WORDING.get((self.bound, self.inclusive), ("", ""))[1]
        if words == "fewer than ":
            uncounted = "." in number or self.unit in ("元", "%")
            words = "nearly " if "近" in self.number_words else "less than " if uncounted else words
        return words + number


def _joined(a: Quantity, b: Quantity, turned: Bound) -> Bound:
    """The bound of a result that grows with both: the table of DESIGN section 2, and ranges."""
    bounds = {a.bound, turned}
    if bounds >= {Bound.AT_LEAST, Bound.AT_MOST}:
        raise CannotCombine(Refusal.NO_BOUND, f"cannot combine {a} and {b}: one bound pulls up, one pulls down")
    if bounds >= {Bound.BETWEEN, Bound.ABOUT}:
        raise CannotCombine(Refusal.RANGE_AND_ABOUT, f"cannot combine {a} and {b}: a range has no one value")
    ranked = (Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST, Bound.BETWEEN, Bound.EXACT)
    return next(bound for bound in ranked if bound in bounds)


def _same_unit(a: Quantity, b: Quantity, deed: str) -> None:
    if a.unit != b.unit:
        raise CannotCombine(Refusal.UNITS_DIFFER, f"cannot {deed} {a} and {b}: '{a.unit}' is not '{b.unit}'")


def _plain(number: Decimal) -> Decimal:
    """Without trailing zeros and exponents, so that 2.83万 is 28300 and not 28300.00 or 2.83E+4; nought has no sign."""
    short = number.normalize(_WIDE) if number else Decimal(0)
    return short.quantize(Decimal(1), context=_WIDE) if short == short.to_integral_value() else short


def _scaled(number: Decimal, magnitudes: Iterable[tuple[int, str]]) -> tuple[Decimal, str]:
    """In the largest magnitude that leaves at most two decimals, and its word."""
    for power, word in magnitudes:
        scaled = _plain(number.scaleb(-power, _WIDE))
        if abs(scaled) >= 1 and scaled == scaled.quantize(Decimal("0.01"), context=_WIDE):
            return scaled, word
    return number, ""


def _worded(quantity: Quantity) -> Quantity:
    """The same quantity in Chinese words, as a report would put it; ``parse`` reads them back."""
    unit, words = quantity.unit, _WORDING.get((quantity.bound, quantity.inclusive), ("", ""))[0]
    scaled, magnitude = _scaled(quantity.value, () if unit == "%" else _CHINESE)
    digits = f"{scaled:f}"
    if quantity.upper is not None:
        # 0.5至3万 would read as 0.5万: the upper end takes a magnitude only where the lower one has its own.
        upper = "{:f}{}".format(*_scaled(quantity.upper, _CHINESE if magnitude else ()))
        number = f"{digits}{magnitude}至{upper}"
    elif words == "超过" and quantity.value >= 10 and (magnitude or digits.isdecimal()) and not re.search("[%/]", unit):
        # 余 stands between tens and 万 (6500余万), but after the 万 of any other number (3万余).
        tens = digits.isdecimal() and digits.endswith("0")
        number = f"{digits}余{magnitude}" if tens else f"{digits}{magnitude}余"
    else:
        number = f"{words}{digits}{magnitude}"
    return replace(quantity, as_written=number + unit, unit_words=unit)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


# word → bound, and whether the number itself is within it. 以上, 以下 and 以内 take the number in, by law and by use.
_BEFORE = {
    **dict.fromkeys(("超过", "超", "逾", "突破", "多于", "高于", "大于", "不止", "过", "破"), (Bound.AT_LEAST, False)),
    **dict.fromkeys(("不少于", "不低于", "至少", "最少", "起码", "上"), (Bound.AT_LEAST, True)),
    **dict.fromkeys(("近", "将近", "接近", "不到", "不足", "低于", "少于", "小于"), (Bound.AT_MOST, False)),
    **dict.fromkeys(("不超过", "不多于", "不高于", "至多", "最多"), (Bound.AT_MOST, True)),
    **dict.fromkeys(("约", "大约"), (Bound.ABOUT, True)),
    **dict.fromkeys(("达", "达到", "多达", "高达", "共", "共有", "共计", "总计", "合计", "累计"), (Bound.EXACT, True)),
}
_AFTER = {
    **dict.fromkeys(("余", "多", "+"), (Bound.AT_LEAST, False)),
    **dict.fromkeys(("以上", "及以上"), (Bound.AT_LEAST, True)),
    **dict.fromkeys(("以下", "及以下", "以内"), (Bound.AT_MOST, True)),
    **dict.fromkeys(("左右", "上下", "来"), (Bound.ABOUT, True)),
}
#: What stands between the ends of a range.
_TO = "至到~〜–—-"
_MAGNITUDES = {"百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "百亿": 10, "千亿": 11, "万亿": 12}
_DIGITS = "零一二三四五六七八九"
# Characters fold one to one, so that a place in the folded text is a place in the report's words. Unicode's own
# compatibility folding would not do: it makes a number of ① and of the 2 in ㎡.
_FOLD = {0xFF01 + i: 0x21 + i for i in range(94)} | str.maketrans(
    "餘萬億條項個場約數兩幾點達總計過於內來見將處組員會戶種屆黨縣〇○−",
    "余万亿条项个场约数两几点达总计过于内来见将处组员会户种届党县零零-",
)
_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_SIMPLE = rf"(?:{_ARABIC}|[{_DIGITS}两十百千万亿]+(?:点[{_DIGITS}]+)?)"
_NUMBER = rf"(?:(?:[0-9]+[百千万亿])+[0-9]+|{_SIMPLE})"
_MAGNITUDE = rf"(?!百分点)(?:{_any_of(_MAGNITUDES)})"
# 来 is a bound only after a round number (十来件); in 来信 it is a letter that came in.
_BOUND = rf"(?:{_any_of(_AFTER.keys() - {'来'})}|(?<=[0十百千万])来)"
_QUANTITY = re.compile(
    rf"(?P<before>(?:{_any_of(_BEFORE)})*)(?P<share>百分之)?"
    rf"(?:(?P<low>{_SIMPLE})(?P<low_bound>{_BOUND}*)(?P<low_magnitude>(?:{_MAGNITUDE})?)(?P<low_unit>[^0-9]*?)[{_TO}])?"
    rf"(?P<number>{_NUMBER})(?P<inner>{_BOUND}*)(?P<magnitude>(?:{_MAGNITUDE})?)(?P<outer>{_BOUND}*)"
    rf"(?P<unit>.*?)(?P<last>(?:{_any_of(_AFTER.keys() - set('余多+来'))})*)"
)
_START = re.compile(rf"(?:{_any_of(_BEFORE)})*{_NUMBER}")
_WORD = r"[㐀-鿿A-Za-z]+(?:\([㐀-鿿A-Za-z]+\))?[㐀-鿿A-Za-z]*"
_UNIT = re.compile(rf"%?|{_WORD}|(?:{_WORD})?/{_WORD}")
_LONGEST_TEXT, _LONGEST_UNIT, _MOST_DIGITS = 200, 12, 20
_ONE = "one number and its unit, as in '442件' or '30余项'"
_APART = "Write each number as a figure of its own"
_KEEP_TO = "Keep to the number, the bound word the report prints, and the unit"

# Looked for in this order, before any number is read: each would pass for a quantity, or for another fault.
_NO_QUANTITIES = (
    (r"\+[A-Za-z0-9]", "is part of a name such as 5+N", "Leave names out of the figures"),
    ("第", "marks an ordinal, which counts nothing", "Leave ordinals out of the figures"),
    (f"[0-9十{_DIGITS}]+等奖", "is a rank, which counts nothing", "Leave ranks out of the figures"),
    (
        f"(?:[0-9{_DIGITS}]{{4}}年|[0-9十{_DIGITS}]+[月日号时:])+",
        "is a date or time",
        "Write dates under a work's 'date'",
    ),
    ("若干|几|[十百千万]数|数[十百千万亿]|一系列|一些|一大批|一盘棋", "has no value", "Leave it out of the figures"),
    ("(?<!百)分之", "makes a fraction", "Leave fractions out; shares are read as '40%' or '4成'"),
    ("^(?:-|负)", "makes the number negative", "Write what the report counts, not a change of it"),
)


def bound_words(bound: Bound) -> tuple[str, ...]:
    """The words that ``parse`` takes for a bound; those of an exact number say nothing that the number does not."""
    if bound is Bound.BETWEEN:
        return tuple(_TO)
    return tuple(word for table in (_AFTER, _BEFORE) for word, (meant, _) in table.items() if meant is bound)


def parse(text: str) -> Quantity:
    """Read one quantity, such as 50多件(次), 6500余万元 or 五个方面; raises QuantityError and nothing else."""
    as_written = text.strip()
    shown = repr(as_written if len(as_written) <= 40 else as_written[:40] + "…")
    if len(as_written) > _LONGEST_TEXT:
        raise QuantityError(f"{shown} is {len(as_written)} characters long", _ONE, _KEEP_TO)
    # Zero-width characters come along when text is copied from a page.
    places = [i for i, char in enumerate(as_written) if not char.isspace() and char not in "\u200b\ufeff"]
    folded = "".join(as_written[i] for i in places).translate(_FOLD)
    for pattern, found, mend in _NO_QUANTITIES:
        if hit := re.search(pattern, folded):
            raise QuantityError(f"{shown}: '{hit.group()}' {found}", _ONE, mend)
    if re.search(r"[0-9.,]\s+[0-9.,]", as_written.translate(_FOLD)):
        raise QuantityError(f"{shown}: a space inside a number, or two numbers", _ONE, _APART)
    if match := _QUANTITY.fullmatch(folded):
        try:
            return _read(match, as_written, places)
        except QuantityError as error:
            raise QuantityError(f"{shown}: {error.found}", error.expected, error.mend) from None
    if start := _START.search(folded):
        place = places[start.start()]
        # 提案442件 begins with a label; 余30项 with what may be meant as a bound, which no one is told to drop.
        mend = _KEEP_TO if re.search("[余多近约超不]", folded[: start.start()]) else f"Write {as_written[place:]!r}"
        found = f"{shown} begins with {as_written[:place].strip()!r}, which is no bound word"
        raise QuantityError(found, "only the number and its unit", mend)
    raise QuantityError(f"{shown} holds no number" if folded else "no text", _ONE, _KEEP_TO)


def _read(match: re.Match[str], as_written: str, places: list[int]) -> Quantity:
    part = {name: words or "" for name, words in match.groupdict().items()}
    unit, ranged = part["unit"], bool(part["low"])
    if re.search(rf"[0-9{_DIGITS}两十百千万亿半]", unit.replace("百分点", "")):
        raise QuantityError("more than one number", _ONE, _APART)
    if not _UNIT.fullmatch(unit) or max(map(len, unit.split("/"))) > _LONGEST_UNIT:
        raise QuantityError(f"'{unit}' is no unit", "a measure word such as 件, 人(次) or %", _KEEP_TO)
    if misplaced := re.search(r"[余多]|以[上下内]|左右", unit):
        raise QuantityError(f"'{misplaced.group()}' inside the unit", "it next to the number or at the end", _KEEP_TO)
    if part["low_unit"] not in ("", unit):
        raise QuantityError(f"a range from '{part['low_unit']}' to '{unit}'", "one unit for both ends", _APART)

    words = [_BEFORE[word] for word in re.findall(_any_of(_BEFORE), part["before"])]
    after = part["low_bound"] + part["inner"] + part["outer"] + part["last"]
    words += [_AFTER[word] for word in re.findall(_any_of(_AFTER), after)]
    bounds = {bound for bound, _ in words} - {Bound.EXACT}
    if len(bounds) > 1 or (ranged and bounds):
        found = "a range with a bound word" if ranged else "bound words that say two things"
        raise QuantityError(found, "one bound", "Check the report, and keep only what it says")
    bound = Bound.BETWEEN if ranged else next(iter(bounds), Bound.EXACT)
    # 至少100余 is more than 100: the stricter word is the truer one.
    inclusive = bound not in _TURNED or all(inclusive for _, inclusive in words)

    if bound is Bound.EXACT and part["number"][0] in "百千万亿" and not part["share"]:
        raise QuantityError("a magnitude without a number or a bound", "'100件' or '近百件'", "Check the report")
    value = low = _number(part["number"], part["magnitude"])
    if ranged:
        apart = part["low_magnitude"] or part["low_unit"]
        shared = part["low_magnitude"] if apart else _shared_magnitude(part["low"], part["number"] + part["magnitude"])
        low = _number(part["low"], shared)
        if low >= value:
            raise QuantityError("a range that does not rise", "the smaller number first", "Check the report")
    nothing = value == 0 and bound is Bound.AT_MOST and not inclusive
    if nothing or value.adjusted() >= _MOST_DIGITS or (unit == "成" and value > 10):
        raise QuantityError("a number no report can mean", "a count, a sum or a share", "Check the report")
    if (part["share"] and unit) or (unit in ("%", "成") and part["magnitude"]):
        raise QuantityError("a share with a unit or a magnitude", "a plain share such as '97.9%'", "Check the report")

    tenths = Decimal(10 if unit == "成" else 1)
    low, high = (_plain(_WIDE.multiply(end, tenths)) for end in (low, value))
    unit_words = as_written[places[match.start("unit")] :] if unit and not part["last"] else ""
    unit = "%" if unit == "成" or part["share"] else unit
    return Quantity(low, high if ranged else None, bound, unit, as_written, unit_words, inclusive)


def _number(words: str, magnitude: str) -> Decimal:
    """The value of one numeral: 6500, 1,265, the 1亿2000 of 1亿2000万, 一千二百六十五, 十二点五."""
    power = Decimal(10 ** _MAGNITUDES.get(magnitude, 0))
    if re.fullmatch(_ARABIC, words):
        return _WIDE.multiply(Decimal(words.replace(",", "")), power)
    whole, _, fraction = words.replace("两", "二").partition("点")
    if words[0] not in "0123456789":
        whole = f"一{whole}" if whole[0] in "百千万亿" else whole
        decimals = "".join(str(_DIGITS.index(digit)) for digit in fraction)
        return _WIDE.multiply(Decimal(f"{_converted(whole, 'strict')}.{decimals}"), power)
    if not magnitude:  # to some 1万2 is 12000, to others 10002
        raise QuantityError(f"'{words}' is not one number", _ONE, _KEEP_TO)
    return _converted(words + magnitude, "smart")


def _converted(numeral: str, mode: Literal["strict", "smart"]) -> Decimal:
    """A whole number by cn2an, whose strict mode refuses 三四十 and 二百五; decimals it would make floats."""
    if len(numeral) == 1 and numeral in _DIGITS:
        return Decimal(_DIGITS.index(numeral))
    # Imported late: it takes longer than the rest of the package, and most figures do without.
    from cn2an import cn2an  # noqa: PLC0415

    try:
        return Decimal(cn2an(numeral, mode))
    except (ValueError, KeyError):
        raise QuantityError(f"'{numeral}' is not one number", _ONE, _KEEP_TO) from None


def _shared_magnitude(low: str, high: str) -> str:
    """The magnitude that the upper end of a range lends the lower: 万 in 2至3万 and 一百至二百万, none in 5000至1万."""
    for start in range(len(high) - len(re.split("[^百千万亿]", high)[-1]), len(high)):
        head, magnitude = high[:start], high[start:]
        try:
            if head and magnitude in _MAGNITUDES and _number(low, "") < _number(head, ""):
                return magnitude
        except QuantityError:
            continue  # 二千三 of 二千三百万: not where the magnitude begins
    return ""
