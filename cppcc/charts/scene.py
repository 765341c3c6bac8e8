"""Scene: what a chart shows, laid out once in a frame, before any writer draws it: screen, picture, slide, document.

Down, places are pixels from the upper edge of the contents; furniture stands above nought and below the contents'
height. Across, a place is a share of the contents' width and pixels beside it, since a page is as wide as it is. Items
stand in the order in which they are drawn and read. Knows nothing of reports: a mark says what it stands for by id.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cppcc.design.frames import Frame
from cppcc.design.looks import Look

Anchor = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What an item stands for, and what is told of it when it is pointed at.

    Args:
        kind: ``figure``, ``work`` or ``cell``.
        id: of it; of a cell ``theme/category``.
        title: the first line of what is told; ``lines`` are the others.
    """

    kind: str
    id: str
    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one manner; as everywhere in a scene, a colour is its role in ``cppcc.design.looks``."""

    text: str
    size: float
    colour: str
    bold: bool = False
    serif: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text.

    Args:
        x, dx: where it is anchored: a share of the width, and pixels to the right of that.
        y: its middle.
        beside: whether it belongs to a mark at ``x``, from which it keeps ``dx``.
        of: the id of the mark whose value it tells, for writers that have such marks label themselves.
    """

    runs: tuple[Run, ...]
    x: float
    y: float
    dx: float = 0
    anchor: Anchor = "left"
    beside: bool = False
    of: str = ""

    @property
    def words(self) -> str:
        """The whole text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; ``dx`` are pixels to the right of its ends' shares."""

    x: tuple[float, float]
    y: tuple[float, float]
    colour: str
    weight: float
    dx: tuple[float, float] = (0, 0)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: a bar, the ground of a cell, a stripe.

    Args:
        fill, edge: None for none.
        dash: of the edge: ``solid``, ``dash`` or ``longdash``.
        mark: what it stands for, so that it can be pressed.
        of: the id of the mark whose frame it is.
    """

    x: tuple[float, float]
    y: tuple[float, float]
    fill: str | None = None
    edge: str | None = None
    weight: float = 0
    dash: str = "solid"
    dx: tuple[float, float] = (0, 0)
    mark: Mark | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A round mark of that size across."""

    x: float
    y: float
    size: float
    fill: str
    edge: str | None = None
    weight: float = 0
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Touch:
    """A place that can be pressed and is not to be seen, of that size across."""

    x: float
    y: float
    size: float
    mark: Mark


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, for writers that have tables of their own; for others it stands in a scene's items as texts and lines.

    Args:
        shares: the columns' parts of the width.
        rows: their texts, whole; ``heights`` in pixels.
        size: of the type.
        cell: room beside a text, and half of it above and below.
        has_head: whether the first row are the columns' names.
    """

    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]
    size: float
    cell: float
    has_head: bool


SceneItem = Text | Line | Box | Dot | Touch


@dataclass(frozen=True, slots=True)
class Scene:
    """A chart, laid out.

    Args:
        left, right, top, bottom: pixels around the contents.
        height: of the contents.
        items: from the ground up, in the order in which they are read.
        grid: the table that all of it is, if it is one.
    """

    frame: Frame
    look: Look
    left: float
    right: float
    top: float
    bottom: float
    height: float
    items: tuple[SceneItem, ...]
    grid: Grid | None = None

    @property
    def down(self) -> float:
        """The whole height in pixels."""
        return self.frame.height or round(self.top + self.height + self.bottom)

    @property
    def size(self) -> tuple[int, float]:
        """Width and height in pixels of a scene that is as wide as its frame."""
        return self.frame.export_width, self.down

    def across(self, x: float, dx: float, width: float) -> float:
        """The pixels from the left edge of a scene that is so wide."""
        return self.left + x * (width - self.left - self.right) + dx

    @property
    def texts(self) -> Iterator[Text]:
        """Every text, in order."""
        return (item for item in self.items if isinstance(item, Text))

    @property
    def marks(self) -> Iterator[Mark]:
        """What can be pressed, each time that it can."""
        for item in self.items:
            if isinstance(item, Box | Dot | Touch) and item.mark is not None:
                yield item.mark
