"""Posters: a year on one sheet, in the report's own words, whatever the report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cppcc.charts import Chart, poster
from cppcc.charts.qr import runs_of_code
from cppcc.charts.scene import Box, Dot, Text
from cppcc.design.frames import POSTERS
from cppcc.design.looks import DARK, LIGHT, LOOKS
from cppcc.messages import LANGUAGES
from cppcc.model.report import Report
from cppcc.model.selection import PROFILE, Selection
from cppcc.speech.statements import joined, quantity_pieces
from tests.speeches import ZH, speech
from tests.unit.crowds import crowd
from tests.unit.drawings import ALL, extreme, inside, notes
from tests.unit.geometry import faults
from tests.unit.sample import SOUND, made_up

LONG, WALL = POSTERS.values()
every_frame = pytest.mark.parametrize("frame", POSTERS.values(), ids=POSTERS)


def drawn(report: Report, selection: Selection = ALL, frame=LONG, **more: str) -> Chart:
    return poster.draw(report, selection, frame, LIGHT, ZH, **more)


@every_frame
def test_tells_the_year_and_each_theme(kunming: Report, frame):
    chart = drawn(kunming, frame=frame)
    told = notes(chart)

    for words in ("一图读懂", "昆明市政协2023年履职成果", "31个界别、400余名委员协商议政"):
        assert inside(words, told)
    for theme in kunming.themes[1:]:
        assert inside(theme.short["zh"], told)
    assert not inside("导语", told)  # which only counts members and sectors
    for words in ("23个党组织结成党建联盟", "全市院坝协商294场次，提出建议1265条", "投身乡村振兴，协调资金6500余万元"):
        assert inside(words, told)


@every_frame
def test_says_the_reports_words_of_every_figure(kunming: Report, frame):
    chart = drawn(kunming, frame=frame)
    told = notes(chart)

    assert len(chart.figures) > 20
    for figure in chart.figures:
        assert inside(joined(quantity_pieces(figure.quantity, ZH)).replace(" ", ""), told), figure.id
        assert figure.quantity.as_written.replace(" ", "") in chart.words.replace(" ", "")


def test_has_the_campaign_in_dots_and_advice_in_rows(kunming: Report):
    chart = drawn(kunming)
    told = notes(chart)

    assert len([item for item in chart.scene.items if isinstance(item, Dot)]) == 294
    assert inside("合计", told)
    assert inside("5585", told)
    assert inside("批示与后续", told)
    assert inside("市委、市政府主要领导批示", told)


def test_has_a_code_only_where_an_address_is_given(kunming: Report):
    def boxes(chart: Chart) -> int:
        return len([item for item in chart.scene.items if isinstance(item, Box)])

    address = "https://example.org/"
    modules = sum(map(len, runs_of_code(address)))

    assert boxes(drawn(kunming, address=address)) == boxes(drawn(kunming)) + modules + 1


def test_on_a_wall_is_a_sheet_of_a3(kunming: Report):
    scene = drawn(kunming, frame=WALL).scene

    assert scene.size == (1587, 1123)
    assert min(text.y for text in scene.texts) > 0
    assert max(text.y for text in scene.texts) < 1123
    middle = [text for text in scene.texts if text.x < 0.5]
    assert 0.3 < len(middle) / len(list(scene.texts)) < 0.7


def test_tells_the_filters_and_nothing_that_they_leave_out(kunming: Report):
    chosen = Selection(themes=("foundation",))
    chart = drawn(kunming, chosen)

    assert inside("工作主题：固本强基", notes(chart))
    assert {figure.theme for figure in chart.figures} == {"foundation"}
    assert not inside("294", notes(chart))


def test_of_a_theme_without_figures_names_its_works(kunming: Report):
    figures = tuple(figure for figure in kunming.figures if figure.theme != "party")
    works = tuple(replace(work, responses=()) for work in kunming.works)
    chart = drawn(replace(kunming, figures=figures, works=works), Selection(themes=("party",)))

    assert [work.theme for work in chart.works][:4] == ["party"] * 4
    assert chart.figures == ()


def test_of_nothing_is_head_and_foot():
    report = replace(made_up(SOUND), figures=(), works=(), ratios=(), headline=None)
    chart = drawn(report)

    assert chart.is_empty
    assert inside("一图读懂", notes(chart))
    assert faults(chart.scene, 1080) == []


@pytest.mark.parametrize("language", LANGUAGES)
@every_frame
def test_cuts_and_covers_nothing(kunming: Report, frame, language: str):
    reports = [kunming, made_up(SOUND), crowd(1, 30, figures=1), crowd(40, 12, figures=3), crowd(3, 80, figures=12)]
    for report in (*reports, extreme()):
        for look in LOOKS.values():
            chart = poster.draw(report, ALL, frame, look, speech(language), address="https://example.org/")
            assert faults(chart.scene, frame.least_width) == [], (report.id, look.name)


def test_on_a_wall_says_how_many_themes_it_has_no_room_for():
    report = crowd(40, 12, figures=3)
    chart = drawn(report, frame=WALL)
    shown = sum(1 for theme in report.themes if inside(theme.short["zh"], notes(chart)))

    assert 2 < shown < 40
    assert inside(f"另有{40 - shown}个主题未列出", notes(chart))


def test_figures_of_size_are_not_its_subject(kunming: Report):
    assert PROFILE not in {figure.category for figure in drawn(kunming).figures}


def test_in_the_dark_the_code_is_dark_on_light(kunming: Report):
    """As phones read it."""
    chart = poster.draw(kunming, ALL, LONG, DARK, ZH, address="https://example.org/")
    text = [item for item in chart.scene.items if isinstance(item, Text)]
    ground, *modules = [item for item in chart.scene.items if isinstance(item, Box)][-400:][::-1][:3]

    assert text
    assert {ground.fill, *(module.fill for module in modules)} == {"paper"}
