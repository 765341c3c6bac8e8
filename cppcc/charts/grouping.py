"""Figures in the groups in which charts show them: those that may be compared by length, and the others in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cppcc.charts.rows import ChartRow, RowGroup, figure_row, unit_name
from cppcc.design.looks import category_colour
from cppcc.model.comparable import FULL_SHARE, by_size, is_share, panels
from cppcc.model.report import Figure, Report
from cppcc.speech import phrases
from cppcc.speech.speech import Speech


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
