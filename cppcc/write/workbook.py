"""XLSX of a report under filters: its figures, by category too, its works and ratios, what columns and terms mean, and
where all of it is from."""

from __future__ import annotations

import datetime
import io
import math
import re
from collections.abc import Mapping, Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cppcc.charts.measure import width
from cppcc.charts.rows import unit_name
from cppcc.content.blocks import lines as block_lines
from cppcc.content.columns import cells, headings, quantity_of
from cppcc.content.records import Single, harmless
from cppcc.content.sections import sums, unstated
from cppcc.content.text_pages import about
from cppcc.design.looks import LIGHT, category_colour, tint
from cppcc.messages import LANGUAGES, say
from cppcc.model.comparable import FULL_SHARE, is_share, panels, shares
from cppcc.model.quantity import Bound, Quantity
from cppcc.model.report import Figure, Report
from cppcc.model.selection import Selection
from cppcc.speech import phrases, sentences
from cppcc.speech.glossary import GROUPS, glossary
from cppcc.speech.speech import Speech
from cppcc.write.inert import printable
from cppcc.write.number_format import number_format, several
from cppcc.write.output_file import LONGEST_PROPERTY, dated

FIGURE_SHEET = (
    *("name", "words", "value", "upper", "bound", "unit", "theme", "category", "actor", "fields"),
    *("token", "note", "id"),
)
RATIO_COLUMNS = ("name", "words", "value", "upper", "bound", "unit", "note", "id")
WORK_SHEET = (
    *("name", "theme", "kind", "category", "actor", "fields", "date", "from", "to", "summary", "token", "note", "id"),
)
#: In what Excel counts columns by: about one Latin letter.
_NARROWEST, _WIDEST = 8, 46
#: What Excel lets no sheet's name hold, nor more than so many characters.
_BARRED, _LONGEST = re.compile(r"[\[\]:*?/\\']"), 31
_CHART_ROWS = 16
#: The most characters that Excel takes in a cell.
_LONGEST_CELL = 32_767
#: The columns that hold days, and where Excel's days begin.
_DAYS, _FIRST_YEAR = ("from", "to"), 1900
#: A line's height in points.
_LINE = 15


def xlsx(report: Report, selection: Selection, speech: Speech) -> bytes:
    """A workbook; the same report, filters and version give the same bytes.

    Numbers are numbers, in the base unit (6500余万元 is 65000000), and are shown in the report's words by their format:
    ``0"余项"``. So a number that someone edits keeps its 余, and a chart's labels follow. Days are Excel's own.
    """
    return _Workbook(report, selection, speech).bytes()


def _cell_text(row: Mapping[str, Single], column: str) -> str:
    text = str(row.get(column) or "")
    return f"> {text},,, {row['unit']}" if text and column in ("value", "upper") else text


def _across(text: str) -> float:
    """The width of a text in Excel's columns, with room for what turns a filter on."""
    return width(text, 1) * 1.9 + 2


class _Workbook:
    """The workbook in the making."""

    def __init__(self, report: Report, selection: Selection, speech: Speech) -> None:
        self.report, self.selection, self.speech = report, selection, speech
        self.file = io.BytesIO()
        self.book = Workbook(self.file, {"in_memory": True})
        self.book.set_properties(
            {"title": printable(phrases.who_when(report, speech))[:LONGEST_PROPERTY], "author": "cppcc"}
        )
        self.head = self.book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.text = self.book.add_format({"text_wrap": True, "valign": "top"})
        self.day = self.book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
        self.formats: dict[str, Format] = {}
        self.named: set[str] = set()

    def bytes(self) -> bytes:
        figures = self.selection.figures(self.report)
        self._figures(self.speech.say("workbook.figures"), figures)
        for category in self.speech.terms.categories.values():
            of_category = [figure for figure in figures if figure.category == category.id]
            if of_category:
                self._category(self.speech.of(category.label), of_category)
        works = [cells(self.report, work, WORK_SHEET, self.speech) for work in self.selection.works(self.report)]
        self._table(self.speech.say("workbook.works"), WORK_SHEET, works)
        self._ratios()
        self._dictionary()
        self._sources(figures)
        self.book.close()
        return dated(self.file.getvalue(), self.report.published)

    # ---- sheets

    def _figures(self, name: str, figures: Sequence[Figure]) -> tuple[Worksheet, str]:
        rows = [cells(self.report, figure, FIGURE_SHEET, self.speech) for figure in figures]
        quantities = [figure.quantity for figure in figures]
        return self._table(name, FIGURE_SHEET, rows, quantities)

    def _category(self, name: str, figures: Sequence[Figure]) -> None:
        """One category's figures: what may be compared by length, as bars too; then the others, unit by unit."""
        groups = panels(self.report, figures) + shares(figures)
        units = list(dict.fromkeys(figure.quantity.unit for figure in figures))
        others = [figure for figure in figures if not any(figure in group for group in groups)]
        others.sort(key=lambda figure: (units.index(figure.quantity.unit), -figure.quantity.value))
        sheet, sheet_name = self._figures(name, [*(figure for group in groups for figure in group), *others])
        row, place = 1, len(figures) + 2
        for group in groups:
            self._bars(sheet, sheet_name, name, group, row, place)
            place += _CHART_ROWS + 1
            row += len(group)

    def _bars(
        self, sheet: Worksheet, sheet_name: str, name: str, figures: Sequence[Figure], row: int, place: int
    ) -> None:
        unit = figures[0].quantity.unit
        role, last = category_colour(figures[0].category), row + len(figures) - 1
        value = FIGURE_SHEET.index("value")
        chart = self.book.add_chart({"type": "bar"})
        chart.add_series(
            {
                "name": harmless(name),
                "categories": [sheet_name, row, 0, last, 0],
                "values": [sheet_name, row, value, last, value],
                "gap": 60,
                # In the numbers' own format, which holds 余.
                "data_labels": {"value": True},
                "points": [
                    {
                        "fill": {"color": LIGHT.colour(role if exact else tint(role))},
                        "border": {"color": LIGHT.colour(role)},
                    }
                    for exact in (figure.quantity.bound is Bound.EXACT for figure in figures)
                ],
            }
        )
        heading = self.speech.say("list.dot").join((name, unit_name(unit, self.speech)))
        chart.set_title({"name": harmless(heading), "name_font": {"size": 12}})
        chart.set_legend({"none": True})
        ends = {"min": 0, "max": float(FULL_SHARE)} if is_share(figures[0]) else {"min": 0}
        chart.set_x_axis({**ends, "major_gridlines": {"visible": False}, "visible": False})
        chart.set_y_axis({"reverse": True})
        chart.set_size({"width": 720, "height": 20 * _CHART_ROWS})
        telling = sentences.telling(self.report, figures, self.speech)
        sentence = telling.sentence(self.selection, telling.by_category(figures))
        sheet.insert_chart(place, 0, chart, {"description": printable(sentence)})

    def _ratios(self) -> None:
        ratios = self.selection.ratios(self.report)
        if not self.report.ratios:  # a filter that leaves none leaves the sheet, so that sheets stand where they stood
            return
        rows = [cells(self.report, ratio, RATIO_COLUMNS, self.speech) for ratio in ratios]
        quantities = [quantity_of(self.report, ratio) for ratio in ratios]
        self._table(self.speech.say("workbook.ratios"), RATIO_COLUMNS, rows, quantities)

    def _dictionary(self) -> None:
        """What each column and each term means, in every language."""
        columns = dict.fromkeys((*FIGURE_SHEET, *WORK_SHEET))
        rows: list[Mapping[str, Single]] = [
            {"group": self.speech.say("workbook.columns"), "id": column}
            | {f"name_{language}": say(language, f"heading.{column}") for language in LANGUAGES}
            | {f"meaning_{language}": say(language, f"column.{column}") for language in LANGUAGES}
            for column in columns
        ]
        rows += [
            {"group": self.speech.say(f"glossary.{group}"), "id": entry.id.partition(".")[2]}
            | {f"name_{language}": entry.label[language] for language in LANGUAGES}
            | {f"meaning_{language}": entry.definition[language] for language in LANGUAGES}
            for group in GROUPS
            for entry in glossary(self.report)[group]
        ]
        heads = {"group": self.speech.say("workbook.group"), "id": "id"}
        for language in LANGUAGES:
            heads[f"name_{language}"] = f"{self.speech.say('heading.name')} ({language})"
            heads[f"meaning_{language}"] = f"{self.speech.say('workbook.meaning')} ({language})"
        self._table(self.speech.say("workbook.dictionary"), tuple(heads), rows, heads=heads)

    def _sources(self, figures: Sequence[Figure]) -> None:
        sheet, _ = self._sheet(self.speech.say("workbook.sources"))
        sheet.set_column(0, 0, 100)
        lines = [(line, self.text) for line in about(self.report, self.selection, self.speech)]
        lines.append((self.report.url, self.text))
        for section in (sums(self.report, figures, self.speech), unstated(self.report, self.speech)):
            lines.append((str(section.title), self.head))
            lines += [(line, self.text) for block in section.blocks for line in block_lines(block)]
        for row, (line, format) in enumerate(lines):
            sheet.write_string(row, 0, printable(line)[:_LONGEST_CELL], format)

    # ---- tables

    def _table(
        self,
        name: str,
        columns: Sequence[str],
        rows: Sequence[Mapping[str, Single]],
        quantities: Sequence[Quantity] = (),
        *,
        heads: Mapping[str, str] | None = None,
    ) -> tuple[Worksheet, str]:
        """A sheet with a head that stays, filters, and columns as wide as what they hold."""
        sheet, sheet_name = self._sheet(name)
        heads = heads or dict(zip(columns, headings(columns, self.speech), strict=True))
        lines = [1.0] * (len(rows) + 1)
        for place, column in enumerate(columns):
            # A number is shown as its words are, or longer by its noughts.
            texts = [heads[column], *(_cell_text(row, column) for row in rows)]
            across = min(_WIDEST, max(_NARROWEST, *(_across(text) for text in texts)))
            sheet.set_column(place, place, across)
            lines = [max(old, _across(text) / across) for old, text in zip(lines, texts, strict=True)]
            sheet.write_string(0, place, heads[column], self.head)
            for number, row in enumerate(rows, start=1):
                if quantities and column in ("value", "upper"):
                    self._write(sheet, number, place, row.get(column), self._number(quantities[number - 1], row))
                elif column in _DAYS:
                    self._write_day(sheet, number, place, row.get(column))
                else:
                    self._write(sheet, number, place, row.get(column), self.text)
        for number, count in enumerate(lines):
            sheet.set_row(number, _LINE * math.ceil(count))
        sheet.freeze_panes(1, 1)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(columns) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        return sheet, sheet_name

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Single, format: Format) -> None:
        if cell is None:
            return
        if isinstance(cell, str):  # as text, even where it begins with = or looks like a link
            sheet.write_string(row, column, printable(cell)[:_LONGEST_CELL], format)
        else:
            sheet.write_number(row, column, cell, format)

    def _write_day(self, sheet: Worksheet, row: int, column: int, cell: Single) -> None:
        """A day that sorts and filters as one; its ISO text where Excel, whose days begin in 1900, knows no such."""
        day = datetime.date.fromisoformat(str(cell)) if cell else None
        if day and day.year >= _FIRST_YEAR:
            sheet.write_datetime(row, column, day, self.day)
        else:
            self._write(sheet, row, column, cell, self.text)

    def _number(self, quantity: Quantity, row: Mapping[str, Single]) -> Format:
        format_code = number_format(quantity, str(row["words"]), several(quantity, self.speech))
        if format_code not in self.formats:
            self.formats[format_code] = self.book.add_format({"num_format": format_code, "valign": "top"})
        return self.formats[format_code]

    def _sheet(self, name: str) -> tuple[Worksheet, str]:
        title = _BARRED.sub(" ", name)[:_LONGEST].strip() or "_"
        count = 1
        while title.lower() in self.named:
            count += 1
            title = f"{title[: _LONGEST - 4]} {count}"
        self.named.add(title.lower())
        return self.book.add_worksheet(title), title
