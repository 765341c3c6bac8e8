"""A scene in the making: pixels inside a frame, furniture around. Knows nothing of reports."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cppcc.charts.measure import width, wrapped
from cppcc.charts.scene import Anchor, Box, Dot, Line, Mark, Run, Scene, SceneItem, Text, Touch
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.speech.speech import Speech

#: Room around a picture's contents, as a share of its width.
_PAD_SHARE = 0.03
#: What is shown as a blank; the last ones may stand in no XML, and so in no SVG.
_BLANKS = re.compile("[\x00-\x20\x7f\u2028\u2029\ufffe\uffff\ud800-\udfff]+")


def plain(text: str) -> str:
    """Text as a scene holds it: in one line, without what may stand in no file."""
    return _BLANKS.sub(" ", text)


@dataclass
class Layout:
    """Collects what a scene shows, and at the end puts its furniture around it.

    Inside, y counts CSS pixels from the contents' upper edge downwards, so that rows and their texts can be placed
    without overlap; x is a share of the contents' width.

    Args:
        left, right: room in pixels beside the contents, for labels.
        height: the contents' height in pixels.
        ticks: places on the axis beneath, and what they are called.
        grid: whether a line stands at each of them.
    """

    frame: Frame
    look: Look
    speech: Speech
    left: float = 0
    right: float = 0
    height: float = 0
    ticks: Sequence[tuple[float, str]] = ()
    grid: bool = True
    items: list[SceneItem] = field(default_factory=list)
    grounds: list[SceneItem] = field(default_factory=list)

    @property
    def pad(self) -> float:
        """Room between the frame's edge and anything drawn."""
        if self.frame.bare:
            return 0
        return self.frame.width * _PAD_SHARE if self.frame.width else 4

    @property
    def ground(self) -> str:
        """The colour that lies under the marks."""
        return "paper" if self.frame.furniture else "card"

    @property
    def inner_width(self) -> float:
        """The room for texts that run over the whole width, at the frame's narrowest."""
        return self.frame.least_width - 2 * self.pad

    def text(
        self,
        words: str | Sequence[Run],
        y: float,
        *,
        x: float = 0,
        size: float = 0,
        colour: str | None = None,
        bold: bool = False,
        anchor: Anchor = "left",
        dx: float = 0,
        beside: bool = False,
        of: str = "",
    ) -> None:
        """Writes a line at a place.

        Args:
            words: with ``size``, ``colour`` and ``bold``; or runs that have their own.
        """
        if isinstance(words, str):
            words = [Run(words, size, colour or "ink", bold)]
        runs = tuple(Run(plain(run.text), run.size, run.colour, run.bold) for run in words)
        self.items.append(Text(runs, x, y, dx, anchor, beside, of))

    def label(
        self,
        words: str | Sequence[Run],
        y: float,
        *,
        x: float,
        side: str = "right",
        size: float = 0,
        colour: str | None = None,
        bold: bool = False,
        gap: float,
        of: str = "",
    ) -> None:
        """Writes a line beside a mark, on its ``left`` or ``right``, so many pixels from it."""
        anchor: Anchor = "left" if side == "right" else "right"
        dx = gap if side == "right" else -gap
        self.text(words, y, x=x, size=size, colour=colour, bold=bold, anchor=anchor, dx=dx, beside=True, of=of)

    def rule(self, y: float, *, reach: float = 0) -> None:
        """A thin line across the contents and, ``reach`` pixels to the left, its labels."""
        self.line((0, 1), (y, y), "rule", self.look.lines.rule, dx=(-reach, 0), on_ground=True)

    def line(
        self,
        x: tuple[float, float],
        y: tuple[float, float],
        colour: str,
        weight: float,
        *,
        dx: tuple[float, float] = (0, 0),
        on_ground: bool = False,
    ) -> None:
        """A straight line; on the ground it lies beneath all else."""
        (self.grounds if on_ground else self.items).append(Line(x, y, colour, weight, dx))

    def box(
        self,
        x: tuple[float, float],
        y: tuple[float, float],
        *,
        fill: str | None = None,
        edge: str | None = None,
        weight: float = 0,
        dash: str = "solid",
        dx: tuple[float, float] = (0, 0),
        mark: Mark | None = None,
        of: str = "",
    ) -> None:
        """A rectangle."""
        self.items.append(Box(x, y, fill, edge, weight, dash, dx, mark, of))

    def dot(self, x: float, y: float, size: float, fill: str, edge: str | None, weight: float, mark: Mark) -> None:
        """A round mark."""
        self.items.append(Dot(x, y, size, fill, edge, weight, mark))

    def touch(self, x: float, y: float, size: float, mark: Mark) -> None:
        """Something to press that is not to be seen, where a mark would claim a length."""
        self.items.append(Touch(x, y, size, mark))

    def scene(self, *, title: str, subtitle: str, source: str) -> Scene:
        """The finished scene."""
        room = furniture_room(self.frame, self.look, self.speech, title=title, subtitle=subtitle, source=source)
        top, bottom, height = room.top, room.bottom, self.height
        if self.frame.height:
            # What the contents leave free lies around them, so that a pixel of them is a pixel of the picture.
            top += max(0.0, self.frame.height - room.top - room.bottom - self.height) * _ABOVE
            bottom = max(room.bottom - TICKS, self.frame.height - top - self.height)
            height = self.frame.height - top - bottom
        axis = self._axis()
        furniture = self._furniture(room, -top, height + bottom) if self.frame.furniture else []
        return Scene(
            frame=self.frame,
            look=self.look,
            left=self.left + self.pad,
            right=self.right + self.pad,
            top=top,
            bottom=bottom,
            height=height,
            items=(*furniture, *axis, *self.grounds, *self.items),
        )

    def nothing(self, words: str, height: float | None) -> None:
        """Says, in contents of at least that height, why they are empty."""
        self.left = self.right = 0
        self.height = max(height or 0.0, 120.0)
        self.ticks = ()
        size = self.look.type.label
        for index, line in enumerate(wrapped(words, self.inner_width, size, self.speech)):
            self.text(line, 60 + size * 1.4 * index, size=size, colour="muted")

    def _axis(self) -> list[SceneItem]:
        """The axis's lines and names."""
        size, items = self.look.type.tick, list[SceneItem]()
        for x, name in self.ticks:
            if self.grid:
                items.append(Line((x, x), (0, self.height), "rule", self.look.lines.rule))
            run = Run(plain(name), size, "muted")
            items.append(Text((run,), x, self.height + _TICK_GAP + size * 0.6, anchor="center"))
        return items

    def _furniture(self, room: Room, top: float, bottom: float) -> list[SceneItem]:
        """Title and subtitle from the picture's ``top``, the source at its ``bottom``, from the frame's left edge."""
        content, self.items = self.items, []
        edge = -self.left
        line = room.title_size * 1.3
        for index, words in enumerate(room.title):
            self.text(words, top + self.pad + line * (index + 0.5), size=room.title_size, bold=True, dx=edge)
        y = top + self.pad + line * len(room.title) + 6
        size = room.subtitle_size
        for index, words in enumerate(room.subtitle):
            self.text(words, y + size * 1.5 * (index + 0.5), size=size, colour="muted", dx=edge)
        size = self.look.type.small
        y = bottom - self.pad - size * 1.5 * len(room.source)
        for index, words in enumerate(room.source):
            self.text(words, y + size * 1.5 * (index + 0.5), size=size, colour="muted", dx=edge)
        furniture, self.items = self.items, content
        return furniture


@dataclass(frozen=True)
class Room:
    """What title, subtitle and source take of a frame, their lines already broken."""

    top: float
    bottom: float
    title: list[str]
    subtitle: list[str]
    source: list[str]
    title_size: float
    subtitle_size: float

    @property
    def taken(self) -> float:
        """All that they take of the height."""
        return self.top + self.bottom


#: Room for the axis's names below the contents, and what is free above them.
TICKS, _TICK_GAP = 26, 5
#: The part of what a plot leaves free that lies above it: a little less than half looks like the middle.
_ABOVE = 0.42
#: The most of a picture's height that title, subtitle and source may take.
_FURNITURE_MOST = 0.6


def furniture_room(frame: Frame, look: Look, speech: Speech, *, title: str, subtitle: str, source: str) -> Room:
    """How much of a frame its furniture takes; on the screen only the axis labels, as the page tells the rest."""
    if not frame.furniture or frame.bare or frame.width is None:
        return Room(6, TICKS, [], [], [], 0, 0)
    title = frame.title or title
    pad = frame.width * _PAD_SHARE
    across = frame.width - 2 * pad
    title_size = max(22.0, min(float(look.type.title), frame.width / 40))
    subtitle_size = float(look.type.subtitle)
    # A title that is a little too long is set a little smaller, rather than with one word on a line more.
    if across < width(title, title_size, bold=True) <= across * 1.35:
        title_size = max(20.0, title_size * across / width(title, title_size, bold=True) * 0.995)
    titles = wrapped(title, across, title_size, speech, bold=True)
    smaller = max(20.0, title_size * 0.9)
    if len(fewer := wrapped(title, across, smaller, speech, bold=True)) < len(titles):
        titles, title_size = fewer, smaller
    subtitles = [line for part in subtitle.split("\n") for line in wrapped(part, across, subtitle_size, speech)]
    sources = [line for part in source.split("\n") for line in wrapped(part, across, look.type.small, speech)]

    def room() -> Room:
        return Room(
            top=pad + title_size * 1.3 * len(titles) + 6 + subtitle_size * 1.5 * len(subtitles) + 18,
            bottom=TICKS + 12 + look.type.small * 1.5 * len(sources) + pad * 0.8,
            title=titles,
            subtitle=subtitles,
            source=sources,
            title_size=title_size,
            subtitle_size=subtitle_size,
        )

    # Names of any length may stand in them: the longest of the three gives way before the chart does.
    while room().taken > (frame.height or math.inf) * _FURNITURE_MOST:
        longest = max((titles, subtitles, sources), key=len)
        if len(longest) == 1:
            break
        longest.pop()
        longest[-1] = longest[-1].removesuffix("…")[:-1] + "…"
    return room()


def content_height(frame: Frame, look: Look, speech: Speech, *, title: str, subtitle: str, source: str) -> float | None:
    """The height that a picture leaves to its contents; None on the screen, where they may take what they need."""
    if frame.height is None:
        return None
    room = furniture_room(frame, look, speech, title=title, subtitle=subtitle, source=source)
    return frame.height - room.top - room.bottom
