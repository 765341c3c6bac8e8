"""What the timeline shows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cppcc.charts import Chart, draw
from cppcc.charts.scene import Box, Dot, Line
from cppcc.design.frames import FRAMES, SCREEN, SLIDE, SLIDE_SCALE
from cppcc.design.looks import LIGHT
from cppcc.messages import LANGUAGES
from tests.kunming import report as kunming
from tests.speeches import EN, ZH, speech
from tests.unit.drawings import ALL, marks, notes
from tests.unit.geometry import axis, faults
from tests.unit.sample import SOUND, made_up


def dots_of(chart: Chart) -> list[Dot]:
    """The dots of days, from top to bottom."""
    return [item for item in chart.scene.items if isinstance(item, Dot)]


class TestTimeline:
    #: What the axis of Kunming's dated works begins with and ends before.
    FIRST, AFTER = date(2023, 4, 1), date(2024, 1, 1)

    def day(self, x: float) -> str:
        """The day that stands there on the axis of Kunming's year."""
        return str(self.FIRST + round(x * (self.AFTER - self.FIRST).days) * timedelta(days=1))

    def spans(self, chart: Chart) -> dict[str, tuple[str, str]]:
        return {
            box.mark.id: (self.day(box.x[0]), self.day(box.x[1]))
            for box in chart.scene.items
            if isinstance(box, Box) and box.mark
        }

    def days(self, chart: Chart) -> list[tuple[str, str]]:
        return [(self.day(dot.x), dot.mark.id) for dot in dots_of(chart) if dot.mark]

    def test_periods_are_spans_and_days_are_dots(self):
        """Mid-December is ten days, the last one included; April to June is three months. Never one day of them."""
        chart = draw("timeline", kunming(), ALL, SLIDE, LIGHT, ZH)

        assert self.spans(chart) == {
            "mohan_studio": ("2023-12-11", "2023-12-21"),
            "eco_supervision": ("2023-04-01", "2023-07-01"),
        }
        assert self.days(chart) == [
            ("2023-05-15", "party_campaign_launch"),
            ("2023-06-30", "party_alliance"),
            ("2023-06-30", "alliance_plan"),
            ("2023-09-22", "september_meeting"),
            ("2023-11-06", "common_language_launch"),
        ]

    def test_works_of_one_day_stand_together(self):
        """Two works of 30 June: one date, two dots on one line downwards, tied to each other."""
        chart = draw("timeline", kunming(), ALL, SLIDE, LIGHT, ZH)
        one, other = (dot for dot in dots_of(chart) if self.day(dot.x) == "2023-06-30")
        ties = [line for line in chart.scene.items if isinstance(line, Line) and line.x == (one.x, one.x)]

        assert other.y == pytest.approx(one.y + 25 * SLIDE_SCALE, abs=0.1)
        assert [tie.y for tie in ties] == [(one.y, other.y)]
        assert len([text for text in notes(chart) if text.startswith("6月30日")]) == 1

    def test_each_work_says_its_date_where_it_stands_alone(self):
        """On a phone works of one day stand in lines of their own, untied: none is left without its date."""
        chart = draw("timeline", kunming(), ALL, SCREEN, LIGHT, ZH)

        assert len([text for text in notes(chart) if text.startswith("6月30日")]) == 2

    def test_dates_are_worded_as_written(self):
        told = notes(draw("timeline", kunming(), ALL, SLIDE, LIGHT, ZH))

        assert "12月中旬 磨憨—磨丁经济合作区政协委员工作室" in told
        assert "4至6月 生态环境保护民主监督" in told
        assert [text for text in notes(draw("timeline", kunming(), ALL, SLIDE, LIGHT, EN)) if "mid-Dec" in text]

    def test_notes_on_dates_stand_in_the_words(self):
        """A sentence that is copied says what is not known of a day."""
        for language in LANGUAGES:
            words = draw("timeline", kunming(), ALL, SLIDE, LIGHT, speech(language)).words
            dated = [work.dates for work in kunming().works if work.dates and work.dates.note]

            assert dated
            assert all(dates.note[language].rstrip("。.") in words for dates in dated if dates.note)

    def test_works_without_a_date_are_counted_not_drawn(self):
        chart = draw("timeline", kunming(), ALL, SLIDE, LIGHT, ZH)

        assert chart.title == "写明日期的工作7项：4月至12月"
        assert "另有80项工作未写明日期，未列入图中" in chart.source
        assert len(chart.works) == 7

    @pytest.mark.parametrize(("language", "title"), [("zh", "2023年3月至2024年2月"), ("en", "Mar 2023 to Feb 2024")])
    def test_dates_of_other_years_are_told_with_their_year(self, language: str, title: str):
        """A15: a span into the next year is drawn whole, the axis ends with it, and no month is without its year."""
        report = made_up(SOUND.replace("to: 2023-03-31, as_written: 3月", "to: 2024-02-29, as_written: 3月至2024年2月"))
        chart = draw("timeline", report, ALL, SLIDE, LIGHT, speech(language))

        assert chart.title.endswith(title)
        assert [(name, x) for name, x in axis(chart.scene) if "20" in name] == [
            ({"zh": "2023年3月", "en": "Mar 2023"}[language], 0),
            # Of the 366 days from 1 March 2023 to 29 February 2024.
            ("2024", pytest.approx(306 / 366)),
        ]

    def test_days_of_another_year_alone(self):
        """A15: a bare 4月8日 beside days of 2023 would be read as one of them: label, title and words say it."""
        report = made_up(
            SOUND.replace(
                "2023-03-01, to: 2023-03-31, as_written: 3月", "2024-04-08, to: 2024-04-08, as_written: 4月8日"
            )
        )
        chart = draw("timeline", report, ALL, SLIDE, LIGHT, ZH)

        assert chart.title.endswith("都在2024年4月")
        assert "2024年4月8日" in chart.words
        assert "2024年4月8日 启动" in notes(chart)
        assert axis(chart.scene) == [("2024年4月", 0)]
        assert [dot.x for dot in dots_of(chart)] == [pytest.approx(7 / 30)]

    def test_first_and_last_year_that_a_file_may_name(self):
        dates = "from: 1949-01-01, to: 2100-12-31, as_written: 1949年至2100年"
        report = made_up(SOUND.replace("from: 2023-03-01, to: 2023-03-31, as_written: 3月", dates))
        for frame in FRAMES.values():
            assert faults(draw("timeline", report, ALL, frame, LIGHT, ZH).scene, frame.export_width) == []

    def test_picture_with_too_many_works_says_how_many_are_missing(self):
        works = "".join(
            f"  - {{id: day_{n}, kind: event, theme: first, actor: city, fields: [general], label: {{zh: 会议{n}}}, "
            f"summary: {{zh: 会}}, at: {{line: 1, token: t}}, date: {{from: 2023-05-{n:02}, to: 2023-05-{n:02}, "
            f"as_written: 5月{n}日}}}}\n"
            for n in range(1, 32)
        )
        report = made_up(SOUND.replace("ratios:\n", works + "ratios:\n"))
        chart = draw("timeline", report, ALL, SLIDE, LIGHT, ZH)
        drawn = len({id for _, id in marks(chart)})

        assert 10 < drawn < 32
        assert f"另有{32 - drawn}项未列出" in chart.source
        assert chart.title.startswith(f"写明日期的工作{drawn}项")
        assert faults(chart.scene, 1280) == []
