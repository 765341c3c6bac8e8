"""Glossary: the terms that a report uses, by group, and what the five bounds mean. Terms live in the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cppcc.messages import LANGUAGES, say
from cppcc.messages.translations import Words
from cppcc.model.quantity import Bound, bound_words
from cppcc.model.report import Report
from cppcc.model.terms import Term
from cppcc.speech import phrases
from cppcc.speech.speech import Speech

#: The groups in the order of the page; their names stand in the texts, under ``glossary.*``.
GROUPS = ("categories", "actors", "fields", "kinds", "bounds", "units", "metrics")


@dataclass(frozen=True, slots=True)
class Entry:
    """One term of the glossary.

    Args:
        id: group and term, such as ``categories.proposal``; stands in the address.
        examples: for a bound, the report's own quantities that have it.
    """

    id: str
    label: Words
    definition: Words
    examples: tuple[str, ...] = ()


def glossary(report: Report) -> dict[str, tuple[Entry, ...]]:
    """Group → its terms in the vocabulary's order. Of units and metrics only those of this report: there are many."""
    terms = report.terms
    units = {part for figure in report.figures for part in figure.quantity.unit.split("/")}
    metrics = {figure.metric for figure in report.figures}
    return {
        "categories": _entries("categories", terms.categories.values()),
        "actors": _entries("actors", terms.actors.values()),
        "fields": _entries("fields", terms.fields.values()),
        "kinds": _entries("kinds", terms.kinds.values()),
        "bounds": tuple(_bound(bound, report) for bound in Bound),
        "units": _entries("units", (unit for id, unit in terms.units.items() if id in units)),
        "metrics": _entries("metrics", (metric for id, metric in terms.metrics.items() if id in metrics)),
    }


def entry(report: Report, id: str) -> Entry | None:
    """The entry of that id, None where there is none."""
    return next(
        (candidate for entries in glossary(report).values() for candidate in entries if candidate.id == id), None
    )


def _entries(group: str, terms: Iterable[Term]) -> tuple[Entry, ...]:
    return tuple(Entry(f"{group}.{term.id}", term.label, term.definition) for term in terms)


def _bound(bound: Bound, report: Report) -> Entry:
    """A bound, with the words that stand for it: those that this product reads, not a list of its own."""
    return Entry(
        f"bounds.{bound}",
        Words({language: say(language, f"bound.{bound}") for language in LANGUAGES}),
        Words(
            {
                each.language: each.say(f"meaning.{bound}", words=phrases.listed(bound_words(bound), each))
                for each in (Speech(language, report.terms) for language in LANGUAGES)
            }
        ),
        tuple(figure.quantity.as_written for figure in report.figures if figure.quantity.bound is bound),
    )
