"""Cards: two to four figures of one category that differ in unit or actor, each on a card of its own: whose it is, how
it is counted, and what the report names of it. The one that something followed from stands out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from cppcc.charts import form_parts as parts
from cppcc.charts.chart import Chart, finding, only_those
from cppcc.charts.form import Sheet
from cppcc.charts.form_type import BODY, HEAD, LEAD, unit_size
from cppcc.charts.rows import figure_mark
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Figure, Report, Work
from cppcc.model.selection import Selection, telling
from cppcc.speech import findings, statements
from cppcc.speech.speech import Speech

#: How many cards a form has at most; the room between them, and within one.
_MOST, _GAP, _PAD = 4, 24, 28
#: The numbers' size at most and at least; a card's height where nothing is named beneath.
_NUMBER, _LEAST, _LOW = 96, 36, 300
#: The narrowest card that stands beside another.
_NARROW = 230
#: How many names stand on a card.
_NAMES = 4


def draw(
    report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, *, only: Collection[str] = ()
) -> Chart:
    """The figures of one category: those that the filters leave."""
    category, selection = parts.category_of(report, selection, "cards", lambda figures: 2 <= len(figures) <= _MOST)
    every = selection.figures(report)
    figures = only_those(every, only)
    works = selection.works(report)
    has = any(figure.category == category for figure in report.figures)
    title = findings.found(report, f"cards.{category}", selection, speech)
    if figures and not title:
        title = finding(report, telling(every)[:1], speech)
    most = len(figures) if frame.height is None else _MOST

    def lay(shown: Sequence[Figure], source: str) -> tuple[Sheet, list[_Card], Sequence[Figure]]:
        sheet = parts.sheet_of(
            *(report, selection, frame, look, speech),
            category=category,
            title=title or speech.of(speech.terms.categories[category].label),
            figures=shown,
            source=source,
        )
        cards = _cards(sheet, report, [figure for figure in shown if figure in telling(shown)[:most]], works)
        return sheet, cards, [card.figure for card in cards]

    sheet, cards, left_out = parts.settled(
        figures, lay, lambda remark: parts.source_of(report, selection, speech, remark), speech
    )
    height = _drawn(sheet, report, cards) if cards else parts.nothing(sheet, "cards", has)
    named = list(dict.fromkeys(work for card in cards for work in card.works))
    drawn = [card.figure for card in cards]
    return parts.finish(
        "cards", report, selection, sheet, sheet.scene(height), speech, drawn, named, has=has, left_out=left_out
    )


@dataclass
class _Card:
    """A figure with the lines of its card."""

    figure: Figure
    is_hot: bool
    head: list[str]
    counted: list[str]
    works: list[Work]
    names: list[list[str]] = field(default_factory=list)
    size: float = _NUMBER
    across: float = 0
    height: float = 0


def _cards(sheet: Sheet, report: Report, figures: Sequence[Figure], works: Sequence[Work]) -> list[_Card]:
    """The cards in as many columns as they are wide enough for, of one height a row."""
    if not figures:
        return []
    hot = _hot(report, figures)
    columns = max(1, min(len(figures), int((sheet.width + _GAP) / (_NARROW + _GAP))))
    while columns > 1 and len(figures) % columns and columns > len(figures) / 2:
        columns -= 1
    columns = 1 if sheet.is_upright else columns
    across = (sheet.width - _GAP * (columns - 1)) / columns
    size = sheet.number_size(
        [figure.quantity for figure in figures], across - 2 * _PAD, _NUMBER * sheet.ample, 18, bare=True
    )
    cards = [_card(sheet, report, figure, works, across, is_hot=figure is hot) for figure in figures]
    while True:
        for card in cards:
            card.size = size
            card.height = _PAD + len(card.head) * HEAD * 1.25 + size * 1.25 + len(card.counted) * BODY * LEAD + _PAD
            card.height += sum(len(name) * BODY * LEAD + 6 for name in card.names) + (20 if card.names else 0)
        rows = [cards[start : start + columns] for start in range(0, len(cards), columns)]
        tall = sum(max(card.height for card in row) for row in rows) + _GAP * (len(rows) - 1)
        if sheet.height is None or tall <= sheet.height:
            break
        if size > _LEAST:
            size -= 4
        elif any(card.names for card in cards):
            fullest = max(cards, key=lambda card: sum(map(len, card.names)))
            fullest.names.pop()
            fullest.works.pop()
        elif len(cards) > columns:
            cards = cards[: max(columns, len(cards) - columns)]
        elif not _shortened(cards):
            break
    for row in rows:
        height = max(card.height for card in row)
        for card in row:
            card.height, card.across = height, across
    return cards


def _shortened(cards: Sequence[_Card]) -> bool:
    """Whether a line of the longest card could be left out: names of any length may stand on them."""
    longest = max(cards, key=lambda card: len(card.head) + len(card.counted))
    if len(longest.head) > 1:
        longest.head = [*longest.head[:-2], f"{longest.head[-2][:-2]}…"]
        return True
    had, longest.counted = bool(longest.counted), []
    return had


def _hot(report: Report, figures: Sequence[Figure]) -> Figure:
    """The one that tells what followed, else the first."""
    answered = {id for work in report.works if work.responses for id in work.figures}
    marked = [figure for figure in figures if figure.category == "outcome" or figure.id in answered or figure.hero]
    return (marked or list(figures))[0]


def _card(sheet: Sheet, report: Report, figure: Figure, works: Sequence[Work], across: float, *, is_hot: bool) -> _Card:
    room, speech = across - 2 * _PAD, sheet.speech
    counted = statements.text(report, figure.counted_as, speech, (), ()) if figure.counted_as else ""
    unit = sheet.unit_words(figure.quantity, figure.noun)
    named = parts.named_works(report, figure, works)[:_NAMES]
    names = [
        sheet.name_lines(work.short, room) if work.short else sheet.lines(speech.of(work.label), room) for work in named
    ]
    return _Card(
        figure,
        is_hot,
        sheet.lines(parts.full_label(report, figure, speech), room, HEAD, bold=True),
        [line for text in (unit, counted) if text for line in sheet.lines(text, room)],
        named,
        names,
    )


def _drawn(sheet: Sheet, report: Report, cards: Sequence[_Card]) -> float:
    """Draws the cards; gives the height."""
    columns = max(1, round((sheet.width + _GAP) / (cards[0].across + _GAP)))
    rows = [cards[start : start + columns] for start in range(0, len(cards), columns)]
    tall = sum(row[0].height for row in rows) + _GAP * (len(rows) - 1)
    free = 0.0 if sheet.height is None else max(0.0, sheet.height - tall)
    grow = min(80.0 * sheet.ample, free / len(rows))
    y = (free - grow * len(rows)) * 0.45
    for row in rows:
        for place, card in enumerate(row):
            _draw_card(sheet, report, card, place * (card.across + _GAP), y, card.height + grow, grow / 3)
        y += row[0].height + grow + _GAP
    return y - _GAP


def _draw_card(sheet: Sheet, report: Report, card: _Card, x: float, y: float, height: float, free: float) -> None:
    mark = figure_mark(report, card.figure, sheet.speech)
    if card.is_hot:
        sheet.box(x, y, card.across, height, "paper", sheet.accent, 4, mark)
    else:
        sheet.card(x, y, card.across, height, card.figure.quantity.bound, mark=mark)
    left, colour = x + _PAD, sheet.accent if card.is_hot else "ink"
    y += _PAD + free
    for line in card.head:
        sheet.text(line, left, y + HEAD * 0.625, HEAD, colour, bold=True)
        y += HEAD * 1.25
    runs = sheet.number_runs(card.figure.quantity, card.size, unit_size(card.size), colour, bare=True, on_card=True)
    sheet.text(runs, left, y + card.size * 0.62)
    y += card.size * 1.25
    for line in card.counted:
        sheet.text(line, left, y + BODY * LEAD / 2, colour="muted")
        y += BODY * LEAD
    if card.names:
        sheet.rule(y + 10, left, card.across - 2 * _PAD)
        y += 20
    for name in card.names:
        for line in name:
            sheet.text(line, left, y + BODY * LEAD / 2)
            y += BODY * LEAD
        y += 6
