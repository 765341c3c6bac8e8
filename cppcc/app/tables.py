"""Tables on the page: what a chart shows, row by row, in the report's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from cppcc.app import text
from cppcc.app.library import KEPT
from cppcc.charts import Chart
from cppcc.charts.measure import width
from cppcc.content.blocks import Table
from cppcc.content.cells import cells_of, columns_of, rows_of
from cppcc.content.columns import Recorded, headings, kind_of, texts
from cppcc.model.report import Ratio, Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech

#: Of a cell, in pixels: its type, what is free beside it, and how wide a column becomes by itself.
_TYPE, _MARGINS, _WIDEST = 14.0, 26, 320


def of_chart(report: Report, chart: Chart, speech: Speech) -> None:
    """The chart's figures, ratios and works, each a way to its detail."""
    st.html(_of_chart(report, chart, speech))


@lru_cache(maxsize=KEPT)
def _of_chart(report: Report, chart: Chart, speech: Speech) -> str:
    kinds: list[Table] = []
    every: tuple[Sequence[Recorded], ...] = (chart.figures, chart.ratios, chart.works)
    for items in filter(None, every):
        names, rows = _rows(report, items, speech)
        ways = tuple(item for item in items if not isinstance(item, Ratio))
        kinds.append(Table(tuple(names), tuple(map(tuple, rows)), ways, f"rows {kind_of(items[0])}s"))
    return text.markup(*kinds)


def show(rows: pd.DataFrame) -> None:
    """A table over the whole width; nothing in it is markup."""
    st.dataframe(rows, hide_index=True, width="stretch", column_config=columns(rows))
    on_paper(rows)


def columns(rows: pd.DataFrame) -> dict[str, Any]:
    """Columns as wide as what they hold, but for long texts: by itself the table looks at its first rows alone."""
    return {name: st.column_config.Column(width=_width([name, *rows[name]])) for name in map(str, rows)}


def _width(texts: Iterable[str]) -> int:
    return min(round(max(width(text, _TYPE) for text in texts)) + _MARGINS, _WIDEST)


def on_paper(rows: pd.DataFrame) -> None:
    """The same table for print, where none can be scrolled: all of it."""
    body = tuple(tuple(map(str, row)) for row in rows.itertuples(index=False))
    text.show(Table(tuple(rows.columns), body, role="on-paper"))


def matrix_on_paper(report: Report, selection: Selection, speech: Speech) -> None:
    """The matrix for print: one row a category, one column a theme, and in the cells the names, a line each."""
    st.html(_matrix(report, selection, speech))


@lru_cache(maxsize=KEPT)
def _matrix(report: Report, selection: Selection, speech: Speech) -> str:
    cells = cells_of(report, selection.figures(report), selection.works(report))
    themes = columns_of(report, cells)
    rows: list[tuple[str | tuple[str, ...], ...]] = [
        (speech.of(label), *(tuple(cell.lines(report, speech)) for cell in row))
        for _, label, row in rows_of(report, cells, themes)
    ]
    heads = ("", *(speech.of(theme.short) for theme in themes))
    return text.markup(Table(heads, tuple(rows), role="on-paper"))


#: What of them is shown; what is asked for most comes first.
_COLUMNS = {
    "figure": ("name", "quantity", "theme_short", "token", "bound", "category", "actor", "fields", "note"),
    "ratio": ("name", "quantity", "of", "per", "remark"),
    "work": ("name", "theme_short", "token", "day", "kind", "category", "actor", "fields", "summary"),
}


def of_items(report: Report, items: Sequence[Recorded], speech: Speech) -> pd.DataFrame:
    """One row an item, all of one kind."""
    names, rows = _rows(report, items, speech)
    return pd.DataFrame(rows, columns=names)


def _rows(report: Report, items: Sequence[Recorded], speech: Speech) -> tuple[list[str], list[list[str]]]:
    kind = kind_of(items[0])
    columns = _COLUMNS[kind]
    return headings(columns, speech, kind), [texts(report, item, columns, speech) for item in items]
