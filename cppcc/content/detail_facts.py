"""What is told of one figure or one work beside its name: the same on the page, in one file and on paper."""

from __future__ import annotations

from collections.abc import Iterable

from cppcc.model.report import Figure, Report, Work
from cppcc.speech import phrases, sentences
from cppcc.speech.speech import Speech

#: A fact's name, under ``detail.*`` in the texts, and what is told of it, a line each.
FactLines = tuple[str, list[str]]


def of_figure(report: Report, figure: Figure, speech: Speech) -> list[FactLines]:
    """How a figure is to be read, what it counts, what to mind, how it stands to others; no fact without lines."""
    terms = speech.terms
    unit = terms.units.get(figure.quantity.unit)
    actor = terms.actors[figure.actor]
    scope = speech.say("detail.scope_text", actor=speech.of(actor.label), period=speech.say(f"period.{figure.period}"))
    return _facts(
        (
            "read",
            [
                phrases.how_to_read(figure.quantity, speech),
                speech.of(unit.definition) if unit else speech.say("unit.none"),
            ],
        ),
        ("scope", [speech.say("list.aside", text=scope, aside=speech.of(actor.definition))]),
        ("category", [speech.of(terms.categories[figure.category].label)]),
        ("metric", [speech.of(terms.metrics[figure.metric].definition)]),
        ("fields", [phrases.field_names(figure, speech)]),
        ("share_of", [phrases.labelled(report.figure(figure.share_of), speech)] if figure.share_of else []),
        ("notes", [speech.of(figure.note)] if figure.note else []),
        ("ratios", [sentences.ratio_line(report, ratio, speech) for ratio in report.ratios_of(figure)]),
        ("relations", phrases.relations(report, figure, speech)),
    )


def of_work(report: Report, work: Work, speech: Speech) -> list[FactLines]:
    """What a work is, when it was, whose it is, what to mind; no fact without lines."""
    terms = speech.terms
    dates = []
    if work.dates:
        span = f"{work.dates.start.isoformat()} – {work.dates.end.isoformat()}"
        aside = work.dates.start.isoformat() if work.dates.start == work.dates.end else span
        dates = [speech.say("list.aside", text=phrases.date_words(work.dates, speech, report.year), aside=aside)]
        dates += [speech.of(work.dates.note)] if work.dates.note else []
    return _facts(
        ("summary", [speech.of(work.summary)]),
        ("kind", [speech.of(terms.kinds[work.kind].label)]),
        ("category", [phrases.category_names(work, speech)]),
        ("date", dates),
        ("scope", [speech.of(terms.actors[work.actor].label)]),
        ("fields", [phrases.field_names(work, speech)]),
        ("notes", [speech.of(work.note)] if work.note else []),
    )


def _facts(*facts: tuple[str, Iterable[str]]) -> list[FactLines]:
    return [(name, texts) for name, lines in facts if (texts := [line for line in lines if line])]
