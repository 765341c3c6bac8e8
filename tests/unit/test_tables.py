"""Figures and works as rows and as data frames: public columns, exact values."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from cppcc import load, parse
from cppcc.content import records
from cppcc.files.load import REPORTS
from cppcc.messages.translations import Words


@pytest.fixture(scope="module")
def report():
    return load(REPORTS / "kunming-2023.yaml")


def with_quantity(report, text):
    """The report's first figure, as if the report had written this instead (synthetic)."""
    return replace(report.figures[0], quantity=parse(text))


class TestFigures:
    def test_have_the_public_columns_in_their_order(self, report):
        """Whoever reads columns by place or by name may go on doing so."""
        public = (
            "report,id,metric,category,theme,actor,fields,value,upper,bound,unit,as_written,line,token,"
            "label_zh,label_en,note"
        )

        assert public.split(",") == list(records.figures_table(report, report.figures).columns)[:17]

    def test_are_one_row_each_in_the_order_given(self, report):
        chosen = report.figures[::-1]

        assert [figure.id for figure in chosen] == list(records.figures_table(report, chosen)["id"])

    def test_keep_number_bound_unit_and_wording_together(self, report):
        """A number never travels without its bound and its unit."""
        [row] = records.figure_rows(report, [report.figure("rural_funds")])

        assert (
            row["value"],
            row["upper"],
            row["bound"],
            row["unit"],
            row["as_written"],
        ) == (65000000, None, "at_least", "元", "6500余万元")

    @pytest.mark.parametrize(
        ("as_written", "value"),
        [
            ("442件", 442),
            ("3.5亿元", 350000000),
            ("97.9%", 97.9),
            ("12.34567890123456789%", "12.34567890123456789"),
            ("0.00001%", "0.00001"),
        ],
    )
    def test_give_the_value_without_loss_and_without_exponent(self, report, as_written, value):
        [row] = records.figure_rows(report, [with_quantity(report, as_written)])

        assert repr(value) == repr(row["value"])

    def test_give_a_range_both_ends(self, report):
        [row] = records.figure_rows(report, [with_quantity(report, "3至5次")])

        assert (row["value"], row["upper"], row["bound"]) == (3, 5, "between")

    def test_leave_a_missing_translation_empty(self, report):
        """Chinese words in the English column would pass for a translation."""
        [row] = records.figure_rows(report, [replace(report.figures[0], label=Words({"zh": "界别"}), note=None)])

        assert (row["label_zh"], row["label_en"], row["note"], row["note_en"]) == ("界别", None, None, None)


class TestWorks:
    def test_have_the_public_columns_in_their_order(self, report):
        public = (
            "report,id,kind,theme,actor,fields,date_from,date_to,line,token,label_zh,label_en,"
            "summary_zh,summary_en,figures"
        )

        assert public.split(",") == list(records.works_table(report, report.works).columns)[:15]

    def test_keep_a_stretch_of_days_and_its_wording(self, report):
        """12月中旬 is ten days, never the 15th."""
        [row] = records.work_rows(report, [report.work("mohan_studio")])

        assert (row["date_from"], row["date_to"], row["date_as_written"]) == ("2023-12-11", "2023-12-20", "12月中旬")

    def test_tell_their_categories(self, report):
        """A work's own or those of its figures, by which it is filtered."""
        [row] = records.work_rows(report, [report.work("education_campaign")])

        assert row["categories"] == report.work("education_campaign").categories
        assert {"research", "outcome"} <= set(report.work("education_campaign").categories)

    def test_have_no_date_where_the_report_states_none(self, report):
        [row] = records.work_rows(report, [report.work("flower_industry")])

        assert (row["date_from"], row["date_to"], row["date_as_written"]) == (None, None, None)


class TestLists:
    def test_are_lists_in_rows(self, report):
        """So that JSON has real lists."""
        [row] = records.work_rows(report, [report.work("education_campaign")])

        assert json.loads(json.dumps(row["figures"])) == [
            "education_research_reports",
            "education_measures",
            "education_problems_solved",
        ]

    def test_are_joined_in_data_frames(self, report):
        frame = records.works_table(report, [report.work("education_campaign")])

        assert frame.loc[0, "figures"] == "education_research_reports;education_measures;education_problems_solved"


class TestDataFrames:
    def test_write_whole_numbers_as_whole_numbers(self, report):
        """Pandas makes floats of a column with one share or one gap in it: 65000000.0."""
        figures = [report.figure("rural_funds"), with_quantity(report, "97.9%"), with_quantity(report, "3至5次")]

        assert (
            records.figures_table(report, figures)[["value", "upper"]].to_csv(index=False, lineterminator="\n")
            == "value,upper\n65000000,\n97.9,\n3,5\n"
        )

    def test_have_their_columns_even_when_empty(self, report):
        assert list(records.FIGURE_COLUMNS) == list(records.figures_table(report, []).columns)
