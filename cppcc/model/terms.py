"""The field's terms: categories, actors, fields, work kinds, units, metrics. Terms live in data/vocabulary.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from cppcc.messages.translations import Words
from cppcc.model.quantity import Quantity, grammar

#: The unit of shares.
PERCENT = "%"


class Counts(StrEnum):
    """What a unit or a metric counts: persons are never counted in yuan."""

    THINGS = "things"
    PEOPLE = "people"  # persons, or how often they took part
    MONEY = "money"
    SHARE = "share"
    ANYTHING = "anything"  # of a unit that goes with all of these, as 个 does


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the field: its id (public, never changes), its label and a one-line definition."""

    id: str
    label: Words
    definition: Words


class Story(StrEnum):
    """The forms that a category's figures can take."""

    LADDER = "ladder"
    CARDS = "cards"
    DOTS = "dots"
    HERO = "hero"


@dataclass(frozen=True, slots=True)
class Category(Term):
    """What kind of output a figure counts.

    Args:
        output: whether it is one of the committee's outputs (proposal … media).
        headline: whether it is one of the four outputs that a year is summed up by.
        story: the form that its figures take by default; None where that follows from them.
    """

    output: bool = False
    headline: bool = False
    story: Story | None = None


class KindGroup(StrEnum):
    """What a kind of work is, among three: words, deeds, and what stands there afterwards."""

    SAY = "say"
    DO = "do"
    BUILD = "build"


@dataclass(frozen=True, slots=True)
class Kind(Term):
    """What kind of thing a work is."""

    group: KindGroup | None = None


@dataclass(frozen=True, slots=True)
class Unit(Term):
    """A measure word.

    Args:
        counts: what it goes with.
        same_as: the unit that it is another word for: 名 and 位 count persons as 人 does.
        is_general: whether it goes with so many things that it names none: 12场 may be lectures or consultations.
        one: language → the word for a single one, where it is not the label: 1 item, 2 items.
        heading: language → its name above figures, where that is not the label: no two headings are the same.
        unsaid: languages that count without it, since it says nothing of what is counted: 273个, Members' studios: 273.
    """

    counts: Counts = Counts.THINGS
    same_as: str = ""
    is_general: bool = False
    one: Mapping[str, str] = field(default_factory=dict)
    heading: Mapping[str, str] = field(default_factory=dict)
    unsaid: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """The unit's name above figures."""
        return self.heading.get(language) or self.label[language]

    def word(self, language: str, *, single: bool) -> str:
        """The unit's word in a language, beside one or beside several; empty where that language does without."""
        if language in self.unsaid:
            return ""
        return (self.one.get(language) if single else None) or self.label[language]


@dataclass(frozen=True, slots=True)
class Metric(Term):
    """What a figure is a number of.

    Args:
        counts: what its unit must count; None where that is not said.
    """

    counts: Counts | None = None


@dataclass(frozen=True, eq=False, repr=False)
class Vocabulary:
    """All terms, each group in the order the file gives, by id. Each is another one, whatever it holds."""

    categories: Mapping[str, Category]
    actors: Mapping[str, Term]
    fields: Mapping[str, Term]
    kinds: Mapping[str, Kind]
    units: Mapping[str, Unit]
    metrics: Mapping[str, Metric]
    forms: Mapping[str, Term] = field(default_factory=dict)

    @cached_property
    def quantity_pattern(self) -> re.Pattern[str]:
        """Finds a number in running text with the words that say how true it is, and its unit: 30余项, 6500余万元."""
        return re.compile(grammar.printed_number(self.units))

    def measure(self, unit: str) -> str:
        """The unit that a unit is another word for, or itself: numbers of one measure are larger or smaller."""
        return (self.units[unit].same_as if unit in self.units else "") or unit

    def is_average(self, quantity: Quantity) -> bool:
        """Whether a quantity is so much for each, and no count: 41.5次, as nothing that is counted one by one has half
        of one."""
        of, _, per = quantity.unit.partition("/")
        in_ones = of in self.units and self.units[of].counts not in (Counts.MONEY, Counts.SHARE)
        return bool(per) or (in_ones and any(end % 1 for end in (quantity.value, quantity.high)))
