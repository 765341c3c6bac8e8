"""Speech: a language and the terms of a report, bound once; whatever says something is handed one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from cppcc.messages import say, table
from cppcc.messages.translations import FIRST_LANGUAGE, Words
from cppcc.model.report import Report
from cppcc.model.terms import Vocabulary


@dataclass(frozen=True, slots=True)
class Speech:
    """How something is said.

    Args:
        language: one of ``cppcc.messages.LANGUAGES``.
        terms: what categories, actors, units … are called.
    """

    language: str
    terms: Vocabulary

    def say(self, key: str, **values: object) -> str:
        """The message of that key, with its placeholders filled in.

        Raises:
            KeyError: there is no such message, or a placeholder has no value.
        """
        return say(self.language, key, **values)

    def say_if_any(self, key: str) -> str | None:
        """The message of that key, None where there is none."""
        return self.say(key) if key in table(self.language) else None

    def of(self, words: Words) -> str:
        """The words in this language, or in the first one where they lack it: no missing translation hides a fact."""
        return words[self.language]

    def in_language(self, language: str) -> Speech:
        """The same terms in another language; empty for this one."""
        return replace(self, language=language) if language else self

    @property
    def is_the_reports(self) -> bool:
        """Whether it is the language that reports are written in, so that their own wording can stand."""
        return self.language == FIRST_LANGUAGE

    @property
    def quantity_pattern(self) -> re.Pattern[str]:
        """Finds a number in running text with the words that say how true it is, and its unit: 30余项, 6500余万元.

        What it finds is kept on one line, so that no unit stands alone at a line's start.
        """
        return self.terms.quantity_pattern


def speech_of(report: Report, language: str) -> Speech:
    """That language with the report's terms."""
    return Speech(language, report.terms)
