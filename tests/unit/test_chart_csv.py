"""CSV of a chart: every number true, opens right in Excel, runs nothing, and says what it is."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

import cppcc
from cppcc.charts import draw
from cppcc.content.catalog import CHARTS
from cppcc.content.records import harmless
from cppcc.design.frames import SCREEN
from cppcc.design.looks import LIGHT
from cppcc.files.load import REPORTS, load, read, vocabulary
from cppcc.messages import LANGUAGES, say
from cppcc.model.selection import Selection
from cppcc.speech import phrases
from cppcc.write.chart_csv import COLUMNS
from tests import files
from tests.exported import exported
from tests.speeches import ZH, speech

EVERYTHING = Selection()


@pytest.fixture(scope="module")
def report():
    return load(REPORTS / "kunming-2023.yaml")


def made(report, name, selection=EVERYTHING, language="zh", **options):
    return exported("csv", name, report, selection, None, LIGHT, speech(language), **options)


def lines(contents):
    """The chart's lines by column, and what stands behind them."""
    rows = list(csv.reader(io.StringIO(contents.decode("utf-8-sig"), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    end = rows.index([""] * len(rows[0]))
    told = [dict(zip(COLUMNS, row, strict=True)) for row in rows[1:end]]
    return told, [row[0] for row in rows[end + 1 :]]


def of_kind(rows, kind, language="zh"):
    return [row for row in rows if row["item"] == say(language, f"data.{kind}")]


class TestEveryChart:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("name", CHARTS)
    def test_gives_what_it_shows_in_the_order_drawn(self, report, name, language):
        chart = draw(name, report, EVERYTHING, SCREEN, LIGHT, speech(language))
        rows, _ = lines(made(report, name, language=language))
        drawn = [(item.id, item.label[language]) for item in chart.figures]
        drawn += [(item.id, item.label[language]) for item in chart.ratios]
        drawn += [(item.id, item.label[language]) for item in chart.works]

        assert drawn == [(row["id"], row["name"]) for row in rows]

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("name", CHARTS)
    def test_gives_every_figure_as_the_report_has_it(self, report, name, language):
        """Number, bound and unit together, the report's own words beside them, and where they stand."""
        terms = vocabulary()
        for row in of_kind(lines(made(report, name, language=language))[0], "figure", language):
            figure = report.figure(row["id"])
            quantity = figure.quantity

            assert (Decimal(row["value"]), row["words"]) == (quantity.value, quantity.as_written)
            assert row["upper"] == ("" if quantity.upper is None else str(quantity.upper))
            assert row["bound"] == say(language, f"bound.{quantity.bound}")
            assert row["unit"] == phrases.unit_of(quantity, speech(language))
            assert row["theme"] == report.theme(figure.theme).label[language]
            assert row["category"] == terms.categories[figure.category].label[language]
            assert row["actor"] == terms.actors[figure.actor].label[language]
            assert row["fields"].count(say(language, "list.or")) == len(figure.fields) - 1
            assert row["token"] == figure.at.token
            assert row["note"] == phrases.to_mind(report, figure, speech(language))
            assert not figure.note or row["note"].endswith(figure.note[language])

    def test_holds_all_figures_and_dated_works_between_them(self, report):
        """Nothing of the report that is drawn anywhere is missing in its data."""
        rows = [row for name in ("matrix", "timeline") for row in lines(made(report, name))[0]]

        assert {figure.id for figure in report.figures} <= {row["id"] for row in rows}
        assert {work.id for work in report.works if work.dates} <= {row["id"] for row in rows}


class TestValues:
    def test_are_in_the_base_unit(self, report):
        """6500余万元 is 65000000, and its unit 元, not 万元."""
        [row] = [row for row in lines(made(report, "rural"))[0] if row["id"] == "rural_funds"]

        assert (row["words"], row["value"], row["unit"], row["bound"]) == ("6500余万元", "65000000", "元", "至少")

    def test_of_ratios_keep_their_bound(self, report):
        """3700余 ÷ 294 is more than 12.5; it is computed, and says of what."""
        rows = of_kind(lines(made(report, "courtyard"))[0], "ratio")
        [row] = [row for row in rows if row["id"] == "public_per_session"]

        assert [row["id"] for row in rows] == [
            ratio.id for ratio in draw("courtyard", report, EVERYTHING, SCREEN, LIGHT, ZH).ratios
        ]
        assert (row["words"], row["value"], row["bound"]) == ("超过12.5人(次)/场次", "12.5", "至少")
        assert "3700余人(次) ÷ " in row["note"]
        for each in rows:
            ratio = next(ratio for ratio in report.ratios if ratio.id == each["id"])
            assert abs(Decimal(each["value"]) / report.quotient(ratio).value - 1) < Decimal("0.05")

    def test_of_dates_are_days_and_the_words_of_the_report(self, report):
        """12月中旬 is ten days. In brackets, since a spreadsheet makes a day of this year of a bare 5月15日."""
        rows = {row["id"]: row for row in lines(made(report, "timeline"))[0]}

        for id, row in rows.items():
            dates = report.work(id).dates
            assert (date.fromisoformat(row["from"]), date.fromisoformat(row["to"])) == (dates.start, dates.end)
            assert row["date"] == f"「{dates.as_written}」"
        assert (rows["mohan_studio"]["from"], rows["mohan_studio"]["to"]) == ("2023-12-11", "2023-12-20")
        assert report.work("party_alliance").dates.note["zh"] in rows["party_alliance"]["note"]

    def test_of_a_range_have_both_ends(self):
        text = files.changed(
            lambda contents: contents["figures"][0].update(as_written="3至5件", at={"line": 4, "token": "3至5件"})
        )
        [row] = [row for row in lines(made(read(REPORTS / "x.yaml", text).report, "output"))[0] if row["upper"]]

        assert (row["value"], row["upper"], row["bound"], row["words"]) == ("3", "5", "范围", "3至5件")


class TestFile:
    def test_is_what_excel_takes_for_utf8(self, report):
        """A mark at its start, and lines as Windows ends them."""
        contents = made(report, "output")

        assert contents.startswith(b"\xef\xbb\xbf")
        assert contents.count(b"\n") == contents.count(b"\r\n") > 20

    def test_is_read_by_pandas(self, report):
        """Numbers are numbers; what stands behind the table has no id."""
        table = pd.read_csv(io.BytesIO(made(report, "output"))).dropna(subset=["id"])
        figures = draw("output", report, EVERYTHING, SCREEN, LIGHT, ZH).figures

        assert list(table["id"]) == [figure.id for figure in figures]
        assert list(table["数值"]) == [figure.quantity.value for figure in figures]

    def test_has_its_columns_in_the_readers_language(self, report):
        heads = [
            made(report, "output", language=language).decode("utf-8-sig").splitlines()[0] for language in LANGUAGES
        ]

        assert heads[0].startswith("条目,名称,原文表述,数值,范围上端,数值性质,单位,工作主题,类别,履职主体,领域,类型,")
        assert heads[1].startswith(
            "Item,Name,As written,Value,Upper end,Bound,Unit,Theme,Category,Actor,Policy field,Kind,"
        )

    def test_says_at_its_end_what_it_is(self, report):
        """Behind an empty line, so that sorting the table leaves it alone: chart, filters, source, file, version."""
        selection = Selection(themes=("innovation",), actors=("system",))
        _, about = lines(made(report, "output", selection))

        assert about[1:] == [
            "筛选：工作主题：创新探索；履职主体：全市政协系统",
            draw("output", report, selection, SCREEN, LIGHT, ZH).source,
            f"数据文件：kunming-2023，sha256 {report.file_sha256}",
            f"看板版本：cppcc {cppcc.__version__}",
        ]
        assert about[0].startswith("图：")
        assert lines(made(report, "output"))[1][1] == "筛选：未设筛选"

    def test_names_the_category_that_the_chart_took_by_itself(self, report):
        assert lines(made(report, "category"))[1][1] == "筛选：类别：提案"

    def test_of_an_empty_chart_has_its_columns_and_its_end(self, report):
        rows, about = lines(made(report, "output", Selection(themes=("introduction",), actors=("national",))))

        assert (rows, len(about)) == ([], 5)


class TestFormulas:
    @pytest.mark.parametrize(
        "first", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", " =1", "\u3000=1", "\u200b=1", "＝1"]
    )
    def test_never_begin_a_cell(self, first):
        """A spreadsheet runs what begins like this, blanks in front or not; behind an apostrophe it is text."""
        assert harmless(first) == f"'{first}"

    @pytest.mark.parametrize("cell", ["提案=442件", "3-5次", "a@b", "'=1", "", -1, 0.5, None])
    def test_are_nothing_else(self, cell):
        """Text with a sign in its middle stays as it is, and so do numbers."""
        assert harmless(cell) is cell

    @pytest.mark.parametrize("text", ["=cmd|'/c calc'!A0", " =HYPERLINK(1)", "@SUM(1)", "-1+1"])
    def test_of_a_data_file_are_text_in_every_cell(self, text):
        """Whatever the file holds, in any of its texts, runs nowhere."""
        report = read(REPORTS / "x.yaml", files.hostile(text)).report
        assert report is not None
        for name in CHARTS:
            for row in csv.reader(io.StringIO(made(report, name).decode("utf-8-sig"), newline="")):
                assert [cell for cell in row if cell.strip().startswith(("=", "+", "-", "@"))] == []
