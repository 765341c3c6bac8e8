"""The keys of a report file: what each of its items must have, and may have. Files are read and described by it."""

from __future__ import annotations

from collections.abc import Mapping

from cppcc.files.nodes import OTHER_LANGUAGES, WORDS, Keys
from cppcc.messages.translations import FIRST_LANGUAGE

#: Item → its keys. What a key holds, ``cppcc.files.load`` reads and ``cppcc.files.schema`` describes.
SHAPE: Mapping[str, Keys] = {
    "file": Keys(("report", "themes", "figures"), ("count", "works", "ratios", "unstated")),
    "report": Keys(("id", "committee", "year", "published", "title", "url", "text_sha256")),
    "count": Keys(("figures", "works"), ("ratios", "unstated")),
    "committee": Keys((FIRST_LANGUAGE, "level", "division"), OTHER_LANGUAGES),
    "theme": Keys(("id", FIRST_LANGUAGE, "line", "summary"), (*OTHER_LANGUAGES, "short", "icon")),
    "locator": Keys(("line", "token")),
    "figure": Keys(
        ("id", "metric", "as_written", "at", "theme", "category", "actor", "fields", "label"),
        ("note", "headline", "lead", "period", "share_of", "relation"),
    ),
    "relation": Keys(("to", "kind"), ("note",)),
    "work": Keys(
        ("id", "kind", "theme", "actor", "fields", "label", "summary", "at"),
        ("category", "date", "figures", "related", "note"),
    ),
    "dates": Keys(("from", "to", "as_written"), ("note",)),
    "ratio": Keys(("id", "of", "per", "label"), ("note",)),
    "unstated": Keys(("id", FIRST_LANGUAGE), (*OTHER_LANGUAGES, "figures")),
    "words": WORDS,
    "names": WORDS,
}
