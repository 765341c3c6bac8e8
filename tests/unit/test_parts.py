"""What has no room in one picture stands on further ones: nothing is dropped, nothing shown twice."""

from __future__ import annotations

import re

import pytest

from cppcc.charts import Chart
from cppcc.content.catalog import CHARTS
from cppcc.design.frames import FRAMES, SCREEN, Frame
from cppcc.messages import LANGUAGES
from tests.cases import cases
from tests.kunming import report as kunming
from tests.unit.crowds import crowd
from tests.unit.drawings import DATA_CHARTS, all_parts, inside, notes, pictures
from tests.unit.geometry import faults

#: Those that show figures or works one by one, and so may have too many. The matrix counts what a cell has no room for.
LISTS = [name for name in DATA_CHARTS if name != "matrix"]


def items(chart: Chart) -> list[str]:
    """What a picture shows, each with its name."""
    shown = [item for item in (chart.figures or chart.works) if item.id not in chart.left_out]
    for figure in chart.figures:
        assert figure not in shown or inside(figure.label["zh"], notes(chart)), figure.id
    return [item.id for item in shown]


@pytest.mark.parametrize(("name", "frame"), cases(LISTS, pictures, together=1))
def test_of_a_crowd_show_all_of_it(name: str, frame: Frame):
    report = crowd(3, 20, figures=14, one_category=True)
    charts = all_parts(name, report, frame, "zh")
    shown = [id for chart in charts for id in items(chart)]
    [whole] = all_parts(name, report, SCREEN, "zh")

    assert not charts[-1].left_out
    assert set(shown) == set(items(whole))
    if name not in ("fields", "steps"):
        assert len(shown) == len(set(shown))
    for chart in charts:
        assert faults(chart.scene, frame.export_width) == []


@pytest.mark.parametrize("name", ["output", "category", "ladder", "cards", "hero", "numbers"])
def test_are_numbered_in_their_titles(name: str):
    charts = all_parts(name, crowd(3, 20, figures=14, one_category=True), FRAMES["slide"], "zh")

    assert len(charts) > 1
    assert len({re.sub(r"（\d+/\d+）$", "", chart.title) for chart in charts}) == 1
    for number, chart in enumerate(charts, start=1):
        assert chart.title.endswith(f"（{number}/{len(charts)}）")


@pytest.mark.parametrize("name", ["ladder", "hero", "numbers"])
def test_are_about_equally_full_but_for_the_first(name: str):
    _, *further = all_parts(name, crowd(1, 8, figures=50, one_category=True), FRAMES["slide"], "zh")
    counts = [len(chart.figures) for chart in further]

    assert len(counts) > 1
    assert max(counts) - min(counts) <= 1


@pytest.mark.parametrize(("name", "frame"), cases(["firsts", "responses", "fields", "steps"], pictures, together=1))
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_works_show_all_of_them(name: str, frame: Frame, language: str):
    charts = all_parts(name, kunming(), frame, language)
    [whole] = all_parts(name, kunming(), SCREEN, language)
    shown = [work.id for chart in charts for work in chart.works]

    assert set(shown) == {work.id for work in whole.works}
    assert name in ("fields", "steps") or len(shown) == len(set(shown))


def test_count_what_is_not_in_the_picture_only_where_no_other_follows():
    charts = all_parts("output", kunming(), FRAMES["slide"], "zh")

    assert len(charts) == 2
    assert not [chart for chart in charts if "未列出" in chart.source]


@pytest.mark.parametrize("name", CHARTS)
def test_are_one_where_all_has_room(name: str):
    [chart] = all_parts(name, kunming(), FRAMES["screen"], "zh")

    assert chart.left_out == ()
    assert not re.search(r"（\d+/\d+）$", chart.title)
