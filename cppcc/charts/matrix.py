"""Matrix: theme × category, with the figures and works of each cell by name."""

from __future__ import annotations

from collections.abc import Mapping

from cppcc.charts.chart import Chart, lacking, settled, source, subtitle, unsplit
from cppcc.charts.layout import Layout, content_height
from cppcc.charts.matrix_grid import MatrixGrid, draw_list, is_narrow
from cppcc.charts.scene import Box, Mark
from cppcc.content.cells import MatrixCell, MatrixPlace, cells_of, columns_of
from cppcc.design.frames import Frame
from cppcc.design.looks import Look, category_colour, tint
from cppcc.model.report import Figure, Report, Theme
from cppcc.model.selection import Selection, telling
from cppcc.speech import phrases, sentences
from cppcc.speech.speech import Speech

#: What is left of the room for the axis's names where there is no axis.
_NO_TICKS = 20


def draw(report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech) -> Chart:
    """Categories down, themes across; on a narrow frame one beneath the other. A work stands in each of
    its categories; works without one are counted in the source line."""
    every = cells_of(report, selection.figures(report), selection.works(report))
    ways = [every]
    if frame.height and not selection.categories:
        # Where a picture has no room for every name it keeps to the outputs; the page and a category filter show all.
        outputs = {id for id, category in speech.terms.categories.items() if category.output}
        counted = {category for (_, category), cell in every.items() if cell.figures}
        output_cells = {key: cell for key, cell in every.items() if key[1] in outputs}
        # Where a category has figures, their cells; one that is told by works alone keeps them.
        ways += [
            output_cells,
            {key: cell for key, cell in output_cells.items() if cell.figures or key[1] not in counted},
        ]
    for cells in ways if ways[-1] else ways[:1]:
        chart = _draw(report, selection, frame, look, speech, cells)
        if chart is not None:
            return chart
    chart = _draw(report, selection, frame, look, speech, ways[-1] or every, shorten=True)
    assert chart is not None
    return chart


def _draw(
    report: Report,
    selection: Selection,
    frame: Frame,
    look: Look,
    speech: Speech,
    cells: dict[MatrixPlace, MatrixCell],
    *,
    shorten: bool = False,
) -> Chart | None:
    """The chart of these cells; None where a picture has no room for all their names and may not ``shorten`` them."""
    period = phrases.period_words(_figures_of(cells), speech)
    under = subtitle(report, selection, speech, period, speech.say("matrix.marks"))
    cautions = _cautions(report, selection, cells, speech)
    widest = _title(cells, speech)
    layout = Layout(frame, look, speech)

    def room(line: str) -> float | None:
        height = content_height(frame, look, speech, title=widest, subtitle=under, source=line)
        return height if height is None else height + _NO_TICKS

    def fit(line: str) -> tuple[MatrixGrid | None, int]:
        grid = _grid(layout, report, cells, speech, room(line))
        return grid, sum(len(cell.items) for place, cell in cells.items() if grid and place not in grid.kept)

    grid, source_line = settled(fit, lambda remark: source(report, speech, *cautions, remark), frame, speech)
    if grid and not shorten and (grid.shortened or len(grid.kept) < len(cells)):
        return None
    shown = {place: cell.only(grid.named) for place, cell in cells.items()} if grid else cells
    drawn = _figures_of(shown)
    lacks = lacking("matrix", bool(report.figures) or any(work.categories for work in report.works), speech)
    title = lacks or _title(shown, speech)
    partly = len(drawn) < len(selection.figures(report))
    caption = speech.say("matrix.pictured", title=title) if partly else title
    named = _draw_cells(layout, report, cells, grid, speech, room(source_line), lacks)
    return Chart(
        name="matrix",
        report=report,
        selection=selection,
        title=title,
        subtitle=under,
        source=source_line,
        words=_words(report, selection, drawn, caption if cells else "", speech, lacks),
        scene=layout.scene(title=title, subtitle=under, source=source_line),
        figures=tuple(figure for figure in report.figures if figure in drawn),
        works=tuple(work for work in report.works if any(work in cell.works for cell in shown.values())),
        lacking=lacks,
        cells=tuple((*place, label) for place, label in named.items()),
    )


def _cautions(report: Report, selection: Selection, cells: dict[MatrixPlace, MatrixCell], speech: Speech) -> list[str]:
    """What is in none of these cells."""
    works = selection.works(report)
    without = sum(1 for work in works if not work.categories)
    figures = len(selection.figures(report)) - len(_figures_of(cells))
    shown = {work.id for cell in cells.values() for work in cell.works}
    others = sum(1 for work in works if work.categories and work.id not in shown)
    return [
        speech.say("matrix.no_category", count=without) if without else "",
        speech.say("matrix.other_categories", count=figures) if figures else "",
        speech.say("matrix.other_works", count=others) if others else "",
        unsplit(report, selection, speech),
    ]


def _figures_of(cells: Mapping[MatrixPlace, MatrixCell]) -> tuple[Figure, ...]:
    return tuple(figure for cell in cells.values() for figure in cell.figures)


def _grid(
    layout: Layout, report: Report, cells: Mapping[MatrixPlace, MatrixCell], speech: Speech, height: float | None
) -> MatrixGrid | None:
    """The cells in rows and columns; None where a page has too little room for columns."""
    if not cells:
        return None
    themes, categories = _heads(report, cells)
    if height is None and is_narrow(layout, themes, categories, speech):
        return None
    names = {place: cell.names(report, speech) for place, cell in cells.items()}
    return MatrixGrid(layout, names, themes, categories, speech, height)


def _heads(report: Report, cells: Mapping[MatrixPlace, MatrixCell]) -> tuple[list[Theme], list[str]]:
    """The themes and categories that have a cell."""
    categories = {category for _, category in cells}
    return columns_of(report, cells), [id for id in report.terms.categories if id in categories]


def _draw_cells(
    layout: Layout,
    report: Report,
    cells: Mapping[MatrixPlace, MatrixCell],
    grid: MatrixGrid | None,
    speech: Speech,
    height: float | None,
    lacks: str,
) -> dict[MatrixPlace, str]:
    """Puts the cells on the layout; gives what those are called that the view can be narrowed to."""
    if not cells:
        layout.nothing(lacks or speech.say("chart.nothing"), height)
        return {}
    if grid:
        grounds = grid.draw()
    else:
        names = {place: cell.names(report, speech) for place, cell in cells.items()}
        grounds = draw_list(layout, names, *_heads(report, cells), speech)
    if layout.frame.furniture or len(cells) < 2:  # a picture cannot be pressed
        return {}
    named = {place: cell.summary(report, *place, speech) for place, cell in cells.items()}
    for place, label in named.items():
        ground = grounds[place]
        mark = Mark("cell", "/".join(place), speech.say("matrix.only", cell=label))
        colour = tint(category_colour(place[1]), 10)
        # Beneath the names, which are pressed by themselves.
        layout.grounds.append(Box((ground.left, ground.right - 0.004), (ground.top, ground.bottom), colour, mark=mark))
    return named


def _title(cells: Mapping[MatrixPlace, MatrixCell], speech: Speech) -> str:
    """How many figures these cells hold, and in how many themes and categories; the same of works where they hold no
    figure."""
    figures, works = (
        {item for cell in cells.values() for item in getattr(cell, kind)} for kind in ("figures", "works")
    )
    if not figures and not works:
        return speech.say("matrix.nothing")
    places = [place for place, cell in cells.items() if (cell.figures if figures else cell.works)]
    themes, categories = ({place[part] for place in places} for part in (0, 1))
    key = "matrix.title" if figures else "matrix.only_works"
    return speech.say(key, figures=len(figures), works=len(works), themes=len(themes), categories=len(categories))


def _words(
    report: Report, selection: Selection, figures: tuple[Figure, ...], title: str, speech: Speech, lacks: str
) -> str:
    """Of each category its first figure, since all of them would fill half a page; then, as the dashboard's own count,
    how many there are. Works have no words of the report's to be told here: of them only the count."""
    first, counts = [], []
    for id, category in speech.terms.categories.items():
        key_figures = telling(figure for figure in figures if figure.category == id)
        first += key_figures[:1]
        if key_figures:
            counts.append(speech.say("matrix.of_category", category=speech.of(category.label), count=len(key_figures)))
    how = sentences.telling(report, first, speech)
    if not title:
        return how.sentence(selection, [], lacks)
    counted = sentences.counted([title, phrases.listed(counts, speech)] if counts else [title], speech)
    if not first:
        return speech.say("list.colon").join((sentences.about(report, selection, speech), counted))
    return sentences.joined([how.sentence(selection, [how.running(first)]), counted], speech)
