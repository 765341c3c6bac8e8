"""Numbers in a form: figures beneath and beside each other, each with its label, all of one size."""

from __future__ import annotations

from collections.abc import Sequence

from cppcc.charts.form import Sheet
from cppcc.charts.form_type import BODY, HEAD, LEAD, unit_size
from cppcc.charts.rows import figure_mark
from cppcc.model.report import Figure, Report

#: Room beside a number, between rows, and within a ground behind them.
_BESIDE, _ROW, _PAD = 30, 20, 24
#: From this size on numbers are large.
_LARGE = 120


class Numbers:
    """Figures at one size, in as many columns as there is room for.

    Args:
        across: the room; ``narrow`` of it what a column takes at least, ``size`` what numbers are set in at most.
        most: columns abreast.
        beneath: lines of text beneath all of them, in grey.
        on_card: whether they stand on a ground of their own.
    """

    def __init__(
        self,
        sheet: Sheet,
        report: Report,
        figures: Sequence[Figure],
        *,
        across: float,
        narrow: float,
        size: float,
        most: int = 99,
        beneath: str = "",
        on_card: bool = False,
    ) -> None:
        self.sheet, self.report, self.figures, self.on_card = sheet, report, list(figures), on_card
        self._pad = _PAD if on_card else 0
        room = across - 2 * self._pad
        self.columns = _columns(len(figures), max(1, min(most, int(room / narrow))))
        self._across, self._whole = room / self.columns, across
        quantities = [figure.quantity for figure in figures]
        self.size = sheet.number_size(quantities, self._across - _BESIDE, size, 18, bare=True)
        #: Beneath the largest numbers, labels are larger, too.
        self._type = HEAD if self.size >= _LARGE else BODY
        self._labels = [self._label(figure) for figure in figures]
        self._beneath = sheet.lines(beneath, room) if beneath else []

    def _label(self, figure: Figure) -> list[str]:
        """What is counted, in languages in which that stands beneath the number, and what the figure is called."""
        sheet = self.sheet
        unit = sheet.unit_words(figure.quantity, figure.noun)
        label = "" if figure.noun and unit else sheet.speech.of(figure.label)
        return [
            line for text in (unit, label) if text for line in sheet.lines(text, self._across - _BESIDE, self._type)
        ]

    @property
    def _rows(self) -> list[list[int]]:
        places = range(len(self.figures))
        return [list(places[start : start + self.columns]) for start in range(0, len(places), self.columns)]

    def _height(self, row: Sequence[int]) -> float:
        return self.size * 1.2 + max(len(self._labels[place]) for place in row) * self._type * LEAD

    @property
    def height(self) -> float:
        """What they take."""
        rows = [self._height(row) for row in self._rows]
        beneath = len(self._beneath) * BODY * LEAD + (12 if self._beneath and rows else 0)
        return sum(rows) + _ROW * max(0, len(rows) - 1) + beneath + (2 * _PAD - 8 if self.on_card else 0)

    def draw(self, x: float, y: float, air: float = 0.0) -> None:
        """Draws them from a place down, the air spread between rows."""
        sheet = self.sheet
        if self.on_card:
            sheet.box(x, y, self._whole, self.height, "fill")
            x, y = x + _PAD, y + _PAD - 4
        between = _ROW + air / max(1, len(self._rows))
        for row in self._rows:
            for column, place in enumerate(row):
                at = x + column * self._across
                if column and self.on_card:
                    sheet.box(at - 20, y + 6, 2, self._height(row) - 12, "rule")
                self._draw(place, at, y)
            y += self._height(row) + between
        y -= between - 12 if self.figures else 0
        for line in self._beneath:
            sheet.text(line, x, y + BODY * LEAD / 2, colour="muted")
            y += BODY * LEAD

    def _draw(self, place: int, x: float, y: float) -> None:
        sheet, figure, middle = self.sheet, self.figures[place], y + self.size * 0.6
        runs = sheet.number_runs(figure.quantity, self.size, unit_size(self.size), bare=True, on_card=self.on_card)
        sheet.text(runs, x, middle)
        sheet.touch(x + 40, middle, 44, figure_mark(self.report, figure, sheet.speech))
        y += self.size * 1.2
        for line in self._labels[place]:
            sheet.text(line, x, y + self._type * LEAD / 2, self._type)
            y += self._type * LEAD


def _columns(count: int, most: int) -> int:
    """So many stand abreast that no row is much shorter than the others."""
    rows = -(-count // most) or 1
    return -(-count // rows) or 1
