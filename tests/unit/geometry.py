"""Where the texts of a drawn chart stand, in pixels, as plotly would put them: to see that none is cut or covered.

Text is measured by ``cppcc.charts.measure``, which is on the safe side of real fonts; a browser test looks at those.
"""

from __future__ import annotations

import datetime
import html
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from cppcc.charts.measure import width

_TAG = re.compile(r"<(/?)(b|span|br)(?: style=\"([^\"]*)\")?/?>")
#: A capital's height against the type size; lines of text may come as near as this.
_TALL = 1.0


@dataclass(frozen=True)
class Box:
    """What a text or a mark covers, y downwards from the picture's upper edge."""

    what: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box, tolerance: float) -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > tolerance
            and min(self.bottom, other.bottom) - max(self.top, other.top) > tolerance
        )

    def __str__(self) -> str:
        return f"{self.what!r} ({self.left:.0f}, {self.top:.0f} – {self.right:.0f}, {self.bottom:.0f})"


def shown(text: str) -> str:
    """What people read of pseudo-HTML."""
    return html.unescape(_TAG.sub("", text))


def text_width(text: str, size: float) -> float:
    """The width of one line of pseudo-HTML, its bold and its larger parts counted as such."""
    bold, sizes, total, place = 0, [size], 0.0, 0
    for tag in [*_TAG.finditer(text), None]:
        piece = html.unescape(text[place : tag.start() if tag else len(text)])
        total += width(piece, sizes[-1], bold=bold > 0)
        if tag is None:
            break
        place = tag.end()
        if tag[2] == "b":
            bold += -1 if tag[1] else 1
        elif tag[2] == "span" and tag[1]:
            sizes.pop()
        elif tag[2] == "span":
            given = re.search(r"font-size:(\d+)px", tag[3] or "")
            sizes.append(float(given[1]) if given else sizes[-1])
        else:
            raise AssertionError(f"a text of one line: {text}")
    return total


@dataclass(frozen=True)
class Place:
    """The plot's rectangle in a picture of that width, and its axes."""

    layout: dict[str, Any]
    width: float

    @property
    def left(self) -> float:
        return float(self.layout["margin"]["l"])

    @property
    def across(self) -> float:
        return self.width - self.left - float(self.layout["margin"]["r"])

    @property
    def top(self) -> float:
        return float(self.layout["margin"]["t"])

    @property
    def down(self) -> float:
        return float(self.layout["height"]) - self.top - float(self.layout["margin"]["b"])

    def x(self, value: Any, ref: str = "paper", *, of_trace: bool = False) -> float:
        """Pixels of an x value; a log axis takes annotations as exponents and traces as values."""
        if ref == "paper":
            return self.left + float(value) * self.across
        axis = self.layout["xaxis"]
        first, last = axis["range"]
        if axis.get("type") == "date":
            first, last, value = (datetime.date.fromisoformat(day).toordinal() for day in (first, last, value))
        elif axis.get("type") == "log" and of_trace:
            value = math.log10(value)
        return self.left + float((value - first) / (last - first)) * self.across

    def y(self, value: float, ref: str = "paper") -> float:
        if ref == "paper":
            return self.top + (1 - value) * self.down
        first, last = self.layout["yaxis"]["range"]
        return self.top + float((value - last) / (first - last)) * self.down

    def height(self) -> float:
        return float(self.layout["height"])


def texts(plot: dict[str, Any], picture_width: float) -> list[Box]:
    """A box for each annotation, each label beside a mark and each name of a tick."""
    layout = plot["layout"]
    place = Place(layout, picture_width)
    boxes = []
    for note in layout["annotations"]:
        assert note["yref"] == "paper"
        assert not note["showarrow"]
        size = note["font"]["size"]
        across, middle = text_width(note["text"], size), place.y(note["y"])
        at = place.x(note["x"], note["xref"]) + note["xshift"]
        left = {"left": at, "right": at - across, "center": at - across / 2}[note["xanchor"]]
        assert note["yanchor"] == "middle"
        tall = size * _TALL
        boxes.append(Box(shown(note["text"]), left, middle - tall / 2, left + across, middle + tall / 2))
    boxes += [box for trace in plot["data"] if "text" in (trace.get("mode") or "") for box in _labels(trace, place)]
    axis = layout["xaxis"]
    if axis.get("visible", True) and axis.get("tickvals"):
        size = axis["tickfont"]["size"]
        assert axis.get("tickangle") == 0, "plotly would turn names that it finds too long"
        for value, name in zip(axis["tickvals"], axis["ticktext"], strict=True):
            at, across = place.x(value, "x", of_trace=True), text_width(name, size)
            top = place.top + place.down + 4
            boxes.append(Box(f"tick {name}", at - across / 2, top, at + across / 2, top + size))
    return boxes


def _labels(trace: dict[str, Any], place: Place) -> Iterator[Box]:
    """A box for each text of a trace, beside marks that are not to be seen."""
    size, mark = trace["textfont"]["size"], trace["marker"]["size"]
    gap = mark / 1.6 + 1 if mark else 0
    assert trace["marker"]["opacity"] == 0
    for x, y, text in zip(trace["x"], trace["y"], trace["text"], strict=True):
        at, middle, across = place.x(x, "x", of_trace=True), place.y(y - 0.1 * size, "y"), text_width(text, size)
        left = {"middle right": at + gap, "middle left": at - gap - across}[trace["textposition"]]
        yield Box(shown(text), left, middle - size * _TALL / 2, left + across, middle + size * _TALL / 2)


def labels(plot: dict[str, Any]) -> Iterator[tuple[str, float, float, str]]:
    """What stands beside marks: text, place and on which side of it."""
    for trace in plot["data"]:
        for text, x, y in zip(trace.get("text") or (), trace["x"], trace["y"], strict=False):
            yield text, x, round(y - 0.1 * trace["textfont"]["size"], 3), trace["textposition"].split()[1]


def markup(plot: dict[str, Any]) -> list[str]:
    """The texts of a chart as pseudo-HTML: its annotations, and what stands beside its marks."""
    beside = (text for trace in plot["data"] if "text" in (trace.get("mode") or "") for text in trace["text"])
    return [*(note["text"] for note in plot["layout"]["annotations"]), *beside]


def written(plot: dict[str, Any]) -> list[str]:
    """The texts of a chart as people read them."""
    return [shown(text) for text in markup(plot)]


def marks(plot: dict[str, Any], picture_width: float) -> list[Box]:
    """A box for each visible dot."""
    place = Place(plot["layout"], picture_width)
    boxes = []
    for trace in plot["data"]:
        if trace["type"] != "scatter" or "markers" not in trace["mode"] or trace["marker"]["opacity"] == 0:
            continue
        half = trace["marker"]["size"] / 2
        for x, y in zip(trace["x"], trace["y"], strict=True):
            at, middle = place.x(x, "x", of_trace=True), place.y(y, "y")
            boxes.append(Box("dot", at - half, middle - half, at + half, middle + half))
    return boxes


def faults(plot: dict[str, Any], picture_width: float, tolerance: float = 0.5) -> list[str]:
    """Every text or dot that is cut, and every two texts, or text and dot, of which one covers the other."""
    return list(_faults(texts(plot, picture_width), marks(plot, picture_width), plot, picture_width, tolerance))


def _faults(
    written: Sequence[Box], dots: Sequence[Box], plot: dict[str, Any], picture_width: float, tolerance: float
) -> Iterator[str]:
    height = plot["layout"]["height"]
    for box in (*written, *dots):
        inside = box.left >= -tolerance and box.right <= picture_width + tolerance
        if not (inside and box.top >= -tolerance and box.bottom <= height + tolerance):
            yield f"cut at {picture_width} × {height}: {box}"
    downwards = sorted(written, key=lambda box: box.top)
    for index, one in enumerate(downwards):
        for other in takewhile(lambda box: box.top < one.bottom, downwards[index + 1 :]):  # noqa: B023 used at once
            if one.overlaps(other, tolerance):
                yield f"at {picture_width}: {one} and {other} overlap"
    for dot in dots:
        for box in written:
            if dot.overlaps(box, tolerance):
                yield f"at {picture_width}: a {dot} covers {box}"
