"""Where the texts and marks of a scene stand, in pixels: to see that none is cut, covered, too small or too faint.

Text is measured by ``cppcc.charts.measure``, which is on the safe side of real fonts; a browser test looks at those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from cppcc.charts.measure import width
from cppcc.charts.scene import Box, Dot, Scene, Text
from cppcc.design.looks import LOOKS, contrast

#: The least type size in pixels, and the least contrast of text with what is beneath it (WCAG 2, level AA).
_LEAST, _READABLE = 11, 4.5
#: A capital's height against the type size; lines of text may come as near as this.
_TALL = 1.0


@dataclass(frozen=True)
class Area:
    """What a text or a mark covers, y downwards from the picture's upper edge."""

    what: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Area, tolerance: float) -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > tolerance
            and min(self.bottom, other.bottom) - max(self.top, other.top) > tolerance
        )

    def __str__(self) -> str:
        return f"{self.what!r} ({self.left:.0f}, {self.top:.0f} – {self.right:.0f}, {self.bottom:.0f})"


def text_width(text: Text) -> float:
    """The width of a line, its bold and its larger parts counted as such."""
    return sum(width(run.text, run.size, bold=run.bold) for run in text.runs)


def areas(scene: Scene, picture_width: float) -> list[Area]:
    """An area for each text."""
    found = []
    for text in scene.texts:
        across, tall = text_width(text), max(run.size for run in text.runs) * _TALL
        at, middle = scene.across(text.x, text.dx, picture_width), scene.top + text.y
        left = {"left": at, "right": at - across, "center": at - across / 2}[text.anchor]
        found.append(Area(text.words, left, middle - tall / 2, left + across, middle + tall / 2))
    return found


def dots(scene: Scene, picture_width: float) -> list[Area]:
    """An area for each dot."""
    found = []
    for dot in (item for item in scene.items if isinstance(item, Dot)):
        at, middle, half = scene.across(dot.x, 0, picture_width), scene.top + dot.y, dot.size / 2
        found.append(Area("dot", at - half, middle - half, at + half, middle + half))
    return found


def axis(scene: Scene) -> list[tuple[str, float]]:
    """The names beneath the contents and their places in shares of the width, from left to right."""
    return [(text.words, text.x) for text in scene.texts if text.anchor == "center" and text.y > scene.height]


def written(scene: Scene) -> list[str]:
    """The texts of a scene, in the order in which they are read."""
    return [text.words for text in scene.texts]


def labels(scene: Scene) -> Iterator[tuple[str, float, float, str]]:
    """What stands beside marks: text, place and on which side of it."""
    for text in scene.texts:
        if text.beside:
            yield text.words, text.x, round(text.y, 3), "right" if text.anchor == "left" else "left"


def faults(scene: Scene, picture_width: float, tolerance: float = 0.5) -> list[str]:
    """Every text or dot that is cut, every two texts, or text and dot, of which one covers the other, every text that
    is too small or too faint to be read."""
    texts, marks = areas(scene, picture_width), dots(scene, picture_width)
    return [*_faults(scene, texts, marks, picture_width, tolerance), *_illegible(scene, picture_width)]


def _illegible(scene: Scene, picture_width: float) -> Iterator[str]:
    """By what lies beneath a text's middle: the last box that is filled there, or else the ground."""
    bare = "paper" if scene.frame.furniture else "card"
    filled = [item for item in scene.items if isinstance(item, Box) and item.fill]
    for text, area in zip(scene.texts, areas(scene, picture_width), strict=True):
        x, y = (area.left + area.right) / 2, text.y
        fills = [box.fill for box in filled if _is_within(scene, box, x, y, picture_width)]
        ground = (fills[-1] if fills else None) or bare
        # Signs alone, such as ■ before a name, are marks.
        for run in (run for run in text.runs if any(char.isalnum() for char in run.text)):
            if run.size < _LEAST:
                yield f"at {picture_width}: {run.text!r} is set in {run.size}"
            for look in LOOKS.values():
                if contrast(look.colour(run.colour), look.colour(ground)) < _READABLE:
                    yield f"at {picture_width}: {run.text!r}, {look.name}: {run.colour} on {ground}"


def _is_within(scene: Scene, box: Box, x: float, y: float, picture_width: float) -> bool:
    left, right = (scene.across(share, dx, picture_width) for share, dx in zip(box.x, box.dx, strict=True))
    return left <= x <= right and box.y[0] <= y <= box.y[1]


def _faults(
    scene: Scene, texts: Sequence[Area], marks: Sequence[Area], picture_width: float, tolerance: float
) -> Iterator[str]:
    for area in (*texts, *marks):
        inside = area.left >= -tolerance and area.right <= picture_width + tolerance
        if not (inside and area.top >= -tolerance and area.bottom <= scene.down + tolerance):
            yield f"cut at {picture_width} × {scene.down}: {area}"
    downwards = sorted(texts, key=lambda area: area.top)
    for index, one in enumerate(downwards):
        for other in takewhile(lambda area: area.top < one.bottom, downwards[index + 1 :]):  # noqa: B023 used at once
            if one.overlaps(other, tolerance):
                yield f"at {picture_width}: {one} and {other} overlap"
    for mark in marks:
        for area in texts:
            if mark.overlaps(area, tolerance):
                yield f"at {picture_width}: a {mark} covers {area}"
