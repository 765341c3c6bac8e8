"""Files to take along that are no pictures: workbook, data, one page, PDF, slides, Word documents."""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pandas as pd
from docx import Document
from docx.oxml.ns import qn
from PIL import Image
from playwright.sync_api import expect
from pptx import Presentation
from pypdf import PdfReader

from cppcc.decks.kinds import whole
from cppcc.files.load import REPORTS, read
from cppcc.messages import say
from cppcc.model.selection import Selection
from tests.browser.pictures import SIZE


def test_workbook_of_what_the_filters_leave(visit):
    """From the menu of downloads; its numbers are those of the page."""
    tab = visit("/sources?category=media&actor=city")
    tab.open_downloads()
    with tab.page.expect_download() as downloading:
        tab.page.get_by_role("button", name=say("zh", "sources_page.xlsx")).click()
    assert downloading.value.suggested_filename == "kunming-2023_workbook_category-media_actor-city.xlsx"

    sheet = openpyxl.load_workbook(BytesIO(downloading.value.path().read_bytes()))[say("zh", "workbook.figures")]
    assert [row[:3] for row in sheet.iter_rows(min_row=2, values_only=True)] == [("履职新闻报道", "3000余篇", 3000)]


def test_page_in_one_file_of_what_the_filters_leave(visit):
    """From the menu of downloads; what it then shows is tested with the page itself."""
    tab = visit("/sources?category=media&actor=city")
    tab.open_downloads()
    with tab.page.expect_download() as downloading:
        tab.page.get_by_role("button", name=say("zh", "sources_page.html")).click()
    contents = downloading.value.path().read_text(encoding="utf-8")

    assert downloading.value.suggested_filename == "kunming-2023_page_category-media_actor-city.html"
    assert "3000余" in contents
    assert "社情民意114期" not in contents


def test_report_as_pdf(visit):
    """Made at a press, then there to take; the PDF is tested with the page that it is printed of."""
    tab = visit("/sources?category=media&actor=city")
    tab.open_downloads()
    tab.page.get_by_role("button", name=say("zh", "sources_page.pdf")).click()
    button = tab.page.locator(".st-key-pdf-download button")
    expect(button).to_be_visible(timeout=60000)
    with tab.page.expect_download() as downloading:
        button.click()

    assert downloading.value.suggested_filename == "kunming-2023_document_category-media_actor-city.pdf"
    words = "".join(sheet.extract_text() for sheet in PdfReader(downloading.value.path()).pages)
    assert "3000余" in words
    assert "提案442件" not in words


def test_printing_can_be_stopped(visit):
    """At once, not when the browser has done its work: that takes the longest."""
    tab = visit("/sources")
    tab.open_downloads()
    tab.page.get_by_role("button", name=say("zh", "sources_page.pdf")).click()
    expect(tab.page.get_by_text(say("zh", "making.making", done=1, of=2))).to_be_visible(timeout=30000)
    tab.page.get_by_role("button", name=say("zh", "making.stop")).click()

    expect(tab.page.get_by_role("button", name=say("zh", "sources_page.pdf"))).to_be_visible(timeout=30000)
    tab.settle()
    expect(tab.page.locator(".st-key-pdf-download")).to_have_count(0)


def test_chart_becomes_a_slide(visit):
    """One click: a slide of it, of the filters in force, in the frame and look chosen."""
    tab = visit("/output?theme=innovation")
    name, contents = tab.save("output", say("zh", "export.pptx"))
    deck = Presentation(BytesIO(contents))

    assert name == "kunming-2023_output_theme-innovation_slide.pptx"
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == [
        tab.chart("output").locator("h2").inner_text()
    ]
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)

    tab.set_picture("output", "4:3", say("zh", "export.look_dark"))
    name, contents = tab.save("output", say("zh", "export.pptx"))
    assert name == "kunming-2023_output_theme-innovation_slide43_dark.pptx"
    assert Presentation(BytesIO(contents)).slide_height == 7315200


def test_chart_becomes_a_word_document(visit):
    """One click: the chart with its table, sentence and source, of the filters in force, in the page's language."""
    tab = visit("/output?theme=innovation&lang=en")
    name, contents = tab.save("output", say("en", "export.docx"))
    document = Document(BytesIO(contents))

    assert name == "kunming-2023_output_theme-innovation_lang-en.docx"
    title, source = (tab.chart("output").locator(part).inner_text() for part in ("h2", ".chart-source"))
    told = [paragraph.text for paragraph in document.paragraphs]
    assert told.count(title) == 1
    assert source in told
    assert list(document.element.body.iter(qn("wp:inline")))
    shown = tab.drawing("output")["marks"]
    assert sum(len({cell.text for cell in row.cells}) > 1 for row in document.tables[0].rows) == len(shown) + 1


def test_whole_deck(visit):
    """From the menu of downloads, of what the filters leave."""
    tab = visit("/?field=ecology")
    tab.open_downloads()
    with tab.page.expect_download() as downloading:
        tab.page.get_by_role("button", name=say("zh", "overview.deck")).click()
    assert downloading.value.suggested_filename == "kunming-2023_deck_field-ecology.pptx"

    report = read(REPORTS / "kunming-2023.yaml").report
    assert report is not None
    deck = Presentation(BytesIO(downloading.value.path().read_bytes()))
    assert len(deck.slides) == len(whole(report, Selection(fields=("ecology",))))


def test_data_of_what_the_filters_leave(visit):
    """The same as CSV, in the page's language, and as JSON, which is the same in all."""
    tab = visit("/sources?category=media&actor=city&lang=en")
    tab.open_downloads()
    saved = {}
    for format in ("csv", "json"):
        with tab.page.expect_download() as downloading:
            tab.page.get_by_role("button", name=say("en", f"sources_page.{format}")).click()
        saved[downloading.value.suggested_filename] = downloading.value.path()
    name = "kunming-2023_data_category-media_actor-city"
    assert list(saved) == [f"{name}_lang-en.csv", f"{name}.json"]

    contents = json.loads(saved[f"{name}.json"].read_bytes())
    table = pd.read_csv(saved[f"{name}_lang-en.csv"]).dropna(subset=["id"])
    figures = table.dropna(subset=["Value"])
    assert figures[["id", "As written", "Value"]].to_numpy().tolist() == [["media_reports", "3000余篇", 3000]]
    assert set(table["id"]) == {row["id"] for rows in (contents["figures"], contents["works"]) for row in rows}
    assert {"media" in row["categories"] for row in contents["works"]} == {True}
    assert [(row["id"], row["value"], row["bound"]) for row in contents["figures"]] == [
        ("media_reports", 3000, "at_least")
    ]


def test_pictures_of_a_page(visit):
    """All its charts in one ZIP, named by what they show."""
    tab = visit("/output?theme=innovation")
    tab.open_downloads()
    tab.page.get_by_role("button", name=say("zh", "downloads.pictures", count=len(tab.charts()))).click()
    button = tab.page.locator(".st-key-pictures-download button")
    expect(button).to_be_visible(timeout=60000)
    with tab.page.expect_download() as downloading:
        button.click()
    assert downloading.value.suggested_filename == "kunming-2023_pictures_theme-innovation.zip"
    with ZipFile(downloading.value.path()) as pictures:
        names = pictures.namelist()
        assert [chart for chart in tab.charts() if not any(chart in name for name in names)] == []
        assert {Image.open(BytesIO(pictures.read(name))).size for name in names} == {SIZE}
