"""Charts drawn for a screen and made larger: on a slide or a square picture their type is read from afar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cppcc.charts.chart import Chart
from cppcc.charts.scene import Box, Dot, Line, Scene, SceneItem, Text, Touch
from cppcc.design.frames import Frame


def at_scale(frame: Frame, draw: Callable[[Frame], Chart]) -> Chart:
    """The chart that ``draw`` makes in a frame as much smaller as the frame's type is larger than the screen's, made
    as large as the frame."""
    if frame.scale == 1 or frame.width is None:
        return draw(frame)
    height = None if frame.height is None else round(frame.height / frame.scale)
    small = replace(frame, width=round(frame.width / frame.scale), height=height, scale=1.0)
    chart = draw(small)
    return replace(chart, scene=_scaled(chart.scene, frame.width / small.least_width, frame))


def _scaled(scene: Scene, by: float, frame: Frame) -> Scene:
    top, height = scene.top * by, scene.height * by
    return Scene(
        frame,
        scene.look,
        scene.left * by,
        scene.right * by,
        top,
        scene.bottom * by if frame.height is None else frame.height - top - height,
        height,
        tuple(_item(item, by) for item in scene.items),
        scene.grid
        and replace(
            scene.grid,
            heights=tuple(each * by for each in scene.grid.heights),
            size=scene.grid.size * by,
            cell=scene.grid.cell * by,
        ),
    )


def _item(item: SceneItem, by: float) -> SceneItem:
    match item:
        case Text():
            runs = tuple(replace(run, size=run.size * by) for run in item.runs)
            return replace(item, runs=runs, y=item.y * by, dx=item.dx * by)
        case Line() | Box():
            (top, bottom), (left, right) = item.y, item.dx
            return replace(item, y=(top * by, bottom * by), dx=(left * by, right * by), weight=item.weight * by)
        case Dot():
            return replace(item, y=item.y * by, size=item.size * by, weight=item.weight * by)
        case Touch():
            return replace(item, y=item.y * by, size=item.size * by)
