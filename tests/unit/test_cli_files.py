"""The command line's files of a whole selection: data, documents, pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from cppcc.content.catalog import SAVED
from cppcc.decks.plan import charts
from cppcc.design.frames import POSTERS
from cppcc.design.looks import DARK
from cppcc.model.selection import Selection
from cppcc.write import browser
from cppcc.write.html import report_page
from cppcc.write.office.word import docx
from cppcc.write.renderer import DrawingFailed, FailureReason
from tests.cases import few
from tests.speeches import EN

KUNMING = "kunming-2023"


class TestData:
    @pytest.mark.parametrize("ending", ["csv", "JSON"])
    def test_is_written_of_what_the_filters_leave(self, cppcc, kunming, tmp_path, ending):
        """In the language asked for; what is in it is tested with its formats."""
        path = tmp_path / f"data.{ending}"

        assert cppcc("data", KUNMING, "--actor", "parties", "--lang", "en", "-o", path) == (0, [f"{path}: written"], [])
        make = SAVED["data"][ending.lower()].write
        assert path.read_bytes() == make(kunming, Selection(actors=("parties",)), EN)


class TestDocument:
    def test_is_written_of_what_the_filters_leave(self, cppcc, kunming, tmp_path):
        """Every chart, or those named, in the language asked for; what is in it is tested with its formats."""
        path, few = tmp_path / "year.DOCX", tmp_path / "few.docx"
        chosen = Selection(actors=("parties",))
        given = ("document", KUNMING, "--actor", "parties", "--lang", "en")

        assert cppcc(*given, "-o", path) == (0, [f"{path}: written"], [])
        assert path.read_bytes() == docx(kunming, charts(kunming, chosen), EN)
        assert cppcc(*given, "--chart", "theme", "--chart", "output", "-o", few)[0] == 0
        assert few.read_bytes() == docx(kunming, charts(kunming, chosen, ["theme", "output"]), EN)


class TestPoster:
    def test_is_drawn_of_what_the_filters_leave(self, cppcc, kunming, tmp_path):
        """An SVG needs no browser; what is in it is tested with the chart."""
        path = tmp_path / "poster.svg"
        asked = ("--actor", "city", "--look", "dark", "--frame", "poster-a3", "--qr", "https://example.org/")
        made = SAVED["poster"]["svg"].write(
            *(kunming, Selection(actors=("city",)), EN),
            frame=POSTERS["poster-a3"],
            look=DARK,
            address="https://example.org/",
        )

        assert cppcc("poster", KUNMING, *asked, "--lang", "en", "-o", path) == (0, [f"{path}: written"], [])
        assert path.read_bytes() == made

    def test_says_what_to_install_where_there_is_no_browser(self, cppcc, monkeypatch, tmp_path):
        monkeypatch.setenv("CPPCC_BROWSER", str(tmp_path / "none"))
        code, out, err = cppcc("poster", KUNMING, "-o", tmp_path / "poster.png")

        assert (code, out, len(err), list(tmp_path.iterdir())) == (1, [], 1, [])

    def test_of_an_address_too_long_for_a_code_is_refused(self, cppcc, tmp_path):
        code, out, [told] = cppcc("poster", KUNMING, "--qr", f"https://{'x' * 3000}", "-o", tmp_path / "poster.svg")

        assert (code, out) == (2, [])
        assert "--qr" in told


class TestHtml:
    def test_is_written_of_what_the_filters_leave(self, cppcc, kunming, tmp_path):
        """In the language asked for; what is in it is tested with the page."""
        path = tmp_path / "report.html"

        assert cppcc("html", KUNMING, "--actor", "parties", "--lang", "en", "-o", path) == (0, [f"{path}: written"], [])
        assert path.read_bytes() == report_page.html(kunming, Selection(actors=("parties",)), EN)


class TestPdf:
    def test_says_what_to_install_where_there_is_no_browser(self, cppcc, monkeypatch, tmp_path):
        monkeypatch.setenv("CPPCC_BROWSER", str(tmp_path / "none"))
        code, out, err = cppcc("document", KUNMING, "-o", tmp_path / "report.pdf")

        assert (code, out, len(err), list(tmp_path.iterdir())) == (1, [], 1, [])
        assert "Chrome、Chromium 或 Edge" in err[0]

    def test_says_why_the_browser_printed_nothing(self, cppcc, monkeypatch, tmp_path):
        def pdf(kunming, selection, speech):
            raise DrawingFailed(Path("chrome"), FailureReason.LATE)

        monkeypatch.setattr(report_page, "pdf", pdf)
        code, out, err = cppcc("document", KUNMING, "-o", tmp_path / "report.pdf")

        assert (code, out, len(err), list(tmp_path.iterdir())) == (1, [], 1, [])
        assert "超时未完成" in err[0]


class TestNothingLeft:
    """A file that the filters leave empty is written, and said to be so: whoever makes many does not open each."""

    EMPTY = ("--theme", "policy", "--field", "ecology", "--category", "media")

    @pytest.mark.parametrize(
        ("command", "ending"),
        few(
            [
                *(("deck", "pptx"), ("workbook", "xlsx"), ("document", "docx"), ("document", "pdf"), ("html", "html")),
                *(("data", "csv"), ("data", "json"), ("bundle", "zip")),
            ]
        ),
    )
    def test_is_said_of_every_kind_of_file(self, cppcc, monkeypatch, tmp_path, command, ending):
        monkeypatch.setattr(browser, "find", lambda: None)
        monkeypatch.setattr(report_page, "pdf", lambda *_: b"%PDF-")
        path = tmp_path / f"a.{ending}"
        code, out, err = cppcc(command, KUNMING, *self.EMPTY, "-o", path)

        assert (code, out) == (0, [f"{path}：已写好"])
        assert err[-1] == f"{path}：这些筛选没有留下任何指标和工作，写好的文件里没有内容；请减少筛选条件。"
        assert cppcc(command, KUNMING, *self.EMPTY, "-o", path, "--lang", "en")[2][-1] == (
            f"{path}: these filters leave no figure and no activity, and the file holds none; remove some of them."
        )

    @pytest.mark.parametrize(("command", "ending"), [("deck", "pptx"), ("document", "docx")])
    def test_is_said_of_a_chart_asked_for(self, cppcc, tmp_path, command, ending):
        """Where the others have something, it is named."""
        path = tmp_path / f"a.{ending}"
        asked = ("--field", "ecology", "--chart", "matrix", "--chart", "rural", "-o", path)

        assert cppcc(command, KUNMING, *asked) == (
            0,
            [f"{path}：已写好"],
            [f"{path}：图 rural 无可展示内容，是空的；请减少筛选条件，或换一张图。"],
        )

    def test_is_not_said_of_a_file_that_was_not_written(self, cppcc, tmp_path):
        code, out, err = cppcc("data", KUNMING, *self.EMPTY, "-o", tmp_path / "none" / "a.csv")

        assert (code, out, len(err)) == (1, [], 1)
