"""Two or three charts on one slide: each whole under its own title, in addresses, plan files and every kind of file."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from cppcc.decks.plan import BESIDE, PlanPage, code, draw_page, in_force, lacking, page_in
from cppcc.decks.plan_file import plan_text, read_plan
from cppcc.design.frames import FRAMES
from cppcc.design.looks import LIGHT
from cppcc.messages import LANGUAGES
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from tests.cases import cases
from tests.speeches import ZH, speech
from tests.unit.decks import of, words
from tests.unit.drawings import DATA_CHARTS, inside, marks, notes, pictures
from tests.unit.geometry import faults

RURAL, POLICY = Selection(categories=("rural",)), Selection(themes=("policy",))
CHARTS = (
    PlanPage("output", RURAL, options={"scale": "linear"}),
    PlanPage("theme", POLICY, "我们.的~题"),
    PlanPage("hero"),
)
#: Each chart beside the next one.
PAIRS = [*pairwise([*DATA_CHARTS, DATA_CHARTS[0]])]
THREE = PlanPage(BESIDE, title="三张图", of=CHARTS)


class TestAPage:
    @pytest.mark.parametrize("page", [THREE, replace(THREE, of=CHARTS[:2], title="", frame="slide43", look="dark")])
    def test_is_kept_in_an_address_and_in_a_plan_file(self, page: PlanPage):
        assert page_in(code(page)) == (page, [])
        assert read_plan(plan_text([page, PlanPage("cover")]), "x").pages == (page, PlanPage("cover"))

    def test_takes_charts_alone_and_no_more_than_three(self):
        text = code(PlanPage(BESIDE, of=(PlanPage("works"), *CHARTS, PlanPage("ladder"))))
        page, strange = page_in(text)

        assert page is not None
        assert [part.name for part in page.of] == ["output", "theme", "hero"]
        assert strange == ["works", "ladder"]

    @pytest.mark.parametrize("wrong", ["{page: works}", "{page: beside, of: [{page: output}]}"])
    def test_a_plan_file_with_anything_else_is_told(self, wrong: str):
        plan = read_plan(f"pages:\n- page: beside\n  of: [{wrong}]\n", "x")

        assert [problem.kind for problem in plan.problems] == ["no_option"]

    def test_has_the_filters_of_its_charts(self):
        assert in_force([PlanPage(BESIDE, of=(PlanPage("output", RURAL), PlanPage("theme", RURAL)))]) == RURAL

    def test_is_empty_where_all_of_them_are(self, kunming: Report):
        nothing = PlanPage("output", Selection(actors=("province",)))
        pages = [PlanPage(BESIDE, of=(nothing, nothing)), PlanPage(BESIDE, of=(nothing, PlanPage("headline")))]

        assert list(lacking(kunming, pages)) == [0]


class TestAPicture:
    def test_shows_each_under_its_title_with_what_it_says_beneath(self, kunming: Report):
        [chart] = draw_page(kunming, THREE, FRAMES["slide"], LIGHT, ZH)
        told = notes(chart)

        for text in ("三张图", "我们.的~题", "助力乡村振兴，协调资金6500余万元", "类别：乡村振兴", "各项不可相加"):
            assert inside(text, told)
        assert {"rural_funds", "proposals"} <= {id for _, id in marks(chart)}
        assert {figure.id for figure in chart.figures} >= {"rural_funds", "proposals"}

    @pytest.mark.parametrize(("pair", "frame", "language"), cases(PAIRS, pictures, LANGUAGES, together=1))
    @pytest.mark.parametrize("count", [2, 3])
    def test_cuts_and_covers_nothing(self, kunming: Report, pair, frame, language: str, count: int):
        parts = (*map(PlanPage, pair), PlanPage("headline"))[:count]
        for chart in draw_page(kunming, PlanPage(BESIDE, of=parts), frame, LIGHT, speech(language)):
            found = [fault for fault in faults(chart.scene, frame.width) if "is set in" not in fault]
            assert found == [], pair


def test_a_slide_holds_them_as_shapes_with_their_words(kunming: Report):
    [slide] = of(kunming, THREE).slides

    assert slide.shapes.title.text_frame.text == "三张图"
    for text in ("6500", "余万元", "442", "我们.的~题"):
        assert text in words(slide)
    assert "协调资金6500余万元" in slide.notes_slide.notes_text_frame.text
