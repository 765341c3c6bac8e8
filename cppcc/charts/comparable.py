"""Which figures may be compared by length, and in which groups charts show them.

Length is claimed only among figures of one category, unit and period that count the same metric, or of which the report
says that one is a part of the other or that they have nothing in common. A share is a length of its whole, from 0 to
100. All else is words: a measure word in common makes no two things alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from cppcc.charts.rows import ChartRow, RowGroup, by_size, figure_row, unit_name
from cppcc.design.looks import category_colour
from cppcc.model.relations import RelationKind
from cppcc.model.report import Figure, Period, Report
from cppcc.model.terms import PERCENT
from cppcc.speech import phrases
from cppcc.speech.speech import Speech

#: What the whole of shares comes to.
FULL_SHARE = Decimal(100)
_OF_ONE_THING = (RelationKind.PART_OF, RelationKind.CONTAINS, RelationKind.DISJOINT)


def is_share(figure: Figure) -> bool:
    """Whether a figure is a share of a whole, and no count: what is more than all of it is none."""
    return figure.quantity.unit == PERCENT and figure.quantity.high <= FULL_SHARE


def _is_average(report: Report, figure: Figure) -> bool:
    """Whether a figure is so much for each, and no count."""
    return report.terms.is_average(figure.quantity)


def are_comparable(report: Report, a: Figure, b: Figure) -> bool:
    """Whether the length of one may stand beside the length of the other."""
    alike = (a.category, a.quantity.unit, a.period) == (b.category, b.quantity.unit, b.period)
    same = a.metric == b.metric or report.relation(a, b).kind in _OF_ONE_THING
    is_known = a.period is not Period.UNSTATED and a.quantity.unit != PERCENT
    return alike and same and is_known and _is_average(report, a) == _is_average(report, b)


def panels(report: Report, figures: Iterable[Figure]) -> list[list[Figure]]:
    """The figures that may be compared, each with all that it is tied to, largest first; none alone."""
    groups: list[list[Figure]] = []
    for figure in by_size(figures):
        tied = [panel for panel in groups if any(are_comparable(report, figure, other) for other in panel)]
        groups = [panel for panel in groups if panel not in tied]
        groups.append(by_size([figure, *(other for panel in tied for other in panel)]))
    return sorted((panel for panel in groups if len(panel) > 1), key=lambda panel: -panel[0].quantity.value)


def shares(figures: Iterable[Figure]) -> list[list[Figure]]:
    """The shares, those of one whole together, largest first."""
    by_whole: dict[str, list[Figure]] = {}
    for figure in by_size(figures):
        if is_share(figure):
            by_whole.setdefault(figure.share_of or "", []).append(figure)
    return list(by_whole.values())


def bars(report: Report, figures: Iterable[Figure], speech: Speech) -> list[RowGroup]:
    """Category by category, a group with a zero axis of its own for each panel, then the others in words."""
    listed = by_size(figures)
    groups = []
    for id, category in speech.terms.categories.items():
        of_category = [figure for figure in listed if figure.category == id]
        alike = panels(report, of_category)
        others = [figure for figure in of_category if not any(figure in panel for panel in alike)]
        name, colour = speech.of(category.label), category_colour(id)
        for panel in alike:
            parts = [name, unit_name(panel[0].quantity.unit, speech)]
            if sum(other[0].quantity.unit == panel[0].quantity.unit for other in alike) > 1:
                parts.append(speech.say(f"period.{panel[0].period}"))
            heading = speech.say("list.dot").join(parts)
            rows = tuple(figure_row(report, figure, speech) for figure in panel)
            groups.append(RowGroup(heading, colour, rows, full=max(figure.quantity.high for figure in panel)))
        if others:
            groups.append(RowGroup(name, colour, tuple(figure_row(report, figure, speech) for figure in others)))
    return groups


def shares_apart(report: Report, groups: Sequence[RowGroup], speech: Speech) -> tuple[list[RowGroup], list[RowGroup]]:
    """The groups without the shares in them; and these, in a group for each whole that they are of."""
    apart: dict[str, list[ChartRow]] = {}
    kept = []
    for group in groups:
        rows = []
        for row in group.rows:
            figure = report.figure(row.id)
            if is_share(figure):
                apart.setdefault(figure.share_of or "", []).append(row)
            else:
                rows.append(row)
        if rows:
            kept.append(replace(group, rows=tuple(rows)))
    shares = []
    for id, of_whole in apart.items():
        whole = phrases.labelled(report.figure(id), speech) if id else ""
        heading = speech.say("share.of", whole=whole) if id else speech.say("share.unsaid")
        shares.append(RowGroup(heading, "muted", tuple(of_whole), full=FULL_SHARE))
    return kept, shares
