"""Draws a chart's plot with native shapes: what PowerPoint has no chart for, such as tiles, a timeline, a matrix.

The plot is the one that pictures show, so that no chart is described twice. Of Plotly's many ways it knows those that
``charts/canvas.py`` writes.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from typing import Any

from cppcc.charts.measure import width
from cppcc.write.office.shapes import Pen, Run

_STYLE = re.compile(r"(font-size|color):\s*([^;]+)")


def draw_plot(pen: Pen, plot: Mapping[str, Any], across: float) -> None:
    """The plot's marks, lines and texts as shapes, from the pen's beginning on, their places spread over so many
    pixels."""
    _Plot(pen, plot, across).draw()


class _Plot:
    def __init__(self, pen: Pen, plot: Mapping[str, Any], across: float) -> None:
        self.pen, self.layout, self.traces, self.width = pen, plot["layout"], plot["data"], across
        margin = self.layout["margin"]
        self.left, self.top = margin["l"], margin["t"]
        self.right = across - margin["r"]
        self.bottom = self.layout["height"] - margin["b"]
        self.axis = self.layout["xaxis"]
        self.across = _scale(self.axis)

    def draw(self) -> None:
        self._grid()
        for shape in self.layout["shapes"]:
            self._shape(shape)
        for trace in self.traces:
            if trace["type"] == "scatter":
                self._marks(trace)
        for note in self.layout["annotations"]:
            self._annotation(note)

    # ---- places, in pixels of the picture

    def _x(self, x: Any, ref: str = "x") -> float:
        share = float(x) if ref == "paper" else self.across(x)
        return float(self.left + share * (self.right - self.left))

    def _y(self, y: float) -> float:
        low = self.layout["yaxis"]["range"][0]
        return float(self.top + y / low * (self.bottom - self.top))

    # ---- parts

    def _grid(self) -> None:
        if self.axis.get("visible") is False:
            return
        size, colour = self.axis["tickfont"]["size"], self.axis["tickfont"]["color"]
        for value, name in zip(self.axis["tickvals"], self.axis["ticktext"], strict=True):
            x = self._x(value)
            self.pen.line(x, self.top, x, self.bottom, self.axis["gridcolor"], 1)
            self._text(name, x, self.bottom + 4 + size * 0.7, size=size, colour=colour, anchor="center")

    def _shape(self, shape: Mapping[str, Any]) -> None:
        ref = shape.get("xref", "x")
        if shape.get("xsizemode") == "pixel":
            origin = self._x(shape["xanchor"], ref)
            x0, x1 = origin + shape["x0"], origin + shape["x1"]
        else:
            x0, x1 = self._x(shape["x0"], ref), self._x(shape["x1"], ref)
        y0, y1 = self._y(shape["y0"]), self._y(shape["y1"])
        line = shape["line"]
        if shape["type"] == "line":
            self.pen.line(x0, y0, x1, y1, line["color"], line["width"], dash=line.get("dash", ""))
            return
        edge = line.get("color") if line["width"] else None
        fill = shape.get("fillcolor")
        self.pen.rectangle(x0, y0, x1 - x0, y1 - y0, fill, edge=edge, weight=line["width"], dash=line.get("dash", ""))

    def _marks(self, trace: Mapping[str, Any]) -> None:
        mode = trace["mode"]
        if "text" in mode:
            size, colour = trace["textfont"]["size"], trace["textfont"]["color"]
            side = trace["textposition"].rpartition(" ")[2]
            gap = trace["marker"]["size"] / 1.6 + 1
            anchor = {"right": "left", "left": "right"}[side]
            for x, y, text in zip(trace["x"], trace["y"], trace["text"], strict=True):
                place = self._x(x) + (gap if side == "right" else -gap)
                self._text(text, place, self._y(y - 0.1 * size), size=size, colour=colour, anchor=anchor)
            return
        if "lines" in mode:
            line = trace["line"]
            x0, x1, y = self._x(trace["x"][0]), self._x(trace["x"][-1]), self._y(trace["y"][0])
            self.pen.line(x0, y, x1, y, line["color"], line["width"])
        marker = trace["marker"]
        if marker.get("opacity", 1) == 0:
            return
        edge = marker.get("line", {})
        for index, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            colour, size = _one(marker["color"], index), _one(marker["size"], index)
            self.pen.rectangle(
                self._x(x) - size / 2,
                self._y(y) - size / 2,
                size,
                size,
                colour,
                oval=True,
                edge=_one(edge.get("color"), index),
                weight=edge.get("width", 0),
            )

    def _annotation(self, note: Mapping[str, Any]) -> None:
        x = self._x(note["x"], note["xref"]) + note.get("xshift", 0)
        y = self.top + (1 - note["y"]) * (self.bottom - self.top)
        font = note["font"]
        self._text(note["text"], x, y, size=font["size"], colour=font["color"], anchor=note["xanchor"])

    def _text(self, text: str, x: float, y: float, *, size: float, colour: str, anchor: str) -> None:
        runs = _runs(text, size, colour)
        # Wider than measured: a slide may be shown in another typeface, and a text that breaks lies over its neighbour.
        # Not by a box that does not wrap: programs do not agree on where its text begins.
        measured = sum(width(run.text, run.size, bold=run.bold) for run in runs)
        room = {"left": self.width - x, "right": x, "center": measured * 1.2 + 8}[anchor]
        across = max(measured, min(measured * 1.2 + 8, room))
        tall = max((run.size for run in runs), default=size) * 1.4
        left = {"left": x, "right": x - across, "center": x - across / 2}[anchor]
        self.pen.text([runs], left, y - tall / 2, across, tall, align=anchor, anchor="middle")


def _one(value: Any, index: int) -> Any:
    return value[index] if isinstance(value, list) else value


def _scale(axis: Mapping[str, Any]) -> Callable[[Any], float]:
    """Place on the axis → share of its length."""
    low, high = axis.get("range", (0, 1))
    if axis.get("type") == "date":
        first, last = _day(low), _day(high)
        return lambda x: (_day(x) - first) / (last - first)
    return lambda x: (float(x) - low) / (high - low)


def _day(text: str) -> float:
    return datetime.datetime.fromisoformat(text).timestamp()


def _runs(text: str, size: float, colour: str) -> list[Run]:
    """Plotly's pseudo-HTML as runs of text."""
    reader = _Reader(size, colour)
    reader.feed(text)
    reader.close()
    return reader.runs


class _Reader(HTMLParser):
    def __init__(self, size: float, colour: str) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[Run] = []
        self.manners = [Run("", size, colour)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        now = self.manners[-1]
        style = dict(_STYLE.findall(dict(attrs).get("style") or ""))
        size = float(style["font-size"].removesuffix("px")) if "font-size" in style else now.size
        self.manners.append(Run("", size, style.get("color", now.colour).strip(), now.bold or tag == "b"))

    def handle_endtag(self, tag: str) -> None:
        if len(self.manners) > 1:
            self.manners.pop()

    def handle_data(self, data: str) -> None:
        now = self.manners[-1]
        self.runs.append(Run(data, now.size, now.colour, now.bold))
