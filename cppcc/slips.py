"""The common slips of the pen in YAML, by what the parsers say of them."""

from __future__ import annotations

import re

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


def slip(said: str) -> str:
    """The kind of problem that tells it in the reader's words; ``not_yaml`` where it is no common slip."""
    return next((kind for pattern, kind in _SLIPS if pattern.search(said)), "not_yaml")
