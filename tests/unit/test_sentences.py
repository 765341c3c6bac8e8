"""Sentences say no more than the text: of which time a number is, of which whole a share, and whose a count is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cppcc.app.tables import of_items
from cppcc.charts import draw
from cppcc.charts.chart import caution
from cppcc.charts.proposals import remark
from cppcc.content import detail_facts
from cppcc.content.columns import cells
from cppcc.decks.plan import PlanPage, draw_part
from cppcc.design.frames import SCREEN, SLIDE
from cppcc.design.looks import LIGHT
from cppcc.files.load import vocabulary
from cppcc.messages import LANGUAGES, say
from cppcc.messages.translations import Words
from cppcc.model.quantity import parse
from cppcc.model.relations import Relation, RelationKind
from cppcc.model.report import Figure, Period, Report
from cppcc.model.selection import Selection
from cppcc.speech import phrases, sentences
from cppcc.write.office import notes
from tests.kunming import figure as real
from tests.kunming import report as kunming
from tests.speeches import ZH, speech
from tests.unit.sample import SOUND, made_up

ALL = Selection()
MADE_UP = made_up(SOUND)


def figure(id: str, written: str, zh: str, **more: object) -> Figure:
    first = MADE_UP.figures[0]
    changed = {"headline": False, "lead": True, "label": Words({"zh": zh, "en": id.capitalize()})} | more
    return replace(first, id=id, quantity=parse(written), **changed)  # type: ignore[arg-type]


def holding(*figures: Figure) -> Report:
    return replace(MADE_UP, figures=figures, works=(), ratios=(), unstated=())


def words(report: Report, language: str = "zh", chart: str = "output") -> str:
    return draw(chart, report, ALL, SCREEN, LIGHT, speech(language)).words


SUBMITTED = figure("submitted", "659件", "提出提案", period=Period.SINCE_SESSION)
RECEIVED = figure("received", "568件", "大会收到", period=Period.SESSION)
FILED = figure("filed", "529件", "大会立案", period=Period.SESSION)
OF_YEAR = figure("others", "12件", "平时提案")


class TestTheTimeOfANumber:
    def test_that_is_of_the_year_is_told_with_the_year(self):
        assert words(holding(OF_YEAR)) == "据《某市政协2023年综述》，2023年平时提案12件。"

    def test_that_all_have_in_common_is_told_once_in_place_of_the_year(self):
        """A report on proposals since the last session tells of no calendar year."""
        assert words(holding(SUBMITTED)) == "据《某市政协2023年综述》（统计时段：全体会议以来），提出提案659件。"
        assert words(holding(SUBMITTED), "en") == (
            'A Made-up Committee, "某市政协2023年综述" (Period: since the plenary session). Submitted (659 items).'
        )

    def test_is_told_behind_each_where_times_differ(self):
        """And of the year is only what is not said to be of another time."""
        assert words(holding(SUBMITTED, RECEIVED, FILED)) == (
            "据《某市政协2023年综述》，提出提案659件（全体会议以来），大会收到568件、大会立案529件（这2项：全体会议期间）。"
        )
        assert words(holding(SUBMITTED, OF_YEAR)) == (
            "据《某市政协2023年综述》，2023年（另注除外），提出提案659件（全体会议以来），平时提案12件。"
        )
        assert words(holding(SUBMITTED, OF_YEAR), "en") == (
            'A Made-up Committee, "某市政协2023年综述", 2023 (unless another period is noted). '
            "Submitted (659 items; since the plenary session), Others (12 items)."
        )

    @pytest.mark.parametrize("chart", ["output", "category", "theme", "headline", "proposals", "matrix"])
    @pytest.mark.parametrize("period", [period for period in Period if period is not Period.YEAR])
    def test_is_told_by_every_chart(self, chart: str, period: Period):
        """In its words and beneath its title."""
        report = holding(replace(SUBMITTED, period=period, headline=True))
        drawn = draw(chart, report, ALL, SLIDE, LIGHT, ZH)
        told = say("zh", f"period.{period}")

        assert "，2023年" not in drawn.words
        assert told in drawn.words
        assert told in drawn.subtitle

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_is_told_by_tables_notes_and_details(self, language: str):
        report = holding(SUBMITTED)
        period = say(language, f"period.{Period.SINCE_SESSION}")

        assert period in str(cells(report, SUBMITTED, ("note",), speech(language))["note"])
        assert period in "".join(of_items(report, (SUBMITTED,), speech(language)).iloc[0])
        assert period in "".join(notes.of_figures(report, [SUBMITTED], speech(language)))
        assert period in "".join(dict(detail_facts.of_figure(report, SUBMITTED, speech(language)))["scope"])
        assert period in remark(SUBMITTED, SUBMITTED, report, speech(language))

    def test_that_the_text_leaves_open_is_said_to_be_open(self):
        """Whether the studios were built that year or are all there are: not “of the year” and not “as of”."""
        studios = real("members_studios")

        assert studios.period is Period.UNSTATED
        assert dict(detail_facts.of_figure(kunming(), studios, ZH))["scope"][0].startswith("市政协，统计时段未说明（")
        report = holding(replace(OF_YEAR, period=Period.UNSTATED))
        assert words(report) == "据《某市政协2023年综述》（统计时段未说明），平时提案12件。"

    def test_of_dates_is_their_own_year_where_not_all_are_of_the_reports(self):
        """“2023: 20 January 2024” is no sentence."""
        late = (
            "  - {id: late, kind: event, theme: first, actor: city, fields: [general], label: {zh: 二次会议}, "
            "summary: {zh: 会}, at: {line: 1, token: 会}, "
            "date: {from: 2024-01-20, to: 2024-01-20, as_written: 1月20日}}\n"
        )
        report = made_up(SOUND.replace("ratios:\n", late + "ratios:\n"))

        assert words(report, chart="timeline") == (
            "据《某市政协2023年综述》，2023年3月，启动；2024年1月20日，二次会议。条数由本看板统计：写明日期的工作2项。"
        )
        assert words(MADE_UP, chart="timeline").startswith("据《某市政协2023年综述》，2023年3月，启动。")
        assert words(report, "en", "timeline").startswith(
            'A Made-up Committee, "某市政协2023年综述". Mar 2023, Launch; 20 Jan 2024, 二次会议.'
        )


class TestTheWholeOfAShare:
    SHARE = figure("adopted", "90.4%", "采纳", metric="filing_rate", share_of="filed", period=Period.SESSION)

    @pytest.mark.parametrize(
        ("language", "told"),
        [("zh", "采纳90.4%（占大会立案529件"), ("en", "Adopted (90.4%; of Filed, 529 items")],
    )
    @pytest.mark.parametrize("chart", ["output", "category", "theme", "matrix"])
    def test_stands_with_it_in_every_sentence(self, chart: str, language: str, told: str):
        """Between other counts, a share would be read as one of what stands beside it."""
        report = holding(OF_YEAR, FILED, self.SHARE)
        if chart == "matrix":  # which names the first of each category
            report = holding(OF_YEAR, FILED, replace(self.SHARE, category="outcome"))

        assert told in words(report, language, chart)

    def test_is_told_once_behind_shares_of_one_whole(self):
        other = replace(self.SHARE, id="planned", quantity=parse("3.1%"), label=Words({"zh": "列入计划"}))

        assert "采纳90.4%、列入计划3.1%（这2项：占大会立案529件）" in words(holding(FILED, self.SHARE, other))

    def test_stands_with_it_in_titles_cells_tables_and_sums(self):
        report = holding(FILED, self.SHARE)
        other = replace(self.SHARE, category="outcome")

        assert "采纳90.4%（占大会立案529件）" in draw("category", report, ALL, SLIDE, LIGHT, ZH).title
        assert phrases.to_mind(report, self.SHARE, ZH) == "统计时段：全体会议期间 · 占大会立案529件"
        assert "采纳90.4%（占大会立案529件）" in str(
            draw("matrix", holding(FILED, other), ALL, SCREEN, LIGHT, ZH).scene
        )
        assert phrases.added(report, self.SHARE, self.SHARE, parse("100%"), ZH).startswith(
            "采纳90.4%（占大会立案529件） + "
        )


class TestCounts:
    def test_of_ours_stand_behind_the_sources_words(self):
        """And say whose they are."""
        for chart in ("matrix", "timeline"):
            quoted, ours = words(kunming(), chart=chart).split("条数由本看板统计：")

            assert quoted.startswith("据《昆明市政协2023年工作亮点综述》，2023年")
            assert "个指标" not in quoted
            assert "写明日期的工作" not in quoted
            assert ours.startswith(
                {"matrix": "39个指标，分布在6个主题、12个类别；", "timeline": "写明日期的工作7项。"}[chart]
            )
        assert sentences.counted([], ZH) == ""

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_in_titles_are_of_what_is_drawn(self, language: str):
        """A page of works in words has room for as many as fit; its title says no number."""
        theme = max(kunming().themes, key=lambda each: len(Selection(themes=(each.id,)).works(kunming())))
        chosen = Selection(themes=(theme.id,))
        drawn = draw_part(kunming(), PlanPage("works", chosen), SLIDE, LIGHT, speech(language))

        assert "24" not in drawn.title
        assert drawn.title == say(language, "deck.works", theme=theme.label[language])


class TestWhyNothingIsAdded:
    def test_under_a_chart_are_the_reasons_of_its_pairs(self):
        """Where one contains the other, nothing may overlap: it does."""
        report = made_up(SOUND.replace("    period: session\n", ""))

        for chart in ("category", "proposals"):
            assert draw(chart, report, ALL, SLIDE, LIGHT, ZH).source.endswith(" · 各项不可相加（一个在另一个之内）")

    def test_in_the_chart_of_proposals_one_unstated_relation_decides_for_no_other(self):
        """What is declared within and beside each other is told so, with its sum."""
        figure_of = (
            "  - {{id: {}, metric: proposals, as_written: {}, at: {{line: 4, token: {}}}, theme: first, "
            "category: proposal, "
            "actor: city, fields: [general], label: {{zh: {}}}{}}}\n"
        )
        within = ", relation: [{to: proposals, kind: part_of}, {to: key_proposals, kind: disjoint}]"
        text = SOUND.replace("    period: session\n", "").replace(
            "works:\n",
            figure_of.format("rest", "112件", "又112件", "其余", within)
            + figure_of.format("open", "20件", "又20件", "未定", "")
            + "works:\n",
        )
        source = draw("proposals", made_up(text), ALL, SCREEN, LIGHT, ZH).source

        assert source.endswith(
            "除“其余”与“重点提案”可相加得120件（本看板计算）外，各项不可相加（一个在另一个之内；原文未说明两者是否重叠）"
        )

    def test_of_many_pairs_those_that_the_file_names_stand_first(self):
        """And how many there are: with the classes of the left, whose sums follow, four."""
        whole = figure("whole", "100件", "总数", headline=True)
        left, right = figure("left", "60件", "左"), figure("right", "40件", "右")
        within = (Relation("left", RelationKind.PART_OF),)
        classes = [figure(f"class_{n}", f"{n + 10}件", f"类{n}", relations=within) for n in range(3)]
        right = replace(right, relations=(Relation("left", RelationKind.DISJOINT),))
        for language, told in (
            ("zh", "除“左”与“右”可相加得100件（本看板计算），“右”与“类2”可相加得52件（本看板计算）等4对外，"),
            ("en", "computed by this dashboard); in all 4 pairs may; no others may (one contains the other; overlap"),
        ):
            report = holding(whole, left, right, *classes)
            source = draw("category", report, ALL, SCREEN, LIGHT, speech(language)).source

            assert told in source

    def test_where_all_may_be_added_there_is_no_reason(self):
        figures = [kunming().figure(id) for id in ("courtyard_members", "courtyard_public")]
        report = replace(kunming(), figures=tuple(figures), ratios=())

        assert caution(report, figures, ZH).endswith("可相加得5585余人(次)（本看板计算）")

    def test_figures_of_unknown_time_have_no_lengths_to_compare(self):
        unknown = [replace(each, period=Period.UNSTATED) for each in (RECEIVED, FILED)]

        assert draw("output", holding(*unknown), ALL, SLIDE, LIGHT, ZH, scale="linear").groups[0].full is None


class TestWordsOfThePage:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_no_two_units_have_one_name_as_headings(self, language: str):
        """件 and 项 are both items beside a number; above their figures they are not."""
        names = [unit.name(language) for unit in vocabulary().units.values()]
        chart = draw("output", kunming(), ALL, SCREEN, LIGHT, speech(language), group="unit")

        assert len(names) == len(set(names))
        assert {group.heading for group in chart.groups} <= {*names, say(language, "unit.none")}
        assert not any("by number" in name for name in names)

    def test_actors_names_are_in_lower_case_within_an_english_sentence(self):
        told = words(kunming(), "en", "courtyard")

        assert "(each: all committees in the city)" in told
