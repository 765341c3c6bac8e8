"""What a spreadsheet or a slide shows of a number: the few signs that our formats hold."""

from __future__ import annotations

import re


def shown(value: float, format: str) -> str:
    """The number as that format shows it."""
    if condition := re.match(r"\[=([\d.]+)\]", format):
        first, second = _parts(format[condition.end() :])
        return _written(value, first if value == float(condition[1]) else second)
    return _written(value, format)


def _parts(format: str) -> list[str]:
    """At the semicolons outside quotes."""
    parts, quoted = [""], False
    for place, char in enumerate(format):
        if char == '"' and format[place - 1] != "\\":
            quoted = not quoted
        if char == ";" and not quoted:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _written(value: float, format: str) -> str:
    told, quoted, digits = "", False, ""
    for place, char in enumerate(format):
        if format[place - 1] == "\\" and place:
            told += char
        elif char == '"':
            quoted = not quoted
        elif quoted:
            told += char
        elif char in "#,0.":
            if not digits:
                told += "{}"
            digits += char
    places = len(digits.partition(".")[2])
    number = f"{value:,.{places}f}" if "," in digits else f"{value:.{places}f}"
    return told.replace("{}", number)
