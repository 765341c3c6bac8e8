"""Texts of data files where they could be more than text: the one way into a script or a style sheet, where escapes of
HTML count nothing and ``</script>`` or ``</style>`` would end it whatever stands around; and what no XML may hold."""

from __future__ import annotations

import json
import re
import unicodedata
from enum import Enum


class Syntax(Enum):
    """Inside which element a text stands → how a character is written there by its number."""

    SCRIPT = "\\u{:04x}"
    STYLE = "\\{:x} "


#: What a script takes for markup or for the end of a line, though JSON does not.
_OF_MARKUP = frozenset("<>&\u2028\u2029")
#: Characters that no XML may hold: a file with one of them does not open.
_OF_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def inert(value: object, place: Syntax = Syntax.SCRIPT) -> str:
    """A value as JSON for a script, or a text as a string for a style sheet, quotation marks included."""
    if place is Syntax.SCRIPT:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return "".join(place.value.format(ord(char)) if char in _OF_MARKUP else char for char in text)
    content = "".join(char if _is_plain(char) else place.value.format(ord(char)) for char in str(value))
    return f'"{content}"'


def _is_plain(char: str) -> bool:
    """Whether a character means nothing but itself in a style sheet: letters, digits, blanks, and all signs that are
    not ASCII's."""
    return char.isalnum() or char == " " or (char > "\x7f" and unicodedata.category(char)[0] in "LMNPS")


def printable(text: str) -> str:
    """Without the characters that no XML may hold."""
    return _OF_NO_XML.sub("", text)
