"""One wording of a report → the quantity or the change that it states, or the reason why it states none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from cppcc.model.quantity import context, grammar
from cppcc.model.quantity.grammar import AFTER, BEFORE, SLIGHTLY
from cppcc.model.quantity.numerals import (
    CHINESE,
    TENS,
    WIDE,
    Folded,
    NotOneNumber,
    few,
    folded,
    has_stray_blank,
    neighbours,
    number,
    plain,
    shared_magnitude,
)
from cppcc.model.quantity.refusal import QuantityError, shown
from cppcc.model.quantity.value import Bound, Quantity

LONGEST_TEXT = 200
_LONGEST_UNIT, _MOST_DIGITS = 12, 20
_QUANTITY = re.compile(grammar.quantity(grammar.WHATEVER, in_text=False))
_BEFORE, _AFTER = re.compile(grammar.any_of(BEFORE)), re.compile(grammar.any_of(AFTER))
_START = re.compile(rf"{grammar.BOUNDED}[0-9半{CHINESE}].*")
_CHANGE = re.compile(rf"{context.DEED}(?P<amount>{_START.pattern})")
_CHANGED = re.compile(rf"(?P<amount>.+?){context.DONE}")
_WORD = "[㐀-鿿A-Za-z㎡㎥㎞²]"
_WORDS = rf"{_WORD}+(?:\({_WORD}+\))?{_WORD}*"
# k is no unit: to some it is thousands.
_UNIT = re.compile(rf"%?|(?![kK](?![A-Za-z]))(?:{_WORDS}|(?:{_WORDS})?/{_WORDS})")
_PLACES = Decimal("0.0001")


class Direction(StrEnum):
    """Where a change goes; ``UNSTATED`` where the words give points of percentage and nothing else."""

    UP = "up"
    DOWN = "down"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Change:
    """How much a figure moved against another one: 同比增长12%. It is no level and no share, and stands beside none.

    Args:
        amount: as printed, without a sign.
    """

    direction: Direction
    amount: Quantity
    as_written: str


def parse(text: str) -> Quantity:
    """Read one quantity, such as 50多件(次), 6500余万元 or 五个方面; raises QuantityError and nothing else."""
    statement = stated(text)
    if isinstance(statement, Change):
        raise QuantityError("change", shown=shown(statement.as_written))
    return statement


def stated(text: str) -> Quantity | Change:
    """Read one quantity, or one change such as 同比增长12%; raises QuantityError and nothing else."""
    as_written = text.strip()
    if len(as_written) > LONGEST_TEXT:
        raise QuantityError("too_long", shown=shown(as_written), found=str(len(as_written)))
    return _change(folded(as_written)) or _points(_quantity(as_written))


def _change(wording: Folded, start: int = 0) -> Change | None:
    text = wording.text
    match = _CHANGE.fullmatch(text, start) or _CHANGED.fullmatch(text, start)
    if not match or re.search(context.DOUBLING, text):
        return None
    parts = {name: words or "" for name, words in match.groupdict().items()}
    try:
        amount = _quantity(wording.printed_from(*match.span("amount")))
    except QuantityError:
        return None
    deed = parts.get("deed")
    if deed and not context.moves(deed, parts["what"], parts["got"], parts["against"], amount.unit):
        return None
    rises = (deed or parts["done"] or parts["extent"] or parts["aside"]) in context.RISES
    return Change(Direction.UP if rises else Direction.DOWN, amount, wording.printed)


def _points(quantity: Quantity) -> Quantity | Change:
    """Points of percentage are never a level: what they lie between is what changed."""
    if quantity.unit in ("百分点", "个百分点"):
        return Change(Direction.UNSTATED, quantity, quantity.as_written)
    return quantity


def _quantity(as_written: str) -> Quantity:
    wording = folded(as_written)
    said = shown(as_written)
    for pattern, kind in context.NO_QUANTITIES:
        if hit := pattern.search(wording.text):
            raise QuantityError(kind, shown=said, found=wording.printed_from(*hit.span()))
    if has_stray_blank(wording.text):
        raise QuantityError("blank", shown=said)
    if match := _QUANTITY.fullmatch(wording.text):
        try:
            return _read(match, wording)
        except NotOneNumber as error:
            raise QuantityError("not_one_number", shown=said, found=str(error)) from None
        except QuantityError as error:
            raise QuantityError(error.kind, **{**error.values, "shown": said}) from None
    if start := _START.search(wording.text):
        raise _labelled(wording, start.start())
    raise QuantityError("no_number" if wording.text else "no_text", shown=said)


def _labelled(wording: Folded, start: int) -> QuantityError:
    """What to say of 提案442件: the words before the number are no part of it. No one is told what to write instead but
    where these words are known to say of what it is, and nothing else, and what follows them counts."""
    label, rest = wording.printed_from(0, start).strip(), wording.printed_from(start)
    said = shown(wording.printed)
    if not start:
        return QuantityError("and_a_half" if re.match("半(?!数)", wording.text) else "several", shown=said)
    if any(_change(wording, at) for at in range(start)):
        return QuantityError("change", shown=said)
    if context.LABEL.fullmatch(wording.text[:start]):
        with suppress(QuantityError):
            if _quantity(rest).unit not in grammar.SHARES:
                return QuantityError("label", shown=said, found=shown(label), mend=shown(rest))
    return QuantityError("unsure_label", shown=said, found=shown(label))


def _read(match: re.Match[str], wording: Folded) -> Quantity:
    part = {name: words or "" for name, words in match.groupdict().items()}
    if part["low_share"]:
        return _range_of_shares(part, wording)
    unit = part["unit"] or part["chinese_unit"]
    unit_at = match.start("unit") if part["unit"] else match.start("chinese_unit")
    _check_unit(unit, part["low_unit"], part["tenths"])
    low, high = _ends(part)
    is_range = low != high
    bound, inclusive = _bound(part, is_range)
    if part["half"] == "半" and not part["before"]:
        raise QuantityError("no_number")
    bare = re.fullmatch("[百千万亿]+", part["number"])
    if bound is Bound.EXACT and bare and not (part["parts"] or part["tenths"]):
        raise QuantityError("bare_magnitude")
    is_share = bool(part["half"] or part["top"] or part["parts"] or part["tenths"])
    if (is_share and unit) or ((unit == "%" or is_share) and part["magnitude"]):
        raise QuantityError("share_with_unit")
    if is_share:
        bound, low, high = _share(part, low, high, bound)
    nothing = high == 0 and bound is Bound.AT_MOST and not inclusive
    if nothing or high.adjusted() >= _MOST_DIGITS:
        raise QuantityError("impossible")
    followed = part["last"] or part["slightly"] or part["and_half"]
    unit_words = wording.printed_from(unit_at) if unit and not followed else ""
    if part["tenths"] and not (part["rest"] or part["over"] or part["last"]):
        unit_words = wording.printed_from(match.start("tenths"))
    unit = "%" if is_share else grammar.SAME_UNIT.get(unit, unit)
    upper = plain(high) if is_range else None
    return Quantity(plain(low), upper, bound, unit, wording.printed, unit_words, inclusive)


def _range_of_shares(part: Mapping[str, str], wording: Folded) -> Quantity:
    """四成至一半, each end rounded outward."""
    _bound(part, is_range=True)
    ends = []
    for words in (part["low_share"], part["high_share"]):
        if not (end := _QUANTITY.fullmatch(words)):
            raise QuantityError("several")
        share = {name: piece or "" for name, piece in end.groupdict().items()}
        low, high = _ends(share)
        if low != high:
            raise QuantityError("bounded_range")
        ends.append(_share(share, low, high, Bound.BETWEEN))
    (_, least, _), (_, _, most) = ends
    if least >= most:
        raise QuantityError("not_rising")
    return Quantity(plain(least), plain(most), Bound.BETWEEN, "%", wording.printed)


def _check_unit(unit: str, low_unit: str, tenths: str) -> None:
    if "半" in unit:
        raise QuantityError("and_a_half")
    if re.search(rf"[0-9{CHINESE}]", unit.replace("百分点", "")):
        raise QuantityError("several")
    if not _UNIT.fullmatch(unit) or max(map(len, unit.split("/"))) > _LONGEST_UNIT:
        raise QuantityError("no_unit", found=shown(unit))
    if misplaced := context.NO_UNIT.search(unit):
        raise QuantityError("misplaced", found=misplaced.group())
    if low_unit not in ("", unit):
        high_unit = unit or tenths
        raise QuantityError("two_units" if high_unit else "unit_once", found=shown(low_unit), mend=shown(high_unit))


def _bound(part: Mapping[str, str], is_range: bool) -> tuple[Bound, bool]:
    """The bound that the words around the number give it, and whether the number itself is within."""
    words = [BEFORE[word] for word in _BEFORE.findall(part["before"])]
    after = part["low_bound"] + part["inner"] + part["outer"] + part["last"]
    words += [AFTER[word] for word in _AFTER.findall(after)]
    words += [SLIGHTLY[word] for word in part["over"] + part["slightly"]]
    bounds = {bound for bound, _ in words} - {Bound.EXACT}
    if len(bounds) > 1 or (is_range and bounds):
        raise QuantityError("bounded_range" if is_range else "contradiction")
    bound = Bound.BETWEEN if is_range else next(iter(bounds), Bound.EXACT)
    # 至少100余 is more than 100: the stricter word is the truer one.
    return bound, bound not in (Bound.AT_LEAST, Bound.AT_MOST) or all(inclusive for _, inclusive in words)


def _ends(part: Mapping[str, str]) -> tuple[Decimal, Decimal]:
    """The number, or where the words leave open which, the lowest and the highest that it may be."""
    if part["half"]:
        share = Decimal(100 if part["half"] == "百分百" else 50)
        return share, share
    if part["top"]:
        return Decimal(part["top"]), Decimal(part["top"])
    words, magnitude = part["number"], part["magnitude"]
    if words == "半":
        return Decimal("0.5"), Decimal("0.5")
    if "来" in part["inner"] and not re.search(f"[0十百千万{TENS}]$", words):
        raise QuantityError("not_round")
    several = few(words) or neighbours(words)
    if part["and_half"] and (several or magnitude or part["low"]):
        raise QuantityError("and_a_half")
    if several:
        power = number("1", magnitude)
        low, high = (WIDE.multiply(end, power) for end in several)
        # Of things counted, 十几 are 11 to 19; of sums and shares 10 to 20, since 19.5万 is 十几万 too.
        if few(words) and not (magnitude or part["parts"] or part["tenths"] or part["chinese_unit"] in ("%", "元")):
            low, high = low + 1, high - 1
    else:
        low = high = WIDE.add(number(words, magnitude), Decimal("0.5") if part["and_half"] else Decimal(0))
    if not part["low"]:
        return low, high
    if several or neighbours(part["low"]):
        raise QuantityError("bounded_range")
    apart = part["low_magnitude"] or part["low_unit"]
    low = number(part["low"], part["low_magnitude"] if apart else shared_magnitude(part["low"], words + magnitude))
    if low >= high:
        raise QuantityError("not_rising")
    return low, high


def _share(part: Mapping[str, str], low: Decimal, high: Decimal, bound: Bound) -> tuple[Bound, Decimal, Decimal]:
    """The ends in hundredths. A third has no last digit: its bound is kept true by the way it is rounded, and where it
    has none, it is about."""
    if part["half"]:
        return bound, low, high
    if part["tenths"]:
        rest = Decimal(5) if part["rest"] == "半" else number(part["rest"]) if part["rest"] else Decimal(0)
        low, high = (WIDE.add(WIDE.multiply(end, Decimal(10)), rest) for end in (low, high))
        if high > 100 or (part["rest"] and low != high):
            raise QuantityError("impossible")
        return bound, low, high
    base = Decimal(part["base"]) if part["top"] else number(part["parts"])
    if part["top"] and (base > 10 or high >= base):  # 10/20 may be a score, a day or a page
        raise QuantityError("fraction")
    if base <= 1 or (base != 100 and high > base):
        raise QuantityError("impossible")
    least, most = (WIDE.divide(WIDE.multiply(end, Decimal(100)), base) for end in (low, high))
    if all(Fraction(share) * Fraction(base) == Fraction(end) * 100 for share, end in ((least, low), (most, high))):
        return bound, least, most
    if bound is Bound.BETWEEN:
        return bound, least.quantize(_PLACES, ROUND_FLOOR, WIDE), most.quantize(_PLACES, ROUND_CEILING, WIDE)
    rounding = {Bound.AT_LEAST: ROUND_FLOOR, Bound.AT_MOST: ROUND_CEILING}.get(bound, ROUND_HALF_UP)
    rounded = least.quantize(_PLACES, rounding, WIDE)
    return Bound.ABOUT if bound is Bound.EXACT else bound, rounded, rounded
