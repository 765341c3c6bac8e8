"""A poster as a file: PNG and PDF by a browser of this machine, SVG without one."""

from __future__ import annotations

from typing import Any

from cppcc.charts import Chart, poster
from cppcc.design.frames import POSTERS, Frame
from cppcc.design.looks import LIGHT, Look
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech
from cppcc.write import picture

_USUAL = next(iter(POSTERS.values()))


def png(report: Report, selection: Selection, speech: Speech, **of: Any) -> bytes:
    """A PNG; arguments as in ``drawn``.

    Raises:
        cppcc.write.renderer.NoBrowser, cppcc.write.renderer.DrawingFailed: see there.
        segno.DataOverflowError: the address is longer than a code can hold.
    """
    chart, frame, look = drawn(report, selection, speech, **of)
    return picture.png(chart, frame, look, speech)


def svg(report: Report, selection: Selection, speech: Speech, **of: Any) -> bytes:
    """An SVG, its texts kept as text; arguments as in ``drawn``."""
    chart, frame, look = drawn(report, selection, speech, **of)
    return picture.svg(chart, frame, look, speech)


def pdf(report: Report, selection: Selection, speech: Speech, **of: Any) -> bytes:
    """A PDF of one page of that size; arguments as in ``drawn``, errors as in ``png``."""
    chart, frame, look = drawn(report, selection, speech, **of)
    return picture.pdf(chart, frame, look, speech)


def drawn(
    report: Report,
    selection: Selection,
    speech: Speech,
    *,
    frame: Frame = _USUAL,
    look: Look = LIGHT,
    address: str = "",
) -> tuple[Chart, Frame, Look]:
    """The poster of what the filters leave, with its frame and look.

    Args:
        frame: of ``POSTERS``.
        address: what the code at its foot leads to; none where it is empty.
    """
    return poster.draw(report, selection, frame, look, speech, address=address), frame, look
