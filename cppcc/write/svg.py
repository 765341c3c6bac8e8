"""A scene as SVG: every picture is made of it, and slides on a page, without a browser and without Plotly."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator

from cppcc.charts.scene import Box, Dot, Line, Mark, Run, Scene, SceneItem, Text
from cppcc.design.looks import SANS, SERIF

#: How far beneath its middle a text's baseline is, in parts of its type size: half the height of a Chinese character
#: above it, which is about that of a digit.
_BASELINE = 0.36
_DASHES = {"dash": "6 4", "longdash": "10 5", "dot": "2 3"}
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_Paint = Callable[[str], str]


def svg(scene: Scene, title: str, words: str) -> str:
    """The scene as a picture of its own, its texts kept as text.

    Args:
        title, words: the picture's, for those who do not see it.
    """
    told = f"<title>{_escaped(title)}</title><desc>{_escaped(words)}</desc>"
    return _drawn(scene, 'role="img"', told)


def inline(scene: Scene) -> str:
    """The scene within a page, which tells what it is."""
    return _drawn(scene, 'aria-hidden="true"', "")


def _drawn(scene: Scene, role: str, told: str) -> str:
    width, height = map(_number, scene.size)
    paint = scene.look.colour
    ground = f'<rect width="100%" height="100%" fill="{scene.look.paper}"/>' if scene.frame.furniture else ""
    items = "".join(piece for item in scene.items for piece in _item(item, scene, paint))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'{role} font-family="{SANS}" xml:space="preserve">{told}{ground}{items}</svg>'
    )


def _item(item: SceneItem, scene: Scene, paint: _Paint) -> Iterator[str]:
    width = scene.size[0]

    def x(share: float, dx: float = 0) -> float:
        return scene.across(share, dx, width)

    if isinstance(item, Text):
        if item.words.strip():
            yield _text(item, x(item.x, item.dx), scene.top + item.y, paint)
    elif isinstance(item, Line):
        (from_x, to_x), (from_y, to_y) = map(x, item.x, item.dx), item.y
        ends = f'x1="{_number(from_x)}" y1="{_number(scene.top + from_y)}"'
        ends += f' x2="{_number(to_x)}" y2="{_number(scene.top + to_y)}"'
        yield f'<line {ends} stroke="{paint(item.colour)}" stroke-width="{_number(item.weight)}"/>'
    elif isinstance(item, Box) and (item.fill or item.edge):
        (left, right), (top, bottom) = map(x, item.x, item.dx), item.y
        place = f'x="{_number(left)}" y="{_number(scene.top + top)}"'
        place += f' width="{_number(max(0, right - left))}" height="{_number(max(0, bottom - top))}"'
        yield _marked("rect", place, item.fill, item.edge, item.weight, item.dash, item.mark, paint)
    elif isinstance(item, Dot):
        place = f'cx="{_number(x(item.x))}" cy="{_number(scene.top + item.y)}" r="{_number(item.size / 2)}"'
        yield _marked("circle", place, item.fill, item.edge, item.weight, "solid", item.mark, paint)


def _marked(
    tag: str, place: str, fill: str | None, edge: str | None, weight: float, dash: str, mark: Mark | None, paint: _Paint
) -> str:
    """A shape, which tells what it stands for when it is pointed at."""
    style = f'fill="{paint(fill) if fill else "none"}"'
    if edge and weight:
        style += f' stroke="{paint(edge)}" stroke-width="{_number(weight)}"'
        style += f' stroke-dasharray="{_DASHES[dash]}"' if dash in _DASHES else ""
    if mark is None:
        return f"<{tag} {place} {style}/>"
    told = _escaped("\n".join((mark.title, *mark.lines)))
    return f'<{tag} {place} {style} data-mark="{mark.kind}/{_escaped(mark.id)}"><title>{told}</title></{tag}>'


def _text(text: Text, x: float, y: float, paint: _Paint) -> str:
    size = max((run.size for run in text.runs), default=0.0)
    place = f'x="{_number(x)}" y="{_number(y + size * _BASELINE)}"'
    place += f' text-anchor="{_ANCHORS[text.anchor]}"' if text.anchor != "left" else ""
    if len(text.runs) == 1:
        [run] = text.runs
        return f"<text {place} {_style(run, paint)}>{_escaped(run.text)}</text>"
    runs = "".join(f"<tspan {_style(run, paint)}>{_escaped(run.text)}</tspan>" for run in text.runs)
    return f"<text {place}>{runs}</text>"


def _style(run: Run, paint: _Paint) -> str:
    style = f'font-size="{_number(run.size)}" fill="{paint(run.colour)}"'
    style += ' font-weight="700"' if run.bold else ""
    return style + (f' font-family="{SERIF}"' if run.serif else "")


def _number(value: float) -> str:
    """A length as short as it can be told: hundredths of a pixel are not seen."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _escaped(text: str) -> str:
    return html.escape(text, quote=True)
