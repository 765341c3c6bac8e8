"""The JSON Schema of report files: up to date, and never of another mind than the loader."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cppcc import parse, vocabulary
from cppcc.cli.main import main
from cppcc.files.load import REPORTS, read, report_files
from cppcc.files.report_keys import SHAPE
from cppcc.files.schema import report_schema, schema_text
from cppcc.messages import LANGUAGES, say, table
from cppcc.model.relations import DECLARED
from cppcc.model.report import Period
from tests.cases import CI, examples
from tests.files import as_editors_read

DOCS = Path(__file__).resolve().parents[2] / "docs"
PUBLISHED, EXAMPLE = DOCS / "report.schema.json", DOCS / "example-report.yaml"
FILES = [*report_files(), EXAMPLE]
TEXT = EXAMPLE.read_text(encoding="utf-8")
CONTENTS = as_editors_read(TEXT)
SCHEMA = report_schema()
CHECK = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)

#: Where something stands: the keys and numbers that lead to it.
Place = tuple[str | int, ...]


def schema_takes(contents: object) -> bool:
    return bool(CHECK.is_valid(contents))


def loader_takes(text: str) -> bool:
    """But for how many items there are: no schema counts."""
    return not [problem for problem in read(Path("made-up.yaml"), text).problems if problem.kind != "other_count"]


def places(contents: Any, here: Place = ()) -> Iterator[tuple[Place, Any]]:
    """All that stands in contents, each with its place."""
    yield here, contents
    for name in contents if isinstance(contents, dict) else range(len(contents)) if isinstance(contents, list) else ():
        yield from places(contents[name], (*here, name))


def put(place: Place, value: object) -> Any:
    """The example's contents with that value at that place."""
    contents = copy.deepcopy(CONTENTS)
    at = contents
    for name in place[:-1]:
        at = at[name]
    at[place[-1]] = value
    return contents


def verdicts(place: Place, written: str) -> tuple[bool, bool]:
    """Whether schema and loader take the example with that YAML at that place."""
    # JSON is YAML, and quickly written.
    text = json.dumps(put(place, "HERE"), ensure_ascii=False).replace('"HERE"', written)
    return schema_takes(put(place, as_editors_read(written))), loader_takes(text)


SCALARS = [place for place, value in places(CONTENTS) if not isinstance(value, dict | list)]


#: What it takes to know figures: that a percentage is of something, that those that are added may be, and that what is
#: referred to is there.
ONLY_THE_LOADER_TELLS: list[tuple[tuple[object, ...], object]] = [
    (("figures", 1, "share_of"), None),
    (("figures", 4, "period"), None),
    (("figures", 5, "period"), None),
    (("figures", 5, "relation"), None),
    (("figures", 5, "relation"), []),
    (("works",), None),
    (("works",), []),
]


class TestFile:
    def test_is_the_one_that_is_published(self):
        """After a change of vocabulary, texts or shape, `cppcc schema -o docs/report.schema.json` mends it."""
        assert PUBLISHED.read_text(encoding="utf-8") == schema_text()

    def test_is_printed_and_written_by_the_command(self, tmp_path, capsys):
        path = tmp_path / "schema.json"

        assert (main(["schema"]), main(["schema", "-o", str(path)])) == (0, 0)
        assert capsys.readouterr().out == f"{schema_text()}{say('zh', 'cli.written', path=path)}\n"
        assert path.read_text(encoding="utf-8") == schema_text()

    def test_is_a_schema(self):
        Draft202012Validator.check_schema(SCHEMA)

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_is_named_by_every_report_file(self, path):
        """By a path from where the file stands, for any editor with a YAML language server."""
        [name] = re.findall(r"^# yaml-language-server: \$schema=(\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE)

        assert (path.parent / name).resolve() == PUBLISHED

    def test_is_found_from_a_copy_of_the_example_too(self):
        """The line above tells what to change."""
        [name] = re.findall(r"改成 (\S+\.json)。", TEXT)

        assert (REPORTS / name).resolve() == PUBLISHED


class TestContents:
    def test_every_key_is_told_in_every_language(self):
        for schema in (SCHEMA, *(SCHEMA["$defs"][item] for item in SHAPE if item != "file")):
            for described in schema["properties"].values():
                assert described["description"].count("\n\n") == len(LANGUAGES) - 1

    def test_every_text_is_told_of_some_key(self):
        told = {f"key.{key}" for item, keys in SHAPE.items() for key in (*keys.required, *keys.optional)}
        own = {f"key.{item}_{key}" for item, keys in SHAPE.items() for key in (*keys.required, *keys.optional)}

        languages = {"key.first_language", "key.other_language"}
        assert {key for key in table("zh") if key.startswith("key.")} - told - own == {"key.file"} | languages

    def test_every_object_is_closed_and_says_what_it_must_have(self):
        for item, (required, optional) in SHAPE.items():
            schema = SCHEMA if item == "file" else SCHEMA["$defs"][item]

            assert (schema["required"], schema["additionalProperties"]) == (list(required), False)
            assert list(schema["properties"]) == [*required, *optional]

    def test_names_are_those_of_the_vocabulary_each_with_its_meaning(self):
        terms = vocabulary()
        for name, known in {
            **{group: getattr(terms, group) for group in ("categories", "actors", "fields", "kinds", "metrics")},
            "periods": list(Period),
            "relation_kinds": list(DECLARED),
        }.items():
            schema = SCHEMA["$defs"][name]

            assert schema["enum"] == list(known)
            assert len(schema["enumDescriptions"]) == len(known)
        assert all(unit in SCHEMA["$defs"]["figure"]["properties"]["as_written"]["description"] for unit in terms.units)

    def test_examples_are_good_ones(self):
        for text in SCHEMA["$defs"]["figure"]["properties"]["as_written"]["examples"]:
            assert parse(text).unit in vocabulary().units


class TestSoundFiles:
    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_are_valid(self, path):
        contents = as_editors_read(path.read_text(encoding="utf-8"))

        assert [(list(error.path), error.message) for error in CHECK.iter_errors(contents)] == []

    @pytest.mark.parametrize(
        ("place", "written"),
        [
            (("report", "year"), "'2023'"),
            (("report", "published"), "'2024-01-31'"),
            (("report", "title"), "2023"),
            (("report", "committee", "division"), "530100"),
            (("themes", 0, "line"), "005"),
            (("figures", 2, "at"), "{line: 7, token: 8}"),
            (("figures", 0, "headline"), "'true'"),
            (("figures", 0, "lead"), "~"),
            (("figures", 0, "fields"), "[rural, rural]"),
            (("figures", 2, "relation"), "[]"),
            (("figures", 2, "relation"), "[{to: proposals, kind: part_of}, {to: bulletins, kind: unstated}]"),
            (("unstated",), "null"),
        ],
    )
    def test_may_be_written_in_other_ways(self, place, written):
        """Both take a number for a text, a word in quotes for a flag, nothing behind a key that may be missing."""
        assert verdicts(place, written) == (True, True)


class TestFaults:
    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("    metric: key_proposals", "    metrik: key_proposals"),
            ("    label: {zh: 重点提案}\n", ""),
            ("label: {zh: 重点提案}", "label: 重点提案"),
            ("label: {zh: 重点提案}", "label: {en: Key proposals}"),
            ("label: {zh: 重点提案}", 'label: {zh: "  "}'),
            ("label: {zh: 重点提案}", "label: {zh: 重点提案, fr: Propositions}"),
            ("kind: part_of", "kind: partof"),
            ("kind: event ", "kind: evnt "),
            ("metric: key_proposals", "metric: key_proposal"),
            ("period: event ", "period: events "),
            ("category: proposal ", "category: propsal "),
            ("actor: city  ", "actor: citi  "),
            ("fields: [general]           #", "fields: [generals]           #"),
            ("fields: [general]           #", "fields: []           #"),
            ("fields: [general]           #", "fields: general           #"),
            ("figures: [members, villagers, suggestions]", "figures: members"),
            ("figures: [members, villagers, suggestions]", "figures: [Members]"),
            ("published: 2024-01-31", "published: 2024-1-31"),
            ("published: 2024-01-31", "published: 31.1.2024"),
            ("published: 2024-01-31", "published: 2024-02-30"),
            ("published: 2024-01-31", "published: 12:30"),
            ("from: 2023-06-11", "from: 20230611"),
            ("year: 2023 ", "year: 23 "),
            ("year: 2023 ", "year: 2023年 "),
            ("line: 5 ", "line: 0 "),
            ("line: 5 ", "line: 五 "),
            ("headline: true", "headline: yes"),
            ("headline: true", "headline: 1"),
            ("id: key_proposals", "id: 重点提案"),
            ("id: key_proposals", "id: Key-proposals"),
            ("id: example-2023", "id: example_2023"),
            ("icon: edit_note", "icon: ':red[x]'"),
            ("works: ", "work: "),
            ("share_of: proposals", "share_of: [proposals]"),
            ("at: {line: 7, token: 重点提案8件}", "at: 7"),
            ("at: {line: 7, token: 重点提案8件}", "at: {line: 7}"),
        ],
    )
    def test_are_refused_by_both(self, old, new):
        assert TEXT.count(old) >= 1, old
        text = TEXT.replace(old, new, 1)

        assert (schema_takes(as_editors_read(text)), loader_takes(text)) == (False, False)

    def test_of_shape_are_the_same_to_both(self):
        """At every place of the example: a key too many, a key gone, a list or a mapping or a text for another."""
        told: dict[bool, int] = {True: 0, False: 0}
        for place, value in places(CONTENTS):
            others: list[object] = ["red", [], {}] if place else []
            changes = [(place, other) for other in others if not isinstance(value, type(other))]
            changes += [((*place, "colour"), "red")] if isinstance(value, dict) else []
            changes += [(place, None)] if place and isinstance(place[-1], str) else []  # as good as gone
            for change in changes if CI else changes[-1:]:
                if change in ONLY_THE_LOADER_TELLS:
                    continue
                contents = put(*change)
                verdict = schema_takes(contents)
                assert verdict == loader_takes(json.dumps(contents, ensure_ascii=False)), change
                told[verdict] += 1

        assert told[True] > 20
        assert told[False] > (400 if CI else 40)

    @examples(300)
    @given(
        st.sampled_from(SCALARS),
        st.one_of(
            st.sampled_from(
                [
                    *("true", "True", "yes", "null", "~", "'true'", "''", "'~'", "' '"),
                    *("0", "007", "43", "-1", "+1", "1.5", "1e3", "0x1F", "0o17", ".inf", "1_000", "12:30"),
                    *("999999999", "9999999999", "'43'", "'2023'", "'2024-01-31'"),
                    *("a", "A", "a-b", "a_b", "提案", "120件", "city", "general", "proposal", "event", "part_of"),
                ]
            ),
            st.integers(0, 3000).map(str),
            st.dates().map(str),
            st.from_regex(r"\A[a-z][a-z0-9_-]{0,5}\Z"),
        ),
    )
    def test_to_the_schema_are_faults_to_the_loader(self, place, scalar):
        """Whatever scalar stands in whatever place: no editor marks what the loader takes. The other way round it may
        be: what a quantity is and which ids there are, the schema does not know."""
        assume(scalar.lower() not in ("true", "false") or place[-1] in ("headline", "lead"))  # else in need of quotes
        by_schema, by_loader = verdicts(place, scalar)

        assert by_schema or not by_loader
