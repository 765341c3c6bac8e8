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
from cppcc.messages.translations import Words
from cppcc.model.quantity import Quantity
from cppcc.model.report import Figure, Ratio, Report, Work
from cppcc.speech import phrases
from cppcc.speech.speech import Speech

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


def csv(chart: Chart, frame: Frame, look: Look, speech: Speech) -> bytes:
    """``table`` of the chart's figures, ratios and works, as drawn.

    Frame and look change nothing but which works and figures a chart draws there.
    """
    told = [
        speech.say("data.chart", title=chart.title),
        *about(chart.report, chart.selection, speech, chart.source),
    ]
    return table(chart.report, chart.figures, chart.ratios, chart.works, told, speech)


def table(
    report: Report,
    figures: Iterable[Figure],
    ratios: Iterable[Ratio],
    works: Iterable[Work],
    told: Iterable[str],
    speech: Speech,
) -> bytes:
    """Figures, ratios and works, one a line, by ``COLUMNS``; then, behind an empty line, what is told of them.

    ``value`` is in the base unit (6500余万元 is 65000000); ``words`` are the report's own, those of a ratio are
    computed.
    """
    text = io.StringIO(newline="")
    writer = files.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
    writer.writerow({column: speech.say(f"data.{column}") for column in COLUMNS})
    # A spreadsheet takes lines up to an empty one for one table: sorting and filtering leave the rest alone.
    rows = [*_rows(report, figures, ratios, works, speech), {}]
    rows += [{COLUMNS[0]: line} for line in told]
    for row in rows:
        writer.writerow({column: harmless(cell) for column, cell in row.items()})
    return text.getvalue().encode("utf-8-sig", "replace")  # Excel reads UTF-8 only behind this mark


def _rows(
    report: Report, figures: Iterable[Figure], ratios: Iterable[Ratio], works: Iterable[Work], speech: Speech
) -> Iterator[dict[str, Single]]:
    for figure in figures:
        yield {"item": speech.say("data.figure"), **figure_row(report, figure, speech)}
    for ratio in ratios:
        yield {"item": speech.say("data.ratio"), **ratio_row(report, ratio, speech)}
    for work in works:
        row = work_row(report, work, speech)
        if row["date"]:  # in brackets: of a bare 5月15日 a spreadsheet makes that day of the present year
            row["date"] = f"「{row['date']}」"
        yield {"item": speech.say("data.work"), **row}


def figure_row(report: Report, figure: Figure, speech: Speech) -> dict[str, Single]:
    """A figure by ``COLUMNS``, in the report's words and the page's."""
    return {
        **_place(report, figure, speech),
        **_quantity(figure.quantity, figure.quantity.as_written, speech),
        "category": speech.of(speech.terms.categories[figure.category].label),
        "note": phrases.to_mind(report, figure, speech),
    }


def work_row(report: Report, work: Work, speech: Speech) -> dict[str, Single]:
    """A work by ``COLUMNS``; dates are ISO days and the report's words for them, None where it states none."""
    found: dict[str, Single] = {
        **_place(report, work, speech),
        "kind": speech.of(speech.terms.kinds[work.kind].label),
        "category": phrases.category_names(work, speech),
        "summary": speech.of(work.summary),
        "date": None,
    }
    if work.dates:
        found["note"] = _notes(speech, work.note, work.dates.note)
        found["from"], found["to"] = work.dates.start.isoformat(), work.dates.end.isoformat()
        found["date"] = work.dates.as_written
    return found


def ratio_row(report: Report, ratio: Ratio, speech: Speech) -> dict[str, Single]:
    """A ratio by ``COLUMNS``; its words are computed."""
    of, per = (phrases.labelled(report.figure(id), speech) for id in (ratio.of, ratio.per))
    quantity = phrases.rounded(report.quotient(ratio))
    made = speech.say("ratio.made", of=of, per=per)
    return {
        "name": speech.of(ratio.label),
        **_quantity(quantity, phrases.quantity_words(quantity, speech), speech),
        "note": " ".join((made, *([speech.of(ratio.note)] if ratio.note else []))),
        "id": ratio.id,
    }


def _place(report: Report, item: Figure | Work, speech: Speech) -> dict[str, Single]:
    """What figures and works have in common."""
    terms = speech.terms
    return {
        "name": speech.of(item.label),
        "theme": speech.of(report.theme(item.theme).label),
        "actor": speech.of(terms.actors[item.actor].label),
        "fields": speech.say("list.or").join(speech.of(terms.fields[id].label) for id in item.fields),
        "token": item.at.token,
        "note": _notes(speech, item.note),
        "id": item.id,
    }


def _notes(speech: Speech, *notes: Words | None) -> str:
    return " ".join(speech.of(note) for note in notes if note)


def _quantity(quantity: Quantity, words: str, speech: Speech) -> dict[str, Single]:
    return {
        "words": words,
        "value": number(quantity.value),
        "upper": None if quantity.upper is None else number(quantity.upper),
        "bound": speech.say(f"bound.{quantity.bound}"),
        "unit": phrases.unit_of(quantity, speech),
    }
