"""Forms: one title, few large numbers, in the report's own words; for any report, or else something that suits it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cppcc.charts import draw
from cppcc.charts.form_marks import TORN
from cppcc.charts.form_type import unit
from cppcc.charts.scene import Box, Dot
from cppcc.content.catalog import CHARTS
from cppcc.design.frames import FRAMES, SCREEN, SLIDE
from cppcc.design.looks import DARK, LIGHT
from cppcc.messages.translations import Words
from cppcc.model.quantity import Bound, parse
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.model.statement import Statement
from cppcc.speech.statements import joined, quantity_pieces
from tests.speeches import EN, ZH
from tests.unit.crowds import crowd
from tests.unit.drawings import ALL, DATA_CHARTS, inside, notes
from tests.unit.forms import of, runs, size_of, slide
from tests.unit.sample import SOUND, made_up

FORMS = [name for name in DATA_CHARTS if CHARTS[name].is_form]
#: Those that works make, and not figures.
OF_WORKS = ("steps", "responses", "fields", "firsts")
#: Those of one subject alone.
OF_SUBJECTS = ("courtyard", "rural")
OF_FIGURES = [name for name in FORMS if name not in (*OF_WORKS, *OF_SUBJECTS)]
every_form = pytest.mark.parametrize("name", FORMS)
every_form_of_figures = pytest.mark.parametrize("name", OF_FIGURES)


class TestEveryForm:
    @every_form
    def test_says_the_reports_words_with_bound_and_unit(self, kunming: Report, name: str):
        told = notes(slide(name, kunming))
        for figure in slide(name, kunming).figures:
            assert inside(figure.quantity.as_written.replace(" ", ""), told), figure.id

    @every_form
    @pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
    def test_has_few_sizes_of_type_and_none_under_the_floor(self, kunming: Report, name: str, look):
        """22 px is 16.5 pt on a slide, 16 px is 12 pt."""
        sizes = {run.size for run in runs(draw(name, kunming, ALL, SLIDE, look, ZH))}

        assert min(sizes) >= 16
        assert len(sizes) <= 8

    @every_form
    def test_a_bound_is_bold_and_in_the_colour_that_speaks(self, kunming: Report, name: str):
        for chart in (slide(name, kunming), slide(name, kunming, of("rural"))):
            bounds = [run for run in runs(chart) if run.text in ("余", "多") and run.size > 16]
            assert all(run.bold for run in bounds)
            assert {run.colour for run in bounds} <= {"accent", "ink", *LIGHT.categories}

    @every_form
    @pytest.mark.parametrize(("written", "claim"), [("200件以上", "实数更大"), ("至多200件", "实数更小")])
    def test_a_note_claims_no_more_than_the_bound(self, name: str, written: str, claim: str):
        """以上 takes the number in: the true one may be no larger."""
        report = made_up(SOUND)
        figures = (replace(report.figures[0], quantity=parse(written)), *report.figures[1:])

        assert not inside(claim, notes(slide(name, replace(report, figures=figures))))

    @every_form
    def test_of_nothing_says_what_the_report_lacks(self, name: str):
        report = replace(made_up(SOUND), figures=(), ratios=(), works=())
        chart = slide(name, report)

        assert chart.is_empty
        assert chart.lacking
        assert inside(chart.lacking, notes(chart))

    @every_form_of_figures
    def test_of_one_figure_is_that_one(self, name: str):
        report = made_up(SOUND)
        one = replace(report, figures=report.figures[:1], works=(), ratios=())

        assert [figure.id for figure in slide(name, one).figures] == ["proposals"]

    @every_form_of_figures
    def test_of_many_figures_counts_those_that_have_no_room(self, name: str):
        report = crowd(1, 30, figures=150, one_category=True)
        chart = slide(name, report)
        shown = len(chart.figures)
        every = sum(1 for figure in report.figures if figure.headline) if name == "headline" else len(report.figures)

        assert shown
        assert shown == every or f"另有{every - shown}项未列出" in chart.source

    @every_form_of_figures
    def test_takes_what_it_needs_on_a_page(self, kunming: Report, name: str):
        """Nothing is left out where the frame has no height."""
        chart = draw(name, kunming, of("consultation"), SCREEN, LIGHT, ZH)

        assert "未列出" not in chart.source

    def test_counts_pixels_of_a_slide_whatever_it_is_drawn_in(self):
        """So that no type is smaller than its frame may have it: 16 px of the grammar are 12 pt on a slide, 9 on A4."""
        assert unit(FRAMES["slide"]) == 1
        assert 16 * unit(FRAMES["slide43"]) * 0.75 >= 12
        assert 16 * unit(FRAMES["a4"]) * 0.75 >= 9
        assert 22 * unit(FRAMES["a4"]) * 0.75 >= 10.5
        assert 16 * unit(FRAMES["a4-portrait"]) * 0.75 >= 9
        assert 22 * unit(SCREEN) >= 13


class TestFindings:
    def test_are_those_of_the_file(self, kunming: Report):
        assert slide("ladder", kunming).title == "形成提案442件，党政主要领导首次领办重点提案"
        assert slide("cards", kunming).title == "66件社情民意信息获省、市主要领导批示"
        assert slide("hero", kunming).title == "助力乡村振兴，协调资金6500余万元"
        assert slide("headline", kunming).title == "全年提案442件，重点协商30余项"

    def test_are_computed_where_the_file_words_none(self, kunming: Report):
        assert slide("ladder", replace(kunming, findings={})).title == "提案442件"
        assert slide("headline", replace(kunming, findings={})).title == "昆明市政协2023年：4项主要产出"

    def test_tell_nothing_that_filters_leave_out(self, kunming: Report):
        """442 is of another theme: a title may not tell it."""
        chart = slide("ladder", kunming, Selection(themes=("innovation",), categories=("proposal",)))

        assert "442" not in chart.title
        assert [figure.id for figure in chart.figures] == ["key_proposals"]

    @pytest.mark.parametrize("theme", ["policy", "innovation", "foundation"])
    @every_form
    def test_are_not_told_of_a_part(self, kunming: Report, name: str, theme: str):
        """They are of all that the form can show: “九个领域和自身建设” is not true of one theme."""
        whole, part = slide(name, kunming), slide(name, kunming, Selection(themes=(theme,)))
        every = set(whole.figures) | {kunming.figure(id) for id in whole.left_out if name in OF_FIGURES}
        if name == "numbers" and set(part.figures) <= every:
            return  # which has no finding of its own

        assert part.title != whole.title or (part.figures, part.works) == (whole.figures, whole.works)
        assert not re.search("(?<![0-9])0项荣誉|和自身建设", part.title)

    def test_count_what_the_form_is_of(self, kunming: Report):
        finding = Statement(Words({"zh": "{count:figures}个指标"}))
        report = replace(kunming, findings={"hero.rural": finding})

        assert slide("hero", report).title == "4个指标"


class TestLadder:
    def test_has_the_main_figure_huge_and_the_others_in_the_reports_order(self, kunming: Report):
        chart = slide("ladder", kunming, of("proposal"))

        assert [figure.id for figure in chart.figures] == [
            *("proposals", "collective_proposals", "key_proposals", "national_key_proposal"),
        ]
        assert size_of(chart, "442") >= 2 * size_of(chart, "100")

    def test_names_the_works_that_a_figure_counts_and_who_led_them(self, kunming: Report):
        told = notes(slide("ladder", kunming, of("proposal")))

        for words in ("《加快推进保障性租赁住房建设提案》", "市政府主要领导首次领办", "住昆全国政协委员提交"):
            assert inside(words, told)

    def test_says_that_relations_are_not_stated(self, kunming: Report):
        assert inside("原文未说明两者是否重叠", notes(slide("ladder", kunming, of("proposal"))))

    def test_sets_a_numeral_in_characters_as_one_word(self, kunming: Report):
        [numeral] = [run for run in runs(slide("ladder", kunming, of("proposal"))) if run.text == "一件"]

        assert (numeral.serif, numeral.bold) == (True, True)


class TestCards:
    def test_has_one_for_each_and_the_outcome_stands_out(self, kunming: Report):
        chart = slide("cards", kunming, of("social_condition"))
        [hot] = [run for run in runs(chart) if run.text == "66"]

        assert hot.colour == "social_condition"
        assert [run.colour for run in runs(chart) if run.text in ("114", "242")] == ["ink", "ink"]

    def test_tells_how_each_is_counted(self, kunming: Report):
        told = notes(slide("cards", kunming, of("social_condition")))

        assert inside("按期计，每期条数未说明", told)
        assert inside("按件计，只计获批示的信息", told)


class TestHero:
    def test_is_money_where_the_file_marks_none(self, kunming: Report):
        figures = tuple(replace(figure, hero=False) for figure in kunming.figures)
        chart = slide("hero", replace(kunming, figures=figures), of("rural"))

        assert chart.figures[0].id == "rural_funds"
        assert size_of(chart, "6500") > size_of(chart, "6000")

    def test_is_what_the_chart_of_rural_work_is(self, kunming: Report):
        chart = slide("rural", kunming)

        assert chart.title == slide("hero", kunming, of("rural")).title == "助力乡村振兴，协调资金6500余万元"
        assert {figure.id for figure in chart.figures} == {
            figure.id for figure in kunming.figures if figure.category == "rural"
        }
        assert slide("rural", kunming, of("media")).is_empty


class TestHeadline:
    def test_of_one_is_as_large_as_it_can_be(self, kunming: Report):
        one = Selection(categories=("proposal",))

        assert size_of(slide("headline", kunming, one), "442") > 1.5 * size_of(slide("headline", kunming), "442")

    def test_tells_what_came_of_each(self, kunming: Report):
        told = notes(slide("headline", kunming))

        assert inside("市委、市政府主要领导首次领办重点提案", told)
        assert inside("另计：全市院坝协商294场次", told)
        assert inside("重要履职成果获领导批示50多件(次)", told)

    def test_tells_nothing_that_filters_leave_out(self, kunming: Report):
        """The 294 sessions are of another theme than the key consultations."""
        told = notes(slide("headline", kunming, Selection(themes=("policy",))))

        assert not inside("294", told)
        assert inside("30余项", told)

    def test_in_english_the_noun_stands_beneath_the_number(self, kunming: Report):
        told = notes(draw("headline", kunming, ALL, SLIDE, LIGHT, EN))

        assert inside("3,000+", told)
        assert inside("Counted separately: 294 courtyard sessions in the whole city", told)

    @pytest.mark.parametrize(
        ("written", "sides"),
        [("442件", 0), ("442余件", 1), ("近500件", 1), ("约442件", 2), ("400至500件", 2)],
    )
    def test_a_card_is_torn_where_its_number_is_a_bound(self, written: str, sides: int):
        """At the right of at least, at the left of at most, on both sides of about and of a range."""
        report = made_up(SOUND)
        figure = replace(report.figures[0], quantity=parse(written))
        chart = slide("headline", replace(report, figures=(figure,), works=(), ratios=()))
        fills = [item for item in chart.scene.items if isinstance(item, Box) and item.fill == "fill"]

        assert len(fills) == 1 + 4 * sides

    def test_a_torn_edge_takes_no_more_than_its_room(self):
        assert sum((5, 9, 5, 6, 6, 4, 7, 2)) == TORN


class TestSteps:
    def test_are_told_in_order_with_whose_turn_it_was(self, kunming: Report):
        told = notes(slide("steps", kunming))
        places = [told.index(verb) for verb in ("协商", "共识", "报告", "批示", "落实")]

        assert places == sorted(places)
        assert told.index("政协") < places[0]
        assert inside("党委和政府", told)
        assert inside("16项", told)
        assert inside("升级改造分拣中心", told)

    def test_the_last_one_is_filled_where_it_is_not_the_committees_own(self, kunming: Report):
        boxes = [item for item in slide("steps", kunming).scene.items if isinstance(item, Box) and item.mark]

        assert [box.fill for box in boxes] == ["fill"] * 4 + ["accent"]

    def test_are_those_of_the_work_that_has_most_of_what_is_left(self, kunming: Report):
        assert [work.id for work in slide("steps", kunming).works] == ["panlong_meeting"]
        assert slide("steps", kunming, Selection(themes=("party",))).is_empty

    def test_without_dates_say_so(self, kunming: Report):
        assert inside("各步的日期，原文未全部写明", notes(slide("steps", kunming)))


class TestResponses:
    def test_tell_form_advice_and_what_was_done(self, kunming: Report):
        chart = slide("responses", kunming)
        told = notes(chart)

        assert [work.id for work in chart.works] == [
            *("industry_chain_meeting", "school_inspection", "eco_supervision", "panlong_meeting", "september_meeting")
        ]
        for words in ("专题议政性常委会会议", "4个方面11条建言", "市委主要领导批示", "要求有关单位研究推进"):
            assert inside(words, told)

    def test_leave_blank_what_the_text_does_not_say(self, kunming: Report):
        """One that was advised on and has no response is kept, and the note says what its dash means."""
        told = notes(slide("responses", kunming))

        assert told.count("—") == 1
        assert inside("“—”处原文未说明", told)

    def test_are_in_the_reports_order_each_with_instructions_first(self, kunming: Report):
        told = "".join(notes(draw("responses", kunming, ALL, SCREEN, LIGHT, ZH)))

        assert told.index("区委主要领导批示") < told.index("分管副区长")


class TestFirsts:
    def test_have_a_band_for_each_word_and_one_for_honours(self, kunming: Report):
        chart = slide("firsts", kunming)
        told = notes(chart)

        assert chart.title == "4个全省首个，3个首次，4项荣誉"
        assert [word for word in told if word in ("首个", "首次", "荣誉")] == ["首个", "首次", "荣誉"]
        assert len(chart.works) == 11

    def test_name_no_holder_that_the_file_does_not(self, kunming: Report):
        """Whose deed it was is another matter than who was honoured."""
        works = tuple(replace(work, holder=None) for work in kunming.works if work.kind == "honour")

        assert not inside(
            "市政协", [text for text in notes(slide("firsts", replace(kunming, works=works))) if len(text) < 8]
        )

    def test_tell_whose_an_honour_is(self, kunming: Report):
        assert inside("市政协微博", notes(slide("firsts", kunming)))

    def test_of_few_are_as_many_as_there_are(self, kunming: Report):
        chart = slide("firsts", kunming, Selection(themes=("party",)))

        assert [work.id for work in chart.works] == ["party_alliance", "system_party_conference"]
        assert "荣誉" not in notes(chart)


class TestFields:
    def test_have_a_dot_for_each_work_in_each_of_its_fields(self, kunming: Report):
        dots = [item for item in slide("fields", kunming).scene.items if isinstance(item, Dot) and item.mark]

        assert len(dots) == sum(len(work.fields) for work in kunming.works)
        assert {dot.mark.id for dot in dots if dot.mark} == {work.id for work in kunming.works}

    def test_stand_by_their_number_with_the_committee_itself_last(self, kunming: Report):
        told = notes(slide("fields", kunming))
        counts = {
            field.label["zh"]: sum(id in work.fields for work in kunming.works)
            for id, field in kunming.terms.fields.items()
        }
        shown = [text for text in told if text in counts]

        assert shown[-1] == "自身建设"
        assert [counts[name] for name in shown[:-1]] == sorted((counts[name] for name in shown[:-1]), reverse=True)

    def test_say_that_they_are_counted_here_and_not_to_be_added(self, kunming: Report):
        assert inside(
            "项数由本看板据原文所列工作统计；一项可归入两个领域，各行不能相加", notes(slide("fields", kunming))
        )

    def test_name_examples_of_the_file(self, kunming: Report):
        assert inside("黑臭水体治理、生态环境保护民主监督", notes(slide("fields", kunming)))

    def test_find_the_one_field_that_most_works_are_of(self, kunming: Report):
        """Where two tie, none is named; what is of no field in particular is none."""
        report = replace(kunming, findings={})

        assert slide("fields", report).title == "生态环境领域的工作最多"
        tied = replace(report, works=tuple(replace(work, fields=("culture", "rural")) for work in report.works))
        assert slide("fields", tied).title == "具体工作87项"
        general = replace(report, works=tuple(replace(work, fields=("general",)) for work in report.works))
        assert slide("fields", general).title == "具体工作87项"

    def test_of_one_field_have_no_rule_apart(self, kunming: Report):
        chart = slide("fields", kunming, Selection(fields=("culture",), kinds=("topic",)))

        assert not chart.is_empty
        assert "自身建设" not in notes(chart)


class TestPieces:
    def test_hold_every_figure_of_the_report(self, kunming: Report):
        for figure in kunming.figures:
            assert joined(quantity_pieces(figure.quantity, ZH)) == figure.quantity.as_written
            assert figure.quantity.bound is Bound.EXACT or any(
                piece.role == "bound" for piece in quantity_pieces(figure.quantity, ZH)
            )
