"""What of a report is sound: no reference in it leads to what was left out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from cppcc.model.report import Report, Work
from cppcc.model.selection import CannotAdd, total
from cppcc.model.statement import Refers, Statement


def sound(report: Report) -> Report:
    """The report without references to items that were left out, or to the very item that refers; works that name no
    category have those of their figures."""
    themes = {theme.id for theme in report.themes}
    figures = {figure.id for figure in report.figures if figure.theme in themes}
    works = {work.id for work in report.works if work.theme in themes}

    category = {figure.id: figure.category for figure in report.figures}

    def left(ids: tuple[str, ...], known: Collection[str]) -> tuple[str, ...]:
        return tuple(id for id in ids if id in known)

    ratios = tuple(ratio for ratio in report.ratios if {ratio.of, ratio.per} <= figures)
    left_ratios = {ratio.id for ratio in ratios}

    def tellable(statement: Statement | None) -> Statement | None:
        return statement if statement and _can_be_told(statement, report, figures, left_ratios) else None

    def of_figures(work: Work) -> tuple[str, ...]:
        return tuple(dict.fromkeys(category[id] for id in left(work.figures, figures)))

    return replace(
        report,
        headline=tellable(report.headline),
        findings={
            name: statement
            for name, statement in report.findings.items()
            if tellable(statement) and name.partition(".")[2] in {"", *report.terms.categories, *works}
        },
        themes=tuple(replace(theme, headline=tellable(theme.headline)) for theme in report.themes),
        figures=tuple(
            replace(
                figure,
                share_of=figure.share_of if figure.share_of in figures - {figure.id} else None,
                relations=tuple(relation for relation in figure.relations if relation.to in figures - {figure.id}),
                consequence=tellable(figure.consequence),
                counted_as=tellable(figure.counted_as),
            )
            for figure in report.figures
            if figure.id in figures
        ),
        works=tuple(
            replace(
                work,
                categories=work.categories or of_figures(work),
                figures=left(work.figures, figures),
                related=left(work.related, works - {work.id}),
                advice=left(work.advice, figures) if isinstance(work.advice, tuple) else tellable(work.advice),
                responses=tuple(each for each in work.responses if tellable(each.text)),
                outcome=work.outcome if work.outcome and tellable(work.outcome.text) else None,
                steps=tuple(
                    replace(step, figure=step.figure if step.figure in figures else "")
                    for step in work.steps
                    if tellable(step.text)
                ),
            )
            for work in report.works
            if work.id in works
        ),
        ratios=ratios,
        unstated=tuple(replace(item, figures=left(item.figures, figures)) for item in report.unstated),
    )


def _can_be_told(statement: Statement, report: Report, figures: Collection[str], ratios: Collection[str]) -> bool:
    """Whether all that a sentence names is left, and what it adds up may be added."""
    for language in statement.words.by_language:
        for reference in statement.references(language):
            if reference.kind is Refers.COUNT:
                continue
            known = {*figures, *(ratios if reference.kind is Refers.ITEM else ())}
            if not known.issuperset(reference.ids):
                return False
            if reference.kind is Refers.SUM:
                try:
                    total(report, [report.figure(id) for id in reference.ids])
                except CannotAdd:
                    return False
    return True
