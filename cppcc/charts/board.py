"""Board: all figures that the filters leave, a panel for each category: one large number, the others as rows beneath
it, with bars only where lengths may be compared."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cppcc.charts import form_parts as parts
from cppcc.charts.chart import Chart, only_those
from cppcc.charts.form import Sheet
from cppcc.charts.form_marks import TORN
from cppcc.charts.form_type import BODY, LEAD, SMALL, unit_size
from cppcc.charts.rows import figure_mark
from cppcc.charts.scene import Run
from cppcc.content.board import BoardGroup, BoardRow, Panel, panels_of, title
from cppcc.design.frames import Frame
from cppcc.design.looks import Look, category_colour
from cppcc.model.quantity import Bound, Quantity
from cppcc.model.report import Figure, Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech

#: The least width of a column and the room between two; between two panels.
_COLUMN, _GAP, _BETWEEN = 252, 28, 22
#: The type of a row's label and of its number; of a large number at most.
_LABEL, _NUMBER, _LEAD = 20, 22, 52
#: Heights: of a row's bar, and of what is free beneath a row.
_BAR, _PAD = 8, 7
#: The least room for a label beside its number.
_NARROW = 88


def draw(
    report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, *, only: Collection[str] = ()
) -> Chart:
    """The figures left, in the order of their categories."""
    selection = selection.of_figures
    figures = selection.figures(report)
    every = only_those((row.figure for panel in _panels(report, figures, speech, figures) for row in panel.rows), only)

    def lay(shown: Sequence[Figure], source: str) -> tuple[Sheet, _Columns | None, Sequence[Figure]]:
        kicker = parts.kicker_of(report, speech.say("board.kicker"), selection, speech)
        note = parts.note_of(report, shown, speech)
        sheet = Sheet(frame, look, speech, "accent", kicker, title(report, selection, figures, speech), note, source)
        columns = _Columns(sheet, report, _panels(report, shown, speech, figures)) if shown else None
        return sheet, columns, columns.drawn if columns else []

    def source(remark: str) -> str:
        return parts.source_of(report, selection, speech, remark)

    sheet, columns, left_out = parts.settled(every, lay, source, speech)
    height = columns.height if columns else parts.nothing(sheet, "board", bool(report.figures))
    drawn = columns.drawn if columns else []
    told = (report, selection, sheet, sheet.scene(height), speech, drawn)
    return parts.finish("board", *told, has=bool(report.figures), left_out=left_out)


def _panels(report: Report, shown: Sequence[Figure], speech: Speech, figures: Sequence[Figure]) -> list[Panel]:
    return [panel for panel in panels_of(report, shown, (), speech, of=figures) if panel.figures]


class _Columns:
    """Panels beneath and beside each other, each in the column that has most room.

    Attributes:
        drawn: the figures that had room.
        height: what the panels take.
    """

    def __init__(self, sheet: Sheet, report: Report, panels: Sequence[Panel]) -> None:
        self.sheet, self.report, self.drawn = sheet, report, list[Figure]()
        most = max(1, int((sheet.width + _GAP) / (_COLUMN + _GAP)))
        count = min(most, max(1, sum(len(panel.rows) for panel in panels)), len(panels))
        self.across = (sheet.width - _GAP * (count - 1)) / count
        ends = [0.0] * count
        for panel in panels:
            column = ends.index(min(ends))
            ends[column] = self._panel(panel, column * (self.across + _GAP), ends[column])
        self.height = max(ends)

    def _panel(self, panel: Panel, x: float, top: float) -> float:
        """Draws a panel, as much of it as there is room for; gives where it ends, or where it would have begun."""
        y, begun = top + (_BETWEEN if top else 0), False
        lead = [BoardGroup("", (panel.lead,))] if panel.lead else []
        for group in (*lead, *panel.groups):
            for index, row in enumerate(group.rows):
                blocks: list[_Name | _About | _Row | _Large] = [] if begun else [_Name(self, panel)]
                if group.about and index == 0:
                    blocks.append(_About(self, group.about))
                blocks.append(_Large(self, row) if row is panel.lead else _Row(self, row))
                down = sum(block.height for block in blocks)
                if self.sheet.height is not None and y + down > self.sheet.height:
                    return y if begun else top
                for block in blocks:
                    block.draw(x, y)
                    y += block.height
                begun = True
                self.drawn.append(row.figure)
        return y if begun else top


class _Name:
    """A panel's name under a line in its colour."""

    def __init__(self, columns: _Columns, panel: Panel) -> None:
        self.sheet, self.across = columns.sheet, columns.across
        self.colour = category_colour(panel.category.id)
        self.lines = self.sheet.lines(self.sheet.speech.of(panel.category.label), self.across, BODY, bold=True)
        self.height = 10 + len(self.lines) * BODY * LEAD

    def draw(self, x: float, y: float) -> None:
        self.sheet.bar(x, y, self.across, self.colour)
        ink = self.colour if self.colour != "rest" else "ink"
        for index, line in enumerate(self.lines):
            self.sheet.text(line, x, y + 8 + BODY * LEAD * (index + 0.5), BODY, ink, bold=True)


class _About:
    """Whose the rows beneath it are, and of what time."""

    def __init__(self, columns: _Columns, about: str) -> None:
        self.sheet = columns.sheet
        self.lines = self.sheet.lines(about, columns.across, SMALL)
        self.height = 6 + len(self.lines) * SMALL * LEAD

    def draw(self, x: float, y: float) -> None:
        for index, line in enumerate(self.lines):
            self.sheet.text(line, x, y + 6 + SMALL * LEAD * (index + 0.5), SMALL, "muted")


class _Row:
    """A figure: its label, its number to the right or, where that leaves the label no room, beneath it; and a bar."""

    def __init__(self, columns: _Columns, row: BoardRow) -> None:
        self.columns, self.sheet, self.row = columns, columns.sheet, row
        sheet = self.sheet
        self.size, self.runs, self.units = _number(columns, row.figure.quantity, _NUMBER, 0.8)
        room = columns.across - sheet.wide(self.runs) - 8
        self.is_stacked = room < _NARROW or bool(self.units)
        label = sheet.speech.of(row.figure.label)
        self.lines = sheet.lines(label, columns.across if self.is_stacked else room, _LABEL)
        self.text = len(self.lines) * _LABEL * 1.3
        own = self.text + (self.size * 1.3 + len(self.units) * SMALL * LEAD if self.is_stacked else 0)
        self.height = max(own, self.size * 1.3) + _PAD + (_BAR + 4 if row.share is not None else 0)

    def draw(self, x: float, y: float) -> None:
        sheet, across = self.sheet, self.columns.across
        for index, line in enumerate(self.lines):
            sheet.text(line, x, y + _LABEL * 1.3 * (index + 0.5), _LABEL)
        middle = y + (self.text + self.size * 0.65 if self.is_stacked else _LABEL * 0.65)
        if self.is_stacked:
            sheet.text(self.runs, x, middle)
            _units(sheet, self.units, x, y + self.text + self.size * 1.3)
        else:
            sheet.text(self.runs, x + across, middle, anchor="right")
        sheet.touch(x + across - 20, middle, 40, figure_mark(self.columns.report, self.row.figure, sheet.speech))
        _bar(self.columns, self.row, x, y + self.height - _PAD - _BAR)


class _Large:
    """The figure that stands out, its label beneath it."""

    def __init__(self, columns: _Columns, row: BoardRow) -> None:
        self.columns, self.sheet, self.row = columns, columns.sheet, row
        sheet = self.sheet
        self.size, self.runs, self.units = _number(columns, row.figure.quantity, _LEAD, 0.4)
        self.lines = sheet.lines(sheet.speech.of(row.figure.label), columns.across, _LABEL)
        self.number = self.size * 1.2 + len(self.units) * SMALL * LEAD
        self.height = self.number + len(self.lines) * _LABEL * 1.3 + _PAD + 4
        self.height += _BAR + 4 if row.share is not None else 0

    def draw(self, x: float, y: float) -> None:
        sheet = self.sheet
        sheet.text(self.runs, x, y + self.size * 0.6)
        sheet.touch(x + 40, y + self.size * 0.6, 44, figure_mark(self.columns.report, self.row.figure, sheet.speech))
        _units(sheet, self.units, x, y + self.size * 1.2)
        for index, line in enumerate(self.lines):
            sheet.text(line, x, y + self.number + _LABEL * 1.3 * (index + 0.5), _LABEL, "muted")
        _bar(self.columns, self.row, x, y + self.height - _PAD - 4 - _BAR)


def _number(columns: _Columns, quantity: Quantity, most: float, share: float) -> tuple[float, list[Run], list[str]]:
    """A number's size and runs, and what is counted where that stands beneath, having no room beside it."""
    sheet = columns.sheet
    size = sheet.number_size([quantity], columns.across, most, 18, share)
    runs = sheet.number_runs(quantity, size, unit_size(size, share))
    counted = sheet.unit_words(quantity)
    if not counted or sheet.wide(runs) <= columns.across:
        return size, runs, []
    size = sheet.number_size([quantity], columns.across, most, 18, share, bare=True)
    runs = sheet.number_runs(quantity, size, unit_size(size, share), bare=True)
    return size, runs, sheet.lines(counted, columns.across, SMALL)


def _units(sheet: Sheet, lines: Sequence[str], x: float, y: float) -> None:
    for index, line in enumerate(lines):
        sheet.text(line, x, y + SMALL * LEAD * (index + 0.5), SMALL, "muted")


def _bar(columns: _Columns, row: BoardRow, x: float, y: float) -> None:
    """The length of a figure that may be compared with others of its panel; open where its number is a bound."""
    if row.share is None:
        return
    across = max(3.0, columns.across * row.share)
    bound = row.figure.quantity.bound if across > 2 * TORN else Bound.EXACT
    columns.sheet.card(x, y, across, _BAR, bound, fill=category_colour(row.figure.category))
