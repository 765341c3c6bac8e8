"""The problems a report file can have, as values with a place. Imports nothing of the engine but the texts."""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cppcc.messages import LANGUAGES, say, table
from cppcc.messages.translations import FIRST_LANGUAGE, Words


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a file: where it is, what is wrong, what was expected, how to mend it.

    Args:
        path: the file as the user named it.
        line: from 1; 0 for the file as a whole.
        column: from 1; 0 for the file as a whole.
        kind: names the three sentences ``problem.KIND`` in the text tables.
        values: what the sentences tell of this case; what is worded by the product itself, in every language.
    """

    path: str
    line: int
    column: int
    kind: str
    values: Mapping[str, str | Words] = field(default_factory=dict)

    def text(self, language: str = FIRST_LANGUAGE, path: str = "") -> str:
        """``path:line:column: what is wrong; what was expected; how to mend it``, in one line.

        Args:
            path: what to call the file, where its path is nothing to be told.
        """
        said = say(language, f"problem.{self.kind}", **self.values_in(language))
        line = f"{path or self.path}:{self.line}:{self.column}: {said}"
        # One line, and nothing in it that a terminal would obey: what a file holds is shown, not followed.
        return "".join(char if char.isprintable() else " " for char in line)

    def values_in(self, language: str) -> dict[str, str]:
        """The values in one language."""
        return {name: value[language] if isinstance(value, Words) else value for name, value in self.values.items()}

    def __str__(self) -> str:
        return self.text()


class ReportFileError(ValueError):
    """A file that cannot be taken as it is. Holds all its problems, in the file's order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class UnknownName(LookupError):
    """A name that someone asked for and that does not exist: a report, a chart, a filter's value."""

    def __init__(self, what: str, name: str, known: Sequence[str]) -> None:
        super().__init__(what, name)
        self.what = what
        self.name = name
        self.known = tuple(known)


def refusal(error: OSError) -> Words:
    """Why the system does not read or write a file, and what to do; in its own words where it is nothing common."""
    key = f"system.{errno.errorcode.get(error.errno or 0, '').lower()}"
    if key not in table(FIRST_LANGUAGE):
        key = "system.other"
    why = error.strerror or str(error)
    return Words({language: say(language, key, why=why) for language in LANGUAGES})
