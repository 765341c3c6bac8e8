"""What a sentence of ours can count in a report, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cppcc.model.report import Figure, Work
from cppcc.model.selection import GENERAL
from cppcc.model.story import FIRSTS

Counter = Callable[[Sequence[Figure], Sequence[Work]], int]


def _policy_fields(figures: Sequence[Figure], works: Sequence[Work]) -> int:
    """The committee itself is no policy field, and what is general is of none."""
    return len({field for work in works for field in work.fields} - {GENERAL, "institution"})


def _firsts(word: str) -> Counter:
    return lambda figures, works: sum(1 for work in works if work.first and work.first.word == word)


#: What a statement can count → how. Public: these names stand in report files.
COUNTS: Mapping[str, Counter] = {
    "figures": lambda figures, works: len(figures),
    "works": lambda figures, works: len(works),
    "fields": _policy_fields,
    "themes": lambda figures, works: len({figure.theme for figure in figures} | {work.theme for work in works}),
    "categories": lambda figures, works: len({figure.category for figure in figures}),
    "honours": lambda figures, works: sum(1 for work in works if work.kind == "honour"),
    "responses": lambda figures, works: sum(1 for work in works if work.responses),
    "dated": lambda figures, works: sum(1 for work in works if work.dates),
    "undated": lambda figures, works: sum(1 for work in works if not work.dates),
    "firsts": lambda figures, works: sum(1 for work in works if work.first),
    **{word: _firsts(word) for word in FIRSTS},
}
