"""Steps: how one work went on, a card a step with an arrow between; above them whose turn it was."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from cppcc.charts import form_parts as parts
from cppcc.charts.chart import Chart
from cppcc.charts.form import Sheet
from cppcc.charts.form_type import BODY, HEAD, LEAD, unit_size
from cppcc.charts.rows import figure_mark
from cppcc.charts.scene import Mark
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Report, Work
from cppcc.model.selection import Selection
from cppcc.model.story import Step
from cppcc.speech import findings, phrases, statements
from cppcc.speech.speech import Speech

#: Room for an arrow between cards, and within a card; the narrowest card, the most abreast; the lanes' height.
_ARROW, _PAD, _NARROW, _ABREAST, _LANE = 26, 20, 168, 6, 44
#: A step's number at most, and the least height of a card.
_NUMBER, _LOW = 72, 220


def draw(
    report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, *, only: Collection[str] = ()
) -> Chart:
    """The steps of the work that has most of them, of those that the filters leave."""
    works = [work for work in selection.works(report) if work.steps]
    work = max(works, key=lambda each: len(each.steps), default=None)
    has = any(each.steps for each in report.works)
    title = findings.found(report, f"steps.{work.id}", selection, speech) if work else ""
    if work and not title:
        title = speech.of(work.label)

    every = [place for place in range(len(work.steps)) if not only or f"{work.id}/{place}" in only] if work else []

    def lay(shown: Sequence[int], source: str) -> tuple[Sheet, _Steps | None, Sequence[int]]:
        sheet = parts.sheet_of_works(
            *(report, selection, frame, look, speech),
            kicker=speech.say("form.steps"),
            title=title or speech.say("form.steps"),
            note=speech.say("form.note_steps") if work and not all(step.dates for step in work.steps) else "",
            source=source,
        )
        steps = _fitted(sheet, report, work, [work.steps[place] for place in shown]) if work else None
        return sheet, steps, shown[: len(steps.cards)] if steps else []

    sheet, steps, left_out = parts.settled(
        every, lay, lambda remark: parts.source_of(report, selection, speech, remark), speech
    )
    height = steps.draw() if steps else parts.nothing(sheet, "steps", has)
    drawn = [work] if work else []
    chart = parts.finish("steps", report, selection, sheet, sheet.scene(height), speech, (), drawn, has=has)
    return replace(chart, left_out=tuple(f"{work.id}/{place}" for place in left_out if work))


@dataclass
class _Card:
    """A step with the lines of its card."""

    step: Step
    verb: list[str]
    text: list[str]
    by: list[str]
    size: float
    height: float


class _Steps:
    """The cards in as many columns as there is room for."""

    def __init__(self, sheet: Sheet, report: Report, work: Work, steps: Sequence[Step]) -> None:
        self.sheet, self.report, self.work = sheet, report, work
        most = max(1, min(_ABREAST, int((sheet.width + _ARROW) / (_NARROW + _ARROW))))
        rows = -(-len(steps) // most)
        self.columns = -(-len(steps) // rows) if steps else 1
        self.across = (sheet.width - _ARROW * (self.columns - 1)) / self.columns
        self.has_lanes = rows == 1 and self.columns > 1 and len({step.side for step in steps}) > 1
        self.cards = [self._card(step) for step in steps]

    def _card(self, step: Step) -> _Card:
        sheet, report, speech = self.sheet, self.report, self.sheet.speech
        room = self.across - 2 * _PAD
        verb = sheet.lines(speech.of(step.verb), room, HEAD, bold=True)
        text = sheet.lines(statements.joined(statements.pieces(report, step.text, speech, (), ())), room)
        date = phrases.date_words(step.dates, speech, report.year) if step.dates else ""
        by = sheet.lines(phrases.joined(filter(None, (speech.of(step.by), date)), speech), room)
        size = 0.0
        if step.figure:
            size = sheet.number_size([report.figure(step.figure).quantity], room, _NUMBER, 18, bare=True)
        height = 2 * _PAD + len(verb) * HEAD * 1.25 + size * 1.3 + (len(text) + len(by)) * BODY * LEAD + 16
        return _Card(step, verb, text, by, size, height)

    @property
    def rows(self) -> list[list[_Card]]:
        """The cards, those together that stand beside each other."""
        return [self.cards[start : start + self.columns] for start in range(0, len(self.cards), self.columns)]

    @property
    def height(self) -> float:
        rows = sum(max(card.height for card in row) for row in self.rows)
        return rows + _ARROW * (len(self.rows) - 1) + (_LANE if self.has_lanes else 0)

    def draw(self) -> float:
        """Draws the lanes and the cards; gives the height."""
        sheet = self.sheet
        free = 0.0 if sheet.height is None else max(0.0, sheet.height - self.height)
        grow = min(120.0 * sheet.ample, free / len(self.rows))
        y = (free - grow * len(self.rows)) * 0.4
        if self.has_lanes:
            self._draw_lanes(y)
            y += _LANE
        for number, row in enumerate(self.rows):
            down = max(card.height for card in row) + grow
            for place, card in enumerate(row):
                x = place * (self.across + _ARROW)
                is_last = card.step is self.work.steps[-1]
                self._draw_card(card, x, y, down, is_last=is_last)
                if place + 1 < len(row):
                    sheet.text("▶", x + self.across + _ARROW / 2, y + down / 2, 16, "muted", anchor="center")
                elif number + 1 < len(self.rows):
                    sheet.text("▼", self.across / 2, y + down + _ARROW / 2, 16, "muted", anchor="center")
            y += down + _ARROW
        return y - _ARROW

    def _draw_lanes(self, y: float) -> None:
        """A line over the steps of one side, and whose turn it is."""
        sheet, start = self.sheet, 0
        for side, members in groupby(self.cards, key=lambda card: card.step.side):
            count = len(list(members))
            x = start * (self.across + _ARROW)
            across = count * self.across + (count - 1) * _ARROW
            colour = "ink" if side == "cppcc" else sheet.accent
            name = sheet.lines(sheet.speech.say(f"side.{side}"), across, BODY, bold=True, most=1)[0]
            sheet.text(name, x, y + 14, BODY, colour, bold=True)
            sheet.box(x, y + 32, across, 4, "dot" if side == "cppcc" else sheet.accent)
            start += count

    def _draw_card(self, card: _Card, x: float, y: float, down: float, *, is_last: bool) -> None:
        sheet, report, step = self.sheet, self.report, card.step
        filled = is_last and step.side != "cppcc"
        ink, muted = ("paper", "paper") if filled else ("ink", "muted")
        mark = Mark("work", self.work.id, sheet.speech.of(self.work.label), (sheet.speech.of(step.verb),))
        sheet.box(x, y, self.across, down, sheet.accent if filled else "fill", mark=mark)
        left, bottom, y = x + _PAD, y + down - _PAD, y + _PAD
        for line in card.verb:
            sheet.text(line, left, y + HEAD * 0.625, HEAD, ink, bold=True)
            y += HEAD * 1.25
        y += 8
        if step.figure:
            figure = report.figure(step.figure)
            runs = sheet.number_runs(figure.quantity, card.size, unit_size(card.size), ink, bare=True, on_card=True)
            sheet.text(runs, left, y + card.size * 0.65)
            sheet.touch(left + 24, y + card.size * 0.65, 40, figure_mark(report, figure, sheet.speech))
            y += card.size * 1.3
        for line in card.text:
            sheet.text(line, left, y + BODY * LEAD / 2, BODY, ink)
            y += BODY * LEAD
        y = bottom - len(card.by) * BODY * LEAD
        for line in card.by:
            sheet.text(line, left, y + BODY * LEAD / 2, BODY, muted)
            y += BODY * LEAD


def _fitted(sheet: Sheet, report: Report, work: Work, steps: list[Step]) -> _Steps:
    """The steps in order, without the last ones as long as there is no room."""
    laid = _Steps(sheet, report, work, steps)
    while sheet.height is not None and len(steps) > 1 and laid.height > sheet.height:
        steps.pop()
        laid = _Steps(sheet, report, work, steps)
    return laid
