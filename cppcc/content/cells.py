"""Cells: what a report has in each theme and category, for the matrix in whatever form it is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cppcc.messages.translations import Words
from cppcc.model.report import Figure, Report, Theme, Work
from cppcc.speech import phrases
from cppcc.speech.speech import Speech

#: What stands before a name.
SIGNS = {"figure": "■", "work": "□"}
#: A name in a cell, and what it names: ``figure`` or ``work``, and its id.
CellName = tuple[str, tuple[str, str]]
#: A theme's and a category's id.
MatrixPlace = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What stands in one theme and one category."""

    figures: tuple[Figure, ...] = ()
    works: tuple[Work, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything stands there."""
        return bool(self.figures or self.works)

    @property
    def items(self) -> tuple[Figure | Work, ...]:
        """All of them, figures before works."""
        return (*self.figures, *self.works)

    def only(self, named: Collection[tuple[str, str]]) -> MatrixCell:
        """What of it is named there."""
        return MatrixCell(
            tuple(figure for figure in self.figures if ("figure", figure.id) in named),
            tuple(work for work in self.works if ("work", work.id) in named),
        )

    def names(self, report: Report, speech: Speech) -> list[CellName]:
        """The cell's names, figures before works, and what each names."""
        figure_names = [(phrases.in_full(report, figure, speech), ("figure", figure.id)) for figure in self.figures]
        return figure_names + [(speech.of(work.label), ("work", work.id)) for work in self.works]

    def lines(self, report: Report, speech: Speech) -> list[str]:
        """The names, each behind its sign."""
        return [f"{SIGNS[kind]} {words}" for words, (kind, _) in self.names(report, speech)]

    def summary(self, report: Report, theme: str, category: str, speech: Speech) -> str:
        """The cell's place, and how many figures and works it has."""
        names = speech.of(report.theme(theme).short), speech.of(speech.terms.categories[category].label)
        place = speech.say("matrix.cell", theme=names[0], category=names[1])
        count = speech.say("overview.counts", figures=len(self.figures), works=len(self.works))
        return speech.say("list.aside", text=place, aside=count)


def cells_of(report: Report, figures: Sequence[Figure], works: Sequence[Work]) -> dict[MatrixPlace, MatrixCell]:
    """Theme and category → what stands there, in their orders; cells without anything are left out."""
    cells = {}
    for theme in report.themes:
        for category in report.terms.categories:
            counted = tuple(f for f in figures if f.theme == theme.id and f.category == category)
            cell_works = tuple(work for work in works if work.theme == theme.id and category in work.categories)
            if counted or cell_works:
                cells[theme.id, category] = MatrixCell(counted, cell_works)
    return cells


def columns_of(report: Report, cells: Mapping[MatrixPlace, MatrixCell]) -> list[Theme]:
    """The themes that have a cell."""
    return [theme for theme in report.themes if any(theme.id == place[0] for place in cells)]


def rows_of(
    report: Report, cells: Mapping[MatrixPlace, MatrixCell], themes: Sequence[Theme]
) -> Iterator[tuple[str, Words, list[MatrixCell]]]:
    """Each category that has a cell: id, label, and the cell of each of the themes."""
    for id, category in report.terms.categories.items():
        row = [cells.get((theme.id, id), MatrixCell()) for theme in themes]
        if any(row):
            yield id, category.label, row
