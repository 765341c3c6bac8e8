"""Whatever a file holds: nothing is raised, and what is left of it holds together."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cppcc.files.load import Loaded, read
from cppcc.model.errors import Problem
from tests.cases import examples
from tests.unit.loading import loaded, loose_ends
from tests.unit.sample import SOUND

#: Characters that mean something in YAML, or that files hold by accident.
CHARACTERS = "\n \t:-[]{},'\"#&*!|>%@`?\\~<=0123456789abcné件余多+－　“”\x00\x07\x7f\x85\xa0﻿￾\u2028\ud800😀"

WORDS = [
    "yes",
    "null",
    "*a",
    "&a ",
    "!!set",
    "? ",
    "- ",
    "---\n",
    "...\n",
    "<<: ",
    "%YAML 9.9\n",
    "\r\n",
    "[[[[",
    "{{{",
]

CHANGES = st.tuples(
    st.sampled_from(["delete", "replace", "insert", "delete lines", "repeat lines", "swap lines"]),
    st.integers(0, len(SOUND)),
    st.integers(1, 12),
    st.one_of(st.text(st.sampled_from(CHARACTERS), max_size=4), st.sampled_from(WORDS)),
)


def mutated(changes: list[tuple[str, int, int, str]]) -> str:
    text = SOUND
    for deed, place, count, words in changes:
        if deed == "delete":
            text = text[:place] + text[place + count :]
        elif deed == "replace":
            text = text[:place] + words + text[place + len(words) :]
        elif deed == "insert":
            text = text[:place] + words + text[place:]
        else:
            lines = text.splitlines(keepends=True)
            at = place % (len(lines) + 1)
            some = lines[at : at + count]
            if deed == "delete lines":
                lines[at : at + count] = []
            elif deed == "repeat lines":
                lines[at:at] = some
            else:
                lines[at : at + count] = some[::-1]
            text = "".join(lines)
    return text


class TestAnyFile:
    @examples(400)
    @given(st.lists(CHANGES, min_size=1, max_size=6))
    @example([("insert", 0, 1, "\ud800")])
    def test_comes_back_as_problems_and_a_consistent_rest(self, changes: list[tuple[str, int, int, str]]):
        """Whatever happens to a sound file: nothing is raised, and what is left of it holds together."""
        found = loaded(mutated(changes))

        self.check(found)

    @examples(150)
    @given(st.one_of(st.text(max_size=200), st.text(st.sampled_from(CHARACTERS), max_size=200)))
    def test_of_any_text(self, text: str):
        self.check(loaded(text))

    @examples(100)
    @given(st.binary(max_size=300), st.booleans())
    def test_of_any_bytes(self, tmp_path_factory: pytest.TempPathFactory, data: bytes, behind: bool):
        path = tmp_path_factory.getbasetemp() / "bytes.yaml"
        path.write_bytes(SOUND.encode() + data if behind else data)

        self.check(read(path))

    def check(self, found: Loaded) -> None:
        assert found.report is not None or found.problems
        if found.report is not None:
            assert list(loose_ends(found.report)) == []
        places = [(problem.line, problem.column) for problem in found.problems]
        assert sorted(places) == places
        for problem in found.problems:
            self.check_problem(problem)

    def check_problem(self, problem: Problem) -> None:
        for language in ("zh", "en"):
            said = problem.text(language)
            assert said.isprintable()
            assert len(said) < 700
            assert said.startswith(f"{problem.path}:{problem.line}:{problem.column}: ")
