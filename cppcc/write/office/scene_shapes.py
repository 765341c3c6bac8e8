"""Draws a scene with native shapes: what PowerPoint has no chart for, such as tiles, dots, a timeline, a matrix."""

from __future__ import annotations

import re
from collections.abc import Container

from cppcc.charts.measure import width
from cppcc.charts.scene import Box, Dot, Line, Scene, Text
from cppcc.write.office.shapes import Pen
from cppcc.write.office.word_shapes import WordPen

#: Where Chinese stands beside Latin letters, digits or signs.
_MEETING = re.compile(r"(?<=[\u3400-\u9fff])(?=[!-~])|(?<=[!-~])(?=[\u3400-\u9fff])")


def draw_scene(pen: Pen | WordPen, scene: Scene, across: float, reach: float, without: Container[str] = ()) -> None:
    """The scene's marks, lines and texts as shapes, from the pen's beginning on, its places spread over so many pixels.

    Args:
        reach: the pixels that texts may reach over, since in another typeface they are wider.
        without: ids of marks to leave out, with their frames and the words of their values.
    """

    def x(share: float, dx: float = 0) -> float:
        return scene.across(share, dx, across)

    for item in scene.items:
        if isinstance(item, Text | Box) and (item.of in without or _id(item) in without):
            continue
        if isinstance(item, Line):
            (from_x, to_x), (from_y, to_y) = map(x, item.x, item.dx), item.y
            pen.line(from_x, scene.top + from_y, to_x, scene.top + to_y, item.colour, item.weight)
        elif isinstance(item, Box) and (item.fill or item.edge):
            (left, right), (top, bottom) = map(x, item.x, item.dx), item.y
            weight, dash = (item.weight, item.dash) if item.edge else (0, "")
            pen.rectangle(
                *(left, scene.top + top, right - left, bottom - top, item.fill),
                edge=item.edge,
                weight=weight,
                dash=dash,
            )
        elif isinstance(item, Dot):
            left, top = x(item.x) - item.size / 2, scene.top + item.y - item.size / 2
            pen.rectangle(*(left, top, item.size, item.size, item.fill), oval=True, edge=item.edge, weight=item.weight)
        elif isinstance(item, Text):
            _text(pen, item, x(item.x, item.dx), scene.top + item.y, reach)


def _id(item: Text | Box) -> str:
    return item.mark.id if isinstance(item, Box) and item.mark else ""


def _text(pen: Pen | WordPen, text: Text, x: float, y: float, reach: float) -> None:
    runs = list(text.runs)
    # Wider than measured: a slide may be shown in another typeface, and a text that breaks lies over its neighbour.
    # Not by a box that does not wrap: programs do not agree on where its text begins.
    measured = sum(width(run.text, run.size, bold=run.bold) for run in runs)
    size = max((run.size for run in runs), default=0)
    # Programs put a gap of a quarter of the type size wherever Chinese meets Latin: 40人(次) has three.
    ample = measured * 1.2 + 8 + size / 4 * len(_MEETING.findall(text.words))
    room = {"left": reach - x, "right": x, "center": ample}[text.anchor]
    wide = max(measured, min(ample, room))
    tall = size * 1.4
    left = {"left": x, "right": x - wide, "center": x - wide / 2}[text.anchor]
    pen.text([runs], left, y - tall / 2, wide, tall, align=text.anchor, anchor="middle")
