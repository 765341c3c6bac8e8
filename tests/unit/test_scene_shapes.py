"""A scene as shapes: of each item one, where the scene has it, on a slide and in a document."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from cppcc.charts import draw
from cppcc.charts.measure import width
from cppcc.charts.scene import Box, Dot, Line, Run, Scene, Text
from cppcc.content.catalog import CHARTS
from cppcc.design.frames import Frame
from cppcc.design.looks import LIGHT
from cppcc.write.office.deck_template import own
from cppcc.write.office.scene_shapes import draw_scene
from cppcc.write.office.shapes import WIDER, Pen
from cppcc.write.office.word_shapes import WordPen
from cppcc.write.office.word_template import blank
from tests.kunming import report as kunming
from tests.speeches import ZH
from tests.unit.decks import opened
from tests.unit.drawings import ALL
from tests.unit.native_charts import A

#: EMU in a pixel, and a scene's width in pixels.
PIXEL, ACROSS = 9525, 900
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"


def scene(name: str) -> Scene:
    frame = Frame("body", ACROSS, 520, 1.0, furniture=True, bare=True)
    return draw(name, kunming(), ALL, frame, LIGHT, ZH).scene


def on_a_slide(drawn: Scene) -> list[Any]:
    """The places of the shapes of a saved and reopened slide, each with its text."""
    template = own(LIGHT, ZH, "slide")
    slide = template.file.slides.add_slide(template.content)
    draw_scene(Pen(slide.shapes, template.paint, ZH, PIXEL), drawn, ACROSS, ACROSS)
    made = io.BytesIO()
    template.file.save(made)
    shapes = list(opened(made.getvalue()).slides[0].shapes)[len(slide.placeholders) :]
    return [(place(shape._element), shape.text_frame.text if shape.has_text_frame else "") for shape in shapes]


def in_a_document(drawn: Scene) -> list[Any]:
    """The same of a document, without the ground."""
    template = blank(ZH)
    pen = WordPen(template, PIXEL, ACROSS, drawn.down)
    draw_scene(pen, drawn, ACROSS, ACROSS)
    pen.put(template.file.add_paragraph().add_run(), 1, "图", "图中所示")
    made = io.BytesIO()
    template.file.save(made)
    [_, *shapes] = Document(io.BytesIO(made.getvalue())).element.body.iter(f"{WPS}wsp")
    return [(place(shape), "".join(shape.itertext(qn("w:t")))) for shape in shapes]


def place(shape: Any) -> tuple[float, float, float, float]:
    """Left, top, width, height in pixels."""
    [frame] = shape.iter(f"{A}xfrm")
    off, ext = frame.find(f"{A}off"), frame.find(f"{A}ext")
    left, top, across, down = (int(each) / PIXEL for each in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy")))
    return left, top, across, down


@pytest.mark.parametrize("drawing", [on_a_slide, in_a_document])
@pytest.mark.parametrize("name", CHARTS)
def test_every_item_is_a_shape_at_its_place(name: str, drawing: Any):
    drawn = scene(name)
    seen = [
        item
        for item in drawn.items
        if isinstance(item, Text | Line | Dot) or (isinstance(item, Box) and (item.fill or item.edge))
    ]
    found = drawing(drawn)

    assert len(found) == len(seen)
    for item, ((left, top, across, down), text) in zip(seen, found, strict=True):
        if isinstance(item, Text):
            # Round its middle, and wider than measured: by another typeface it needs more.
            at = drawn.across(item.x, item.dx, ACROSS)
            assert text == item.words
            assert top + down / 2 == pytest.approx(drawn.top + item.y, abs=1)
            assert {"left": left, "right": left + across, "center": left + across / 2}[item.anchor] == pytest.approx(
                at, abs=1
            )
        elif isinstance(item, Dot):
            centre = drawn.across(item.x, 0, ACROSS), drawn.top + item.y
            assert (left + across / 2, top + down / 2) == pytest.approx(centre, abs=1)
            assert (across, down) == pytest.approx((item.size, item.size), abs=1)
        else:
            (from_x, to_x), (from_y, to_y) = (
                [drawn.across(x, dx, ACROSS) for x, dx in zip(item.x, item.dx, strict=True)],
                item.y,
            )
            assert (left, top) == pytest.approx((from_x, drawn.top + from_y), abs=1)
            assert (across, down) == pytest.approx((to_x - from_x, to_y - from_y), abs=1)


@pytest.mark.parametrize(("dash", "expected"), [("solid", "solid"), ("dash", "dash"), ("longdash", "lgDash")])
def test_edges_are_dashed_as_the_scene_says(dash: str, expected: str):
    """What contains the total has long dashes: PowerPoint's word for it was not known."""
    box = Box((0, 1), (0, 20), edge="ink", weight=2, dash=dash)
    drawn = replace(scene("output"), items=(box,))
    template = own(LIGHT, ZH, "slide")
    slide = template.file.slides.add_slide(template.content)
    draw_scene(Pen(slide.shapes, template.paint, ZH, PIXEL), drawn, ACROSS, ACROSS)

    assert [each.get("val") for each in slide._element.iter(f"{A}prstDash")] == [expected]


def test_texts_have_room_for_the_gaps_between_scripts():
    """LibreOffice and PowerPoint set a quarter of the type size between 汉字 and digits or brackets: 40人(次) broke
    into two lines."""
    runs = (Run("40", 22, "ink", bold=True), Run(" 人(次)", 22, "muted"))
    measured = sum(width(run.text, run.size, bold=run.bold) for run in runs)
    [(found, _)] = on_a_slide(replace(scene("output"), items=(Text(runs, 0.3, 50),)))

    assert found[2] >= measured * WIDER + 3 * 22 / 4


def test_what_is_left_out_is_left_out_with_its_frame_and_words():
    drawn = scene("output")
    id = next(mark.id for mark in drawn.marks)
    words = [text.words for text in drawn.texts if text.of == id]
    template = own(LIGHT, ZH, "slide")
    slide = template.file.slides.add_slide(template.content)
    draw_scene(Pen(slide.shapes, template.paint, ZH, PIXEL), drawn, ACROSS, ACROSS, without={id})
    told = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]

    assert words
    assert not {*words} & {*told}


def test_shapes_of_a_document_have_the_parts_that_word_asks_for_in_their_order():
    """MS-DOCX 2.7.1.10: name, kind, properties, text, and always how text would stand; or the file is damaged."""
    template = blank(ZH)
    drawn = scene("output")
    pen = WordPen(template, PIXEL, ACROSS, drawn.down)
    draw_scene(pen, drawn, ACROSS, ACROSS)
    found = {tuple(part.tag.partition("}")[2] for part in shape) for shape in pen.shapes}

    assert found == {
        ("cNvPr", "cNvSpPr", "spPr", "bodyPr"),
        ("cNvPr", "cNvCnPr", "spPr", "bodyPr"),
        ("cNvPr", "cNvSpPr", "spPr", "txbx", "bodyPr"),
    }
