"""A chart as a file, drawn in the frame that it is asked for, whatever a screen shows."""

from __future__ import annotations

from collections.abc import Collection

from cppcc.charts import Chart, draw, in_parts
from cppcc.content.catalog import SAVED, Format
from cppcc.design.frames import SCREEN, SLIDE, Frame
from cppcc.design.looks import Look
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech
from cppcc.write import picture


def usual_frame(format: Format) -> Frame:
    """The frame that a chart is drawn in unless another is asked for."""
    return SLIDE if format.is_picture else SCREEN


def pictures(
    ending: str,
    name: str,
    report: Report,
    selection: Selection,
    frame: Frame | None,
    look: Look,
    speech: Speech,
    **options: str,
) -> tuple[bytes, ...]:
    """The bytes of the files that show the chart of that name: one, or where its frame has no room for all of it
    several.

    Args:
        ending: one of those that ``SAVED`` has for a chart.
        frame: None for the format's own.

    Raises:
        UnknownName: there is no such chart, or an option has no such value.
        NoBrowser: the format needs a Chrome, Chromium or Edge, and this machine has none.
        DrawingFailed: the browser did not draw it.
    """
    format = SAVED["chart"][ending]
    frame = frame or usual_frame(format)
    if format.is_picture:
        frame = picture.framed(frame)

    def part(frame: Frame, only: Collection[str]) -> Chart:
        return draw(name, report, selection, frame, look, speech, only=only, **options)

    return tuple(format.write(chart, frame, look, speech) for chart in in_parts(part, frame, speech))
