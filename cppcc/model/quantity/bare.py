"""Numerals that a sentence of ours would say by itself: a figure stands in it by name, else it goes stale."""

from __future__ import annotations

import re
from collections.abc import Collection

from cppcc.messages.translations import FIRST_LANGUAGE
from cppcc.model.quantity.reading import Change
from cppcc.model.quantity.scan import scan
from cppcc.model.quantity.value import Quantity

#: Names: what stands between the marks of titles and quotations.
NAMES = re.compile('《[^《》]*》|〈[^〈〉]*〉|“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』|"[^"]*"')
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
#: English: days and years, ordinals and what is part of a word count nothing.
_NO_COUNT = re.compile(
    rf"\b\d{{1,2}}(?:[–-]\d{{1,2}})?\s+(?:{_MONTHS})[a-z]*|\b(?:{_MONTHS})[a-z]*\.?\s+\d{{1,2}}\b|\b(?:19|20)\d\d\b"
    r"|\d+(?:st|nd|rd|th)\b|\bages? \d+ to \d+|[A-Za-z]\d+|\d+[A-Za-z]\b"
)
_ENGLISH = re.compile(
    r"\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?"
    r"|[a-z]+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\b",
    re.IGNORECASE,
)
_BLANK = "¤"


def bare_numeral(text: str, language: str, units: Collection[str]) -> str:
    """The first numeral of a sentence that counts something; empty where there is none. Names, dates, ordinals and ages
    are none.

    Args:
        units: what is counted in beside the grammar's own measure words.
    """
    text = NAMES.sub(_BLANK, text)
    if language != FIRST_LANGUAGE:
        match = _ENGLISH.search(_NO_COUNT.sub(_BLANK, text))
        return match[0] if match else ""
    return next((each.words for each in scan(text, units) if isinstance(each.reading, Quantity | Change)), "")
