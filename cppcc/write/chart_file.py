"""Charts as files: one module a format. Each draws in the frame it is asked for, whatever a screen shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from cppcc.charts import Chart, draw
from cppcc.design.frames import SCREEN, SLIDE, Frame
from cppcc.design.looks import Look
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech
from cppcc.write import data, picture
from cppcc.write.html import chart_page


class Render(Protocol):
    """A drawn chart as the bytes of a file."""

    def __call__(self, chart: Chart, frame: Frame, look: Look, speech: Speech) -> bytes: ...


class Format(NamedTuple):
    """How a format is made.

    Args:
        frame: the one it is drawn in unless another is asked for.
        is_picture: whether it stands alone, so that title and source must be drawn inside.
    """

    render: Render
    frame: Frame
    is_picture: bool


#: By the ending of the file's name. The names are public.
FORMATS: Mapping[str, Format] = {
    "png": Format(picture.png, SLIDE, is_picture=True),
    "svg": Format(picture.svg, SLIDE, is_picture=True),
    "pdf": Format(picture.pdf, SLIDE, is_picture=True),
    "html": Format(chart_page.html, SCREEN, is_picture=False),
    "csv": Format(data.csv, SCREEN, is_picture=False),
}


def exported(
    format: str,
    name: str,
    report: Report,
    selection: Selection,
    frame: Frame | None,
    look: Look,
    speech: Speech,
    **options: str,
) -> bytes:
    """The bytes of a file that shows the chart of that name.

    Args:
        format: one of ``FORMATS``.
        frame: None for the format's own.

    Raises:
        UnknownName: there is no such chart, or an option has no such value.
        NoBrowser: the format needs a Chrome, Chromium or Edge, and this machine has none.
        DrawingFailed: the browser did not draw it.
    """
    render, own, is_picture = FORMATS[format]
    frame = frame or own
    if is_picture:
        frame = picture.framed(frame)
    return render(draw(name, report, selection, frame, look, speech, **options), frame, look, speech)
