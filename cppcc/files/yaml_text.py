"""YAML as text: what parses it, what it takes for a comment, and parts of it that are found without the rest."""

from __future__ import annotations

import re
from typing import Any

import yaml

# libyaml where the wheel brings it: it reads a report in a tenth of the time.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: What YAML takes for a comment behind a text; people put a blank behind the sign.
COMMENT = re.compile(r"[ \t]+(#[^\s#][^\n]*)")
#: The id of a report, where its file is no YAML or is cut off: the first one behind the word. What follows an id ends
#: it, else there may have been more of it.
_ID = re.compile(rb"""\breport["']?\s*:.*?(?<![\w-])id["']?\s*:\s*["']?([a-z][a-z0-9-]*)[\s"',}]""", re.DOTALL)


def part_of(text: str, key: str) -> str:
    """The text of what stands at a key on top of a file, found without reading what follows; empty where that key
    cannot be found."""
    depth, is_key, wanted = 0, False, False
    start: Any = None
    try:
        for event in yaml.parse(text, LOADER):
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth == 1 and isinstance(event, yaml.NodeEvent):
                is_key, start = not is_key, event.start_mark  # on top, keys and what they hold take turns
            depth += isinstance(event, yaml.CollectionStartEvent)
            if depth != 1 or start is None:
                continue
            if is_key:
                wanted = isinstance(event, yaml.ScalarEvent) and event.value == key
            elif wanted:
                # Its first line stands as far to the right as the others.
                end: Any = event.end_mark
                return str(" " * start.column + text[start.index : end.index])
    except (yaml.YAMLError, UnicodeEncodeError):
        pass
    return ""


def report_id(content: bytes) -> str:
    """The id that a report file gives itself, whatever else is the matter with its bytes: an id is ASCII, and the same
    in every encoding that an editor may have saved it in. Empty where none is found."""
    match = _ID.search(content.replace(b"\0", b""))
    return match[1].decode("ascii") if match else ""
