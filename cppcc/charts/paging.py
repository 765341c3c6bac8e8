"""Cuts a tall scene into parts that go beneath each other on pages."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cppcc.charts.scene import Box, Dot, Line, Scene, SceneItem, Text, Touch

#: How far from an even share of the height a cut may be, in parts of that share, to be between groups.
_NEAR = 0.35


def parts(scene: Scene, most: float) -> list[Scene]:
    """The scene in parts of about equal height, none of contents higher than that; at least one.

    Cut where nothing stands, between groups where one ends near; the names of the axis stand beneath each part. What
    no part of that height holds, such as a table's row, stays in one piece.
    """
    axis = [item for item in scene.items if isinstance(item, Text) and item.y > scene.height]
    items = [item for item in scene.items if item not in axis]
    cuts = list(_cuts(scene, items, most))
    return [
        replace(
            scene, height=end - start, items=(*_between(items, start, end), *_moved(axis, end - start - scene.height))
        )
        for start, end in zip([0.0, *cuts], [*cuts, scene.height], strict=True)
    ]


def _cuts(scene: Scene, items: Sequence[SceneItem], most: float) -> Iterator[float]:
    count = math.ceil(scene.height / most)
    share, start = scene.height / count, 0.0
    edges = [item.y[0] for item in items if isinstance(item, Line) and any(item.dx) and item.y[0] == item.y[1]]
    covered = sorted(_covered(item) for item in items if not _is_grid(item, scene))
    free = [y for y in _free(covered, scene.height) if 0 < y < scene.height]
    while scene.height - start > most:
        wanted = start + share
        near = [y for y in edges if abs(y - wanted) <= share * _NEAR and start < y <= start + most]
        places = near or [y for y in free if start < y <= start + most] or [y for y in free if y > start]
        if not places:
            return
        start = min(places, key=lambda y: abs(y - wanted))
        yield start


def _free(covered: Sequence[tuple[float, float]], height: float) -> Iterator[float]:
    """The middles of the bands that nothing covers."""
    end = 0.0
    for top, bottom in (*covered, (height, height)):
        if top > end:
            yield (end + top) / 2
        end = max(end, bottom)


def _covered(item: SceneItem) -> tuple[float, float]:
    if isinstance(item, Text):
        half = max((run.size for run in item.runs), default=0) / 2
        return item.y - half, item.y + half
    if isinstance(item, Dot | Touch):
        return item.y - item.size / 2, item.y + item.size / 2
    return min(item.y), max(item.y)


def _is_grid(item: SceneItem, scene: Scene) -> bool:
    """Whether it is a line that runs down through all of the contents, and may be cut anywhere."""
    return isinstance(item, Line) and item.x[0] == item.x[1] and item.y[1] >= scene.height and not any(item.dx)


def _between(items: Sequence[SceneItem], start: float, end: float) -> Iterator[SceneItem]:
    """What stands there, counted from ``start`` on; what runs through is cut."""
    for item in items:
        if isinstance(item, Line) and item.x[0] == item.x[1] and item.y[1] - item.y[0] > 0:
            top, bottom = max(item.y[0], start), min(item.y[1], end)
            if top < bottom:
                yield replace(item, y=(top - start, bottom - start))
        elif start <= sum(_covered(item)) / 2 < end:
            yield from _moved([item], -start)


def _moved(items: Sequence[SceneItem], by: float) -> Iterator[SceneItem]:
    for item in items:
        if isinstance(item, Line | Box):
            yield replace(item, y=(item.y[0] + by, item.y[1] + by))
        else:
            yield replace(item, y=item.y + by)
