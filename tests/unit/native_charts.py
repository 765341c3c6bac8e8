"""Reads Office's own charts, which slides and documents have alike, from their XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cppcc.model.quantity import Bound
from tests.unit.formats import shown

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
#: What labels begin with on a log axis.
MARKS = {Bound.EXACT: "● ", Bound.AT_LEAST: "○→ ", Bound.AT_MOST: "○← ", Bound.ABOUT: "○≈ ", Bound.BETWEEN: "○ "}
#: A mark's width in parts of the type size: in usual typefaces 0.87 to 1.
MARK = 0.9


def points(space: Any) -> Iterator[tuple[str, float, str]]:
    """Each point: its name's first line, its number, and what its label shows."""
    for series in space.iter(f"{C}ser"):
        names = {int(pt.get("idx")): pt.findtext(f"{C}v") for pt in series.find(f"{C}cat").iter(f"{C}pt")}
        formats = {place: label.find(f"{C}numFmt").get("formatCode") for place, label in _labels(series)}
        for place, value in _values(series):
            yield names[place].split("\n")[0], value, shown(value, formats[place])


def is_log(space: Any) -> bool:
    return space.find(f".//{C}logBase") is not None


def asides(space: Any, width: float) -> Iterator[tuple[float, float]]:
    """Each point's number, and how far in EMU the middle of its mark is from the end of its stem: a label keeps its
    inset from there, unless it is told a place of its own, in parts of the chart's width."""
    for series in space.iter(f"{C}ser"):
        labels = dict(_labels(series))
        for place, value in _values(series):
            label = labels[place]
            size = int(label.find(f".//{A}defRPr").get("sz")) * 127
            moved = label.find(f"{C}layout/{C}manualLayout/{C}x")
            inset = int(label.find(f".//{A}bodyPr").get("lIns"))
            yield value, inset + MARK / 2 * size + (float(moved.get("val")) * width if moved is not None else 0)


def _labels(series: Any) -> Iterator[tuple[int, Any]]:
    for label in series.iter(f"{C}dLbl"):
        yield int(label.find(f"{C}idx").get("val")), label


def _values(series: Any) -> Iterator[tuple[int, float]]:
    for pt in series.find(f"{C}val").iter(f"{C}pt"):
        yield int(pt.get("idx")), float(pt.findtext(f"{C}v"))
