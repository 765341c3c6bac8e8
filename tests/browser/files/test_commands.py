"""The command's files that a browser makes, and the page of one chart as a browser opens it."""

from __future__ import annotations

import pytest

from cppcc import Selection
from cppcc.design.frames import SCREEN, SLIDE
from cppcc.design.looks import LIGHT
from cppcc.write.html import report_page
from tests.cases import cases
from tests.exported import exported
from tests.speeches import EN, ZH

KUNMING = "kunming-2023"
EVERYTHING = Selection()


def test_batch_is_made_of_real_pictures(cppcc, tmp_path):
    folder = tmp_path / "pictures"
    code, out, err = cppcc("chart", "rural", "courtyard", KUNMING, "--format", "pdf", "-o", f"{folder}/")

    assert (code, len(out), err) == (0, 2, [])
    assert [file.read_bytes()[:5] for file in folder.iterdir()] == [b"%PDF-"] * 2


def test_pdf_is_written_of_what_the_filters_leave(cppcc, kunming, tmp_path):
    """In the language asked for; what is in it is tested with the page."""
    path = tmp_path / "report.PDF"

    assert cppcc("document", KUNMING, "--actor", "parties", "--lang", "en", "-o", path) == (
        *(0, [f"{path}: written"]),
        [],
    )
    assert path.read_bytes() == report_page.pdf(kunming, Selection(actors=("parties",)), EN)


@pytest.mark.parametrize(("frame", "width"), cases([SCREEN, SLIDE], [390, 1440], together=1))
def test_page_of_a_chart_opens_from_the_disk_at_any_width(browser, kunming, tmp_path, frame, width):
    """Nothing is asked for but the file itself, nothing is said on the console, nothing scrolls sideways."""
    path = tmp_path / "chart.html"
    path.write_bytes(exported("html", "output", kunming, EVERYTHING, frame, LIGHT, ZH))
    asked, said = [], []
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    page.locator("#chart .main-svg").first.wait_for()
    scrolls = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.close()

    assert ([path.as_uri()], [], False) == (asked, said, scrolls)
