"""Where the matrix's names stand: categories down and themes across, or on a narrow page one beneath the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cppcc.charts.layout import Layout
from cppcc.charts.measure import width, wrapped
from cppcc.charts.scene import Mark
from cppcc.content.cells import SIGNS, CellName, MatrixPlace
from cppcc.design.looks import category_colour
from cppcc.model.report import Theme
from cppcc.speech.speech import Speech

_SIZE, _LINE, _PAD, _HEAD_LINE = 12, 15, 6, 18
#: On a page, columns narrower than this become a list; in a picture, there are no columns narrower than that.
_COLUMN_LEAST, _COLUMN_OF_PICTURE = 120, 80
#: What the themes' names may take of a picture's height before some of its themes give way.
_HEADS_SHARE = 1 / 3
#: A line of a cell: its text, what it names, and whether the name begins there.
_Line = tuple[str, tuple[str, str] | None, bool]


@dataclass(frozen=True, slots=True)
class Area:
    """A place in the plot: from the left, as shares of its width; from its upper edge, in pixels."""

    left: float
    right: float
    top: float
    bottom: float


def lines_of(names: Sequence[tuple[Sequence[str], tuple[str, str]]], most: int | None, speech: Speech) -> list[_Line]:
    """A cell's names, already broken, in at most so many lines; the last one says how many names are left out."""
    lines: list[_Line] = []
    for index, (broken, named) in enumerate(names):
        rest = len(names) - index
        if most is not None and len(lines) + len(broken) + (rest > 1) > most:
            key = "chart.more" if lines else "matrix.in_all"
            return [*lines, (speech.say(key, count=rest), None, False)]
        lines += [(part, named, number == 0) for number, part in enumerate(broken)]
    return lines


class MatrixGrid:
    """Categories down, themes across. A picture that is too low for all names has in its fullest rows the first of
    them and the number of the others; one too small even for that keeps to the first themes and categories.

    Attributes:
        kept: the places that the grid has room for.
        shortened: whether any name that has a place is only counted there.
        named: what stands there by name.
    """

    def __init__(
        self,
        layout: Layout,
        names: Mapping[MatrixPlace, Sequence[CellName]],
        themes: Sequence[Theme],
        categories: Sequence[str],
        speech: Speech,
        height: float | None,
    ) -> None:
        self.layout, self.speech = layout, speech
        self.themes, self.categories = list(themes), list(categories)
        if height is not None:
            self._keep(height)
        self._columns()
        self._names = {
            place: [(wrapped(name, self.column - 24, _SIZE, self.speech), named) for name, named in names[place]]
            for place in names
            if place[0] in {theme.id for theme in self.themes} and place[1] in self.categories
        }
        longest = max((len(self._lines(place, None)) for place in self._names), default=1)
        # The fullest rows give way first. Of one line a cell, all that is kept has room.
        limits = range(longest, 0, -1) if height is not None else ()
        most = next((most for most in limits if self._total(most) <= height), 1) if height is not None else None
        self.lines = {place: self._lines(place, most) for place in self._names}
        self.kept = set(self.lines)
        self.named = {named for lines in self.lines.values() for _, named, _ in lines if named}
        self.shortened = len(self.named) < len({named for entries in self._names.values() for _, named in entries})

    def _columns(self) -> None:
        """The room of the categories' names, of a column, and the names of both in lines."""
        look, across = self.layout.look, self.layout.inner_width
        labels = {id: self.speech.of(self.speech.terms.categories[id].label) for id in self.categories}
        self.aside = _aside(labels.values(), look.type.label)
        self.column = (across - self.aside) / len(self.themes)
        room, size = self.column - 10, look.type.label
        self.heads = {
            theme.id: wrapped(self.speech.of(theme.short), room, size, self.speech, bold=True) for theme in self.themes
        }
        self.head = 12.0 + _HEAD_LINE * max(len(lines) for lines in self.heads.values())
        self.side = {id: wrapped(label, self.aside - 8, size, self.speech, bold=True) for id, label in labels.items()}

    def _keep(self, height: float) -> None:
        """Lets themes go, from the last, until those left have columns wide enough for a word and names that leave the
        cells their room; then categories, until each has a line. One of each stays, whatever its name."""
        self._columns()
        while len(self.themes) > 1 and (self.column < _COLUMN_OF_PICTURE or self.head > height * _HEADS_SHARE):
            self.themes.pop()
            self._columns()
        while len(self.categories) > 1 and self.head + sum(map(self._least, self.categories)) > height:
            self.categories.pop()

    def _least(self, category: str) -> float:
        """The height of a row of one line a cell."""
        return 2.0 * _PAD + max(_LINE, _HEAD_LINE * len(self.side[category]))

    def _lines(self, place: MatrixPlace, most: int | None) -> list[_Line]:
        return lines_of(self._names[place], most, self.speech)

    def _tall(self, category: str, lines: int) -> float:
        return 2.0 * _PAD + max(_LINE * lines, _HEAD_LINE * len(self.side[category]))

    def _total(self, most: int) -> float:
        """The height of all rows where no cell has more lines than that."""
        return self.head + sum(
            self._tall(id, max((len(self._lines(place, most)) for place in self._names if place[1] == id), default=1))
            for id in self.categories
        )

    def draw(self) -> dict[MatrixPlace, Area]:
        """Puts it on the layout; gives where each cell is."""
        layout, look = self.layout, self.layout.look

        def x(index: int) -> float:
            return (self.aside + index * self.column) / layout.inner_width

        for index, theme in enumerate(self.themes):
            for number, line in enumerate(self.heads[theme.id]):
                layout.label(line, 10 + 18 * number, x=x(index), size=look.type.label, bold=True, gap=6)
        y = self.head
        boxes = {}
        for category in self.categories:
            row = [self.lines.get((theme.id, category), []) for theme in self.themes]
            tall = self._tall(category, max(map(len, row)))
            layout.rule(y)
            colour = category_colour(category)
            for number, line in enumerate(self.side[category]):
                middle = y + _PAD + _HEAD_LINE * (number + 0.5)
                layout.label(line, middle, x=0, size=look.type.label, colour=colour, bold=True, gap=0)
            for index, lines in enumerate(row):
                place = Area(x(index), x(index + 1), y + 1, y + tall - 1)
                if lines:
                    boxes[self.themes[index].id, category] = place
                for number, line_of_cell in enumerate(lines):
                    top = y + _PAD + _LINE * number
                    _name(layout, line_of_cell, colour, replace(place, top=top, bottom=top + _LINE))
            y += tall
        layout.height = y
        return boxes


def is_narrow(layout: Layout, themes: Sequence[Theme], categories: Sequence[str], speech: Speech) -> bool:
    """Whether a page has too little room for themes side by side."""
    labels = (speech.of(speech.terms.categories[id].label) for id in categories)
    column = (layout.inner_width - _aside(labels, layout.look.type.label)) / len(themes)
    return layout.inner_width < 600 or column < _COLUMN_LEAST


def _aside(labels: Any, size: float) -> float:
    """The room for the categories' names beside the grid."""
    return min(max(width(label, size, bold=True) for label in labels) + 12, 130.0)


def draw_list(
    layout: Layout,
    names: Mapping[MatrixPlace, Sequence[CellName]],
    themes: Sequence[Theme],
    categories: Sequence[str],
    speech: Speech,
) -> dict[MatrixPlace, Area]:
    """Theme by theme, and in each category by category; gives where each cell is."""
    look = layout.look
    size, room = look.type.label, layout.inner_width - 20
    boxes = {}
    y = 0.0
    for theme in themes:
        for line in wrapped(speech.of(theme.short), layout.inner_width, look.type.heading + 2, speech, bold=True):
            layout.text(line, y + 18, size=look.type.heading + 2, bold=True)
            y += 24
        y += 18
        for category in categories:
            if (theme.id, category) not in names:
                continue
            colour = category_colour(category)
            label = speech.of(speech.terms.categories[category].label)
            # On a page that is pressed with a finger, the category's name has a ground of its own, and room.
            boxes[theme.id, category] = Area(0, 1, y - 6, y + 26)
            # In ink: on a ground of its own colour a category's name would be too faint.
            layout.label(label, y + 10, x=0, size=size, bold=True, gap=6)
            y += 30
            broken = [(wrapped(name, room, size, speech), named) for name, named in names[theme.id, category]]
            for line_of_cell in lines_of(broken, None, speech):
                _name(layout, line_of_cell, colour, Area(0, 1, y, y + 20), size=size)
                y += 20
            y += 12
        layout.rule(y)
        y += 8
    layout.height = y
    return boxes


def _name(layout: Layout, line: _Line, colour: str, area: Area, *, size: float = _SIZE) -> None:
    text, named, begins = line
    middle = (area.top + area.bottom) / 2
    if begins and named:
        layout.label(SIGNS[named[0]], middle, x=area.left, size=size - 3, colour=colour, gap=6)
    mark = Mark(*named, text) if named else None
    # Of the whole line, which is pressed where the text is.
    if mark:
        layout.box((area.left, area.right - 0.004), (area.top, area.bottom), mark=mark)
    layout.label(text, middle, x=area.left, size=size, gap=19)
