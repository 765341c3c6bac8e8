"""Reads Office's own charts from their XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.unit.formats import shown

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def points(space: Any) -> Iterator[tuple[str, float, str]]:
    """Each point: its name's first line, its number, and what its label shows."""
    for series in space.iter(f"{C}ser"):
        names = {int(pt.get("idx")): pt.findtext(f"{C}v") for pt in series.find(f"{C}cat").iter(f"{C}pt")}
        formats = {place: label.find(f"{C}numFmt").get("formatCode") for place, label in _labels(series)}
        for place, value in _values(series):
            yield names[place].split("\n")[0], value, shown(value, formats[place])


def _labels(series: Any) -> Iterator[tuple[int, Any]]:
    for label in series.iter(f"{C}dLbl"):
        yield int(label.find(f"{C}idx").get("val")), label


def _values(series: Any) -> Iterator[tuple[int, float]]:
    for pt in series.find(f"{C}val").iter(f"{C}pt"):
        yield int(pt.get("idx")), float(pt.findtext(f"{C}v"))
