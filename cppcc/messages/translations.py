"""Words in several languages: one label, definition, note or summary with its translations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

#: The language every text must have; the one the interface starts in.
FIRST_LANGUAGE = "zh"
#: Characters that no text may hold: those that no file may, which would get in as escapes, and those that turn the
#: direction of what follows them: behind one of these 120 is shown as 021.
_STRANGE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
#: What is not seen by itself: blanks, signs of format, and letters that are blank.
_UNSEEN, _BLANK_LETTERS = {"Zs", "Zl", "Zp", "Cc", "Cf", "Cs"}, "\u115f\u1160\u2800\u3164\uffa0"


def unseen(text: str) -> str:
    """The first character that no text of a report or a title may hold, or that is all that a text holds though nobody
    sees it; empty where there is none."""
    strange = _STRANGE.search(text)
    if strange or any(unicodedata.category(char) not in _UNSEEN and char not in _BLANK_LETTERS for char in text):
        return strange[0] if strange else ""
    return text.strip()[:1]


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
