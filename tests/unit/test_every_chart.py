"""What holds for every chart in every frame, look and language."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from cppcc.charts import Chart, draw
from cppcc.charts.chart import caution
from cppcc.charts.measure import width, wrapped
from cppcc.content.catalog import CHARTS
from cppcc.design.frames import FRAMES, SCREEN, SLIDE, Frame
from cppcc.design.looks import DARK, LIGHT
from cppcc.files.load import vocabulary
from cppcc.messages import LANGUAGES, say
from cppcc.messages.translations import Words
from cppcc.model.errors import UnknownName
from cppcc.model.selection import Selection
from cppcc.speech import phrases, sentences
from cppcc.speech.statements import joined, quantity_pieces
from cppcc.write.plotly import plot
from tests.kunming import report as kunming
from tests.speeches import EN, ZH, speech
from tests.unit.crowds import crowd
from tests.unit.drawings import (
    ALL,
    SELECTIONS,
    drawings,
    every_chart,
    every_frame,
    every_picture,
    inside,
    marks,
    notes,
    pictures,
)
from tests.unit.geometry import areas, faults
from tests.unit.sample import LONG_EN, LONG_ZH, SOUND, made_up


class TestEveryChart:
    @every_picture
    def test_is_drawn_and_taken_by_plotly(self, name: str, frame: Frame):
        """With any filter, also with those that leave nothing; of plain lists, so that a snapshot can be read."""
        for chart, _, _ in drawings(name, frame):
            drawn = plot(chart.scene)
            figure, text = go.Figure(drawn), json.dumps(drawn, allow_nan=False)

            assert name == chart.name
            assert '"bdata"' not in text
            assert '"bdata"' not in figure.to_json()
            assert (frame.width, frame.height) == (
                drawn["layout"].get("width"),
                frame.height and drawn["layout"]["height"],
            )

    @every_picture
    def test_places_content_by_the_pixel(self, name: str, frame: Frame):
        """Few rows are not pulled apart and many not pressed together: y counts the picture's own pixels."""
        for chart, _, _ in drawings(name, frame):
            layout = plot(chart.scene)["layout"]
            down = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]

            assert layout["yaxis"]["range"] == [pytest.approx(down, abs=1), 0]

    @every_chart
    @pytest.mark.parametrize("frame", pictures, ids=lambda frame: frame.name)
    def test_fills_its_picture(self, name: str, frame: Frame):
        """No band across a picture of the whole year is blank for more than three tenths of its height."""
        for language in LANGUAGES:
            chart = draw(name, kunming(), ALL, frame, LIGHT, speech(language))
            across, height = chart.scene.size
            tops = sorted(area.top for area in areas(chart.scene, across))
            blank = max(after - before for before, after in pairwise([0.0, *tops, float(height)]))

            assert blank <= 0.3 * height, (language, chart.subtitle, blank / height)

    @every_picture
    def test_says_every_figures_words(self, name: str, frame: Frame):
        """Each mark has the report's own words beside it: 30余 is never drawn as 30."""
        for chart, _, language in drawings(name, frame):
            told, drawn = notes(chart), {id for kind, id in marks(chart) if kind == "figure"}
            figures = [figure for figure in chart.figures if name == "matrix" or figure.id in drawn]
            if CHARTS[name].is_form:
                for figure in figures:
                    pieces = quantity_pieces(figure.quantity, speech(language))
                    # In other languages what is counted may stand beneath the number.
                    shown = (piece for piece in pieces if language == "zh" or piece.role != "unit")
                    assert inside(joined(shown), told), figure.id
                continue
            for figure in figures:
                number, unit = phrases.number_and_unit(figure.quantity, speech(language))
                words = phrases.labelled(figure, speech(language)) if name == "matrix" else number

                if name != "matrix" or not frame.height:
                    assert inside(words, told), (figure.id, words)
                    assert inside(unit, told), (figure.id, unit)
                    assert inside(figure.label[language], told), figure.id

    @every_picture
    def test_shows_or_counts_what_is_left(self, name: str, frame: Frame):
        """A figure is in the picture, or among those that the picture says it has no room for."""
        for chart, _, language in drawings(name, frame):
            if name == "matrix":
                continue
            drawn = {id for kind, id in marks(chart) if kind == "figure"}
            missing = len({figure.id for figure in chart.figures} - drawn)

            if missing:
                assert say(language, "chart.left_out", count=missing) in chart.source

    @pytest.mark.parametrize("name", ["output", "category", "courtyard", "rural", "theme"])
    @every_frame
    def test_says_what_may_be_added_of_what_is_drawn(self, name: str, frame: Frame):
        """Of all that is in the picture, and of nothing that had to stay out of it."""
        for chart, _, language in drawings(name, frame):
            drawn = {id for kind, id in marks(chart) if kind == "figure"}
            told = caution(kunming(), [figure for figure in chart.figures if figure.id in drawn], speech(language))

            if CHARTS[name].is_form:
                assert inside(told[1:].rstrip("。."), [*notes(chart), chart.source])
            else:
                assert not told or told in chart.source.split(say(language, "list.dot"))

    @every_picture
    def test_no_quotient_stands_on_an_axis_with_totals(self, name: str, frame: Frame):
        """A8: what is computed is told, in a sentence that says by whom, with its note; no mark is drawn of it."""
        for chart, _, language in drawings(name, frame):
            assert {kind for kind, _ in marks(chart)} <= {"figure", "work", "cell"}
            assert {row.mark.kind for group in chart.groups for row in group.rows} <= {"figure"}
            told = sentences.computed(kunming(), chart.ratios, speech(language))
            assert not chart.ratios or CHARTS[name].is_form or told in chart.subtitle.split("\n")
            assert chart.words.endswith(told)
            for ratio in chart.ratios:
                assert phrases.ratio_words(kunming(), ratio, speech(language)) in told
                assert ratio.note is None or ratio.note[language].rstrip("。.") in told

    @every_chart
    def test_title_subtitle_and_source_stand_in_pictures_only(self, name: str):
        """A picture tells the whole; on the page the texts stand around the chart."""
        for frame in FRAMES.values():
            for chart, _, language in drawings(name, frame):
                told = notes(chart)
                filters = phrases.filters(kunming(), replace(chart.selection, categories=()), speech(language))
                under = [filters or chart.title] if CHARTS[name].is_form else chart.subtitle.split("\n")
                source = phrases.source(kunming(), speech(language)) if CHARTS[name].is_form else chart.source
                for words in (chart.title, *under, source):
                    assert words
                    assert inside(words, told) or not frame.furniture, (frame.name, words)
                if not frame.furniture:
                    assert not inside(chart.subtitle, told)
                    assert not inside(chart.source, told)

    @every_chart
    def test_source_names_committee_title_and_date(self, name: str):
        for chart, _, language in drawings(name, SLIDE):
            committee = {"zh": "昆明市政协", "en": "Kunming Municipal CPPCC Committee"}[language]
            assert committee in chart.source
            assert "昆明市政协2023年工作亮点综述" in chart.source
            assert "2024-01-11" in chart.source
            assert committee in chart.subtitle
            assert "2023" in chart.subtitle

    @every_chart
    def test_subtitle_tells_the_filters_in_force(self, name: str):
        selection = Selection(fields=("ecology",), actors=("city", "county"))
        chart = draw(name, kunming(), selection, SLIDE, LIGHT, ZH)

        assert "领域：生态环境；" in chart.subtitle
        assert "履职主体：市政协、县（市、区）政协" in chart.subtitle

    @every_chart
    def test_marks_lead_to_what_is_there(self, name: str):
        """A click opens a figure, a ratio or a work of this report."""
        known = {
            *(("figure", figure.id) for figure in kunming().figures),
            *(("ratio", ratio.id) for ratio in kunming().ratios),
            *(("work", work.id) for work in kunming().works),
            *(("cell", f"{theme.id}/{id}") for theme in kunming().themes for id in vocabulary().categories),
        }
        for chart, _, _ in drawings(name, SCREEN):
            assert set(marks(chart)) <= known
            for trace in plot(chart.scene)["data"]:
                if trace.get("customdata"):
                    assert len(trace["customdata"]) == len(trace["x"]) == len(trace["y"]) == len(trace["hovertext"])

    @every_chart
    def test_keeps_to_the_selection(self, name: str):
        """Every filter changes every chart: nothing is drawn that it does not leave."""
        for selection in SELECTIONS:
            chart = draw(name, kunming(), selection, SCREEN, LIGHT, ZH)
            figures = {figure.id for figure in selection.figures(kunming())}

            assert {figure.id for figure in chart.figures} <= figures
            assert {work.id for work in chart.works} <= {work.id for work in selection.works(kunming())}
            for ratio in chart.ratios:
                assert {ratio.of, ratio.per} <= figures

    @every_chart
    def test_says_when_there_is_nothing(self, name: str):
        for frame in FRAMES.values():
            chart = draw(name, kunming(), Selection(actors=("province",)), frame, DARK, EN)

            assert chart.is_empty
            assert inside("Nothing to show under these filters", notes(chart))
            assert chart.words == ("Kunming Municipal CPPCC Committee, 2023: nothing to show under these filters.")

    @every_chart
    def test_has_words_for_those_who_do_not_see_it(self, name: str):
        """One sentence with every figure's words, short enough for a paragraph."""
        for chart, _, language in drawings(name, SCREEN):
            for figure in chart.figures if name != "matrix" else ():  # which has words of its own, below
                assert phrases.quantity_words(figure.quantity, speech(language)) in chart.words

        # But for those that list all figures.
        assert len(draw(name, kunming(), ALL, SCREEN, LIGHT, ZH).words) < (900 if name in ("numbers", "board") else 450)

    @every_chart
    def test_wears_its_looks_colours(self, name: str):
        """Ink drawn for paper would vanish in the dark."""
        for look, other in ((LIGHT, DARK), (DARK, LIGHT)):
            text = json.dumps(plot(draw(name, kunming(), ALL, SLIDE, look, ZH).scene))

            assert look.ink in text
            assert not [colour for colour in (other.ink, other.muted, other.paper, other.rule) if colour in text]

    @every_chart
    def test_lets_no_text_be_a_template(self, name: str):
        """Plotly fills %{…} in templates: data never gets there."""
        text = json.dumps([plot(chart.scene) for chart, _, _ in drawings(name, SCREEN)])

        assert "hovertemplate" not in text
        assert "texttemplate" not in text

    def test_unknown_names_are_refused_by_name(self):
        with pytest.raises(UnknownName) as caught:
            draw("pie", kunming(), ALL, SCREEN, LIGHT, ZH)
        assert (caught.value.what, caught.value.name, caught.value.known) == ("chart", "pie", tuple(CHARTS))

    @pytest.mark.parametrize(
        ("name", "option", "what"),
        [("output", "scale", "scale"), ("output", "group", "group"), ("category", "scale", "scale")],
    )
    def test_unknown_options_are_refused_by_name(self, name: str, option: str, what: str):
        with pytest.raises(UnknownName) as caught:
            draw(name, kunming(), ALL, SCREEN, LIGHT, ZH, **{option: "sideways"})
        assert (what, "sideways") == (caught.value.what, caught.value.name)

    @every_chart
    def test_report_without_figures_and_works(self, name: str):
        """A file that is only begun is drawn as well, empty."""
        begun = SOUND[: SOUND.index("figures:\n")] + "figures: []\n"
        for frame in FRAMES.values():
            chart = draw(name, made_up(begun), ALL, frame, LIGHT, ZH)

            assert chart.is_empty
            assert faults(chart.scene, frame.export_width) == []

    @every_chart
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_what_the_report_lacks_is_not_laid_upon_filters(self, name: str, language: str):
        """A14: a report without such data says so in picture and sentence; advice on filters is for filters."""
        begun = made_up(SOUND[: SOUND.index("figures:\n")] + "figures: []\n")
        chart = draw(name, begun, ALL, SLIDE, LIGHT, speech(language))

        assert chart.lacking
        assert inside(chart.lacking, notes(chart))
        assert chart.lacking in chart.words
        told = "".join(notes(chart)) + chart.title + chart.words
        assert "筛选" not in told
        assert "filter" not in told

    @every_chart
    def test_what_the_filters_leave_out_is_not_laid_upon_the_report(self, name: str):
        chart = draw(name, kunming(), Selection(actors=("nobody",)), SLIDE, LIGHT, ZH)

        assert chart.is_empty
        assert chart.lacking == ""
        assert say("zh", "chart.nothing") in chart.words


class TestCountsInTitles:
    """A5: every count in a title is counted from what is drawn, in every frame."""

    @staticmethod
    def drawn(chart: Chart, kind: str) -> set[str]:
        return {id for of, id in marks(chart) if of == kind}

    @every_frame
    def test_of_the_matrix(self, frame: Frame):
        for chart, _, language in drawings("matrix", frame):
            figures = [kunming().figure(id) for id in self.drawn(chart, "figure")]
            themes, categories = {figure.theme for figure in figures}, {figure.category for figure in figures}
            counts = {"figures": len(figures), "themes": len(themes), "categories": len(categories)}

            assert chart.title == say(language, "matrix.title" if figures else "matrix.nothing", **counts)

    @every_frame
    @pytest.mark.parametrize(("name", "kind", "others"), [("timeline", "work", 0), ("proposals", "figure", 1)])
    def test_of_charts_that_may_leave_some_out(self, name: str, kind: str, others: int, frame: Frame):
        """A whole crowd of works and of proposals, of which a picture holds a few."""
        report = crowd(12, 20, figures=3, one_category=True)
        for language in LANGUAGES:
            chart = draw(name, report, ALL, frame, LIGHT, speech(language))
            count = len(self.drawn(chart, kind)) - others

            assert str(count) in re.findall(r"\d+", chart.title), chart.title

    @every_frame
    @pytest.mark.parametrize("name", ["output", "category", "courtyard", "rural", "theme"])
    def test_and_figures_in_them_are_those_that_are_drawn(self, name: str, frame: Frame):
        """Of forty that are too many for a picture only the lead one stays: the title names no other."""
        made = crowd(1, 8, figures=40)
        category = name if name == "rural" else "proposal"
        called = {figure.id: Words({"zh": f"第{figure.id}者", "en": f"<{figure.id}>"}) for figure in made.figures}
        figures = (replace(each, label=called[each.id], category=category) for each in made.figures)
        report = replace(made, figures=tuple(figures))
        for language in LANGUAGES:
            chart = draw(name, report, ALL, frame, LIGHT, speech(language))
            named = {id for id, label in called.items() if label[language] in chart.title}

            assert named
            assert named <= self.drawn(chart, "figure"), chart.title


class TestMeasure:
    @pytest.mark.parametrize("room", [20, 60, 150, 400])
    @pytest.mark.parametrize(
        "text",
        [
            LONG_ZH,
            LONG_EN,
            "重要成果获领导批示50多件(次)，至少100万+",
            "《方案》：“双推”、“三农”（试行）。",
            "a" * 80,
            "1265条" * 9,
        ],
    )
    def test_lines_fit_and_lose_nothing(self, text: str, room: int):
        lines = wrapped(text, room, 14, ZH)

        assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
        assert [line for line in lines if width(line, 14) > room] == []

    def test_numbers_keep_their_units(self):
        """No line begins with a unit or with a closing mark."""
        assert wrapped("重要成果获批示50多件(次)", 130, 14, ZH) == ["重要成果获批示", "50多件(次)"]
        assert [line for line in wrapped("提案，协商，视察，媒体。" * 5, 70, 14, ZH) if line[0] in "，。"] == []
