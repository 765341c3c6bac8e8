"""What the matrix shows."""

from __future__ import annotations

import re

from cppcc.charts import draw
from cppcc.design.frames import SCREEN, SLIDE
from cppcc.design.looks import LIGHT
from cppcc.files.load import vocabulary
from cppcc.model.selection import Selection
from tests.kunming import report as kunming
from tests.speeches import ZH
from tests.unit.drawings import ALL, inside, notes
from tests.unit.geometry import labels
from tests.unit.sample import SOUND, made_up


class TestMatrix:
    def test_picture_says_what_the_filters_leave(self):
        """A filter that leaves only figures of other categories leaves them in the picture, too."""
        chart = draw("matrix", kunming(), Selection(fields=("rural",)), SLIDE, LIGHT, ZH)

        assert chart.title.startswith("4个指标")
        assert len(chart.figures) == 4

    def test_cells_name_figures_and_works(self):
        """On the page everything by name, figures before works."""
        chart = draw("matrix", kunming(), ALL, SCREEN, LIGHT, ZH)
        told = notes(chart)

        for name in (
            "提案442件",
            "重点协商30余项",
            "产业链与园区经济专题议政性常委会会议",
            "王选",
            "读书活动总传播量100万+",
        ):
            assert inside(name, told), name
        assert not inside("年度重点任务由主席会议成员领办", told), "it has no category"
        assert told.count("■") == 39
        beside = {(text, x, y) for text, x, y, _ in labels(chart.scene)}
        assert {("■", x, y) for text, x, y in beside if text == "提案442件"} <= beside

    def test_counts_of_title_and_source(self):
        chart = draw("matrix", kunming(), ALL, SCREEN, LIGHT, ZH)
        without = sum(1 for work in kunming().works if not work.categories)

        assert chart.title == "39个指标，分布在6个主题、12个类别"
        assert (f"另有{without}项工作未归入任何类别" in chart.source) == bool(without)
        assert len(chart.figures) == 39
        assert {work.id for work in chart.works} == {work.id for work in kunming().works if work.categories}

    def test_a_category_of_works_alone_is_told(self):
        """A6: where the report tells of a category without a number, nothing says that there is nothing."""
        report = made_up(SOUND.replace("    kind: document\n", "    kind: document\n    category: supervision\n"))
        chart = draw("matrix", report, Selection(categories=("supervision",)), SCREEN, LIGHT, ZH)

        assert chart.title == "1项工作，分布在1个主题、1个类别；没有指标"
        assert [work.id for work in chart.works] == ["plan"]
        assert inside("方案", notes(chart))
        assert chart.title in chart.words

    def test_words_tell_each_category_by_its_telling_figure(self):
        """Thirty-nine figures by name would fill half a page."""
        words = draw("matrix", kunming(), ALL, SCREEN, LIGHT, ZH).words

        assert words.startswith("据《昆明市政协2023年工作亮点综述》，2023年（另注除外），提案442件、社情民意114期、")
        assert "读书活动总传播量100万+" in words

    def test_counts_of_figures_and_categories_are_not_the_sources(self):
        """The text counts neither its figures nor our categories: the sentence that names it has none of these."""
        quoted, counted = draw("matrix", kunming(), ALL, SCREEN, LIGHT, ZH).words.split("。", maxsplit=1)

        assert not re.search("个指标|个类别|个主题|类", quoted)
        assert counted.startswith(
            "条数由本看板统计：39个指标，分布在6个主题、12个类别；提案类4个、社情民意类3个、协商类13个、"
        )

    def test_works_alone_are_counted_of_whom_and_under_which_filters(self):
        report = made_up(SOUND.replace("    kind: document\n", "    kind: document\n    category: supervision\n"))
        words = draw("matrix", report, Selection(categories=("supervision",)), SCREEN, LIGHT, ZH).words

        assert words == (
            "某市政协2023年（类别：民主监督）：条数由本看板统计：1项工作，分布在1个主题、1个类别；没有指标。"
        )

    def test_picture_keeps_to_outputs_and_counts_the_rest(self):
        chart = draw("matrix", kunming(), ALL, SLIDE, LIGHT, ZH)

        assert {figure.category for figure in chart.figures} == {
            *("proposal", "social_condition", "consultation", "media", "inspection", "speech")
        }
        # It has works alone, and is there by their names.
        assert "supervision" in {category for work in chart.works for category in work.categories}
        others = [figure for figure in kunming().figures if not vocabulary().categories[figure.category].output]
        assert f"另有{len(others)}个非产出类指标未列入图中" in chart.source

    def test_words_of_a_picture_say_that_its_counts_are_the_pictures(self):
        """Not 20 figures of the year: of 39, the picture names 20."""
        page, picture = (draw("matrix", kunming(), ALL, frame, LIGHT, ZH) for frame in (SCREEN, SLIDE))

        assert len(picture.figures) < len(page.figures)
        assert f"图中{picture.title}" in picture.words
        assert "图中" not in page.words

    def test_work_stands_in_each_of_its_categories(self):
        chart = draw("matrix", kunming(), Selection(categories=("outcome",)), SCREEN, LIGHT, ZH)

        assert {work.id for work in chart.works} == {w.id for w in kunming().works if "outcome" in w.categories}
        assert "education_campaign" in {work.id for work in chart.works}
        assert [figure.id for figure in chart.figures] == [
            *("education_measures", "education_problems_solved", "instructions")
        ]
