"""Which figures may be compared by length.

Length is claimed only among figures of one category, unit and period that count the same metric, or of which the report
says that one is a part of the other or that they have nothing in common. A share is a length of its whole, from 0 to
100. All else is words: a measure word in common makes no two things alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from cppcc.model.relations import RelationKind
from cppcc.model.report import Figure, Period, Report
from cppcc.model.terms import PERCENT

#: What the whole of shares comes to.
FULL_SHARE = Decimal(100)
_OF_ONE_THING = (RelationKind.PART_OF, RelationKind.CONTAINS, RelationKind.DISJOINT)


def by_size(figures: Iterable[Figure]) -> list[Figure]:
    """Largest on top; among equals the report's order."""
    return sorted(figures, key=lambda figure: -figure.quantity.value)


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
