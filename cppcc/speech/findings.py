"""What a report's file finds, told only where all of it is shown."""

from __future__ import annotations

from cppcc.model.report import Figure, Report, Work
from cppcc.model.selection import Selection
from cppcc.model.statement import Refers, Statement
from cppcc.speech import statements
from cppcc.speech.speech import Speech


def found(report: Report, key: str, selection: Selection, speech: Speech) -> str:
    """The finding that the file words for a form; empty where it has none. It is of all that the form can show: where
    filters leave out any of that, it may say more than what is shown. A form of one work shows its figures.

    Args:
        key: the form's name, with the id of a category or work behind it where it occurs more than once.
    """
    statement = report.findings.get(key) or report.findings.get(key.partition(".")[0])
    of = key.partition(".")[2]
    work = next((work for work in report.works if work.id == of), None)
    if work is not None:
        shown = {figure.id for figure in selection.figures(report)}
        is_whole = work in selection.works(report) and shown.issuperset(work.figures)
    else:
        whole = Selection(categories=selection.categories if of in report.terms.categories else ())
        is_whole = _left(report, selection) == _left(report, whole)
    if not statement or not is_whole:
        return ""
    return told(report, statement, selection, speech)


def _left(report: Report, selection: Selection) -> tuple[tuple[Figure, ...], tuple[Work, ...]]:
    """What filters leave."""
    return selection.figures(report), selection.works(report)


def told(report: Report, statement: Statement, selection: Selection, speech: Speech) -> str:
    """A sentence, if the filters leave all that it tells of; what it counts it counts in what they leave."""
    figures, works = selection.figures(report), selection.works(report)
    ids = {figure.id for figure in figures}
    references = statement.references(speech.language)
    items = {id for reference in references if reference.kind is not Refers.COUNT for id in reference.ids}
    ratios = {ratio.id for ratio in selection.ratios(report)}
    if not items <= ids | ratios:
        return ""
    return statements.text(report, statement, speech, figures, works)
