"""Words for days, as reports print them → the first and the last day that they name: 12月中旬, 4至6月, 上半年."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from cppcc.model.quantity.grammar import TO
from cppcc.model.quantity.numerals import folded

_END = re.compile(
    r"(?:(?P<year>\d{4})年)?(?:(?P<half>[上下])半年|(?P<month>\d\d?)月)?(?:(?P<day>\d\d?)日|(?P<third>[上中下])旬)?"
)
_TO = re.compile(f"[{TO}]+")
_HALVES = {"上": (1, 6), "下": (7, 12), None: (1, 12)}
_THIRDS = {"上": (1, 10), "中": (11, 20), "下": (21, 31), None: (1, 31)}


def days_named(words: str, year: int) -> tuple[date, date] | None:
    """The first and the last day, both included; None where the words cannot be read so, or name no real day.

    Args:
        year: the one that is meant where the words write none.
    """
    text = folded(words, digits_apart=False).text.replace("号", "日").replace("月份", "月")
    first, *others = _TO.split(text)
    last = others[-1] if others else first
    if not first.endswith(tuple("年月日旬")):
        first += last[-1:]  # 4至6月 is 4月至6月
    begun, ended = _END.fullmatch(first), _END.fullmatch(last)
    if len(others) > 1 or not last or not begun or not ended:
        return None
    begin, end = begun.groupdict(), ended.groupdict()
    # What the second end leaves out, the first one said: 2023年3月1日至5日.
    end |= {name: end[name] or begin[name] for name in ("year", "month")}
    try:
        start, finish = _stretch(begin, year)[0], _stretch(end, year)[1]
        if finish < start and not ended["year"]:
            finish = finish.replace(year=finish.year + 1)  # 12月至2月
    except ValueError:
        return None
    return (start, finish) if start <= finish else None


def _stretch(parts: Mapping[str, str | None], year: int) -> tuple[date, date]:
    """The days of one end of a range, or of all there is; ValueError where it names none."""
    year = int(parts["year"] or year)
    months, days = _HALVES[parts["half"]], _THIRDS[parts["third"]]
    if parts["month"] and not parts["half"]:
        months = (int(parts["month"]),) * 2
    elif parts["day"] or parts["third"]:
        raise ValueError("a day of no month")
    if parts["day"]:
        days = (int(parts["day"]),) * 2
    last = min(days[1], monthrange(year, months[1])[1])
    return date(year, months[0], days[0]), date(year, months[1], last)
