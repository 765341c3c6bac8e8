"""Responses: from advice to result, a row for each work that was answered: what it was, how, what was advised, and what
was done with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cppcc.charts import form_parts as parts
from cppcc.charts.chart import Chart, only_those
from cppcc.charts.form import Sheet
from cppcc.charts.form_type import BODY, LEAD
from cppcc.charts.measure import width
from cppcc.charts.scene import Mark
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Report, Work
from cppcc.model.selection import Selection
from cppcc.model.statement import Statement
from cppcc.model.story import ResponseKind
from cppcc.speech import findings, phrases, statements
from cppcc.speech.speech import Speech

#: The columns' parts of the width: work, form, advice, response; as wide as it takes for them to stand side by side.
_SHARES, _COLUMNS = (0.235, 0.185, 0.22, 0.36), 700
#: Room above and below a row, and beside a cell; the height of the heads.
_PAD, _BESIDE, _HEAD = 12, 26, 46
#: How many responses of a work a row tells, where there is room.
_TOLD = 2
#: What a word may take of the width for its column to be made as wide.
_MOST_WORD = 0.24

#: A cell's lines, each with its colour and whether it is bold.
_Lines = list[tuple[str, str, bool]]


def draw(
    report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, *, only: Collection[str] = ()
) -> Chart:
    """The works with a response, of those that the filters leave; and one that was advised on and has none, so that
    nobody takes the table for all there was."""
    works = selection.works(report)
    answered = [work for work in works if work.responses]
    open_ = [work for work in works if not work.responses and work.form and work.advice]
    every = only_those([*answered, *open_[:1]] if answered else [], only)
    has = any(work.responses for work in report.works)
    title = findings.found(report, "responses", selection, speech)
    if answered and not title:
        title = speech.say("form.answered", count=len(answered))

    def lay(shown: Sequence[Work], source: str) -> tuple[Sheet, list[Row], Sequence[Work]]:
        sheet = parts.sheet_of_works(
            *(report, selection, frame, look, speech),
            kicker=speech.say("form.responses"),
            title=title or speech.say("form.responses"),
            note=speech.say("form.note_responses") if any(not work.responses for work in shown) else "",
            source=source,
        )
        rows = rows_of(sheet, report, shown, _TOLD)
        if sheet.height is not None and _tall(sheet, rows) > sheet.height:
            rows = rows_of(sheet, report, shown, 1)
        while sheet.height is not None and len(rows) > 1 and _tall(sheet, rows) > sheet.height:
            rows.pop()
        return sheet, rows, [row.work for row in rows]

    sheet, rows, left_out = parts.settled(
        every, lay, lambda remark: parts.source_of(report, selection, speech, remark), speech
    )
    height = draw_rows(sheet, rows) if rows else parts.nothing(sheet, "responses", has)
    drawn = [row.work for row in rows]
    scene = sheet.scene(height)
    return parts.finish("responses", report, selection, sheet, scene, speech, (), drawn, has=has, left_out=left_out)


@dataclass
class Row:
    """A work's cells: side by side, or on a narrow page one beneath the other."""

    sheet: Sheet
    report: Report
    work: Work
    told: int
    shares: tuple[float, ...] = _SHARES

    def __post_init__(self) -> None:
        sheet, speech = self.sheet, self.sheet.speech
        wide = sheet.width >= _COLUMNS
        rooms = [sheet.width * share - _BESIDE for share in self.shares] if wide else [sheet.width] * 4
        work = self.work
        name = sheet.name_lines(work.short, rooms[0], bold=True) if work.short else []
        name = name or sheet.lines(speech.of(work.label), rooms[0], bold=True)
        self.cells: list[_Lines] = [
            [(line, "ink", True) for line in name],
            self._plain(speech.of(speech.terms.forms[work.form].label) if work.form else "", rooms[1]),
            self._plain(self._advice(), rooms[2]),
            self._responses(rooms[3]),
        ]
        lines = [len(cell) for cell in self.cells]
        self.height = (max(lines) if wide else sum(lines)) * BODY * LEAD + 2 * _PAD

    def _plain(self, text: str, room: float) -> _Lines:
        return [(line, "ink", False) for line in self.sheet.lines(text, room)] if text else []

    def _advice(self) -> str:
        advice, report, speech = self.work.advice, self.report, self.sheet.speech
        if isinstance(advice, Statement):
            return statements.text(report, advice, speech, (), ())
        return phrases.joined((phrases.labelled(report.figure(id), speech) for id in advice or ()), speech)

    def _responses(self, room: float) -> _Lines:
        """Who, and what: instructions first, since they are what a reader looks for."""
        sheet, speech = self.sheet, self.sheet.speech
        ranked = sorted(self.work.responses, key=lambda each: each.kind is not ResponseKind.INSTRUCTION)[: self.told]
        lines: _Lines = []
        for index, each in enumerate(ranked):
            by, text = speech.of(each.by), statements.text(self.report, each.text, speech, (), ())
            if index == 0:
                kind = speech.say("form.instructed", by=by) if each.kind is ResponseKind.INSTRUCTION else by
                lines += [(line, sheet.accent, True) for line in sheet.lines(kind, room, bold=True)]
                lines += [(line, "muted", False) for line in sheet.lines(text, room)]
            else:
                words = speech.say("list.colon").join((by, text))
                lines += [(line, "muted", False) for line in sheet.lines(words, room)]
        return lines or [("—", "muted", False)]


def rows_of(sheet: Sheet, report: Report, works: Sequence[Work], told: int) -> list[Row]:
    """A row for each work, which tells so many responses; the columns as wide as their longest word takes."""
    speech = sheet.speech
    names = [speech.of(speech.terms.forms[work.form].label) for work in works if work.form]
    heads = [speech.say(f"form.column_{name}") for name in ("form", "advice")]
    word = max((width(word, BODY, bold=True) for name in (*names, *heads) for word in name.split()), default=0.0)
    need = min((word + _BESIDE) / sheet.width, _MOST_WORD)
    first, form, advice, response = _SHARES
    more = max(0.0, need - form) if not speech.is_the_reports else 0.0
    shares = (first, form + more, advice, response - more)
    return [Row(sheet, report, work, told, shares) for work in works]


def _tall(sheet: Sheet, rows: Sequence[Row]) -> float:
    return sum(row.height for row in rows) + (_HEAD if sheet.width >= _COLUMNS else 0)


def draw_rows(sheet: Sheet, rows: Sequence[Row]) -> float:
    """Draws the heads and the rows; gives the height."""
    wide, speech = sheet.width >= _COLUMNS, sheet.speech
    free = 0.0 if sheet.height is None else max(0.0, sheet.height - _tall(sheet, rows))
    grow = min(34.0 * sheet.ample, free / len(rows))
    y = (free - grow * len(rows)) * 0.35
    shares = rows[0].shares
    lefts = [sheet.width * sum(shares[:place]) for place in range(len(shares))]
    if wide:
        sheet.box(0, y, sheet.width, _HEAD - 4, "fill")
        for place, (left, name) in enumerate(zip(lefts, ("work", "form", "advice", "response"), strict=True)):
            colour = sheet.accent if place == 3 and sheet.reads_on_card else "ink"
            sheet.text(speech.say(f"form.column_{name}"), left + 12, y + _HEAD / 2 - 2, BODY, colour, bold=True)
        y += _HEAD
    for row in rows:
        height = row.height + grow
        mark = Mark("work", row.work.id, speech.of(row.work.label), (speech.of(row.work.summary),))
        sheet.touch(sheet.width * 0.05, y + height / 2, 44, mark)
        at = y + _PAD + grow / 2
        for left, cell in zip(lefts, row.cells, strict=True):
            down = len(cell) * BODY * LEAD
            start = y + (height - down) / 2 if wide else at
            for index, (line, colour, bold) in enumerate(cell):
                sheet.text(line, left + 12 if wide else 0, start + BODY * LEAD * (index + 0.5), BODY, colour, bold=bold)
            at += down
        y += height
        sheet.rule(y, weight=1)
    return y
