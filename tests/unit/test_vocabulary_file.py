"""What is said of a vocabulary that is not as it should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from cppcc.files.load import vocabulary
from cppcc.model.errors import ReportFileError


class TestVocabularyFile:
    """Nothing works without the terms, so a vocabulary with problems is not read at all."""

    TERM = "  - {id: a, zh: 甲, en: A, definition: {zh: 甲, en: A}}\n"
    GROUPS = ("categories", "actors", "fields", "kinds", "units", "metrics")

    def text(self) -> str:
        return "".join(f"{group}:\n{self.TERM}" for group in self.GROUPS)

    def problems(self, path: Path, text: str) -> list[str]:
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ReportFileError) as caught:
            vocabulary(path)
        return [problem.text("en").removeprefix(f"{path}:") for problem in caught.value.problems]

    def test_sound(self, tmp_path: Path):
        (tmp_path / "v.yaml").write_text(self.text(), encoding="utf-8")

        assert vocabulary(tmp_path / "v.yaml").units["a"].label["zh"] == "甲"

    def test_unit_may_have_a_word_for_one(self, tmp_path: Path):
        """In the languages that have one; another language's word is the same for one and for many."""
        text = self.text().replace(
            "units:\n" + self.TERM, "units:\n" + self.TERM.replace("{zh: 甲, en: A}}", "{zh: 甲}, one: {en: An A}}")
        )
        (tmp_path / "v.yaml").write_text(text, encoding="utf-8")
        unit = vocabulary(tmp_path / "v.yaml").units["a"]

        assert [unit.word(language, single=True) for language in ("zh", "en")] == ["甲", "An A"]
        assert [unit.word(language, single=False) for language in ("zh", "en")] == ["甲", "A"]

    def test_unit_may_be_left_out_beside_a_number(self, tmp_path: Path):
        """In the languages that it names, and in no other."""
        unit = "units:\n" + self.TERM
        text = self.text().replace(unit, unit.replace("en: A}}", "en: A}, unsaid: [en]}"))
        (tmp_path / "v.yaml").write_text(text, encoding="utf-8")
        word = vocabulary(tmp_path / "v.yaml").units["a"].word

        assert [(word("zh", single=one), word("en", single=one)) for one in (True, False)] == [("甲", "")] * 2
        (problem,) = self.problems(tmp_path / "w.yaml", text.replace("[en]", "[xx]"))
        assert "no language is called 'xx'; expected one of zh, en" in problem

    def test_missing_group(self, tmp_path: Path):
        text = self.text().replace("units:\n" + self.TERM, "")

        assert self.problems(tmp_path / "v.yaml", text) == [
            "1:1: key 'units' is missing; it must be given; add 'units: …'."
        ]

    def test_group_that_is_no_list(self, tmp_path: Path):
        text = self.text().replace("units:\n" + self.TERM, "units: many\n")

        assert self.problems(tmp_path / "v.yaml", text) == [
            "9:8: found 'many'; expected a list; put each item on a line of its own, beginning with '- '."
        ]

    def test_repeated_id(self, tmp_path: Path):
        text = self.text().replace("actors:\n", "actors:\n" + self.TERM)

        assert self.problems(tmp_path / "v.yaml", text) == [
            "5:10: id 'a' is used on line 4 already; each id stands once; choose another."
        ]

    def test_all_problems_together(self, tmp_path: Path):
        text = self.text().replace("id: a, ", "", 1) + "colours: []\n"

        assert self.problems(tmp_path / "v.yaml", text) == [
            "2:5: key 'id' is missing; it must be given; add 'id: …'.",
            "13:1: unknown key 'colours'; expected one of categories, actors, fields, kinds, units, metrics, forms; "
            "did you mean 'actors'?",
        ]

    def test_file_that_is_not_there(self, tmp_path: Path):
        """That is told, and not that it is empty as well."""
        with pytest.raises(ReportFileError) as caught:
            vocabulary(tmp_path / "none.yaml")

        assert [problem.kind for problem in caught.value.problems] == ["unreadable"]

    def test_file_without_anything(self, tmp_path: Path):
        assert self.problems(tmp_path / "v.yaml", "") == [
            "1:1: the file is empty; expected categories, actors, fields, kinds, units, metrics; "
            "take docs/authoring.md as a pattern."
        ]
