"""How charts tell numbers, and what those of all outputs show."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from cppcc.charts import Chart, draw
from cppcc.charts.scene import Box, Dot, Line
from cppcc.design.frames import FRAMES, SCREEN, SLIDE
from cppcc.design.looks import DARK, LIGHT, LOOKS, Look, category_colour
from cppcc.messages import LANGUAGES
from cppcc.model.comparable import is_share
from cppcc.model.quantity import Bound
from cppcc.model.selection import Selection
from cppcc.speech import phrases
from tests.kunming import report as kunming
from tests.speeches import EN, ZH, speech
from tests.unit.drawings import ALL, PAGE, all_parts, extreme, marks, notes, rows
from tests.unit.geometry import axis, faults
from tests.unit.sample import SOUND, made_up


class TestMarks:
    """Filled is exact, hollow is bounded; a log axis for dots, nought for bars."""

    def dots(self, chart: Chart) -> dict[str, tuple[bool, list[float]]]:
        """Row id → whether its dots are filled, and their places on the axis."""
        found: dict[str, tuple[bool, list[float]]] = {}
        for dot in chart.scene.items:
            if isinstance(dot, Dot) and dot.mark:
                filled = dot.fill == dot.edge
                found[dot.mark.id] = filled, [*found.get(dot.mark.id, (filled, []))[1], dot.x]
        return found

    def place(self, chart: Chart) -> Callable[[Decimal], float]:
        """The place of a value, as the names on the axis say: one decade is as wide as the next."""
        powers = {speech("zh").say(f"axis.{power}"): power for power in range(-2, 10)}
        powers |= {f"1e{power}": power for power in range(10, 30)}
        (first, start), *_, (last, end) = axis(chart.scene)
        decade = (end - start) / (powers[last] - powers[first])
        return lambda value: start + (math.log10(value) - powers[first]) * decade

    @pytest.mark.parametrize("report", [kunming, extreme], ids=["kunming", "extreme"])
    @pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
    def test_dots_are_filled_where_the_number_is_exact(self, report: Any, look: Look):
        chart = draw("output", report(), ALL, SCREEN, look, ZH)
        dots, place = self.dots(chart), self.place(chart)

        for figure in chart.figures:
            quantity = figure.quantity
            if quantity.value > 0 and not is_share(figure):
                ends = [place(end) for end in (quantity.value, quantity.upper) if end is not None]
                filled, at = dots[figure.id]
                assert filled == (quantity.bound is Bound.EXACT), figure.id
                assert at == pytest.approx(ends), figure.id
            else:
                assert figure.id not in dots

    @pytest.mark.parametrize(
        ("written", "sign"), [("40件", ""), ("40余件", "→ "), ("近40件", "← "), ("约40件", "≈ "), ("30至40件", "")]
    )
    def test_signs_tell_the_bound_too(self, written: str, sign: str):
        """Colour and fill are never the only sign."""
        report = made_up(SOUND.replace("120件", written))
        chart = draw("theme", report, ALL, SLIDE, LIGHT, ZH)

        number = report.figure("proposals").quantity.number_words
        assert f"{sign}{number} 件" in notes(chart)

    @pytest.mark.parametrize("name", ["output", "category", "theme"])
    def test_dots_stand_on_a_log_axis(self, name: str):
        """Powers of ten, in 万 and 亿; no dot outside, the one at the axis's beginning stays whole."""
        for report in (kunming(), extreme()):
            chart = draw(name, report, ALL, SLIDE, LIGHT, ZH)
            places = [x for _, each in self.dots(chart).values() for x in each]

            assert (len(axis(chart.scene)) > 1) == bool(places)
            assert [x for x in (*places, *(x for _, x in axis(chart.scene))) if not 0 <= x <= 1] == []

    def test_no_length_leads_to_a_dot(self):
        """A stem would be read as a bar, of which a log axis has none: guides run over the whole width."""
        scene = draw("output", kunming(), ALL, PAGE, LIGHT, ZH).scene
        across = {line.x for line in scene.items if isinstance(line, Line) and line.y[0] == line.y[1]}

        assert across == {(0, 1)}

    def test_axis_counts_as_chinese_readers_do(self):
        names, places = zip(*axis(draw("output", kunming(), ALL, PAGE, LIGHT, ZH).scene), strict=True)

        assert names == ("1", "10", "100", "1000", "1万", "10万", "100万")
        assert places == pytest.approx([power / 6 for power in range(7)])

    def test_legend_tells_only_marks_that_occur(self):
        chart = draw("category", kunming(), Selection(categories=("rural",)), SLIDE, LIGHT, ZH)
        assert chart.subtitle.splitlines()[-1] == "● 确数　○→ 至少（余、多、+）"
        chart = draw("category", kunming(), Selection(categories=("media",)), SLIDE, LIGHT, ZH)
        assert chart.subtitle.endswith("\n○→ 至少（余、多、+）")

    def test_values_beyond_all_names_of_the_axis(self):
        """Twenty digits are still drawn."""
        report = made_up(SOUND.replace("120件", "12345678901234567890件"))
        chart = draw("output", report, ALL, SLIDE, LIGHT, ZH)

        assert axis(chart.scene)[-1][0] in ("1e17", "1e18", "1e19")
        assert faults(chart.scene, 1280) == []


class TestHeadline:
    def test_four_numbers_in_the_order_of_categories(self):
        chart = draw("headline", kunming(), ALL, SLIDE, LIGHT, ZH)

        assert chart.title == "全年提案442件，重点协商30余项"
        assert [phrases.labelled(figure, ZH) for figure in chart.figures] == [
            "提案442件",
            "社情民意114期",
            "重点协商30余项",
            "履职新闻报道3000余篇",
            "重要履职成果获领导批示50多件(次)",
        ]
        assert [text for text in notes(chart) if text in ("442件", "114期", "30余项", "3000余篇")] == [
            "442件",
            "114期",
            "30余项",
            "3000余篇",
        ]

    def test_english_says_more_than(self):
        told = notes(draw("headline", kunming(), ALL, SLIDE, LIGHT, EN))

        assert "30+" in told
        assert "3,000+" in told
        assert "news reports" in told
        assert "442" in told


class TestOutput:
    def test_rows_in_order_with_the_reports_words(self):
        """Categories in the vocabulary's order; in each the largest on top. 24 outputs and the reach of reading."""
        first, second = all_parts("output", kunming(), SLIDE, "zh")

        assert first.title == "提案442件，社情民意114期，重点协商30余项（1/2）"
        assert rows(first) == [
            ("提案", "442 件"),
            ("集体提案", "100 件"),
            ("市领导领衔办理重点提案", "6 件"),
            ("全国政协年度重点提案", "一件"),
            ("党派团体社情民意", "242 篇"),
            ("社情民意", "114 期"),
            ("获批示社情民意信息", "66 件"),
            ("院坝协商群众参与", "→ 3700余 人(次)"),
            ("院坝协商委员参与", "1885 人(次)"),
            ("院坝协商建议", "1265 条"),
            ("院坝协商议事", "294 场次"),
            ("院坝协商工作案例", "180 个"),
            ("九次常委会网络议政参与委员", "82 名"),
        ]
        assert rows(second) == [
            ("重点协商", "→ 30余 项"),
            ("盘龙区院坝协商共识", "16 项"),
            ("九次常委会书面交流材料", "13 篇"),
            ("产业链专题建言", "11 条"),
            ("三级政协联动协商", "7 次"),
            ("院坝协商内容", "五个方面"),
            ("产业链专题建言内容", "4 个方面"),
            ("履职新闻报道", "→ 3000余 篇"),
            ("配合全国、省政协调研视察", "36 次"),
            ("视察“公参民”规范治理学校", "35 所"),
            ("党派团体大会发言", "30 篇"),
            ("读书活动总传播量", "→ 100万+"),
        ]

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("name", ["slide", "slide43", "square", "a4"])
    def test_pictures_hold_all_figures_once(self, name: str, language: str):
        """In English too, whose labels are longer: they stand beside their rows, and a long heading takes two lines."""
        page = draw("output", kunming(), ALL, PAGE, LIGHT, speech(language))
        drawn = [mark for chart in all_parts("output", kunming(), FRAMES[name], language) for mark in marks(chart)]

        assert sorted(drawn) == sorted(marks(page))

    def test_page_shows_all(self):
        chart = draw("output", kunming(), ALL, PAGE, LIGHT, ZH)
        outputs = ("proposal", "social_condition", "consultation", "media", "inspection", "supervision", "speech")

        assert {id for _, id in marks(chart)} == {
            figure.id for figure in kunming().figures if figure.category in outputs or figure.lead
        }
        assert len(rows(chart)) == 25

    def test_categories_wear_their_own_colours(self):
        chart = draw("output", kunming(), ALL, SLIDE, DARK, ZH)
        colours = {
            item.mark.id: item.edge
            for item in chart.scene.items
            if isinstance(item, Box | Dot) and item.mark is not None
        }

        for figure in chart.figures:
            if figure.id in colours:
                assert colours[figure.id] == category_colour(figure.category)


class TestWhatASourceLineSays:
    def test_nothing_of_rows_that_are_not_in_the_picture(self):
        """The two participations may be added; on a slide, which has no room for them, that is not said."""
        slide, page = (draw("output", kunming(), ALL, frame, LIGHT, ZH) for frame in (SLIDE, PAGE))

        assert "可相加得" in page.source
        assert "可相加得" not in slide.source
        assert "另有11项未列出" in slide.source

    def test_only_figures_that_the_chart_would_show_are_missed(self):
        """Under a field, how many whole-year figures a chart does without: proposals have three, rural ones none."""
        opening = Selection(fields=("opening",))

        assert "另有3个综合指标" in draw("proposals", kunming(), opening, SLIDE, LIGHT, ZH).source
        assert "综合指标" not in draw("rural", kunming(), opening, SLIDE, LIGHT, ZH).source
        assert "综合指标" in draw("matrix", kunming(), opening, SLIDE, LIGHT, ZH).source
