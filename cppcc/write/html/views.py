"""What a page can come to show: every chart under every choice that its filters offer, drawn beforehand.

A browser without a server cannot ask the engine, and a second engine in JavaScript would tell another truth one day.
There is less to draw than it seems: 8000 choices of the first report leave 150 different sets of figures and works, and
most charts have a dozen pictures among these.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

from cppcc.charts import Chart, draw
from cppcc.content.catalog import CHARTS
from cppcc.design.frames import SCREEN, Frame
from cppcc.design.looks import LIGHT
from cppcc.model.report import Report
from cppcc.model.selection import DIMENSIONS, Selection, barred_pairs
from cppcc.speech import phrases
from cppcc.speech.speech import Speech
from cppcc.write.plotly import plot

#: The room in CSS pixels that a picture needs at least: on a phone; on a wider page and, a little smaller, on paper.
ROOMS = (SCREEN.least, 800)
#: The charts of the whole report. Each theme has one more, ``theme/ID``.
REPORT_CHARTS = tuple(name for name, chart in CHARTS.items() if chart.chapter and not chart.is_of_theme)
#: Those whose contents the page writes itself.
WRITTEN = ("headline", "matrix")


class Views:
    """All that a page can come to show, each thing once; plain values only, for JSON, but for ``first``.

    Attributes:
        themes: the ids of those that anything is left of.
        options: filter → the ids that it offers, one at a time: those that leave anything.
        states: of each combination of choices, the outcome; the last filter changes fastest, no choice comes first.
        outcomes: the different results of filters: what is left, in ids and in words.
        charts: chart → its different contents: title, texts, marks, and per room the plot.
        plots: the different pictures.
        said: filter → choice → the words of the filter in force; of no choice, those the page was made with.
        first: chart → as it was drawn without a choice.
    """

    def __init__(self, report: Report, selection: Selection, speech: Speech, *, choices: bool = True) -> None:
        """Draws everything that the filters leave, and what one choice in each filter leaves of that.

        Args:
            choices: False for paper, where there is nothing to choose.
        """
        self._report, self._language = report, speech
        left = _left(report, selection)
        self.themes = left["themes"]
        # One that leaves figures as they are would only multiply what is drawn beforehand.
        offered = {name for name, dimension in DIMENSIONS.items() if choices and dimension.acts_on_figures}
        self.options = {name: ids if name in offered else [] for name, ids in left.items()}
        self.states: list[int] = []
        self.outcomes: list[dict[str, Any]] = []
        self.charts: dict[str, list[dict[str, Any]]] = {}
        self.plots: list[dict[str, Any]] = []
        self.said: dict[str, dict[str, str]] = {}
        self.first: dict[str, Chart] = {}
        self._places: dict[str, dict[str, int]] = {}
        self._pictures: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        for dimension in DIMENSIONS:
            alone = {"": getattr(selection, dimension)} | {id: (id,) for id in left[dimension]}
            self.said[dimension] = {
                id: phrases.filters(report, Selection(**{dimension: ids}), speech) for id, ids in alone.items()
            }
        outcomes: dict[Any, int] = {}
        for chosen in combinations(self.options, selection):
            key = (
                bool(chosen),
                chosen.categories if len(chosen.categories) == 1 else (),
                *(chosen.figures(report), chosen.works(report)),
                *(chosen.whole_year(report), chosen.works_without_category(report)),
            )
            if key not in outcomes:
                outcomes[key] = len(outcomes)
                self.outcomes.append(self._outcome(chosen))
            self.states.append(outcomes[key])

    def _outcome(self, selection: Selection) -> dict[str, Any]:
        report, speech = self._report, self._language
        figures, works = selection.figures(report), selection.works(report)
        contents: dict[str, int] = {}
        for name, drawn_of in self._charts(selection):
            chart = _drawn(name, report, drawn_of, speech, ROOMS[0])
            self.first.setdefault(name, chart)
            if chart.is_empty:
                continue
            content = _content(chart, speech)
            # A picture is its rows, whatever filters left them.
            drawn = name, tuple(content["rows"])
            if name not in WRITTEN and drawn not in self._pictures:
                rooms = [chart, *(_drawn(name, report, drawn_of, speech, room) for room in ROOMS[1:])]
                self._pictures[drawn] = [self._kept(plot(each.scene), self.plots, "plots") for each in rooms]
            content["plots"] = self._pictures.get(drawn, [])
            contents[name] = self._kept(content, self.charts.setdefault(name, []), name)
        return {
            "items": [*(f"figure/{figure.id}" for figure in figures), *(f"work/{work.id}" for work in works)],
            "left": speech.say("list.dot").join(phrases.what_is_left(report, selection, speech)),
            "charts": contents,
            "counts": {
                "figures": len(figures),
                "works": len(works),
                "undated": len(selection.undated(report)),
                **{why: len(pairs) for why, pairs in barred_pairs(report, figures).items()},
            },
        }

    def _charts(self, selection: Selection) -> Iterator[tuple[str, Selection]]:
        """The charts that a page has under a selection, and what each is drawn of."""
        for name in REPORT_CHARTS:
            # One category's chart only where one is chosen: the figures of all stand in the chart of outputs.
            if name != "category" or len(selection.categories) == 1:
                yield name, selection
        for id in self.themes:
            if not selection.themes or id in selection.themes:
                yield f"theme/{id}", replace(selection, themes=(id,))

    def _kept(self, value: dict[str, Any], values: list[dict[str, Any]], kind: str) -> int:
        """The place of a value among those kept, where it is put if it is not there yet."""
        places = self._places.setdefault(kind, {})
        place = places.setdefault(json.dumps(value, sort_keys=True), len(values))
        if place == len(values):
            values.append(value)
        return place


def combinations(options: dict[str, list[str]], selection: Selection) -> Iterator[Selection]:
    """The selections that one choice in each filter, or none, can come to, in the order of ``Views.states``."""
    for choice in product(*(["", *options[dimension]] for dimension in DIMENSIONS)):
        chosen = {dimension: (id,) for dimension, id in zip(DIMENSIONS, choice, strict=True) if id}
        yield replace(selection, **chosen)


def _left(report: Report, selection: Selection) -> dict[str, list[str]]:
    """Filter → the ids that, each alone, leave anything of what the selection leaves."""
    counts = selection.counts(report)
    return {
        dimension: [
            id
            for id, count in counts[dimension].items()
            if count.figures + count.works and id in (getattr(selection, dimension) or (id,))
        ]
        for dimension in DIMENSIONS
    }


def _drawn(name: str, report: Report, selection: Selection, speech: Speech, room: int) -> Chart:
    frame: Frame = replace(SCREEN, least=room)
    if name in WRITTEN:  # of their pictures only the words are needed: those of a picture that cannot be pressed
        frame = replace(frame, width=frame.export_width, furniture=True)
    return draw(name.partition("/")[0], report, selection, frame, LIGHT, speech)


def _content(chart: Chart, speech: Speech) -> dict[str, Any]:
    """A chart's texts, those that name the filters in two parts: different filters may leave the same."""
    phrase = phrases.filters(chart.report, chart.selection, speech)
    line, end, rest = chart.subtitle.partition("\n")
    if phrase:
        # In brackets, last in them.
        end_of_aside = speech.say("list.aside", text="", aside="\n").partition("\n")[2]
        before, separator, behind = chart.words.partition(phrase + end_of_aside)
        assert line.endswith(phrase), line
        assert separator, chart.words
        words = [before, end_of_aside + behind]
        line = line.removesuffix(phrase)
    else:
        words = [chart.words, ""]
    return {
        "title": chart.title,
        "under": [line, end + rest],
        "source": chart.source,
        "words": words,
        # Filters that leave a chart as it is are not told with it.
        "filters": [
            name for name, each in DIMENSIONS.items() if each.acts_on_figures or getattr(chart.selection, name)
        ],
        "rows": [
            *(f"figure/{figure.id}" for figure in chart.figures),
            *(f"ratio/{ratio.id}" for ratio in chart.ratios),
            *(f"work/{work.id}" for work in chart.works),
        ],
    }
