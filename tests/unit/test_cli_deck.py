"""``cppcc deck`` and ``cppcc bundle``: what they write, and what they say where they cannot."""

from __future__ import annotations

import errno
import os
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation

from cppcc.decks.kinds import whole
from cppcc.files.load import REPORTS, read
from cppcc.messages import LANGUAGES, say
from cppcc.model.errors import refusal
from cppcc.model.selection import Selection
from cppcc.speech import phrases
from cppcc.write import browser
from cppcc.write import bundle as module
from cppcc.write.bundle import BundleFault, Finding
from tests.cases import cases, few
from tests.speeches import EN
from tests.unit.decks import words

REPORT = "kunming-2023"


@pytest.fixture
def plan_of(tmp_path):
    """Writes a plan."""

    def written(text):
        file = tmp_path / "plan.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    return written


class TestDeck:
    def test_is_whole_unless_charts_are_named(self, cppcc, tmp_path):
        report = read(REPORTS / f"{REPORT}.yaml").report
        assert report is not None
        path = tmp_path / "a.pptx"

        assert cppcc("deck", REPORT, "-o", path)[0] == 0
        assert len(Presentation(path).slides) == len(whole(report, Selection()))
        assert cppcc("deck", REPORT, "--chart", "headline", "--chart", "matrix", "-o", path)[0] == 0
        assert len(Presentation(path).slides) == 2

    def test_is_of_the_kind_that_is_asked_for(self, cppcc, tmp_path):
        """``--kind`` names a whole deck; any other value is a kind of works, as everywhere."""
        report = read(REPORTS / f"{REPORT}.yaml").report
        assert report is not None
        path = tmp_path / "a.pptx"

        assert cppcc("deck", REPORT, "--kind", "audit", "-o", path)[0] == 0
        assert len(Presentation(path).slides) >= len(whole(report, Selection(), "audit"))
        assert cppcc("deck", REPORT, "--kind", "audit", "--kind", "honour", "-o", path)[0] == 0
        told = "".join(map(words, Presentation(path).slides))
        assert "王选新闻科学技术奖" in told
        assert "缓扫落叶落花" not in told

    @pytest.mark.parametrize("more", [["--kind", "report"], ["--chart", "output"]], ids=" ".join)
    def test_of_two_kinds_or_a_kind_and_charts_is_refused(self, cppcc, tmp_path, more):
        code, _, [told] = cppcc("deck", REPORT, "--kind", "audit", *more, "-o", tmp_path / "a.pptx")

        assert code == 2
        assert "--kind" in told

    def test_takes_filters_frame_and_language(self, cppcc, tmp_path):
        path = tmp_path / "a.pptx"
        asked = ("--field", "ecology", "--frame", "slide43", "--lang", "en", "--chart", "output")

        assert cppcc("deck", REPORT, *asked, "-o", path)[0] == 0
        deck = Presentation(path)
        assert deck.slide_width * 3 == deck.slide_height * 4
        report = read(REPORTS / f"{REPORT}.yaml").report
        assert report is not None
        told = "".join(shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame)
        assert phrases.filters(report, Selection(fields=("ecology",)), EN) in " ".join(told.split())

    def test_takes_a_plan_and_tells_what_has_no_data(self, cppcc, tmp_path, plan_of):
        plan = plan_of("pages:\n- page: cover\n- page: theme\n  theme: of_next_year\n")
        code, out, err = cppcc("deck", REPORT, "--plan", plan, "-o", tmp_path / "a.pptx")

        assert (code, out) == (0, [f"{tmp_path / 'a.pptx'}：已写好"])
        assert err == [f"{plan}：第2页 theme 在本报告中没有内容，略过（没有的主题：of_next_year）"]
        assert len(Presentation(tmp_path / "a.pptx").slides) == 1

    def test_of_a_plan_without_a_page_left_is_none(self, cppcc, tmp_path, plan_of):
        plan = plan_of("pages:\n- page: works\n  theme: of_next_year\n")
        code, out, err = cppcc("deck", REPORT, "--plan", plan, "-o", tmp_path / "a.pptx")

        assert (code, out, len(err)) == (1, [], 2)
        assert not (tmp_path / "a.pptx").exists()

    def test_tells_no_theme_where_none_is_gone(self, cppcc, tmp_path, plan_of):
        plan = plan_of("pages:\n- page: cover\n- page: rural\n  theme: party\n")
        code, _, err = cppcc("deck", REPORT, "--plan", plan, "-o", tmp_path / "a.pptx")

        assert (code, err) == (0, [f"{plan}：第2页 rural 在本报告中没有内容，略过"])

    def test_of_a_plan_that_cannot_be_read_says_that_alone(self, cppcc, tmp_path):
        """What is not there has no contents to be wrong."""
        plan = tmp_path / "none.yaml"

        assert cppcc("deck", REPORT, "--plan", plan, "-o", tmp_path / "a.pptx") == (
            *(1, []),
            [f"{plan.as_posix()}:0:0: 文件打不开：没有这个文件或文件夹；请检查路径。"],
        )

    def test_of_an_empty_plan_says_what_a_plan_holds(self, cppcc, tmp_path):
        plan = tmp_path / "plan.yaml"
        plan.touch()

        assert cppcc("deck", REPORT, "--plan", plan, "-o", tmp_path / "a.pptx")[2] == [
            f"{plan}:1:1: 文件是空的；应有 pages；可照 docs/exports.md 的样子写。"
        ]

    def test_tells_themes_that_are_gone_where_others_are_left(self, cppcc, tmp_path, plan_of):
        plan = plan_of("pages:\n- page: works\n  theme: [policy, of_next_year]\n")
        code, _, err = cppcc("deck", REPORT, "--plan", plan, "-o", tmp_path / "a.pptx")

        assert (code, err) == (0, [f"{plan}：第1页 works 指定的主题中没有 of_next_year，其余照常显示"])

    def test_tells_the_place_of_a_plans_faults(self, cppcc, tmp_path, plan_of):
        plan = plan_of("pages:\n- page: output\n  field: moon\n")
        code, out, err = cppcc("deck", REPORT, "--plan", plan, "-o", tmp_path / "a.pptx")

        assert (code, out, len(err)) == (1, [], 1)
        assert err[0].startswith(f"{plan}:3:10: ")
        assert not (tmp_path / "a.pptx").exists()

    def test_tells_why_a_template_cannot_serve(self, cppcc, tmp_path):
        template = tmp_path / "house.pptx"
        template.write_text("no presentation", encoding="utf-8")
        path = tmp_path / "a.pptx"

        code, out, err = cppcc("deck", REPORT, "--template", template, "-o", path)
        assert (code, out, len(err)) == (1, [], 1)
        assert str(template) in err[0]
        assert cppcc("deck", REPORT, "--template", tmp_path / "none.pptx", "-o", path)[0] == 2
        assert not path.exists()

    @pytest.mark.parametrize(
        "arguments",
        [
            ("deck", REPORT, "-o", "a.ppt"),
            ("deck", REPORT, "--chart", "pie", "-o", "a.pptx"),
            ("deck", REPORT, "--chart", "output", "--plan", "p.yaml", "-o", "a.pptx"),
        ],
    )
    def test_misuse_is_one_line(self, cppcc, arguments):
        code, out, err = cppcc(*arguments)

        assert (code, out, len(err)) == (2, [], 1)

    @pytest.mark.parametrize("filter", ["--theme=policy", "--field=ecology", "--category=media", "--actor=city"])
    def test_takes_no_filters_beside_a_plan(self, cppcc, tmp_path, plan_of, filter):
        """Its pages have their own: who gives both would take a deck of everything for a filtered one."""
        plan = plan_of("pages:\n- page: output\n")

        assert cppcc("deck", REPORT, "--plan", plan, filter, "-o", tmp_path / "a.pptx") == (
            2,
            [],
            [
                "方案里每一页有自己的筛选，--plan 不与 --theme、--field、--category、--actor 同用；"
                "请去掉它们，或写进方案。"
            ],
        )
        assert [found.name for found in tmp_path.iterdir()] == ["plan.yaml"]

    @pytest.mark.parametrize("option", ["--look=dark", "--look=light", "--frame=slide43"])
    def test_takes_no_look_and_no_frame_beside_a_template(self, cppcc, tmp_path, option):
        template = tmp_path / "house.pptx"
        Presentation().save(str(template))

        assert cppcc("deck", REPORT, "--template", template, option, "-o", tmp_path / "a.pptx") == (
            2,
            [],
            ["画幅和配色由模板决定，--template 不与 --frame、--look 同用；请去掉它们。"],
        )
        assert [found.name for found in tmp_path.iterdir()] == ["house.pptx"]


class TestNothingHalfWritten:
    """A full disk, a folder that is not there: one line, and neither the file nor a part of it."""

    @pytest.mark.parametrize(("command", "ending"), few([("workbook", "xlsx"), ("deck", "pptx"), ("bundle", "zip")], 1))
    def test_on_a_full_disk(self, cppcc, tmp_path, monkeypatch, command, ending):
        monkeypatch.setattr(browser, "find", lambda: None)
        real = Path.write_bytes

        def full(path, content):
            real(path, content[: len(content) // 2])
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "write_bytes", full)
        path = tmp_path / f"a.{ending}"
        path.write_text("before", encoding="utf-8")
        code, _, err = cppcc(command, REPORT, "-o", path)

        assert code == 1
        assert err[-1] == f"写不进“{path}”：空间满了；请删去不用的文件，或换一个地方。"
        assert [found.name for found in tmp_path.iterdir()] == [path.name]
        assert path.read_text(encoding="utf-8") == "before"

    def test_in_a_folder_that_is_not_there(self, cppcc, tmp_path):
        path = tmp_path / "none" / "a.pptx"

        assert cppcc("deck", REPORT, "-o", path) == (
            *(1, []),
            [f"写不进“{path}”：没有这个文件或文件夹；请检查路径。"],
        )

    @pytest.mark.parametrize(
        ("code", "language"),
        few(cases(["EACCES", "EROFS", "EISDIR", "ENOTDIR", "ENAMETOOLONG", "EIO", "EXDEV"], LANGUAGES, together=1), 3),
    )
    def test_says_why_and_what_to_do(self, cppcc, tmp_path, monkeypatch, code, language):
        """In the reader's language, and in the system's words where it is nothing common."""
        number = getattr(errno, code)
        refused = OSError(number, os.strerror(number))

        def refuse(*_):
            raise refused

        monkeypatch.setattr(Path, "write_bytes", refuse)
        path = tmp_path / "a.json"
        told = refusal(refused)[language]

        assert cppcc("data", REPORT, "--lang", language, "-o", path) == (
            *(1, []),
            [say(language, "cli.cannot_write", path=path, why=told)],
        )
        assert (os.strerror(number) in told) == (code == "EXDEV")


class TestBundle:
    def test_is_written_and_checked(self, cppcc, tmp_path, monkeypatch):
        monkeypatch.setattr(browser, "find", lambda: None)
        path = tmp_path / "a.zip"
        code, out, err = cppcc("bundle", REPORT, "--chart", "output", "-o", path)
        assert (code, out) == (0, [f"{path}：已写好"])
        assert err == ["这台机器上没有找到 Chrome、Chromium 或 Edge，包里没有图片；其余照做。"]

        assert cppcc("bundle", "--check", path) == (0, [f"{path}：与清单相符，重做的文件逐字节相同"], [])

    def test_whose_pictures_cannot_be_made_again_is_said_to_be_sound_but_for_them(self, cppcc, tmp_path, monkeypatch):
        monkeypatch.setattr(module, "check", lambda _: [Finding(BundleFault.NO_BROWSER)])
        path = tmp_path / "a.zip"
        path.touch()

        assert cppcc("bundle", "--check", path) == (
            0,
            [f"{path}：与清单相符，除图片外的文件都重做了，逐字节相同"],
            [f"{path}：这台机器上没有 Chrome、Chromium 或 Edge，图片没有重做"],
        )

    def test_that_was_changed_is_told_and_fails(self, cppcc, tmp_path, monkeypatch):
        monkeypatch.setattr(browser, "find", lambda: None)
        path = tmp_path / "a.zip"
        cppcc("bundle", REPORT, "--chart", "output", "-o", path)
        with zipfile.ZipFile(path, "a") as parts:
            parts.writestr("more.txt", "")

        assert cppcc("bundle", "--check", path) == (1, [], [f"{path}：多出清单里没有的文件 more.txt"])

    def test_of_something_else_is_told(self, cppcc, tmp_path):
        path = tmp_path / "a.zip"
        path.write_text("no bundle", encoding="utf-8")

        assert cppcc("bundle", "--check", path) == (1, [], [f"{path}：不是 cppcc 生成的核验包，或已损坏"])

    @pytest.mark.parametrize(
        "arguments",
        [
            *((), (REPORT,), (REPORT, "-o", "a.tar"), ("--check", "none.zip"), ("--check", "a.zip", REPORT)),
            *[("--check", "a.zip", *more) for more in (("-o", "b.zip"), ("--theme", "policy"), ("--chart", "output"))],
            ("--check", "a.zip", "--plan", "plan.yaml"),
        ],
    )
    def test_misuse_is_one_line(self, cppcc, arguments, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "a.zip").write_text("no bundle", encoding="utf-8")
        code, out, err = cppcc("bundle", *arguments)

        assert (code, out, len(err)) == (2, [], 1)
