"""Decks, reopened with python-pptx, their charts' workbooks with openpyxl: every figure in the report's words, with its
bound, editable, in whatever template."""

from __future__ import annotations

import io
import math
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from lxml import etree
from pptx.enum.shapes import MSO_SHAPE, MSO_SHAPE_TYPE, PP_PLACEHOLDER

from cppcc.content.catalog import CHARTS, DECKS
from cppcc.content.text_pages import TEXT_PAGES
from cppcc.decks.kinds import whole
from cppcc.decks.plan import PlanPage
from cppcc.design.looks import DARK, LIGHT
from cppcc.files.load import read
from cppcc.messages import LANGUAGES, say
from cppcc.model.quantity import Bound
from cppcc.model.selection import Barrier, Selection
from cppcc.speech import phrases
from cppcc.write.office.deck import pptx
from tests.cases import cases, few
from tests.files import HOSTILE, hostile
from tests.speeches import ZH, speech
from tests.unit.decks import ALL, SLIDE_FRAMES, beside, charts, of, opened, shapes, words
from tests.unit.formats import shown
from tests.unit.native_charts import A, C, points
from tests.unit.sample import LINEAR, SOUND, made_up, with_shares

PROPOSALS = Selection(categories=("proposal",))
#: What stands before a number.
SIGNS = {Bound.EXACT: "", Bound.AT_LEAST: "→", Bound.AT_MOST: "←", Bound.ABOUT: "≈", Bound.BETWEEN: ""}


@pytest.fixture(scope="module", params=DECKS)
def deck(kunming, request):
    return opened(pptx(kunming, whole(kunming, ALL, request.param), ZH))


@pytest.fixture(scope="module")
def meeting(kunming):
    return opened(pptx(kunming, whole(kunming, ALL), ZH))


@pytest.fixture(scope="module")
def audit(kunming):
    return opened(pptx(kunming, whole(kunming, ALL, "audit"), ZH))


def is_oval(shape) -> bool:
    return shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE and bool(shape.auto_shape_type == MSO_SHAPE.OVAL)


class TestFigures:
    @pytest.mark.parametrize("language", few(LANGUAGES, 1))
    def test_every_one_reads_as_the_report_has_it(self, kunming, language):
        """On its theme's slide, in a line with its name: the bound's sign and the report's words."""
        themes = [theme for theme in kunming.themes if any(figure.theme == theme.id for figure in kunming.figures)]
        slides = {
            theme.id: list(of(kunming, PlanPage("theme", Selection(themes=(theme.id,))), language=language).slides)
            for theme in themes
        }

        missing = []
        for figure in kunming.figures:
            quantity = figure.quantity
            told = SIGNS[quantity.bound] + phrases.quantity_words(quantity, speech(language))
            lines = [line for slide in slides[figure.theme] for line in beside(slide, figure.label[language])]
            if language != "zh":  # where names are long, numbers stand beneath them
                lines += [line for slide in slides[figure.theme] for line in words(slide).split("\n")]
            if told.replace(" ", "") not in [line.replace(" ", "") for line in lines]:
                missing.append((told, lines))
        assert missing == []

    def test_dots_stand_on_one_log_axis(self, kunming):
        """Where two of them say that the axis is, all others stand too."""
        slide, _ = of(kunming, PlanPage("output", ALL)).slides
        dots = [shape for shape in shapes(slide) if is_oval(shape)]
        found = {}
        for figure in kunming.figures:
            for label in (s for s in shapes(slide) if s.has_text_frame and s.text_frame.text == figure.label["zh"]):
                middle = label.top + label.height / 2
                ends = [dot.left + dot.width / 2 for dot in dots if abs(dot.top + dot.height / 2 - middle) < 9525]
                if label.shape_type == MSO_SHAPE_TYPE.TEXT_BOX and ends:
                    found[math.log10(figure.quantity.value)] = min(ends)
        (low, left), *others, (high, right) = sorted(found.items())

        assert len(others) > 6
        for power, x in others:
            assert x == pytest.approx(left + (right - left) * (power - low) / (high - low), abs=9525)

    def test_label_follows_an_edited_number(self, kunming):
        """3700余 becomes 4000余, since the words are a number format."""
        page = PlanPage("category", Selection(categories=("consultation",)), options=LINEAR)
        [chart] = charts(of(kunming, page))
        [format] = [
            label.find(f"{C}numFmt").get("formatCode")
            for label in chart._chartSpace.iter(f"{C}dLbl")
            if "余人" in label.find(f"{C}numFmt").get("formatCode")
        ]

        assert (shown(3700, format), shown(4000, format)) == ("3700余人(次)", "4000余人(次)")

    def test_edit_data_opens_the_same_numbers(self):
        """The workbook in each chart holds what the chart shows, by name."""
        report = with_shares()
        pages = [PlanPage("output", options=LINEAR), PlanPage("proposals"), PlanPage("category", PROPOSALS)]
        found = charts(of(report, *pages))

        assert len(found) == 5
        for chart in found:
            sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
            rows = list(sheet.iter_rows(min_row=2, values_only=True))
            assert rows == [(name, value) for name, value, _ in points(chart._chartSpace)]

    def test_bars_are_linear_from_nought_and_stand_where_the_scene_has_them(self):
        """Proposals: the total filled, its part with a solid edge and a paler fill; see test_comparable for what has no
        bar."""
        page = PlanPage("proposals", ALL)
        report = made_up(SOUND.replace("    period: session\n", ""))
        [chart] = charts(of(report, page))
        total, part = (point.find(f"{C}spPr") for point in chart._chartSpace.iter(f"{C}dPt"))

        assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (0, 120)
        assert chart._chartSpace.find(f".//{C}logBase") is None
        assert (total.find(f".//{A}alpha") is None, part.find(f"{A}solidFill//{A}alpha") is None) == (True, False)
        assert part.find(f".//{A}prstDash").get("val") == "solid"

    def test_bars_share_an_axis_only_where_they_may_be_compared(self, kunming):
        """The members' and the public's participations at the same sessions; all else has no bar, but its words."""
        page = PlanPage("category", Selection(categories=("consultation",)), options=LINEAR)
        found = of(kunming, page)
        [participations] = charts(found)

        assert [value for _, value, _ in points(participations._chartSpace)] == [3700, 1885]
        assert participations.value_axis.maximum_scale == 3700
        assert beside(found.slides[0], "院坝协商议事") == ["294 场次"]

    def test_notes_tell_wording_place_and_caveat_of_each(self, kunming, audit):
        told = "\n".join(slide.notes_slide.notes_text_frame.text for slide in audit.slides)

        for figure in kunming.figures:
            assert phrases.labelled(figure, ZH) in told
            assert f"「{figure.at.token}」" in told
            assert figure.note is None or figure.note["zh"] in told
        for work in kunming.works:
            assert work.label["zh"] in told
            assert work.summary["zh"] in told


class TestDeck:
    def test_key_figures_are_shapes_with_their_words(self, kunming, meeting):
        told = words(meeting.slides[1])

        assert all(part in told for part in ("442件", "114期", "30余项", "3000余篇"))

    def test_timeline_tells_every_dated_work(self, kunming):
        told = "".join(map(words, of(kunming, PlanPage("timeline")).slides)).replace("\n", "")

        for work in kunming.works:
            if work.dates:
                assert work.dates.as_written in told
                assert work.label["zh"] in told

    def test_tables_tell_all_figures_and_works_and_what_cannot_be_added(self, kunming, audit):
        told = "\n".join(words(slide) for slide in audit.slides)

        for item in (*kunming.figures, *kunming.works):
            assert item.label["zh"] in told
            assert item.at.token in told
        for figure in kunming.figures:
            assert phrases.quantity_words(figure.quantity, ZH) in told
        assert "5585余人(次)" in told
        assert phrases.why_not(Barrier.UNITS_DIFFER, ZH) in told
        assert kunming.file_sha256 in words(audit.slides[-1])
        assert "未列出" not in told

    @pytest.mark.parametrize(
        "chosen",
        [
            Selection(fields=("ecology",)),
            Selection(themes=("policy",)),
            Selection(themes=("party", "unity"), actors=("city",)),
            Selection(categories=("media", "rural")),
        ],
        ids=str,
    )
    def test_what_filters_leave_is_what_the_deck_has(self, kunming, chosen):
        """No less, and no more: by the places that the notes tell."""
        left = {item.at.token for item in (*chosen.figures(kunming), *chosen.works(kunming))}
        every = {item.at.token for item in (*kunming.figures, *kunming.works)}
        tokens = {}
        for kind in DECKS:
            found = of(kunming, *whole(kunming, chosen, kind))
            told = "\n".join(slide.notes_slide.notes_text_frame.text for slide in found.slides)
            tokens[kind] = {token for token in every if f"「{token}」" in told}

        assert tokens["audit"] == left
        assert tokens["report"] <= left

    def test_every_slide_tells_its_filters(self, kunming):
        """But for a theme that its title names."""
        chosen = Selection(themes=("policy", "innovation"), actors=("city",))
        found = of(kunming, *whole(kunming, chosen, "audit"))
        themes, actors = (
            phrases.filters(kunming, part, ZH) for part in (replace(chosen, actors=()), replace(chosen, themes=()))
        )

        assert all(actors in words(slide) for slide in found.slides)
        assert themes in words(found.slides[0])
        assert say("zh", "sources_page.of_report") in "".join(map(words, found.slides))
        for slide in of(kunming, *whole(kunming, chosen)).slides:
            assert themes in words(slide)
            assert actors in words(slide)

    @pytest.mark.parametrize(
        ("name", "selection"),
        cases([*CHARTS, *TEXT_PAGES], [ALL, Selection(themes=("introduction",), categories=("media",))], together=1),
    )
    def test_every_page_has_a_slide_even_with_nothing_to_show(self, kunming, name, selection):
        slides = of(kunming, PlanPage(name, selection)).slides

        assert len(slides) >= 1

    def test_works_of_a_theme_that_is_gone_are_none(self, kunming):
        """As next year's report may leave them."""
        for themes in (("gone",), ("policy", "gone")):
            for slide in of(kunming, PlanPage("works", Selection(themes=themes))).slides:
                assert "gone" in slide.shapes.title.text_frame.text

    def test_first_page_decides_on_frame_and_look(self, kunming):
        found = of(kunming, PlanPage("headline", frame="slide43"), PlanPage("output"))

        assert found.slide_width * 3 == found.slide_height * 4

    def test_title_of_ones_own_stands_in_place_of_the_computed_one(self, kunming):
        slides = of(kunming, PlanPage("output", ALL, title="我们的一年"), PlanPage("headline", title="一年")).slides

        assert [slide.shapes.title.text_frame.text for slide in slides] == [
            "我们的一年（1/2）",
            "我们的一年（2/2）",
            "一年",
        ]

    def test_same_input_gives_the_same_bytes(self, kunming):
        pages = whole(kunming, ALL)

        assert pptx(kunming, pages, ZH) == pptx(kunming, pages, ZH)

    def test_progress_is_told_and_can_end_it(self, kunming):
        told = []
        pptx(kunming, whole(kunming, ALL)[:3], ZH, progress=lambda done, of: told.append((done, of)))
        assert told == [(0, 3), (1, 3), (2, 3)]

        def stop(done, of):
            raise InterruptedError

        with pytest.raises(InterruptedError):
            pptx(kunming, whole(kunming, ALL), ZH, progress=stop)


class TestEditable:
    def test_holds_no_picture(self, deck):
        assert [s for slide in deck.slides for s in shapes(slide) if s.shape_type == MSO_SHAPE_TYPE.PICTURE] == []

    def test_every_object_has_an_alternative_text_or_says_that_it_is_decoration(self, deck):
        for slide in deck.slides:
            for shape in shapes(slide):
                [properties] = shape._element.xpath("./*/p:cNvPr")
                assert properties.get("descr") or list(properties.iter("{*}decorative"))
                if shape.has_chart or shape.has_table or shape.shape_type == MSO_SHAPE_TYPE.GROUP:
                    assert properties.get("descr")

    def test_all_text_is_set_in_the_font_scheme_for_chinese_too(self, kunming):
        """One change of the scheme restyles the deck: nothing names a typeface of its own."""
        data = pptx(kunming, whole(kunming, ALL), ZH)
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for name in parts.namelist():
                if re.match(r"ppt/(slides/slide|charts/chart)\d+\.xml$", name):
                    root = etree.fromstring(parts.read(name))
                    faces = {face.get("typeface") for tag in ("latin", "ea") for face in root.iter(f"{A}{tag}")}
                    assert faces <= {"+mn-lt", "+mn-ea", "+mj-lt", "+mj-ea"}
            theme = etree.fromstring(parts.read("ppt/theme/theme1.xml"))
        assert [font.get("typeface") for font in theme.iter(f"{A}ea")] == ["Microsoft YaHei"] * 2

    def test_colours_are_the_themes(self, kunming, deck):
        for slide in deck.slides:
            assert list(slide._element.iter(f"{A}srgbClr")) == []
        for chart in charts(deck):
            assert list(chart._chartSpace.iter(f"{A}srgbClr")) == []

    def test_slides_are_numbered_but_the_cover(self, deck):
        numbered = [
            any(p.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER for p in slide.placeholders)
            for slide in deck.slides
        ]
        assert numbered == [False] + [True] * (len(deck.slides) - 1)

    @pytest.mark.parametrize(("frame", "look"), few(cases(SLIDE_FRAMES, [LIGHT, DARK], together=1), 1))
    def test_everything_stands_on_the_slide(self, kunming, frame, look):
        found = of(kunming, *whole(kunming, ALL), language="en", frame=frame, look=look)

        for slide in found.slides:
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.top >= 0
                assert shape.left + shape.width <= found.slide_width
                assert shape.top + shape.height <= found.slide_height

    def test_text_of_a_file_is_text(self, tmp_path):
        (tmp_path / "r.yaml").write_text(hostile(), encoding="utf-8")
        report = read(tmp_path / "r.yaml").report
        assert report is not None
        data = pptx(report, whole(report, ALL), ZH)

        assert HOSTILE in "\n".join(words(slide) for slide in opened(data).slides)
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            assert not any(b"hlinkClick" in parts.read(name) for name in parts.namelist())

    def test_name_that_would_run_stays_text_in_the_charts_workbook(self):
        report = with_shares(adopted="=HYPERLINK(1)")
        [_, chart] = charts(of(report, PlanPage("category", PROPOSALS, options=LINEAR)))
        sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        found = [cell for line in sheet.iter_rows() for cell in line if cell.value is not None]

        assert "=HYPERLINK(1)" in [cell.value for cell in found]
        assert [cell for cell in found if cell.data_type == "f" or cell.hyperlink] == []

    def test_numbers_in_a_charts_workbook_have_the_reports_words(self, kunming):
        page = PlanPage("category", Selection(categories=("consultation",)), options=LINEAR)
        [chart] = charts(of(kunming, page))
        sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        told = {name.value: shown(number.value, number.number_format) for name, number in sheet.iter_rows(min_row=2)}

        assert len(told) == 2
        assert told == {f.label["zh"]: f.quantity.as_written for f in kunming.figures if f.label["zh"] in told}

    def test_characters_that_no_file_may_hold_are_left_out(self, kunming):
        [slide] = of(kunming, PlanPage("headline", ALL, title="甲\x00乙\x0b丙\ufffe")).slides

        assert slide.shapes.title.text_frame.text == "甲乙丙"
