"""The field's terms: categories, actors, fields, work kinds, units, metrics. Terms live in data/vocabulary.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cppcc.words import Words


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the field: its id (public, never changes), its label and a one-line definition."""

    id: str
    label: Words
    definition: Words


@dataclass(frozen=True, slots=True)
class Category(Term):
    """What kind of output a figure counts.

    Args:
        output: whether it is one of the committee's outputs (proposal … media).
        headline: whether it is one of the four outputs that a year is summed up by.
    """

    output: bool = False
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms, each group in the order the file gives, by id."""

    categories: Mapping[str, Category]
    actors: Mapping[str, Term]
    fields: Mapping[str, Term]
    kinds: Mapping[str, Term]
    units: Mapping[str, Term]
    metrics: Mapping[str, Term]
