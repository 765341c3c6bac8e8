"""Every layout comes to an end, whatever a report holds, and leaves nothing out without a word (G1).

Steps are counted, not seconds: a loop that goes on and on is found on any machine.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cppcc.charts import Chart, draw
from cppcc.charts.words import draw as draw_words
from cppcc.content.catalog import CHARTS
from cppcc.content.text_pages import TEXT_PAGES, text_page_of
from cppcc.decks.kinds import whole
from cppcc.decks.plan import charts
from cppcc.design.frames import FRAMES, SLIDE, Frame
from cppcc.design.looks import LIGHT
from cppcc.messages import LANGUAGES
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.write import slideshow
from cppcc.write.html import report_page
from cppcc.write.office.deck import pptx
from cppcc.write.office.word import docx
from cppcc.write.workbook import xlsx
from tests.cases import CI, cases, examples, few
from tests.speeches import EN, speech
from tests.unit.crowds import KINDS, TooManySteps, crowd, steps
from tests.unit.drawings import ALL, marks, notes
from tests.unit.geometry import faults

#: Five times what the fullest of these reports needs.
MOST = 6_000_000


def drawn(name: str, report: Report, frame: Frame, language: str) -> Chart:
    with steps(MOST):
        return draw(name, report, Selection(), frame, LIGHT, speech(language))


#: Themes, the length of their labels, figures of each, kind of labels, whether all are of one category.
Crowd = tuple[int, int, int, str, bool]


def is_whole(name: str, of: Crowd, frame: str, language: str) -> None:
    """It is drawn in a limited number of steps, and no text is cut or lies on another."""
    themes, length, figures, kind, one_category = of
    report = crowd(themes, length, figures=figures, kind=kind, one_category=one_category)
    chart = drawn(name, report, FRAMES[frame], language)

    assert faults(chart.scene, FRAMES[frame].width or FRAMES[frame].least) == []


class TestEveryLayoutEnds:
    @pytest.mark.parametrize("name", CHARTS)
    @examples(30)
    @given(
        themes=st.integers(1, 40),
        length=st.integers(1, 80),
        figures=st.integers(0, 6),
        kind=st.sampled_from(sorted(KINDS)),
        frame=st.sampled_from(sorted(FRAMES)),
        language=st.sampled_from(LANGUAGES),
        one_category=st.booleans(),
    )
    def test_with_any_number_of_themes_and_any_length_of_labels(
        self,
        name: str,
        themes: int,
        length: int,
        figures: int,
        kind: str,
        frame: str,
        language: str,
        one_category: bool,
    ):
        """And no text is cut or lies on another."""
        is_whole(name, (themes, length, figures, kind, one_category), frame, language)

    @pytest.mark.parametrize(
        ("name", "crowded"),
        few(
            cases(
                CHARTS,
                [
                    ((8, 20, 3, "en", True), "slide", "en"),
                    ((40, 80, 3, "zh", False), "slide", "zh"),
                    ((40, 80, 6, "word", True), "a4-portrait", "en"),
                    ((1, 80, 1, "zh", False), "screen", "en"),
                ],
                together=1,
            ),
            5,
        ),
    )
    def test_of_what_once_did_not(self, name: str, crowded: tuple[Crowd, str, str]):
        is_whole(name, *crowded)

    @pytest.mark.parametrize("name", TEXT_PAGES)
    @pytest.mark.parametrize("frame", [frame for frame in FRAMES.values() if frame.furniture], ids=lambda f: f.name)
    def test_of_parts_in_words_too(self, name: str, frame: Frame):
        report = crowd(40, 80, kind="en")
        with steps(MOST):
            chart = draw_words(name, text_page_of(name, report, Selection(), EN), report, Selection(), frame, LIGHT, EN)

        assert faults(chart.scene, frame.width or 0) == []

    def test_the_check_itself_finds_what_goes_on_and_on(self):
        def on_and_on() -> None:
            while True:
                len("")

        with pytest.raises(TooManySteps), steps(10_000):
            on_and_on()


#: Format → what makes it of a report.
FILES: dict[str, Callable[[Report], bytes]] = {
    "pptx": lambda report: pptx(report, whole(report, ALL), EN),
    "docx": lambda report: docx(report, charts(report, ALL), EN),
    "xlsx": lambda report: xlsx(report, ALL, EN),
    "slides": lambda report: slideshow.html(report, whole(report, ALL), EN),
    "page": lambda report: report_page.html(report, ALL, EN),
}


class TestEveryFileEnds:
    @pytest.mark.parametrize("format", few(FILES, 3))
    def test_of_a_crowd(self, format: str):
        """Of many themes with long names; a page, which draws every choice of its filters beforehand, of three."""
        report = crowd(8 if CI and format != "page" else 3, 80, kind="en")
        with steps(5 * MOST):
            assert FILES[format](report)


class TestWhatHasNoRoomIsCounted:
    @pytest.mark.parametrize(
        ("crowded", "language"),
        cases([(8, 20, 3), (12, 60, 6), (40, 80, 3), (2, 80, 60)], LANGUAGES, together=1),
    )
    def test_in_a_matrix(self, crowded: tuple[int, int, int], language: str):
        """Named, counted in its cell, counted in the source line as left out or as of another category: each figure
        and each work with a figure is one of these, and none two."""
        themes, length, figures = crowded
        report = crowd(themes, length, figures=figures, kind=language)
        chart = drawn("matrix", report, SLIDE, language)
        named = set(marks(chart))
        in_cells = sum(int(found[0]) for note in notes(chart) if (found := re.search(COUNTED[language], note)))
        outside = [int(found) for found in re.findall(OUTSIDE[language], chart.source)]
        figures_named = {id for kind, id in named if kind == "figure"}

        assert {figure.id for figure in chart.figures} == figures_named
        assert len(report.figures) <= len(figures_named) + in_cells + sum(outside)


#: What a cell says of the names that have no room in it; what a source line says of what is not in the picture.
COUNTED = {"zh": r"(?<=另有)\d+(?=项$)|(?<=^共)\d+(?=项$)", "en": r"^\d+(?= more$| in all$)"}
OUTSIDE = {
    "zh": r"另有(\d+)(?:项未列出|个非产出类指标)",
    "en": r"(\d+) (?:more|figures? of other categories)",
}
