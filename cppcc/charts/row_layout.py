"""Rows in a layout: where labels, words and marks go; ``row_marks`` draws these."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from cppcc.charts.layout import Layout
from cppcc.charts.measure import width, wrapped
from cppcc.charts.rows import ChartRow, RowGroup
from cppcc.charts.scene import Run
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.quantity import Bound, Quantity
from cppcc.speech import phrases
from cppcc.speech.speech import Speech

#: Signs between a mark and its words. The dot's shape says it too: filled is exact, hollow is bounded.
_SIGN = {Bound.EXACT: "", Bound.AT_LEAST: "→ ", Bound.AT_MOST: "← ", Bound.ABOUT: "≈ ", Bound.BETWEEN: ""}

# Heights in pixels: of a row with its label beside it, of one with its label above it, and of what comes on top.
_SIDE_ROW, _SIDE_ROW_MOST, _SIDE_ROW_LEAST = 27, 116, 21
_ABOVE_ROW, _ABOVE_ROW_MOST, _ABOVE_ROW_LEAST = 46, 90, 40
_ABOVE_HEADING, _LINE = 34, 18
#: What labels and words beside the rows must leave to the marks: in pixels, and as a share of the frame's width.
_MARKS_LEAST, _MARKS_SHARE = 230, 0.25
#: The narrowest room for labels that break into lines.
_LABELS_LEAST = 130
#: The most lines of a label that is folded.
_FOLDED = 2
#: The share of the width that headings beside the rows may take.
_HEADING_SHARE = 0.15
#: From this height of a row on, type is set larger, up to so much.
_ROOMY, _LARGER = 36, 1.6
_GAP = 12


def value_words(quantity: Quantity, speech: Speech, size: float) -> tuple[list[Run], float]:
    """A quantity's words beside its mark, number bold and unit grey; and their width in pixels."""
    number, unit = phrases.number_and_unit(quantity, speech)
    sign = _SIGN[quantity.bound]
    if unit and not any(char.isdigit() for char in number):
        # 一 alone reads as a dash: a number in words keeps its unit (一件).
        number, unit = phrases.quantity_words(quantity, speech), ""
    runs = [Run(sign, size, "ink"), Run(number, size, "ink", bold=True)]
    runs += [Run(f" {unit}", size, "muted")] if unit else []
    return [run for run in runs if run.text], sum(width(run.text, size, bold=run.bold) for run in runs)


class Rows:
    """Draws groups of rows on a layout."""

    def __init__(
        self, groups: Sequence[RowGroup], frame: Frame, look: Look, speech: Speech, *, room: float | None
    ) -> None:
        """Decides where everything goes.

        Args:
            room: the height in pixels that the rows must fit in; None where they may take what they need.
        """
        self.look = look
        self.speech = speech
        self.layout = Layout(frame, look, speech)
        self.groups = list(groups)
        self._arrange(room)
        for folded in (False, True):
            if room is not None and self._total(self._least()) > room and not self.beside:
                # Shorter marks, and labels of two lines, rather than fewer rows.
                self._arrange(room, share=0, folded=folded)
        if room is not None and self._total(self._least()) > room:
            if not frame.is_part:
                # Not all of them: the lead ones alone may have shorter labels, and so another place for these.
                lead = (replace(group, rows=tuple(row for row in group.rows if row.lead)) for group in groups)
                self.groups = [group for group in lead if group.rows]
                self._arrange(room)
            self.groups = [_scaled(group) for group in self._fitting(room, in_order=frame.is_part)]
        self.rows = [row for group in self.groups for row in group.rows]
        #: How many rows had to stay out of the picture.
        self.left_out = sum(len(group.rows) for group in groups) - len(self.rows)
        # Without labels beside, room for half a dot and half a tick label at the axis's start.
        self.layout.left = self.heading + self.labels + 3 * _GAP if self.beside else 10.0
        self._place(room)

    def _arrange(self, room: float | None, share: float = _MARKS_SHARE, *, folded: bool = False) -> None:
        """Decides the type's size, and whether labels and words stand beside the rows or above them.

        Args:
            share: what labels beside must leave the marks of the width.
            folded: whether labels beside may break into lines.
        """
        rows, across = [row for group in self.groups for row in group.rows], self.layout.inner_width
        larger = max(1.0, min(_LARGER, room / len(rows) / _ROOMY)) if room is not None and rows else 1.0
        # Few rows in a large picture are set larger, to be read from the back of a room, if that leaves them beside.
        for type_ in (self.look.type.scaled(larger), self.look.type):
            self.type, size = type_, type_.heading
            headings = [group.heading for group in self.groups]
            widest = max((width(heading, size, bold=True) for heading in headings), default=0.0)
            parts = (part for heading in headings for part in re.findall(r"\S+(?: ·)?", heading))
            word = max((width(part, size, bold=True) for part in parts), default=0.0)
            #: A long heading takes two lines rather than room from the marks, but no word of it is broken.
            self.heading = min(widest, max(word, _HEADING_SHARE * across))
            self.labels = max((width(row.label, self.type.label) for row in rows), default=0.0)
            words = max((self._value_words(row)[1] for row in rows), default=0.0)
            least = max(_MARKS_LEAST, share * across)
            left_for_labels = across - self.heading - 3 * _GAP - words - self.look.lines.dot - least
            if folded and left_for_labels > _LABELS_LEAST:
                room = min(self.labels, left_for_labels - 1)
                if all(len(wrapped(row.label, room + 1, self.type.label, self.speech)) <= _FOLDED for row in rows):
                    self.labels = room
            #: Labels stand beside the rows where they leave the marks room, above them where the frame is narrow.
            self.beside = left_for_labels > self.labels
            if self.beside:
                break
        #: In a narrow frame with long words, these stand above their mark too, under the label.
        self.stacked = not self.beside and words > 0.55 * across
        #: From one line of a heading to the next.
        self.line = self.type.heading * 1.2

    def _label_lines(self, row: ChartRow) -> list[str]:
        room = self.labels + 1 if self.beside else self.layout.inner_width - 10
        return wrapped(row.label, room, self.type.label, self.speech)

    def _more_lines(self, row: ChartRow) -> int:
        """How many lines stand above a mark beside the label's first."""
        if self.beside:
            return 0
        return len(self._label_lines(row)) - 1 + (len(self._value_lines(row)) if self.stacked else 0)

    def _height(self, group: RowGroup, row_height: float) -> float:
        """What a group takes when a row with a one-line label takes that much."""
        if self.beside:
            return row_height * len(group.rows) + self._heading_height(group)
        more = sum(self._more_lines(row) for row in group.rows) * _LINE
        return self._heading_height(group) + row_height * len(group.rows) + more

    def _heading_lines(self, group: RowGroup) -> list[str]:
        room = self.heading if self.beside else self.layout.inner_width
        return wrapped(group.heading, room, self.type.heading, self.speech, bold=True) if group.heading else []

    def _heading_height(self, group: RowGroup) -> float:
        """What a heading takes beside what its rows take: above them all of it, beside them what hangs over."""
        lines = len(self._heading_lines(group))
        if self.beside:
            return self.line * max(0, lines - len(group.rows))
        return _ABOVE_HEADING + self.line * (lines - 1) if lines else 0.0

    def _least(self) -> float:
        """The least that a row takes."""
        if not self.beside:
            return _ABOVE_ROW_LEAST
        lines = max((len(self._label_lines(row)) for group in self.groups for row in group.rows), default=1)
        return max(_SIDE_ROW_LEAST, lines * _LINE if lines > 1 else 0)

    def _total(self, row_height: float) -> float:
        return sum(self._height(group, row_height) for group in self.groups)

    def _fitting(self, room: float, *, in_order: bool) -> list[RowGroup]:
        """What a picture of that height can hold: all rows, or else the first of them.

        Args:
            in_order: whether none may come before one that has no room.
        """
        kept: list[RowGroup] = []
        for group in self.groups:
            shown = replace(group, rows=())
            for row in group.rows:
                more = replace(group, rows=(*shown.rows, row))
                if self._height(more, self._least()) <= room:
                    shown = more
                elif in_order:
                    return [*kept, shown] if shown.rows else kept
            if shown.rows:
                kept.append(shown)
                room -= self._height(shown, self._least())
        return kept

    def _place(self, room: float | None) -> None:
        """The height of the rows and each one's middle: as much air as the frame gives, within reason."""
        usual, most = (_SIDE_ROW, _SIDE_ROW_MOST) if self.beside else (_ABOVE_ROW, _ABOVE_ROW_MOST)
        self.step = float(usual)
        if room is not None and self.rows:
            self.step = min(most, (room - self._total(0)) / len(self.rows))
        self.places: dict[str, float] = {}
        y = 0.0
        for group in self.groups:
            y += 0 if self.beside else self._heading_height(group)
            for row in group.rows:
                y += self._more_lines(row) * _LINE
                self.places[row.id] = y + self.step * (0.5 if self.beside else 0.7)
                y += self.step
            y += self._heading_height(group) if self.beside else 0
        self.layout.height = max(y, 1.0)

    def _labels(self) -> None:
        """Headings and labels."""
        layout, y = self.layout, 0.0
        for index, group in enumerate(self.groups):
            if index and self.beside:
                layout.rule(y, reach=layout.left)
            place = self.step / 2 if self.beside else _ABOVE_HEADING * 0.55
            for number, words in enumerate(self._heading_lines(group)):
                layout.text(
                    words,
                    y + place + self.line * number,
                    size=self.type.heading,
                    colour=group.colour,
                    bold=True,
                    dx=-layout.left,
                )
            y += self._height(group, self.step)
        size = self.type.label
        for row in self.rows:
            middle = self.places[row.id]
            if self.beside:
                label = self._label_lines(row)
                for index, words in enumerate(label):
                    y = middle + _LINE * (index - (len(label) - 1) / 2)
                    layout.label(words, y, x=0, side="left", size=size, gap=_GAP)
                continue
            lines = [[Run(line, size, "ink")] for line in self._label_lines(row)]
            lines += self._value_lines(row) if self.stacked else []
            for index, line in enumerate(lines):
                up = 20 + _LINE * (len(lines) - 1 - index)
                layout.text(line, middle - up, dx=-layout.left)

    def _value_words(self, row: ChartRow) -> tuple[list[Run], float]:
        """A row's words beside its mark, and their width."""
        return value_words(row.quantity, self.speech, self.type.value)

    def _value_lines(self, row: ChartRow) -> list[list[Run]]:
        """A row's words where they stand above its mark: in one line, or number and unit in lines of their own."""
        runs, across = self._value_words(row)
        room, size = self.layout.inner_width - 10, self.type.value
        if across <= room:
            return [runs]
        number, unit = phrases.number_and_unit(row.quantity, self.speech)
        amount = _SIGN[row.quantity.bound] + number
        lines = [[Run(line, size, "ink", bold=True)] for line in wrapped(amount, room, size, self.speech, bold=True)]
        return lines + [[Run(line, size, "muted")] for line in wrapped(unit, room, size, self.speech)]

    def _leave_room(self, share: Callable[[ChartRow], float]) -> None:
        """Room right of the plot so that no words are cut, at the frame's narrowest."""
        layout = self.layout
        across = layout.inner_width - layout.left
        right = layout.right
        for row in () if self.stacked else self.rows:
            need = self.look.lines.dot + self._value_words(row)[1] + 4
            part = share(row) if row.quantity.value > 0 else 0.0
            # Words end at part·(across − right) + need: this must not pass across.
            right = max(
                right, across if part == 0 and need > across else (part * across + need - across) / max(part, 0.05)
            )
        layout.right = max(self.look.lines.dot, min(right, 0.7 * across))


def _scaled(group: RowGroup) -> RowGroup:
    """A group of which a picture has room for a part: a bar alone is compared with nothing."""
    if group.full is None or group.is_of_shares:
        return group
    return replace(group, full=max(row.quantity.high for row in group.rows) if len(group.rows) > 1 else None)
