"""What is told of one figure or one work beside its name: the same on the page, in one file and on paper."""

from __future__ import annotations

from collections.abc import Iterable

from cppcc.files.load import vocabulary
from cppcc.messages import say
from cppcc.model.report import Figure, Report, Work
from cppcc.speech import phrases, sentences

#: A fact's name, under ``detail.*`` in the texts, and what is told of it, a line each.
Fact = tuple[str, list[str]]


def of_figure(report: Report, figure: Figure, language: str) -> list[Fact]:
    """How a figure is to be read, what it counts, what to mind, how it stands to others; no fact without lines."""
    terms = vocabulary()
    unit = terms.units.get(figure.quantity.unit)
    actor = terms.actors[figure.actor]
    scope = say(
        language, "detail.scope_text", actor=actor.label[language], period=say(language, f"period.{figure.period}")
    )
    return _told(
        (
            "read",
            [
                phrases.how_to_read(figure.quantity, language),
                unit.definition[language] if unit else say(language, "unit.none"),
            ],
        ),
        ("scope", [say(language, "list.aside", text=scope, aside=actor.definition[language])]),
        ("category", [terms.categories[figure.category].label[language]]),
        ("metric", [terms.metrics[figure.metric].definition[language]]),
        ("fields", [phrases.field_names(figure, language)]),
        ("share_of", [phrases.labelled(report.figure(figure.share_of), language)] if figure.share_of else []),
        ("notes", [figure.note[language]] if figure.note else []),
        ("ratios", [sentences.ratio_line(report, ratio, language) for ratio in report.ratios_of(figure)]),
        ("relations", phrases.relations(report, figure, language)),
    )


def of_work(report: Report, work: Work, language: str) -> list[Fact]:
    """What a work is, when it was, whose it is, what to mind; no fact without lines."""
    terms = vocabulary()
    dates = []
    if work.dates:
        span = f"{work.dates.start.isoformat()} – {work.dates.end.isoformat()}"
        aside = work.dates.start.isoformat() if work.dates.start == work.dates.end else span
        dates = [say(language, "list.aside", text=phrases.date_words(work.dates, language, report.year), aside=aside)]
        dates += [work.dates.note[language]] if work.dates.note else []
    return _told(
        ("summary", [work.summary[language]]),
        ("kind", [terms.kinds[work.kind].label[language]]),
        ("category", [phrases.category_names(work, language)]),
        ("date", dates),
        ("scope", [terms.actors[work.actor].label[language]]),
        ("fields", [phrases.field_names(work, language)]),
        ("notes", [work.note[language]] if work.note else []),
    )


def _told(*facts: tuple[str, Iterable[str]]) -> list[Fact]:
    return [(name, told) for name, lines in facts if (told := [line for line in lines if line])]
