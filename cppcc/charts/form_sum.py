"""A sum in a form: one bar of the figures that may be added, each with its name, and beneath it what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cppcc.charts.form import Sheet
from cppcc.charts.form_marks import TORN
from cppcc.charts.form_type import BODY, HEAD, LEAD, unit_size
from cppcc.charts.measure import width
from cppcc.charts.rows import figure_mark
from cppcc.charts.scene import Run
from cppcc.model.quantity import Bound, Quantity
from cppcc.model.relations import RelationKind
from cppcc.model.report import Figure, Report
from cppcc.model.selection import CannotAdd, addable_pairs, total

#: The bar's height, the gap between its parts, the number's size at most and at least.
_BAR, _GAP, _NUMBER, _LEAST = 68, 4, 88, 40
#: What the key of a part takes before its name.
_KEY = 34
#: Bounds that a bar can show: the others have no place where it ends.
_ENDS = (Bound.EXACT, Bound.AT_LEAST)


@dataclass
class Sum:
    """Figures that may be added: exact ones first, since at what is at least so much the bar has no end.

    Args:
        figures: what is added; ``quantity`` what they come to.
    """

    figures: list[Figure]
    quantity: Quantity
    _labels: list[list[str]] = field(default_factory=list)

    @classmethod
    def of(cls, report: Report, figures: Sequence[Figure]) -> Sum | None:
        """The most of these that all may be added to each other; None where no two may."""
        if not any(relation.kind is RelationKind.DISJOINT for each in report.figures for relation in each.relations):
            return None  # without looking at every two of hundreds
        fit = [figure for figure in figures if figure.quantity.bound in _ENDS]
        best: list[Figure] = []
        for a, b, _ in addable_pairs(report, fit):
            added = [a, b]
            for figure in fit:
                if figure not in added and _may_be_added(report, [*added, figure]):
                    added.append(figure)
            best = max(best, added, key=len)
        if not best:
            return None
        best.sort(key=lambda figure: (figure.quantity.bound is not Bound.EXACT, figure.quantity.value))
        return cls(best, total(report, best))

    def lay(self, sheet: Sheet, across: float, scale: float) -> None:
        """Lays it out over so much of the width, the bar and the number at that part of their usual size."""
        self.sheet, self.across, speech = sheet, across, sheet.speech
        self.scale = min(1.0, scale)
        torn = sum(TORN for figure in self.figures if figure.quantity.bound is Bound.AT_LEAST)
        room = across - torn - _GAP * (len(self.figures) - 1)
        whole = sum(figure.quantity.value for figure in self.figures)
        self.lengths = [max(3.0, room * float(figure.quantity.value / whole)) for figure in self.figures]
        self.numbers = [sheet.number_runs(figure.quantity, BODY, BODY) for figure in self.figures]
        names = [speech.of(figure.label) for figure in self.figures]
        starts = self._starts
        rooms = [(after if after else across) - at - 16 for at, after in pairwise([*starts, 0.0])]
        #: Whether each part's name has room above it; else they stand beneath each other.
        self.is_above = len(names) <= 3 and all(
            room >= max(sheet.wide(number), min(width(name, BODY), BODY * 6))
            for room, number, name in zip(rooms, self.numbers, names, strict=True)
        )
        rooms = rooms if self.is_above else [across - _KEY] * len(names)
        self._labels = [sheet.lines(name, room) for name, room in zip(names, rooms, strict=True)]
        #: A name and its number in one line, where it has room for both.
        self._is_short = not self.is_above and all(
            width(lines[-1], BODY) + 12 + sheet.wide(number) <= across - _KEY
            for lines, number in zip(self._labels, self.numbers, strict=True)
        )

    @property
    def _starts(self) -> list[float]:
        starts, x = [], 0.0
        for figure, length in zip(self.figures, self.lengths, strict=True):
            starts.append(x)
            x += length + _GAP + (TORN if figure.quantity.bound is Bound.AT_LEAST else 0)
        return starts

    @property
    def _caption(self) -> list[str]:
        return self.sheet.lines(self.sheet.speech.say("form.may_be_added"), self.across)

    @property
    def _number(self) -> float:
        before = width(self._total, HEAD, bold=True) + 12
        return self.sheet.number_size([self.quantity], self.across - before, _NUMBER * self.scale, _LEAST, 0.45)

    @property
    def _total(self) -> str:
        return self.sheet.speech.say("form.total")

    @property
    def _labels_height(self) -> float:
        if self.is_above:
            return (max(map(len, self._labels)) + 1) * BODY * LEAD + 4
        return (sum(map(len, self._labels)) + (0 if self._is_short else len(self._labels))) * BODY * LEAD + 8

    @property
    def height(self) -> float:
        """What it takes at least."""
        return len(self._caption) * BODY * LEAD + self._labels_height + _BAR * self.scale + 30 + self._number * 1.25

    def draw(self, report: Report, x: float, y: float, air: float) -> float:
        """Draws it from a place down, with so much air in it; gives where it ends."""
        sheet = self.sheet
        for line in self._caption:
            sheet.text(line, x, y + BODY * LEAD / 2, colour="muted")
            y += BODY * LEAD
        y += air * 0.15
        largest = max(self.figures, key=lambda figure: figure.quantity.value)
        if self.is_above:
            tall = max(map(len, self._labels))
            for at, lines, number in zip(self._starts, self._labels, self.numbers, strict=True):
                top = y + (tall - len(lines)) * BODY * LEAD
                for line in lines:
                    sheet.text(line, x + at, top + BODY * LEAD / 2)
                    top += BODY * LEAD
                sheet.text(number, x + at, top + BODY * LEAD / 2)
            y += self._labels_height
        bar = _BAR * self.scale + air * 0.25
        for at, length, figure in zip(self._starts, self.lengths, self.figures, strict=True):
            fill = sheet.accent if figure is largest else "dot"
            torn = TORN if figure.quantity.bound is Bound.AT_LEAST else 0
            mark = figure_mark(report, figure, sheet.speech)
            sheet.card(x + at, y, length + torn, bar, figure.quantity.bound, fill=fill, mark=mark)
        y += bar + 10
        self._bracket(x, y)
        y += 20
        if not self.is_above:
            for lines, number, figure in zip(self._labels, self.numbers, self.figures, strict=True):
                fill = sheet.accent if figure is largest else "dot"
                sheet.box(x, y + BODY * LEAD / 2 - 9, 18, 18, fill)
                last = [Run(f"{lines[-1]} ", BODY, "ink"), *number] if self._is_short else number
                for line in lines[:-1] if self._is_short else lines:
                    sheet.text(line, x + _KEY, y + BODY * LEAD / 2)
                    y += BODY * LEAD
                sheet.text(last, x + _KEY, y + BODY * LEAD / 2)
                y += BODY * LEAD
            y += 8
        y += air * 0.2
        size = self._number
        sheet.text(self._total, x, y + size * 0.72, HEAD, bold=True)
        runs = sheet.number_runs(self.quantity, size, unit_size(size, 0.45))
        sheet.text(runs, x + width(self._total, HEAD, bold=True) + 12, y + size * 0.6)
        return y + size * 1.25

    def _bracket(self, x: float, y: float) -> None:
        """What spans the bar, open where the sum is."""
        sheet, end = self.sheet, x + self.across
        is_open = self.quantity.bound is not Bound.EXACT
        solid = end - (TORN if is_open else 0)
        sheet.rule(y + 8, x, solid - x, "muted")
        sheet.box(x, y, 2, 9, "muted")
        if is_open:
            for place in range(4):
                sheet.rule(y + 8, solid + 4 + place * 11, 6, "muted")
        else:
            sheet.box(end - 2, y, 2, 9, "muted")


def _may_be_added(report: Report, figures: Sequence[Figure]) -> bool:
    try:
        total(report, figures)
    except CannotAdd:
        return False
    return True
