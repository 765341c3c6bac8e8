"""The product's own words, one table a language: zh.yaml, en.yaml. A new language is one new file here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

_FOLDER = Path(__file__).parent
#: A placeholder, or two forms of a word: ``figure(|s)``, ``(is|are)``.
_FORMS = re.compile(r"\{(\w+)\}|\((\w*)\|(\w+)\)")
#: A placeholder that a text puts between marks of its own: “{label}”, 《{title}》, "{label}".
_BETWEEN = re.compile(r"([“《\"])\{(\w+)\}[”》\"]")
#: What a name's own marks become between such marks.
_INNER = {
    "“": str.maketrans("“”‘’", "‘’“”"),
    "《": str.maketrans("《》", "〈〉"),
    '"': str.maketrans('"', "'"),
}
#: What stands in a file is told to the letter, whatever stands around it: people look for it there.
_TO_THE_LETTER = frozenset({"found", "path", "token"})
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


@cache
def _between(language: str) -> Mapping[str, Mapping[str, str]]:
    """The texts that put placeholders between marks: key → placeholder → the mark that opens."""
    placeholders = {key: {name: mark for mark, name in _BETWEEN.findall(text)} for key, text in table(language).items()}
    return {key: marks for key, marks in placeholders.items() if marks}


def inner(name: object, mark: str) -> object:
    """A name as it stands behind that mark: its own marks change, so that none is doubled.

    ``“4+X”协商`` between “ and ” is ``‘4+X’协商``; a title that brings its own 《》 leaves them to the text.
    """
    if not isinstance(name, str) or mark not in name:
        return name
    if mark == "《" and name.startswith("《") and name.find("》") == len(name) - 1:
        return name[1:-1]
    return name.translate(_INNER[mark])


def say(language: str, key: str, **values: object) -> str:
    """The text of that key with its placeholders filled in. Values are taken as they are, never as templates.

    A name that the text puts between quotation marks or 《》 doubles none of them, see ``inner``.
    Where a text has a word in two forms, for one and for several, the number named last before it decides.

    Raises:
        KeyError: the table has no such text, or a placeholder has no value.
    """
    text = table(language)[key]
    for name, mark in _between(language).get(key, {}).items():
        if name in values and name not in _TO_THE_LETTER:
            values[name] = inner(values[name], mark)
    return (_fitting(text, values) if "|" in text else text).format_map(values)


def _fitting(text: str, values: Mapping[str, object]) -> str:
    """The text with each word in the form that its number asks for."""
    number: object = None

    def fitting(match: re.Match[str]) -> str:
        nonlocal number
        if match[1]:
            number = values.get(match[1])
            return match[0]
        return match[2] if str(number) == "1" else match[3]

    return _FORMS.sub(fitting, text)
