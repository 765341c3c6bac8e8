"""Made-up report files as they are loaded, and whether what came of them holds together."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from cppcc.files.load import Loaded, read, vocabulary
from cppcc.model.report import Report
from tests.unit.sample import SOUND

NAME = "made-up.yaml"


def loaded(text: str) -> Loaded:
    return read(Path(NAME), text)


def changed(old: str, new: str) -> str:
    """The sound text with one place of it changed."""
    assert SOUND.count(old) == 1, old
    return SOUND.replace(old, new)


def told(text: str, language: str = "zh") -> list[str]:
    """The problems of a text, without the file's name."""
    return [problem.text(language).removeprefix(f"{NAME}:") for problem in loaded(text).problems]


def kinds(text: str) -> list[str]:
    return [problem.kind for problem in loaded(text).problems]


def sound(found: Loaded) -> Report:
    """The report that a file gave, which must hold together."""
    assert found.report is not None
    assert list(loose_ends(found.report)) == []
    return found.report


def loose_ends(report: Report) -> Iterator[str]:
    """References of a report that lead nowhere, and ids that stand for two things."""
    terms = vocabulary()
    themes, figures, works = ([item.id for item in items] for items in (report.themes, report.figures, report.works))
    for ids in (themes, figures, works, [ratio.id for ratio in report.ratios]):
        yield from (f"twice: {id}" for id in set(ids) if ids.count(id) > 1)
    if not themes:
        yield "no theme"
    for figure in report.figures:
        to = [relation.to for relation in figure.relations] + [figure.share_of or figure.id]
        yield from (f"{figure.id} → {id}" for id in to if id not in figures)
        if not (
            figure.theme in themes
            and figure.category in terms.categories
            and figure.actor in terms.actors
            and figure.metric in terms.metrics
            and figure.fields
            and set(figure.fields) <= set(terms.fields)
            and (figure.quantity.unit in terms.units or not figure.quantity.unit)
            and figure.label["zh"]
        ):
            yield figure.id
        if figure.headline and not terms.categories[figure.category].headline:
            yield f"{figure.id}: no headline category"
    for work in report.works:
        yield from (f"{work.id} → {id}" for id in work.figures if id not in figures)
        yield from (f"{work.id} → {id}" for id in work.related if id not in works)
        if work.theme not in themes or work.kind not in terms.kinds or not work.fields:
            yield work.id
        if work.dates and not datetime.date(1949, 1, 1) <= work.dates.start <= work.dates.end <= datetime.date(
            2100, 12, 31
        ):
            yield f"{work.id}: {work.dates}"
    for ratio in report.ratios:
        if not {ratio.of, ratio.per} <= set(figures):
            yield ratio.id
        else:
            report.quotient(ratio)
    for item in report.unstated:
        yield from (f"{item.id} → {id}" for id in item.figures if id not in figures)
