"""Plans: what a deck's pages say of themselves, in an address and in a file, and what another report makes of them."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cppcc.content.catalog import CHARTS
from cppcc.content.text_pages import TEXT_PAGES
from cppcc.decks.kinds import whole
from cppcc.decks.plan import LONGEST_TITLE, PAGE_NAMES, PlanPage, code, draw_page, known, lacking, page_in, takes
from cppcc.decks.plan_file import plan_text, read_plan
from cppcc.design.frames import FRAMES, SLIDE
from cppcc.design.looks import LIGHT
from cppcc.messages.translations import unseen
from cppcc.model.selection import Selection
from tests.speeches import ZH
from tests.unit.drawings import inside
from tests.unit.geometry import written

ALL = Selection()
VALUES = known()


def is_seen(title: str) -> bool:
    return not unseen(title)


@st.composite
def any_page(draw) -> PlanPage:
    name = draw(st.sampled_from(PAGE_NAMES))

    def some(key: str):
        return tuple(draw(st.lists(st.sampled_from(VALUES[key]), unique=True, max_size=3)))

    themes = tuple(draw(st.lists(st.sampled_from(["policy", "party", "of_next_year"]), unique=True, max_size=2)))
    options = {key: draw(st.sampled_from(VALUES[key])) for key in ("scale", "group") if takes(name, key)}
    return PlanPage(
        name,
        Selection(themes, some("field"), some("category"), some("actor")),
        draw(
            st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20).filter(
                is_seen
            )
        ).strip(),
        options,
        *(draw(st.sampled_from(("", *VALUES[key]))) for key in ("frame", "look", "lang")),
    )


class TestAddress:
    @given(any_page())
    def test_holds_all_that_a_page_says(self, page):
        assert page_in(code(page)) == (page, [])

    def test_leaves_out_what_is_usual(self):
        assert code(PlanPage("output")) == "output"
        assert code(PlanPage("theme", Selection(themes=("policy",)), look="dark")) == "theme~theme.policy~look.dark"

    @pytest.mark.parametrize(
        ("text", "strange"),
        [
            ("nowhere", ["nowhere"]),
            ("../../etc/passwd", ["../../etc/passwd"]),
            ("output?field=moon", ["output?field=moon"]),
            ("output?look=pink&frame=screen", ["output?look=pink", "output?frame=screen"]),
            ("timeline?scale=linear", ["timeline?scale"]),
            ("output?sudo=1", ["output?sudo"]),
        ],
    )
    def test_tells_what_it_does_not_know(self, text, strange):
        assert page_in(text)[1] == strange

    @pytest.mark.parametrize(
        ("text", "page"),
        [
            ("theme?theme=policy&look=dark", PlanPage("theme", Selection(themes=("policy",)), look="dark")),
            ("output?field=rural&field=urban&scale=linear", PlanPage("output", Selection(fields=("rural", "urban")),
                                                                 options={"scale": "linear"})),
            ("cover?title=%E4%B8%80%E5%B9%B4%26%E6%9B%B4%E5%A4%9A", PlanPage("cover", title="一年&更多")),
        ],
    )  # fmt: skip
    def test_of_the_first_versions_goes_on_working(self, text, page):
        """Links that were sent, and bookmarks."""
        assert page_in(text) == (page, [])

    @given(any_page())
    def test_is_encoded_once(self, page):
        """F10: nothing in it but a title's own signs is encoded anew where it becomes part of an address."""
        told = code(replace(page, title=""))

        assert urlencode({"deck": told}) == f"deck={told}"
        assert code(page).removeprefix(told) in ("", f"~title.{page.title}")

    def test_of_many_titled_pages_passes_a_proxy(self):
        """F10: 26 pages with titles of twenty characters, and their filters, in a request's first line of 8 kB."""
        pages = [PlanPage("theme", Selection(themes=("policy",)), title="昆" * 20, look="dark")] * 26

        assert len(urlencode({"deck": [code(page) for page in pages]}, doseq=True)) < 7000

    def test_takes_a_title_of_the_length_that_the_page_does(self):
        """G13: what is beyond is told, and left out."""
        page, strange = page_in(f"cover~title.{'题' * LONGEST_TITLE}{'多' * 5000}")

        assert page == PlanPage("cover", title="题" * LONGEST_TITLE)
        assert strange == [f"cover?title=…{'多' * LONGEST_TITLE}"]
        assert page_in(code(page)) == (page, [])

    @pytest.mark.parametrize(
        "text", ["output~field.moon", "output~look.pink", "timeline~scale.linear", "output~sudo.1"]
    )
    def test_tells_what_it_does_not_know_in_either_way_of_writing(self, text):
        old = text.replace("~", "?").replace(".", "=")

        assert page_in(text) == page_in(old)
        assert page_in(text)[1]

    def test_a_title_that_would_turn_what_follows_is_told_and_left_out(self):
        """So that none gets into a plan file that could not be read again."""
        assert page_in("cover~title.收到\u202e提案") == (PlanPage("cover"), ["cover?title=收到\u202e提案"])

    @given(st.text(max_size=60))
    def test_any_text_is_a_page_or_told(self, text):
        page, strange = page_in(text)
        assert page is not None or strange == [text]


class TestFile:
    @given(st.lists(any_page(), min_size=1, max_size=4))
    def test_gives_back_the_plan(self, pages):
        found = read_plan(plan_text(pages), "plan.yaml")

        assert (list(found.pages), found.problems) == (pages, ())

    def test_is_short_enough_to_be_written_by_hand(self):
        pages = [PlanPage("cover", title="我们的一年"), PlanPage("theme", Selection(themes=("policy",)), look="dark")]

        assert plan_text(pages) == (
            "pages:\n- page: cover\n  title: 我们的一年\n- page: theme\n  theme:\n  - policy\n  look: dark\n"
        )

    def test_one_value_needs_no_list(self):
        found = read_plan("pages:\n- page: theme\n  theme: policy\n", "plan.yaml")

        assert found.pages == (PlanPage("theme", Selection(themes=("policy",))),)

    @pytest.mark.parametrize(
        ("text", "place", "kind"),
        [
            ("pages:\n- page: nope\n", (2, 9), "unknown_name"),
            ("pages:\n- page: output\n  look: pink\n", (3, 9), "unknown_name"),
            ("pages:\n- page: output\n  field: [rural, moon]\n", (3, 18), "unknown_name"),
            ("pages:\n- page: timeline\n  scale: linear\n", (3, 10), "no_option"),
            ("pages:\n- title: x\n", (2, 3), "missing_key"),
            ("pages:\n- page: output\n  colour: red\n", (3, 3), "unknown_key"),
            ("pages: output\n", (1, 8), "not_list"),
            ("- page: output\n", (1, 1), "not_mapping"),
            ("pages: [\n", (2, 1), "not_yaml"),
            ("", (1, 1), "empty_file"),
        ],
    )
    def test_faults_are_told_with_their_place(self, text, place, kind):
        [problem] = read_plan(text, "plan.yaml").problems

        assert ((problem.line, problem.column), problem.kind) == (place, kind)
        assert problem.text("zh").startswith("plan.yaml:")

    @pytest.mark.parametrize(
        ("field", "zh", "en"),
        [("rurall", "是不是“rural”？", "did you mean 'rural'?"), ("xyz", "请改写。", "rewrite it.")],
    )
    def test_a_name_is_proposed_where_one_is_near(self, field, zh, en):
        """What nobody meant is no help; the names that there are stand before it."""
        [problem] = read_plan(f"pages:\n- page: output\n  field: {field}\n", "plan.yaml").problems
        known = "economy, opening, urban, rural, ecology, livelihood, governance, culture, unity, institution, general"

        assert problem.text("zh") == f"plan.yaml:3:10: 没有名为“{field}”的 field；应为 {known} 之一；{zh}"
        assert problem.text("en") == f"plan.yaml:3:10: no field is called '{field}'; expected one of {known}; {en}"

    def test_what_is_sound_of_it_is_used(self):
        found = read_plan("pages:\n- page: nope\n- page: output\n", "plan.yaml")

        assert found.pages == (PlanPage("output"),)


class TestAnotherReport:
    def test_gives_the_same_deck_with_its_own_numbers(self, kunming):
        """Here next year's report: the same file with another number."""
        changed = replace(
            kunming,
            figures=tuple(
                replace(f, quantity=f.quantity.exactly(f.quantity.value + 58)) if f.id == "proposals" else f
                for f in kunming.figures
            ),
            file_sha256="another",
        )
        page = PlanPage("output")
        titles = [draw_page(report, page, FRAMES["slide"], LIGHT, ZH)[0].title for report in (kunming, changed)]

        assert "提案442件" in titles[0]
        assert "提案500件" in titles[1]

    def test_tells_the_pages_that_it_has_nothing_for(self, kunming):
        pages = [
            PlanPage("output"),
            PlanPage("theme", Selection(themes=("of_next_year",))),
            PlanPage("works", Selection(themes=("introduction",))),
            PlanPage("timeline", Selection(fields=("urban",), actors=("parties",))),
            PlanPage("theme", Selection(themes=("policy", "of_next_year"))),
            PlanPage("cover"),
        ]

        assert lacking(kunming, pages) == {1: ("of_next_year",), 2: (), 3: ()}

    def test_the_whole_deck_lacks_nothing(self, kunming):
        assert lacking(kunming, whole(kunming, ALL)) == {}


class TestPictures:
    @pytest.mark.parametrize("name", [*CHARTS, *TEXT_PAGES])
    def test_a_title_of_ones_own_stands_in_the_picture(self, kunming, name):
        page = PlanPage(name, title="一句话")
        charts = draw_page(kunming, page, SLIDE, LIGHT, ZH)

        for number, chart in enumerate(charts, start=1):
            title = "一句话" if len(charts) == 1 else f"一句话（{number}/{len(charts)}）"
            assert title in written(chart.scene)

    def test_what_a_table_has_no_room_for_stands_on_further_pictures(self, kunming):
        page = PlanPage("works", Selection(themes=("innovation",)))
        low = replace(FRAMES["slide"], height=420)
        charts = draw_page(kunming, page, low, LIGHT, ZH)
        works = page.selection.works(kunming)

        assert len(charts) > 2
        assert [work for chart in charts for work in chart.works] == list(works)
        shown = 0
        for chart in charts:
            shown += len(chart.works)
            more = len(works) - shown
            assert ("其余" in chart.source) == bool(more)
            assert not more or f"其余{more}项见后" in chart.source.replace(" ", "")
            assert all(inside(work.label["zh"], written(chart.scene)) for work in chart.works)

    def test_own_frame_look_and_language_are_a_pages_own(self, kunming):
        page = PlanPage("sums", frame="square", look="dark", language="en")
        chart, *_ = draw_page(kunming, page, SLIDE, LIGHT, ZH)

        assert chart.scene.size == (1080, 1080)
        assert chart.scene.look.paper == "#16181c"
        assert chart.title.startswith("What may be added, and why the rest may not")
