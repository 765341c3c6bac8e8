"""The common slips of the pen in YAML, by what the parsers say of them and by what stands there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

from cppcc.files.hints import clipped
from cppcc.files.yaml_text import LOADER

#: What either parser says of the common slips of the pen → the kind of problem, which tells it in the reader's words.
_SLIPS = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"tab character|'\\t'", "yaml_tab"),
        (r"',' or '[\]}]'", "yaml_bracket"),
        ("unexpected (?:end of stream|document)", "yaml_quote"),
        ("another document", "yaml_document"),
        ("could not find expected ':'", "yaml_colon"),
        ("mapping values are not allowed", "yaml_value"),
        ("sequence entries are not allowed", "yaml_dash"),
        ("expected (?:key|'-' indicator|'?<document start>|<block end>)", "yaml_indent"),
        ("escape|hexdecimal number", "yaml_escape"),
        ("start any token|alphabetic or numeric|node content|tag handle|block scalar", "yaml_start"),
    )
)
#: A comment, however it is written, that takes along what its line lacks between brackets.
_CUT = re.compile(r"[ \t]+(#[^\n]*[,\]}][^\n]*)")


class Slip(NamedTuple):
    """A slip as a problem: its kind, its place (a mark of either parser, None for the file's beginning), what it is."""

    kind: str
    mark: Any
    values: Mapping[str, str]


def slip(error: yaml.MarkedYAMLError, text: str) -> Slip:
    """The parser's complaint in the reader's words, or in its own (``not_yaml``) where it is no common slip."""
    said = f"{error.context}: {error.problem}"
    kind = next((kind for pattern, kind in _SLIPS if pattern.search(said)), "not_yaml")
    mark: Any = error.problem_mark or error.context_mark
    if kind == "yaml_bracket" and (cut := _cut_off(text, error)):
        return cut
    if kind in ("yaml_quote", "yaml_colon", "yaml_start", "yaml_escape"):
        mark = error.context_mark or mark  # where it begins, not where the parser gave up
    char = text[mark.index : mark.index + 1] if mark else ""
    if kind == "yaml_start" and char in ("", "\t"):
        kind = "yaml_tab" if char else "not_yaml"
    return Slip(kind, mark, {"found": char if kind == "yaml_start" else str(error.problem or error.context)})


def _cut_off(text: str, error: yaml.MarkedYAMLError) -> Slip | None:
    """The text between brackets behind which “ #” has made a comment of the rest of the line, comma or bracket
    included: the parser misses these a line too late."""
    bracket: Any = error.context_mark
    try:
        for event in yaml.parse(text, LOADER):
            start: Any = event.start_mark
            end: Any = event.end_mark
            if not isinstance(event, yaml.ScalarEvent) or not bracket or start.index < bracket.index:
                continue
            if cut := _CUT.match(text, end.index):
                return Slip("comment_in_brackets", start, {"found": clipped(event.value), "cut": clipped(cut[1])})
    except yaml.YAMLError:
        pass
    return None
