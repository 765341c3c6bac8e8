"""CSV of what a chart shows, or of a whole report under filters, for a spreadsheet: opens right by a double click, and
no text in it can run."""

from __future__ import annotations

import csv as files
import io
from collections.abc import Iterable, Iterator

from cppcc.charts import Chart
from cppcc.content.columns import Single, harmless, number
from cppcc.content.text_pages import about
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.files.load import vocabulary
from cppcc.messages import say
from cppcc.messages.translations import Words
from cppcc.model.quantity import Quantity
from cppcc.model.report import Figure, Ratio, Report, Work
from cppcc.speech import phrases

#: The columns, in their order. People read their names in their language, which the texts hold under ``data.*``.
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


def csv(chart: Chart, frame: Frame, look: Look, language: str) -> bytes:
    """``table`` of the chart's figures, ratios and works, as drawn.

    Frame and look change nothing but which works and figures a chart draws there.
    """
    told = [
        say(language, "data.chart", title=chart.title),
        *about(chart.report, chart.selection, language, chart.source),
    ]
    return table(chart.report, chart.figures, chart.ratios, chart.works, told, language)


def table(
    report: Report,
    figures: Iterable[Figure],
    ratios: Iterable[Ratio],
    works: Iterable[Work],
    told: Iterable[str],
    language: str,
) -> bytes:
    """Figures, ratios and works, one a line, by ``COLUMNS``; then, behind an empty line, what is told of them.

    ``value`` is in the base unit (6500余万元 is 65000000); ``words`` are the report's own, those of a ratio are
    computed.
    """
    text = io.StringIO(newline="")
    writer = files.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
    writer.writerow({column: say(language, f"data.{column}") for column in COLUMNS})
    # A spreadsheet takes lines up to an empty one for one table: sorting and filtering leave the rest alone.
    rows = [*_rows(report, figures, ratios, works, language), {}]
    rows += [{COLUMNS[0]: line} for line in told]
    for row in rows:
        writer.writerow({column: harmless(cell) for column, cell in row.items()})
    return text.getvalue().encode("utf-8-sig", "replace")  # Excel reads UTF-8 only behind this mark


def _rows(
    report: Report, figures: Iterable[Figure], ratios: Iterable[Ratio], works: Iterable[Work], language: str
) -> Iterator[dict[str, Single]]:
    for figure in figures:
        yield {"item": say(language, "data.figure"), **figure_row(report, figure, language)}
    for ratio in ratios:
        yield {"item": say(language, "data.ratio"), **ratio_row(report, ratio, language)}
    for work in works:
        row = work_row(report, work, language)
        if row["date"]:  # in brackets: of a bare 5月15日 a spreadsheet makes that day of the present year
            row["date"] = f"「{row['date']}」"
        yield {"item": say(language, "data.work"), **row}


def figure_row(report: Report, figure: Figure, language: str) -> dict[str, Single]:
    """A figure by ``COLUMNS``, in the report's words and the page's."""
    return {
        **_place(report, figure, language),
        **_quantity(figure.quantity, figure.quantity.as_written, language),
        "category": vocabulary().categories[figure.category].label[language],
        "note": phrases.to_mind(report, figure, language),
    }


def work_row(report: Report, work: Work, language: str) -> dict[str, Single]:
    """A work by ``COLUMNS``; dates are ISO days and the report's words for them, None where it states none."""
    found: dict[str, Single] = {
        **_place(report, work, language),
        "kind": vocabulary().kinds[work.kind].label[language],
        "category": phrases.category_names(work, language),
        "summary": work.summary[language],
        "date": None,
    }
    if work.dates:
        found["note"] = _notes(language, work.note, work.dates.note)
        found["from"], found["to"] = work.dates.start.isoformat(), work.dates.end.isoformat()
        found["date"] = work.dates.as_written
    return found


def ratio_row(report: Report, ratio: Ratio, language: str) -> dict[str, Single]:
    """A ratio by ``COLUMNS``; its words are computed."""
    of, per = (phrases.labelled(report.figure(id), language) for id in (ratio.of, ratio.per))
    quantity = phrases.rounded(report.quotient(ratio))
    made = Words({language: say(language, "ratio.made", of=of, per=per)})
    return {
        "name": ratio.label[language],
        **_quantity(quantity, phrases.quantity_words(quantity, language), language),
        "note": _notes(language, made, ratio.note),
        "id": ratio.id,
    }


def _place(report: Report, item: Figure | Work, language: str) -> dict[str, Single]:
    """What figures and works have in common."""
    terms = vocabulary()
    return {
        "name": item.label[language],
        "theme": report.theme(item.theme).label[language],
        "actor": terms.actors[item.actor].label[language],
        "fields": say(language, "list.or").join(terms.fields[id].label[language] for id in item.fields),
        "token": item.at.token,
        "note": _notes(language, item.note),
        "id": item.id,
    }


def _notes(language: str, *notes: Words | None) -> str:
    return " ".join(note[language] for note in notes if note)


def _quantity(quantity: Quantity, words: str, language: str) -> dict[str, Single]:
    return {
        "words": words,
        "value": number(quantity.value),
        "upper": None if quantity.upper is None else number(quantity.upper),
        "bound": say(language, f"bound.{quantity.bound}"),
        "unit": phrases.unit_of(quantity, language),
    }
