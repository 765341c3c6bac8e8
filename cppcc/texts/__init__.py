"""The product's own words, one table a language: zh.yaml, en.yaml. A new language is one new file here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

_FOLDER = Path(__file__).parent
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

    Raises:
        KeyError: the table has no such text, or a placeholder has no value.
    """
    return table(language)[key].format_map(values)
