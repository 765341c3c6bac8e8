"""What is said of a report file that is not as it should be, and what is left of it."""

from __future__ import annotations

import datetime
import os
import sys
from pathlib import Path

import pytest
import yaml

from cppcc.files import nodes, yaml_errors
from cppcc.files.load import load, names_of, read, report_files
from cppcc.messages import table
from cppcc.model.errors import ReportFileError
from cppcc.model.relations import DECLARED
from tests.unit.impossible_faults import IMPOSSIBLE
from tests.unit.loading import changed, kinds, loaded, sound, told
from tests.unit.report_faults import FAULTS
from tests.unit.sample import SOUND
from tests.unit.statement_faults import STATEMENT_FAULTS
from tests.unit.text_faults import TEXT_FAULTS
from tests.unit.yaml_faults import YAML_FAULTS


class TestProblems:
    def test_sound_file_has_none(self):
        assert told(SOUND) == []

    @pytest.mark.parametrize(("old", "new", "zh", "en"), [*YAML_FAULTS, *FAULTS, *TEXT_FAULTS, *STATEMENT_FAULTS])
    def test_tell_place_fault_expectation_and_remedy(self, old: str, new: str, zh: str, en: str):
        """Line and column from 1, what is wrong; what was expected; how to mend it. Nothing is told twice."""
        text = changed(old, new)

        assert ([zh], [en]) == (told(text), told(text, "en"))

    def test_file_without_anything(self):
        pattern = "docs/example-report.yaml"

        assert told("") == [f"1:1: 文件是空的；应有 report, themes, figures；可照 {pattern} 的样子写。"]
        assert told("# only a comment\n", "en") == [
            f"1:1: the file is empty; expected report, themes, figures; take {pattern} as a pattern."
        ]

    def test_report_without_themes(self):
        """Every figure has a theme, so a report has one at least. That is told, and not again at each figure."""
        themes = SOUND[SOUND.index("themes:") : SOUND.index("figures:\n")]
        text = changed(themes, "themes: []\n")

        assert told(text) == ["10:9: 没有主题；报告至少应有一个；请照原文的各部分写出 themes。"]
        assert told(text, "en") == ["10:9: no theme; expected at least one; write the report's sections under themes."]

    def test_file_that_is_not_utf8(self, tmp_path: Path):
        path = tmp_path / "gbk.yaml"
        path.write_bytes("# 一\n# 二\n".encode() + "report: 政协\n".encode("gbk"))
        (problem,) = read(path).problems

        assert f"{path}:3:1: 不是 UTF-8 文字；应为 UTF-8 编码；请在编辑器里“另存为”时选 UTF-8。" == problem.text()
        assert (
            f"{path}:3:1: not UTF-8 text; expected UTF-8; choose UTF-8 where your editor saves the file."
            == problem.text("en")
        )

    def test_file_that_is_not_there(self, tmp_path: Path):
        path = tmp_path / "none.yaml"
        (problem,) = read(path).problems

        assert f"{path}:0:0: 文件打不开：没有这个文件或文件夹；请检查路径。" == problem.text()
        assert f"{path}:0:0: cannot be opened: there is no such file or folder; check the path." == problem.text("en")

    def test_folder_in_place_of_a_file(self, tmp_path: Path):
        [problem] = read(tmp_path).problems

        assert problem.kind == "unreadable"
        if sys.platform != "win32":  # where it is a permission that lacks
            assert problem.text().endswith("文件打不开：这是文件夹；应为文件；请检查路径。")

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
    def test_pipe_instead_of_file(self, tmp_path: Path):
        """Nobody writes into it: who reads it would wait for ever."""
        path = tmp_path / "pipe.yaml"
        os.mkfifo(path)
        [problem] = read(path).problems

        assert problem.text().endswith("文件打不开：这是管道或设备；应为文件；请检查路径。")
        assert names_of(path) == ("pipe",)

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
    def test_device_instead_of_file(self):
        """It has no end."""
        assert [problem.kind for problem in read(Path("/dev/zero")).problems] == ["unreadable"]

    def test_lines_end_as_they_may(self, tmp_path: Path):
        """The same report, whatever the editor, and with a mark before it."""
        path = tmp_path / "report.yaml"
        path.write_bytes(b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode())
        found = read(path)

        assert (found.problems, found.report) == ((), read(path, SOUND).report)

    def test_binary_file(self, tmp_path: Path):
        path = tmp_path / "picture.yaml"
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)

        assert [problem.kind for problem in read(path).problems] == ["not_utf8"]

    def test_every_kind_is_tested_here(self):
        """A new kind of problem comes with its exact words."""
        faults = (*YAML_FAULTS, *FAULTS, *TEXT_FAULTS, *STATEMENT_FAULTS, *IMPOSSIBLE)
        here = {str(param.id).partition(":")[0] for param in faults}

        assert {key.removeprefix("problem.") for key in table("zh") if key.startswith("problem.")} == here | {
            *("empty_file", "no_theme", "not_utf8", "unreadable"),  # below, as they are no change of the sound text
            "circle",  # told at two places, in test_impossible
            *("no_report_files", "same_id"),  # told by the command line, and tested there
            "no_such_report",  # of the site file, and tested with it
            *("no_option", "no_page_left"),  # of plan files, and tested with them
            *("other_count", "no_count", "no_end"),  # tested with what mends them
        }

    def test_name_the_file_as_the_user_stands(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        """A path below the working directory is told from there."""
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "mine.yaml").write_text("[]", encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        (problem,) = read(tmp_path / "data" / "mine.yaml").problems

        assert problem.path == "data/mine.yaml"

    def test_show_and_never_obey_what_a_file_holds(self):
        """Escape sequences would clear a terminal; line breaks would pass for another problem."""
        text = changed("theme: second\n    category", 'theme: "a\\u200b[2J\\nx\\u2028{found}"\n    category')
        (problem,) = told(text)

        assert problem.startswith("39:12: 没有名为“a [2J x {found}”的 theme；")
        assert problem.isprintable()


class TestAllProblemsTogether:
    def test_in_the_order_of_the_file(self):
        """One look at the list, one pass through the file."""
        text = SOUND
        for old, new in [
            ("published: 2024-01-31", "published: 31.1.2024"),
            ("    metric: proposals\n", ""),
            ("as_written: 120件", "as_written: 很多件"),
            ("id: key_proposals", "id: key_proposals\n    colour: red"),
            ("kind: part_of", "kind: within"),
            ("figures: [proposals]\n    related", "figures: [proposal]\n    related"),
            ("related: [plan]", "related: [planning]"),
            ("id: share", "id: Share"),
        ]:
            assert text.count(old) == 1, old
            text = text.replace(old, new)

        assert [(problem.kind, problem.line) for problem in loaded(text).problems] == [
            ("not_date", 6),
            ("missing_key", 24),
            ("not_quantity", 25),
            ("unknown_key", 35),
            ("unknown_name", 46),
            ("unknown_name", 56),
            ("unknown_name", 57),
            ("not_id", 68),
        ]

    def test_of_one_item(self):
        """All parts of an item are read, whatever is missing or wrong before."""
        text = changed(
            "    kind: event\n    theme: first\n    actor: city\n    fields: [economy]\n    date: {from: 2023-03-01,",
            "    theme: frist\n    actor: cty\n    fields: [econmy]\n    date: {from: 2023-13-01,",
        )

        assert [(problem.kind, problem.line) for problem in loaded(text).problems] == [
            ("missing_key", 48),
            ("unknown_name", 49),
            ("unknown_name", 50),
            ("unknown_name", 51),
            ("no_such_day", 52),
        ]

    def test_of_a_file_that_lacks_a_whole_part(self):
        """The themes are gone and still the figures are read."""
        themes = SOUND[SOUND.index("themes:") : SOUND.index("figures:\n")]
        text = changed(themes, "").replace("120件", "若干件")

        assert kinds(text) == ["missing_key", "not_quantity"]

    @pytest.mark.parametrize(
        ("old", "new", "zh", "en"),
        [
            (
                *("themes:\n", "theems:\n"),
                "10:1: 不认识的键“theems”；应为 report, themes, figures, count, works, ratios, unstated 之一；"
                "是不是“themes”？",
                "10:1: unknown key 'theems'; expected one of report, themes, figures, count, works, ratios, unstated; "
                "did you mean 'themes'?",
            ),
            (
                *("figures:\n", "figuers:\n"),
                "23:1: 不认识的键“figuers”；应为 report, themes, figures, count, works, ratios, unstated 之一；"
                "是不是“figures”？",
                "23:1: unknown key 'figuers'; expected one of report, themes, figures, count, works, ratios, unstated; "
                "did you mean 'figures'?",
            ),
            (
                *("id: first\n", "idd: first\n"),
                "11:5: 不认识的键“idd”；应为 id, zh, line, summary, en, short, icon, headline 之一；是不是“id”？",
                "11:5: unknown key 'idd'; expected one of id, zh, line, summary, en, short, icon, headline; "
                "did you mean 'id'?",
            ),
            (
                *("id: proposals\n", "id: Proposals\n"),
                "24:9: “Proposals”不能作 id；应为小写字母开头，只含小写字母、数字和连接符（[a-z][a-z0-9_]*）；请改写。",
                "24:9: 'Proposals' cannot be an id; expected a small letter, then small letters, digits and "
                "connectors ([a-z][a-z0-9_]*); rewrite it.",
            ),
        ],
    )
    def test_are_told_by_their_cause_alone(self, old: str, new: str, zh: str, en: str):
        """Where a list or an id in it cannot be read, what refers to it is no problem of its own."""
        text = changed(old, new)

        assert ([zh], [en]) == (told(text), told(text, "en"))

    def test_unsound_item_is_no_second_problem_where_it_is_referred_to(self):
        """Figures of a theme without a summary, and the ratio and the work of a figure without a label, are fine."""
        assert kinds(changed("    summary: {zh: 编的, en: Made up}\n", "")) == ["missing_key"]
        assert kinds(changed("    label: {zh: 提案, en: Proposals}\n", "")) == ["missing_key"]


class TestSoundPart:
    def test_whole_file(self):
        report = sound(loaded(SOUND))

        assert ("made-up-2023", 2023, datetime.date(2024, 1, 31)) == (report.id, report.year, report.published)
        assert [theme.id for theme in report.themes] == ["first", "second"]
        assert [figure.id for figure in report.figures] == ["proposals", "key_proposals"]
        assert [work.id for work in report.works] == ["launch", "plan"]
        assert [ratio.id for ratio in report.ratios] == ["share"]
        assert [item.id for item in report.unstated] == ["outcome"]

    def test_unsound_figure_is_left_out_and_the_rest_stays(self):
        """Neither the work, nor the other figure, nor the ratio refers to it any more."""
        report = sound(loaded(changed("as_written: 120件", "as_written: 许多件")))

        assert [figure.id for figure in report.figures] == ["key_proposals"]
        assert report.figure("key_proposals").relations == ()
        assert report.work("launch").figures == ()
        assert report.ratios == ()
        assert report.unstated[0].figures == ()
        assert [work.id for work in report.works] == ["launch", "plan"]

    def test_unsound_work_is_left_out(self):
        report = sound(loaded(changed("kind: document", "kind: papr")))

        assert [work.id for work in report.works] == ["launch"]
        assert report.work("launch").related == ()

    def test_unsound_theme_takes_its_figures_and_works_along(self):
        report = sound(loaded(changed("line: 9\n", "line: nine\n")))

        assert [theme.id for theme in report.themes] == ["first"]
        assert [figure.id for figure in report.figures] == ["proposals"]
        assert [work.id for work in report.works] == ["launch"]

    def test_second_item_of_an_id_is_left_out(self):
        report = sound(loaded(changed("id: key_proposals", "id: proposals")))

        assert [str(figure.quantity) for figure in report.figures] == ["120件"]

    def test_unknown_key_costs_nothing_but_itself(self):
        report = sound(loaded(changed("    lead: true\n", "    laed: true\n")))

        assert [figure.id for figure in report.figures] == ["proposals", "key_proposals"]
        assert not report.figure("proposals").lead

    def test_unknown_relation_does_not_pass_for_disjoint(self):
        """What cannot be read must not allow a sum."""
        text = changed("relation: {to: proposals, kind: part_of}", "relation: [{to: proposals, kind: disjiont}]")
        report = sound(loaded(text))

        assert report.figure("key_proposals").relations == ()

    def test_nothing_stands_in_a_relation_to_itself(self):
        text = changed("relation: {to: proposals,", "share_of: key_proposals\n    relation: {to: key_proposals,")
        report = sound(loaded(text.replace("related: [plan]", "related: [launch]")))
        figure = report.figure("key_proposals")

        assert (figure.share_of, figure.relations, report.work("launch").related) == (None, (), ())

    def test_nothing_is_left_without_the_reports_own_data(self):
        assert loaded(changed("year: 2023\n", "year: last\n")).report is None

    def test_load_refuses_a_file_with_problems(self, tmp_path: Path):
        """All of them are in the one error."""
        path = tmp_path / "two.yaml"
        path.write_text(changed(": 120件", ": 若干件").replace("kind: document", "kind: papr"), encoding="utf-8")
        with pytest.raises(ReportFileError) as caught:
            load(path)

        assert [problem.kind for problem in caught.value.problems] == ["not_quantity", "unknown_name"]
        assert "\n".join(map(str, caught.value.problems)) == str(caught.value)


class TestWhatAFileMayHold:
    def test_byte_order_mark_and_windows_line_ends(self, tmp_path: Path):
        """What Notepad makes of a file changes nothing, and no line is counted twice."""
        path = tmp_path / "notepad.yaml"
        path.write_bytes(b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode())
        bad = tmp_path / "bad.yaml"
        bad.write_bytes(b"\xef\xbb\xbf" + changed("kind: document", "kind: papr").replace("\n", "\r\n").encode())

        assert sound(loaded(SOUND)) == load(path)
        assert [(problem.line, problem.column) for problem in read(bad).problems] == [(60, 11)]

    def test_byte_order_mark_in_a_text_at_hand(self):
        assert told("\ufeff" + SOUND) == []

    @pytest.mark.parametrize(
        "words", ["12:30", "yes", "no", "on", "2023-01-01", "1_000", "0x1F", "1e3", ".inf", "=", "<<"]
    )
    def test_texts_that_yaml_would_turn_into_something_else(self, words: str):
        """A title stays the characters that were written."""
        report = sound(loaded(changed("title: 某市政协2023年综述", f"title: {words}")))

        assert words == report.title

    def test_tags_are_not_followed(self, tmp_path: Path):
        """A file never runs code: what a tag asks for is not done, and what stands there is only text."""
        trace = tmp_path / "trace"
        text = changed("title: 某市政协2023年综述", f"title: !!python/object/apply:os.mkdir [{str(trace)!r}]")

        assert told(text) == ["7:10: 这里写的是“[…]”；应为一段文字；请写文字，必要时加引号。"]
        assert not trace.exists()
        assert sound(loaded(changed("title: 某市政协2023年综述", "title: !!python/name:os.system x"))).title == "x"

    @pytest.mark.parametrize(
        "text",
        [
            "&a [*a]",
            "&a {report: *a, themes: *a, figures: *a}",
            "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nreport: *c",
            "report: {<<: *other}",
        ],
    )
    def test_aliases_are_refused(self, text: str):
        """With them a short file stands for a long or an endless one; a report has no use for them."""
        assert kinds(text) == ["alias"]

    def test_billion_laughs(self):
        """Nine lines that stand for a thousand million items are refused, not spelled out: this test ends."""
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10)]

        assert kinds("\n".join(lines)) == ["alias"]

    @pytest.mark.parametrize("text", ["- a\n- b", "text", "42", "null", "{}", "[]", "? [a]\n: b", "report: \ud800"])
    def test_other_yaml_is_no_report(self, text: str):
        assert loaded(text).report is None
        assert all(problem.text() and problem.text("en") for problem in loaded(text).problems)
        assert kinds(text)

    def without_libyaml(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for module in (nodes, yaml_errors):
            monkeypatch.setattr(module, "LOADER", yaml.SafeLoader)

    def test_without_libyaml_all_is_the_same(self, monkeypatch: pytest.MonkeyPatch):
        """Where the wheel brings no libyaml, Python's own parser reads."""
        wrong = changed("as_written: 120件", "as_written: 若干件")
        quick = (loaded(SOUND), loaded(wrong), kinds("[" * 5_000), kinds("&a [*a]"), kinds("a: \x00"))
        self.without_libyaml(monkeypatch)

        assert quick == (loaded(SOUND), loaded(wrong), kinds("[" * 5_000), kinds("&a [*a]"), kinds("a: \x00"))

    @pytest.mark.parametrize(
        ("old", "new", "zh", "en"),
        [fault for fault in (*YAML_FAULTS, *TEXT_FAULTS) if str(fault.id).startswith(("yaml_", "comment_"))],
    )
    def test_without_libyaml_slips_are_told_alike(
        self, monkeypatch: pytest.MonkeyPatch, old: str, new: str, zh: str, en: str
    ):
        """The two parsers word them differently; whoever reads the problem does not notice."""
        self.without_libyaml(monkeypatch)

        assert ([zh], [en]) == (told(changed(old, new)), told(changed(old, new), "en"))


class TestReportFiles:
    def test_by_name_and_yaml_only(self, tmp_path: Path):
        for name in ("b.yaml", "a.yaml", "notes.txt"):
            (tmp_path / name).touch()
        (tmp_path / "folder.yaml").mkdir()

        assert [path.name for path in report_files(tmp_path)] == ["a.yaml", "b.yaml"]

    def test_none_where_there_is_no_folder(self, tmp_path: Path):
        assert report_files(tmp_path / "none") == ()


def test_relation_kinds_are_those_of_the_design():
    assert list(DECLARED) == ["part_of", "overlaps", "disjoint", "unstated"]


def test_what_only_adorns_an_item_costs_no_figure():
    """A theme with an icon that is none keeps its figures; what is wrong is told all the same."""
    found = loaded(changed("icon: flag", "icon: 'home:red[x]'"))

    assert [problem.kind for problem in found.problems] == ["not_id"]
    assert found.report is not None
    assert [theme.id for theme in found.report.themes] == ["first", "second"]
    assert len(found.report.figures) == 2
