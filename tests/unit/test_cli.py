"""The command line: what it prints where, with which exit code, and that nothing it is given makes it fall over."""

from __future__ import annotations

import csv
import json
import os
import sys
from pathlib import Path

import pytest

from cppcc.cli.main import main
from cppcc.content.records import FIGURE_COLUMNS, WORK_COLUMNS
from cppcc.files.load import DATA, REPORTS
from cppcc.messages import LANGUAGES, say

ROOT = Path(__file__).resolve().parents[2]

KUNMING = "kunming-2023"


def table_of(lines: list[str]) -> list[dict[str, str]]:
    """The rows of a CSV that the command printed, behind the mark without which Excel reads no UTF-8 (F13)."""
    assert lines[0].startswith("\ufeff")
    return list(csv.DictReader([lines[0].removeprefix("\ufeff"), *lines[1:]]))


class TestValidate:
    def test_says_that_a_sound_file_is(self, cppcc, made_up):
        path = made_up()

        code, out, _ = cppcc("validate", path)

        assert (code, out) == (0, [f"{path.as_posix()}：没有问题（2个指标、2项工作）"])

    def test_tells_all_problems_each_in_its_line(self, cppcc, made_up):
        """Whoever edits the file sees every fault in one go, and where."""
        path = made_up().as_posix()
        made_up("as_written: 120件", "as_written: 数千件")
        made_up_twice = Path(path).read_text(encoding="utf-8").replace("kind: event", "kind: evnt")
        Path(path).write_text(made_up_twice, encoding="utf-8")

        code, out, err = cppcc("validate", path, "--lang", "en")

        assert (code, out, len(err)) == (1, [], 2)
        assert [f"{path}:26:17: ", f"{path}:49:11: "] == [line[: line.index(": ") + 2] for line in err]

    def test_of_several_files_says_what_each_is(self, cppcc, made_up):
        bad, good = made_up("year: 2023", "year: 23", "bad.yaml"), made_up()

        code, out, err = cppcc("validate", bad, good)

        # The sound one, with a reminder that it does not tell how much it holds; and the other's problem.
        assert (code, len(out), len(err)) == (1, 1, 2)

    def test_takes_a_folder_for_all_the_files_in_it(self, cppcc, made_up, tmp_path):
        made_up(name="a.yaml")
        made_up("made-up-2023", "other-2023", "b.yaml")

        code, out, _ = cppcc("validate", tmp_path)
        assert (code, len(out)) == (0, 2)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_names_files_of_one_id(self, cppcc, made_up, tmp_path, language):
        """Of a folder and of single files: only one of them would be shown. One file that is named twice is one."""
        first, other = made_up(name="a.yaml"), made_up("120件", "121件", "b.yaml")
        zh = "已由 {} 使用；每份报告的 id 只能用一次；请改其中一个，或移走一份。"
        en = "is taken by {}; each report needs an id of its own; change one of them, or take one file away."
        said = {"zh": f"报告 id “made-up-2023”{zh}", "en": f"the report id 'made-up-2023' {en}"}[language]
        told = f"{other.as_posix()}:0:0: {said.format(first.as_posix())}"

        for paths in ([tmp_path], [first, other], [first, tmp_path]):
            code, out, err = cppcc("validate", *paths, "--lang", language)
            assert (code, {line.partition("：")[0].partition(":")[0] for line in out}) == (1, {first.as_posix()})
            assert [line for line in err if "b.yaml" in line.partition(" ")[0]] == [told]
        assert cppcc("validate", first, first)[0] == 0

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
    def test_of_a_pipe_waits_for_nobody(self, cppcc, tmp_path):
        os.mkfifo(tmp_path / "pipe.yaml")
        code, out, err = cppcc("validate", tmp_path / "pipe.yaml")

        assert (code, out, len(err)) == (1, [], 1)
        assert "管道" in err[0]

    def test_of_all_the_data_leaves_out_the_vocabulary(self, cppcc):
        """It is no report, and lies where someone checks all of data/."""
        code, out, err = cppcc("validate", DATA)

        assert (code, len(out)) == (0, len(list(REPORTS.glob("*.yaml"))))
        assert not any("vocabulary" in line for line in err)

    def test_of_a_missing_file_is_a_problem_of_that_file(self, cppcc, tmp_path):
        code, out, err = cppcc("validate", tmp_path / "none.yaml")

        assert (code, out, len(err)) == (1, [], 1)
        assert err[0].startswith(f"{tmp_path.as_posix()}/none.yaml:0:0: ")

    def test_of_a_folder_without_reports_is_no_success(self, cppcc, tmp_path):
        """A misspelt folder must not pass for a sound one."""
        assert (
            1,
            [],
            [f"{tmp_path.as_posix()}:0:0: 文件夹里没有报告文件；应有 .yaml 文件；请检查路径。"],
        ) == cppcc("validate", tmp_path)


class TestListing:
    def test_as_csv_has_the_public_columns_and_every_figure(self, cppcc, kunming):
        _, out, _ = cppcc("figures", KUNMING, "--format", "csv")
        rows = table_of(out)

        assert (list(FIGURE_COLUMNS), [figure.id for figure in kunming.figures]) == (
            list(rows[0]),
            [row["id"] for row in rows],
        )

    def test_as_csv_has_the_public_columns_and_every_work(self, cppcc, kunming):
        _, out, _ = cppcc("works", KUNMING, "--format", "csv")
        rows = table_of(out)

        assert (list(WORK_COLUMNS), [work.id for work in kunming.works]) == (
            list(rows[0]),
            [row["id"] for row in rows],
        )

    def test_as_csv_gives_values_in_the_base_unit(self, cppcc):
        """6500余万元 is 65000000 元, at least."""
        rows = table_of(cppcc("figures", KUNMING, "--category", "rural", "--format", "csv")[1])
        [funds] = [row for row in rows if row["unit"] == "元"]

        assert tuple(funds[column] for column in ("value", "upper", "bound", "as_written")) == (
            "65000000",
            "",
            "at_least",
            "6500余万元",
        )

    def test_as_json_has_numbers_lists_and_nulls(self, cppcc):
        _, out, _ = cppcc("figures", KUNMING, "--category", "reach", "--format", "json")
        [reach] = json.loads("\n".join(out))

        assert tuple(reach[column] for column in ("value", "upper", "bound", "unit", "fields")) == (
            1000000,
            None,
            "at_least",
            "",
            ["culture"],
        )

    def test_as_a_table_stands_in_columns(self, cppcc):
        """A Chinese character takes two cells; nothing is cut."""
        _, out, _ = cppcc("figures", KUNMING, "--category", "proposal")

        assert out[:2] == [
            "id                     as_written  label_zh                bound  category  theme       actor     "
            "fields   line  token",
            "proposals              442件       提案                    exact  proposal  policy      city      "
            "general  43    提案442件",
        ]

    def test_of_several_reports_says_which_is_whose(self, cppcc, made_up):
        _, out, _ = cppcc("figures", KUNMING, made_up(), "--category", "proposal", "--format", "csv")

        assert [row["report"] for row in table_of(out)] == [KUNMING] * 4 + ["made-up-2023"] * 2

    @pytest.mark.parametrize("command", ["figures", "works"])
    def test_with_filters_leaves_what_the_pages_leave(self, cppcc, kunming, command):
        """Values of one filter are alternatives, different filters apply together."""
        filters = ["--theme", "policy", "--theme", "unity", "--field", "opening", "--actor", "city"]
        _, out, _ = cppcc(command, KUNMING, *filters, "--format", "json")
        items = getattr(kunming, command)

        assert [
            item.id
            for item in items
            if item.theme in ("policy", "unity") and "opening" in item.fields and item.actor == "city"
        ] == [row["id"] for row in json.loads("\n".join(out))]

    def test_of_works_under_a_category_keeps_those_of_its_figures(self, cppcc):
        _, out, _ = cppcc("works", KUNMING, "--category", "proposal", "--format", "json")

        assert all(row["figures"] for row in json.loads("\n".join(out)))

    def test_with_nothing_left_is_an_empty_list(self, cppcc):
        assert cppcc("figures", KUNMING, "--theme", "party", "--category", "media", "--format", "json") == (
            0,
            ["[]"],
            [],
        )

    def test_of_a_file_with_problems_prints_the_problems(self, cppcc, made_up):
        """A list of what happens to be readable would pass for the whole."""
        code, out, err = cppcc("figures", made_up("year: 2023", "year: 23"))

        assert (code, out, len(err)) == (1, [], 1)


class TestTextOfAReport:
    @pytest.mark.parametrize("first", ["=1+1", "+1", "-1", "@a", "＝1"])
    def test_never_becomes_a_formula_in_csv(self, cppcc, made_up, first):
        path = made_up("{zh: 提案, en: Proposals}", f"{{zh: '{first}', en: Proposals}}")
        _, out, _ = cppcc("figures", path, "--format", "csv")

        assert f"'{first}" == table_of(out)[0]["label_zh"]

    def test_never_commands_the_terminal(self, cppcc, made_up):
        """A sign that a terminal takes for the direction of a line is shown, not obeyed, and a label is one line."""
        path = made_up("{zh: 提案, en: Proposals}", r'{zh: "\u200f[2J提案\n假行", en: Proposals}')
        _, out, _ = cppcc("figures", path)

        assert r"\x200f[2J提案 假行" in out[1]

    def test_never_commands_it_through_a_problem_either(self, cppcc, made_up):
        path = made_up("kind: event", r'kind: "\u200f[2Jevent\r"')
        _, _, err = cppcc("validate", path)

        assert (len(err), "\u200f" in err[0], "[2Jevent" in err[0]) == (1, False, True)


class TestNamingAReport:
    def test_by_its_id_or_by_its_file_is_the_same(self, cppcc):
        assert cppcc("figures", KUNMING) == cppcc("figures", REPORTS / f"{KUNMING}.yaml")

    @pytest.mark.parametrize("name", ["kunming-2022", "../reports/kunming-2023", "data/reports", ""])
    def test_by_anything_else_names_the_reports_there_are(self, cppcc, name):
        """An id is compared, never made into a path."""
        code, out, err = cppcc("figures", name)

        assert (code, out, len(err)) == (2, [], 1)
        assert err[0].startswith(f"找不到报告“{name}”；应为文件路径或报告 id（{KUNMING}")


class TestPath:
    """That the system takes for no path, or for one that leads nowhere, is told in one line."""

    @pytest.mark.parametrize(
        "arguments",
        [
            *(["validate", "{}.yaml"], ["figures", "{}"], ["works", "{}"], ["verify", "{}.yaml", "text.txt"]),
            *(["chart", "output", "kunming-2023", "-o", "{}.csv"], ["data", "kunming-2023", "-o", "{}.csv"]),
        ],
        ids=" ".join,
    )
    def test_with_too_long_a_name(self, cppcc, arguments: list[str]):
        code, out, err = cppcc(*(each.format("a" * 300) for each in arguments))

        assert (code, out) == (1, [])
        assert [say("zh", "system.enametoolong") in line for line in err] == [True]

    def test_that_leads_back_to_itself(self, cppcc, tmp_path):
        path = tmp_path / "loop.yaml"
        path.symlink_to(path)
        code, out, err = cppcc("validate", str(path))

        assert (code, out) == (1, [])
        assert [say("zh", "system.eloop") in line for line in err] == [True]

    def test_through_a_file(self, cppcc, tmp_path):
        (tmp_path / "file").touch()
        code, _, err = cppcc("chart", "output", "kunming-2023", "--format", "csv", "-o", f"{tmp_path}/file/")

        assert (code, [say("zh", "system.eexist") in line for line in err]) == (1, [True])


@pytest.mark.parametrize("arguments", [["schema"], ["figures", "kunming-2023", "--format", "csv"], ["charts"]])
def test_where_nobody_listens_nothing_is_wrong(capfd, monkeypatch, arguments: list[str]):
    """As with `>&-`, or where a program without a window starts it."""
    monkeypatch.setattr(sys, "stdout", None)

    assert main(arguments) == 0
    assert capfd.readouterr() == ("", "")


class TestReportById:
    def test_is_looked_for_in_the_folder_that_the_pages_show(self, cppcc, made_up, tmp_path, monkeypatch):
        """F13: in that of CPPCC_REPORTS, whatever the file is called."""
        made_up(name="other-name.yaml")
        monkeypatch.setenv("CPPCC_REPORTS", str(tmp_path))

        assert cppcc("figures", "made-up-2023")[0] == 0
        code, _, err = cppcc("figures", KUNMING)
        assert (code, "id（made-up-2023）" in err[0]) == (2, True)

    @pytest.mark.parametrize("command", ["figures", "works"])
    def test_that_two_files_have_is_refused_with_both(self, cppcc, made_up, tmp_path, monkeypatch, command):
        """Which is meant, only the file's path can tell."""
        made_up(name="b.yaml")
        made_up("120件", "121件", "a.yaml")
        monkeypatch.setenv("CPPCC_REPORTS", str(tmp_path))

        code, out, err = cppcc(command, "made-up-2023")
        assert (code, out, len(err)) == (1, [], 1)
        assert all(name in err[0] for name in ("made-up-2023", "a.yaml", "b.yaml"))
        assert cppcc(command, tmp_path / "b.yaml")[0] == 0
