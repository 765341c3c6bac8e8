"""Nothing in a scene is cut, covered, too small or too faint, whatever is drawn and wherever."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cppcc.charts import draw
from cppcc.charts.scene import Box, Text
from cppcc.content.catalog import CHARTS
from cppcc.design.frames import SCREEN, SLIDE, Frame
from cppcc.design.looks import LIGHT
from cppcc.messages import LANGUAGES
from tests.cases import cases
from tests.kunming import report as kunming
from tests.speeches import ZH, speech
from tests.unit.drawings import (
    ALL,
    HALF,
    PAGE,
    WIDTHS,
    drawings,
    every_chart,
    extreme,
    options,
    pictures,
)
from tests.unit.geometry import faults
from tests.unit.sample import LONG_EN, LONG_ZH


class TestNothingIsCutOrCovered:
    """Each text lies inside the picture and no text or dot lies on another, as far as sizes can tell."""

    @every_chart
    @pytest.mark.parametrize("frame", [pytest.param(frame, id=frame.name) for frame in pictures])
    def test_in_pictures(self, name: str, frame: Frame):
        assert frame.width is not None
        for chart, look, language in drawings(name, frame):
            if look is LIGHT:
                assert faults(chart.scene, frame.width) == [], (language, chart.subtitle)

    @every_chart
    @pytest.mark.parametrize(
        "frame", [pytest.param(SCREEN, id="phone"), pytest.param(HALF, id="half"), pytest.param(PAGE, id="page")]
    )
    def test_on_pages(self, name: str, frame: Frame):
        for chart, look, language in drawings(name, frame):
            for across in WIDTHS:
                if look is LIGHT and across >= frame.least:
                    assert faults(chart.scene, across) == [], (language, chart.subtitle)

    @pytest.mark.parametrize(
        ("name", "frame", "language"), cases(CHARTS, (*pictures, SCREEN, HALF, PAGE), LANGUAGES, together=1)
    )
    def test_with_long_labels_and_extreme_quantities(self, name: str, frame: Frame, language: str):
        """Forty Chinese, ninety English characters; nought, 10¹², nearly, about and ranges; dates of three years."""
        for option in options(name):
            chart = draw(name, extreme(), ALL, frame, LIGHT, speech(language), **option)
            across = frame.width or frame.least

            assert not chart.is_empty
            assert faults(chart.scene, across) == []

    def test_the_check_itself_finds_faults(self):
        """What is moved by half a line, or out of the picture, is found."""
        chart = draw("output", kunming(), ALL, SLIDE, LIGHT, ZH)
        assert faults(chart.scene, 1280) == []
        *others, one, other = (item for item in chart.scene.items if isinstance(item, Text))
        near = replace(chart.scene, items=(*others, one, replace(other, x=one.x, dx=one.dx, y=one.y + 5)))
        assert [fault for fault in faults(near, 1280) if "overlap" in fault]
        outside = replace(chart.scene, items=(*others, replace(one, dx=1280)))
        assert [fault for fault in faults(outside, 1280) if fault.startswith("cut")]
        [run, *_] = one.runs
        small = replace(chart.scene, items=(*others, replace(one, runs=(replace(run, size=10),))))
        assert [fault for fault in faults(small, 1280) if "is set in 10" in fault]
        faint = replace(chart.scene, items=(*others, replace(one, runs=(replace(run, colour="rule"),))))
        assert [fault for fault in faults(faint, 1280) if fault.endswith("light: rule on paper")]
        covered = replace(chart.scene, items=(Box((0, 1), (-200, 720), fill="ink"), *chart.scene.items))
        assert [fault for fault in faults(covered, 1280) if fault.endswith("on ink")]

    def test_longest_real_label_is_among_those_tested(self):
        longest = {language: max(len(f.label[language]) for f in kunming().figures) for language in LANGUAGES}

        assert longest["zh"] <= len(LONG_ZH)
        assert longest["en"] <= len(LONG_EN)
