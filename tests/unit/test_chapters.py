"""A whole report in order: chapters of blocks."""

from dataclasses import replace

import pytest

from cppcc.content.blocks import Block, ChartBlock, Details, Groups, Section
from cppcc.content.catalog import CHARTS, PAGES
from cppcc.content.chapters import chapters
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import speech_of


def flat(blocks: tuple[Block, ...]) -> list[Block]:
    """The blocks, and those within them."""
    return [each for block in blocks for each in (block, *(flat(block.blocks) if isinstance(block, Section) else ()))]


@pytest.fixture(params=["", "policy", "innovation"])
def selection(request: pytest.FixtureRequest) -> Selection:
    return Selection(themes=(request.param,) if request.param else ())


def blocks_of(report: Report, selection: Selection) -> list[Block]:
    return [each for chapter in chapters(report, selection, speech_of(report, "zh")) for each in flat(chapter.blocks)]


class TestChapters:
    def test_there_is_one_for_each_page_that_says_so_in_the_order_of_the_pages(self, kunming: Report):
        names = [chapter.name for chapter in chapters(kunming, Selection(), speech_of(kunming, "zh"))]
        assert names == [name for name, page in PAGES.items() if page.is_chapter]

    def test_each_chart_has_its_place_in_one_of_them(self, kunming: Report, selection: Selection):
        ids = [block.id for block in blocks_of(kunming, selection) if isinstance(block, ChartBlock)]
        assert len(ids) == len(set(ids))
        assert {id.partition("/")[0] for id in ids} == {name for name, chart in CHARTS.items() if chart.chapter}

    def test_a_chart_of_a_theme_is_drawn_of_that_theme(self, kunming: Report):
        of_themes = [
            block for block in blocks_of(kunming, Selection()) if isinstance(block, ChartBlock) and block.theme
        ]
        assert len(of_themes) == len(kunming.themes)
        assert all(block.selection.themes == (block.theme,) for block in of_themes)

    def test_every_figure_and_work_that_the_filters_leave_is_told_once(self, kunming: Report, selection: Selection):
        details = [
            item for block in blocks_of(kunming, selection) if isinstance(block, Details) for item in block.items
        ]
        assert details == [*selection.figures(kunming), *selection.works(kunming)]

    def test_works_without_a_date_stand_with_the_timeline(self, kunming: Report, selection: Selection):
        [timeline] = [
            each for each in chapters(kunming, selection, speech_of(kunming, "zh")) if each.name == "timeline"
        ]
        groups = [group for block in flat(timeline.blocks) if isinstance(block, Groups) for group in block.groups]
        assert {item.id for group in groups for item in group.items} == {work.id for work in selection.undated(kunming)}

    def test_nothing_left_leaves_no_theme(self, kunming: Report):
        nothing = replace(Selection(), themes=("policy",), actors=("nobody",))
        assert not any(isinstance(block, ChartBlock) and block.theme for block in blocks_of(kunming, nothing))
