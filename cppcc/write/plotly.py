"""A scene as Plotly's ``{"data", "layout"}``, of lists and plain values only: charts on pages, in pictures and in the
page in one file. All places are laid out already: Plotly has no axis of its own to decide on.

Lists, not columns: Plotly writes columns of data frames as base64, which no one can review in a snapshot.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from cppcc.charts.scene import Box, Dot, Line, Mark, Run, Scene, Text, Touch
from cppcc.design.looks import SANS

#: Choosing one mark does not fade the others: all figures stay equally true.
_NOT_FADED = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}
_UNSEEN = {"selected": {"marker": {"opacity": 0}}, "unselected": {"marker": {"opacity": 0}}}
_INVISIBLE = "rgba(0,0,0,0)"
#: A colour's role → the colour.
_Paint = Callable[[str], str]


def plot(scene: Scene) -> dict[str, Any]:
    """The scene; marks carry ``[kind, id]`` as customdata."""
    items, paint = scene.items, scene.look.colour
    boxes = [item for item in items if isinstance(item, Box)]
    pressed = [box for box in boxes if box.mark is not None]
    lines = [item for item in items if isinstance(item, Line)]
    texts = [item for item in items if isinstance(item, Text)]
    # Plotly draws bars beneath all traces of lines: where there are any, what lies on the ground are shapes.
    grounds = [line for line in lines if pressed or any(line.dx)]
    traces = [
        *_lines([line for line in lines if line not in grounds], paint),
        # What is seen beneath what is not: of two places over each other, the narrower one is pressed.
        *_bars([box for box in pressed if box.fill or box.edge], _NOT_FADED, paint),
        *_bars([box for box in pressed if not (box.fill or box.edge)], _UNSEEN, paint),
        *_dots([item for item in items if isinstance(item, Dot) and item.mark is None], paint),
        *_dots([item for item in items if isinstance(item, Dot) and item.mark is not None], paint),
        *_touches([item for item in items if isinstance(item, Touch)]),
        *_labels([text for text in texts if text.beside], paint),
    ]
    shapes = [shape for line in grounds for shape in _line(line, paint)]
    shapes += [_box(box, paint) for box in boxes if box.mark is None or box.dash != "solid"]
    notes = [_note(text, scene) for text in texts if not text.beside]
    return {"data": traces, "layout": _layout(scene) | {"annotations": notes, "shapes": shapes}}


def _layout(scene: Scene) -> dict[str, Any]:
    look, frame = scene.look, scene.frame
    unseen = {"visible": False, "fixedrange": True, "automargin": False}
    layout: dict[str, Any] = {
        "font": {"family": SANS, "color": look.ink, "size": look.type.label},
        "margin": {"l": scene.left, "r": scene.right, "t": scene.top, "b": scene.bottom, "pad": 0},
        "paper_bgcolor": look.paper if frame.furniture else _INVISIBLE,
        "plot_bgcolor": _INVISIBLE,
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "hoverlabel": {
            "align": "left",
            "bgcolor": look.card,
            "bordercolor": look.muted,
            "font": {"family": SANS, "size": look.type.small, "color": look.ink},
        },
        "xaxis": {"range": [0, 1], **unseen},
        "yaxis": {"range": [scene.height, 0], **unseen},
        "height": scene.down,
    }
    return layout | ({"width": frame.width, "autosize": False} if frame.width else {"autosize": True})


# --- marks


def _lines(lines: Iterable[Line], paint: _Paint) -> list[dict[str, Any]]:
    """Lines of one colour and weight, one trace each."""
    alike: dict[tuple[str, float], list[Line]] = {}
    for line in lines:
        alike.setdefault((line.colour, line.weight), []).append(line)
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [x for line in group for x in (*line.x, None)],
            "y": [y for line in group for y in (*line.y, None)],
            "line": {"color": paint(colour), "width": weight},
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
        for (colour, weight), group in alike.items()
    ]


def _bars(boxes: Sequence[Box], chosen: dict[str, Any], paint: _Paint) -> list[dict[str, Any]]:
    """Boxes that can be pressed, as bars with an offset of their own, which keeps bars from moving aside."""
    if not boxes:
        return []
    tall = [box.y[1] - box.y[0] for box in boxes]
    # Bars have no dashed edge: that is drawn over them.
    edges = [paint(box.edge) if box.edge and box.dash == "solid" else _INVISIBLE for box in boxes]
    return [
        {
            "type": "bar",
            "orientation": "h",
            "x": [box.x[1] - box.x[0] for box in boxes],
            "base": [box.x[0] for box in boxes],
            "y": [(box.y[0] + box.y[1]) / 2 for box in boxes],
            "width": tall,
            "offset": [-each / 2 for each in tall],
            "marker": {
                "color": [paint(box.fill) if box.fill else _INVISIBLE for box in boxes],
                "opacity": chosen["selected"]["marker"]["opacity"],
                "line": {"color": edges, "width": [box.weight for box in boxes]},
            },
            "cliponaxis": False,
            "textposition": "none",
            **_interaction([box.mark for box in boxes if box.mark is not None]),
            **chosen,
        }
    ]


def _dots(dots: Sequence[Dot], paint: _Paint) -> list[dict[str, Any]]:
    """Dots that all stand for something, or all for nothing."""
    if not dots:
        return []
    marker = {
        "size": [dot.size for dot in dots],
        "color": [paint(dot.fill) for dot in dots],
        "line": {"color": [paint(dot.edge or dot.fill) for dot in dots], "width": [dot.weight for dot in dots]},
        "opacity": 1,
    }
    marks = [dot.mark for dot in dots if dot.mark is not None]
    return [_points(dots, marker) | (_interaction(marks) if marks else {"hoverinfo": "skip"}) | _NOT_FADED]


def _touches(touches: Sequence[Touch]) -> list[dict[str, Any]]:
    if not touches:
        return []
    marker = {"size": [touch.size for touch in touches], "opacity": 0}
    return [_points(touches, marker) | _interaction([touch.mark for touch in touches]) | _UNSEEN]


def _points(places: Sequence[Dot | Touch], marker: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [place.x for place in places],
        "y": [place.y for place in places],
        "marker": marker,
        # A mark at the very edge stays whole.
        "cliponaxis": False,
    }


def _interaction(marks: Sequence[Mark]) -> dict[str, Any]:
    """What a press on marks opens, and what they say before."""
    return {
        "customdata": [[mark.kind, mark.id] for mark in marks],
        "hovertext": [
            "<br>".join([f"<b>{_plain(mark.title)}</b>", *(_plain(line) for line in mark.lines)]) for mark in marks
        ],
        "hoverinfo": "text",
    }


def _line(line: Line, paint: _Paint) -> list[dict[str, Any]]:
    """A line that goes on for so many pixels beyond its ends' places."""
    stroke = {"color": paint(line.colour), "width": line.weight}
    # Not of the axis: beyond that it would be cut.
    shape: dict[str, Any] = {"type": "line", "layer": "below", "line": stroke, "xref": "paper"}
    shape |= {"yref": "y", "y0": line.y[0], "y1": line.y[1]}
    beyond = [
        shape | {"xsizemode": "pixel", "xanchor": x, "x0": min(dx, 0), "x1": max(dx, 0)}
        for x, dx in zip(line.x, line.dx, strict=True)
        if dx
    ]
    return [shape | {"x0": line.x[0], "x1": line.x[1]}, *beyond]


def _box(box: Box, paint: _Paint) -> dict[str, Any]:
    """A box that cannot be pressed, or the edge of one that can."""
    colour, weight = (paint(box.edge), box.weight) if box.edge else (_INVISIBLE, 0)
    edge = {"color": colour, "width": weight, "dash": box.dash}
    shape: dict[str, Any] = {"type": "rect", "line": edge, "layer": "above" if box.mark else "below"}
    if box.fill and not box.mark:
        shape["fillcolor"] = paint(box.fill)
    shape |= {"xref": "paper", "yref": "y", "y0": box.y[0], "y1": box.y[1]}
    if any(box.dx):
        # Plotly knows pixels from one place alone.
        return shape | {"xsizemode": "pixel", "xanchor": box.x[0], "x0": box.dx[0], "x1": box.dx[1]}
    return shape | {"x0": box.x[0], "x1": box.x[1]}


# --- texts


def _labels(texts: Iterable[Text], paint: _Paint) -> list[dict[str, Any]]:
    """Texts beside marks, as those of traces, which cost the browser a third of a note: those Plotly draws twice."""
    alike: dict[tuple[str, float, float, str], list[Text]] = {}
    for text in texts:
        side = "right" if text.anchor == "left" else "left"
        alike.setdefault((side, text.runs[0].size, abs(text.dx), text.runs[0].colour), []).append(text)
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [text.x for text in group],
            # Plotly sets a trace's text a little higher than a note's.
            "y": [text.y + 0.1 * size for text in group],
            "text": [_markup(text.runs, paint) for text in group],
            "textposition": f"middle {side}",
            "textfont": {"size": size, "color": paint(colour)},
            # Not to be seen: Plotly keeps a text as far from its place as a mark of that size needs.
            "marker": {"size": max(0.0, gap - 1) * 1.6, "opacity": 0},
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
        for (side, size, gap, colour), group in alike.items()
    ]


def _note(text: Text, scene: Scene) -> dict[str, Any]:
    paint = scene.look.colour
    first = text.runs[0] if text.runs else Run("", scene.look.type.label, "ink")
    return {
        "text": _markup(text.runs, paint),
        "x": text.x,
        "xref": "paper",
        # A note tied to the axis vanishes outside its range: pixels become shares of the contents' height.
        "y": 1 - text.y / scene.height,
        "yref": "paper",
        "xanchor": text.anchor,
        "yanchor": "middle",
        "xshift": text.dx,
        "showarrow": False,
        "align": text.anchor,
        "font": {"size": first.size, "color": paint(first.colour)},
    }


def _markup(runs: Sequence[Run], paint: _Paint) -> str:
    """Runs as Plotly's pseudo-HTML, the first one in the manner of the whole; shown as it is, never read as markup."""
    markup = ""
    for run in runs:
        words = f"<b>{_plain(run.text)}</b>" if run.bold else _plain(run.text)
        style = [f"font-size:{run.size:g}px"] if run.size != runs[0].size else []
        style += [f"color:{paint(run.colour)}"] if run.colour != runs[0].colour else []
        markup += f'<span style="{";".join(style)}">{words}</span>' if style else words
    return markup


def _plain(text: str) -> str:
    return html.escape(text, quote=False)
