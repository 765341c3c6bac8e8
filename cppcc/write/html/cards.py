"""Charts as cards: title, texts, the place of the picture, table. Tiles and the matrix are written out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from cppcc.charts.matrix import Cell, cells_of
from cppcc.content.catalog import CHARTS
from cppcc.content.columns import Item, headings, kind_of, texts
from cppcc.model.report import Figure, Ratio
from cppcc.speech import phrases
from cppcc.write.html.contents import Contents, name_of, needs, tag, text
from cppcc.write.html.views import WHOLE, WRITTEN


def of_chapter(page: Contents, chapter: str) -> str:
    """The cards of the charts of a chapter."""
    return "".join(card(page, name, "h3") for name in WHOLE if CHARTS[name].chapter == chapter)


def card(page: Contents, name: str, heading: str) -> str:
    """A chart's title, texts and table, as without a choice in any filter; the picture is put in by the script."""
    contents = page.seen.charts.get(name)
    if not contents:  # under no choice there is anything to draw
        return ""
    chart = page.seen.first[name]
    is_there = name in page.seen.outcomes[page.seen.states[0]]["charts"]
    chart_body = _written(page, name) if name in WRITTEN else ""
    picture = text("div", "", class_="plot", role="img", aria_label=chart.words)
    return tag(
        "article",
        text(heading, chart.title),
        text("p", chart.subtitle, class_="sub"),
        chart_body or picture,
        text("p", chart.source, class_="small"),
        _table(page, name) if name != "matrix" else "",
        class_="card",
        data_chart=name,
        hidden=not is_there,
    )


def _written(page: Contents, name: str) -> str:
    return _tiles(page) if name == "headline" else _matrix(page)


def _rows(page: Contents, name: str) -> list[str]:
    """Everything that a chart can come to show, in the order of its fullest picture."""
    contents = sorted(page.seen.charts[name], key=lambda content: -len(content["rows"]))
    return list(dict.fromkeys(row for content in contents for row in content["rows"]))


def _tiles(page: Contents) -> str:
    figures = [page.report.figure(row.partition("/")[2]) for row in _rows(page, "headline")]
    return tag("ul", *(tag("li", tile(page, f), data_row=needs(f)) for f in figures), class_="tiles")


def tile(page: Contents, figure: Figure) -> str:
    """A figure as a big number with its words, in its category's colour; its name opens its detail."""
    number, unit = phrases.number_and_unit(figure.quantity, page.speech)
    bound = phrases.bound_words(figure.quantity.bound, page.speech)
    theme = page.speech.of(page.report.theme(figure.theme).short)
    return tag(
        "div",
        tag("p", name_of(page, figure)),
        tag(
            "p",
            text("b", number),
            f" {text('span', unit, class_='unit')}" if unit else "",
            class_="number",
        ),
        text("p", page.say("figure.bound_and_theme", bound=bound, theme=theme), class_="small"),
        class_=f"tile tile-{figure.category}",
    )


def _matrix(page: Contents) -> str:
    """Categories down, themes across, the names of figures and works in the cells."""
    rows = set(_rows(page, "matrix"))
    figures = [figure for figure in page.report.figures if needs(figure) in rows]
    there = cells_of(page.report, figures, [work for work in page.report.works if needs(work) in rows])
    themes = [theme for theme in page.report.themes if theme.id in page.seen.themes]
    lines = []
    for id, category in page.speech.terms.categories.items():
        cells = []
        for theme in themes:
            cell = there.get((theme.id, id), Cell((), ()))
            names = [
                tag(
                    "li",
                    "■ ",
                    name_of(page, figure),
                    f" {escape(phrases.quantity_words(figure.quantity, page.speech))}",
                    data_row=needs(figure),
                )
                for figure in cell.figures
            ]
            names += [tag("li", "□ ", name_of(page, work), data_row=needs(work)) for work in cell.works]
            short = page.speech.of(theme.short)
            # A filter hides the list, never the cell: those behind it would slide under other themes.
            cells.append(tag("td", tag("ul", *names, data_label=short, data_any=True) if names else ""))
        if any("<li" in cell for cell in cells):
            label = text("th", page.speech.of(category.label), scope="row", class_=f"of-{id}")
            lines.append(tag("tr", label, *cells, data_any=True))
    head = [text("th", page.speech.of(theme.short), scope="col") for theme in themes]
    return tag("table", tag("thead", tag("tr", "<td></td>", *head)), tag("tbody", *lines), class_="matrix")


#: What the table beneath a chart tells of each kind of item.
_COLUMNS = {
    "figure": ("name", "quantity", "sign", "theme_short", "actor", "note"),
    "ratio": ("name", "quantity", "made", "remark"),
    "work": ("name", "day", "theme_short", "summary"),
}


def _table(page: Contents, name: str) -> str:
    """The rows of a chart as tables, one for each kind of item."""
    ratios = {ratio.id: ratio for ratio in page.report.ratios}
    find: dict[str, Callable[[str], Item]] = {
        "figure": page.report.figure,
        "ratio": ratios.__getitem__,
        "work": page.report.work,
    }
    rows: dict[str, list[str]] = {kind: [] for kind in _COLUMNS}
    for key in _rows(page, name):
        kind, _, id = key.partition("/")
        rows[kind].append(_row(page, key, find[kind](id)))
    summary = text("summary", page.say("table.below"))
    return tag("details", summary, *(_rows_table(page, kind, of) for kind, of in rows.items()), class_="table")


def _row(page: Contents, key: str, item: Item) -> str:
    name, *cells = (
        escape(cell, quote=False) for cell in texts(page.report, item, _COLUMNS[kind_of(item)], page.speech)
    )
    if not isinstance(item, Ratio):
        name = name_of(page, item)
    return tag("tr", tag("th", name, scope="row"), *(tag("td", cell) for cell in cells), data_row=key)


def _rows_table(page: Contents, kind: str, rows: Sequence[str]) -> str:
    if not rows:
        return ""
    head = tag("tr", *(text("th", name, scope="col") for name in headings(_COLUMNS[kind], page.speech, kind)))
    table = tag("table", tag("thead", head), tag("tbody", *rows), class_=f"{kind}s")
    return tag("div", table, class_="scroll", data_any=True)
