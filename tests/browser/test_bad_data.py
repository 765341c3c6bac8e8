"""What stands in a data file is text: in a real browser too nothing of it runs, opens or asks for anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests import files
from tests.browser.conftest import serving
from tests.browser.page import PAGES, Visitor
from tests.cases import few
from tests.unit.sample import SOUND

#: Short enough to stand in a chart in one piece.
SHORT = "<b>粗</b>:red[红]$x^2$<img src=//evil.example/a onerror=alert(1)> www.evil.example http://evil.example"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A hostile file, one with a fault, and one with names as long as they may be, without a blank."""
    long = re.sub(r"(label: \{zh: )", rf"\g<1>{'N' * 190}", SOUND.replace("made-up-2023", "long-2021"))
    broken = SOUND.replace("made-up-2023", "broken-2022").replace(
        "as_written: 8件", 'as_written: "<img src=//evil.example/b onerror=alert(2)>"'
    )
    return files.put(tmp_path_factory.mktemp("bad") / "reports", hostile=files.hostile(SHORT), broken=broken, long=long)


@pytest.fixture(scope="module")
def hostile(folder, tmp_path_factory) -> Iterator[str]:
    """A dashboard on these files."""
    with serving(tmp_path_factory.mktemp("hostile") / "log.txt", folder) as root:
        yield root


def shown(tab: Visitor) -> str:
    return tab.page.locator("body").inner_text()


def made_of_it(tab: Visitor) -> int:
    """Elements that only the data file could have made."""
    found: int = tab.page.evaluate("""() => document.querySelectorAll(
      'img[src*="evil"], a[href^="javascript"], a[href*="evil"], [onerror], .katex').length
      + [...document.querySelectorAll("b, strong, tspan")].filter((part) => part.textContent === "粗").length""")
    return found


def test_markup_is_shown_as_text_on_every_page(visit, hostile):
    """In titles, tiles, charts, cards and buttons: character by character. (No dialog, no request: ``visit``.)"""
    tab = visit("/?report=made-up-2023", root=hostile)
    for page in PAGES:
        tab.go_to(page)
        assert (page, made_of_it(tab)) == (page, 0)
        assert SHORT in shown(tab) or page == "deck"  # which shows nothing of a report before a page is picked


def test_long_names_break_into_lines(visit, hostile):
    tab = visit("/?report=long-2021", root=hostile, width=390)
    for page in few(["overview", "output", "themes", "timeline", "deck", "sources"], 2):
        tab.go_to(page)
        assert (page, tab.scrolls_sideways()) == (page, [])


def test_markup_is_shown_as_text_in_a_deck(visit, hostile):
    """In thumbnails, titles and what the settings are called."""
    tab = visit("/deck?report=made-up-2023&deck=proposals&deck=works", root=hostile)

    assert made_of_it(tab) == 0
    assert SHORT in tab.page.locator(".strip").text_content()


@pytest.mark.parametrize("item", few(["figure=proposals", "work=launch"], 1))
def test_markup_is_shown_as_text_in_details(visit, hostile, item):
    """In labels, notes, summaries and tokens too."""
    tab = visit(f"/themes?report=made-up-2023&{item}", root=hostile)

    assert tab.detail().inner_text().count(SHORT) >= 3
    assert made_of_it(tab) == 0


def test_markup_is_shown_as_text_in_charts_and_their_hover(visit, hostile):
    """Plotly's own small HTML is not the file's to use."""
    tab = visit("/output?report=made-up-2023", root=hostile)
    told = tab.page.locator(".st-key-chart-proposals .annotation-text").all_text_contents()
    assert SHORT in told

    tab.click_mark("proposals", "key_proposals")
    assert "8" in tab.detail().inner_text()
    assert made_of_it(tab) == 0


def test_picture_of_hostile_labels_is_drawn(visit, hostile):
    """The export shows the text too, and asks for nothing."""
    tab = visit("/output?report=made-up-2023", root=hostile)
    _, contents = tab.save("proposals", "SVG")

    assert "evil.example" in contents.decode("utf-8")
    assert "<img" not in contents.decode("utf-8")
    assert "<image" not in contents.decode("utf-8")


def test_tables_show_it_as_text(visit, hostile):
    """A table's cells are drawn, not interpreted."""
    tab = visit("/sources?report=made-up-2023", root=hostile)

    expect(tab.page.get_by_test_id("stDataFrame")).to_have_count(2)
    cells = tab.page.get_by_test_id("stDataFrame").locator("[role=gridcell]")
    expect(cells.filter(has_text=SHORT).first).to_be_attached()
    assert made_of_it(tab) == 0


def test_address_that_would_run_is_no_link(visit, hostile):
    """javascript: is shown, and cannot be followed."""
    tab = visit("/themes?report=made-up-2023&figure=proposals", root=hostile)

    assert tab.detail().get_by_role("link").count() == 0
    assert "javascript:alert(4)" in tab.detail().inner_text()


def test_faults_of_a_file_are_shown_with_their_place(visit, hostile):
    """The broken file is named with line and column, what it holds is quoted as text, the rest of it is shown."""
    tab = visit("/?report=broken-2022", root=hostile)
    assert any("broken.yaml：有1处问题" in told for told in tab.warnings())

    tab.unfold(tab.page.get_by_test_id("stExpander").filter(has_text="报告文件有问题"))
    line = SOUND[: SOUND.index("8件")].count("\n") + 1
    assert f"broken.yaml:{line}:17:" in shown(tab)
    assert "onerror=alert(" in shown(tab)
    assert made_of_it(tab) == 0
    expect(tab.chart("board")).to_contain_text("120")
