"""The marks of rows: dots on a log axis, or bars among what may be compared; shares as parts of their whole."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from decimal import Decimal

from cppcc.charts.layout import Layout
from cppcc.charts.measure import width
from cppcc.charts.row_layout import Rows
from cppcc.charts.rows import ChartRow
from cppcc.design.looks import tint
from cppcc.model.quantity import Bound

#: Where a number without a bar is to be pressed, in parts of the axis.
_ON_THE_NUMBER = 0.03


class MarkedRows(Rows):
    """Rows with their marks."""

    def dots(self) -> Layout:
        """Dots on a log axis: filled is exact, hollow is bounded, a thick line spans a range."""
        layout = self.layout
        counts = [row for group in self.groups if not group.is_of_shares for row in group.rows]
        positive = [row.quantity for row in counts if row.quantity.value > 0]
        # From one on, whatever the smallest figure.
        low = min(0, math.floor(min((math.log10(float(q.value)) for q in positive), default=0)))
        high = max((math.log10(float(q.high)) for q in positive), default=1)
        # The axis ends at the largest mark, or at the next power of ten where that is near.
        end = math.ceil(high) if math.ceil(high) - high < 0.25 else high
        end = max(end, low + 1)
        powers = range(low, math.floor(end) + 1)
        names = {n: self.speech.say(f"axis.{n}") if -2 <= n <= 9 else f"1e{n}" for n in powers}
        # Half of the first name stands left of the plot, half of the last one right of it.
        first, last = (width(names[power], self.type.tick) / 2 - layout.pad for power in (low, powers[-1]))
        layout.left, layout.right = max(layout.left, first), max(layout.right, last)
        whole = {row.id for group in self.groups if group.is_of_shares for row in group.rows}

        def at(value: Decimal) -> float:
            return (math.log10(float(value)) - low) / (end - low)

        self._leave_room(lambda row: 1.0 if row.id in whole else at(row.quantity.high or Decimal(1)))
        # As many powers of ten as have room for their names, at the frame's narrowest.
        widest = max(width(name, self.type.tick) for name in names.values()) + 10
        decade = (layout.inner_width - layout.left - layout.right) / (end - low)
        ticks = powers[:: max(1, math.ceil(widest / decade))]
        layout.ticks = [((power - low) / (end - low), names[power]) for power in ticks] if counts else ()
        layout.grid = not whole
        if whole:
            self._grid([(power - low) / (end - low) for power in ticks])
        for colour in dict.fromkeys(row.colour for row in counts):
            self._dots_of([row for row in counts if row.colour == colour], colour, at)
        self._shares()
        self._labels()
        return layout

    def _grid(self, places: Sequence[float]) -> None:
        """The log axis's lines, of the counts alone: shares above them are on none.

        Args:
            places: in shares of the contents' width.
        """
        layout = self.layout
        top = sum(self._height(group, self.step) for group in self.groups if group.is_of_shares)
        for x in places if top < layout.height else ():
            layout.line((x, x), (top, layout.height), "rule", self.look.lines.rule, on_ground=True)

    def _dots_of(self, rows: Sequence[ChartRow], colour: str, at: Callable[[Decimal], float]) -> None:
        layout, lines = self.layout, self.look.lines
        marked = [row for row in rows if row.quantity.value > 0]
        for row in rows:
            y, quantity = self.places[row.id], row.quantity
            if quantity.value <= 0 and not self.stacked:
                # Nought has no place on a log axis: its words stand at the axis, without a dot.
                layout.text(self._value_words(row)[0], y, dx=4, of=row.id)
        for row in rows:
            # A guide from the name to the dot, over the whole width: a length from one on would suggest a bar.
            y = self.places[row.id]
            layout.line((0, 1), (y, y), "rule", lines.rule, on_ground=True)
        for row in marked:
            if row.quantity.upper is not None:
                ends = (at(row.quantity.value), at(row.quantity.upper))
                layout.line(ends, (self.places[row.id],) * 2, colour, lines.span)
        for row in marked:
            y, quantity = self.places[row.id], row.quantity
            fill = colour if quantity.bound is Bound.EXACT else layout.ground
            for end in (quantity.value, quantity.upper):
                if end is not None:
                    layout.dot(at(end), y, lines.dot, fill, colour, lines.ring, row.mark)
            if not self.stacked:
                layout.label(self._value_words(row)[0], y, x=at(quantity.high), gap=lines.dot, of=row.id)

    def bars(self) -> Layout:
        """Bars from nought, each group of what may be compared with a scale of its own; all else in words alone."""
        layout = self.layout
        full = {row.id: group.full for group in self.groups for row in group.rows}

        def share(row: ChartRow) -> float:
            top = full[row.id]
            return float(row.quantity.high / top) if top else 0.0

        whole = [row for group in self.groups if group.is_of_shares for row in group.rows]
        self._leave_room(lambda row: 1.0 if row in whole else share(row))
        for row in (row for row in self.rows if row not in whole):
            y, end = self.places[row.id], share(row)
            if end:
                fill = row.colour if row.quantity.bound is Bound.EXACT else tint(row.colour)
                edges, weight = (y - self._thick / 2, y + self._thick / 2), self.look.lines.edge
                layout.box((0, end), edges, fill=fill, edge=row.colour, weight=weight, mark=row.mark)
            else:
                layout.touch(_ON_THE_NUMBER, y, self.look.lines.dot * 2, row.mark)
            if not self.stacked:
                layout.label(self._value_words(row)[0], y, x=end, gap=8 if full[row.id] else 0, of=row.id)
        self._shares()
        self._labels()
        return layout

    @property
    def _thick(self) -> float:
        return min(18.0, self.step * 0.5)

    def _shares(self) -> None:
        """Shares as parts of a frame that is their whole, whatever the axis of the other rows."""
        layout = self.layout
        for row in (row for group in self.groups if group.is_of_shares for row in group.rows):
            y, part = self.places[row.id], float(row.quantity.high / 100)
            edges, weight = (y - self._thick / 2, y + self._thick / 2), self.look.lines.rule
            fill = row.colour if row.quantity.bound is Bound.EXACT else tint(row.colour)
            layout.box((0, 1), edges, edge="muted", weight=weight, of=row.id)
            layout.box((0, part), edges, fill=fill, edge=row.colour, weight=weight, mark=row.mark)
            if not self.stacked:
                layout.label(self._value_words(row)[0], y, x=1.0, gap=8, of=row.id)
