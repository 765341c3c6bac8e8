"""Charts drawn for tests, and what people read on them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache

import pytest

from cppcc.charts import Chart, draw, in_parts
from cppcc.content.catalog import CHARTS
from cppcc.design.frames import FRAMES, SCREEN, Frame
from cppcc.design.looks import LIGHT, LOOKS, Look
from cppcc.messages import LANGUAGES
from cppcc.messages.translations import Words
from cppcc.model.report import Report, Work
from cppcc.model.selection import Selection
from cppcc.model.statement import Statement
from cppcc.model.story import First, Outcome, Response, ResponseKind, Side, Step
from tests.cases import CI
from tests.kunming import report as kunming
from tests.speeches import speech
from tests.unit.geometry import labels, written
from tests.unit.sample import EXTREME, made_up

ALL = Selection()


#: No filter, one of each kind, several together, and three that leave no figure of most charts or nothing at all.
SELECTIONS = (
    ALL,
    Selection(themes=("innovation",)),
    Selection(fields=("ecology", "rural")),
    Selection(categories=("proposal", "reach")),
    Selection(actors=("system",)),
    Selection(themes=("foundation",), fields=("general",), categories=("proposal", "inspection"), actors=("city",)),
    Selection(themes=("introduction",), categories=("media",)),
    Selection(actors=("province",)),
)


#: How wide a card on a page may be, from a phone on.
WIDTHS = (280, 310, 360, 620, 900)


#: The screen frame in half a page, where labels stand above the rows, and in a whole one, where they stand beside.
HALF, PAGE = replace(SCREEN, least=620), replace(SCREEN, least=900)

#: The charts of figures and works; a cover is of a whole report, and has tests of its own.
DATA_CHARTS = [name for name in CHARTS if name != "cover"]
every_chart = pytest.mark.parametrize("name", DATA_CHARTS)

every_frame = pytest.mark.parametrize("frame", [pytest.param(frame, id=frame.name) for frame in FRAMES.values()])

#: Each chart in every frame under ``CI=true``; on a desk in a quarter of them, and each frame with a quarter of those.
every_picture = pytest.mark.parametrize(
    ("name", "frame"),
    [
        pytest.param(name, frame, id=f"{name}-{frame.name}")
        for row, name in enumerate(DATA_CHARTS)
        for column, frame in enumerate(FRAMES.values())
        if CI or (row + column) % 4 == 0
    ],
)

pictures = [frame for frame in FRAMES.values() if frame.furniture]


@cache
def extreme() -> Report:
    """With all that a file may tell of a work, as long as it may be."""
    report = made_up(EXTREME)
    return replace(report, works=tuple(_storied(work) for work in report.works))


def _storied(work: Work) -> Work:
    long, short = (Words({"zh": "为民" * count, "en": "for the people " * (count // 2)}) for count in (10, 6))
    told, at = Statement(long), work.at
    return replace(
        work,
        short=short,
        led_by=long,
        holder=long,
        first=First("首个", at, long),
        form="thematic_standing",
        advice=told,
        responses=tuple(Response(long, kind, told, at) for kind in ResponseKind),
        outcome=Outcome(told, at),
        steps=tuple(Step(short, told, long, side, at) for side in (*Side, *Side)),
    )


def options(name: str) -> list[dict[str, str]]:
    """A chart as it is drawn first, and all its other ways."""
    linear = {"scale": "linear"}
    return {"output": [{}, linear, {"group": "unit"}], "category": [{}, linear]}.get(name, [{}])


@cache
def drawings(name: str, frame: Frame) -> tuple[tuple[Chart, Look, str], ...]:
    """A chart in both looks and languages under each selection; looks change no place, so the dark one has fewer, and
    so has English on a desk.

    Drawn once for all tests: they look, and change nothing.
    """
    return tuple(
        (draw(name, kunming(), selection, frame, look, speech(language), **option), look, language)
        for look in LOOKS.values()
        for language in LANGUAGES
        for selection in (SELECTIONS if look is LIGHT and (CI or language == "zh") else SELECTIONS[:2])
        for option in options(name)
    )


def all_parts(
    name: str, report: Report, frame: Frame, language: str, selection: Selection = ALL, **option: str
) -> tuple[Chart, ...]:
    """A chart, and what has no room in it on further pictures."""
    spoken = speech(language)

    def part(frame: Frame, only: Collection[str]) -> Chart:
        return draw(name, report, selection, frame, LIGHT, spoken, only=only, **option)

    return in_parts(part, frame, spoken)


def notes(chart: Chart) -> list[str]:
    """The texts of a chart as people read them."""
    return written(chart.scene)


def marks(chart: Chart) -> list[tuple[str, str]]:
    return [(mark.kind, mark.id) for mark in chart.scene.marks]


def inside(text: str, texts: list[str]) -> bool:
    """Whether a text stands in the picture, whatever lines it is broken into."""
    return re.sub(r"\s", "", text) in re.sub(r"\s", "", "".join(texts))


def rows(chart: Chart) -> list[tuple[str, str]]:
    """Labels and words of a chart with labels beside its rows, from top to bottom."""
    lines: dict[float, dict[str, str]] = {}
    for text, _, y, side in labels(chart.scene):
        lines.setdefault(y, {})[side] = text
    return [(line["left"], line["right"]) for _, line in sorted(lines.items()) if len(line) == 2]
