"""The command line: what it prints where, with which exit code, and that nothing it is given makes it fall over."""

from __future__ import annotations

import csv
import hashlib
import json
import stat
import sys
from pathlib import Path

import pytest

from cppcc import browser, load
from cppcc.charts import CHARTS
from cppcc.cli import main
from cppcc.export import FORMATS, Format, dataset, document, page
from cppcc.export.renderer import DrawingFailed, Why
from cppcc.export.word import docx
from cppcc.frame import FRAMES
from cppcc.load import DATA, REPORTS
from cppcc.plan import charts
from cppcc.selection import Selection
from cppcc.tables import FIGURE_COLUMNS, WORK_COLUMNS
from tests.unit.sample import SOUND

ROOT = Path(__file__).resolve().parents[2]

KUNMING = "kunming-2023"


@pytest.fixture(scope="module")
def report():
    return load(REPORTS / f"{KUNMING}.yaml")


@pytest.fixture
def made_up(tmp_path):
    """A made-up report file, with one text in it replaced."""

    def write(old="", new="", name="made-up.yaml"):
        path = tmp_path / name
        path.write_text(SOUND.replace(old, new) if old else SOUND, encoding="utf-8")
        return path

    return write


@pytest.fixture
def any_format(monkeypatch):
    """A file format that needs no browser, in the place of PNG; it tells what it is asked to draw."""
    asked = []

    def render(chart, frame, look, language):
        asked.append((chart.name, frame.name, look.name, language, [figure.id for figure in chart.figures]))
        return b"picture"

    monkeypatch.setitem(FORMATS, "png", Format(render, FORMATS["png"].frame, is_picture=True))
    return asked


class TestValidate:
    def test_says_that_a_sound_file_is(self, cppcc, made_up):
        path = made_up()

        assert (0, [f"{path.as_posix()}：没有问题（2 个指标、2 项工作）"], []) == cppcc("validate", path)

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

        assert (code, len(out), len(err)) == (1, 1, 1)

    def test_takes_a_folder_for_all_the_files_in_it(self, cppcc, made_up, tmp_path):
        made_up(name="a.yaml")
        made_up(name="b.yaml")

        assert len(cppcc("validate", tmp_path)[1]) == 2

    def test_of_all_the_data_leaves_out_the_vocabulary(self, cppcc):
        """It is no report, and lies where someone checks all of data/."""
        code, out, err = cppcc("validate", DATA)

        assert (0, len(list(REPORTS.glob("*.yaml"))), []) == (code, len(out), err)

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
    def test_as_csv_has_the_public_columns_and_every_figure(self, cppcc, report):
        _, out, _ = cppcc("figures", KUNMING, "--format", "csv")
        rows = list(csv.DictReader(out))

        assert (list(FIGURE_COLUMNS), [figure.id for figure in report.figures]) == (
            list(rows[0]),
            [row["id"] for row in rows],
        )

    def test_as_csv_has_the_public_columns_and_every_work(self, cppcc, report):
        _, out, _ = cppcc("works", KUNMING, "--format", "csv")
        rows = list(csv.DictReader(out))

        assert (list(WORK_COLUMNS), [work.id for work in report.works]) == (
            list(rows[0]),
            [row["id"] for row in rows],
        )

    def test_as_csv_gives_values_in_the_base_unit(self, cppcc):
        """6500余万元 is 65000000 元, at least."""
        rows = csv.DictReader(cppcc("figures", KUNMING, "--category", "rural", "--format", "csv")[1])
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

        assert [row["report"] for row in csv.DictReader(out)] == [KUNMING] * 4 + ["made-up-2023"] * 2

    @pytest.mark.parametrize("command", ["figures", "works"])
    def test_with_filters_leaves_what_the_pages_leave(self, cppcc, report, command):
        """Values of one filter are alternatives, different filters apply together."""
        filters = ["--theme", "policy", "--theme", "unity", "--field", "opening", "--actor", "city"]
        _, out, _ = cppcc(command, KUNMING, *filters, "--format", "json")
        items = getattr(report, command)

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

        assert f"'{first}" == next(csv.DictReader(out))["label_zh"]

    def test_never_commands_the_terminal(self, cppcc, made_up):
        """An escape sequence in a label is shown, not obeyed."""
        path = made_up("{zh: 提案, en: Proposals}", r'{zh: "\e[2J提案\n假行", en: Proposals}')
        _, out, _ = cppcc("figures", path)

        assert r"\x1b[2J提案\x0a假行" in out[1]

    def test_never_commands_it_through_a_problem_either(self, cppcc, made_up):
        path = made_up("kind: event", r'kind: "\e[2Jevent\r"')
        _, _, err = cppcc("validate", path)

        assert (len(err), "\x1b" in err[0], "[2Jevent" in err[0]) == (1, False, True)


class TestNamingAReport:
    def test_by_its_id_or_by_its_file_is_the_same(self, cppcc):
        assert cppcc("figures", KUNMING) == cppcc("figures", REPORTS / f"{KUNMING}.yaml")

    @pytest.mark.parametrize("name", ["kunming-2022", "../reports/kunming-2023", "data/reports", ""])
    def test_by_anything_else_names_the_reports_there_are(self, cppcc, name):
        """An id is compared, never made into a path."""
        code, out, err = cppcc("figures", name)

        assert (code, out, len(err)) == (2, [], 1)
        assert err[0].startswith(f"找不到报告“{name}”；应为文件路径或报告 id（{KUNMING}")


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
            [f"{path}：这些筛选没有留下可画的内容，写好的图是空的；请放宽筛选，或换一张图。"],
        )
        assert path.stat().st_size
        assert cppcc(*asked, "--lang", "en")[2] == [
            f"{path}: these filters leave nothing to draw, and the chart is empty; loosen them, or take another chart."
        ]

    def test_are_written_as_data_too(self, cppcc, report, tmp_path):
        """With no browser on the machine, and every figure of the chart in it."""
        path = tmp_path / "chart.csv"

        assert (0, [f"{path}：已写好"], []) == cppcc("chart", "proposals", KUNMING, "-o", path)
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
        assert [(row["名称"], row["写法"]) for row in rows if row["id"]] == [
            (figure.label["zh"], figure.quantity.as_written)
            for id in ("proposals", "collective_proposals", "key_proposals", "national_key_proposal")
            for figure in [report.figure(id)]
        ]

    def test_pass_their_options_on(self, cppcc, tmp_path):
        paths = [tmp_path / "log.html", tmp_path / "linear.html"]
        for path in paths:
            cppcc("chart", "output", KUNMING, "--scale", path.stem, "-o", path)
        log, linear = (path.read_text(encoding="utf-8") for path in paths)

        assert ("对数刻度" in log, "线性刻度" in linear) == (True, True)

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

        assert (0, [f"{file}：已写好" for file in files], []) == (code, out, err)
        assert {*files} == {*folder.iterdir()}
        assert [(name, frame) for name in CHARTS for frame in FRAMES] == [asked[:2] for asked in any_format]

    def test_has_those_that_are_asked_for_each_once(self, cppcc, any_format, folder):
        asked = ["rural", "output", "rural", KUNMING, "--frame", "a4", "--frame", "slide", "--frame", "a4"]
        cppcc("chart", *asked, "-o", f"{folder}/")

        assert [asked[:2] for asked in any_format] == [
            ("rural", "a4"),
            ("rural", "slide"),
            ("output", "a4"),
            ("output", "slide"),
        ]

    def test_names_what_is_not_as_usual(self, cppcc, any_format, folder):
        """Filters, options, look and language; an option only with the charts that have it."""
        asked = ["--look", "dark", "--lang", "en", "--theme", "policy", "--group", "unit", "--scale", "log"]
        cppcc("chart", "output", "rural", KUNMING, *asked, "-o", f"{folder}/")

        assert {
            f"{KUNMING}_output_theme-policy_group-unit_slide_dark_lang-en.png",
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

        def render(chart, frame, look, language):
            if chart.name == "output":
                raise DrawingFailed(Path("chrome"), Why.LATE)
            return b"picture"

        monkeypatch.setitem(FORMATS, "png", Format(render, FORMATS["png"].frame, is_picture=True))
        code, out, err = cppcc("chart", "rural", "output", "theme", KUNMING, "-o", f"{folder}/")

        assert (
            1,
            2,
            [f"{folder}/{KUNMING}_output_slide.png：没能画出（chrome 太久没有画好）；请再试一次，或改用 .html。"],
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
        code, out, err = cppcc("chart", "rural", "output", KUNMING, "-o", f"{tmp_path}/file/")

        assert (code, out, len(err)) == (1, [], 2)

    @pytest.mark.browser
    def test_is_made_of_real_pictures(self, cppcc, folder):
        code, out, err = cppcc("chart", "rural", "courtyard", KUNMING, "--format", "pdf", "-o", f"{folder}/")

        assert (code, len(out), err) == (0, 2, [])
        assert [file.read_bytes()[:5] for file in folder.iterdir()] == [b"%PDF-"] * 2


class TestData:
    @pytest.mark.parametrize("ending", ["csv", "JSON"])
    def test_is_written_of_what_the_filters_leave(self, cppcc, report, tmp_path, ending):
        """In the language asked for; what is in it is tested with its formats."""
        path = tmp_path / f"data.{ending}"

        assert cppcc("data", KUNMING, "--actor", "parties", "--lang", "en", "-o", path) == (0, [f"{path}: written"], [])
        make = dataset.FORMATS[ending.lower()]
        assert path.read_bytes() == make(report, Selection(actors=("parties",)), "en")


class TestDocument:
    def test_is_written_of_what_the_filters_leave(self, cppcc, report, tmp_path):
        """Every chart, or those named, in the language asked for; what is in it is tested with its formats."""
        path, few = tmp_path / "year.DOCX", tmp_path / "few.docx"
        chosen = Selection(actors=("parties",))
        given = ("document", KUNMING, "--actor", "parties", "--lang", "en")

        assert cppcc(*given, "-o", path) == (0, [f"{path}: written"], [])
        assert path.read_bytes() == docx(report, charts(report, chosen), "en")
        assert cppcc(*given, "--chart", "theme", "--chart", "output", "-o", few)[0] == 0
        assert few.read_bytes() == docx(report, charts(report, chosen, ["theme", "output"]), "en")


class TestHtml:
    def test_is_written_of_what_the_filters_leave(self, cppcc, report, tmp_path):
        """In the language asked for; what is in it is tested with the page."""
        path = tmp_path / "report.html"

        assert cppcc("html", KUNMING, "--actor", "parties", "--lang", "en", "-o", path) == (0, [f"{path}: written"], [])
        assert path.read_bytes() == page.html(report, Selection(actors=("parties",)), "en")


class TestPdf:
    @pytest.mark.browser
    def test_is_written_of_what_the_filters_leave(self, cppcc, report, tmp_path):
        """In the language asked for; what is in it is tested with the page."""
        path = tmp_path / "report.PDF"

        assert cppcc("document", KUNMING, "--actor", "parties", "--lang", "en", "-o", path) == (
            *(0, [f"{path}: written"]),
            [],
        )
        assert path.read_bytes() == page.pdf(report, Selection(actors=("parties",)), "en")

    def test_says_what_to_install_where_there_is_no_browser(self, cppcc, monkeypatch, tmp_path):
        monkeypatch.setenv("CPPCC_BROWSER", str(tmp_path / "none"))
        code, out, err = cppcc("document", KUNMING, "-o", tmp_path / "report.pdf")

        assert (code, out, len(err), list(tmp_path.iterdir())) == (1, [], 1, [])
        assert "Chrome、Chromium 或 Edge" in err[0]

    def test_says_why_the_browser_printed_nothing(self, cppcc, monkeypatch, tmp_path):
        def pdf(report, selection, language, names):
            raise DrawingFailed(Path("chrome"), Why.LATE)

        monkeypatch.setitem(document.FORMATS, "pdf", pdf)
        code, out, err = cppcc("document", KUNMING, "-o", tmp_path / "report.pdf")

        assert (code, out, len(err), list(tmp_path.iterdir())) == (1, [], 1, [])
        assert "太久没有画好" in err[0]


class TestNothingLeft:
    """A file that the filters leave empty is written, and said to be so: whoever makes many does not open each."""

    EMPTY = ("--theme", "policy", "--field", "ecology", "--category", "media")

    @pytest.mark.parametrize(
        ("command", "ending"),
        [
            *(("deck", "pptx"), ("workbook", "xlsx"), ("document", "docx"), ("document", "pdf"), ("html", "html")),
            *(("data", "csv"), ("data", "json"), ("bundle", "zip")),
        ],
    )
    def test_is_said_of_every_kind_of_file(self, cppcc, monkeypatch, tmp_path, command, ending):
        monkeypatch.setattr(browser, "find", lambda: None)
        monkeypatch.setitem(document.FORMATS, "pdf", lambda *_: b"%PDF-")
        path = tmp_path / f"a.{ending}"
        code, out, err = cppcc(command, KUNMING, *self.EMPTY, "-o", path)

        assert (code, out) == (0, [f"{path}：已写好"])
        assert err[-1] == f"{path}：这些筛选没有留下任何指标和工作，写好的文件里没有内容；请放宽筛选。"
        assert cppcc(command, KUNMING, *self.EMPTY, "-o", path, "--lang", "en")[2][-1] == (
            f"{path}: these filters leave no figure and no work, and the file holds none; loosen them."
        )

    @pytest.mark.parametrize(("command", "ending"), [("deck", "pptx"), ("document", "docx")])
    def test_is_said_of_a_chart_asked_for(self, cppcc, tmp_path, command, ending):
        """Where the others have something, it is named."""
        path = tmp_path / f"a.{ending}"
        asked = ("--field", "ecology", "--chart", "matrix", "--chart", "rural", "-o", path)

        assert cppcc(command, KUNMING, *asked) == (
            0,
            [f"{path}：已写好"],
            [f"{path}：图 rural 没有可画的内容，是空的；请放宽筛选，或换一张图。"],
        )

    def test_is_not_said_of_a_file_that_was_not_written(self, cppcc, tmp_path):
        code, out, err = cppcc("data", KUNMING, *self.EMPTY, "-o", tmp_path / "none" / "a.csv")

        assert (code, out, len(err)) == (1, [], 1)


class TestMisuse:
    @pytest.mark.parametrize(
        ("arguments", "named"),
        [
            ([], "COMMAND"),
            (["chat"], "charts, chart"),
            (["figures"], "REPORT"),
            (["figures", KUNMING, "--theme"], "--theme"),
            (["figures", KUNMING, "--format", "xml"], "json"),
            (["figures", KUNMING, "--them", "party"], "--them"),
            (["figures", KUNMING, "--theme", "polcy"], "“policy”"),
            (["figures", KUNMING, "--field", "rurl"], "“rural”"),
            (["works", KUNMING, "--category", "nothing-like-it"], "proposal, social_condition"),
            (["works", KUNMING, "--actor", "citi"], "“city”"),
            (["chart", "outputs", KUNMING, "-o", "a.png"], "“output”"),
            (["chart", "output", KUNMING], "--output"),
            (["chart", "output", KUNMING, "-o", "a.gif"], ".csv"),
            (["chart", "output", "rural", KUNMING, "-o", "a.png"], "文件夹/"),
            (["chart", "output", KUNMING, "--frame", "all", "-o", "a.png"], "文件夹/"),
            (["chart", "output", KUNMING, "--format", "svg", "-o", "a.png"], "--format"),
            (["chart", "output", KUNMING, "--format", "gif", "-o", "a/"], "svg"),
            (["chart", "headline", "rural", KUNMING, "--scale", "log", "-o", "a/"], "headline, rural"),
            (["chart", "output", KUNMING, "-o", "a"], ".svg"),
            (["chart", "output", KUNMING, "--frame", "wide", "-o", "a.png"], "slide43"),
            (["chart", "output", KUNMING, "--scale", "cubic", "-o", "a.png"], "linear"),
            (["chart", "headline", KUNMING, "--scale", "log", "-o", "a.png"], "--scale"),
            (["data", KUNMING, "-o", "a.xlsx"], ".json"),
            (["workbook", KUNMING, "-o", "a.xls"], "应为 .xlsx。"),
            (["deck", KUNMING, "-o", "a.ppt"], "应为 .pptx。"),
            (["bundle", KUNMING, "-o", "a.tar"], "应为 .zip。"),
            (["data", KUNMING], "--output"),
            (["document", KUNMING, "-o", "a.doc"], ".docx, .pdf"),
            (["document", KUNMING, "--chart", "outputs", "-o", "a.docx"], "“output”"),
            (["html", KUNMING, "-o", "a.htm"], ".html"),
            (["html", KUNMING, "--theme", "polcy", "-o", "a.html"], "“policy”"),
            (["verify", KUNMING, "no-such-text.txt"], "no-such-text.txt"),
            (["figures", KUNMING, "--lang", "fr"], "zh"),
        ],
    )
    def test_is_told_in_one_line_that_names_the_way_out(self, cppcc, arguments, named):
        code, out, err = cppcc(*arguments)

        assert (code, out, len(err)) == (2, [], 1)
        assert named in err[0]

    @pytest.mark.parametrize(
        ("arguments", "zh", "en"),
        [
            (["figures"], "缺少 REPORT", "REPORT is missing"),
            (["chart", "output"], "缺少 REPORT, -o/--output", "REPORT, -o/--output is missing"),
            (
                ["figures", KUNMING, "--format", "it's"],
                "--format 不能是“it's”，应为 table, csv, json 之一",
                "--format cannot be 'it's', expected one of table, csv, json",
            ),
            (["figures", KUNMING, "--theme"], "--theme 后面缺一个值", "--theme lacks its value"),
            (
                ["serve", "--port", "八千"],
                "--port 后面应为整数，不是“八千”",
                "--port takes a whole number, not '八千'",
            ),
            (
                ["charts", "--help=me"],
                "-h/--help 后面不带值，多了“me”",
                "-h/--help takes no value, and has 'me'",
            ),
        ],
    )
    def test_is_told_without_a_word_of_argparse(self, cppcc, arguments, zh, en):
        command = f"cppcc {arguments[0]}"
        told = ([f"用法不对（{zh}）；写法见 {command} --help。"], [f"misuse: {en}; see {command} --help."])

        assert told == (cppcc(*arguments)[2], cppcc("--lang", "en", *arguments)[2])

    def test_of_something_unheard_of_is_told_so_too(self, cppcc):
        assert cppcc("charts", "-x", "y")[2] == ["用法不对（不认识“-x y”）；写法见 cppcc --help。"]
        assert cppcc("charts", "-x", "y", "--lang", "en")[2] == ["misuse: '-x y' is not known; see cppcc --help."]

    @pytest.mark.parametrize("before", [["--lang", "en"], []])
    def test_is_told_in_the_language_asked_for(self, cppcc, before):
        """Whether the language stands before the command or behind it."""
        behind = [] if before else ["--lang=en"]
        _, _, err = cppcc(*before, "figures", KUNMING, "--theme", "polcy", *behind)

        assert err == [
            "no theme is called 'polcy'; expected one of introduction, party, policy, unity, innovation, foundation. "
            "Did you mean 'policy'?"
        ]


class TestHelp:
    @pytest.mark.parametrize(
        "command",
        [
            *("", "validate", "figures", "works", "charts", "chart", "workbook", "deck", "bundle", "document", "html"),
            "data",
            "verify",
            "schema",
        ],
    )
    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_is_there_for_every_command(self, capsys, command, language):
        with pytest.raises(SystemExit) as caught:
            main([*command.split(), "--help", "--lang", language])

        assert caught.value.code == 0
        assert capsys.readouterr().out.startswith(f"usage: cppcc {command}".rstrip())


class TestVerify:
    TEXT = "一\n二\n三\n提案120件\n重点提案8件\n启动会，3月，共5项\n七\n八\n九\n方案\n"

    def text(self, tmp_path, text=TEXT):
        path = tmp_path / "text.txt"
        path.write_text(text, encoding="utf-8", newline="")
        return path

    def test_of_a_text_that_agrees_succeeds(self, cppcc, made_up, tmp_path):
        """Another text than the one hashed is told, and no failure; nor is a numeral that no one took."""
        path = self.text(tmp_path)

        code, out, err = cppcc("verify", made_up(), path)

        assert code == 0
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert [
            f"{path}：与数据文件 text_sha256 所记的不是同一份文字，结果以这份文字为准；"
            f"若这份才对，请写 text_sha256: {digest}"
        ] == err
        assert [
            f"{path.as_posix()}：2 个指标、2 项工作都在原文里",
            "原文里另有 1 处数字不属于任何指标、工作或日期，请人工过目：",
            f"{path}:6: 5项　…启动会，3月，共5项…",
        ] == out

    def test_of_a_text_that_does_not_tells_where(self, cppcc, made_up, tmp_path):
        path = self.text(tmp_path, self.TEXT.replace("提案120件", "提案 121 件"))

        code, _, err = cppcc("verify", made_up(), path)

        assert code == 1
        assert [
            f"{path}:4: “提案120件”不在第 4 行；应是那一行里的原字；请核对行号和字词",
            f"{path}:4: “120件”没有在第 4 行原样出现；应照抄报告的写法；请核对",
        ] == err[1:]

    def test_of_a_text_that_is_no_utf8_says_so(self, cppcc, made_up, tmp_path):
        path = tmp_path / "gbk.txt"
        path.write_bytes("提案".encode("gbk"))

        code, out, err = cppcc("verify", made_up(), path)

        assert (code, out, len(err)) == (2, [], 1)
