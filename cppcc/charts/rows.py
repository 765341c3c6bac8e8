"""Rows of figures in groups: what a chart of figures tells, before it is drawn (``row_chart``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cppcc.charts.measure import wrapped
from cppcc.charts.scene import Mark
from cppcc.design.looks import category_colour
from cppcc.model.comparable import by_size
from cppcc.model.quantity import Quantity
from cppcc.model.report import Figure, Report
from cppcc.speech import phrases
from cppcc.speech.speech import Speech


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One line of a chart: a label, a quantity, and what it stands for."""

    mark: Mark
    label: str
    quantity: Quantity
    colour: str
    lead: bool = True

    @property
    def id(self) -> str:
        """The id of what it stands for."""
        return self.mark.id


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under a heading.

    Args:
        full: what a bar over the whole plot comes to, where the rows' lengths may be compared: the largest of them, or
            100 of shares; None where they may not.
    """

    heading: str
    colour: str
    rows: tuple[ChartRow, ...]
    full: Decimal | None = None

    @property
    def is_of_shares(self) -> bool:
        """Whether a whole is what the rows are lengths of."""
        return self.full is not None and all(row.quantity.unit == "%" for row in self.rows)


def figure_row(report: Report, figure: Figure, speech: Speech) -> ChartRow:
    """The row of a figure, in its category's colour."""
    return ChartRow(
        mark=figure_mark(report, figure, speech),
        label=speech.of(figure.label),
        quantity=figure.quantity,
        colour=category_colour(figure.category),
        lead=figure.lead or figure.headline,
    )


def figure_mark(report: Report, figure: Figure, speech: Speech) -> Mark:
    """The mark of a figure; told of it are label, words, place, period and caveat."""
    lines = [speech.say("figure.place", theme=speech.of(report.theme(figure.theme).short), token=figure.at.token)]
    if period := phrases.period_words([figure], speech):
        lines.append(period)
    if figure.note:
        lines += wrapped(speech.of(figure.note), 300, 13, speech)
    return Mark("figure", figure.id, phrases.in_full(report, figure, speech), tuple(lines))


def by_category(report: Report, figures: Iterable[Figure], speech: Speech) -> list[RowGroup]:
    """Groups of figures, one a category, in the vocabulary's order."""
    groups = []
    listed = list(figures)
    for id, category in speech.terms.categories.items():
        rows = tuple(figure_row(report, f, speech) for f in by_size(listed) if f.category == id)
        if rows:
            groups.append(RowGroup(speech.of(category.label), category_colour(id), rows))
    return groups


def by_unit(report: Report, figures: Iterable[Figure], speech: Speech) -> list[RowGroup]:
    """Groups of figures, one a unit, the largest groups first."""
    units: dict[str, list[Figure]] = {}
    for figure in by_size(figures):
        units.setdefault(figure.quantity.unit, []).append(figure)
    ordered = sorted(units.items(), key=lambda item: -len(item[1]))
    return [
        RowGroup(unit_name(unit, speech), "muted", tuple(figure_row(report, f, speech) for f in members))
        for unit, members in ordered
    ]


def unit_name(unit: str, speech: Speech) -> str:
    """A unit's name as a heading; a figure without one is said to have none."""
    if not unit:
        return speech.say("unit.none")
    return speech.terms.units[unit].name(speech.language) if unit in speech.terms.units else unit
