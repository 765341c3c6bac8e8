"""Ladder: the figures of one category whose relations the report leaves open, largest first and huge, the others as
rows, each with the works that it counts and the report names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cppcc.charts import form_parts as parts
from cppcc.charts.chart import Chart, finding, only_those
from cppcc.charts.form import Sheet
from cppcc.charts.form_further import further
from cppcc.charts.form_type import BODY, LEAD, unit_size
from cppcc.charts.measure import width
from cppcc.charts.rows import figure_mark
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Figure, Report, Work
from cppcc.model.selection import Selection
from cppcc.speech import findings, statements
from cppcc.speech.speech import Speech

#: The number of the main figure at most and at least, and of the others; the room around a row's texts.
_HERO, _HERO_LEAST, _ROW, _ROW_LEAST, _PAD = 180, 72, 56, 36, 18
#: The least that a number of many digits is set in, and the main one's unit in parts of it.
_LEAST, _UNIT = 18, 0.36
#: Where the texts of a row begin, in parts of the width: the label and, where there is room, who did it.
_LABEL, _WORKS, _DEED = 0.145, 0.37, 0.785
#: More rows than these stand in two columns, so far apart.
_MANY, _GAP = 3, 48
#: The least room for a label beside its number.
_NARROW = 110
#: As wide as it takes for texts to stand in columns, and for what was done with a work beside it.
_COLUMNS, _BESIDE = 560, 1000


def draw(
    report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, *, only: Collection[str] = ()
) -> Chart:
    """The figures of one category: those that the filters leave."""
    category, selection = parts.category_of(report, selection, "ladder", lambda figures: len(figures) > 1)
    figures = selection.figures(report)
    works = selection.works(report)
    has = any(figure.category == category for figure in report.figures)
    title = findings.found(report, f"ladder.{category}", selection, speech)
    if figures and not title:
        title = finding(report, [parts.main_figure(figures)], speech)

    def sheet_of(shown: Sequence[Figure], source: str) -> Sheet:
        return parts.sheet_of(
            *(report, selection, frame, look, speech),
            category=category,
            title=title or speech.of(speech.terms.categories[category].label),
            figures=shown,
            source=source,
        )

    def lay(shown: Sequence[Figure], source: str) -> tuple[Sheet, _Ladder | None, Sequence[Figure]]:
        sheet = sheet_of(shown, source)
        ladder = _fitted(sheet, report, shown, works) if shown else None
        return sheet, ladder, [ladder.hero, *(row.figure for row in ladder.rows)] if ladder else []

    def source_of(remark: str) -> str:
        return parts.source_of(report, selection, speech, remark)

    if only:
        rest = only_those(figures, only)
        return further("ladder", report, selection, speech, rest, sheet_of, source_of)
    sheet, ladder, left_out = parts.settled(figures, lay, source_of, speech)
    height = ladder.draw() if ladder else parts.nothing(sheet, "ladder", has)
    drawn = [ladder.hero, *(row.figure for row in ladder.rows)] if ladder else []
    named = list(dict.fromkeys(work for row in ladder.rows for work in row.works)) if ladder else []
    scene = sheet.scene(height)
    told = (report, selection, sheet, scene, speech, drawn, named)
    return parts.finish("ladder", *told, has=has, left_out=left_out, has_lead=True)


@dataclass
class _Row:
    """A figure with its label, and the named works that it counts."""

    figure: Figure
    label: list[str]
    works: list[Work]
    height: float = 0


class _Ladder:
    """The contents at one size of type."""

    def __init__(
        self,
        sheet: Sheet,
        report: Report,
        figures: Sequence[Figure],
        works: Sequence[Work],
        size: float,
        *,
        has_outcomes: bool = True,
    ) -> None:
        self.sheet, self.report, self.size, self.has_outcomes = sheet, report, size, has_outcomes
        self.hero = parts.main_figure(figures)
        self.works_at, self.deed_at = _columns(sheet, report, works)
        self.is_wide, self.is_beside = sheet.width >= _COLUMNS, sheet.width >= _BESIDE
        room = sheet.width * (self.works_at if self.is_wide else 1) - 12
        most = max(_HERO_LEAST, size * _HERO / _ROW)
        self.hero_size = sheet.number_size([self.hero.quantity], room, most, _LEAST, _UNIT)
        others = [figure for figure in figures if figure is not self.hero]
        self.has_names = any(parts.named_works(report, figure, works) for figure in others)
        #: Without named works beside them, many rows stand in two columns.
        self.columns = 2 if self.is_wide and not self.has_names and len(others) > _MANY else 1
        self.across = (sheet.width - _GAP * (self.columns - 1)) / self.columns
        self.number = (sheet.width if self.columns == 1 else self.across * 2.2) * (_LABEL if self.is_wide else 0.4) - 16
        self.row_size = sheet.number_size([each.quantity for each in others], self.number, size, _LEAST)
        runs = (sheet.number_runs(each.quantity, self.row_size, unit_size(self.row_size)) for each in others)
        widest = max(map(sheet.wide, runs), default=0.0)
        #: Where labels begin: beside the widest number; beneath the numbers, where that leaves them too little room.
        self.label_at = max(self.number + 16, widest + 12)
        self.is_stacked = self._label_end - self.label_at < _NARROW
        if self.is_stacked:
            self.label_at = 0.0
        self.rows = [self._row(figure, works) for figure in others]

    def _row(self, figure: Figure, works: Sequence[Work]) -> _Row:
        sheet = self.sheet
        label = sheet.lines(sheet.speech.of(figure.label), self._label_room, BODY, bold=True)
        row = _Row(figure, label, parts.named_works(self.report, figure, works))
        beside = sum(self._work_height(work) for work in row.works)
        texts = max(len(label) * BODY * LEAD + self._aside(figure, draw_at=None), beside if self.is_wide else 0)
        own = self.row_size * 1.15 + texts if self.is_stacked else max(self.row_size * 1.15, texts)
        row.height = own + _PAD + (0 if self.is_wide else beside)
        return row

    @property
    def _label_end(self) -> float:
        if not self.has_names:
            return self.across
        return self.sheet.width * (self.works_at if self.is_wide else 1) - 16

    @property
    def _label_room(self) -> float:
        return self._label_end - self.label_at

    @property
    def _work_room(self) -> float:
        sheet = self.sheet
        end = self.deed_at if self.is_beside else 1.0
        return sheet.width * (end - self.works_at) - 6 if self.is_wide else sheet.width

    def _work_height(self, work: Work) -> float:
        sheet = self.sheet
        name = len(sheet.lines(sheet.speech.of(work.label), self._work_room, BODY))
        deeds = sum(len(sheet.lines(text, self._deed_room, BODY, bold=bold)) for text, _, bold in self._deeds(work))
        return (max(name, deeds) if self.is_beside else name + deeds) * BODY * LEAD + 8

    @property
    def _deed_room(self) -> float:
        return self.sheet.width * (1 - self.deed_at) if self.is_beside else self._work_room

    def _deeds(self, work: Work) -> list[tuple[str, str, bool]]:
        """What was done with a work: text, colour, weight."""
        sheet, report = self.sheet, self.report
        deed = parts.deed(work, sheet.speech)
        told = work.outcome if self.has_outcomes else None
        outcome = statements.text(report, told.text, sheet.speech, (), ()) if told else ""
        return [each for each in ((deed, sheet.accent, True), (outcome, "muted", False)) if each[0]]

    def _aside(self, figure: Figure, draw_at: tuple[float, float] | None) -> float:
        """Whose a figure is where it is not the committee's own: beneath its label."""
        sheet = self.sheet
        actor = parts.actor_of(self.report, figure, sheet.speech)
        if figure.actor == self.report.committee.level or actor in sheet.speech.of(figure.label):
            return 0
        if draw_at is None:
            return len(sheet.lines(actor, self._label_room)) * BODY * LEAD
        return sheet.paragraph(actor, *draw_at, self._label_room, colour="muted")

    @property
    def hero_height(self) -> float:
        texts = self._hero_text(None)
        return max(self.hero_size * 1.05, texts) if self.is_wide else self.hero_size * 1.1 + texts + 12

    @property
    def height(self) -> float:
        return self.hero_height + 10 + sum(max(row.height for row in pair) for pair in self.pairs)

    @property
    def pairs(self) -> list[list[_Row]]:
        """The rows, those together that stand beside each other."""
        return [self.rows[start : start + self.columns] for start in range(0, len(self.rows), self.columns)]

    def _hero_text(self, y: float | None) -> float:
        """The label of the main figure, and how it is counted; gives the height."""
        sheet, hero = self.sheet, self.hero
        x = sheet.width * self.works_at if self.is_wide else 0
        room = sheet.width - x
        counted = statements.text(self.report, hero.counted_as, sheet.speech, (), ()) if hero.counted_as else ""
        label = sheet.lines(parts.full_label(self.report, hero, sheet.speech), room, bold=True)
        lines = [(line, "ink", True) for line in label] + [
            (line, "muted", False) for line in (sheet.lines(counted, room) if counted else [])
        ]
        if y is not None:
            for index, (line, colour, bold) in enumerate(lines):
                sheet.text(line, x, y + BODY * LEAD * (index + 0.5), BODY, colour, bold=bold)
        return len(lines) * BODY * LEAD

    def draw(self) -> float:
        """Draws all of it from the top down; gives the height."""
        sheet = self.sheet
        top = 0.0 if sheet.height is None else max(0.0, (sheet.height - self.height) * 0.3)
        middle = top + (self.hero_height / 2 if self.is_wide else self.hero_size * 0.55)
        runs = sheet.number_runs(self.hero.quantity, self.hero_size, unit_size(self.hero_size, _UNIT), sheet.accent)
        sheet.text(runs, 0, middle)
        sheet.touch(sheet.width * 0.1, middle, 60, figure_mark(self.report, self.hero, sheet.speech))
        self._hero_text(middle - self._hero_text(None) / 2 if self.is_wide else top + self.hero_size * 1.1)
        y = top + self.hero_height + 10
        for pair in self.pairs:
            height = max(row.height for row in pair)
            for place, row in enumerate(pair):
                row.height = height
                self._draw_row(row, place * (self.across + _GAP), y)
            y += height
        return y

    def _draw_row(self, row: _Row, left: float, y: float) -> None:
        sheet = self.sheet
        sheet.rule(y, left, self.across)
        works = sum(self._work_height(work) for work in row.works)
        own = row.height - (0 if self.is_wide else works)
        middle = y + own / 2
        number = y + _PAD / 2 + self.row_size * 0.6 if self.is_stacked else middle
        sheet.text(sheet.number_runs(row.figure.quantity, self.row_size, unit_size(self.row_size)), left, number)
        sheet.touch(left + 34, number, 44, figure_mark(self.report, row.figure, sheet.speech))
        x = left + self.label_at
        down = len(row.label) * BODY * LEAD + self._aside(row.figure, draw_at=None)
        middle += self.row_size * 0.575 if self.is_stacked else 0
        for index, line in enumerate(row.label):
            sheet.text(line, x, middle - down / 2 + BODY * LEAD * (index + 0.5), bold=True)
        self._aside(row.figure, (x, middle - down / 2 + len(row.label) * BODY * LEAD))
        place = middle - works / 2 if self.is_wide else y + own
        for work in row.works:
            self._draw_work(work, place)
            place += self._work_height(work)

    def _draw_work(self, work: Work, y: float) -> None:
        sheet = self.sheet
        x = sheet.width * self.works_at if self.is_wide else 0
        y += 4
        name = sheet.paragraph(sheet.speech.of(work.label), x, y, self._work_room)
        place = (sheet.width * self.deed_at, y) if self.is_beside else (x, y + name)
        for text, colour, bold in self._deeds(work):
            place = place[0], place[1] + sheet.paragraph(text, *place, self._deed_room, colour=colour, bold=bold)


def _columns(sheet: Sheet, report: Report, works: Sequence[Work]) -> tuple[float, float]:
    """Where works and what was done with them begin, in parts of the width: as wide as these are, within reason."""
    deeds = [text for work in works if (text := parts.deed(work, sheet.speech))]
    widest = max((width(text, BODY, bold=True) for text in deeds), default=0) / sheet.width
    deed_at = max(_DEED - 0.12, min(_DEED, 1 - widest))
    return _WORKS - (_DEED - deed_at) * 0.4, deed_at


def _fitted(sheet: Sheet, report: Report, figures: Sequence[Figure], works: Sequence[Work]) -> _Ladder:
    """The ladder at the largest size at which all rows have room; where none is small enough, without what came of the
    works, then without the last rows."""
    for has_outcomes in (True, False):
        size = float(_ROW)
        ladder = _Ladder(sheet, report, figures, works, size, has_outcomes=has_outcomes)
        while sheet.height is not None and ladder.height > sheet.height and size > _ROW_LEAST:
            size -= 4
            ladder = _Ladder(sheet, report, figures, works, size, has_outcomes=has_outcomes)
        if sheet.height is None or ladder.height <= sheet.height:
            break
    while sheet.height is not None and ladder.rows and ladder.height > sheet.height:
        ladder.rows.pop()
    if sheet.height is not None and ladder.rows:  # what is free is the rows' own
        more = min(_PAD * 3, (sheet.height - ladder.height) / len(ladder.pairs))
        for row in ladder.rows:
            row.height += max(0.0, more)
    return ladder
