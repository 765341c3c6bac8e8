"""The workbook, reopened with openpyxl: every number and word of the report, typed, shown with its bound."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from cppcc.files.load import read, vocabulary
from cppcc.messages import LANGUAGES, say
from cppcc.model.comparable import panels, shares
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech import phrases
from cppcc.speech.glossary import glossary
from cppcc.write.workbook import FIGURE_SHEET, WORK_SHEET, _Workbook, xlsx
from tests.files import HOSTILE, hostile
from tests.speeches import EN, ZH, speech
from tests.unit.formats import shown

ALL = Selection()


def opened(report: Report | None, selection: Selection = ALL, language: str = "zh") -> openpyxl.Workbook:
    assert report is not None
    return openpyxl.load_workbook(io.BytesIO(xlsx(report, selection, speech(language))))


def rows(sheet, columns) -> list[dict[str, object]]:
    """A sheet's rows by column, what is empty as None."""
    return [
        dict(zip(columns, line, strict=False)) for line in sheet.iter_rows(min_row=2, values_only=True) if any(line)
    ]


def moment(day: datetime.date) -> datetime.datetime:
    """A day as openpyxl reads it."""
    return datetime.datetime.combine(day, datetime.time())


class TestFigures:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_one_with_its_number_words_bound_and_place(self, kunming, language):
        sheet = opened(kunming, language=language)[say(language, "workbook.figures")]
        found = {row["id"]: row for row in rows(sheet, FIGURE_SHEET)}

        assert list(found) == [figure.id for figure in kunming.figures]
        for figure in kunming.figures:
            row, quantity = found[figure.id], figure.quantity
            assert Decimal(str(row["value"])) == quantity.value
            assert row["upper"] is None or Decimal(str(row["upper"])) == quantity.upper
            assert row["words"] == quantity.as_written
            assert row["bound"] == say(language, f"bound.{quantity.bound}")
            assert (row["unit"] or "") == phrases.unit_of(quantity, speech(language))
            assert row["token"] == figure.at.token
            assert row["name"] == figure.label[language]

    def test_numbers_are_shown_in_the_reports_words(self, kunming):
        """By their formats, all of them; when edited, in full with their bound."""
        sheet = opened(kunming)[say("zh", "workbook.figures")]
        place = FIGURE_SHEET.index("value") + 1
        for line, figure in enumerate(kunming.figures, start=2):
            cell = sheet.cell(line, place)
            assert cell.data_type == "n"
            assert shown(cell.value, cell.number_format) == figure.quantity.as_written

    def test_a_single_one_that_becomes_several_is_counted_so(self, kunming):
        """Five are items, whatever the one was."""
        sheet = opened(kunming, language="en")[say("en", "workbook.figures")]
        place = FIGURE_SHEET.index("value") + 1
        singles = [line for line, figure in enumerate(kunming.figures, start=2) if figure.quantity.value == 1]

        assert singles
        for line in singles:
            words = phrases.quantity_words(kunming.figures[line - 2].quantity.exactly(Decimal(5)), EN)
            assert shown(5, sheet.cell(line, place).number_format) == words

    def test_a_sheet_for_each_category(self, kunming):
        """Together they hold every figure once."""
        book = opened(kunming)
        there = [c for c in vocabulary().categories.values() if any(f.category == c.id for f in kunming.figures)]
        ids = [row["id"] for c in there for row in rows(book[c.label["zh"]], FIGURE_SHEET)]

        assert (len(ids), set(ids)) == (len(kunming.figures), {figure.id for figure in kunming.figures})
        assert book.sheetnames == [
            *("全部指标", *(category.label["zh"] for category in there)),
            *("工作", "计算指标", "数据字典", "来源"),
        ]

    def test_bars_compare_what_may_be_compared(self, kunming):
        """Native charts over the sheet's own cells; labels in the numbers' formats."""
        book = opened(kunming)
        for category in vocabulary().categories.values():
            figures = [figure for figure in kunming.figures if figure.category == category.id]
            expected = sorted(map(len, panels(kunming, figures) + shares(figures)))
            if not figures:
                continue
            sheet = book[category.label["zh"]]
            counts = []
            for chart in sheet._charts:
                [series] = chart.series
                cells = sheet[series.val.numRef.f.partition("!")[2].replace("$", "")]
                unit = FIGURE_SHEET.index("unit") + 1
                assert len({sheet.cell(cell.row, unit).value for (cell,) in cells}) == 1
                assert series.dLbls.showVal
                assert series.dLbls.numFmt is None  # linked to the cells
                counts.append(len(cells))
            assert sorted(counts) == expected


class TestOthers:
    def test_works_and_ratios(self, kunming):
        book = opened(kunming)
        works = {row["id"]: row for row in rows(book["工作"], WORK_SHEET)}
        assert list(works) == [work.id for work in kunming.works]
        for work in kunming.works:
            row = works[work.id]
            days = (moment(work.dates.start), moment(work.dates.end)) if work.dates else (None, None)
            assert (row["from"], row["to"]) == days
            assert row["date"] == (work.dates.as_written if work.dates else None)
            assert row["category"] == phrases.category_names(work, ZH)
            assert (row["summary"], row["token"]) == (work.summary["zh"], work.at.token)

        ratios = list(book["计算指标"].iter_rows(min_row=2, values_only=True))
        assert [row[1] for row in ratios] == [phrases.ratio_words(kunming, ratio, ZH) for ratio in kunming.ratios]

    def test_no_sheet_of_ratios_where_there_are_none(self, kunming):
        """A8: what a report does not divide takes no room."""
        assert say("zh", "workbook.ratios") in opened(kunming).sheetnames
        assert say("zh", "workbook.ratios") not in opened(replace(kunming, ratios=())).sheetnames

    def test_days_sort_and_filter_as_days(self, kunming):
        """And read as everywhere else."""
        sheet = opened(kunming)["工作"]
        cells = [
            sheet.cell(line, WORK_SHEET.index(column) + 1)
            for column in ("from", "to")
            for line, work in enumerate(kunming.works, start=2)
            if work.dates
        ]

        assert cells
        assert {(cell.is_date, cell.number_format) for cell in cells} == {(True, "yyyy-mm-dd")}

    def test_a_day_before_excels_first_is_text(self, kunming):
        work = next(work for work in kunming.works if work.dates)
        old = replace(work, dates=replace(work.dates, start=datetime.date(1899, 12, 31)))
        report = replace(kunming, works=(old,))
        [row] = rows(opened(report)["工作"], WORK_SHEET)

        assert (row["from"], row["to"]) == ("1899-12-31", moment(work.dates.end))

    def test_dictionary_explains_every_column_and_term_in_every_language(self, kunming):
        lines = [line for line in opened(kunming)["数据字典"].iter_rows(min_row=2, values_only=True) if any(line)]
        ids = {line[1] for line in lines}

        assert {*FIGURE_SHEET, *WORK_SHEET} <= ids
        assert {entry.id.partition(".")[2] for entries in glossary(kunming).values() for entry in entries} <= ids
        assert all(all(line) for line in lines)

    def test_sources_tell_filters_file_and_version(self, kunming):
        chosen = Selection(themes=("innovation",))
        told = [cell for (cell,) in opened(kunming, chosen)["来源"].iter_rows(values_only=True)]

        assert told[0] == say("zh", "data.filters", filters=phrases.filters(kunming, chosen, ZH))
        assert any(kunming.file_sha256 in line for line in told)
        assert kunming.url in told
        assert any(line.endswith("= 5585余人(次)（本看板计算）") for line in told)
        assert {unstated.text["zh"] for unstated in kunming.unstated} <= set(told)

    def test_filters_leave_what_the_pages_leave(self, kunming):
        chosen = Selection(fields=("rural",))
        book = opened(kunming, chosen)

        assert [r["id"] for r in rows(book["全部指标"], FIGURE_SHEET)] == [f.id for f in chosen.figures(kunming)]
        assert [r["id"] for r in rows(book["工作"], WORK_SHEET)] == [w.id for w in chosen.works(kunming)]

    def test_heads_stay_and_filter(self, kunming):
        book = opened(kunming)
        for name in book.sheetnames[:-1]:
            assert book[name].freeze_panes == "B2"
            assert book[name].auto_filter.ref

    def test_nothing_left_is_still_a_workbook(self, kunming):
        book = opened(kunming, Selection(themes=("introduction",), categories=("media",)))

        assert book.sheetnames == ["全部指标", "工作", "计算指标", "数据字典", "来源"]


class TestSafety:
    def test_text_that_would_run_stays_text(self, tmp_path):
        (tmp_path / "r.yaml").write_text(hostile('=HYPERLINK("http://evil.example","x")'), encoding="utf-8")
        report = read(tmp_path / "r.yaml").report
        cells = [cell for sheet in opened(report) for line in sheet.iter_rows() for cell in line]

        assert [cell for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
        assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)

    def test_markup_is_text(self, tmp_path):
        (tmp_path / "r.yaml").write_text(hostile(), encoding="utf-8")
        report = read(tmp_path / "r.yaml").report

        assert HOSTILE in {cell.value for line in opened(report)["全部指标"].iter_rows() for cell in line}

    def test_same_input_gives_the_same_bytes(self, kunming):
        assert xlsx(kunming, ALL, ZH) == xlsx(kunming, ALL, ZH)


def test_sheets_have_names_of_their_own_that_excel_takes(kunming):
    made = _Workbook(kunming, ALL, ZH)
    names = [made._sheet(name)[1] for name in ("提案", "提案", "a/b:[c]*?", "A/B:[C]*?", "长" * 40, "长" * 40, "'")]

    assert len({name.lower() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set("[]:*?/\\'") & set(name) for name in names)
