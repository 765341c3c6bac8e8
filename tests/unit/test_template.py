"""A committee's own presentation as the template of a deck."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Inches

from cppcc.decks.kinds import whole
from cppcc.decks.plan import PlanPage
from cppcc.design.looks import LIGHT
from cppcc.write.office.bad_template import BadTemplate, Lack
from cppcc.write.office.deck import pptx
from tests.cases import examples
from tests.speeches import ZH
from tests.unit.decks import ALL, P, charts, house, of, opened, shapes, words
from tests.unit.native_charts import A, C
from tests.unit.sample import LINEAR, with_shares


def without(*names: str):
    def change(presentation) -> None:
        for slide_id in list(presentation.slides._sldIdLst):
            presentation.part.drop_rel(slide_id.rId)
            presentation.slides._sldIdLst.remove(slide_id)
        for layout in list(presentation.slide_layouts):
            if any(layout.name.startswith(name) for name in names):
                presentation.slide_layouts.remove(layout)

    return change


class TestTemplate:
    def test_gives_its_layouts_size_colours_and_fonts(self, kunming):
        template = house()
        found = of(kunming, *whole(kunming, ALL), template=template)
        own = opened(template)

        assert (found.slide_width, found.slide_height) == (own.slide_width, own.slide_height)
        assert found.slides[0].slide_layout.name == "Title Slide"
        assert {slide.slide_layout.name for slide in list(found.slides)[1:]} == {"Title Only"}
        with zipfile.ZipFile(io.BytesIO(template)) as before:
            theme = before.read("ppt/theme/theme1.xml")
        with zipfile.ZipFile(io.BytesIO(pptx(kunming, whole(kunming, ALL), ZH, template=template))) as after:
            assert after.read("ppt/theme/theme1.xml") == theme

    def test_its_own_slides_are_left_out(self, kunming):
        found = of(kunming, PlanPage("headline", ALL), template=house())

        assert ["样张" in words(slide) for slide in found.slides] == [False]

    def test_titles_stand_in_its_placeholders_and_everything_on_its_slides(self, kunming):
        found = of(kunming, *whole(kunming, ALL), template=house())
        for slide in found.slides:
            assert slide.shapes.title.text_frame.text
            for shape in slide.shapes:
                assert shape.left + shape.width <= found.slide_width
                assert shape.top + shape.height <= found.slide_height

    def test_shows_and_sections_of_its_own_slides_go_with_them(self, kunming):
        """Else the slides would stay, under names that new ones take."""

        def show(presentation) -> None:
            [slide_id] = presentation.slides._sldIdLst
            root = presentation.part._element
            shows = etree.SubElement(root, f"{P}custShowLst")
            shown_ = etree.SubElement(shows, f"{P}custShow", name="展示", id="0")
            one = etree.SubElement(etree.SubElement(shown_, f"{P}sldLst"), f"{P}sld")
            one.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", slide_id.rId)

        data = pptx(kunming, [PlanPage("headline", ALL), PlanPage("rural", ALL)], ZH, template=house(show))
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = [name for name in parts.namelist() if re.match(r"ppt/slides/slide\d+\.xml", name)]
        assert (len(names), len(set(names)), len(opened(data).slides)) == (2, 2, 2)

    def test_without_a_place_for_numbers_they_stand_at_the_foot(self, kunming):
        def drop(presentation) -> None:
            for layout in presentation.slide_layouts:
                for shape in list(layout.placeholders):
                    if shape.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER:
                        shape._element.getparent().remove(shape._element)

        found = of(kunming, PlanPage("cover"), PlanPage("output"), PlanPage("works"), template=house(drop))
        cover, *others = found.slides
        assert len(others) > 2
        assert [len(list(slide._element.iter(f"{A}fld"))) for slide in (cover, *others)] == [0] + [1] * len(others)

    def test_a_title_without_a_place_leaves_no_room(self, kunming):
        def misplace(presentation) -> None:
            for holder in (presentation.slide_master, *presentation.slide_layouts):
                for shape in holder.placeholders:
                    if shape.placeholder_format.type is PP_PLACEHOLDER.TITLE:
                        place = shape._element.spPr.find(f"{A}xfrm")
                        if place is not None:
                            shape._element.spPr.remove(place)

        with pytest.raises(BadTemplate) as refused:
            of(kunming, PlanPage("output", ALL), template=house(misplace))
        assert refused.value.why is Lack.NO_ROOM

    def test_a_place_for_contents_serves_where_there_is_no_layout_of_a_title_alone(self, kunming):
        found = of(kunming, PlanPage("output", ALL), template=house(without("Title Only", "Blank")))
        slide, *_ = found.slides

        assert slide.slide_layout.name == "Title and Content"
        assert [p.placeholder_format.type for p in slide.placeholders if not p.has_text_frame] == []
        assert "442 件" in words(slide)

    def test_text_is_the_ink_where_a_colour_of_its_own_could_not_be_read(self, kunming):
        """Pale accents colour bars and stems, and no words."""

        def pale(presentation) -> None:
            part = next(
                rel.target_part
                for rel in presentation.slide_master.part.rels.values()
                if rel.reltype.endswith("/theme")
            )
            theme = etree.fromstring(part.blob)
            for slot in ("accent1", "accent2", "accent3", "accent4"):
                [colour] = theme.find(f".//{A}clrScheme/{A}{slot}")
                colour.set("val", "FFFFCC")
            part._blob = etree.tostring(theme)

        found = of(with_shares(), PlanPage("proposals"), PlanPage("output", options=LINEAR), template=house(pale))
        labels = [label for chart in charts(found) for label in chart._chartSpace.iter(f"{C}dLbl")]
        runs = [run for slide in found.slides for shape in shapes(slide) for run in shape._element.iter(f"{A}rPr")]
        inks = {c.get("val") for each in (*labels, *runs) for c in each.iter(f"{A}schemeClr")}

        assert labels
        assert inks <= {"tx1", "tx2"}

    def test_a_potx_serves_too(self, kunming):
        data = house(without())
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(made, "w") as again:
            for name in parts.namelist():
                content = parts.read(name)
                if name == "[Content_Types].xml":
                    content = content.replace(b"presentation.main+xml", b"template.main+xml")
                again.writestr(name, content)

        assert len(of(kunming, PlanPage("headline", ALL), template=made.getvalue()).slides) == 1

    def test_a_layout_whose_title_takes_it_all_leaves_no_room(self, kunming):
        def fill(presentation) -> None:
            without("Title and", "Section", "Two", "Comparison", "Content", "Picture", "Vertical", "Blank")(
                presentation
            )
            for layout in presentation.slide_layouts:
                layout.placeholders[0].height = presentation.slide_height - Inches(1)
                layout.placeholders[0].top = 0
                layout.placeholders[0].left, layout.placeholders[0].width = 0, presentation.slide_width

        with pytest.raises(BadTemplate) as refused:
            of(kunming, PlanPage("output", ALL), template=house(fill))
        assert refused.value.why is Lack.NO_ROOM

    def test_without_a_title_it_cannot_serve(self, kunming):
        titled = ("Title", "Section", "Two", "Comparison", "Content", "Picture", "Vertical")
        with pytest.raises(BadTemplate) as refused:
            of(kunming, PlanPage("output", ALL), template=house(without(*titled)))
        assert refused.value.why is Lack.NO_TITLE

    @pytest.mark.parametrize("name", ["word.docx", "book.xlsx", "empty.zip"])
    def test_another_kind_of_file_is_refused(self, kunming, name):
        made = io.BytesIO()
        if name == "book.xlsx":
            openpyxl.Workbook().save(made)
        elif name == "word.docx":
            import docx

            docx.Document().save(made)
        else:
            zipfile.ZipFile(made, "w").close()
        with pytest.raises(BadTemplate) as refused:
            of(kunming, PlanPage("output", ALL), template=made.getvalue())
        assert refused.value.why is Lack.NO_PPTX

    @pytest.mark.parametrize(
        ("main", "programs"),
        [
            (b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml", True),  # .pptm
            (b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml", False),  # .potm
            (b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", True),
        ],
    )
    def test_one_with_macros_is_refused(self, kunming, main, programs):
        """F13: by what it is, whatever its name says: they would go along into a file that must have none."""
        usual = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(house())) as own, zipfile.ZipFile(made, "w") as parts:
            for name in own.namelist():
                parts.writestr(name, own.read(name).replace(usual, main))
            if programs:
                parts.writestr("ppt/vbaProject.bin", b"x")
        with pytest.raises(BadTemplate) as refused:
            of(kunming, PlanPage("output", ALL), template=made.getvalue())

        assert refused.value.why is Lack.MACROS

    @examples(100)
    @given(st.binary(max_size=300))
    def test_any_bytes_are_a_template_or_refused(self, kunming, data):
        with pytest.raises(BadTemplate):
            pptx(kunming, [PlanPage("cover", ALL)], ZH, template=data)

    @examples(100)
    @given(st.integers(0, 2**31), st.binary(min_size=1, max_size=40))
    @example(20561223, b"\x00\x03")  # a layout is named that is not there
    def test_a_damaged_template_is_refused_or_serves(self, kunming, at, noise):
        """Never anything else."""
        data = bytearray(house())
        place = at % len(data)
        data[place : place + len(noise)] = noise
        with contextlib.suppress(BadTemplate):
            pptx(kunming, [PlanPage("output", ALL)], ZH, template=bytes(data))


def test_colours_of_another_template_are_not_the_products(kunming):
    """What a template does not define is not written into its theme."""
    slide, *_ = of(kunming, PlanPage("output", ALL), template=house()).slides
    fills = {str(c.get("val")) for c in slide._element.iter(f"{A}srgbClr", f"{A}schemeClr")}

    assert RGBColor.from_string(LIGHT.categories["proposal"][1:]) not in fills
    assert "accent1" in fills
