"""Words: a part of a deck as a picture beside its charts: a cover, or as much of a table as there is room for.

No chart, and so not in ``CHARTS``: pages and the command line have better ways to tell words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cppcc.charts.chart import Chart, settled
from cppcc.charts.layout import Layout, content_height
from cppcc.charts.measure import wrapped
from cppcc.content.text_pages import Part
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech

_LINE, _CELL = 1.36, 8


def draw(
    name: str, part: Part, report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech
) -> Chart:
    """The part in a frame that is a picture."""
    layout = Layout(frame, look, speech)
    title = frame.title or part.title
    source = part.source
    if part.rows:

        def fit(line: str) -> tuple[int, int]:
            room = content_height(frame, look, speech, title=title, subtitle="", source=line)
            count = _table(Layout(frame, look, speech), part, room)
            return count, len(part.rows) - count

        def source_of(remark: str) -> str:
            return speech.say("list.dot").join(line for line in (part.source, remark) if line)

        count, source = settled(fit, source_of, speech)
        shown = replace(part, rows=part.rows[:count])
        _table(layout, shown, content_height(frame, look, speech, title=title, subtitle="", source=source))
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
        scene=layout.scene(title=title, subtitle="", source=source),
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


def _table(layout: Layout, part: Part, room: float | None) -> int:
    """Writes head and rows as far as there is room; gives how many rows that are."""
    look, across = layout.look, layout.inner_width
    lines = [part.heads, *part.rows] if part.heads else list(part.rows)

    def cells(row: Sequence[str], size: float) -> list[list[str]]:
        return [
            wrapped(cell, across * share - 2 * _CELL, size, layout.speech, bold=row is part.heads)
            for cell, share in zip(row, part.shares, strict=True)
        ]

    def height(row: Sequence[str], size: float) -> float:
        return max(len(cell) for cell in cells(row, size)) * size * _LINE + _CELL

    sizes = range(look.type.label, look.type.tick - 1, -1)
    size = float(
        next((s for s in sizes if room is None or sum(height(row, s) for row in lines) <= room), look.type.tick)
    )
    y, count = 0.0, 0
    for row in lines:
        tall = height(row, size)
        if room is not None and y + tall > room:
            break
        x = 0.0
        for cell, share in zip(cells(row, size), part.shares, strict=True):
            for number, line in enumerate(cell):
                is_head = row is part.heads
                colour = "muted" if is_head else "ink"
                middle = y + _CELL / 2 + size * _LINE * (number + 0.5)
                layout.text(line, middle, x=x, size=size, colour=colour, bold=is_head, dx=_CELL)
            x += share
        y += tall
        layout.rule(y)
        count += row is not part.heads
    layout.height = max(y, room or 1.0)  # from the top on
    return count
