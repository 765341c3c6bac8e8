"""Words: a part of a deck as a picture beside its charts: a cover, or as much of a table as there is room for.

No chart, and so not in ``CHARTS``: pages and the command line have better ways to tell words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from cppcc.charts.chart import Chart, Listed, settled
from cppcc.charts.layout import Layout, content_height
from cppcc.charts.measure import wrapped
from cppcc.charts.scene import Grid
from cppcc.content.text_pages import TextPage
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech

#: Room around a table's texts, and a line's height in parts of its type size. In Office other typefaces may take the
#: place of ours: of the usual Chinese ones, Noto Sans has the tallest lines, and others are wider.
_CELL, _LINE, _OFFICE_LINE, _WIDER = 8, 1.36, 1.5, 1.05


def draw(
    name: str,
    part: TextPage,
    report: Report,
    selection: Selection,
    frame: Frame,
    look: Look,
    speech: Speech,
    *,
    only: Collection[str] = (),
) -> Chart:
    """The part in a frame that is a picture; of a table only the rows of these numbers, where any are given."""
    places = [place for place in map(str, range(len(part.rows))) if not only or place in only]
    whole, part = part, replace(part, rows=_rows(part, [int(place) for place in places]))
    layout = Layout(frame, look, speech)
    title = frame.title or part.title
    source, grid = part.source, None
    if part.rows:

        def fit(line: str) -> tuple[Grid, int]:
            room = content_height(frame, look, speech, title=title, subtitle="", source=line)
            grid = _grid(layout, part, room)
            return grid, len(part.rows) + grid.has_head - len(grid.rows)

        def source_of(remark: str) -> str:
            return speech.say("list.dot").join(line for line in (part.source, remark) if line)

        grid, source = settled(fit, source_of, frame, speech)
        room = content_height(frame, look, speech, title=title, subtitle="", source=source)
        _table(layout, grid, room)
    else:
        room = content_height(frame, look, speech, title=title, subtitle="", source=source)
        layout.nothing(speech.say("chart.nothing"), room)
    shown = [int(place) for place in places[: len(grid.rows) - grid.has_head if grid else 0]]
    return Chart(
        name=name,
        report=report,
        selection=selection,
        title=frame.title or part.title,
        subtitle="",
        source=source,
        words="\n".join((part.title, *("\t".join(row) for row in part.rows))),
        scene=replace(layout.scene(title=title, subtitle="", source=source), grid=grid),
        figures=_items(whole.figures, whole, shown),
        works=_items(whole.works, whole, shown),
        left_out=tuple(places[len(grid.rows) - grid.has_head :]) if grid else (),
    )


def _items(items: Sequence[Listed], part: TextPage, places: Sequence[int]) -> tuple[Listed, ...]:
    """What the rows of these numbers are of, if each row is of one."""
    return tuple(items[place] for place in places) if len(items) == len(part.rows) else tuple(items)


def _rows(part: TextPage, places: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    """The rows of these numbers; the first one says what those above it say for all that follow."""
    rows = [part.rows[place] for place in places]
    if rows and not rows[0][0]:
        head = next((row[0] for row in reversed(part.rows[: places[0]]) if row[0]), "")
        rows[0] = (head, *rows[0][1:])
    return tuple(rows)


def _cells(layout: Layout, grid: Grid, row: Sequence[str], *, is_head: bool) -> list[list[str]]:
    """A row's texts in lines."""
    wider = _WIDER if layout.frame.bare else 1
    rooms = ((layout.inner_width * share - 2 * grid.cell) / wider for share in grid.shares)
    return [wrapped(cell, room, grid.size, layout.speech, bold=is_head) for cell, room in zip(row, rooms, strict=True)]


def _line(layout: Layout) -> float:
    return _OFFICE_LINE if layout.frame.bare else _LINE


def _grid(layout: Layout, part: TextPage, room: float | None) -> Grid:
    """As many of the rows as there is room for, and what alone would take more than half of it, cut; where there are
    notes, they tell it whole."""
    type_, has_head = layout.look.type, bool(part.heads)
    empty = Grid(part.shares, (), (), type_.label, _CELL, has_head)
    rows = list(part.rows)
    if room is not None:
        most = max(1, int((room / 2 - _CELL) / (type_.label * _line(layout))))
        rows = [tuple(_cut(layout, empty, row, most)) for row in rows]
    rows = [part.heads, *rows] if has_head else rows
    lines = [_cells(layout, empty, row, is_head=has_head and index == 0) for index, row in enumerate(rows)]
    heights = [max(map(len, cells)) * empty.size * _line(layout) + _CELL for cells in lines]
    count = len(rows) if room is None else sum(1 for end in accumulate(heights) if end <= room)
    return replace(empty, rows=tuple(rows[:count]), heights=tuple(heights[:count]))


def _cut(layout: Layout, grid: Grid, row: Sequence[str], most: int) -> Iterator[str]:
    """A row's texts, each of no more lines than that."""
    for text, lines in zip(row, _cells(layout, grid, row, is_head=False), strict=True):
        yield text if len(lines) <= most else text[: sum(map(len, lines[:most])) - 1] + "…"


def _table(layout: Layout, grid: Grid, room: float | None) -> None:
    """Draws the grid, a line under each row."""
    y, size = 0.0, grid.size
    for index, (row, height) in enumerate(zip(grid.rows, grid.heights, strict=True)):
        is_head, x = grid.has_head and index == 0, 0.0
        for lines, share in zip(_cells(layout, grid, row, is_head=is_head), grid.shares, strict=True):
            for number, line in enumerate(lines):
                middle = y + _CELL / 2 + size * _line(layout) * (number + 0.5)
                colour = "muted" if is_head else "ink"
                layout.text(line, middle, x=x, size=size, colour=colour, bold=is_head, dx=_CELL)
            x += share
        y += height
        layout.rule(y)
    layout.height = max(y, room or 1.0)  # from the top on
