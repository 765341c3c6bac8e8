"""Dots: what one campaign came to, of any report that has one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from cppcc.charts import Chart
from cppcc.charts.scene import Box, Dot
from cppcc.model.quantity import parse
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from tests.unit.drawings import inside, notes
from tests.unit.forms import runs, size_of, slide


class TestDots:
    @pytest.fixture
    def chart(self, kunming: Report) -> Chart:
        return slide("dots", kunming)

    @staticmethod
    def dots(chart: Chart) -> list[Dot]:
        return [item for item in chart.scene.items if isinstance(item, Dot)]

    def test_are_one_for_each_session_in_full_rows(self, chart: Chart):
        rows = Counter(round(dot.y, 3) for dot in self.dots(chart))

        assert sum(rows.values()) == 294
        assert len(set(rows.values())) == 1
        assert inside("一点为1场次", notes(chart))

    def test_have_a_bar_of_what_may_be_added_with_the_sum(self, chart: Chart):
        """1885 beside 3700 to scale; beyond the second the edge is torn, since it is at least so much."""
        lengths = {
            item.mark.id: item.x[1] - item.x[0] for item in chart.scene.items if isinstance(item, Box) and item.mark
        }

        assert list(lengths) == ["courtyard_members", "courtyard_public"]
        assert lengths["courtyard_public"] / lengths["courtyard_members"] == pytest.approx(3700 / 1885)
        assert inside("合计", notes(chart))
        assert [run.text for run in runs(chart) if run.size == size_of(chart, "5585")] == ["5585"]
        assert inside("可相加得5585余人(次)（本看板计算）", notes(chart))

    def test_show_the_other_figures_as_numbers(self, kunming: Report, chart: Chart):
        [campaign] = [work for work in kunming.works if work.id == "courtyard_campaign"]

        assert {figure.id for figure in chart.figures} == set(campaign.figures)
        for number in ("294", "180", "1265", "五个方面"):
            assert size_of(chart, number) >= 40

    def test_tell_what_is_computed_as_such(self, chart: Chart):
        assert inside("以下由本看板据原文数字计算，非原文所载：每场院坝协商的建议约4.3条/场次", notes(chart))
        assert "每场院坝协商的群众参与超过12.5人(次)/场次" in chart.words
        assert len(chart.ratios) == 3

    @pytest.mark.parametrize("written", ["294余场次", "12000场次"])
    def test_are_none_where_the_count_is_open_or_beyond_telling_apart(self, kunming: Report, written: str):
        figures = tuple(
            replace(figure, quantity=parse(written)) if figure.id == "courtyard_sessions" else figure
            for figure in kunming.figures
            if figure.id != "courtyard_cases"
        )
        chart = slide("dots", replace(kunming, figures=figures, ratios=()))

        assert self.dots(chart) == []
        assert "courtyard_sessions" in {figure.id for figure in chart.figures}

    def test_have_no_bar_where_nothing_may_be_added(self, kunming: Report):
        figures = tuple(figure for figure in kunming.figures if figure.id != "courtyard_public")
        chart = slide("dots", replace(kunming, figures=figures, ratios=()))

        assert [item for item in chart.scene.items if isinstance(item, Box) and item.mark] == []
        assert not inside("合计", notes(chart))
        assert len(self.dots(chart)) == 294

    def test_are_of_whatever_work_has_most_figures(self, kunming: Report):
        works = tuple(
            replace(work, figures=("proposals", "collective_proposals", "key_proposals"))
            if work.id == "legal_education"
            else replace(work, figures=())
            for work in kunming.works
        )
        chart = slide("dots", replace(kunming, works=works, findings={}))

        [work] = [work for work in works if work.id == "legal_education"]
        assert chart.kicker == (work.short or work.label)["zh"].replace("|", "")
        assert {figure.id for figure in chart.figures} == {"proposals", "collective_proposals", "key_proposals"}

    def test_of_a_part_of_the_campaign_tell_no_finding_on_the_whole(self, kunming: Report):
        works = tuple(work for work in kunming.works if work.id == "courtyard_campaign")
        chosen = Selection(actors=tuple({work.actor for work in works}))
        whole = slide("dots", kunming, chosen)
        part = slide("dots", kunming, Selection(themes=("policy",)))

        assert whole.title == "院坝协商294场次，5585余人(次)参与"
        assert "294" not in part.title

    def test_are_what_the_chart_of_courtyard_consultation_is(self, kunming: Report, chart: Chart):
        courtyard = slide("courtyard", kunming)

        assert courtyard.title == chart.title
        assert courtyard.scene.items[2:] == chart.scene.items[2:]  # but for the kicker
        assert len(self.dots(courtyard)) == 294
