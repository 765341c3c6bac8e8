"""Why a text is read as no quantity, worded in every language."""

from __future__ import annotations

from cppcc.messages import LANGUAGES, say
from cppcc.messages.translations import Words


class QuantityError(ValueError):
    """A text that cannot be read as one quantity.

    Args:
        kind: names the sentence ``unread.KIND`` in the text tables: what was found, what was expected, how to mend it.
        values: what the sentence tells of this case.
    """

    def __init__(self, kind: str, **values: str) -> None:
        super().__init__(kind, values)
        self.kind = kind
        self.values = values

    def __str__(self) -> str:
        return self.text("en")

    def text(self, language: str) -> str:
        """The whole refusal in one line."""
        values = {"shown": "", "found": "", "mend": "", **self.values}
        return say(language, f"unread.{self.kind}", **{name: shown(value) for name, value in values.items()})

    @property
    def words(self) -> Words:
        """The same in all languages."""
        return Words({language: self.text(language) for language in LANGUAGES})


def shown(text: str) -> str:
    """A text short enough for a message, and in one line."""
    clipped = text if len(text) <= 60 else text[:60] + "…"
    return "".join(char if char.isprintable() else " " for char in clipped)
