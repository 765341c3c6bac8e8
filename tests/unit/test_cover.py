"""Cover: whose report of which year, what it comes to, where it is from; in any frame, of any report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cppcc.charts import Chart, draw
from cppcc.design.frames import FRAMES, SCREEN, SLIDE, Frame
from cppcc.design.looks import DARK, LIGHT
from cppcc.messages.translations import Words
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from tests.speeches import EN, ZH, speech
from tests.unit.drawings import ALL, inside, notes
from tests.unit.geometry import faults
from tests.unit.sample import SOUND, made_up


def cover(report: Report, selection: Selection = ALL, frame: Frame = SLIDE) -> Chart:
    return draw("cover", report, selection, frame, LIGHT, ZH)


def test_says_whose_year_it_is_and_what_it_comes_to(kunming: Report):
    chart = cover(kunming)

    assert chart.title == "2023年履职工作汇报"
    for words in (
        "昆明市政协",
        chart.title,
        "31个界别、400余名委员",
        "来源：昆明市政协《昆明市政协2023年工作亮点综述》",
    ):
        assert inside(words, notes(chart))
    assert [figure.id for figure in chart.figures] == ["sectors", "members"]


def test_keeps_the_bound_in_the_colour_that_speaks(kunming: Report):
    [bound] = [run for text in cover(kunming).scene.texts for run in text.runs if run.text == "余"]

    assert (bound.colour, bound.bold) == ("accent", True)


def test_tells_the_filters_and_no_sentence_on_what_they_leave_out(kunming: Report):
    chart = cover(kunming, Selection(fields=("ecology",)))

    assert inside("领域：生态环境", notes(chart))
    assert not inside("31个界别", notes(chart))
    assert chart.figures == ()


def test_has_something_to_say_even_of_nothing():
    report = replace(made_up(SOUND), figures=(), works=(), ratios=(), headline=None)
    chart = cover(report)

    assert not chart.is_empty
    assert inside(chart.title, notes(chart))


@pytest.mark.parametrize("frame", [*FRAMES.values(), replace(SCREEN, least=900)], ids=lambda frame: frame.name)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_fits_any_frame_under_names_of_any_length(kunming: Report, frame: Frame, language: str):
    name = Words({"zh": "某某自治州" * 6, "en": "A prefecture with a long name " * 4})
    committee = replace(kunming.committee, name=name)
    every = Selection(fields=tuple(kunming.terms.fields), actors=tuple(kunming.terms.actors))
    for report in (kunming, replace(kunming, committee=committee, title="长" * 80)):
        for selection in (ALL, every):
            for look in (LIGHT, DARK):
                for title in ("", "一个很长的标题" * 12):
                    titled = replace(frame, title=title)
                    chart = draw("cover", report, selection, titled, look, speech(language))
                    assert faults(chart.scene, frame.export_width if frame.width else frame.least) == []


def test_a_title_of_ones_own_takes_the_place_of_the_usual_one(kunming: Report):
    chart = draw("cover", kunming, ALL, replace(SLIDE, title="In our own words"), LIGHT, EN)

    assert chart.title == "In our own words"
    assert inside(chart.title, notes(chart))
