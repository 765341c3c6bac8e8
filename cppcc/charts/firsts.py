"""Firsts: what the report calls the first of its kind, and the honours it names, as a wall: a band for each word."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cppcc.charts import form_parts as parts
from cppcc.charts.chart import Chart, only_those
from cppcc.charts.form import Sheet
from cppcc.charts.form_type import BODY, HEAD, LEAD
from cppcc.charts.measure import width
from cppcc.charts.scene import Mark
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Report, Work
from cppcc.model.selection import Selection
from cppcc.model.story import FIRSTS
from cppcc.speech import findings, phrases
from cppcc.speech.speech import Speech

#: The kind of works that are honours.
HONOUR = "honour"
#: Room between cells and within them; the head of a band, the narrowest cell, the most abreast.
_GAP, _PAD, _HEAD, _NARROW, _ABREAST = 10, 18, 112, 220, 4
#: The size of what stands beneath a name.
_ASIDE = 20


def draw(
    report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, *, only: Collection[str] = ()
) -> Chart:
    """The works that are firsts or honours, of those that the filters leave."""
    works = selection.works(report)
    every = _bands(works)
    has = any(work.first or work.kind == HONOUR for work in report.works)
    title = findings.found(report, "firsts", selection, speech)
    if every and not title:
        counts = [speech.say("form.counted", name=_name(word, speech), count=len(members)) for word, members in every]
        title = phrases.joined(counts, speech)
    items = only_those(list(dict.fromkeys(work for _, members in every for work in members)), only)

    def lay(shown: Sequence[Work], source: str) -> tuple[Sheet, list[_Band], Sequence[Work]]:
        sheet = parts.sheet_of_works(
            *(report, selection, frame, look, speech),
            kicker=speech.say("form.firsts"),
            title=title or speech.say("form.firsts"),
            note=speech.say("form.note_firsts") if every else "",
            source=source,
        )
        laid = _fitted(sheet, report, _bands(shown))
        fit = {work.id for band in laid for work in band.works}
        return sheet, laid, [work for work in shown if work.id in fit]

    sheet, laid, left_out = parts.settled(
        items, lay, lambda remark: parts.source_of(report, selection, speech, remark), speech
    )
    height = _drawn(sheet, report, laid) if laid else parts.nothing(sheet, "firsts", has)
    drawn = [work for band in laid for work in band.works]
    scene = sheet.scene(height)
    return parts.finish("firsts", report, selection, sheet, scene, speech, (), drawn, has=has, left_out=left_out)


def _bands(works: Sequence[Work]) -> list[tuple[str, list[Work]]]:
    """Each word that occurs, with its works."""
    bands = [(word, [work for work in works if work.first and work.first.word == word]) for word in FIRSTS]
    bands += [(HONOUR, [work for work in works if work.kind == HONOUR])]
    return [(word, members) for word, members in bands if members]


def _name(word: str, speech: Speech) -> str:
    return speech.of(speech.terms.kinds[HONOUR].label) if word == HONOUR else speech.say(f"first.{word}")


@dataclass
class _Band:
    """A word with its works, in cells of one width a row."""

    name: str
    works: list[Work]
    columns: int
    across: float
    heights: list[float]

    @property
    def height(self) -> float:
        return sum(self.heights) + _GAP * (len(self.heights) - 1)


def _band(sheet: Sheet, report: Report, word: str, works: Sequence[Work]) -> _Band:
    left = _left(sheet)
    room = sheet.width - left
    most = max(1, min(_ABREAST, int((room + _GAP) / (_NARROW + _GAP))))
    rows = -(-len(works) // most)
    columns = -(-len(works) // rows)
    across = (room - _GAP * (columns - 1)) / columns
    listed = [works[start : start + columns] for start in range(0, len(works), columns)]
    heights = [max(_height(sheet, report, work, across) for work in row) for row in listed]
    return _Band(_name(word, sheet.speech), list(works), columns, across, heights)


def _left(sheet: Sheet) -> float:
    """Where the cells begin: beside the band's head, or on a narrow page beneath it."""
    return _HEAD + _GAP if sheet.width >= _HEAD + _GAP + _NARROW * 2 else 0.0


def _lines(sheet: Sheet, report: Report, work: Work, across: float) -> tuple[list[str], list[str]]:
    """A cell's name, and whose it is, where and when."""
    speech, room = sheet.speech, across - 2 * _PAD
    is_title = speech.of(work.label).startswith("《")
    if work.short and not is_title:
        name = sheet.name_lines(work.short, room, bold=True)
    else:
        name = sheet.lines(speech.of(work.label), room, bold=True)
    # Beneath an honour stands its holder, and nobody else: whose deed it was is another matter.
    who = work.holder if work.kind == HONOUR else work.led_by or work.place or speech.terms.actors[work.actor].label
    asides = [speech.of(who)] if who else []
    asides += [phrases.date_words(work.dates, speech, report.year)] if work.dates else []
    return name, sheet.lines(speech.say("list.dot").join(asides), room, _ASIDE) if asides else []


def _height(sheet: Sheet, report: Report, work: Work, across: float) -> float:
    name, asides = _lines(sheet, report, work, across)
    return 2 * _PAD * 0.7 + len(name) * BODY * 1.3 + 8 + len(asides) * _ASIDE * LEAD


def _fitted(sheet: Sheet, report: Report, bands: Sequence[tuple[str, list[Work]]]) -> list[_Band]:
    """The bands, without the last works of the fullest one as long as there is no room."""
    members = [(word, list(works)) for word, works in bands]
    while True:
        laid = [_band(sheet, report, word, works) for word, works in members]
        if sheet.height is None or not laid or _tall(sheet, laid) <= sheet.height:
            return laid
        fullest = max(members, key=lambda each: len(each[1]))
        if len(fullest[1]) > 1:
            fullest[1].pop()
        elif len(members) > 1:
            members.pop()
        else:
            return laid


def _tall(sheet: Sheet, bands: Sequence[_Band]) -> float:
    head = 0.0 if _left(sheet) else HEAD * LEAD + _GAP
    return sum(band.height + head for band in bands) + _GAP * (len(bands) - 1)


def _drawn(sheet: Sheet, report: Report, bands: Sequence[_Band]) -> float:
    """Draws the bands; gives the height."""
    left = _left(sheet)
    free = 0.0 if sheet.height is None else max(0.0, sheet.height - _tall(sheet, bands))
    rows = sum(len(band.heights) for band in bands)
    grow = min(46.0 * sheet.ample, free / rows)
    y = (free - grow * rows) * 0.4
    for band in bands:
        height = band.height + grow * len(band.heights)
        if left:
            sheet.box(0, y, _HEAD, height, sheet.accent)
            size = next(s for s in (HEAD, BODY, 18, 16) if s == 16 or width(band.name, s, bold=True) <= _HEAD - 12)
            lines = sheet.lines(band.name, _HEAD - 8, size, bold=True, most=4)
            for index, line in enumerate(lines):
                at = y + height / 2 + size * 1.3 * (index + 0.5 - len(lines) / 2)
                sheet.text(line, _HEAD / 2, at, size, "paper", bold=True, anchor="center")
        else:
            sheet.text(band.name, 0, y + HEAD * LEAD / 2, HEAD, sheet.accent, bold=True)
            y += HEAD * LEAD + _GAP
        for row, tall in enumerate(band.heights):
            for place, work in enumerate(band.works[row * band.columns : (row + 1) * band.columns]):
                _draw_cell(sheet, report, work, left + place * (band.across + _GAP), y, band.across, tall + grow)
            y += tall + grow + _GAP
    return y - _GAP


def _draw_cell(sheet: Sheet, report: Report, work: Work, x: float, y: float, across: float, down: float) -> None:
    name, asides = _lines(sheet, report, work, across)
    mark = Mark("work", work.id, sheet.speech.of(work.label), (sheet.speech.of(work.summary),))
    sheet.box(x, y, across, down, "fill", mark=mark)
    top = y + _PAD * 0.7
    for index, line in enumerate(name):
        sheet.text(line, x + _PAD, top + BODY * 1.3 * (index + 0.5), bold=True)
    bottom = y + down - _PAD * 0.7 - len(asides) * _ASIDE * LEAD
    for index, line in enumerate(asides):
        sheet.text(line, x + _PAD, bottom + _ASIDE * LEAD * (index + 0.5), _ASIDE, "muted")
