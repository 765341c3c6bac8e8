"""The board: what stands large, what is compared by length, what is told of themes and fields."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cppcc.content.board import Board, board, fields_left, finding, panels_of
from cppcc.model.comparable import are_comparable
from cppcc.model.quantity import parse
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.write.html import template
from tests.cases import few
from tests.speeches import EN, ZH, speech
from tests.unit.crowds import crowd
from tests.unit.loading import loaded, sound
from tests.unit.sample import SOUND

ALL = Selection()


def markup(report: Report, selection: Selection = ALL, language: str = "zh", *, narrow: bool = False) -> str:
    """The board as HTML."""
    said = speech(language)
    return template.part("board", "board", said, board(report, selection, said), narrow)


def opened(html: str, kind: str = "figure") -> list[str]:
    """The ids of what can be opened, in order."""
    return re.findall(f'data-opens="{kind}/([a-z0-9_]+)"', html)


def shares(shown: Board) -> dict[str, float]:
    """The figures that have a bar, and how long it is."""
    rows = [row for panel in (*shown.panels, *shown.others) for row in panel.rows]
    return {row.figure.id: row.share for row in rows if row.share is not None}


def made_up(*written: str) -> Report:
    """Made-up proposals of one year, in these words."""
    report = crowd(1, 4, figures=len(written), works=0, one_category=True)
    figures = (
        replace(figure, quantity=parse(words), metric=f"metric_{number}", lead=False, headline=False)
        for number, (figure, words) in enumerate(zip(report.figures, written, strict=True))
    )
    return replace(report, figures=tuple(figures))


class TestPanels:
    def test_have_the_headline_figure_large(self, kunming):
        leads = {panel.category.id: panel.lead.figure.id for panel in board(kunming, ALL, ZH).panels if panel.lead}

        assert {id: leads[id] for id in ("proposal", "social_condition", "consultation", "media")} == {
            "proposal": "proposals",
            "social_condition": "social_condition_bulletins",
            "consultation": "key_consultations",
            "media": "media_reports",
        }

    def test_without_one_have_a_leading_figure_large_then_the_first_of_the_whole_year(self):
        report = sound(loaded(SOUND.replace("    headline: true\n    lead: true\n", "")))
        shown = board(report, ALL, ZH).panels[0]
        assert shown.lead
        assert shown.lead.figure.id == "proposals"

    def test_hold_every_figure_once(self, kunming):
        shown = board(kunming, ALL, ZH)
        rows = [row.figure.id for panel in (*shown.panels, *shown.others) for row in panel.rows]

        assert Counter(rows + [figure.id for figure in shown.lines]) == Counter(each.id for each in kunming.figures)

    def test_of_a_part_let_nothing_stand_out_that_does_not_among_all(self, kunming):
        """What an earlier picture had no room for is not the main thing of the next one."""
        rest = [figure for figure in kunming.figures if figure.id not in ("key_consultations", "proposals")]
        parts = {each.category.id: each for each in panels_of(kunming, rest, (), ZH, of=kunming.figures)}

        assert (parts["consultation"].lead, parts["proposal"].lead) == (None, None)
        assert parts["media"].lead

    def test_of_many_rows_stand_in_groups_of_one_actor_and_time(self, kunming):
        shown = {panel.category.id: panel for panel in board(kunming, ALL, ZH).panels}
        assert [group.about for group in shown["proposal"].groups] == [""]
        assert [group.about for group in shown["consultation"].groups] == [
            "全市政协系统 · 报告年度",
            "市政协 · 报告年度",
            "市政协 · 单次会议或活动",
            "县（市、区）政协 · 单次会议或活动",
        ]
        for group in shown["consultation"].groups:
            assert len({(row.figure.actor, row.figure.period) for row in group.rows}) == 1

    @pytest.mark.parametrize(("count", "span"), [(1, 1), (5, 1), (6, 2), (9, 2), (10, 3)])
    def test_of_more_rows_are_higher(self, count, span):
        """Over four beside the large one two panels high, over eight three."""
        [panel] = board(made_up(*["3件"] * count), ALL, ZH).panels
        assert panel.span == span

    @pytest.mark.parametrize(("count", "across"), [(13, 1), (14, 2), (25, 2), (26, 3), (150, 3)])
    def test_of_very_many_rows_are_wider(self, count, across):
        """Twelve beside the large one have room in a column."""
        [panel] = board(made_up(*["3件"] * count), ALL, ZH).panels
        assert panel.across == across

    def test_of_no_output_are_a_line_a_figure_where_they_have_few(self, kunming):
        shown = board(kunming, ALL, ZH)
        assert {panel.category.id for panel in shown.others} == {"organisation", "rural", "outcome"}
        assert all(panel.lead is None for panel in shown.others)
        assert {figure.category for figure in shown.lines} == {"research", "reach", "profile"}

    def test_without_figures_stay_where_there_are_works(self, kunming):
        shown = {panel.category.id: panel for panel in board(kunming, ALL, ZH).panels}
        assert (shown["supervision"].figures, shown["supervision"].works) == (0, 2)
        assert "未列明数字" in markup(kunming)

    def test_without_anything_are_one_line(self):
        report = sound(loaded(SOUND))
        shown = board(report, ALL, ZH)
        assert [panel.category.id for panel in shown.panels] == ["proposal"]
        assert "社情民意、协商、媒体报道、视察调研、民主监督、大会发言：未列明数字" in markup(report)


class TestBars:
    def test_stand_only_where_lengths_may_be_compared(self, kunming):
        """442, 100, 6 and one proposal: how they are related is not stated, so no bar compares them."""
        assert shares(board(kunming, ALL, ZH)) == {
            "courtyard_members": pytest.approx(1885 / 3700, abs=1e-3),
            "courtyard_public": 1.0,
        }

    @given(st.integers(0, 10**6))
    def test_of_any_report_compare_what_may_be_compared(self, seed):
        report = crowd(3, 5, figures=1 + seed % 7, works=0)
        drawn = shares(board(report, ALL, ZH))
        figures = {figure.id: figure for figure in report.figures}
        for id in drawn:
            others = [figures[other] for other in drawn if other != id]
            assert any(are_comparable(report, figures[id], other) for other in others)

    def test_of_shares_are_none(self):
        """A share beside a count would be compared with it."""
        assert shares(board(made_up("90.4%", "25%"), ALL, ZH)) == {}

    def test_are_of_one_scale_in_each_panel(self):
        """The set of the main figure; another one has none, since a reader would compare it."""
        report = made_up("100件", "50件", "9件", "3件")
        sets = ("a", "a", "b", "b")
        figures = [replace(figure, metric=metric) for figure, metric in zip(report.figures, sets, strict=True)]
        drawn = shares(board(replace(report, figures=tuple(figures)), ALL, ZH))
        assert drawn == {report.figures[0].id: 1.0, report.figures[1].id: 0.5}

    def test_of_at_least_have_no_closed_end(self, kunming):
        public, members = (re.search(f'{id}".*?(<i class="bar.*?>)', markup(kunming)) for id in ("public", "members"))
        assert public
        assert members
        assert (' torn"' in public[1], ' torn"' in members[1]) == (True, False)

    def test_do_not_stand_alone_beneath_filters(self, kunming):
        """What was compared with is filtered away: no length is left to tell anything."""
        left = replace(kunming, figures=tuple(each for each in kunming.figures if each.id != "courtyard_public"))
        assert shares(board(left, ALL, ZH)) == {}


class TestTitle:
    @pytest.mark.parametrize(
        ("categories", "told"),
        [
            (["proposal", "proposal", "media"], "3个指标中，提案占2个，最多"),
            (["proposal", "media"], "2个指标，分属2类"),
            (["proposal", "proposal"], "2个指标，都是提案"),
            ([], "原文没有写明数字"),
        ],
    )
    def test_tells_which_category_has_most_unless_two_tie(self, categories, told):
        report = made_up(*["3件"] * len(categories)) if categories else crowd(1, 4, figures=0)
        figures = (replace(figure, category=id) for figure, id in zip(report.figures, categories, strict=True))
        assert board(replace(report, figures=tuple(figures)), ALL, ZH).title == told


class TestFinding:
    def test_is_the_file_s(self, kunming):
        assert finding(kunming, ALL, ZH) == "31个界别、400余名委员协商议政、建言资政"

    def test_is_computed_where_the_file_has_none(self, kunming):
        assert (
            finding(replace(kunming, headline=None), ALL, ZH)
            == "原文写明39个指标，列出87项工作；指标以协商最多；政策领域以生态环境的工作最多"
        )
        assert finding(replace(kunming, headline=None), ALL, EN) == (
            "The text states 39 figures and names 87 activities; most figures are on Consultations; "
            "of policy fields, Ecology has the most activities"
        )

    def test_says_nothing_of_a_tie_or_of_what_is_not_there(self):
        report = sound(loaded(SOUND))
        assert finding(report, ALL, ZH) == "原文写明2个指标，列出2项工作"
        assert finding(replace(report, works=()), ALL, ZH) == "原文写明2个指标"
        assert finding(replace(report, figures=()), ALL, ZH) == "原文列出2项工作"


class TestThemes:
    def test_tell_the_figures_that_say_most(self, kunming):
        cards = {card.theme.id: card for card in board(kunming, ALL, ZH).themes}
        assert [figure.id for figure in cards["policy"].figures] == ["key_consultations", "proposals"]
        assert (cards["policy"].figure_count, cards["policy"].work_count) == (10, 19)

    def test_are_none_where_there_is_only_one(self):
        assert board(crowd(1, 5), ALL, ZH).themes == ()


class TestFields:
    def test_are_ranked_the_committee_itself_last(self, kunming):
        rows = board(kunming, ALL, ZH).fields
        counts = [row.count for row in rows[:-1]]
        assert counts == sorted(counts, reverse=True)
        assert rows[-1].id == "institution"
        assert [row.id for row in rows] == fields_left(kunming, kunming.works)

    def test_have_a_dot_for_each_work_of_each_theme(self, kunming):
        shown = board(kunming, ALL, ZH)
        html = template.part("board", "fields", ZH, shown)
        assert html.count("●") == sum(row.count for row in shown.fields) + 3  # and the legend's
        for row in shown.fields:
            for theme, cell in zip(shown.columns, row.cells, strict=True):
                works = [work for work in kunming.works if work.theme == theme.id and row.id in work.fields]
                assert sum(cell.values()) == len(works)
        assert opened(html, "field") == [row.id for row in shown.fields]


class TestMarkup:
    @pytest.mark.parametrize("narrow", [False, True])
    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_opens_every_figure_and_category(self, kunming, language, narrow):
        html = markup(kunming, ALL, language, narrow=narrow)
        assert set(opened(html)) == {figure.id for figure in kunming.figures}
        assert len(opened(html, "category")) == len(set(opened(html, "category"))) == 10

    def test_on_a_phone_is_folded_but_for_the_first_category(self, kunming):
        html = markup(kunming, narrow=True)
        assert (html.count("<details"), html.count(" open>")) == (10, 1)

    def test_holds_nothing_of_a_file_as_markup(self):
        hostile = "<img src=x onerror=alert(1)>"
        report = sound(loaded(SOUND.replace("zh: 重点提案", f'zh: "{hostile}"')))
        assert hostile not in markup(report)
        assert "&lt;img" in markup(report)

    @pytest.mark.parametrize("figures", few([1, 40, 150], 2))
    @pytest.mark.parametrize("kind", ["zh", "word"])
    def test_of_any_size_has_all(self, figures, kind):
        report = crowd(1, 40, figures=figures, works=0, kind=kind)
        for narrow in (False, True):
            assert set(opened(markup(report, narrow=narrow))) == {figure.id for figure in report.figures}


def test_words_of_numbers_are_those_of_the_report(kunming):
    """Value for value, read back from the HTML."""
    told = {
        id: re.sub("<[^>]*>", "", button)
        for id, button in re.findall(r'data-opens="figure/([a-z0-9_]+)">(.*?)</button>', markup(kunming))
    }
    for figure in kunming.figures:
        assert figure.quantity.as_written.partition("（")[0] in told[figure.id].replace(" ", "")
