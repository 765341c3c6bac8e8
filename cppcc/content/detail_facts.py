"""What is told of one figure or one work beside its name: the same on the page, in one file and on paper."""

from __future__ import annotations

from collections.abc import Iterable

from cppcc.messages.translations import Words
from cppcc.model.report import Figure, Report, Work
from cppcc.model.statement import Statement
from cppcc.model.story import Step
from cppcc.speech import phrases, sentences, statements
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
        *_story(report, work, speech),
        ("notes", [speech.of(work.note)] if work.note else []),
    )


def _story(report: Report, work: Work, speech: Speech) -> list[FactLines]:
    """How a work was done, by whom, with whom; what was advised, and what followed."""

    def told(statement: Statement) -> str:
        return statements.text(report, statement, speech, report.figures, report.works)

    def said(by: Words, statement: Statement) -> str:
        words = statements.joined(statements.pieces(report, statement, speech, report.figures, report.works))
        return speech.say("list.colon").join((speech.of(by), words))

    names = ("place", "led_by", "proposed_by", "holder", "awarded_by", "rank")
    first = work.first
    scope = speech.of(first.scope) if first and first.scope else ""
    word = speech.say(f"first.{first.word}") if first else ""
    if isinstance(work.advice, Statement):
        advice = [told(work.advice)]
    else:
        advice = [phrases.labelled(report.figure(id), speech) for id in work.advice or ()]
    return [
        ("form", [speech.of(speech.terms.forms[work.form].label)] if work.form else []),
        *((f"work_{name}", [speech.of(words)]) for name in names if (words := getattr(work, name))),
        ("partners", [phrases.listed((speech.of(partner) for partner in work.partners), speech)]),
        ("first", [speech.say("list.aside", text=word, aside=scope) if scope else word]),
        ("steps", [_step(report, step, said(step.by, step.text), speech) for step in work.steps]),
        ("advice", advice),
        ("response", [said(each.by, each.text) for each in work.responses]),
        ("outcome", [told(work.outcome.text)] if work.outcome else []),
    ]


def _step(report: Report, step: Step, words: str, speech: Speech) -> str:
    """One step: who, what; the number that it came to, and when."""
    figure = phrases.quantity_words(report.figure(step.figure).quantity, speech) if step.figure else ""
    date = phrases.date_words(step.dates, speech, report.year) if step.dates else ""
    aside = phrases.joined((words for words in (figure, date) if words), speech)
    verb = speech.of(step.verb)
    return speech.say("list.dot").join((verb, speech.say("list.aside", text=words, aside=aside) if aside else words))


def _facts(*facts: tuple[str, Iterable[str]]) -> list[FactLines]:
    return [(name, texts) for name, lines in facts if (texts := [line for line in lines if line])]
