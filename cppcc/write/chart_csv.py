"""CSV of what a chart shows, or of a whole report under filters, for a spreadsheet: opens right by a double click, and
no text in it can run."""

from __future__ import annotations

import csv as files
import io
from collections.abc import Iterable, Iterator

from cppcc.charts import Chart
from cppcc.content.columns import Recorded, TextRow, cells, headings, kind_of
from cppcc.content.records import harmless
from cppcc.content.text_pages import about
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Figure, Ratio, Report, Work
from cppcc.speech.speech import Speech

#: The columns, in their order. People read their names in their language.
COLUMNS = (
    "item",
    "name",
    "words",
    "value",
    "upper",
    "bound",
    "unit",
    "theme",
    "category",
    "actor",
    "fields",
    "kind",
    "date",
    "from",
    "to",
    "summary",
    "token",
    "note",
    "id",
)


def csv(chart: Chart, frame: Frame, look: Look, speech: Speech) -> bytes:
    """``table`` of the chart's figures, ratios and works, as drawn.

    Frame and look change nothing but which works and figures a chart draws there.
    """
    lines = [
        speech.say("data.chart", title=chart.title),
        *about(chart.report, chart.selection, speech, chart.source),
    ]
    return table(chart.report, chart.figures, chart.ratios, chart.works, lines, speech)


def table(
    report: Report,
    figures: Iterable[Figure],
    ratios: Iterable[Ratio],
    works: Iterable[Work],
    lines: Iterable[str],
    speech: Speech,
) -> bytes:
    """Figures, ratios and works, one a line, by ``COLUMNS``; then, behind an empty line, what is told of them.

    ``value`` is in the base unit (6500余万元 is 65000000); ``words`` are the report's own, those of a ratio are
    computed.
    """
    text = io.StringIO(newline="")
    writer = files.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
    writer.writerow(dict(zip(COLUMNS, headings(COLUMNS, speech), strict=True)))
    # A spreadsheet takes lines up to an empty one for one table: sorting and filtering leave the rest alone.
    rows: list[TextRow] = [*_rows(report, figures, ratios, works, speech), {}]
    rows += [{COLUMNS[0]: line} for line in lines]
    for row in rows:
        writer.writerow({column: harmless(cell) for column, cell in row.items()})
    return text.getvalue().encode("utf-8-sig", "replace")  # Excel reads UTF-8 only behind this mark


def _rows(
    report: Report, figures: Iterable[Figure], ratios: Iterable[Ratio], works: Iterable[Work], speech: Speech
) -> Iterator[TextRow]:
    items: list[Recorded] = [*figures, *ratios, *works]
    for item in items:
        row = cells(report, item, COLUMNS, speech) | {"item": speech.say(f"data.{kind_of(item)}")}
        if row["date"]:  # in brackets: of a bare 5月15日 a spreadsheet makes that day of the present year
            row["date"] = f"「{row['date']}」"
        yield row
