"""How many figures and works a report says it has: held against what is there, and written by the command (G4)."""

from __future__ import annotations

import codecs
import json
import re
from pathlib import Path

import pytest

from cppcc.files.counts import counted
from cppcc.files.load import REPORTS, read
from tests.cases import few
from tests.files import as_editors_read
from tests.unit.loading import NAME, kinds, loaded, told
from tests.unit.sample import COUNTED, SOUND

NUMBERS = {"figures": 2, "works": 2, "ratios": 1, "unstated": 1}
COUNT = "count: {figures: 2, works: 2, ratios: 1, unstated: 1}\n"
#: As files were written before all was counted.
SOME = SOUND.replace("themes:\n", "count: {figures: 2, works: 2}\nthemes:\n", 1)
#: The shipped report, whose last items take all the forms that a file can be cut off in.
SHIPPED = (REPORTS / "kunming-2023.yaml").read_text(encoding="utf-8")


class TestCount:
    def test_that_is_right_is_none_to_speak_of(self):
        assert (loaded(COUNTED).problems, loaded(COUNTED).reminders) == ((), ())

    def test_that_is_another_is_a_problem(self):
        """With its place, what there is, and what to do."""
        text = COUNTED.replace("works: 2", "works: 116")

        assert told(text) == [
            "10:28: count 写着 works 116，文件里有 works 2；两处应相同，不同时文件可能没有存全；请找回缺的部分；"
            "确实增减过的，用 cppcc validate --fix 改写。"
        ]
        assert told(text, "en") == [
            "10:28: count announces works 116, and the file holds works 2; both must be the same, else the file may "
            "have been cut off; restore what is missing, or where items were added or removed, renew the numbers by "
            "cppcc validate --fix."
        ]

    def test_of_all_that_one_cut_took_is_one_problem(self):
        """Part of the works, and every list behind them."""
        problems = loaded(COUNTED[: COUNTED.index("  - id: plan\n")]).problems
        [problem] = [problem for problem in problems if problem.kind == "other_count"]

        assert "works 2、ratios 1、unstated 1，文件里有 works 1、ratios 0、unstated 0" in problem.text()
        assert "works 2, ratios 1, unstated 1, and the file holds works 1, ratios 0" in problem.text("en")

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
        assert kinds(COUNTED.replace(COUNT, f"count: {count}\n")) == [kind]

    @pytest.mark.parametrize(
        ("text", "lacking"), [(SOUND, "figures、works、ratios、unstated"), (SOME, "ratios、unstated")]
    )
    def test_that_lacks_is_a_reminder(self, text, lacking):
        """The file is sound, as it was: its pages say nothing, and the command tells how to make it safer."""
        found = loaded(text)

        assert found.problems == ()
        assert [reminder.text() for reminder in found.reminders] == [
            f"{NAME}:1:1: count 没有写 {lacking} 有多少条，文件没有存全时看不出来；"
            "建议写上“count: {figures: 2, works: 2, ratios: 1, unstated: 1}”，文件最后另加一行“...”，"
            "或用 cppcc validate --fix 补上。"
        ]
        assert [reminder.text("en") for reminder in found.reminders] == [
            f"{NAME}:1:1: count does not say how many items {lacking.replace('、', ', ')} hold, without which a file "
            "that was cut off passes for whole; add 'count: {figures: 2, works: 2, ratios: 1, unstated: 1}' and a last "
            "line '...', or have cppcc validate --fix add them."
        ]


class TestEnd:
    """G4: where all is counted, a cut within the last item is told by the last line, which is then missing."""

    def test_that_is_missing_is_a_problem(self):
        assert told(COUNTED.removesuffix("...\n")) == [
            "10:8: count 写全了各有多少条，文件末尾却没有单独一行的“...”，可能没有存全；应有这一行；请核对末尾，"
            "完整的就在最后加上这一行，或用 cppcc validate --fix 补上。"
        ]
        assert told(COUNTED.removesuffix("...\n"), "en") == [
            "10:8: count tells how much there is of everything, but the last line is no '...', so the file may have "
            "been cut off; expected that line at its end; look there, and where nothing is missing add it, or have "
            "cppcc validate --fix add it."
        ]

    def test_is_the_closing_bracket_of_what_is_written_as_json(self):
        text = json.dumps({"count": NUMBERS} | as_editors_read(SOUND), ensure_ascii=False)

        assert (loaded(text).problems, loaded(text).reminders) == ((), ())
        assert kinds(text[:-1])

    @pytest.mark.parametrize("end", [place.end() for place in re.finditer("\n", COUNTED)][:-1])
    def test_tells_a_cut_at_each_line(self, end):
        assert kinds(COUNTED[:end])

    def test_tells_a_cut_at_each_character_of_the_last_items(self):
        assert [end for end in few(range(len(COUNTED) - 500, len(COUNTED) - 1), 50) if not kinds(COUNTED[:end])] == []

    def test_tells_a_cut_of_the_shipped_report(self):
        """At a sample of its lines behind the figures, and at all of the last ones."""
        ends = [place.end() for place in re.finditer("\n", SHIPPED)][:-1]
        sample = [*few(ends[700:-20:97]), *few(ends[-20:]), *few(range(len(SHIPPED) - 400, len(SHIPPED) - 5, 23))]

        assert loaded(SHIPPED).problems == ()
        assert [end for end in sample if not kinds(SHIPPED[:end])] == []


class TestWriting:
    def test_puts_it_behind_the_reports_own_data(self):
        """Before all that could be cut off; and the end behind it."""
        assert counted(SOUND, NUMBERS) == COUNTED

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("count: {figures: 39, works: 116, ratios: 0, unstated: 7}\n", COUNT),
            ("count: {figures: 39, works: 116}\n", COUNT),
            ("count:\n", "count: {figures: 2, works: 2, ratios: 1, unstated: 1}\n"),
            (
                "count: # of items\n  works: 0 # none yet\n  figures: '7'\n",
                "count: # of items\n  works: 2 # none yet\n  figures: 2\n  ratios: 1\n  unstated: 1\n",
            ),
            (
                "count:\n  works: 0\n  unstated:\n  figures: 7 # the last\n",
                "count:\n  works: 2\n  unstated: 1\n  figures: 2 # the last\n  ratios: 1\n",
            ),
            (
                "count: {ratios: , figures: 7, works: 0}\n",
                "count: {ratios: 1, figures: 2, works: 2, unstated: 1}\n",
            ),
        ],
    )
    def test_changes_the_numbers_and_nothing_else(self, before, after):
        text = SOUND.replace("themes:\n", f"{before}themes:\n", 1)

        assert counted(text, NUMBERS) == SOUND.replace("themes:\n", f"{after}themes:\n", 1) + "...\n"

    @pytest.mark.parametrize("line", ['  text_sha256: "0000"   # of the text\n', '  text_sha256: "0000"\n\n# themes\n'])
    def test_leaves_comments_where_they_are(self, line):
        text = SOUND.replace('  text_sha256: "0000"\n', line)

        assert counted(text, NUMBERS).replace(COUNT, "") == f"{text}...\n"
        assert read(Path(NAME), counted(text, NUMBERS)).reminders == ()

    @pytest.mark.parametrize("end", ["", "\n", "\n# the end", "\n...\n"])
    def test_puts_one_end_however_the_file_ends(self, end):
        text = counted(SOUND.removesuffix("\n") + end, NUMBERS)

        assert re.findall(r"^\.\.\.$", text, re.MULTILINE) == ["..."]
        assert loaded(text).problems == loaded(text).reminders == ()

    def test_into_one_line_as_json_writes_it(self):
        """What was JSON is JSON still."""
        assert counted('{"report": {}, "figures": []}', NUMBERS) == (
            '{"count": {"figures": 2, "works": 2, "ratios": 1, "unstated": 1}, "report": {}, "figures": []}'
        )
        assert counted('{"count": {"figures": 1, "works": 2}, "report": {}}', NUMBERS) == (
            '{"count": {"figures": 2, "works": 2, "ratios": 1, "unstated": 1}, "report": {}}'
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
            f"{file.as_posix()}：已写入 count（figures 2、works 2、ratios 1、unstated 1；"
            "原来没有写 figures、works、ratios、unstated）",
            f"{file.as_posix()}：没有问题（2个指标、2项工作）",
        ]
        assert file.read_bytes() == mark + COUNTED.encode().replace(b"\n", end)

    def test_renews_it_and_tells_what_it_was(self, cppcc, file):
        file.write_text(COUNTED.replace("works: 2", "works: 116"), encoding="utf-8")
        code, out, _ = cppcc("validate", "--fix", file, "--lang", "en")

        assert code == 0
        assert out[0] == (
            f"{file.as_posix()}: count was written (figures 2, works 2, ratios 1, unstated 1; before: works 116)"
        )
        assert file.read_text(encoding="utf-8") == COUNTED

    @pytest.mark.parametrize(
        ("text", "before"),
        [
            (SOME, "no ratios, unstated"),
            (COUNTED.removesuffix("...\n"), "no '...' at the end of the file"),
            (SOME.replace("works: 2", "works: 9"), "works 9, no ratios, unstated"),
        ],
    )
    def test_completes_it(self, cppcc, file, text, before):
        file.write_text(text, encoding="utf-8")
        code, out, err = cppcc("validate", "--fix", file, "--lang", "en")

        assert (code, err) == (0, [])
        assert out[0].endswith(f"; before: {before})")
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
