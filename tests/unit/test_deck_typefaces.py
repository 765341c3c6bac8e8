"""Slides in other typefaces than were measured: what stands on them keeps its lines and its places."""

from __future__ import annotations

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt

from cppcc.charts.measure import width, wrapped
from cppcc.decks.kinds import whole
from cppcc.decks.plan import PlanPage
from cppcc.messages import LANGUAGES
from cppcc.model.selection import Selection
from tests.cases import cases
from tests.speeches import ZH
from tests.unit.decks import ALL, SLIDE_FRAMES, house, of, shapes


class TestKeyFigures:
    @pytest.mark.parametrize(("language", "frame"), cases(LANGUAGES, [*SLIDE_FRAMES, "house"], together=1))
    def test_keep_number_and_unit_on_one_line_in_a_wider_typeface(self, kunming, language, frame):
        """Neither does the widest reach the next tile."""
        more = {"template": house()} if frame == "house" else {"frame": frame}
        for theme in ("", "innovation"):
            page = PlanPage("headline", Selection(themes=(theme,) if theme else ()))
            found = of(kunming, page, language=language, **more)
            pixel = found.slide_width / (1280 if frame == "slide" else 1024)
            boxes = [s for s in shapes(found.slides[0]) if s.shape_type == MSO_SHAPE_TYPE.TEXT_BOX]
            texts = [box for box in boxes if box.text_frame.paragraphs[0].runs]
            numbers = [box for box in texts if box.text_frame.paragraphs[0].runs[0].font.size > Pt(24)]

            assert len(numbers) >= (1 if theme else 4)
            for box in numbers:
                runs = box.text_frame.paragraphs[0].runs
                measured = sum(width(run.text, run.font.size, bold=run.font.bold) for run in runs)
                assert measured * WIDER <= box.width
                middle = box.top + box.height / 2
                line = [other for other in texts if other.top < middle < other.top + other.height]
                beside = [other.left for other in line if other.left > box.left]
                assert box.left + measured * WIDER <= min(beside, default=found.slide_width) - 10 * pixel


class TestHeadings:
    @pytest.mark.parametrize(("language", "frame"), cases(LANGUAGES, [*SLIDE_FRAMES, "house"], together=1))
    def test_titles_fit_their_places_in_a_wider_typeface(self, kunming, language, frame):
        more = {"template": house()} if frame == "house" else {"frame": frame}
        for slide in list(of(kunming, *whole(kunming, ALL), language=language, **more).slides)[1:]:
            title = slide.shapes.title
            [run] = title.text_frame.paragraphs[0].runs
            size = run.font.size or Pt(24 if frame != "house" else 44)
            lines = wrapped(run.text, title.width / WIDER, size, ZH, bold=True)
            assert len(lines) * size * 1.35 <= title.height


#: How much wider than measured DejaVu Sans is, the widest of the usual typefaces.
WIDER = 1.18


class TestTables:
    @pytest.mark.parametrize(("language", "frame"), cases(LANGUAGES, [*SLIDE_FRAMES, "house"], together=1))
    def test_end_above_the_line_at_the_foot(self, kunming, language, frame):
        """In the typeface with the tallest lines of those in use, too: rows grow with their texts."""
        more = {"template": house()} if frame == "house" else {"frame": frame}
        found = of(kunming, *whole(kunming, ALL, "audit"), language=language, **more)
        tables = [(slide, shape) for slide in found.slides for shape in slide.shapes if shape.has_table]

        assert tables
        pixel = found.slide_width / (1280 if frame == "slide" else 1024)
        for slide, holder in tables:
            end = holder.top + sum(grown(row, holder.table.columns, pixel) for row in holder.table.rows)
            boxes = [shape.top for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.TEXT_BOX]
            feet = [top for top in boxes if top > holder.top]
            assert end <= min(feet, default=found.slide_height)


#: Noto Sans CJK's, in parts of the type size.
TALLEST_LINE = 1.45


def grown(row, columns, pixel: float) -> float:
    """The height of a table's row in EMU, as tall as its texts need."""
    needs = [float(row.height)]
    for cell, column in zip(row.cells, columns, strict=True):
        room = column.width - cell.margin_left - cell.margin_right
        size = cell.text_frame.paragraphs[0].runs[0].font.size
        lines = wrapped(cell.text_frame.text, room / pixel, size / pixel, ZH)
        needs.append(len(lines) * size * TALLEST_LINE + cell.margin_top + cell.margin_bottom)
    return max(needs)
