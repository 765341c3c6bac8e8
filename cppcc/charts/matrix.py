"""Matrix: theme × category, with the figures and works of each cell by name."""

from __future__ import annotations

from dataclasses import dataclass

from cppcc import wording
from cppcc.charts.canvas import Canvas, furniture_room, plain
from cppcc.charts.chart import Chart, source, subtitle
from cppcc.charts.measure import width, wrapped
from cppcc.frame import Frame
from cppcc.load import vocabulary
from cppcc.look import Look
from cppcc.report import Figure, Report, Theme, Work
from cppcc.selection import Selection
from cppcc.texts import say

_SIZE, _LINE, _PAD = 12, 15, 6
#: On a page, columns narrower than this become a list.
_COLUMN_LEAST = 120
_SIGN = {"figure": "■", "work": "□"}
#: A line of a cell: its text, and where a name begins, what it names, as ``figure`` or ``work`` and its id.
Line = tuple[str, tuple[str, str] | None]


@dataclass(frozen=True, slots=True)
class _Cell:
    figures: tuple[Figure, ...]
    works: tuple[Work, ...]

    def names(self, language: str) -> list[tuple[str, tuple[str, str]]]:
        """The cell's names, figures before works, and what each names."""
        told = [(wording.labelled(figure, language), ("figure", figure.id)) for figure in self.figures]
        return told + [(work.label[language], ("work", work.id)) for work in self.works]


def draw(report: Report, selection: Selection, frame: Frame, look: Look, language: str) -> Chart:
    """Categories down, themes across; on a narrow frame one beneath the other. A work stands in the category of each
    of its figures; works without figures have no category and are counted in the source line."""
    figures, works = selection.figures(report), selection.works(report)
    cells = _cells(report, figures, works)
    if frame.height and not selection.categories:
        # A picture has room for the outputs by name; the page and a category filter show the rest.
        outputs = {id for id, category in vocabulary().categories.items() if category.output}
        cells = {key: cell for key, cell in cells.items() if key[1] in outputs} or cells
    there = {key[0] for key in cells}
    themes = [theme for theme in report.themes if theme.id in there]
    categories = [id for id in vocabulary().categories if any(key[1] == id for key in cells)]
    placed = tuple(work for work in works if any(work in cell.works for cell in cells.values()))
    no_category = sum(1 for work in works if not work.figures)
    cautions = [say(language, "matrix.without", count=no_category)] if no_category else []
    drawn = tuple(figure for figure in figures if any(figure in cell.figures for cell in cells.values()))
    if len(drawn) < len(figures):
        cautions.append(say(language, "matrix.other_categories", count=len(figures) - len(drawn)))
    title = _title(drawn, themes, categories, language)
    under = subtitle(report, selection, language, say(language, "matrix.marks"))
    canvas = Canvas(frame, look)
    canvas.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [],
            "y": [],
            "marker": {"size": 16, "color": look.ink, "opacity": 0},
            "customdata": [],
            "hovertext": [],
            "hoverinfo": "text",
            "cliponaxis": False,
            "selected": {"marker": {"opacity": 0}},
            "unselected": {"marker": {"opacity": 0}},
        }
    )
    told = source(report, language, *cautions)
    room = furniture_room(frame, look, title=title, subtitle=under, source=told)
    height = frame.height - room.top - room.bottom + 20 if frame.height else None
    if not cells:
        canvas.nothing(say(language, "chart.nothing"), height)
    elif canvas.inner_width < 600 or (height is None and _column(canvas, themes, categories, language) < _COLUMN_LEAST):
        _list(canvas, cells, themes, categories, language)
    else:
        _grid(canvas, cells, themes, categories, language, height)
    canvas.xaxis = {"range": [0, 1], "visible": False}
    names = [
        say(
            language,
            "list.aside",
            text=vocabulary().categories[category].label[language],
            aside=wording.joined([name for name, _ in cells[theme.id, category].names(language)], language),
        )
        for theme in themes
        for category in categories
        if (theme.id, category) in cells
    ]
    return Chart(
        name="matrix",
        report=report,
        selection=selection,
        title=title,
        subtitle=under,
        source=told,
        words=wording.sentence(report, names, language),
        plot=canvas.plot(title=title, subtitle=under, source=told),
        figures=drawn,
        works=placed,
    )


def _cells(report: Report, figures: tuple[Figure, ...], works: tuple[Work, ...]) -> dict[tuple[str, str], _Cell]:
    cells = {}
    for theme in report.themes:
        for category in vocabulary().categories:
            counted = tuple(f for f in figures if f.theme == theme.id and f.category == category)
            told = tuple(
                work
                for work in works
                if work.theme == theme.id and any(report.figure(id).category == category for id in work.figures)
            )
            if counted or told:
                cells[theme.id, category] = _Cell(counted, told)
    return cells


def _title(figures: tuple[Figure, ...], themes: list[Theme], categories: list[str], language: str) -> str:
    if not figures:
        return say(language, "matrix.nothing")
    return say(language, "matrix.title", figures=len(figures), themes=len(themes), categories=len(categories))


def _lines(cell: _Cell, room: float, language: str, most: int | None, size: float) -> list[Line]:
    """A cell's names in lines. Where they are too many, the last line says how many names are left out."""
    names = cell.names(language)
    lines: list[Line] = []
    for index, (name, named) in enumerate(names):
        broken = wrapped(name, room - 14, size)
        rest = len(names) - index
        need = len(broken) + (1 if rest > 1 else 0)
        if most is not None and lines and len(lines) + need > most:
            return [*lines, (say(language, "chart.more", count=rest), None)]
        lines += [(part, None if number else named) for number, part in enumerate(broken)]
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
    cells: dict[tuple[str, str], _Cell],
    themes: list[Theme],
    categories: list[str],
    language: str,
    height: float | None,
) -> None:
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
    # Where the picture is too low for all names, the fullest rows give way first.
    while height is not None and total(laid) > height:
        fullest = max(laid, key=lambda category: max(len(lines) for lines in laid[category]))
        most = max(len(lines) for lines in laid[fullest]) - 1
        if most < 2:
            break
        laid[fullest] = row_of(fullest, most)
    canvas.left = aside
    across = canvas.inner_width - aside

    def x(index: int) -> float:
        return index * column / across

    for index, theme in enumerate(themes):
        for number, line in enumerate(heads[theme.id]):
            canvas.text(f"<b>{plain(line)}</b>", 10 + 18 * number, x=x(index), size=look.type.label, shift=6)
    y = float(head)
    for category, row in laid.items():
        canvas.rule(y, reach=aside)
        colour = look.category(category)
        for number, line in enumerate(side[category]):
            words = f"<b>{plain(line)}</b>"
            canvas.text(words, y + _PAD + 18 * (number + 0.5), size=look.type.label, colour=colour, shift=-aside)
        for index, lines in enumerate(row):
            for number, line_of_cell in enumerate(lines):
                _name(canvas, line_of_cell, colour, y + _PAD + _LINE * (number + 0.5), x=x(index), shift=6)
        y += tall(category, row)
    canvas.height = y


def _list(
    canvas: Canvas,
    cells: dict[tuple[str, str], _Cell],
    themes: list[Theme],
    categories: list[str],
    language: str,
) -> None:
    look = canvas.look
    y = 0.0
    for theme in themes:
        canvas.text(f"<b>{plain(theme.short[language])}</b>", y + 18, size=look.type.heading + 2)
        y += 36
        for category in categories:
            if (theme.id, category) not in cells:
                continue
            colour = look.category(category)
            label = vocabulary().categories[category].label[language]
            canvas.text(f"<b>{plain(label)}</b>", y + 10, size=look.type.label, colour=colour)
            y += 22
            for line in _lines(cells[theme.id, category], canvas.inner_width, language, None, look.type.label):
                _name(canvas, line, colour, y + 10, size=look.type.label)
                y += 20
            y += 8
        canvas.rule(y + 2)
        y += 8
    canvas.height = y


def _name(
    canvas: Canvas,
    line: Line,
    colour: str,
    y: float,
    *,
    x: float = 0,
    shift: float = 0,
    size: float = _SIZE,
) -> None:
    text, named = line
    if named:
        canvas.text(_SIGN[named[0]], y, x=x, size=size - 3, colour=colour, shift=shift)
        # An unseen mark over the sign takes the click.
        marks = canvas.traces[0]
        marks["x"].append(x)
        marks["y"].append(y)
        marks["customdata"].append(list(named))
        marks["hovertext"].append(f"<b>{plain(text)}</b>")
    canvas.text(plain(text), y, x=x, size=size, shift=shift + 13)
