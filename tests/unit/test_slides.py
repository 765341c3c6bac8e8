"""Slides: which charts a presentation shows, and in which order."""

from __future__ import annotations

from dataclasses import replace

from cppcc.content.catalog import CHARTS
from cppcc.decks.slides import slides
from cppcc.files.load import REPORTS, read
from cppcc.model.selection import Selection


def kunming():
    return read(REPORTS / "kunming-2023.yaml").report


def test_every_chart_is_presented_but_those_that_tell_a_part_of_another():
    presented = {slide.chart for slide in slides(kunming(), Selection())}

    assert {*CHARTS} - presented == {name for name, chart in CHARTS.items() if name == "category" or not chart.chapter}


def test_are_the_year_in_its_order():
    """The outputs first, then each theme, then what runs through all of them."""
    shown = [slide.id for slide in slides(kunming(), Selection())]

    assert shown == [
        *("headline", "output", "proposals", "courtyard", "rural"),
        *("introduction", "party", "policy", "unity", "innovation", "foundation"),
        *("timeline", "matrix"),
    ]


def test_a_theme_is_drawn_of_that_theme_alone():
    policy = next(slide for slide in slides(kunming(), Selection(actors=("city",))) if slide.id == "policy")

    assert policy.chart == "theme"
    assert policy.selection == Selection(themes=("policy",), actors=("city",))


def test_a_filter_leaves_its_themes_only():
    shown = [slide.id for slide in slides(kunming(), Selection(themes=("unity", "party"))) if slide.chart == "theme"]

    assert shown == ["party", "unity"]


def test_a_theme_with_a_charts_name_has_another_id():
    """So that each address opens one slide."""
    report = kunming()
    themes = (replace(report.themes[0], id="rural"), *report.themes[1:])

    shown = [slide.id for slide in slides(replace(report, themes=themes), Selection())]

    assert len(set(shown)) == len(shown)
    assert "theme-rural" in shown
