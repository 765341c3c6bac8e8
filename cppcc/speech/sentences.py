"""Whole sentences: what a chart shows, for those who do not see it and for documents.

What follows the source's name is the source's: figures in its words, each with its time where that is not the report's
year, with whose it is where it is not the committee's own, with its whole where it is a share. What the dashboard
counts or computes stands behind, in sentences of its own that say whose it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cppcc.model.report import Figure, Period, Ratio, Report
from cppcc.model.selection import Selection
from cppcc.speech import phrases
from cppcc.speech.speech import Speech


@dataclass(frozen=True)
class Telling:
    """How figures, or works, are told together in a sentence.

    Args:
        periods: the times they are of. One that is all theirs is told once, the report's year before them; any other
            behind each that is of it.
    """

    report: Report
    speech: Speech
    periods: frozenset[Period] = frozenset({Period.YEAR})

    @property
    def _period(self) -> Period | None:
        """The time that the sentence begins with: the report's year where any is of it, else the one of them all."""
        if Period.YEAR in self.periods:
            return Period.YEAR
        return next(iter(self.periods)) if len(self.periods) == 1 else None

    def sentence(self, selection: Selection, parts: Sequence[str], lacking: str = "") -> str:
        """The parts with their source and the filters in force.

        Args:
            lacking: where there is nothing to tell, what the report itself has none of.
        """
        report, speech = self.report, self.speech
        who = phrases.who_when(report, speech)
        if not parts and lacking:
            return speech.say("chart.sentence_lacking", who=who, lacking=lacking)
        if not parts:
            return speech.say("chart.sentence_nothing", who=who)
        committee, name = speech.of(report.committee.name), phrases.title(report, speech)
        return speech.say(
            "chart.sentence",
            # Once is enough: most titles begin with it.
            committee="" if speech.is_the_reports and name.startswith(committee) else committee,
            title=name,
            when=self._when(selection),
            parts=speech.say("list.semicolon").join(parts),
        )

    def _when(self, selection: Selection) -> str:
        speech, begins = self.speech, self._period
        notes = [phrases.filters(self.report, selection, speech)]
        if begins is Period.YEAR and len(self.periods) > 1:
            notes.insert(0, speech.say("chart.unless_noted"))
        elif begins not in (None, Period.YEAR):
            notes.insert(0, self._time(begins))
        text = speech.say("list.semicolon").join(note for note in notes if note)
        if begins is Period.YEAR:
            key = "chart.when_year_noted" if text else "chart.when_year"
        else:
            key = "chart.when_noted" if text else "chart.when"
        return speech.say(key, year=self.report.year, notes=text)

    def _time(self, period: Period) -> str:
        if period is Period.UNSTATED:
            return self.speech.say("period.unstated")
        return self.speech.say("scope.period", period=self.speech.say(f"period.{period}"))

    def running(self, figures: Iterable[Figure]) -> str:
        """Figures in running text, each with what must not be left out behind it; those of which it is the same stand
        together, and it stands once behind them, with how many they are where they are not all."""
        alike: dict[tuple[str, ...], list[Figure]] = {}
        for figure in figures:
            alike.setdefault(self._asides(figure), []).append(figure)
        every = len(alike) == 1
        return phrases.joined((self._alike(group, asides, every=every) for asides, group in alike.items()), self.speech)

    def _alike(self, figures: Sequence[Figure], asides: tuple[str, ...], *, every: bool) -> str:
        """Figures of which the same must not be left out; ``every`` where no others are told with them."""
        if not asides or len(figures) == 1:
            return phrases.listed((phrases.noted(figure, self.speech, asides) for figure in figures), self.speech)
        listing = phrases.listed((phrases.labelled(figure, self.speech) for figure in figures), self.speech)
        aside = self.speech.say("list.semicolon").join(asides)
        key = "chart.all_noted" if every else "chart.these_noted"
        return self.speech.say(key, figures=listing, aside=aside, count=len(figures))

    def by_category(self, figures: Iterable[Figure]) -> list[str]:
        """The same, one part a category, each begun with its name; without it where there is but one."""
        listed = list(figures)
        parts = [
            (self.speech.of(category.label), self.running(members))
            for id, category in self.speech.terms.categories.items()
            if (members := [figure for figure in listed if figure.category == id])
        ]
        if len(parts) == 1:
            return [parts[0][1]]
        return [self.speech.say("chart.of_category", category=name, figures=words) for name, words in parts]

    def _asides(self, figure: Figure) -> tuple[str, ...]:
        period = self.speech.say(f"period.{figure.period}") if figure.period is not self._period else ""
        asides = (phrases.whole_of(self.report, figure, self.speech), self._other_actor(figure), period)
        return tuple(aside for aside in asides if aside)

    def _other_actor(self, figure: Figure) -> str:
        """Whose the figure is, where it is neither the committee's own nor its label says so: nobody may take it for
        the committee's."""
        actor = self.speech.of(self.speech.terms.actors[figure.actor].label)
        is_said = figure.actor == self.report.committee.level or actor in self.speech.of(figure.label)
        return "" if is_said else within(actor)


def telling(report: Report, figures: Iterable[Figure], speech: Speech) -> Telling:
    """How these figures are told."""
    return Telling(report, speech, frozenset(figure.period for figure in figures) or frozenset({Period.YEAR}))


def within(name: str) -> str:
    """A name as it stands within an English sentence; abbreviations keep their capitals."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def about(report: Report, selection: Selection, speech: Speech) -> str:
    """Of whom and under which filters something is told that is not the source's: ``某市政协2023年（类别：提案）``."""
    who, filters = phrases.who_when(report, speech), phrases.filters(report, selection, speech)
    return speech.say("list.aside", text=who, aside=filters) if filters else who


def computed(report: Report, ratios: Iterable[Ratio], speech: Speech) -> str:
    """What the dashboard computes of the report's figures, as a sentence of its own that says so, each with its note:
    nobody may quote it as the report's. Empty where there is nothing."""
    lines = [ratio_line(report, ratio, speech) for ratio in ratios]
    return speech.say("chart.computed_here", ratios=speech.say("list.semicolon").join(lines)) if lines else ""


def counted(counts: Sequence[str], speech: Speech) -> str:
    """What the dashboard counts of what it holds, as a sentence of its own that says so; empty where there is
    nothing."""
    text = speech.say("list.semicolon").join(counts)
    return speech.say("chart.counted_here", counts=text) if text else ""


def ratio_line(report: Report, ratio: Ratio, speech: Speech) -> str:
    """A ratio with its quantity, and its note behind it."""
    quantity = phrases.ratio_words(report, ratio, speech)
    words = speech.say("quantity.labelled", label=speech.of(ratio.label), quantity=quantity)
    return speech.say("list.aside", text=words, aside=speech.of(ratio.note).rstrip("。.")) if ratio.note else words


def joined(parts: Iterable[str], speech: Speech) -> str:
    """Sentences one behind the other."""
    return speech.say("list.sentence").join(part for part in parts if part)
