"""Number formats of Excel and PowerPoint that show a number in the report's words, and go on showing its bound when
someone edits the number."""

from __future__ import annotations

import re
from decimal import Decimal

from cppcc.model.quantity import Bound, Quantity
from cppcc.model.quantity.numerals import ARABIC
from cppcc.speech import phrases
from cppcc.speech.speech import Speech

#: A longer format, and Excel calls the file damaged.
LONGEST = 255
_DIGITS = re.compile(ARABIC)
_SIGNS = {
    (Bound.AT_LEAST, True): "≥ ",
    (Bound.AT_LEAST, False): "> ",
    (Bound.AT_MOST, True): "≤ ",
    (Bound.AT_MOST, False): "< ",
    (Bound.ABOUT, True): "≈ ",
    (Bound.ABOUT, False): "≈ ",
}


def number_format(quantity: Quantity, words: str, unit: str, mark: str = "") -> str:
    """How to show a quantity's value so that it reads as ``words``: ``0"余项"``.

    Where the words hold its digits, these are what follows an edit. Where they do not (一件, 6500余万元), the words
    belong to this one value, and any other is shown in full with the sign of its bound: ``[=1]"一件";#,##0" 件"``.

    Args:
        unit: what numbers other than one are counted in, see ``several``.
        mark: what stands before it all.
    """
    value = f"{quantity.value:f}"
    numbers = list(_DIGITS.finditer(words))
    digits = next((match for match in numbers if match[0].replace(",", "") == value), None)
    # Of two numbers, only the first is the value; a second would go on standing there, whatever the first becomes.
    sign = _SIGNS.get((quantity.bound, quantity.inclusive), "")
    bare = _quoted(sign) + _shown(value, grouped=True)
    # Behind 1 item there is another word than behind any other number.
    is_alone = quantity.value == 1 and not words.endswith(unit)
    if digits and len(numbers) == 1 and not is_alone:
        shown = _shown(digits[0], "," in digits[0])
        return _short(_quoted(mark + words[: digits.start()]) + shown + _quoted(words[digits.end() :]), bare)
    other = _quoted(mark + sign) + _shown(value, grouped=True) + _quoted(unit and f" {unit}")
    return _short(f"[={value}]{_quoted(mark + words)};{other}", bare)


def several(quantity: Quantity, speech: Speech) -> str:
    """The unit's word beside any other number than one: items, also where the quantity itself is 1 item."""
    return phrases.unit_of(quantity.exactly(Decimal(2)), speech)


def _short(format: str, bare: str) -> str:
    return format if len(format) <= LONGEST else bare


def _shown(digits: str, grouped: bool) -> str:
    places = digits.partition(".")[2]
    return ("#,##0" if grouped else "0") + ("." + "0" * len(places) if places else "")


def _quoted(text: str) -> str:
    # Within quotes Excel takes no escape; a quotation mark stands outside, behind a backslash.
    return '\\"'.join(f'"{part}"' if part else "" for part in text.split('"'))
