"""Made-up reports of any size, for the layouts: any number of themes, figures and works, labels of any length."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from cppcc.files.load import vocabulary
from cppcc.messages.translations import Words
from cppcc.model.locator import Dates, Locator
from cppcc.model.quantity import parse
from cppcc.model.report import Committee, Figure, Report, Theme, Work

#: What labels are made of: Chinese, English, one word without any blank, and blanks.
KINDS = {
    "zh": "关于进一步完善新时代市域社会治理，推进“有事好商量”协商议事",
    "en": "Research report on a lasting consultation mechanism of the pilot city ",
    "word": "Donaudampfschifffahrtsgesellschaftskapitaen",
    "blanks": "a    b\n\n",
}
_WRITTEN = ("442件", "30余项", "1265条", "97.9%", "6500余万元", "0件", "3至5件", "100万+", "一件", "约300人(次)")


def crowd(
    themes: int, length: int, *, figures: int = 2, works: int = 2, kind: str = "zh", one_category: bool = False
) -> Report:
    """A report of so many themes, each with so many figures and dated works, its labels of so many characters."""

    def words(number: int) -> Words:
        text = (f"{number}" + KINDS[kind] * 80)[:length]
        return Words({"zh": text, "en": text})

    categories = list(vocabulary().categories)
    made = tuple(
        Figure(
            id=f"figure_{theme}_{number}",
            metric="courtyard_sessions" if number % 2 else "proposals",
            quantity=parse(_WRITTEN[(theme + number) % len(_WRITTEN)]),
            at=Locator(1, "编"),
            theme=f"theme_{theme}",
            category="proposal" if one_category else categories[(theme * figures + number) % len(categories)],
            actor="city",
            fields=("general",),
            label=words(number),
            note=words(number),
            lead=number == 0,
            headline=theme < 4 and number == 0,
        )
        for theme in range(themes)
        for number in range(figures)
    )
    held = tuple(
        Work(
            id=f"work_{theme}_{number}",
            kind="event",
            theme=f"theme_{theme}",
            actor="city",
            fields=("general",),
            label=words(number),
            summary=words(number),
            at=Locator(1, "编"),
            dates=_day(theme * 11 + number),
            figures=(f"figure_{theme}_{number}",) if number < figures else (),
        )
        for theme in range(themes)
        for number in range(works)
    )
    return Report(
        id="crowd-2023",
        terms=vocabulary(),
        committee=Committee(words(0), "city", "000000"),
        year=2023,
        published=datetime.date(2024, 1, 31),
        title=words(0)["zh"],
        url="https://example.org/report",
        text_sha256="",
        file_sha256=f"{themes} {length} {figures} {works} {kind} {one_category}",
        themes=tuple(Theme(f"theme_{n}", words(n), words(n), 1, "topic", words(n)) for n in range(themes)),
        figures=made,
        works=held,
        ratios=(),
        unstated=(),
    )


def _day(number: int) -> Dates:
    day = datetime.date(2023, 1, 1) + datetime.timedelta(days=number * 7 % 365)
    return Dates(day, day, f"{day.month}月{day.day}日")


class TooManySteps(AssertionError):
    """Something goes on and on."""


@contextmanager
def steps(most: int) -> Iterator[None]:
    """Ends what makes more calls than that, however fast the machine is."""
    taken = 0

    def step(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal taken
        taken += 1
        if taken > most:
            sys.setprofile(None)
            raise TooManySteps(f"{most} calls, the last in {frame.f_code.co_qualname}")

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        yield
    finally:
        sys.setprofile(before)
