"""A report's items as tables: one row an item, for files, notebooks and other programs. The columns are public."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from cppcc.messages import LANGUAGES
from cppcc.messages.translations import FIRST_LANGUAGE, Words
from cppcc.model.quantity import Change, Quantity, QuantityError, stated
from cppcc.model.relations import RelationKind
from cppcc.model.report import Figure, Ratio, Report, Unstated, Work
from cppcc.model.selection import addable_pairs
from cppcc.speech import phrases
from cppcc.speech.speech import Speech

if TYPE_CHECKING:
    import pandas as pd

#: One cell. Tuples are lists of ids; None is nothing, never nought.
RecordCell = int | float | str | tuple[str, ...] | None
Record = dict[str, RecordCell]
#: One cell where it holds one value.
Single = int | float | str | None

#: What joins a list of ids into one cell.
SEPARATOR = ";"
QUANTITY_COLUMNS = ("text", "value", "upper", "bound", "unit", "reason")


def _columns(first: str) -> dict[str, str]:
    """The columns of one text, one a language, and the language of each: ``label_zh`` and ``label_en``, ``note`` and
    ``note_en``."""
    stem = first.removesuffix(f"_{FIRST_LANGUAGE}")
    return {first: FIRST_LANGUAGE} | {f"{stem}_{code}": code for code in LANGUAGES if code != FIRST_LANGUAGE}


FIGURE_COLUMNS = (
    "report",
    "id",
    "metric",
    "category",
    "theme",
    "actor",
    "fields",
    "value",
    "upper",
    "bound",
    "unit",
    "as_written",
    "line",
    "token",
    *_columns("label_zh"),
    *_columns("note"),
    "period",
    "share_of",
)
WORK_COLUMNS = (
    "report",
    "id",
    "kind",
    "theme",
    "actor",
    "fields",
    "date_from",
    "date_to",
    "line",
    "token",
    *_columns("label_zh"),
    *_columns("summary_zh"),
    "figures",
    "date_as_written",
    *_columns("note"),
    *_columns("date_note"),
    "categories",
)


def figure_rows(report: Report, figures: Iterable[Figure]) -> list[Record]:
    """One row a figure, with ``FIGURE_COLUMNS`` in that order.

    ``value`` is in the base unit (6500余万元 is 65000000), ``upper`` the upper end of a range; both are exact. ``note``
    is Chinese, ``note_en`` English; a missing translation is None.
    """
    return [
        {
            "report": report.id,
            "id": figure.id,
            "metric": figure.metric,
            "category": figure.category,
            "theme": figure.theme,
            "actor": figure.actor,
            "fields": figure.fields,
            **_quantity(figure.quantity),
            "as_written": figure.quantity.as_written,
            "line": figure.at.line,
            "token": figure.at.token,
            **_texts("label_zh", figure.label),
            **_texts("note", figure.note),
            "period": str(figure.period),
            "share_of": figure.share_of,
        }
        for figure in figures
    ]


def work_rows(report: Report, works: Iterable[Work]) -> list[Record]:
    """One row a work, with ``WORK_COLUMNS`` in that order. Dates are ISO days, both included; None where the report
    states none."""
    return [
        {
            "report": report.id,
            "id": work.id,
            "kind": work.kind,
            "theme": work.theme,
            "actor": work.actor,
            "fields": work.fields,
            "date_from": work.dates.start.isoformat() if work.dates else None,
            "date_to": work.dates.end.isoformat() if work.dates else None,
            "line": work.at.line,
            "token": work.at.token,
            **_texts("label_zh", work.label),
            **_texts("summary_zh", work.summary),
            "figures": work.figures,
            "date_as_written": work.dates.as_written if work.dates else None,
            **_texts("note", work.note),
            **_texts("date_note", work.dates.note if work.dates else None),
            "categories": work.categories,
        }
        for work in works
    ]


def ratio_rows(report: Report, ratios: Iterable[Ratio]) -> list[Record]:
    """One row a ratio. Its value is computed, ``of`` ÷ ``per``, and rounded as people read it, its bound kept true."""
    return [
        {
            "report": report.id,
            "id": ratio.id,
            "of": ratio.of,
            "per": ratio.per,
            **_quantity(phrases.rounded(report.quotient(ratio))),
            **_texts("label_zh", ratio.label),
            **_texts("note", ratio.note),
        }
        for ratio in ratios
    ]


def unstated_rows(report: Report, items: Iterable[Unstated]) -> list[Record]:
    """One row a thing that the report does not say, with the figures that it concerns."""
    return [
        {
            "report": report.id,
            "id": item.id,
            **_texts("text_zh", item.text),
            "figures": item.figures,
        }
        for item in items
    ]


def relation_rows(report: Report, figures: Sequence[Figure]) -> list[Record]:
    """One row a pair of these figures of which anything is known or declared, from the part to the whole. ``declared``
    says whether the file names the pair; else it follows from other relations."""
    rows: list[Record] = []
    for a, b in combinations(figures, 2):
        if report.relation(a, b).kind is RelationKind.CONTAINS:
            a, b = b, a
        relation, is_declared = report.relation(a, b), report.is_declared(a, b)
        if is_declared or relation.kind is not RelationKind.UNSTATED:
            rows.append(
                {
                    "report": report.id,
                    "figure": a.id,
                    "to": b.id,
                    "kind": str(relation.kind),
                    "declared": is_declared,
                    **_texts("note", relation.note),
                }
            )
    return rows


def quantity_row(text: str, speech: Speech) -> Record:
    """What a phrase states, with ``QUANTITY_COLUMNS`` in that order: its numbers, or the reason why it has none. Of a
    change the numbers are its amount, and the reason says that it is one and where it goes."""
    try:
        statement = stated(text)
    except QuantityError as refusal:
        return dict.fromkeys(QUANTITY_COLUMNS) | {"text": text, "reason": refusal.text(speech.language)}
    if isinstance(statement, Change):
        return {"text": text, **_quantity(statement.amount), "reason": speech.say(f"change.{statement.direction}")}
    return {"text": text, **_quantity(statement), "reason": None}


def sum_rows(report: Report, figures: Sequence[Figure]) -> list[Record]:
    """One row a pair of these figures that may be added, with its sum. No other two may."""
    return [
        {"report": report.id, "figures": (a.id, b.id), **_quantity(total)}
        for a, b, total in addable_pairs(report, figures)
    ]


def figures_table(report: Report, figures: Iterable[Figure]) -> pd.DataFrame:
    """``figure_rows`` as a data frame, lists of ids joined by ``;``."""
    return _frame(figure_rows(report, figures), FIGURE_COLUMNS)


def works_table(report: Report, works: Iterable[Work]) -> pd.DataFrame:
    """``work_rows`` as a data frame, lists of ids joined by ``;``."""
    return _frame(work_rows(report, works), WORK_COLUMNS)


# Behind blanks and what has no width, too; the wide signs are what a Chinese or Japanese keyboard gives.
_FORMULA = re.compile(r"[\s\x00-\x20\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")


def harmless(cell: Single) -> Single:
    """A spreadsheet runs a text that begins with one of these; behind an apostrophe it stays text. Numbers are none."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def joined(row: Mapping[str, RecordCell]) -> dict[str, Single]:
    """The row with its lists of ids joined, for formats whose cells hold one value."""
    return {column: SEPARATOR.join(cell) if isinstance(cell, tuple) else cell for column, cell in row.items()}


def csv_text(rows: Iterable[Record], columns: Sequence[str]) -> str:
    """The rows as the text of a CSV file. It begins with the mark behind which alone Excel reads UTF-8."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: harmless(cell) for column, cell in joined(row).items()} for row in rows)
    return f"\ufeff{text.getvalue()}"


def _frame(rows: Sequence[Record], columns: Sequence[str]) -> pd.DataFrame:
    # Imported here: nothing else of the engine needs it, and it takes longer than all the rest.
    import pandas as pd  # noqa: PLC0415

    # Objects, not columns of floats: one 97.9% would turn 65000000 into 65000000.0, one empty cell the lines too.
    return pd.DataFrame([joined(row) for row in rows], columns=list(columns), dtype=object)


def _quantity(quantity: Quantity) -> Record:
    return {
        "value": number(quantity.value),
        "upper": None if quantity.upper is None else number(quantity.upper),
        "bound": str(quantity.bound),
        "unit": quantity.unit,
    }


def number(value: Decimal) -> int | float | str:
    """The same value without loss and without exponent: an int, a float that prints as it is, or else its digits."""
    if value == value.to_integral_value():
        return int(value)
    plain = f"{value:f}"
    return float(value) if repr(float(value)) == plain else plain


def _texts(first: str, words: Words | None) -> Record:
    """A text's cells, one a language; a missing translation is None."""
    return {column: words.by_language.get(language) if words else None for column, language in _columns(first).items()}
