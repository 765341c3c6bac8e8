"""A whole report as a PDF of A4, read by another reader."""

from __future__ import annotations

from functools import cache

import pytest

from cppcc.messages import LANGUAGES, say
from cppcc.model.report import Figure, Work
from cppcc.speech import phrases
from cppcc.write.html import report_page
from cppcc.write.html.views import ROOMS
from cppcc.write.renderer import Renderer
from tests.cases import few
from tests.kunming import report
from tests.speeches import ZH, speech
from tests.unit import printed
from tests.unit.html_report import EVERYTHING, FILTERED, as_drawn, views


@pytest.fixture(scope="module")
def print_():
    """The PDF, by language; opened by a reader that is not the browser's."""

    @cache
    def get(language, selection=EVERYTHING):
        return printed.opened(report_page.pdf(report(), selection, speech(language)))

    return get


@cache
def sheets(reader):
    """The words of each sheet, without blanks; read once, since a report has some sixty."""
    return ["".join(sheet.extract_text().split()) for sheet in reader.pages]


def running(reader, language):
    """The words of all sheets without the foot of each: a sentence may go on overleaf."""
    foot = phrases.source(report(), speech(language))
    told = []
    for number, words in enumerate(sheets(reader), start=1):
        rest = words
        for part in (foot, f"{number}/{len(reader.pages)}") if number > 1 else ():
            rest = "".join(rest.rsplit("".join(part.split()), 1))
        told.append(rest)
    return "".join(told)


@pytest.mark.parametrize("language", few(LANGUAGES, 1))
class TestAPdf:
    def test_is_a4(self, print_, language):
        sizes = {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in print_(language).pages}

        assert sizes == {(595, 842)}

    def test_tells_every_figure_work_and_ratio(self, print_, language):
        words = running(print_(language), language)
        placed: list[Figure | Work] = [*report().figures, *report().works]
        told = [item.label for item in placed] + [ratio.label for ratio in report().ratios]
        told += [work.summary for work in report().works] + [item.text for item in report().unstated]
        told += [item.note for item in placed if item.note]
        lines = [each[language] for each in told]
        lines += [item.at.token for item in placed]
        lines += [phrases.how_to_read(figure.quantity, speech(language)) for figure in report().figures]
        lines += [phrases.quantity_words(figure.quantity, speech(language)) for figure in report().figures]
        lines += [phrases.ratio_words(report(), ratio, speech(language)) for ratio in report().ratios]
        lines += [report().file_sha256, phrases.source(report(), speech(language))]

        assert [line for line in lines if "".join(line.split()) not in words] == []

    def test_tells_every_chart_in_its_own_words(self, print_, language):
        """Text, not pictures of it: what a chart labels can be found and copied."""
        words = running(print_(language), language)
        for name in ("output", "proposals", "courtyard", "rural", "timeline", "theme/policy"):
            chart = as_drawn(name, EVERYTHING, language, ROOMS[-1])
            labels = [text.words for text in chart.scene.texts]
            assert [each for each in (chart.title, *labels) if "".join(each.split()) not in words] == []
            assert len(labels) >= len(chart.figures) * 2 or chart.works

    def test_has_bookmarks(self, print_, language):
        """Cover, chapters and charts, each where it stands."""
        found = dict(printed.outline(print_(language)))
        titles = [say(language, f"page.{name}") for name in ("overview", "output", "themes", "timeline", "sources")]
        titles += [as_drawn(name, EVERYTHING, language).title for name in views()["charts"] if name != "category"]
        committee = report().committee.name[language]
        cover = say(language, "overview.title", committee=committee, year=report().year)

        assert [title for title in titles if title not in found] == []
        assert found[cover] == 0
        for title in titles:
            assert "".join(title.split()) in sheets(print_(language))[found[title]]

    def test_has_its_typefaces_in_it_and_no_boxes(self, print_, language):
        assert set(printed.fonts(print_(language)).values()) == {"FontFile2"}
        assert printed.missing_glyphs(print_(language)) == 0

    def test_has_numbered_pages(self, print_, language):
        """By ``@page``, where the browser prints it: from Chrome 131 on."""
        words = sheets(print_(language))

        assert f"7/{len(words)}" in words[6]
        assert f"1/{len(words)}" not in words[0]


def test_is_the_same_for_the_same_input():
    """From a browser of its own, too."""
    one = report_page.pdf(report(), FILTERED, ZH)
    with Renderer():
        assert report_page.pdf(report(), FILTERED, ZH) == one


def test_pdf_of_filters_tells_only_what_they_leave(print_):
    words = running(print_("zh", FILTERED), "zh")

    left = FILTERED.figures(report())
    assert [figure.id for figure in left if figure.at.token not in words] == []
    out = [figure for figure in report().figures if figure not in left]
    assert [figure.id for figure in out if f"「{figure.at.token}」" in words] == []
    assert phrases.filters(report(), FILTERED, ZH) in words
