"""A chart's picture: SVG, and of it PNG and PDF, drawn by a browser of this machine."""

from __future__ import annotations

from dataclasses import replace

from cppcc.charts import Chart
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.speech.speech import Speech
from cppcc.write import font_css
from cppcc.write.html.template import rendered
from cppcc.write.renderer import current
from cppcc.write.svg import svg as write_svg

# Chrome rounds a page's size to points, ¾ of them to a pixel, and what it paints to pixels. With so much less, the page
# is rounded down and what is painted up: no white edge is left.
_EDGE = 0.4


def framed(frame: Frame) -> Frame:
    """The frame as pictures are drawn in it: of a fixed width, with title and source inside."""
    return replace(frame, width=frame.export_width, furniture=True)


def png(chart: Chart, frame: Frame, look: Look, speech: Speech) -> bytes:
    """A PNG of ``frame.width`` × ``frame.height`` × ``frame.pixels`` pixels; where the frame has no height, of the
    chart's own.

    Args:
        chart: drawn in ``frame``, which went through ``framed``.

    Raises:
        cppcc.write.renderer.NoBrowser: there is no browser to draw it.
        cppcc.write.renderer.DrawingFailed: it was too slow, ended, or reported a fault.
    """
    with current() as renderer:
        return renderer.png(svg_text(chart), frame.pixels)


def svg(chart: Chart, frame: Frame, look: Look, speech: Speech) -> bytes:
    """An SVG of the same size in CSS pixels, its texts kept as text; needs no browser."""
    return svg_text(chart).encode()


def pdf(chart: Chart, frame: Frame, look: Look, speech: Speech) -> bytes:
    """A PDF with one page of that size, which for a sheet of paper is the sheet's: the SVG's lines and texts, in
    embedded typefaces, dated when the report was published; arguments and errors as in ``png``."""
    with current() as renderer:
        return renderer.pdf_of(sheet(chart, look, speech, svg_text(chart)), chart.report.published)


def svg_text(chart: Chart) -> str:
    """The chart's scene as the text of an SVG."""
    return write_svg(chart.scene, chart.title, chart.words)


def sheet(chart: Chart, look: Look, speech: Speech, svg: str) -> bytes:
    """The page that a chart's PDF is printed from: its drawing, and its words for those who do not see it."""
    width, height = chart.scene.size
    # The page's faces are our own, whatever the machine has: those are embedded as fonts and found again as the text
    # that they were. Of the Noto Sans CJK of a machine a PDF keeps drawings, and takes 口 for the radical drawn alike.
    return rendered(
        "picture",
        speech,
        title=chart.title,
        style=font_css.inside(of_machine=False, serif=True),
        width=width - _EDGE,
        height=height - _EDGE,
        paper=look.paper,
        words=chart.words,
        svg=svg,
    )
