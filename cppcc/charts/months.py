"""The timeline's axis: from which day to which, and what its months are called."""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Sequence

from cppcc.charts.measure import width
from cppcc.speech import phrases
from cppcc.speech.speech import Speech

#: Months between two names, from every month to every century.
_STEPS = (1, 3, 6, 12, 24, 60, 120, 1200)
#: Pixels between two names.
_AIR = 8


#: An axis of fewer months would pull a few days apart.
_LEAST = 3


class Months:
    """From the month of the first day to that of the last; of the report's year, where there are none.

    Args:
        year: the report's, which goes without saying: other years are told, and then each.
        size: the names' type size.
    """

    def __init__(self, days: Sequence[datetime.date], year: int, speech: Speech, size: float) -> None:
        self.speech, self.size = speech, size
        self.tells_years = any(day.year != year for day in days)
        first, last = min(days, default=datetime.date(year, 1, 1)), max(days, default=datetime.date(year, 12, 31))
        self.first, self.last = first.replace(day=1), _month_end(last)
        while not self.tells_years and self._count < _LEAST:
            # Of the same year, so that no other need be told.
            if self.last.month < 12:
                self.last = _month_end(self.last + datetime.timedelta(days=1))
            else:
                self.first = (self.first - datetime.timedelta(days=1)).replace(day=1)

    @property
    def _count(self) -> int:
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def days(self) -> int:
        """How many there are."""
        return (self.last - self.first).days + 1

    @property
    def beginning(self) -> float:
        """The width of the first name."""
        return width(self._name(self.first), self.size)

    def ticks(self, day: float) -> tuple[list[datetime.date], list[str]]:
        """As many first days of months as have room for their names. Where years differ, January is told by its year,
        and so is the month that the axis begins with.

        Args:
            day: a day's width in pixels.
        """
        names = [self.speech.say(f"month.{month}") for month in range(1, 13)]
        widest = max(width(name, self.size) for name in (*names, str(self.last.year))) + _AIR
        step = next((step for step in _STEPS if step * 28 * day >= widest), _STEPS[-1])
        years = range(self.first.year, self.last.year + 1)
        dates = [datetime.date(year, month, 1) for year in years for month in range(1, 13)][::step]
        dates = [each for each in dates if self.first <= each <= self.last]
        if self.tells_years and self.first.month > 1:
            room = (self.beginning + widest + _AIR) / 2
            dates = [self.first, *(each for each in dates if (each - self.first).days * day >= room)]
        return dates, [self._name(each) for each in dates]

    def _name(self, day: datetime.date) -> str:
        if self.tells_years and day.month == 1:
            return str(day.year)
        return phrases.month_words(day, self.speech, with_year=self.tells_years and day == self.first)


def _month_end(day: datetime.date) -> datetime.date:
    return day.replace(day=monthrange(day.year, day.month)[1])
