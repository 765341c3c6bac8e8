"""The marks of rows: dots on a log axis, or bars among what may be compared; shares as parts of their whole."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from cppcc.charts.canvas import Canvas
from cppcc.charts.measure import width
from cppcc.charts.row_canvas import Rows
from cppcc.charts.rows import Row
from cppcc.model.quantity import Bound


class MarkedRows(Rows):
    """Rows with their marks."""

    def dots(self) -> Canvas:
        """Dots on a log axis: filled is exact, hollow is bounded, a thick line spans a range."""
        canvas = self.canvas
        counts = [row for group in self.groups if not group.is_of_shares for row in group.rows]
        positive = [row.quantity for row in counts if row.quantity.value > 0]
        # Stems begin at one, whatever the smallest figure, so that their lengths suggest no other base.
        low = min(0, math.floor(min((math.log10(float(q.value)) for q in positive), default=0)))
        high = max((math.log10(float(q.high)) for q in positive), default=1)
        # The axis ends at the largest mark, or at the next power of ten where that is near.
        end = math.ceil(high) if math.ceil(high) - high < 0.25 else high
        end = max(end, low + 1)
        powers = range(low, math.floor(end) + 1)
        names = {n: self.speech.say(f"axis.{n}") if -2 <= n <= 9 else f"1e{n}" for n in powers}
        # Half of the first name stands left of the plot, half of the last one right of it.
        first, last = (width(names[power], self.type.tick) / 2 - canvas.pad for power in (low, powers[-1]))
        canvas.left, canvas.right = max(canvas.left, first), max(canvas.right, last)
        whole = {(row.kind, row.id) for group in self.groups if group.is_of_shares for row in group.rows}
        self._leave_room(
            lambda row: (
                1.0 if (row.kind, row.id) in whole else (math.log10(float(row.quantity.high or 1)) - low) / (end - low)
            )
        )
        # As many powers of ten as have room for their names, at the frame's narrowest.
        widest = max(width(name, self.type.tick) for name in names.values()) + 10
        decade = (canvas.inner_width - canvas.left - canvas.right) / (end - low)
        ticks = powers[:: max(1, math.ceil(widest / decade))]
        canvas.xaxis = {
            "type": "log",
            "range": [low, end],
            "tickvals": [10**power for power in ticks],
            "ticktext": [names[power] for power in ticks],
            "visible": bool(counts),
            "showgrid": not whole,
        }
        if whole:
            self._grid([(power - low) / (end - low) for power in ticks])
        for colour in dict.fromkeys(row.colour for row in counts):
            self._dots_of([row for row in counts if row.colour == colour], colour, 10**low)
        self._shares(lambda part: 10 ** (low + part * (end - low)))
        self._labels(10**low)
        return canvas

    def _grid(self, places: Sequence[float]) -> None:
        """The log axis's lines, of the counts alone: shares above them are on none.

        Args:
            places: in parts of the plot's width.
        """
        canvas = self.canvas
        top = sum(self._height(group, self.step) for group in self.groups if group.is_of_shares)
        line = {"color": self.look.rule, "width": self.look.lines.rule}
        for x in places if top < canvas.height else ():
            ends = {"xref": "paper", "x0": x, "x1": x, "yref": "y", "y0": top, "y1": canvas.height}
            canvas.shapes.append({"type": "line", "layer": "below", "line": line} | ends)

    def _dots_of(self, rows: Sequence[Row], colour: str, start: float) -> None:
        canvas = self.canvas
        stems: tuple[list[float | None], list[float | None]] = ([], [])
        spans: tuple[list[float | None], list[float | None]] = ([], [])
        marks: list[tuple[float, float, bool, Row]] = []
        for row in rows:
            y, quantity = self.places[row.kind, row.id], row.quantity
            text, _ = self._value_words(row)
            x = float(quantity.high)
            if quantity.value <= 0:
                # Nought has no place on a log axis: its words stand at the axis, without a dot.
                if not self.stacked:
                    canvas.text(text, y, size=self.type.value, shift=4)
                continue
            for x_from, x_to, points in ((start, float(quantity.value), stems), (float(quantity.value), x, spans)):
                points[0].extend((x_from, x_to, None))
                points[1].extend((y, y, None))
            marks.append((float(quantity.value), y, quantity.bound is Bound.EXACT, row))
            if quantity.upper is not None:
                marks.append((x, y, False, row))
            if not self.stacked:
                canvas.label(text, y, x=x, side="right", size=self.type.value, gap=self.look.lines.dot)
        # A dot at the axis's very end stays whole.
        common = {"type": "scatter", "cliponaxis": False}
        lines = self.look.lines
        thin, thick = (
            {"color": self.look.tint(colour, 0.5), "width": lines.stem},
            {"color": colour, "width": lines.span},
        )
        for points, line_style in ((stems, thin), (spans, thick)):
            if points is stems or any(mark[3].quantity.upper is not None for mark in marks):
                line = {"mode": "lines", "x": points[0], "y": points[1], "line": line_style, "hoverinfo": "skip"}
                canvas.traces.append(common | line)
        dot = {
            "size": lines.dot,
            "color": [colour if exact else canvas.ground for _, _, exact, _ in marks],
            "line": {"color": colour, "width": lines.ring},
            "opacity": 1,
        }
        canvas.traces.append(
            common
            | {
                "mode": "markers",
                "x": [mark[0] for mark in marks],
                "y": [mark[1] for mark in marks],
                "marker": dot,
                "customdata": [[mark[3].kind, mark[3].id] for mark in marks],
                "hovertext": [mark[3].hover for mark in marks],
                "hoverinfo": "text",
                # Choosing one row does not fade the others: all figures stay equally true.
                "selected": {"marker": {"opacity": 1}},
                "unselected": {"marker": {"opacity": 1}},
            }
        )

    def bars(self) -> Canvas:
        """Bars from nought, each group of what may be compared with a scale of its own; all else in words alone."""
        canvas = self.canvas
        full = {(row.kind, row.id): group.full for group in self.groups for row in group.rows}

        def share(row: Row) -> float:
            top = full[row.kind, row.id]
            return float(row.quantity.high / top) if top else 0.0

        whole = [row for group in self.groups if group.is_of_shares for row in group.rows]
        self._leave_room(lambda row: 1.0 if row in whole else share(row))
        canvas.xaxis = {"type": "linear", "range": [0, 1], "visible": False}
        rows = [row for row in self.rows if row not in whole]
        for colour in dict.fromkeys(row.colour for row in rows if share(row)):
            self._bars_of([row for row in rows if row.colour == colour and share(row)], colour, share)
        without = [row for row in rows if not share(row)]
        if without:
            canvas.traces.append(self._places([0.0] * len(without), without))
        for row in () if self.stacked else rows:
            gap = 8 if full[row.kind, row.id] else 0
            text, _ = self._value_words(row)
            canvas.label(text, self.places[row.kind, row.id], x=share(row), size=self.type.value, gap=gap)
        self._shares(lambda part: part)
        self._labels(0)
        return canvas

    def _bars_of(self, rows: Sequence[Row], colour: str, share: Callable[[Row], float]) -> None:
        fills = [colour if row.quantity.bound is Bound.EXACT else self.look.tint(colour) for row in rows]
        self.canvas.traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "x": [share(row) for row in rows],
                "y": [self.places[row.kind, row.id] for row in rows],
                "width": [self._thick] * len(rows),
                "cliponaxis": False,
                "marker": {"color": fills, "line": {"color": colour, "width": self.look.lines.edge}},
                **_pressed(rows),
                "textposition": "none",
                "selected": {"marker": {"opacity": 1}},
                "unselected": {"marker": {"opacity": 1}},
            }
        )

    @property
    def _thick(self) -> float:
        return min(18.0, self.step * 0.5)

    def _shares(self, at: Callable[[float], float]) -> None:
        """Shares as parts of a frame that is their whole, whatever the axis of the other rows.

        Args:
            at: part of the plot's width → place on the axis.
        """
        canvas = self.canvas
        rows = [row for group in self.groups if group.is_of_shares for row in group.rows]
        for row in rows:
            y, exact = self.places[row.kind, row.id], row.quantity.bound is Bound.EXACT
            fill = row.colour if exact else self.look.tint(row.colour)
            for part, ground in ((1.0, None), (float(row.quantity.high / 100), fill)):
                line = {"color": row.colour if ground else self.look.muted, "width": self.look.lines.rule}
                box = {"type": "rect", "xref": "paper", "x0": 0, "x1": part, "yref": "y", "line": line}
                edges = {"y0": y - self._thick / 2, "y1": y + self._thick / 2}
                canvas.shapes.append(box | edges | ({"fillcolor": ground} if ground else {}))
            if not self.stacked:
                canvas.label(self._value_words(row)[0], y, x=at(1.0), size=self.type.value, gap=8)
        if rows:
            canvas.traces.append(self._places([at(float(row.quantity.high / 200)) for row in rows], rows))

    def _places(self, x: Sequence[float], rows: Sequence[Row]) -> dict[str, Any]:
        """Something to press that is not to be seen, where a mark would claim a length."""
        return {
            "type": "scatter",
            "mode": "markers",
            "x": list(x),
            "y": [self.places[row.kind, row.id] for row in rows],
            "cliponaxis": False,
            "marker": {"size": self.look.lines.dot * 2, "color": [row.colour for row in rows], "opacity": 0},
            **_pressed(rows),
            "selected": {"marker": {"opacity": 0}},
            "unselected": {"marker": {"opacity": 0}},
        }


def _pressed(rows: Sequence[Row]) -> dict[str, Any]:
    """What a press on a row's mark opens, and what it says before."""
    return {
        "customdata": [[row.kind, row.id] for row in rows],
        "hovertext": [row.hover for row in rows],
        "hoverinfo": "text",
    }
