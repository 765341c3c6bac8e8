"""Words: a part of a deck as a picture beside its charts: a cover, or as much of a table as there is room for.

No chart, and so not in ``CHARTS``: pages and the command line have better ways to tell words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from cppcc.charts.chart import Chart, settled
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
    name: str, part: TextPage, report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech
) -> Chart:
    """The part in a frame that is a picture."""
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

        grid, source = settled(fit, source_of, speech)
        room = content_height(frame, look, speech, title=title, subtitle="", source=source)
        _table(layout, grid, room)
    else:
        _cover(layout, title, part.lines, content_height(frame, look, speech, title="", subtitle="", source=""))
        title = ""
    return Chart(
        name=name,
        report=report,
        selection=selection,
        title=frame.title or part.title,
        subtitle="",
        source=source,
        words="\n".join((part.title, *part.lines, *("\t".join(row) for row in part.rows))),
        scene=replace(layout.scene(title=title, subtitle="", source=source), grid=grid),
        works=part.works,
    )


def _cover(layout: Layout, title: str, lines: Sequence[str], room: float | None) -> None:
    look, frame = layout.look, layout.frame
    layout.height = room or 400.0
    size = max(32.0, frame.least_width / 28)
    y, edge = layout.height * 0.3, 24.0
    top = y
    for line in wrapped(title, layout.inner_width - 2 * edge, size, layout.speech, bold=True):
        layout.text(line, y + size * 0.65, size=size, bold=True, dx=edge)
        y += size * 1.3
    y += 16
    small = float(look.type.subtitle + 3)
    for text in lines:
        for line in wrapped(text, layout.inner_width - 2 * edge, small, layout.speech):
            layout.text(line, y + small * 0.75, size=small, colour="muted", dx=edge)
            y += small * 1.5
    layout.box((0, 0), (top, y), dx=(0, 8), fill="accent")


def _cells(layout: Layout, grid: Grid, row: Sequence[str], *, is_head: bool) -> list[list[str]]:
    """A row's texts in lines."""
    wider = _WIDER if layout.frame.bare else 1
    rooms = ((layout.inner_width * share - 2 * grid.cell) / wider for share in grid.shares)
    return [wrapped(cell, room, grid.size, layout.speech, bold=is_head) for cell, room in zip(row, rooms, strict=True)]


def _line(layout: Layout) -> float:
    return _OFFICE_LINE if layout.frame.bare else _LINE


def _grid(layout: Layout, part: TextPage, room: float | None) -> Grid:
    """As many of the rows as there is room for: in smaller type before any is left out, and what alone would take more
    than half of it, cut; where there are notes, they tell it whole."""
    type_, has_head = layout.look.type, bool(part.heads)
    empty = Grid(part.shares, (), (), type_.tick, _CELL, has_head)
    rows = list(part.rows)
    if room is not None:
        most = max(1, int((room / 2 - _CELL) / (type_.tick * _line(layout))))
        rows = [tuple(_cut(layout, empty, row, most)) for row in rows]
    rows = [part.heads, *rows] if has_head else rows
    for size in range(type_.label, type_.tick - 1, -1):
        grid = replace(empty, size=size)
        lines = [_cells(layout, grid, row, is_head=has_head and index == 0) for index, row in enumerate(rows)]
        heights = [max(map(len, cells)) * size * _line(layout) + _CELL for cells in lines]
        if room is None or sum(heights) <= room:
            break
    count = len(rows) if room is None else sum(1 for end in accumulate(heights) if end <= room)
    return replace(grid, rows=tuple(rows[:count]), heights=tuple(heights[:count]))


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
