"""The headline's cards at one size of their numbers, and the strap beneath them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cppcc.charts.form import Sheet
from cppcc.charts.form_marks import TORN
from cppcc.charts.form_type import BODY, HEAD, LEAD, unit_size
from cppcc.charts.measure import width
from cppcc.charts.rows import figure_mark
from cppcc.charts.scene import Run
from cppcc.model.quantity import Bound
from cppcc.model.report import Figure, Report
from cppcc.model.selection import Selection
from cppcc.speech import findings, statements
from cppcc.speech.statements import Piece

#: The numbers' size at most, where they are still large, and at least; the room between cards, and within one.
_NUMBER, _LARGE, _LEAST, _GAP, _PAD = 88, 56, 30, 10, 22
#: The narrowest a card may be, the most abreast, and the strap's height.
_NARROW, _ABREAST, _STRAP = 150, 5, 128
#: The size of a number that stands by itself, and of several with nothing beneath them.
_ALONE, _BARE = 168, 120
#: What cards grow by at most where nothing stands beneath them.
_GROW = 100


@dataclass
class _Card:
    """A figure with the lines of its card."""

    figure: Figure
    across: float
    head: list[str]
    unit: list[str]
    text: list[Piece]
    lines: int


class HeadlineCards:
    """The contents at one size of the numbers."""

    def __init__(
        self,
        sheet: Sheet,
        report: Report,
        figures: Sequence[Figure],
        strap: Figure | None,
        selection: Selection,
        size: float,
        *,
        has_texts: bool = True,
    ) -> None:
        self.sheet, self.report, self.strap, self.size = sheet, report, strap, size
        self.selection, self.has_texts, self.figures = selection, has_texts, tuple(figures)
        columns = next(
            count
            for most in range(min(_ABREAST, 2 if sheet.is_upright else len(figures)), 0, -1)
            if (count := _columns(len(figures), most)) == 1 or self._have_room(figures, count)
        )
        rows = [figures[start : start + columns] for start in range(0, len(figures), columns)]
        self.rows = [self._row(row, columns) for row in rows]

    @property
    def drawn(self) -> list[Figure]:
        """What is shown."""
        return [*self.figures, *([self.strap] if self.strap else [])]

    def _have_room(self, figures: Sequence[Figure], columns: int) -> bool:
        """Whether so many cards abreast have room for their texts' longest words, and for numbers that are large."""
        rows = (figures[start : start + columns] for start in range(0, len(figures), columns))
        return all(
            sum(self._want(figure, _LARGE) for figure in row) + _GAP * (len(row) - 1) <= self.sheet.width
            for row in rows
        )

    def _row(self, figures: Sequence[Figure], columns: int) -> list[_Card]:
        """The cards of a row, each as wide as its number, all of them as wide as there is room."""
        sheet = self.sheet
        room = sheet.width - _GAP * (len(figures) - 1)
        if len(figures) < columns:  # a last row keeps the columns of those above it
            room = room * len(figures) / columns
        wants = [self._want(figure, self.size) for figure in figures]
        spare = room - sum(wants)
        if spare >= 0:
            wide = [want + spare / len(figures) for want in wants]
        else:
            wide = [room * want / sum(wants) for want in wants]
        return [self._card(figure, across) for figure, across in zip(figures, wide, strict=True)]

    def _want(self, figure: Figure, size: float) -> float:
        number = self.sheet.wide(self.sheet.number_runs(figure.quantity, size, unit_size(size, 0.45), bare=True))
        words = (self._counted(figure) or statements.joined(self._consequence(figure))).split()
        word = max((width(word, BODY, bold=True) for word in words if word.isascii()), default=0.0)
        return max(_NARROW, max(number, word) + 2 * _PAD + self._torn(figure))

    def _torn(self, figure: Figure) -> float:
        return TORN if figure.quantity.bound is not Bound.EXACT else 0.0

    def _card(self, figure: Figure, across: float) -> _Card:
        sheet, speech = self.sheet, self.sheet.speech
        room = across - 2 * _PAD - self._torn(figure)
        text = self._consequence(figure)
        lines = len(sheet.lines(statements.joined(text), room)) if text else 0
        # Beneath the number stands what is counted, in languages that count by that; else its name above it.
        counted = self._counted(figure)
        head = [] if counted else sheet.lines(speech.of(figure.label), room, HEAD, bold=True)
        return _Card(figure, across, head, sheet.lines(counted, room, bold=True) if counted else [], text, lines)

    def _counted(self, figure: Figure) -> str:
        speech = self.sheet.speech
        if speech.is_the_reports:
            return ""
        return (figure.noun.by_language.get(speech.language) if figure.noun else "") or speech.of(figure.label)

    def _consequence(self, figure: Figure) -> list[Piece]:
        """What came of it; behind “counted separately” where that is another statistic. Nothing where filters leave out
        what it tells of."""
        report, speech, statement = self.report, self.sheet.speech, figure.consequence
        if (
            not statement
            or not self.has_texts
            or not (text := findings.told(report, statement, self.selection, speech))
        ):
            return []
        told = statements.pieces(report, statement, speech, report.figures, report.works)
        if not figure.consequence_apart:
            return told if speech.is_the_reports else [Piece(text)]
        return [Piece(speech.say("form.apart") + speech.say("list.colon")), *told]

    @property
    def row_heights(self) -> list[float]:
        heights = []
        for row in self.rows:
            head = max(len(card.head) for card in row) * HEAD * 1.25
            unit = max(len(card.unit) for card in row) * BODY * LEAD
            text = max(card.lines for card in row) * BODY * LEAD
            heights.append(2 * 20 + head + self.size * 1.25 + unit + (24 + text if text else 0))
        return heights

    @property
    def height(self) -> float:
        return sum(self.row_heights) + _GAP * (len(self.rows) - 1) + (self.strap_height if self.strap else 0)

    @property
    def strap_height(self) -> float:
        if self._is_strap_in_a_line or not self.strap:
            return _STRAP
        return 24 + 3 + 16 + 40 * 1.3 + (len(self._strap_label) + len(self._strap_counted(0))) * BODY * LEAD

    @property
    def _strap_runs(self) -> list[Run]:
        assert self.strap
        size = self.sheet.number_size([self.strap.quantity], self.sheet.width, 40, 18, 1)
        return self.sheet.number_runs(self.strap.quantity, size, size, bare=True)

    @property
    def _strap_line(self) -> list[Run]:
        assert self.strap
        return [Run(f"{self.sheet.speech.of(self.strap.label)} ", HEAD, "ink", bold=True), *self._strap_runs]

    @property
    def _is_strap_in_a_line(self) -> bool:
        return self.sheet.wide(self._strap_line) <= self.sheet.width

    @property
    def _strap_label(self) -> list[str]:
        assert self.strap
        return self.sheet.lines(self.sheet.speech.of(self.strap.label), self.sheet.width, BODY, bold=True)

    def _strap_counted(self, beside: float) -> list[str]:
        """How it is counted, in the room that so much leaves."""
        figure, speech, room = self.strap, self.sheet.speech, self.sheet.width - beside
        if not figure or not figure.counted_as or room < 200:
            return []
        return self.sheet.lines(statements.text(self.report, figure.counted_as, speech, (), ()), room)

    def draw(self) -> float:
        """Draws the cards, and the strap beneath them; gives the height."""
        sheet = self.sheet
        free = 0.0 if sheet.height is None else max(0.0, sheet.height - self.height)
        grow = min(_GROW * sheet.ample, free / len(self.rows))
        y = (free - grow * len(self.rows)) * 0.4
        for row, height in zip(self.rows, self.row_heights, strict=True):
            x = 0.0
            for card in row:
                self._draw_card(card, row, x, y, height + grow)
                x += card.across + _GAP
            y += height + grow + _GAP
        y -= _GAP
        if self.strap:
            self._draw_strap(self.strap, y + 24)
            y += self.strap_height
        return y

    def _draw_card(self, card: _Card, row: Sequence[_Card], x: float, y: float, down: float) -> None:
        sheet, figure = self.sheet, card.figure
        sheet.card(x, y, card.across, down, figure.quantity.bound, mark=figure_mark(self.report, figure, sheet.speech))
        left = x + _PAD + (TORN if figure.quantity.bound in (Bound.AT_MOST, Bound.ABOUT, Bound.BETWEEN) else 0)
        room = card.across - 2 * _PAD - self._torn(figure)
        y += 20
        for line in card.head:
            sheet.text(line, left, y + HEAD * 0.625, HEAD, bold=True)
            y += HEAD * 1.25
        y += (max(len(each.head) for each in row) - len(card.head)) * HEAD * 1.25
        sheet.text(
            sheet.number_runs(figure.quantity, self.size, unit_size(self.size, 0.45), bare=True),
            left,
            y + self.size * 0.65,
        )
        y += self.size * 1.25
        for line in card.unit:
            sheet.text(line, left, y + BODY * LEAD / 2, bold=True)
            y += BODY * LEAD
        y += (max(len(each.unit) for each in row) - len(card.unit)) * BODY * LEAD
        if card.text:
            sheet.bar(left, y + 4, 40, "dot")
            sheet.paragraph(card.text, left, y + 20, room)

    def _draw_strap(self, figure: Figure, y: float) -> None:
        """The outcome, beneath a line in the colour that speaks."""
        sheet, speech = self.sheet, self.sheet.speech
        sheet.box(0, y, sheet.width, 3, sheet.accent)
        y += 3
        if self._is_strap_in_a_line:
            middle = y + (_STRAP - 27) / 2
            sheet.text(self._strap_line, 0, middle)
            beside = self._strap_counted(sheet.wide(self._strap_line) + 40)
            for index, line in enumerate(beside if len(beside) <= 2 else []):
                at = middle + BODY * LEAD * (index + 0.5 - len(beside) / 2)
                sheet.text(line, sheet.width, at, colour="muted", anchor="right")
        else:
            middle = y + 16 + 40 * 0.65
            sheet.text(self._strap_runs, 0, middle)
            y += 16 + 40 * 1.3
            for line in self._strap_label:
                sheet.text(line, 0, y + BODY * LEAD / 2, bold=True)
                y += BODY * LEAD
            for line in self._strap_counted(0):
                sheet.text(line, 0, y + BODY * LEAD / 2, colour="muted")
                y += BODY * LEAD
        sheet.touch(sheet.width * 0.3, middle, 44, figure_mark(self.report, figure, speech))


def _columns(count: int, most: int) -> int:
    """So many cards stand abreast that no row is much shorter than the others."""
    rows = -(-count // max(1, most))
    return -(-count // rows)


def fitted(
    sheet: Sheet, report: Report, figures: Sequence[Figure], strap: Figure | None, selection: Selection
) -> HeadlineCards:
    """All of it at the largest size that has room; else without what came of them, then without the last one."""
    ways = (True, False)
    for has_texts in ways:
        # One number by itself is as large as it can be.
        size = float(round((_NUMBER if len(figures) > 1 else _ALONE) * sheet.ample))
        if len(figures) > 1 and not strap and not any(figure.consequence for figure in figures):
            size = float(round(_BARE * sheet.ample))
        while size >= 18:
            numbers = HeadlineCards(sheet, report, figures, strap, selection, size, has_texts=has_texts)
            fits = all(
                sheet.wide(sheet.number_runs(card.figure.quantity, size, unit_size(size, 0.45), bare=True))
                <= card.across - 2 * _PAD - numbers._torn(card.figure)
                for row in numbers.rows
                for card in row
            )
            if fits and (sheet.height is None or numbers.height <= sheet.height):
                if size >= _LEAST or has_texts == ways[-1]:
                    return numbers
                break
            size -= 4
    if strap:
        return fitted(sheet, report, figures, None, selection)
    return fitted(sheet, report, figures[:-1], None, selection) if len(figures) > 1 else numbers
