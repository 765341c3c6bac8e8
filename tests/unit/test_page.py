"""A whole report as one HTML file, held against the engine."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cppcc import read
from cppcc.messages import LANGUAGES, say
from cppcc.model.quantity import Bound
from cppcc.model.selection import DIMENSIONS, barred_pairs
from cppcc.speech import phrases
from cppcc.write.html import report_page
from cppcc.write.html.views import WRITTEN
from cppcc.write.plotly import plot
from tests import files
from tests.cases import few, thorough
from tests.kunming import report
from tests.speeches import ZH, speech
from tests.unit.html_report import EVERYTHING, FILE, FILTERED, Reader, as_drawn, selected, views, written


class _Words(HTMLParser):
    """The tags of a page, its attributes and its texts."""

    def __init__(self, contents: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.feed(contents.decode("utf-8"))

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attributes]

    def handle_data(self, text):
        self.texts.append(text)


def options(dimension):
    return ["", *views()["options"][dimension]]


#: Put off: the page is made for the first test that asks for it, and not where tests are only listed.
CHOICES = st.deferred(lambda: st.fixed_dictionaries({of: st.sampled_from(options(of)) for of in DIMENSIONS}))


def holds(choice, language="zh", selection=EVERYTHING):
    """Everything shown under a choice is what the engine says of it, and nothing is missing."""
    chosen, seen = selected(choice, selection), views(selection, language)
    reader = Reader(seen, choice)
    items = [f"figure/{figure.id}" for figure in chosen.figures(report())]
    items += [f"work/{work.id}" for work in chosen.works(report())]
    assert reader.outcome["items"] == items
    assert reader.outcome["left"] == say(language, "list.dot").join(
        phrases.what_is_left(report(), chosen, speech(language))
    )
    figures, works = chosen.figures(report()), chosen.works(report())
    assert reader.outcome["counts"] == {
        "figures": len(figures),
        "works": len(works),
        "undated": len([work for work in works if work.dates is None]),
        **{str(why): len(pairs) for why, pairs in barred_pairs(report(), figures).items()},
    }
    for name, texts, content in reader.charts():
        chart = as_drawn(name, chosen, language)
        assert texts == [chart.title, chart.subtitle, chart.words, chart.source]
        rows = [*(f"figure/{f.id}" for f in chart.figures), *(f"ratio/{r.id}" for r in chart.ratios)]
        assert content["rows"] == rows + [f"work/{work.id}" for work in chart.works]
        if name not in WRITTEN:
            assert seen["plots"][content["plots"][0]] == json.loads(json.dumps(plot(chart.scene)))
    shown = {row for name, _, content in reader.charts() for row in content["rows"] if name.startswith("theme/")}
    assert shown == {item for item in items if item.startswith("figure/")}


class TestWhatAChoiceShows:
    @pytest.mark.parametrize("dimension", DIMENSIONS)
    def test_is_what_the_engine_says(self, dimension):
        for id in few(options(dimension), 3):
            holds({dimension: id})

    @settings(deadline=None)  # the first makes the page
    @given(CHOICES)
    def test_is_what_the_engine_says_of_any_combination(self, choice):
        holds(choice)

    @thorough
    @settings(deadline=None)  # the first makes the page
    @given(CHOICES)
    def test_is_so_in_english(self, choice):
        holds(choice, "en")

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("theme", ["", *FILTERED.themes])
    def test_stays_within_the_filters_that_the_page_was_made_with(self, theme, language):
        seen = views(FILTERED, language)

        assert seen["options"]["themes"] == ["policy", "innovation"]
        assert seen["options"]["actors"] == ["city"]
        holds({"themes": theme}, language, FILTERED)


class TestAFile:
    def test_is_small(self):
        """To be sent by mail; most of it is plotly.js, packed."""
        assert len(written()) < 3_000_000

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_is_the_same_for_the_same_input(self, language):
        assert report_page.html(report(), FILTERED, speech(language)) == written(FILTERED, language)

    def test_names_no_address_but_the_reports(self):
        """Only links, which nobody follows without pressing them."""
        words = _Words(written())
        addresses = [value for name, value in words.attributes if re.match("(https?:)?//", value)]

        assert {address.partition("#")[0] for address in addresses} == {report().url}
        assert not {"img", "iframe", "object", "link"} & {tag for tag in words.tags if tag != "link"}
        assert [value for name, value in words.attributes if name == "src"] == []

    @pytest.mark.parametrize("language", [pytest.param(each, marks=[thorough] * (each != "zh")) for each in LANGUAGES])
    def test_tells_every_figure_work_and_ratio(self, language):
        """Words, bound, place, note: all of them stand there even where no script runs."""
        words = " ".join(" ".join(_Words(written(EVERYTHING, language)).texts).split())
        for figure in report().figures:
            number, unit = phrases.number_and_unit(figure.quantity, speech(language))
            assert f"{number} {unit}" in words if unit else number in words
            told = [figure.label[language], phrases.how_to_read(figure.quantity, speech(language)), figure.at.token]
            told += [figure.note[language]] if figure.note else []
            assert [each for each in told if " ".join(each.split()) not in words] == []
        for work in report().works:
            told = [work.label[language], work.summary[language], work.at.token]
            told += [phrases.date_words(work.dates, speech(language), report().year)] if work.dates else []
            assert [each for each in told if " ".join(each.split()) not in words] == []
        for ratio in report().ratios:
            assert phrases.ratio_words(report(), ratio, speech(language)) in words
        for item in report().unstated:
            assert item.text[language] in words
        for bound in Bound:
            assert say(language, f"bound.{bound}") in words

    def test_says_which_state_of_the_file_it_is_of(self):
        assert report().file_sha256 in " ".join(_Words(written()).texts)

    def test_says_what_it_was_made_with(self):
        told = say("zh", "file.only", filters=phrases.filters(report(), FILTERED, ZH))

        assert told in _Words(written(FILTERED)).texts
        assert say("zh", "file.only", filters="") not in " ".join(_Words(written()).texts)

    def test_shows_hostile_text_as_text(self):
        """No text of a data file opens a tag, becomes an attribute or a link, or ends a script."""
        texts = [files.HOSTILE, "</script><script>alert(1)</script>&amp;\u2028\" onload='alert(1)'"]
        pages = []
        for text in ["harmless", *texts]:
            found = read(FILE, files.hostile(text)).report
            assert found is not None
            pages.append(_Words(report_page.html(found, EVERYTHING, ZH)))

        assert [each.tags for each in pages[1:]] == [pages[0].tags] * 2
        names = [[name for name, _ in each.attributes] for each in pages]
        assert names[1:] == [names[0]] * 2
        assert [value for each in pages for name, value in each.attributes if name == "href" and value[0] != "#"] == (
            ["data:,"] * 3
        )
