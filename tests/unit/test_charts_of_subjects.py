"""What the charts of one subject show: proposals, courtyard consultation, a theme."""

from __future__ import annotations

import re

import pytest

from cppcc.charts import Chart, draw
from cppcc.charts.proposals import remark
from cppcc.charts.scene import Box, Text, Touch
from cppcc.design.frames import FRAMES, SCREEN, SLIDE
from cppcc.design.looks import LIGHT, tint
from cppcc.model.quantity import parse
from cppcc.model.selection import Selection
from cppcc.speech import phrases
from tests.kunming import report as kunming
from tests.speeches import ZH
from tests.unit.drawings import ALL, inside, notes, rows
from tests.unit.sample import SOUND, made_up


class TestProposals:
    @pytest.fixture
    def chart(self) -> Chart:
        return draw("proposals", kunming(), ALL, FRAMES["a4"], LIGHT, ZH)

    def test_four_figures_without_lengths_where_the_relation_is_not_stated(self, chart: Chart):
        """A4: 442, 100, 6 and 1 are all 件, but the others may or may not lie within the 442: no bar claims it."""
        assert chart.title == "提案442件，与另外3个提案数字的关系"
        assert [mark.id for mark in chart.scene.marks] == [
            *("proposals", "collective_proposals", "key_proposals", "national_key_proposal")
        ]
        assert {type(item) for item in chart.scene.items} == {Text, Touch}
        assert [text for text in notes(chart) if text in ("442 件", "100 件", "6 件", "一件")] == [
            *("442 件", "100 件", "6 件", "一件")
        ]

    def test_bars_from_nought_of_the_total_and_its_stated_parts(self):
        """Filled is the total; a solid edge is within it."""
        report = made_up(SOUND.replace("    period: session\n", ""))
        chart = draw("proposals", report, ALL, SLIDE, LIGHT, ZH)
        total, part = (item for item in chart.scene.items if isinstance(item, Box))
        assert [*total.x, *part.x] == pytest.approx([0, 1, 0, 8 / 120])
        assert (total.fill, part.fill) == ("proposal", tint("proposal"))
        assert (part.edge, part.dash) == ("proposal", "solid")
        assert "实心为总数" in chart.subtitle

    def test_a_part_of_another_period_has_no_length(self):
        """Of a session beside a year, though it is a part."""
        chart = draw("proposals", made_up(SOUND), ALL, SLIDE, LIGHT, ZH)

        assert [type(item) for item in chart.scene.items if not isinstance(item, Text)] == [Touch, Touch]

    def test_says_whose_and_in_which_relation(self, chart: Chart):
        told = notes(chart)

        assert inside("党派团体 · 100件是否全在442件之内未说明，不能相减得出委员提案数，也不计算占比。", told)
        assert inside("全国 · 提交给另一级政协，与442件的关系未说明，不能相加，也不能相减。", told)
        assert "各项不可相加（履职主体不同；原文未说明两者是否重叠）" in chart.source
        assert chart.words == (
            "据《昆明市政协2023年工作亮点综述》，2023年提案442件；集体提案100件（党派团体），市领导领衔办理重点提案6件、"
            "全国政协年度重点提案一件，各自与提案的关系，原文未说明。"
        )

    def test_words_hold_the_committee_to_none_of_the_others_figures(self):
        """A clerk pastes the sentence: what is not the committee's own deed is said to be whose it is."""
        words = draw("courtyard", kunming(), ALL, SCREEN, LIGHT, ZH).words

        assert words.startswith("据《昆明市政协2023年工作亮点综述》，2023年院坝协商议事294场次、")
        assert "、院坝协商群众参与3700余人(次)（各项：全市政协系统）。" in words

    def test_what_is_computed_is_not_quoted(self):
        """A7: the sentence that names the report ends before it; the next one says whose computation it is."""
        quoted, computed = draw("courtyard", kunming(), ALL, SCREEN, LIGHT, ZH).words.split("。", maxsplit=1)

        assert quoted.startswith("据《")
        assert not any(ratio.label["zh"] in quoted for ratio in kunming().ratios)
        assert computed.startswith("以下由本看板据原文数字计算，非原文所载：每场院坝协商的建议约4.3条/场次；")

    def test_words_say_the_filters_in_force(self):
        words = draw("output", kunming(), Selection(fields=("ecology",)), SCREEN, LIGHT, ZH).words

        assert words == (
            "据《昆明市政协2023年工作亮点综述》（统计时段：单次会议或活动；领域：生态环境），"
            "盘龙区院坝协商共识16项（县（市、区）政协）。"
        )

    def test_nothing_is_added_or_subtracted(self, chart: Chart):
        """Neither 549 nor 342 nor 336 is anywhere."""
        text = " ".join(notes(chart)) + chart.title + chart.subtitle + chart.source + chart.words

        assert re.findall(r"(?<![\d.])(?:549|548|542|342|336|335|436|107|106|101)(?![\d.])", text) == []

    def test_stated_relation_is_told_in_words(self):
        report = made_up(SOUND)

        assert remark(report.figure("key_proposals"), report.figure("proposals"), report, ZH) == (
            "市政协 · 统计时段：全体会议期间 · 在提案之内"
        )

    def test_figures_in_another_unit_stay_out(self):
        """A share has no place on an axis of 件."""
        report = made_up(
            SOUND.replace("8件", "97.9%")
            .replace("as_written: 97.9%", "as_written: 97.9%\n    share_of: proposals")
            .replace("metric: key_proposals", "metric: filing_rate")
            .replace("    relation: {to: proposals, kind: part_of}\n", "")
            .replace("ratios:\n  - {", "ratios:\n  # {")
        )
        chart = draw("proposals", report, ALL, SLIDE, LIGHT, ZH)

        assert [figure.id for figure in chart.figures] == ["proposals"]


class TestCourtyard:
    def test_small_quotients_keep_two_places(self):
        """3 by 7000 is about 0.00043, not about nothing."""
        assert str(phrases.rounded(parse("3件") / parse("7000件"))) == "约0.00043"
        assert str(phrases.rounded(parse("180个") / parse("294场次"))) == "约0.61个/场次"
        assert str(phrases.rounded(parse("3700余人") / parse("294场"))) == "超过12.5人/场"
        assert str(phrases.rounded(parse("6500余万元") / parse("151个"))) == "超过43万元/个"

    def test_meeting_of_one_district_is_not_among_them(self):
        """The 16 points agreed in Panlong are one meeting's, not the city's."""
        chart = draw("courtyard", kunming(), ALL, SCREEN, LIGHT, ZH)

        assert "panlong_consensus" not in {figure.id for figure in chart.figures}

    def test_ratio_needs_both_its_figures(self):
        chart = draw("courtyard", kunming(), Selection(categories=("media",)), SCREEN, LIGHT, ZH)

        assert chart.ratios == ()


class TestTheme:
    def test_first_theme_that_the_selection_names(self):
        chart = draw("theme", kunming(), Selection(themes=("unity", "foundation")), SLIDE, LIGHT, ZH)

        assert chart.title == "团结联合：集体提案100件，党派团体社情民意242篇"
        assert rows(chart) == [
            ("集体提案", "100 件"),
            ("党派团体社情民意", "242 篇"),
            ("党派团体大会发言", "30 篇"),
            ("读书活动总传播量", "→ 100万+"),
        ]
        assert {"提案", "社情民意", "大会发言", "传播"} <= set(notes(chart))

    def test_begins_with_a_theme_that_tells_of_works(self):
        """The introduction only counts members and sectors: where no theme is named it is not the one shown."""
        chart = draw("theme", kunming(), ALL, SLIDE, LIGHT, ZH)

        assert chart.title.startswith("党建引领：")
