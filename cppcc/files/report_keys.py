"""The keys of a report file: what each of its items must have, and may have. Files are read and described by it."""

from __future__ import annotations

from collections.abc import Mapping

from cppcc.files.nodes import OTHER_LANGUAGES, WORDS, Keys
from cppcc.messages import LANGUAGES
from cppcc.messages.translations import FIRST_LANGUAGE

#: The forms whose findings a report can word.
FINDINGS = ("headline", "ladder", "cards", "dots", "steps", "responses", "firsts", "fields", "hero", "poster")
#: Item → its keys. What a key holds, ``cppcc.files.load`` reads and ``cppcc.files.schema`` describes.
SHAPE: Mapping[str, Keys] = {
    "file": Keys(("report", "themes", "figures"), ("count", "works", "ratios", "unstated")),
    "report": Keys(("id", "committee", "year", "published", "title", "url", "text_sha256"), ("headline", "findings")),
    "count": Keys(("figures", "works"), ("ratios", "unstated")),
    "committee": Keys((FIRST_LANGUAGE, "level", "division"), OTHER_LANGUAGES),
    "theme": Keys(("id", FIRST_LANGUAGE, "line", "summary"), (*OTHER_LANGUAGES, "short", "icon", "headline")),
    "locator": Keys(("line", "token")),
    "figure": Keys(
        ("id", "metric", "as_written", "at", "theme", "category", "actor", "fields", "label"),
        (
            *("note", "headline", "lead", "period", "share_of", "relation"),
            *("hero", "noun", "counted_as", "consequence", "consequence_apart"),
        ),
    ),
    "relation": Keys(("to", "kind"), ("note",)),
    "work": Keys(
        ("id", "kind", "theme", "actor", "fields", "label", "summary", "at"),
        (
            *("category", "date", "figures", "related", "note", "short", "example", "led_by", "proposed_by", "first"),
            *("holder", "awarded_by", "rank", "place", "partners", "form", "advice", "response", "outcome", "steps"),
        ),
    ),
    "dates": Keys(("from", "to", "as_written"), ("note",)),
    "first": Keys(("word", "at"), ("scope",)),
    "response": Keys(("by", "kind", "text", "at")),
    "outcome": Keys((FIRST_LANGUAGE, "at"), OTHER_LANGUAGES),
    "step": Keys(("verb", "text", "by", "side", "at"), ("figure", "date")),
    "ratio": Keys(("id", "of", "per", "label"), ("note",)),
    "unstated": Keys(("id", FIRST_LANGUAGE), (*OTHER_LANGUAGES, "figures")),
    "words": WORDS,
    "names": WORDS,
    "statement": WORDS,
    "noun": Keys((), LANGUAGES),
}
