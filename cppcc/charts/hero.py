"""Hero: a category of unlike figures without valid sums, one large on a card, the others as rows beside or beneath."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from cppcc.charts import form_parts as parts
from cppcc.charts.chart import Chart, finding, only_those
from cppcc.charts.form import Sheet
from cppcc.charts.form_further import further
from cppcc.charts.form_marks import TORN
from cppcc.charts.form_type import BODY, HEAD, LEAD, unit_size
from cppcc.charts.rows import figure_mark
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Figure, Report
from cppcc.model.selection import Selection, telling
from cppcc.model.terms import Counts
from cppcc.speech import findings, statements
from cppcc.speech.speech import Speech

#: The large number at most, the others; room within the card and between it and the rows.
_HERO, _ROW, _PAD, _GAP = 132, 72, 32, 48
#: As many rows stand beside the card where it may be as tall as they are.
_FEW = 6
#: The least room for a label beside its number.
_NARROW = 110
#: The card's part of the width where rows stand beside it, and how wide that must be.
_CARD, _BESIDE = 0.485, 700


def draw(
    report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, *, only: Collection[str] = ()
) -> Chart:
    """The figures of one category: those that the filters leave."""
    category, selection = parts.category_of(report, selection, "hero", lambda figures: bool(figures))
    return drawn("hero", report, selection, frame, look, speech, category, selection.figures(report), only)


def drawn(
    name: str,
    report: Report,
    selection: Selection,
    frame: Frame,
    look: Look,
    speech: Speech,
    category: str,
    figures: Sequence[Figure],
    only: Collection[str] = (),
) -> Chart:
    """These figures of one category in this form.

    Args:
        name: of the chart.
        only: ids of those that an earlier picture had no room for.
    """
    has = any(figure.category == category for figure in report.figures)
    of_category = replace(selection, categories=(category,))
    title = findings.found(report, f"hero.{category}", of_category, speech) if figures else ""
    if figures and not title:
        title = finding(report, [_hero(report, figures)], speech)

    def sheet_of(shown: Sequence[Figure], source: str) -> Sheet:
        return parts.sheet_of(
            *(report, selection, frame, look, speech),
            category=category,
            title=title or speech.of(speech.terms.categories[category].label),
            figures=shown,
            source=source,
        )

    def lay(shown: Sequence[Figure], source: str) -> tuple[Sheet, _Hero | None, Sequence[Figure]]:
        sheet = sheet_of(shown, source)
        hero = _fitted(sheet, report, shown) if shown else None
        return sheet, hero, [hero.figure, *hero.rows] if hero else []

    def source_of(remark: str) -> str:
        return parts.source_of(report, of_category, speech, remark)

    if only:
        rest = only_those(figures, only)
        return further(name, report, selection, speech, rest, sheet_of, source_of)
    sheet, hero, left_out = parts.settled(figures, lay, source_of, speech)
    height = hero.draw() if hero else parts.nothing(sheet, name, has)
    told = [hero.figure, *hero.rows] if hero else []
    return parts.finish(
        name, report, selection, sheet, sheet.scene(height), speech, told, has=has, left_out=left_out, has_lead=True
    )


def _hero(report: Report, figures: Sequence[Figure]) -> Figure:
    """The file's own, else money, else the one that tells most."""
    units = report.terms.units
    money = [f for f in figures if (unit := units.get(f.quantity.unit)) and unit.counts is Counts.MONEY]
    marked = [figure for figure in figures if figure.hero] or money
    return marked[0] if marked else telling(figures)[0]


@dataclass
class _Hero:
    """The contents at one size of type."""

    sheet: Sheet
    report: Report
    figure: Figure
    rows: list[Figure]
    size: float

    def __post_init__(self) -> None:
        sheet = self.sheet
        few = sheet.height is not None or len(self.rows) <= _FEW
        self.is_beside = bool(self.rows) and few and sheet.width >= _BESIDE and not sheet.is_upright
        self.card = sheet.width * _CARD if self.is_beside else sheet.width
        torn = TORN if self.figure.quantity.bound.value != "exact" else 0
        self.room = self.card - 2 * _PAD - torn
        most = _HERO * (1 if self.is_beside else 1.2) * sheet.ample
        self.number = sheet.number_size([self.figure.quantity], self.room, most * self.size, 18, 0.42)
        self.left = self.card + _GAP if self.is_beside else 0.0
        self.across = sheet.width - self.left
        quantities = [figure.quantity for figure in self.rows]
        self.row_size = sheet.number_size(quantities, self.across * 0.52, _ROW * self.size * sheet.ample, 18)
        runs = (sheet.number_runs(each, self.row_size, unit_size(self.row_size)) for each in quantities)
        #: Where labels begin, in the rows: beside the widest number; beneath them, where that leaves too little room.
        self.label_at = max([self.across * 0.54, *(sheet.wide(each) + 12 for each in runs)])
        self.is_stacked = self.across - self.label_at < _NARROW
        if self.is_stacked:
            self.label_at = 0.0

    @property
    def head(self) -> list[str]:
        label = parts.full_label(self.report, self.figure, self.sheet.speech)
        return self.sheet.lines(label, self.room, HEAD, bold=True)

    @property
    def counted(self) -> list[str]:
        figure, speech = self.figure, self.sheet.speech
        text = statements.text(self.report, figure.counted_as, speech, (), ()) if figure.counted_as else ""
        if not text and figure.actor != self.report.committee.level:
            text = parts.actor_of(self.report, figure, speech)
        return self.sheet.lines(text, self.room) if text else []

    @property
    def card_height(self) -> float:
        texts = len(self.head) * HEAD * 1.25 + len(self.counted) * BODY * LEAD
        return 2 * _PAD + texts + self.number * 1.3

    def row_height(self, figure: Figure) -> float:
        label = len(self.label(figure)) * BODY * LEAD
        return (self.row_size * 1.2 + label if self.is_stacked else max(self.row_size * 1.2, label)) + 16

    def label(self, figure: Figure) -> list[str]:
        return self.sheet.lines(self.sheet.speech.of(figure.label), self.across - self.label_at, BODY, bold=True)

    @property
    def height(self) -> float:
        rows = sum(map(self.row_height, self.rows))
        return max(self.card_height, rows) if self.is_beside else self.card_height + (20 if self.rows else 0) + rows

    def draw(self) -> float:
        """Draws all of it; gives the height."""
        sheet = self.sheet
        free = 0.0 if sheet.height is None else max(0.0, sheet.height - self.height)
        grow = min(90.0 * sheet.ample, free)
        top = (free - grow) * 0.45
        down = (self.height if self.is_beside else self.card_height) + grow
        self._draw_card(top, down)
        y = top if self.is_beside else top + down + 20
        spare = (down - sum(map(self.row_height, self.rows))) / len(self.rows) if self.is_beside and self.rows else 0.0
        for index, figure in enumerate(self.rows):
            height = self.row_height(figure) + spare
            if index or not self.is_beside:
                sheet.rule(y, self.left, self.across)
            self._draw_row(figure, y + height / 2)
            y += height
        return max(top + down, y)

    def _draw_card(self, y: float, down: float) -> None:
        sheet, figure = self.sheet, self.figure
        mark = figure_mark(self.report, figure, sheet.speech)
        sheet.card(0, y, self.card, down, figure.quantity.bound, mark=mark)
        sheet.box(0, y, 8, down, sheet.accent)
        texts = self.card_height - 2 * _PAD
        y += (down - texts) / 2
        for line in self.head:
            sheet.text(line, _PAD, y + HEAD * 0.625, HEAD, bold=True)
            y += HEAD * 1.25
        sheet.text(
            sheet.number_runs(figure.quantity, self.number, unit_size(self.number, 0.42)), _PAD, y + self.number * 0.65
        )
        y += self.number * 1.3
        for line in self.counted:
            sheet.text(line, _PAD, y + BODY * LEAD / 2, colour="muted")
            y += BODY * LEAD

    def _draw_row(self, figure: Figure, middle: float) -> None:
        sheet, lines = self.sheet, self.label(figure)
        number = middle - (len(lines) * BODY * LEAD / 2 if self.is_stacked else 0)
        sheet.text(sheet.number_runs(figure.quantity, self.row_size, unit_size(self.row_size)), self.left, number)
        sheet.touch(self.left + 40, number, 44, figure_mark(self.report, figure, sheet.speech))
        middle += self.row_size * 0.6 if self.is_stacked else 0
        for index, line in enumerate(lines):
            y = middle + BODY * LEAD * (index + 0.5 - len(lines) / 2)
            sheet.text(line, self.left + self.label_at, y, bold=True)


def _fitted(sheet: Sheet, report: Report, figures: Sequence[Figure]) -> _Hero:
    """All of it at the largest size that has room; where none is small enough, without the last rows."""
    main = _hero(report, figures)
    rows = [figure for figure in figures if figure is not main]
    size = 1.0
    hero = _Hero(sheet, report, main, rows, size)
    while sheet.height is not None and hero.height > sheet.height and size > 0.5:
        size -= 0.05
        hero = _Hero(sheet, report, main, rows, size)
    while sheet.height is not None and hero.rows and hero.height > sheet.height:
        hero.rows.pop()
    return hero
