"""Rows of figures as Office's own charts, for slides and for documents; their numbers open under "Edit data".

On one log axis a row is a thin stem, and its mark begins the label at the stem's end: ● exact, ○→ at least. PowerPoint
has no chart of dots with names on the other axis, and label and mark are one number format, which follows the number.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from cppcc.charts import Chart
from cppcc.charts.measure import wrapped
from cppcc.charts.rows import Group, Row
from cppcc.design.looks import Look
from cppcc.write.office.native_rows import AMPLE, AXIS, BENEATH, LEAD_OF_SLIDES, NativeRows, dots_of
from cppcc.write.office.shapes import Pen, Run

#: The most of a row on a log axis: a stem takes a sixth of it at least, and a thick one would be a bar.
_STEM_ROW = 56
#: The most of a document's chart that can be parted, in pixels.
_TALLEST = 720


def draw_rows(pen: Pen, chart: Chart, width_: float, height: float, look: Look) -> None:
    """The chart's rows, from the pen's beginning on: dots in one native chart, bars in one a group.

    On a log axis programs do not agree where a value below one begins, nor on which side its label stands. A group with
    such a value, of quotients as a rule, has labels without stems.
    """
    dots = dots_of(chart)
    charts = [dots] if dots else []
    charts += [[group] for group in chart.groups if group not in dots]
    step = (height - (AXIS if dots else 0)) / sum(len(group.rows) for group in chart.groups)
    step = min(step, _STEM_ROW) if dots else step
    y = 0.0
    for groups in charts:
        share = step * sum(len(group.rows) for group in groups) + (AXIS if groups is dots else 0)
        native = NativeRows(pen.at(pen.shapes, 0, y), chart, groups, look, width_, share, step)
        if groups is dots:
            native.dots()
        else:
            native.bars()
        y += share
    rows = [row for groups in charts for group in groups for row in group.rows]
    _asides(pen, rows, native.beginning, width_ - native.beginning, step, look)


def _asides(pen: Pen, rows: Sequence[Row], x: float, across: float, step: float, look: Look) -> None:
    """The rows' remarks beneath their bars, all of them or, where one has no room there, none: the notes tell them."""
    size = look.type.small
    lines = [wrapped(row.aside, across / AMPLE, size, pen.speech) for row in rows]
    if max(map(len, lines)) * size * LEAD_OF_SLIDES > step * BENEATH:
        return
    for number, (row, told) in enumerate(zip(rows, lines, strict=True)):
        if row.aside:
            runs = [[Run(line, size, look.muted)] for line in told]
            pen.text(runs, x, step * (number + 1 - BENEATH), across, step * BENEATH)


def stack_rows(pen: Pen, chart: Chart, width_: float, look: Look) -> Iterator[tuple[Any, float]]:
    """The same rows for a document: native charts that go beneath each other, as many as a page needs, all on the one
    log axis. The groups' names stand among those of the rows.

    Returns:
        each of python-pptx's charts and the height in pixels that it needs.
    """
    dots = dots_of(chart)
    if dots:
        most = max(2, int(_TALLEST / NativeRows(pen, chart, dots, look, width_).step))
        for groups in stacked(dots, most):
            native = NativeRows(pen, chart, groups, look, width_)
            yield native.dots(), native.down
    for group in chart.groups:
        if group not in dots:
            native = NativeRows(pen, chart, [group], look, width_)
            yield native.bars(), native.down


def stacked(groups: Sequence[Group], most: int) -> list[list[Group]]:
    """The groups in about equal parts, none of more than so many rows and headings."""
    need = sum(len(group.rows) + 1 for group in groups)
    share = need / math.ceil(need / most)
    parts: list[list[Group]] = []
    taken = 0
    for group in groups:
        for start in range(0, len(group.rows), most - 1):
            part = replace(group, rows=group.rows[start : start + most - 1])
            more = len(part.rows) + 1
            # Its middle decides on which side of a limit a group stands.
            if not parts or taken + more > most or taken + more / 2 > share:
                parts.append([])
                taken = 0
            parts[-1].append(part)
            taken += more
    return parts
