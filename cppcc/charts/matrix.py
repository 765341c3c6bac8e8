"""Matrix: theme × category, with the figures and works of each cell by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from cppcc import wording
from cppcc.charts.canvas import Canvas, furniture_room, plain
from cppcc.charts.chart import Chart, lacking, source, subtitle, unsplit
from cppcc.charts.measure import width, wrapped
from cppcc.frame import Frame
from cppcc.load import vocabulary
from cppcc.look import Look
from cppcc.report import Figure, Report, Theme, Work
from cppcc.selection import Selection, telling
from cppcc.texts import say

_SIZE, _LINE, _PAD = 12, 15, 6
#: On a page, columns narrower than this become a list.
_COLUMN_LEAST = 120
_SIGN = {"figure": "■", "work": "□"}
#: A line of a cell: its text, what it names, as ``figure`` or ``work`` and its id, and whether the name begins there.
Line = tuple[str, tuple[str, str] | None, bool]


@dataclass(frozen=True, slots=True)
class _Box:
    """A place in the plot: from the left, as shares of its width; from its upper edge, in pixels."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one theme and one category."""

    figures: tuple[Figure, ...]
    works: tuple[Work, ...]

    def names(self, language: str) -> list[tuple[str, tuple[str, str]]]:
        """The cell's names, figures before works, and what each names."""
        told = [(wording.labelled(figure, language), ("figure", figure.id)) for figure in self.figures]
        return told + [(work.label[language], ("work", work.id)) for work in self.works]

    def told(self, report: Report, theme: str, category: str, language: str) -> str:
        """The cell's place, and how many figures and works it has."""
        names = report.theme(theme).short[language], vocabulary().categories[category].label[language]
        place = say(language, "matrix.cell", theme=names[0], category=names[1])
        count = say(language, "overview.counts", figures=len(self.figures), works=len(self.works))
        return say(language, "list.aside", text=place, aside=count)


def draw(report: Report, selection: Selection, frame: Frame, look: Look, language: str) -> Chart:
    """Categories down, themes across; on a narrow frame one beneath the other. A work stands in each of
    its categories; works without one are counted in the source line."""
    figures, works = selection.figures(report), selection.works(report)
    every = cells_of(report, figures, works)
    title = _lacking(report, language)
    title = title or _title(figures, works, {key[0] for key in every}, {key[1] for key in every}, language)
    ways = [every]
    if frame.height and not selection.categories:
        # Where a picture has no room for every name it keeps to the outputs; the page and a category filter show all.
        outputs = {id for id, category in vocabulary().categories.items() if category.output}
        ways.append({key: cell for key, cell in every.items() if key[1] in outputs and cell.figures})
    for cells in ways if ways[-1] else ways[:1]:
        chart = _draw(report, selection, frame, look, language, title, cells)
        if chart is not None:
            return chart
    chart = _draw(report, selection, frame, look, language, title, ways[-1] or every, shorten=True)
    assert chart is not None
    return chart


def _draw(
    report: Report,
    selection: Selection,
    frame: Frame,
    look: Look,
    language: str,
    title: str,
    cells: dict[tuple[str, str], Cell],
    *,
    shorten: bool = False,
) -> Chart | None:
    """The chart of these cells; None where a picture has no room for all their names and may not ``shorten`` them."""
    figures, works = selection.figures(report), selection.works(report)
    lacks = _lacking(report, language)
    there = {key[0] for key in cells}
    themes = [theme for theme in report.themes if theme.id in there]
    categories = [id for id in vocabulary().categories if any(key[1] == id for key in cells)]
    placed = tuple(work for work in works if any(work in cell.works for cell in cells.values()))
    no_category = sum(1 for work in works if not work.categories)
    cautions = [say(language, "matrix.no_category", count=no_category)] if no_category else []
    drawn = tuple(figure for figure in figures if any(figure in cell.figures for cell in cells.values()))
    if len(drawn) < len(figures):
        cautions.append(say(language, "matrix.other_categories", count=len(figures) - len(drawn)))
    cautions.append(unsplit(report, selection, language))
    can_narrow = not frame.furniture and len(cells) > 1  # a picture cannot be pressed
    under = subtitle(report, selection, language, say(language, "matrix.marks"))
    canvas = Canvas(frame, look)
    # Bars that take the clicks: beneath, the grounds of the cells; on them, unseen, the names. Where two lie over each
    # other, the narrower one is pressed.
    canvas.traces += [_bars(), _bars(opacity=0)]
    told = source(report, language, *cautions)
    room = furniture_room(frame, look, title=title, subtitle=under, source=told)
    height = frame.height - room.top - room.bottom + 20 if frame.height else None
    grounds: dict[tuple[str, str], _Box] = {}
    if not cells:
        canvas.nothing(lacks or say(language, "chart.nothing"), height)
    elif canvas.inner_width < 600 or (height is None and _column(canvas, themes, categories, language) < _COLUMN_LEAST):
        grounds = _list(canvas, cells, themes, categories, language)
    else:
        found = _grid(canvas, cells, themes, categories, language, height, shorten=shorten)
        if found is None:
            return None
        grounds = found
    named = {place: cell.told(report, *place, language) for place, cell in cells.items()} if can_narrow else {}
    for place, told_place in named.items():
        colour = look.tint(look.category(place[1]), 0.1)
        hover = plain(say(language, "matrix.only", cell=told_place))
        _press(canvas.traces[0], ("cell", "/".join(place)), hover, grounds[place], colour)
    canvas.xaxis = {"range": [0, 1], "visible": False}
    return Chart(
        name="matrix",
        report=report,
        selection=selection,
        title=title,
        subtitle=under,
        source=told,
        words=wording.sentence(
            report, selection, _parts(report, drawn, title, language) if cells else [], language, lacks
        ),
        plot=canvas.plot(title=title, subtitle=under, source=told),
        figures=drawn,
        works=placed,
        lacking=lacks,
        cells=tuple((*place, told_place) for place, told_place in named.items()),
    )


def cells_of(report: Report, figures: Sequence[Figure], works: Sequence[Work]) -> dict[tuple[str, str], Cell]:
    """Theme and category → what stands there, in their orders; cells without anything are left out."""
    cells = {}
    for theme in report.themes:
        for category in vocabulary().categories:
            counted = tuple(f for f in figures if f.theme == theme.id and f.category == category)
            told = tuple(work for work in works if work.theme == theme.id and category in work.categories)
            if counted or told:
                cells[theme.id, category] = Cell(counted, told)
    return cells


def _lacking(report: Report, language: str) -> str:
    has = bool(report.figures) or any(work.categories for work in report.works)
    return lacking("matrix", has, language)


def _title(
    figures: tuple[Figure, ...], works: tuple[Work, ...], themes: set[str], categories: set[str], language: str
) -> str:
    """What the filters leave, be it in the picture or not."""
    if not themes:
        return say(language, "matrix.nothing")
    placed = sum(1 for work in works if work.categories)
    key = "matrix.title" if figures else "matrix.only_works"
    return say(language, key, figures=len(figures), works=placed, themes=len(themes), categories=len(categories))


def _parts(report: Report, figures: tuple[Figure, ...], title: str, language: str) -> list[str]:
    """The title, and of each category its first figure and how many there are: all of them would fill half a page."""
    parts = []
    for id, category in vocabulary().categories.items():
        there = telling(figure for figure in figures if figure.category == id)
        if there:
            told = wording.running(report, there[:1], language)
            if len(there) > 1:
                told = say(language, "matrix.and_more", figure=told, count=len(there))
            parts.append(say(language, "chart.of_category", category=category.label[language], figures=told))
    return [say(language, "list.colon").join((title, parts[0])), *parts[1:]] if parts else [title]


def _lines(cell: Cell, room: float, language: str, most: int | None, size: float) -> list[Line]:
    """A cell's names in lines. Where they are too many, the last line says how many names are left out."""
    names = cell.names(language)
    lines: list[Line] = []
    for index, (name, named) in enumerate(names):
        broken = wrapped(name, room - 14, size)
        rest = len(names) - index
        need = len(broken) + (1 if rest > 1 else 0)
        if most is not None and lines and len(lines) + need > most:
            return [*lines, (say(language, "chart.more", count=rest), None, False)]
        lines += [(part, named, number == 0) for number, part in enumerate(broken)]
    return lines


def _aside(categories: list[str], look: Look, language: str) -> float:
    """The room for the categories' names beside the grid."""
    labels = (vocabulary().categories[id].label[language] for id in categories)
    return min(max(width(label, look.type.label, bold=True) for label in labels) + 12, 130.0)


def _column(canvas: Canvas, themes: list[Theme], categories: list[str], language: str) -> float:
    """The width of a theme's column."""
    return (canvas.inner_width - _aside(categories, canvas.look, language)) / len(themes)


def _grid(
    canvas: Canvas,
    cells: dict[tuple[str, str], Cell],
    themes: list[Theme],
    categories: list[str],
    language: str,
    height: float | None,
    *,
    shorten: bool,
) -> dict[tuple[str, str], _Box] | None:
    look = canvas.look
    labels = {id: vocabulary().categories[id].label[language] for id in categories}
    aside = _aside(categories, look, language)
    column = _column(canvas, themes, categories, language)
    heads = {theme.id: wrapped(theme.short[language], column - 10, look.type.label, bold=True) for theme in themes}
    head = 12 + 18 * max(len(lines) for lines in heads.values())

    def row_of(category: str, most: int | None) -> list[list[Line]]:
        return [
            _lines(cells[theme.id, category], column - 10, language, most, _SIZE)
            if (theme.id, category) in cells
            else []
            for theme in themes
        ]

    side = {id: wrapped(label, aside - 8, look.type.label, bold=True) for id, label in labels.items()}

    def tall(category: str, cells_of_row: list[list[Line]]) -> float:
        return 2 * _PAD + max(_LINE * max(len(lines) for lines in cells_of_row), 18 * len(side[category]))

    def total(laid: dict[str, list[list[Line]]]) -> float:
        return head + sum(tall(category, row) for category, row in laid.items())

    laid = {category: row_of(category, None) for category in categories}
    if height is not None and total(laid) > height and not shorten:
        return None
    # Where the picture is too low for all names, the fullest rows give way first.
    while height is not None and total(laid) > height:
        fullest = max(laid, key=lambda category: max(len(lines) for lines in laid[category]))
        most = max(len(lines) for lines in laid[fullest]) - 1
        if most < 2:
            break
        laid[fullest] = row_of(fullest, most)

    def x(index: int) -> float:
        return (aside + index * column) / canvas.inner_width

    for index, theme in enumerate(themes):
        for number, line in enumerate(heads[theme.id]):
            canvas.label(f"<b>{plain(line)}</b>", 10 + 18 * number, x=x(index), size=look.type.label, gap=6)
    y = float(head)
    boxes = {}
    for category, row in laid.items():
        canvas.rule(y)
        colour = look.category(category)
        for number, line in enumerate(side[category]):
            words = f"<b>{plain(line)}</b>"
            canvas.label(words, y + _PAD + 18 * (number + 0.5), x=0, size=look.type.label, colour=colour, gap=0)
        for index, lines in enumerate(row):
            place = _Box(x(index), x(index + 1), y + 1, y + tall(category, row) - 1)
            if lines:
                boxes[themes[index].id, category] = place
            for number, line_of_cell in enumerate(lines):
                top = y + _PAD + _LINE * number
                _name(canvas, line_of_cell, colour, replace(place, top=top, bottom=top + _LINE))
        y += tall(category, row)
    canvas.height = y
    return boxes


def _list(
    canvas: Canvas,
    cells: dict[tuple[str, str], Cell],
    themes: list[Theme],
    categories: list[str],
    language: str,
) -> dict[tuple[str, str], _Box]:
    look = canvas.look
    boxes = {}
    y = 0.0
    for theme in themes:
        canvas.text(f"<b>{plain(theme.short[language])}</b>", y + 18, size=look.type.heading + 2)
        y += 42
        for category in categories:
            if (theme.id, category) not in cells:
                continue
            colour = look.category(category)
            label = vocabulary().categories[category].label[language]
            # On a page that is pressed with a finger, the category's name has a ground of its own, and room.
            boxes[theme.id, category] = _Box(0, 1, y - 6, y + 26)
            canvas.label(f"<b>{plain(label)}</b>", y + 10, x=0, size=look.type.label, colour=colour, gap=6)
            y += 30
            for line in _lines(cells[theme.id, category], canvas.inner_width - 6, language, None, look.type.label):
                _name(canvas, line, colour, _Box(0, 1, y, y + 20), size=look.type.label)
                y += 20
            y += 12
        canvas.rule(y)
        y += 8
    canvas.height = y
    return boxes


def _name(canvas: Canvas, line: Line, colour: str, box: _Box, *, size: float = _SIZE) -> None:
    text, named, begins = line
    middle = (box.top + box.bottom) / 2
    if begins and named:
        canvas.label(_SIGN[named[0]], middle, x=box.left, size=size - 3, colour=colour, gap=6)
    if named:
        _press(canvas.traces[1], named, f"<b>{plain(text)}</b>", box, colour)
    canvas.label(plain(text), middle, x=box.left, size=size, gap=19)


def _bars(opacity: float = 1) -> dict[str, Any]:
    """A trace of bars that take clicks, still without any. An offset of their own keeps bars from moving aside."""
    lists: dict[str, Any] = {name: [] for name in ("x", "base", "y", "width", "offset", "customdata", "hovertext")}
    same = {"marker": {"opacity": opacity}}
    marker = {"color": [], "opacity": opacity, "line": {"width": 0}}
    return lists | {
        "type": "bar",
        "orientation": "h",
        "marker": marker,
        "hoverinfo": "text",
        "textposition": "none",
        "selected": same,
        "unselected": same,
    }


def _press(trace: dict[str, Any], opens: tuple[str, str], hover: str, box: _Box, colour: str) -> None:
    height = box.bottom - box.top
    for name, value in {
        "x": box.right - box.left - 0.004,
        "base": box.left,
        "y": (box.top + box.bottom) / 2,
        "width": height,
        "offset": -height / 2,
        "customdata": list(opens),
        "hovertext": hover,
    }.items():
        trace[name].append(value)
    trace["marker"]["color"].append(colour)
