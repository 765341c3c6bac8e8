"""The command line's charts: one, or a batch of them, in any format."""

from __future__ import annotations

import csv
import re
import stat
import sys
from pathlib import Path

import pytest

from cppcc.content.catalog import CHARTS
from cppcc.design.frames import FRAMES
from cppcc.write import picture
from cppcc.write.renderer import DrawingFailed, FailureReason
from tests.unit.sample import SOUND

KUNMING = "kunming-2023"


@pytest.fixture
def any_format(monkeypatch):
    """A file format that needs no browser, in the place of PNG; it tells what it is asked to draw."""
    asked = []

    def render(chart, frame, look, speech):
        asked.append((chart.name, frame.name, look.name, speech.language, [figure.id for figure in chart.figures]))
        return b"picture"

    monkeypatch.setattr(picture, "png", render)
    return asked


class TestCharts:
    def test_are_named_one_a_line_with_what_they_show(self, cppcc):
        code, out, _ = cppcc("charts")

        assert (0, list(CHARTS)) == (code, [line.split()[0] for line in out])
        assert all(len(line.split(maxsplit=1)[1]) > 4 for line in out)

    def test_are_written_in_the_frame_look_and_language_asked_for(self, cppcc, any_format, tmp_path):
        path = tmp_path / "chart.PNG"
        asked = ["--frame", "square", "--look", "dark", "--lang", "en", "--actor", "parties"]

        assert (0, [f"{path}: written"], []) == cppcc("chart", "proposals", KUNMING, *asked, "-o", path)
        assert path.read_bytes() == b"picture"
        assert any_format == [("proposals", "square", "dark", "en", ["collective_proposals"])]

    def test_are_light_chinese_slides_unless_said(self, cppcc, any_format, tmp_path):
        cppcc("chart", "rural", KUNMING, "-o", tmp_path / "chart.png")

        assert any_format[0][:4] == ("rural", "slide", "light", "zh")

    def test_with_nothing_left_to_draw_are_written_and_said_to_be_empty(self, cppcc, tmp_path):
        """The file says so too; but whoever runs a batch does not open each."""
        path = tmp_path / "chart.html"
        asked = ["chart", "output", KUNMING, "--theme", "party", "--category", "media", "-o", path]

        assert cppcc(*asked) == (
            0,
            [f"{path}：已写好"],
            [f"{path}：这些筛选没有留下可展示的内容，写好的图是空的；请减少筛选条件，或换一张图。"],
        )
        assert path.stat().st_size
        assert cppcc(*asked, "--lang", "en")[2] == [
            f"{path}: these filters leave nothing to show, and the chart is empty; remove some of them, "
            "or take another chart."
        ]

    def test_of_what_the_report_lacks_say_so(self, cppcc, tmp_path):
        """A14: no advice on filters that nobody has set."""
        report, path = tmp_path / "report.yaml", tmp_path / "chart.html"
        report.write_text(SOUND, encoding="utf-8")

        assert cppcc("chart", "courtyard", report, "-o", path)[2] == [
            f"{path}：未收录院坝协商指标，写好的文件里没有内容。"
        ]

    def test_are_written_as_data_too(self, cppcc, kunming, tmp_path):
        """With no browser on the machine, and every figure of the chart in it."""
        path = tmp_path / "chart.csv"

        assert (0, [f"{path}：已写好"], []) == cppcc("chart", "proposals", KUNMING, "-o", path)
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
        assert [(row["名称"], row["原文表述"]) for row in rows if row["id"]] == [
            (figure.label["zh"], figure.quantity.as_written)
            for id in ("proposals", "collective_proposals", "key_proposals", "national_key_proposal")
            for figure in [kunming.figure(id)]
        ]

    def test_pass_their_options_on(self, cppcc, tmp_path):
        paths = [tmp_path / "log.html", tmp_path / "linear.html"]
        for path in paths:
            cppcc("chart", "output", KUNMING, "--scale", path.stem, "-o", path)
        log, linear = (path.read_text(encoding="utf-8") for path in paths)

        assert ("对数刻度" in log, "无可比数值的只列数字" in linear) == (True, True)

    def test_leave_no_half_written_file_behind(self, cppcc, any_format, tmp_path, monkeypatch):
        """A full disk ends the writing; the old picture is still whole."""
        path = tmp_path / "chart.png"
        path.write_bytes(b"old")

        def full(self, content):
            with self.open("wb") as file:
                file.write(content[:3])
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "write_bytes", full)
        code, out, err = cppcc("chart", "rural", KUNMING, "-o", path)

        assert (1, [], [f"写不进“{path}”：空间满了；请删去不用的文件，或换一个地方。"]) == (code, out, err)
        assert ({"chart.png"}, b"old") == ({file.name for file in tmp_path.iterdir()}, path.read_bytes())

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
    def test_have_the_permissions_of_any_new_file(self, cppcc, any_format, tmp_path):
        """Not those of a temporary one, that a colleague could not open."""
        other = tmp_path / "other"
        other.touch()
        cppcc("chart", "rural", KUNMING, "-o", tmp_path / "chart.png")

        assert stat.S_IMODE(other.stat().st_mode) == stat.S_IMODE((tmp_path / "chart.png").stat().st_mode)

    def test_say_so_where_there_is_no_browser(self, cppcc, monkeypatch, tmp_path):
        """The machine lacks something; the command was right. Told once, and nothing is left behind."""
        monkeypatch.setenv("CPPCC_BROWSER", str(tmp_path / "none"))

        for name, output in (("rural", "chart.png"), ("rural", "chart.pdf"), ("all", "charts/")):
            code, out, err = cppcc("chart", name, KUNMING, "-o", f"{tmp_path}/{output}")
            assert (code, out, len(err), list(tmp_path.iterdir())) == (1, [], 1, [])
            assert "Chrome、Chromium 或 Edge" in err[0]

    def test_need_no_browser_for_data_and_pages(self, cppcc, monkeypatch, tmp_path):
        monkeypatch.setenv("CPPCC_BROWSER", str(tmp_path / "none"))

        for format in ("csv", "html"):
            assert cppcc("chart", "rural", KUNMING, "-o", tmp_path / f"chart.{format}")[0] == 0


class TestABatchOfCharts:
    @pytest.fixture
    def folder(self, tmp_path):
        return tmp_path / "new" / "charts"

    def test_has_a_file_for_each_chart_in_each_frame(self, cppcc, any_format, folder):
        """Named as the page names them; told one a line."""
        code, out, err = cppcc("chart", "all", KUNMING, "--frame", "all", "-o", f"{folder}/")
        files = [folder / f"{KUNMING}_{name}_{frame}.png" for name in CHARTS for frame in FRAMES]
        firsts = [file for file in folder.iterdir() if not re.search(r"-\d+$", file.stem)]
        asked = dict.fromkeys(each[:2] for each in any_format)

        assert (code, err) == (0, [])
        assert sorted(out) == sorted(f"{file}：已写好" for file in folder.iterdir())
        assert {*files} == {*firsts}
        assert [(name, frame) for name in CHARTS for frame in FRAMES] == list(asked)

    def test_has_numbered_files_for_what_has_no_room_in_one(self, cppcc, any_format, folder):
        """Nothing is dropped: each figure is in one of them."""
        cppcc("chart", "output", KUNMING, "--frame", "slide", "-o", f"{folder}/")
        names = sorted(file.name for file in folder.iterdir())
        drawn = [id for *_, figures in any_format for id in figures]

        assert names == [f"{KUNMING}_output_slide-2.png", f"{KUNMING}_output_slide.png"]
        assert len(set(drawn)) == 25

    def test_has_those_that_are_asked_for_each_once(self, cppcc, any_format, folder):
        asked = ["rural", "output", "rural", KUNMING, "--frame", "a4", "--frame", "slide", "--frame", "a4"]
        cppcc("chart", *asked, "-o", f"{folder}/")

        assert [asked[:2] for asked in any_format] == [
            ("rural", "a4"),
            ("rural", "slide"),
            ("output", "a4"),
            ("output", "slide"),
            ("output", "slide"),
        ]

    def test_names_what_is_not_as_usual(self, cppcc, any_format, folder):
        """Filters, options, look and language; an option only with the charts that have it."""
        asked = ["--look", "dark", "--lang", "en", "--theme", "policy", "--group", "unit", "--scale", "log"]
        cppcc("chart", "output", "rural", KUNMING, *asked, "-o", f"{folder}/")

        assert {
            f"{KUNMING}_output_theme-policy_group-unit_slide_dark_lang-en.png",
            f"{KUNMING}_output_theme-policy_group-unit_slide_dark_lang-en-2.png",
            f"{KUNMING}_rural_theme-policy_slide_dark_lang-en.png",
        } == {file.name for file in folder.iterdir()}

    def test_goes_into_a_folder_that_is_there(self, cppcc, any_format, tmp_path):
        assert cppcc("chart", "rural", KUNMING, "-o", tmp_path)[0] == 0
        assert [file.name for file in tmp_path.iterdir()] == [f"{KUNMING}_rural_slide.png"]

    def test_of_data_has_no_frame(self, cppcc, folder):
        """As on the page; in another frame than their own data may have fewer rows, and say which."""
        cppcc("chart", "rural", KUNMING, "--format", "csv", "-o", f"{folder}/")
        cppcc("chart", "rural", KUNMING, "--format", "csv", "--frame", "slide", "-o", f"{folder}/")

        assert {f"{KUNMING}_rural.csv", f"{KUNMING}_rural_slide.csv"} == {file.name for file in folder.iterdir()}

    def test_goes_on_where_one_fails(self, cppcc, monkeypatch, folder):
        """Whoever asked for all gets what can be had, and is told what cannot."""

        def render(chart, frame, look, speech):
            if chart.name == "output":
                raise DrawingFailed(Path("chrome"), FailureReason.LATE)
            return b"picture"

        monkeypatch.setattr(picture, "png", render)
        code, out, err = cppcc("chart", "rural", "output", "theme", KUNMING, "-o", f"{folder}/")

        assert (
            1,
            2,
            [f"{folder}/{KUNMING}_output_slide.png：生成失败（chrome 超时未完成）；请重试，或改用 .html。"],
        ) == (
            code,
            len(out),
            err,
        )
        assert {f"{KUNMING}_rural_slide.png", f"{KUNMING}_theme_slide.png"} == {file.name for file in folder.iterdir()}

    def test_says_which_are_empty(self, cppcc, any_format, folder):
        code, out, err = cppcc("chart", "proposals", "rural", KUNMING, "--category", "rural", "-o", f"{folder}/")

        assert (code, len(out), len(err)) == (0, 2, 1)
        assert err[0].startswith(f"{folder}/{KUNMING}_proposals_category-rural_slide.png：这些筛选没有留下")

    def test_is_not_begun_where_one_cannot_be_asked_for(self, cppcc, any_format, folder):
        assert cppcc("chart", "rural", "output", KUNMING, "--scale", "cubic", "-o", f"{folder}/")[0] == 2
        assert cppcc("chart", "rural", "outptu", KUNMING, "-o", f"{folder}/")[0] == 2
        assert not folder.exists()

    def test_is_told_where_it_cannot_be_written(self, cppcc, any_format, tmp_path):
        (tmp_path / "file").touch()
        code, out, err = cppcc("chart", "rural", "headline", KUNMING, "-o", f"{tmp_path}/file/")

        assert (code, out, len(err)) == (1, [], 2)
