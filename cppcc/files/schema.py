"""JSON Schema of report files, for editors that complete and check YAML. Made from what the loader reads by, so that it
never falls behind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from cppcc.files.load import vocabulary
from cppcc.files.nodes import DAY, FLAGS, ID, NAME, TEXT, WHOLE, YEARS
from cppcc.files.report_file import REPORT_ID, SHA256
from cppcc.files.report_keys import FINDINGS, SHAPE
from cppcc.messages import LANGUAGES, say, table
from cppcc.messages.translations import FIRST_LANGUAGE
from cppcc.model.relations import DECLARED
from cppcc.model.report import LEVELS, Period
from cppcc.model.story import FIRSTS, ResponseKind, Side
from cppcc.model.terms import Term

Schema = dict[str, Any]


def report_schema() -> Schema:
    """The schema, draft 2020-12. What it refuses the loader refuses too; whether a quantity can be read, an id is
    there, days agree or figures contradict each other, only the loader tells.

    The loader keeps scalars as text and an editor's YAML makes numbers of some, so a title may be the number 2023. Two
    things only are asked for that the loader does without: no blanks around a name in quotes, and quotes around a text
    that YAML takes for a truth value (``id: "true"``), since editors would offer true and false for every text.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": " · ".join(say(code, "key.file") for code in LANGUAGES),
        **_item("file"),
        "$defs": {item: _item(item) for item in SHAPE if item != "file"} | _names() | _SCALARS,
    }


def schema_text() -> str:
    """The schema as a file holds it."""
    return json.dumps(report_schema(), ensure_ascii=False, indent=2) + "\n"


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(name: str) -> Schema:
    return {"type": "array", "items": _ref(name)}


def _whole(pattern: re.Pattern[str]) -> str:
    return f"^{pattern.pattern}$"


_SCALARS: Schema = {
    "text": {"type": ["string", "number"], "pattern": r"\S", "maxLength": TEXT},
    "name": {"type": ["string", "number"], "pattern": r"\S", "maxLength": NAME},
    "id": {"type": "string", "pattern": _whole(ID), "maxLength": NAME},
    "day": {"type": "string", "pattern": _whole(DAY), "format": "date"},
    "number": {"type": ["integer", "string"], "pattern": _whole(WHOLE)},
    "flag": {"type": ["boolean", "string"], "pattern": f"^({'|'.join(FLAGS)})$"},
}
#: Key → what it holds; ``item_key`` where the key of that item holds something else than others of its name.
_HELD: Mapping[str, Schema] = {
    **dict.fromkeys((*LANGUAGES, "as_written", "token", "title", "division"), _ref("name")),
    **dict.fromkeys(("url", *(f"{item}_{code}" for item in ("words", "unstated") for code in LANGUAGES)), _ref("text")),
    **dict.fromkeys(("id", "theme", "icon", "share_of", "to", "of", "per"), _ref("id")),
    **dict.fromkeys(("label", "short"), _ref("names")),
    **dict.fromkeys(("summary", "note"), _ref("words")),
    **dict.fromkeys(("published", "from", "dates_to"), _ref("day")),
    **dict.fromkeys(("headline", "lead"), _ref("flag")),
    **dict.fromkeys(("figures", "related"), _list("id")),
    **dict.fromkeys(("report_headline", "theme_headline", "consequence", "counted_as"), _ref("statement")),
    **dict.fromkeys((f"{item}_text" for item in ("response", "step")), _ref("statement")),
    **dict.fromkeys((f"statement_{code}" for code in LANGUAGES), _ref("name")),
    **dict.fromkeys(
        ("led_by", "proposed_by", "holder", "awarded_by", "rank", "place", "scope", "by", "verb"), _ref("names")
    ),
    **dict.fromkeys(("hero", "example", "consequence_apart"), _ref("flag")),
    "partners": _list("names"),
    "noun": _ref("noun"),
    "findings": {
        "type": "object",
        "propertyNames": {"pattern": rf"^({'|'.join(FINDINGS)})(\.{ID.pattern})?$"},
        "additionalProperties": _ref("statement"),
    },
    "first": _ref("first"),
    "word": {"enum": list(FIRSTS)},
    "form": _ref("forms"),
    "advice": {"anyOf": [_list("id"), _ref("statement")]},
    "response": _list("response"),
    "response_kind": _ref("response_kinds"),
    "outcome": _ref("outcome"),
    "steps": _list("step"),
    "side": _ref("sides"),
    "figure": _ref("id"),
    "level": _ref("levels"),
    "figure_as_written": _ref("name") | {"examples": ["442件", "30余项", "6500余万元", "近百件", "约200篇", "97.9%"]},
    "text_sha256": {"type": ["string", "number"], "pattern": _whole(SHA256)},
    "report_id": {"type": "string", "pattern": _whole(REPORT_ID), "maxLength": NAME},
    "count": _ref("count"),
    **dict.fromkeys((f"count_{name}" for name in (*SHAPE["count"].required, *SHAPE["count"].optional)), _ref("number")),
    "year": _ref("number") | {"minimum": YEARS[0], "maximum": YEARS[-1]},
    "line": _ref("number") | {"minimum": 1},
    "metric": _ref("metrics"),
    "category": _ref("categories"),
    "work_category": {"anyOf": [_ref("categories"), _list("categories")]},
    "actor": _ref("actors"),
    "fields": _list("fields") | {"minItems": 1},
    "work_kind": _ref("kinds"),
    "relation_kind": _ref("relation_kinds"),
    "period": _ref("periods"),
    "committee": _ref("committee"),
    "at": _ref("locator"),
    "date": _ref("dates"),
    "relation": {"anyOf": [_ref("relation"), _list("relation")]},
    "report": _ref("report"),
    "themes": _list("theme") | {"minItems": 1},
    "file_figures": _list("figure"),
    "works": _list("work"),
    "ratios": _list("ratio"),
    "unstated": _list("unstated"),
}


def _item(item: str) -> Schema:
    required, optional = SHAPE[item]
    held = {key: _HELD.get(f"{item}_{key}") or _HELD[key] for key in (*required, *optional)}
    # A key that may be missing may have nothing behind it.
    held |= {key: {"anyOf": [held[key], {"type": "null"}]} for key in optional}
    return {
        "type": "object",
        "properties": {key: {"description": _key_words(item, key)} | held[key] for key in held},
        "required": list(required),
        "additionalProperties": False,
    }


def _key_words(item: str, key: str) -> str:
    """What a key is and how to write it well; of that item, where it is something else than others of its name."""
    if key in LANGUAGES:
        text_key = "key.first_language" if key == FIRST_LANGUAGE else "key.other_language"
        return _text(text_key, name=say(key, "language.name"))
    own = f"key.{item}_{key}"
    return _text(
        own if own in table(FIRST_LANGUAGE) else f"key.{key}", units=" ".join(vocabulary().units), open="{", close="}"
    )


def _names() -> Schema:
    """The names that are known beforehand, each with what it means."""
    terms = vocabulary()
    groups = {group: getattr(terms, group) for group in ("categories", "actors", "fields", "kinds", "metrics", "forms")}
    return {group: _enum((id, _defined(term)) for id, term in known.items()) for group, known in groups.items()} | {
        "levels": _enum((id, _defined(terms.actors[id])) for id in LEVELS),
        "response_kinds": _enum((kind, _text(f"response.{kind}")) for kind in ResponseKind),
        "sides": _enum((side, _text(f"side.{side}")) for side in Side),
        "periods": _enum((period, _text(f"period.{period}")) for period in Period),
        "relation_kinds": _enum((kind, _text(f"relation.{kind}", other="to")) for kind in DECLARED),
    }


def _enum(names: Iterable[tuple[str, str]]) -> Schema:
    """``enumDescriptions`` is no word of the standard: editors show it, all else passes it over."""
    known = dict(names)
    return {"enum": [str(name) for name in known], "enumDescriptions": list(known.values())}


def _defined(term: Term) -> str:
    return _joined(say(code, "list.colon").join((term.label[code], term.definition[code])) for code in LANGUAGES)


def _text(key: str, **values: str) -> str:
    return _joined(say(code, key, **values) for code in LANGUAGES)


def _joined(texts: Iterable[str]) -> str:
    """The same in all languages, as paragraphs: an editor knows no language."""
    return "\n\n".join(texts)
