"""Words in several languages: one label, definition, note or summary with its translations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

#: The language every text must have; the one the interface starts in.
FIRST_LANGUAGE = "zh"


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in several languages.

    Args:
        by_language: language code → text; ``zh`` is always there.
    """

    by_language: Mapping[str, str]

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_language", MappingProxyType(dict(self.by_language)))

    def __hash__(self) -> int:
        return hash(tuple(self.by_language.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words) and dict(self.by_language) == dict(other.by_language)

    def __getitem__(self, language: str) -> str:
        """The text in that language, or the Chinese one: a missing translation hides no fact."""
        return self.by_language.get(language) or self.by_language[FIRST_LANGUAGE]
