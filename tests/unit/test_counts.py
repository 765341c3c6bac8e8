"""How many figures and works a report says it has: held against what is there, and written by the command (G4)."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from cppcc.counts import counted
from cppcc.load import read
from tests.unit.loading import NAME, kinds, loaded, told
from tests.unit.sample import SOUND

NUMBERS = {"figures": 2, "works": 2}
COUNTED = SOUND.replace("themes:\n", "count: {figures: 2, works: 2}\nthemes:\n", 1)


class TestCount:
    def test_that_is_right_is_none_to_speak_of(self):
        assert (loaded(COUNTED).problems, loaded(COUNTED).reminders) == ((), ())

    def test_that_is_another_is_a_problem(self):
        """With its place, what there is, and what to do."""
        text = COUNTED.replace("works: 2", "works: 116")

        assert told(text) == [
            "10:28: works 写着 116 条，文件里有 2 条；两数应相同，不同时文件可能没有存全；请找回缺的部分；"
            "确实增减过的，用 cppcc validate --fix 改写这个数。"
        ]
        assert told(text, "en") == [
            "10:28: works: 116 are announced and 2 are in the file; both must be the same, else the file may have been "
            "cut off; restore what is missing, or where items were added or removed, renew the number by "
            "cppcc validate --fix."
        ]

    def test_counts_items_with_problems_too(self):
        """One cause is told once: a figure that cannot be read is there all the same."""
        assert kinds(COUNTED.replace("as_written: 120件", "as_written: 很多件")) == ["not_quantity"]

    @pytest.mark.parametrize("works", ["works: 2\nworked:\n", "works: many\nworked:\n"])
    def test_of_a_list_that_is_none_is_told_by_that_alone(self, works):
        assert kinds(COUNTED.replace("works:\n", works)) == ["not_list", "unknown_key"]

    def test_counts_a_list_that_is_gone_as_nought(self):
        """A file cut off before its works: nothing else tells."""
        assert kinds(COUNTED[: COUNTED.index("works:\n")]) == ["other_count"]

    @pytest.mark.parametrize(
        ("count", "kind"),
        [
            ("3", "not_mapping"),
            ("{figures: 2}", "missing_key"),
            ("{figures: 2, works: two}", "not_whole_number"),
            ("{figures: 2, works: 2, themes: 2}", "unknown_key"),
        ],
    )
    def test_of_another_shape_is_a_problem(self, count, kind):
        assert kinds(COUNTED.replace("{figures: 2, works: 2}", count)) == [kind]

    def test_that_lacks_is_a_reminder(self):
        """The file is sound: its pages say nothing, and the command tells how to make it safer."""
        found = loaded(SOUND)

        assert found.problems == ()
        assert [reminder.text() for reminder in found.reminders] == [
            f"{NAME}:1:1: 没有写 count（共有多少个指标、多少项工作），文件没有存全时看不出来；"
            "建议写上“count: {figures: 2, works: 2}”，或用 cppcc validate --fix 补上。"
        ]
        assert [reminder.text("en") for reminder in found.reminders] == [
            f"{NAME}:1:1: count (how many figures and works there are) is missing, without which a file that was cut "
            "off passes for whole; add 'count: {figures: 2, works: 2}', or have cppcc validate --fix add it."
        ]


class TestWriting:
    def test_puts_it_behind_the_reports_own_data(self):
        """Before all that could be cut off."""
        assert counted(SOUND, NUMBERS) == COUNTED

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("count: {figures: 39, works: 116}\n", "count: {figures: 2, works: 2}\n"),
            (
                "count: # of items\n  works: 0 # none yet\n  figures: '7'\n",
                "count: # of items\n  works: 2 # none yet\n  figures: 2\n",
            ),
        ],
    )
    def test_changes_the_numbers_and_nothing_else(self, before, after):
        text = SOUND.replace("themes:\n", f"{before}themes:\n", 1)

        assert counted(text, NUMBERS) == SOUND.replace("themes:\n", f"{after}themes:\n", 1)

    @pytest.mark.parametrize("line", ['  text_sha256: "0000"   # of the text\n', '  text_sha256: "0000"\n\n# themes\n'])
    def test_leaves_comments_where_they_are(self, line):
        text = SOUND.replace('  text_sha256: "0000"\n', line)

        assert counted(text, NUMBERS).replace("count: {figures: 2, works: 2}\n", "") == text
        assert read(Path(NAME), counted(text, NUMBERS)).reminders == ()

    def test_into_one_line_as_json_writes_it(self):
        """What was JSON is JSON still."""
        assert counted('{"report": {}, "figures": []}', NUMBERS) == (
            '{"count": {"figures": 2, "works": 2}, "report": {}, "figures": []}'
        )


class TestCommand:
    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        return tmp_path / "made-up.yaml"

    def test_reminds_and_does_not_fail(self, cppcc, file):
        file.write_text(SOUND, encoding="utf-8")
        code, out, err = cppcc("validate", file)

        assert (code, len(out), len(err)) == (0, 1, 1)
        assert "count" in err[0]
        assert file.read_text(encoding="utf-8") == SOUND  # nothing is written unasked

    @pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
    @pytest.mark.parametrize("end", [b"\n", b"\r\n"])
    def test_writes_it_into_a_file_of_any_system(self, cppcc, file, mark, end):
        file.write_bytes(mark + SOUND.encode().replace(b"\n", end))
        code, out, err = cppcc("validate", "--fix", file)

        assert (code, err) == (0, [])
        assert out == [
            f"{file.as_posix()}：已写入 count（指标 2，工作 2；原为 未写）",
            f"{file.as_posix()}：没有问题（2个指标、2项工作）",
        ]
        assert file.read_bytes() == mark + COUNTED.encode().replace(b"\n", end)

    def test_renews_it_and_tells_what_it_was(self, cppcc, file):
        file.write_text(COUNTED.replace("works: 2", "works: 116"), encoding="utf-8")
        code, out, _ = cppcc("validate", "--fix", file, "--lang", "en")

        assert code == 0
        assert out[0] == f"{file.as_posix()}: count was written (figures 2, works 2; before: works 116)"
        assert file.read_text(encoding="utf-8") == COUNTED

    def test_leaves_a_file_with_another_problem_alone(self, cppcc, file):
        """What is left of a spoilt file must not pass for all of it."""
        spoilt = COUNTED.replace("works: 2", "works: 116").replace("year: 2023\n", "year: 23\n")
        file.write_text(spoilt, encoding="utf-8")
        code, out, err = cppcc("validate", "--fix", file)

        assert (code, out, len(err)) == (1, [], 2)
        assert file.read_text(encoding="utf-8") == spoilt

    def test_leaves_a_sound_file_alone(self, cppcc, file):
        file.write_text(COUNTED, encoding="utf-8")
        before = file.stat().st_mtime_ns

        assert cppcc("validate", "--fix", file)[0] == 0
        assert file.stat().st_mtime_ns == before
