"""The product's own words, one table a language: zh.yaml, en.yaml. A new language is one new file here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

_FOLDER = Path(__file__).parent
#: A placeholder, or two forms of a word: ``work(|s)``, ``(is|are)``.
_FORMS = re.compile(r"\{(\w+)\}|\((\w*)\|(\w+)\)")
# libyaml where the wheel brings it: it reads the tables in a tenth of the time.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LANGUAGES: tuple[str, ...] = ("zh", *sorted({file.stem for file in _FOLDER.glob("*.yaml")} - {"zh"}))


@cache
def table(language: str) -> Mapping[str, str]:
    """All texts of a language, flat: ``section.name`` → text with ``{placeholders}``.

    Raises:
        FileNotFoundError: there is no table for that language.
    """
    sections = yaml.load((_FOLDER / f"{language}.yaml").read_text(encoding="utf-8"), _LOADER)  # noqa: S506 safe loaders both
    return {f"{section}.{name}": text for section, texts in sections.items() for name, text in texts.items()}


def say(language: str, key: str, **values: object) -> str:
    """The text of that key with its placeholders filled in. Values are taken as they are, never as templates.

    Where a text has a word in two forms, for one and for several, the number named last before it decides.

    Raises:
        KeyError: the table has no such text, or a placeholder has no value.
    """
    text = table(language)[key]
    return (_fitting(text, values) if "|" in text else text).format_map(values)


def _fitting(text: str, values: Mapping[str, object]) -> str:
    """The text with each word in the form that its number asks for."""
    number: object = None

    def fitting(found: re.Match[str]) -> str:
        nonlocal number
        if found[1]:
            number = values.get(found[1])
            return found[0]
        return found[2] if str(number) == "1" else found[3]

    return _FORMS.sub(fitting, text)
