"""A plotly chart in the making: pixels inside a frame, text as text, furniture around. Knows nothing of reports."""

from __future__ import annotations

import html
import math
import re
from dataclasses import dataclass, field
from typing import Any

from cppcc.charts.measure import width, wrapped
from cppcc.design.frames import Frame
from cppcc.design.looks import SANS, Look
from cppcc.speech.speech import Speech

#: Room around a picture's contents, as a share of its width.
_PAD_SHARE = 0.03
#: What is shown as a blank; the last ones may stand in no XML, and so in no SVG.
_BLANKS = re.compile("[\x00-\x20\x7f\u2028\u2029\ufffe\uffff\ud800-\udfff]+")


def plain(text: str) -> str:
    """Text for plotly's pseudo-HTML: shown as it is, never read as markup."""
    return html.escape(_BLANKS.sub(" ", text), quote=False)


@dataclass
class Canvas:
    """Collects traces and annotations, and at the end lays them out in a frame.

    Inside, y counts CSS pixels from the plot's upper edge downwards, so that rows and their texts can be placed
    without overlap; x is whatever axis the chart sets.

    Args:
        left, right: room in pixels beside the plot, for labels.
        height: the plot's height in pixels.
    """

    frame: Frame
    look: Look
    speech: Speech
    left: float = 0
    right: float = 0
    height: float = 0
    xaxis: dict[str, Any] = field(default_factory=dict)
    traces: list[dict[str, Any]] = field(default_factory=list)
    annotations: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    labels: dict[tuple[str, float, float, str], list[tuple[float, float, str]]] = field(default_factory=dict)

    @property
    def pad(self) -> float:
        """Room between the frame's edge and anything drawn."""
        return self.frame.width * _PAD_SHARE if self.frame.width else 4

    @property
    def ground(self) -> str:
        """The colour that lies under the marks."""
        return self.look.paper if self.frame.furniture else self.look.card

    @property
    def inner_width(self) -> float:
        """The room for texts that run over the whole width, at the frame's narrowest."""
        return self.frame.least_width - 2 * self.pad

    def text(
        self,
        text: str,
        y: float,
        *,
        x: float | str = 0,
        xref: str = "paper",
        size: float,
        colour: str | None = None,
        anchor: str = "left",
        shift: float = 0,
        upright: str = "middle",
    ) -> None:
        """Writes ready-made pseudo-HTML at a place; text from data must have gone through ``plain``."""
        self.annotations.append(
            {
                "text": text,
                "x": x,
                "xref": xref,
                "y": y,
                "yref": "paper",
                "xanchor": anchor,
                "yanchor": upright,
                "xshift": shift,
                "showarrow": False,
                "align": anchor if anchor != "auto" else "left",
                "font": {"size": size, "color": colour or self.look.ink},
            }
        )

    def label(
        self, text: str, y: float, *, x: float, side: str = "right", size: float, colour: str | None = None, gap: float
    ) -> None:
        """Writes ready-made pseudo-HTML beside a place on the axes.

        As a trace's text, which costs the browser a third of an annotation: those Plotly draws twice.

        Args:
            x: as the axis has it, on a log axis no exponent.
            side: ``left`` or ``right`` of the place.
            gap: pixels between the place and the text.
        """
        self.labels.setdefault((side, size, gap, colour or self.look.ink), []).append((x, y, text))

    def _label_traces(self) -> list[dict[str, Any]]:
        return [
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": [x for x, _, _ in places],
                # Plotly sets a trace's text a little higher than an annotation's.
                "y": [y + 0.1 * size for _, y, _ in places],
                "text": [text for _, _, text in places],
                "textposition": f"middle {side}",
                "textfont": {"size": size, "color": colour},
                # Not to be seen: Plotly keeps a text as far from its place as a mark of that size needs.
                "marker": {"size": max(0.0, gap - 1) * 1.6, "opacity": 0},
                "cliponaxis": False,
                "hoverinfo": "skip",
            }
            for (side, size, gap, colour), places in self.labels.items()
        ]

    def rule(self, y: float, *, reach: float = 0) -> None:
        """A thin line across the plot and, ``reach`` pixels to the left, its labels."""
        self.shapes.append(
            {
                "type": "line",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "yref": "y",
                "y0": y,
                "y1": y,
                "layer": "below",
                "line": {"color": self.look.rule, "width": self.look.lines.rule},
            }
        )
        if reach:
            self.shapes.append(self.shapes[-1] | {"xsizemode": "pixel", "xanchor": 0, "x0": -reach, "x1": 0})

    def plot(self, *, title: str, subtitle: str, source: str) -> dict[str, Any]:
        """The finished chart as plotly's ``{"data", "layout"}``, of lists and plain values only.

        Lists, not columns: plotly writes data-frame columns as base64, which no one can review in a snapshot.
        """
        room = furniture_room(self.frame, self.look, self.speech, title=title, subtitle=subtitle, source=source)
        top, bottom, height = room.top, room.bottom, self.height
        if self.frame.height:
            # What the plot leaves free lies around it, so that a pixel of it is a pixel of the picture.
            top += max(0.0, self.frame.height - room.top - room.bottom - self.height) * _ABOVE
            bottom = max(room.bottom - _TICKS, self.frame.height - top - self.height)
            height = self.frame.height - top - bottom
        margin = {"l": self.left + self.pad, "r": self.right + self.pad, "t": top, "b": bottom, "pad": 0}
        # An annotation tied to the axis vanishes outside its range: pixels become shares of the plot's height.
        annotations = [note | {"y": 1 - note["y"] / self.height} for note in self.annotations]
        if self.frame.furniture:
            annotations += [
                note | {"y": 1 - note["y"] / height} for note in self._furniture(room, -top, height + bottom)
            ]
        layout: dict[str, Any] = {
            "font": {"family": SANS, "color": self.look.ink, "size": self.look.type.label},
            "margin": margin,
            "paper_bgcolor": self.look.paper if self.frame.furniture else "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "showlegend": False,
            "hovermode": "closest",
            "dragmode": False,
            "hoverlabel": {
                "align": "left",
                "bgcolor": self.look.card,
                "bordercolor": self.look.muted,
                "font": {"family": SANS, "size": self.look.type.small, "color": self.look.ink},
            },
            "xaxis": {
                "fixedrange": True,
                "zeroline": False,
                "showline": False,
                "ticks": "",
                "gridcolor": self.look.rule,
                "tickfont": {"size": self.look.type.tick, "color": self.look.muted},
                "automargin": False,
                "tickangle": 0,
            }
            | self.xaxis,
            "yaxis": {
                "range": [self.height, 0],
                "visible": False,
                "fixedrange": True,
                "automargin": False,
            },
            "annotations": annotations,
            "shapes": self.shapes,
            "height": self.frame.height or round(self.height + room.top + room.bottom),
        }
        if self.frame.width:
            layout |= {"width": self.frame.width, "autosize": False}
        else:
            layout["autosize"] = True
        return {"data": self.traces + self._label_traces(), "layout": layout}

    def nothing(self, words: str, height: float | None) -> None:
        """Says, in a plot of at least that height, why it is empty."""
        self.left = self.right = 0
        self.height = max(height or 0.0, 120.0)
        self.xaxis = {"visible": False}
        size = self.look.type.label
        for index, line in enumerate(wrapped(words, self.inner_width, size, self.speech)):
            self.text(plain(line), 60 + size * 1.4 * index, size=size, colour=self.look.muted)

    def _furniture(self, room: Room, top: float, bottom: float) -> list[dict[str, Any]]:
        """Title and subtitle from the picture's ``top``, the source at its ``bottom``, from the frame's left edge."""
        content, self.annotations = self.annotations, []
        edge = -self.left
        line = room.title_size * 1.3
        for index, words in enumerate(room.title):
            y = top + self.pad + line * (index + 0.5)
            self.text(f"<b>{plain(words)}</b>", y, size=room.title_size, shift=edge)
        y = top + self.pad + line * len(room.title) + 6
        size = room.subtitle_size
        for index, words in enumerate(room.subtitle):
            self.text(plain(words), y + size * 1.5 * (index + 0.5), size=size, colour=self.look.muted, shift=edge)
        size = self.look.type.small
        y = bottom - self.pad - size * 1.5 * len(room.source)
        for index, words in enumerate(room.source):
            self.text(plain(words), y + size * 1.5 * (index + 0.5), size=size, colour=self.look.muted, shift=edge)
        furniture, self.annotations = self.annotations, content
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


#: Room for the axis's tick labels below the plot.
_TICKS = 26
#: The part of what a plot leaves free that lies above it: a little less than half looks like the middle.
_ABOVE = 0.42
#: The most of a picture's height that title, subtitle and source may take.
_FURNITURE_MOST = 0.6


def furniture_room(frame: Frame, look: Look, speech: Speech, *, title: str, subtitle: str, source: str) -> Room:
    """How much of a frame its furniture takes; on the screen only the axis labels, as the page tells the rest."""
    if not frame.furniture or frame.bare or frame.width is None:
        return Room(6, _TICKS, [], [], [], 0, 0)
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
            bottom=_TICKS + 12 + look.type.small * 1.5 * len(sources) + pad * 0.8,
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
