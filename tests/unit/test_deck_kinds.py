"""Whole decks: what is put before a meeting, and what every figure is checked by; of any report, and nothing hollow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cppcc.charts import draw
from cppcc.content.catalog import CHARTS, DECKS
from cppcc.decks.kinds import whole
from cppcc.decks.plan import PlanPage, lacking
from cppcc.design.frames import SLIDE
from cppcc.design.looks import LIGHT
from cppcc.model.report import Report
from cppcc.model.selection import PROFILE, Selection
from tests.speeches import ZH
from tests.unit.crowds import crowd
from tests.unit.drawings import ALL
from tests.unit.sample import EXTREME, SOUND, made_up

MADE_UP = {
    "sound": lambda: made_up(SOUND),
    "extreme": lambda: made_up(EXTREME),
    "a crowd": lambda: crowd(40, 20, figures=30),
    "one theme": lambda: crowd(1, 30, figures=150, one_category=True),
}


def names(report: Report, selection: Selection = ALL, kind: str = "report") -> list[str]:
    return [page.name for page in whole(report, selection, kind)]


def shown(report: Report, pages: tuple[PlanPage, ...]) -> set[str]:
    """The figures on the first slide of each of these pages."""
    charts = [draw(p.name, report, p.selection, SLIDE, LIGHT, ZH) for p in pages if p.name in CHARTS]
    return {figure.id for chart in charts for figure in chart.figures}


class TestReport:
    def test_tells_the_year_in_ten_slides(self, kunming: Report):
        pages = whole(kunming, ALL)

        assert [(page.name, *page.selection.categories) for page in pages] == [
            *(("cover",), ("headline",), ("ladder", "proposal"), ("cards", "social_condition")),
            *(("dots", "consultation"), ("steps",), ("responses",), ("firsts",), ("fields",), ("hero", "rural")),
        ]

    def test_of_two_figures_is_a_cover_and_one_slide(self, kunming: Report):
        for ids in (("proposals", "key_proposals"), ("proposals", "media_reports"), ("party_speeches", "proposals")):
            figures = tuple(figure for figure in kunming.figures if figure.id in ids)
            report = replace(kunming, figures=figures, works=(), ratios=(), headline=None, findings={})
            cover, slide = whole(report, ALL)

            assert cover.name == "cover"
            assert shown(report, (slide,)) == set(ids)

    def test_of_one_figure_shows_it(self, kunming: Report):
        pages = whole(kunming, Selection(categories=("media",), themes=("innovation",)))

        assert shown(kunming, pages[1:2]) == {"media_reports"}

    def test_of_nothing_is_a_cover(self, kunming: Report):
        assert names(kunming, Selection(actors=("province",))) == ["cover"]

    @pytest.mark.parametrize("selection", [ALL, Selection(themes=("party",)), Selection(actors=("system",))], ids=str)
    def test_has_no_slide_that_says_nothing(self, kunming: Report, selection: Selection):
        assert lacking(kunming, whole(kunming, selection)) == {}

    @pytest.mark.parametrize("made", MADE_UP)
    def test_has_no_more_than_ten_for_any_report(self, made: str):
        report = MADE_UP[made]()
        pages = whole(report, ALL)

        assert 1 < len(pages) <= 10
        assert lacking(report, pages) == {}

    @pytest.mark.parametrize("theme", ["party", "policy", "unity", "innovation", "foundation"])
    def test_drops_no_figure_of_few(self, kunming: Report, theme: str):
        chosen = Selection(themes=(theme,))
        figures = [figure for figure in chosen.figures(kunming) if figure.category != PROFILE]
        if len(figures) <= 6:
            assert {figure.id for figure in figures} <= shown(kunming, whole(kunming, chosen))

    def test_of_a_story_that_the_category_has_not_takes_another_form(self, kunming: Report):
        """Without its campaign, consultation is no slide of dots."""
        works = tuple(work for work in kunming.works if work.id != "courtyard_campaign")

        assert "dots" not in names(replace(kunming, works=works))
        assert names(replace(kunming, works=works)).count("hero") == 2


class TestAudit:
    def test_has_each_themes_figures_and_works_then_sums_and_sources(self, kunming: Report):
        pages = whole(kunming, ALL, "audit")
        of_themes = [(page.name, *page.selection.themes) for page in pages[1:-2]]

        assert pages[0].name == "cover"
        assert [page.name for page in pages[-2:]] == ["sums", "sources"]
        assert of_themes == [
            (name, theme.id)
            for theme in kunming.themes
            for name, items in (("figures", kunming.figures), ("works", kunming.works))
            if any(item.theme == theme.id for item in items)
        ]

    def test_of_nothing_has_cover_and_sources(self, kunming: Report):
        report = replace(kunming, figures=(), works=(), ratios=(), unstated=())

        assert names(report, kind="audit") == ["cover", "sources"]

    @pytest.mark.parametrize("made", MADE_UP)
    def test_has_no_slide_that_says_nothing(self, made: str):
        report = MADE_UP[made]()

        assert lacking(report, whole(report, ALL, "audit")) == {}


def test_the_meetings_deck_is_the_usual_one(kunming: Report):
    assert DECKS[0] == "report"
    assert whole(kunming, ALL) == whole(kunming, ALL, "report")
