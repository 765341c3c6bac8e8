"""Report files for the tests of the pages: sound, broken and hostile ones, all changes of one small made-up file."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from cppcc.files import watch
from tests.unit.sample import SOUND

#: What a data file may hold by mistake or by malice: HTML, Streamlit's directives, Markdown, LaTeX, a link that runs.
HOSTILE = (
    "<b>粗</b> :red[红] $x^2$ [链](javascript:alert(1)) ![图](http://evil.example/a.png) "
    "<img src=http://evil.example/b.png onerror=alert(2)> **重** :material/home: <a href='javascript:alert(3)'>点</a>"
)


class _Plain(yaml.SafeDumper):
    """Writes each value out, as report files must: no YAML references."""

    def ignore_aliases(self, data: object) -> bool:
        return True


class _Core(yaml.SafeLoader):
    """Reads scalars by the core schema of YAML 1.2, as editors do: a day, 12:30 and yes are texts."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 PyYAML has its own here, of YAML 1.1


for _tag, _pattern, _first in (
    ("null", "~|null|Null|NULL|", "~nN"),
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    (
        "float",
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
        "-+.0123456789",
    ),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), [*_first, ""])
_Core.add_constructor(
    "tag:yaml.org,2002:int",
    lambda _, node: int(node.value, 0) if node.value[:2] in ("0o", "0x") else int(node.value),
)


def as_editors_read(text: str) -> Any:
    """A YAML text's contents, as an editor holds them against a schema."""
    return yaml.load(text, _Core)


def changed(change: Callable[[dict[str, Any]], object]) -> str:
    """The sound file's text with one change made to its contents."""
    contents = yaml.safe_load(SOUND)
    change(contents)
    return yaml.dump(contents, Dumper=_Plain, allow_unicode=True, sort_keys=False)


def hostile(text: str = HOSTILE) -> str:
    """The sound file with that text wherever a file may hold free text, and an address that would run."""

    def spoil(contents: dict[str, Any]) -> None:
        words = {"zh": text, "en": text}
        contents["report"] |= {"title": text, "url": "javascript:alert(4)"}
        contents["report"]["committee"] |= words
        for theme in contents["themes"]:
            theme.pop("icon", None)
            theme |= words | {"short": words, "summary": words}
        for item in (*contents["figures"], *contents["works"]):
            item |= {"label": words, "note": words}
            # A figure's token holds its quantity.
            item["at"]["token"] = text + str(item.get("as_written", ""))
        for work in contents["works"]:
            work["summary"] = words
        contents["works"][0]["date"]["as_written"] = text
        contents["ratios"][0] |= {"label": words, "note": words}
        contents["unstated"][0] |= words

    return changed(spoil)


def put(folder: Path, **texts: str) -> Path:
    """Writes report files into a folder, one for each name, and gives the folder back."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        save(folder / f"{name}.yaml", text)
    return folder


class Clock:
    """This machine's clock as it is read for files: it stands still but where a test lets time pass."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(watch, "monotonic", lambda: self.now)

    def leave_alone(self) -> None:
        """Lets as long pass as a file must have been left alone to be taken."""
        self.now += watch.LEFT_ALONE


def save(file: Path, text: str | bytes, *, apart: float = -60) -> None:
    """Saves a file.

    Args:
        apart: its time, in seconds from now; by itself so long ago that nobody thinks it is still being written.
    """
    file.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    # Later than all that was saved before, as time goes on meanwhile.
    os.utime(file, ns=(time.time_ns() + int(apart * 1e9),) * 2)
