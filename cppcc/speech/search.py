"""Search: figures, works and terms of the glossary, in any language, by what is said of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from cppcc.messages import LANGUAGES
from cppcc.messages.translations import Words
from cppcc.model.quantity.numerals import FOLD
from cppcc.model.report import Figure, Report, Work
from cppcc.speech import phrases
from cppcc.speech.glossary import Entry, glossary
from cppcc.speech.speech import Speech

Kind = Literal["figure", "work", "term"]
#: Between two texts of one item, so that no word is found across them.
_APART = "\n"


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that a query finds, by kind and id."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class _Item:
    """What is said of an item, folded: what it is called, its wording and place, all the rest."""

    hit: Hit
    label: str
    words: str
    rest: str

    def rank(self, words: Iterable[str]) -> int | None:
        """The lower, the better: all words in the label, in the wording and place too, anywhere; and of each, first
        the label that is the query, then those that begin with it. None where a word is nowhere."""
        wanted = list(words)
        labels = self.label.split(_APART)
        texts = ""
        for rank, text in enumerate((self.label, self.words, self.rest)):
            texts += _APART + text
            if all(word in texts for word in wanted):
                begins = any(label.startswith(wanted[0]) for label in labels)
                return 3 * rank + (0 if " ".join(wanted) in labels else 1 if begins else 2)
        return None


def search(report: Report, query: str) -> tuple[Hit, ...]:
    """What is found, best first: by label, then by wording and place, then by notes, summaries and definitions.

    Args:
        query: words in any language, all of which must be there; case, width and grouping of digits are the same.
            Empty finds nothing.
    """
    words = _folded(query).split()
    if not words:
        return ()
    ranked = [(rank, item.hit) for item in _items(report) if (rank := item.rank(words)) is not None]
    return tuple(hit for _, hit in sorted(ranked, key=lambda pair: pair[0]))


def _folded(text: str) -> str:
    """Full-width characters, traditional ones, capitals and 1,265 as people type them: half-width, small, 1265."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(FOLD)
    return "".join(
        char
        for place, char in enumerate(plain)
        if not (char == "," and plain[place - 1 : place].isdigit() and plain[place + 1 : place + 2].isdigit())
    )


@lru_cache(maxsize=16)
def _items(report: Report) -> tuple[_Item, ...]:
    return (
        *(_figure(report, figure) for figure in report.figures),
        *(_work(report, work) for work in report.works),
        *(_term(entry) for entries in glossary(report).values() for entry in entries),
    )


def _figure(report: Report, figure: Figure) -> _Item:
    terms = report.terms
    quantity, speeches = figure.quantity, [Speech(language, terms) for language in LANGUAGES]
    written = [quantity.as_written, *(phrases.quantity_words(quantity, speech) for speech in speeches)]
    # “提案442” and “442 proposals”: a label is looked for together with its number.
    labelled = [phrases.labelled(figure, speech) for speech in speeches]
    about = [terms.categories[figure.category].label, terms.metrics[figure.metric].definition]
    about += [terms.fields[id].label for id in figure.fields] + ([figure.note] if figure.note else [])
    return _item("figure", figure.id, figure.label, [*written, *labelled, figure.at.token], about)


def _work(report: Report, work: Work) -> _Item:
    terms = report.terms
    words = [work.at.token, *([work.dates.as_written] if work.dates else [])]
    about = [work.summary, terms.kinds[work.kind].label, *(terms.fields[id].label for id in work.fields)]
    about += [terms.categories[id].label for id in work.categories]
    return _item("work", work.id, work.label, words, about + ([work.note] if work.note else []))


def _term(entry: Entry) -> _Item:
    return _item("term", entry.id, entry.label, entry.examples, [entry.definition])


def _item(kind: Kind, id: str, label: Words, words: Iterable[str], rest: Iterable[Words]) -> _Item:
    return _Item(
        Hit(kind, id),
        _APART.join(_folded(text) for text in label.by_language.values()),
        _APART.join(_folded(text) for text in words),
        _APART.join(_folded(text) for each in rest for text in each.by_language.values()),
    )
