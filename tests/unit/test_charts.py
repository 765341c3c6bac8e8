"""What every chart keeps to, in every frame, look and language; and what the main ones show."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from cppcc import wording
from cppcc.charts import Chart, draw
from cppcc.charts.proposals import remark
from cppcc.frame import FRAMES, SCREEN, SLIDE
from cppcc.look import DARK, LIGHT, LOOKS, Look
from cppcc.quantity import Bound, parse
from cppcc.report import Figure
from cppcc.selection import Selection
from cppcc.texts import LANGUAGES
from tests.unit.drawings import ALL, PAGE, customdata, extreme, inside, kunming, notes
from tests.unit.geometry import faults, labels, shown
from tests.unit.sample import SOUND, made_up


class TestMarks:
    """Filled is exact, hollow is bounded; a log axis for dots, nought for bars."""

    def dots(self, chart: Chart) -> dict[str, tuple[bool, list[float]]]:
        """Row id → whether its dots are filled, and their places on the axis."""
        found: dict[str, tuple[bool, list[float]]] = {}
        for trace in chart.plot["data"]:
            if trace["type"] == "scatter" and trace["mode"] == "markers":
                for (_, id), x, colour in zip(trace["customdata"], trace["x"], trace["marker"]["color"], strict=True):
                    filled = colour == trace["marker"]["line"]["color"]
                    found[id] = filled, [*found.get(id, (filled, []))[1], x]
        return found

    @pytest.mark.parametrize("report", [kunming, extreme], ids=["kunming", "extreme"])
    @pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
    def test_dots_are_filled_where_the_number_is_exact(self, report: Any, look: Look):
        chart = draw("output", report(), ALL, SCREEN, look, "zh")
        dots = self.dots(chart)

        for figure in chart.figures:
            quantity = figure.quantity
            if quantity.value > 0:
                ends = [float(quantity.value)] + ([float(quantity.upper)] if quantity.upper is not None else [])
                assert dots[figure.id] == (quantity.bound is Bound.EXACT, ends), figure.id
            else:
                assert figure.id not in dots

    @pytest.mark.parametrize(
        ("written", "sign"), [("40件", ""), ("40余件", "→ "), ("近40件", "← "), ("约40件", "≈ "), ("30至40件", "")]
    )
    def test_signs_tell_the_bound_too(self, written: str, sign: str):
        """Colour and fill are never the only sign."""
        report = made_up(SOUND.replace("as_written: 120件", f"as_written: {written}"))
        chart = draw("theme", report, ALL, SLIDE, LIGHT, "zh")

        number = report.figure("proposals").quantity.number_words
        assert f"{sign}{number} 件" in notes(chart)

    @pytest.mark.parametrize("name", ["output", "category", "theme", "courtyard", "rural"])
    def test_dots_stand_on_a_log_axis(self, name: str):
        """Powers of ten, in 万 and 亿; no dot outside, the one at the axis's beginning stays whole."""
        for report in (kunming(), extreme()):
            chart = draw(name, report, ALL, SLIDE, LIGHT, "zh")
            axis = chart.plot["layout"]["xaxis"]
            low, high = axis["range"]

            assert axis["type"] == "log"
            assert [value for value in axis["tickvals"] if not 10**low <= value <= 10**high * 1.0001] == []
            for _, places in self.dots(chart).values():
                assert [x for x in places if not 10**low <= x <= 10**high * 1.0001] == []
            assert [t for t in chart.plot["data"] if t["type"] == "scatter" and t["cliponaxis"] is not False] == []

    def test_axis_counts_as_chinese_readers_do(self):
        axis = draw("output", kunming(), ALL, SLIDE, LIGHT, "zh").plot["layout"]["xaxis"]

        assert axis["ticktext"] == ["1", "10", "100", "1000", "1万", "10万", "100万"]
        assert axis["tickvals"] == [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

    @pytest.mark.parametrize("name", ["output", "category"])
    def test_bars_begin_at_nought_and_compare_within_category_and_unit(self, name: str):
        """The longest of category and unit is 1; a figure alone there has no length, but a dot to be pressed."""
        chart = draw(name, kunming(), ALL, SCREEN, LIGHT, "zh", scale="linear")
        figures = {figure.id: figure for figure in chart.figures}

        assert chart.plot["layout"]["xaxis"]["type"] == "linear"
        assert chart.plot["layout"]["xaxis"]["range"] == [0, 1]
        marks = [trace for trace in chart.plot["data"] if "customdata" in trace]
        for trace in marks:
            assert "base" not in trace
            for (_, id), x in zip(trace["customdata"], trace["x"], strict=True):
                alike = [other.quantity.high for other in figures.values() if kind_of(other) == kind_of(figures[id])]
                share = float(figures[id].quantity.high / max(alike)) if len(alike) > 1 else 0
                assert x == pytest.approx(share), id
        dots = [id for trace in marks if trace["type"] == "scatter" for _, id in trace["customdata"]]
        lengths = [id for trace in marks if trace["type"] == "bar" for _, id in trace["customdata"]]
        assert set(dots) == {
            id for id in figures if sum(kind_of(f) == kind_of(figures[id]) for f in figures.values()) == 1
        }
        assert set(lengths) == set(figures)
        assert ("● 同类同单位只此一个，不比长短" in chart.subtitle) is bool(dots)

    def test_legend_tells_only_marks_that_occur(self):
        chart = draw("rural", kunming(), ALL, SLIDE, LIGHT, "zh")
        assert chart.subtitle.endswith("\n● 确数　○→ 只知下限（余、多、+）　○≈ 约数")
        chart = draw("category", kunming(), Selection(categories=("media",)), SLIDE, LIGHT, "zh")
        assert chart.subtitle.endswith("\n○→ 只知下限（余、多、+）")

    def test_values_beyond_all_names_of_the_axis(self):
        """Twenty digits are still drawn."""
        report = made_up(SOUND.replace("as_written: 120件", "as_written: 12345678901234567890件"))
        chart = draw("output", report, ALL, SLIDE, LIGHT, "zh")

        assert chart.plot["layout"]["xaxis"]["ticktext"][-1] in ("1e17", "1e18", "1e19")
        assert faults(chart.plot, 1280) == []


class TestHeadline:
    def test_four_numbers_in_the_order_of_categories(self):
        chart = draw("headline", kunming(), ALL, SLIDE, LIGHT, "zh")

        assert chart.title == "昆明市政协2023年：4项主要产出"
        assert [wording.labelled(figure, "zh") for figure in chart.figures] == [
            "提案442件",
            "社情民意114期",
            "重点协商30余项",
            "履职新闻报道3000余篇",
        ]
        assert [text for text in notes(chart) if text in ("442 件", "114 期", "30余 项", "3000余 篇")] == [
            "442 件",
            "114 期",
            "30余 项",
            "3000余 篇",
        ]

    def test_english_says_more_than(self):
        told = notes(draw("headline", kunming(), ALL, SLIDE, LIGHT, "en"))

        assert "more than 30 items" in told
        assert "more than 3,000 pieces" in told
        assert "442 items" in told


def kind_of(figure: Figure) -> tuple[str, str]:
    """What makes lengths comparable."""
    return figure.category, figure.quantity.unit


def rows(chart: Chart) -> list[tuple[str, str]]:
    """Labels and words of a chart with labels beside its rows, from top to bottom."""
    lines: dict[float, dict[str, str]] = {}
    for text, _, y, side in labels(chart.plot):
        lines.setdefault(y, {})[side] = shown(text)
    return [(line["left"], line["right"]) for _, line in sorted(lines.items()) if len(line) == 2]


class TestOutput:
    def test_rows_in_order_with_the_reports_words(self):
        """Categories in the vocabulary's order; in each the largest on top. 16 outputs and the reach of reading."""
        chart = draw("output", kunming(), ALL, SLIDE, LIGHT, "zh")

        assert chart.title == "提案442件，社情民意114期，重点协商30余项，履职新闻报道3000余篇"
        assert rows(chart) == [
            ("提案", "442 件"),
            ("集体提案", "100 件"),
            ("市领导领衔办理重点提案", "6 件"),
            ("全国政协年度重点提案", "一件"),
            ("党派团体社情民意", "242 篇"),
            ("社情民意", "114 期"),
            ("获批示社情民意信息", "66 件"),
            ("院坝协商建议", "1265 条"),
            ("院坝协商议事", "294 场次"),
            ("院坝协商工作案例", "180 个"),
            ("重点协商", "→ 30余 项"),
            ("盘龙区院坝协商共识", "16 项"),
            ("常委会书面交流材料", "13 篇"),
            ("产业链专题建言", "11 条"),
            ("三级政协联动协商", "7 次"),
            ("履职新闻报道", "→ 3000余 篇"),
            ("配合全国、省政协调研视察", "36 次"),
            ("党派团体大会发言", "30 篇"),
            ("读书活动总传播量", "→ 100万+"),
        ]
        assert "另有7项未列出" in chart.source

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("name", ["slide", "slide43", "square", "a4"])
    def test_pictures_hold_all_lead_figures(self, name: str, language: str):
        """In English too, whose labels are longer: they stand beside their rows, and a long heading takes two lines."""
        chart = draw("output", kunming(), ALL, FRAMES[name], LIGHT, language)
        lead = {("figure", figure.id) for figure in kunming().figures if figure.lead}

        assert lead - set(customdata(chart)) == set()

    def test_page_shows_all(self):
        chart = draw("output", kunming(), ALL, PAGE, LIGHT, "zh")
        outputs = ("proposal", "social_condition", "consultation", "media", "inspection", "supervision", "speech")

        assert {id for _, id in customdata(chart)} == {
            figure.id for figure in kunming().figures if figure.category in outputs or figure.lead
        }
        assert len(rows(chart)) == 26

    def test_categories_wear_their_own_colours(self):
        chart = draw("output", kunming(), ALL, SLIDE, DARK, "zh")
        colours = {
            id: trace["marker"]["line"]["color"]
            for trace in chart.plot["data"]
            for _, id in trace.get("customdata") or ()
        }

        for figure in chart.figures:
            if figure.id in colours:
                assert colours[figure.id] == DARK.category(figure.category)

    def test_linear_rows_are_grouped_by_category_and_unit(self):
        """One linear axis cannot carry 件 and 篇, nor 篇 of news and 篇 of speeches."""
        chart = draw("output", kunming(), ALL, PAGE, LIGHT, "zh", scale="linear")
        kinds = [kind_of(kunming().figure(id)) for id in self.downwards(chart)]

        assert [kind for index, kind in enumerate(kinds) if index == 0 or kinds[index - 1] != kind] == list(
            dict.fromkeys(kinds)
        )

    def downwards(self, chart: Chart) -> list[str]:
        marks = [
            (y, id)
            for trace in chart.plot["data"]
            for y, (_, id) in zip(trace["y"], trace.get("customdata") or (), strict=False)
        ]
        return [id for _, id in sorted(marks)]


class TestProposals:
    @pytest.fixture
    def chart(self) -> Chart:
        return draw("proposals", kunming(), ALL, SLIDE, LIGHT, "zh")

    def test_bars_of_four_figures(self, chart: Chart):
        """All are 件 on one axis from nought: 442, 100, 6, 1."""
        (trace,) = chart.plot["data"]

        assert chart.title == "提案442件，与另外3个提案数字的关系"
        assert [id for _, id in trace["customdata"]] == [
            *("proposals", "collective_proposals", "key_proposals", "national_key_proposal")
        ]
        assert trace["x"] == pytest.approx([1, 100 / 442, 6 / 442, 1 / 442])
        assert chart.plot["layout"]["xaxis"]["range"] == [0, 1]
        assert [text for text in notes(chart) if text in ("442 件", "100 件", "6 件", "一件")] == [
            *("442 件", "100 件", "6 件", "一件")
        ]

    def test_dashed_where_the_relation_is_not_stated(self, chart: Chart):
        """Solid is the year's total; the three others may or may not lie within it."""
        (trace,) = chart.plot["data"]
        dashed = [shape for shape in chart.plot["layout"]["shapes"] if shape["line"].get("dash") == "dot"]

        assert [shape["x1"] for shape in dashed] == pytest.approx([100 / 442, 6 / 442, 1 / 442])
        colour = LIGHT.category("proposal")
        assert trace["marker"]["color"] == [colour, *[LIGHT.tint(colour)] * 3]

    def test_says_whose_and_in_which_relation(self, chart: Chart):
        told = notes(chart)

        assert inside("党派团体：这100件是否全在442件之内没有写，不能相减得出委员提案数，也不算占比。", told)
        assert inside("全国：它交给另一级政协，与442件的关系没有写，不相加也不相减。", told)
        assert "关系未写明，各数不可相加减" in chart.source
        assert chart.words == (
            "据昆明市政协报告，2023年提案442件；市领导领衔办理重点提案6件、全国政协年度重点提案一件，"
            "属党派团体的集体提案100件，各自与提案的关系，报告未写明。"
        )

    def test_words_hold_the_committee_to_none_of_the_others_figures(self):
        """A clerk pastes the sentence: what is not the committee's own deed is said to be whose it is."""
        words = draw("courtyard", kunming(), ALL, SCREEN, LIGHT, "zh").words

        assert words.startswith("据昆明市政协报告，2023年属全市政协系统的院坝协商群众参与3700余人(次)、")
        assert "；由两个数相除得每场院坝协商的建议约4.3条/场次、" in words

    def test_words_say_the_filters_in_force(self):
        words = draw("output", kunming(), Selection(fields=("ecology",)), SCREEN, LIGHT, "zh").words

        assert words == "据昆明市政协报告，2023年（领域：生态环境）：属区县政协的盘龙区院坝协商共识16项。"

    def test_nothing_is_added_or_subtracted(self, chart: Chart):
        """Neither 549 nor 342 nor 336 is anywhere."""
        text = json.dumps(chart.plot, ensure_ascii=False) + chart.title + chart.subtitle + chart.source + chart.words

        assert re.findall(r"(?<![\d.])(?:549|548|542|342|336|335|436|107|106|101)(?![\d.])", text) == []

    def test_stated_relation_is_told_in_words(self):
        report = made_up(SOUND)

        assert remark(report.figure("key_proposals"), report.figure("proposals"), report, "zh") == (
            "市政协：在提案之内"
        )

    def test_figures_in_another_unit_stay_out(self):
        """A share has no place on an axis of 件."""
        report = made_up(
            SOUND.replace("as_written: 8件", "as_written: 97.9%").replace("ratios:\n  - {", "ratios:\n  # {")
        )
        chart = draw("proposals", report, ALL, SLIDE, LIGHT, "zh")

        assert [figure.id for figure in chart.figures] == ["proposals"]


class TestCourtyard:
    def test_figures_and_what_comes_to_one_session(self):
        """3700余 by 294 is more than 12.5, never 12.6; what is computed is grey and says about."""
        chart = draw("courtyard", kunming(), ALL, SLIDE, LIGHT, "zh")

        assert chart.title == "院坝协商议事294场次，每场院坝协商的建议约4.3条/场次"
        assert rows(chart) == [
            ("院坝协商群众参与", "→ 3700余 人(次)"),
            ("院坝协商委员参与", "1885 人(次)"),
            ("院坝协商建议", "1265 条"),
            ("院坝协商议事", "294 场次"),
            ("院坝协商工作案例", "180 个"),
            ("院坝协商方面", "五个方面"),
            ("每场院坝协商的建议", "≈ 约4.3 条/场次"),
            ("每场院坝协商的委员参与", "≈ 约6.4 人(次)/场次"),
            ("每场院坝协商的群众参与", "→ 超过12.5 人(次)/场次"),
            ("每场院坝协商的工作案例", "≈ 约0.61 个/场次"),
            ("院坝协商群众参与与委员参与之比", "→ 超过1.9"),
        ]
        assert "为计算所得" in chart.subtitle

    def test_small_quotients_keep_two_places(self):
        """3 by 7000 is about 0.00043, not about nothing."""
        assert str(wording.rounded(parse("3件") / parse("7000件"))) == "约0.00043"
        assert str(wording.rounded(parse("180个") / parse("294场次"))) == "约0.61个/场次"
        assert str(wording.rounded(parse("3700余人") / parse("294场"))) == "超过12.5人/场"
        assert str(wording.rounded(parse("6500余万元") / parse("151个"))) == "超过43万元/个"

    def test_meeting_of_one_district_is_not_among_them(self):
        """The 16 points agreed in Panlong are one meeting's, not the city's."""
        chart = draw("courtyard", kunming(), ALL, SCREEN, LIGHT, "zh")

        assert "panlong_consensus" not in {figure.id for figure in chart.figures}

    def test_ratio_needs_both_its_figures(self):
        chart = draw("courtyard", kunming(), Selection(categories=("media",)), SCREEN, LIGHT, "zh")

        assert chart.ratios == ()


class TestRural:
    def test_figures_and_ratios_with_their_bounds(self):
        told = rows(draw("rural", kunming(), ALL, PAGE, LIGHT, "zh"))

        assert told[:4] == [
            ("协调资金", "→ 6500余万 元"),
            ("乡村振兴参与委员和群众", "6000 名"),
            ("乡村振兴建议", "→ 4000余 条"),
            ("协助引进项目", "151 个"),
        ]
        assert {label for label, _ in told[4:]} == {
            ratio.label["zh"] for ratio in kunming().ratios if ratio.of.startswith("rural_")
        }
        assert all(words.startswith(("→ ", "≈ ")) for _, words in told[4:])


class TestTheme:
    def test_first_theme_that_the_selection_names(self):
        chart = draw("theme", kunming(), Selection(themes=("unity", "foundation")), SLIDE, LIGHT, "zh")

        assert chart.title == "增进团结联合：集体提案100件，党派团体社情民意242篇"
        assert rows(chart) == [
            ("集体提案", "100 件"),
            ("党派团体社情民意", "242 篇"),
            ("党派团体大会发言", "30 篇"),
            ("读书活动总传播量", "→ 100万+"),
        ]
        assert {"提案", "社情民意", "大会发言", "传播"} <= set(notes(chart))

    def test_begins_with_a_theme_that_tells_of_works(self):
        """The introduction only counts members and sectors: where no theme is named it is not the one shown."""
        chart = draw("theme", kunming(), ALL, SLIDE, LIGHT, "zh")

        assert chart.title.startswith("坚持党建引领：")


class TestTimeline:
    def spans(self, chart: Chart) -> dict[str, tuple[str, str]]:
        return {
            trace["customdata"][0][1]: (trace["x"][0], trace["x"][-1])
            for trace in chart.plot["data"]
            if "lines" in trace["mode"]
        }

    def days(self, chart: Chart) -> list[tuple[str, str]]:
        trace = chart.plot["data"][-1]
        assert trace["mode"] == "markers"
        return [(x[:10], id) for x, (_, id) in zip(trace["x"], trace["customdata"], strict=True)]

    def test_periods_are_spans_and_days_are_dots(self):
        """Mid-December is ten days, the last one included; April to June is three months. Never one day of them."""
        chart = draw("timeline", kunming(), ALL, SLIDE, LIGHT, "zh")

        assert self.spans(chart) == {
            "mohan_studio": ("2023-12-11", "2023-12-21"),
            "eco_supervision": ("2023-04-01", "2023-07-01"),
        }
        assert self.days(chart) == [
            ("2023-05-15", "party_campaign_launch"),
            ("2023-06-30", "party_alliance"),
            ("2023-06-30", "alliance_charter"),
            ("2023-06-30", "alliance_plan"),
            ("2023-09-22", "september_meeting"),
            ("2023-09-22", "september_online_deliberation"),
            ("2023-11-06", "common_language_launch"),
        ]

    def test_works_of_one_day_stand_together(self):
        """Three works of 30 June: one date, three dots on one line downwards, tied to each other."""
        chart = draw("timeline", kunming(), ALL, SLIDE, LIGHT, "zh")
        trace = chart.plot["data"][-1]
        places = [y for y, x in zip(trace["y"], trace["x"], strict=True) if x.startswith("2023-06-30")]
        ties = [s for s in chart.plot["layout"]["shapes"] if s.get("x0") == s.get("x1") == "2023-06-30"]

        assert places == [places[0], places[0] + 25, places[0] + 50]
        assert [(tie["y0"], tie["y1"]) for tie in ties] == [(places[0], places[1]), (places[1], places[2])]
        assert len([text for text in notes(chart) if text.startswith("6月30日")]) == 1

    def test_each_work_says_its_date_where_it_stands_alone(self):
        """On a phone works of one day stand in lines of their own, untied: none is left without its date."""
        chart = draw("timeline", kunming(), ALL, SCREEN, LIGHT, "zh")

        assert len([text for text in notes(chart) if text.startswith("6月30日")]) == 3

    def test_dates_are_worded_as_written(self):
        told = notes(draw("timeline", kunming(), ALL, SLIDE, LIGHT, "zh"))

        assert "12月中旬 磨憨—磨丁经济合作区政协委员工作室" in told
        assert "4至6月 生态环境保护民主监督" in told
        assert [text for text in notes(draw("timeline", kunming(), ALL, SLIDE, LIGHT, "en")) if "mid-Dec" in text]

    def test_notes_on_dates_stand_in_the_words(self):
        """A sentence that is copied says what is not known of a day."""
        for language in LANGUAGES:
            words = draw("timeline", kunming(), ALL, SLIDE, LIGHT, language).words
            dated = [work.dates for work in kunming().works if work.dates and work.dates.note]

            assert dated
            assert all(dates.note[language].rstrip("。.") in words for dates in dated if dates.note)

    def test_works_without_a_date_are_counted_not_drawn(self):
        chart = draw("timeline", kunming(), ALL, SLIDE, LIGHT, "zh")

        assert chart.title == "写明日期的工作9项：4月至12月"
        assert "另有107项工作未写明日期，不画在图上" in chart.source
        assert len(chart.works) == 9

    def test_dates_of_other_years_stretch_the_axis(self):
        """A span into the next year is drawn whole, and Januaries are told by their year."""
        report = made_up(SOUND.replace("to: 2023-03-31, as_written: 3月", "to: 2024-02-29, as_written: 3月至2024年2月"))
        axis = draw("timeline", report, ALL, SLIDE, LIGHT, "zh").plot["layout"]["xaxis"]

        assert axis["range"] == ["2023-01-01", "2025-01-01"]
        assert [name for name in axis["ticktext"] if name.startswith("20")] == ["2023", "2024"]

    def test_first_and_last_year_that_a_file_may_name(self):
        dates = "from: 1949-01-01, to: 2100-12-31, as_written: 1949年至2100年"
        report = made_up(SOUND.replace("from: 2023-03-01, to: 2023-03-31, as_written: 3月", dates))
        for frame in FRAMES.values():
            assert faults(draw("timeline", report, ALL, frame, LIGHT, "zh").plot, frame.export_width) == []

    def test_picture_with_too_many_works_says_how_many_are_missing(self):
        works = "".join(
            f"  - {{id: day_{n}, kind: event, theme: first, actor: city, fields: [general], label: {{zh: 会议{n}}}, "
            f"summary: {{zh: 会}}, at: {{line: 1, token: t}}, date: {{from: 2023-05-{n:02}, to: 2023-05-{n:02}, "
            f"as_written: 5月{n}日}}}}\n"
            for n in range(1, 32)
        )
        report = made_up(SOUND.replace("ratios:\n", works + "ratios:\n"))
        chart = draw("timeline", report, ALL, SLIDE, LIGHT, "zh")
        drawn = len({id for _, id in customdata(chart)})

        assert 10 < drawn < 32
        assert f"另有{32 - drawn}项未列出" in chart.source
        assert faults(chart.plot, 1280) == []


class TestWhatASourceLineSays:
    def test_nothing_of_rows_that_are_not_in_the_picture(self):
        """The two participations may be added; on a slide, which has no room for them, that is not said."""
        slide, page = (draw("output", kunming(), ALL, frame, LIGHT, "zh") for frame in (SLIDE, PAGE))

        assert "可相加得" in page.source
        assert "可相加得" not in slide.source
        assert "另有7项未列出" in slide.source

    def test_only_figures_that_the_chart_would_show_are_missed(self):
        """Under a field, how many whole-year figures a chart does without: proposals have three, rural ones none."""
        opening = Selection(fields=("opening",))

        assert "另有3个综合指标" in draw("proposals", kunming(), opening, SLIDE, LIGHT, "zh").source
        assert "综合指标" not in draw("rural", kunming(), opening, SLIDE, LIGHT, "zh").source
        assert "综合指标" in draw("matrix", kunming(), opening, SLIDE, LIGHT, "zh").source


class TestMatrix:
    def test_picture_says_what_the_filters_leave(self):
        """A filter that leaves only figures of other categories leaves them in the picture, too."""
        chart = draw("matrix", kunming(), Selection(fields=("rural",)), SLIDE, LIGHT, "zh")

        assert chart.title.startswith("4个指标")
        assert len(chart.figures) == 4

    def test_cells_name_figures_and_works(self):
        """On the page everything by name, figures before works."""
        chart = draw("matrix", kunming(), ALL, SCREEN, LIGHT, "zh")
        told = notes(chart)

        for name in (
            "提案442件",
            "重点协商30余项",
            "产业链与园区经济专题议政性常委会会议",
            "王选",
            "读书活动总传播量100万+",
        ):
            assert inside(name, told) == (name != "王选"), name
        assert told.count("■") == 39
        beside = {(text, x, y) for text, x, y, _ in labels(chart.plot)}
        assert {("■", x, y) for text, x, y in beside if text == "提案442件"} <= beside

    def test_counts_of_title_and_source(self):
        chart = draw("matrix", kunming(), ALL, SCREEN, LIGHT, "zh")
        without = sum(1 for work in kunming().works if not work.figures)

        assert chart.title == "39个指标，分布在6个主题、12个类别"
        assert f"另有{without}项工作没有指标，不归类" in chart.source
        assert len(chart.figures) == 39
        assert {work.id for work in chart.works} == {work.id for work in kunming().works if work.figures}

    def test_words_tell_each_category_by_its_telling_figure_and_how_many_there_are(self):
        """Thirty-nine figures by name would fill half a page."""
        words = draw("matrix", kunming(), ALL, SCREEN, LIGHT, "zh").words

        assert words.startswith("据昆明市政协报告，2023年39个指标，分布在6个主题、12个类别：提案类有提案442件等4个")
        assert "传播类有读书活动总传播量100万+" in words
        assert "协商类有重点协商30余项等13个指标" in words

    def test_picture_keeps_to_outputs_and_counts_the_rest(self):
        chart = draw("matrix", kunming(), ALL, SLIDE, LIGHT, "zh")

        assert {figure.category for figure in chart.figures} == {
            *("proposal", "social_condition", "consultation", "media", "inspection", "speech")
        }
        assert f"另有{39 - len(chart.figures)}个非产出类指标不在图上" in chart.source

    def test_work_stands_in_the_category_of_each_of_its_figures(self):
        chart = draw("matrix", kunming(), Selection(categories=("outcome",)), SCREEN, LIGHT, "zh")

        assert [work.id for work in chart.works] == ["education_campaign"]
        assert [figure.id for figure in chart.figures] == [
            *("education_measures", "education_problems_solved", "instructions")
        ]
