"""Decks opened by python-pptx, and what stands on their slides."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from cppcc.decks.plan import PlanPage
from cppcc.design.frames import FRAMES
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.write.office.deck import pptx
from tests.speeches import speech

ALL = Selection()
#: The frames that a deck can have.
SLIDE_FRAMES = tuple(name for name, frame in FRAMES.items() if frame.is_slide)

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def opened(data: bytes):
    return Presentation(io.BytesIO(data))


#: Decks already made: the same pages of the same report are the same bytes, as a test of its own holds.
_MADE: dict[str, bytes] = {}


def of(report: Report, *pages: PlanPage, language: str = "zh", **more):
    key = repr((report.file_sha256, pages, language, sorted(more.items())))
    if key not in _MADE:
        _MADE[key] = pptx(report, pages, speech(language), **more)
    return opened(_MADE[key])


def shapes(holder) -> Iterator:
    """All shapes, those in groups too."""
    for shape in holder.shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes(shape)


def charts(presentation) -> list:
    return [shape.chart for slide in presentation.slides for shape in shapes(slide) if shape.has_chart]


def words(slide) -> str:
    """All that stands on a slide, but for its charts."""
    told = [shape.text_frame.text for shape in shapes(slide) if shape.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            told += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(told)


def beside(slide, name: str) -> list[str]:
    """What stands in a line with a row's name, to the right of it."""
    boxes = [shape for shape in shapes(slide) if shape.shape_type == MSO_SHAPE_TYPE.TEXT_BOX]
    told = []
    for label in (box for box in boxes if box.text_frame.text == name):
        middle = label.top + label.height / 2
        told += [
            box.text_frame.text
            for box in boxes
            if box.left > label.left and abs(box.top + box.height / 2 - middle) < _LINE
        ]
    return told


#: How far the middles of texts in one line are from each other at most, in EMU.
_LINE = 9525


def house(change=lambda presentation: None) -> bytes:
    """A template of a made-up office: python-pptx's own with other colours, a slide in it, and a change."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "样张"
    change(presentation)
    made = io.BytesIO()
    presentation.save(made)
    return made.getvalue()
