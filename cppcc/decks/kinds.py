"""Kinds of whole decks: one to put before a meeting, one to check every figure by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from cppcc.charts import dots
from cppcc.charts.firsts import HONOUR
from cppcc.content.catalog import DECKS
from cppcc.decks.plan import PlanPage
from cppcc.model.report import Figure, Report
from cppcc.model.selection import PROFILE, Selection

#: A meeting's deck has so many slides, if there is enough to tell; so few figures are told together on one.
_SLIDES, _FEW = 10, 6
#: From how many on works make a slide of theirs: steps of one, answered ones, firsts and honours, works by field, and
#: the fields of these.
_STEPS, _ANSWERED, _FIRSTS, _WORKS, _FIELDS = 3, 2, 3, 20, 4
#: As many figures of one category fit on cards.
_CARDS = 4


@lru_cache(maxsize=32)
def whole(report: Report, selection: Selection, kind: str = DECKS[0]) -> tuple[PlanPage, ...]:
    """A whole deck of what the filters leave, of one of the kinds that the catalog names."""
    return tuple(_OF[kind](report, selection))


def _report(report: Report, selection: Selection) -> Iterator[PlanPage]:
    """Cover, the year in its key figures, a slide for each category that has a story, what went on step by step, what
    advice came to, firsts and honours, works by field: each only where there is enough of it not to be hollow."""
    yield PlanPage("cover", selection)
    figures = [figure for figure in selection.figures(report) if figure.category != PROFILE]
    if not figures:
        figures = list(selection.figures(report))
    of_works = list(_of_works(report, selection))
    headline = [figure for figure in figures if figure.headline]
    categories = _categories(report, selection, figures, _SLIDES - 2 - len(of_works))
    covered = {figure for page in categories for figure in page.selection.figures(report)}
    has_headline = len(headline) > 1 and not covered.issuperset(figures)
    left = [figure for figure in figures if figure not in covered and not (has_headline and figure.headline)]
    if left and len(figures) <= _FEW:
        yield PlanPage("numbers", selection)
        yield from of_works
        return
    if has_headline:
        yield PlanPage("headline", selection)
    terms = report.terms.categories
    yield from (page for page in categories if terms[page.selection.categories[0]].output)
    yield from of_works
    yield from (page for page in categories if not terms[page.selection.categories[0]].output)
    if left and 1 + has_headline + len(categories) + len(of_works) < _SLIDES:
        yield PlanPage("numbers", replace(selection, categories=tuple(dict.fromkeys(each.category for each in left))))


def _categories(report: Report, selection: Selection, figures: list[Figure], room: int) -> list[PlanPage]:
    """A slide for each category of more than one figure, as many as there is room for: those with a story first, then
    the fullest; in the order of the vocabulary."""
    terms = report.terms.categories
    members = {id: [figure for figure in figures if figure.category == id] for id in terms}
    several = [id for id in terms if len(members[id]) > 1]
    ranked = sorted(several, key=lambda id: (not terms[id].story, -len(members[id])))
    chosen = set(ranked[: max(1, room)])
    pages = []
    for id in (id for id in several if id in chosen):
        of = replace(selection, categories=(id,))
        pages.append(PlanPage(_form(report, of, members[id], terms[id].story or ""), of))
    return pages


def _form(report: Report, selection: Selection, figures: list[Figure], story: str) -> str:
    """The form that a category's figures suit: its own, or else the next."""
    if story == "dots" and dots.campaign(report, selection):
        return "dots"
    if story == "hero" and len(figures) > 2:
        return "hero"
    if story == "ladder" or len({figure.quantity.unit for figure in figures}) == 1:
        return "ladder"
    return "cards" if len(figures) <= _CARDS else "hero"


def _of_works(report: Report, selection: Selection) -> Iterator[PlanPage]:
    works = selection.works(report)
    if any(len(work.steps) >= _STEPS for work in works):
        yield PlanPage("steps", selection)
    if sum(1 for work in works if work.responses) >= _ANSWERED:
        yield PlanPage("responses", selection)
    if sum(1 for work in works if work.first or work.kind == HONOUR) >= _FIRSTS:
        yield PlanPage("firsts", selection)
    fields = {id for work in works for id in work.fields}
    if len(works) >= _WORKS and len(fields) >= _FIELDS:
        yield PlanPage("fields", selection)


def _audit(report: Report, selection: Selection) -> Iterator[PlanPage]:
    """Cover, each theme's figures and works with their places in the text, what may be added and what is not stated,
    sources and method."""
    yield PlanPage("cover", selection)
    figures, works = selection.figures(report), selection.works(report)
    for theme in report.themes:
        of_theme = replace(selection, themes=(theme.id,))
        if any(figure.theme == theme.id for figure in figures):
            yield PlanPage("figures", of_theme)
        if any(work.theme == theme.id for work in works):
            yield PlanPage("works", of_theme)
    if len(figures) > 1 or report.unstated:
        yield PlanPage("sums", selection)
    yield PlanPage("sources", selection)


_OF: Mapping[str, Callable[[Report, Selection], Iterator[PlanPage]]] = {"report": _report, "audit": _audit}
