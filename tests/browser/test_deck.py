"""The deck page: pages picked, ordered and set; the plan in the address and in a file; four kinds of file."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pypdf
from playwright.sync_api import expect
from pptx import Presentation

from cppcc.decks.kinds import whole
from cppcc.decks.plan import PlanPage, code
from cppcc.decks.plan_file import read_plan
from cppcc.files.load import REPORTS, read
from cppcc.messages import say
from cppcc.model.selection import Selection
from tests.browser.page import Visitor
from tests.cases import thorough

PLAN = "/deck?deck=cover&deck=output&deck=theme%3Ftheme%3Dpolicy"


def told(key: str, **values: object) -> str:
    return say("zh", f"deck_page.{key}", **values)


def thumbnails(tab: Visitor):
    return tab.page.locator(".strip button")


def press(tab: Visitor, key: str) -> None:
    tab.click(tab.page.get_by_role("button", name=told(key), exact=True))


def made(tab: Visitor, format: str, count: int) -> tuple[str, bytes]:
    """Makes the deck, and takes the file."""
    if format != "PPTX":
        tab.click(tab.page.get_by_role("radio", name=format))
    tab.page.get_by_role("button", name=told("make", count=count)).click()
    button = tab.page.locator(".st-key-deck-download button")
    expect(button).to_be_visible(timeout=60000)
    with tab.page.expect_download() as downloading:
        button.click()
    return downloading.value.suggested_filename, downloading.value.path().read_bytes()


def upload(tab: Visitor, key: str, name: str, content: bytes) -> None:
    given = tab.page.locator(f".st-key-{key} input[type=file]")
    tab.does(lambda: given.set_input_files({"name": name, "mimeType": "text/plain", "buffer": content}))


def test_whole_deck_is_one_click_and_stands_in_the_address(visit):
    tab = visit("/deck")
    expect(tab.page.get_by_text(told("empty"))).to_be_visible()
    press(tab, "whole_report")

    report = read(REPORTS / "kunming-2023.yaml").report
    assert report is not None
    expected = [code(page) for page in whole(report, Selection())]
    assert tab.address()[1]["deck"] == expected
    expect(thumbnails(tab)).to_have_count(len(expected))
    tab.reload()
    expect(thumbnails(tab)).to_have_count(len(expected))
    tab.back()
    expect(thumbnails(tab)).to_have_count(0)


def test_thumbnails_are_drawn(visit):
    tab = visit(PLAN)
    expect(tab.page.locator(".strip svg text").first).to_be_visible()
    expect(tab.page.locator(".strip").get_by_text("2023年履职工作汇报").first).to_be_visible()


def test_chart_joins_the_deck_as_it_stands(visit):
    """From under a chart, with its filters and options; the sidebar leads on to the plan."""
    tab = visit("/output?theme=innovation&scale=linear")
    tab.click(tab.chart("output").get_by_role("button", name=say("zh", "export.add")))
    expect(tab.page.get_by_text(told("added", count=1))).to_be_visible()
    tab.click(tab.chart("category").get_by_role("button", name=say("zh", "export.add")))
    expect(tab.page.get_by_text(told("added", count=2))).to_be_visible()
    tab.go_to("deck")

    assert tab.address()[1]["deck"] == [
        "output~theme.innovation~scale.linear",
        "category~theme.innovation~category.proposal~scale.linear",
    ]
    expect(thumbnails(tab)).to_have_count(2)


def test_pages_are_ordered_and_removed(visit):
    tab = visit(PLAN)
    tab.click(thumbnails(tab).nth(2))
    press(tab, "earlier")
    assert tab.address()[1]["deck"] == ["cover", "theme~theme.policy", "output"]
    expect(thumbnails(tab).nth(1)).to_have_attribute("aria-current", "true")
    press(tab, "remove")
    assert tab.address()[1]["deck"] == ["cover", "output"]
    press(tab, "copy")
    assert tab.address()[1]["deck"] == ["cover", "output", "output"]


def test_each_page_has_its_own_title_filters_look_and_language(visit):
    tab = visit("/deck?deck=output&deck=headline")
    title = tab.page.get_by_label(told("own_title"))
    tab.does(lambda: (title.fill("我们的一年"), title.press("Enter")))
    for label, option in (
        (told("look"), "深色"),
        (told("language"), "English"),
        (told("scale"), "线性"),
        (say("zh", "filter.fields"), "生态环境"),
    ):
        box = tab.page.locator(".st-key-deck-page").get_by_role("combobox", name=label)
        box.click()
        box.fill(option)
        expect(tab.page.get_by_role("option", name=option).first).to_be_visible()
        tab.key("Enter")

    first, second = tab.address()[1]["deck"]
    assert second == "headline"
    assert first == code(
        PlanPage(
            "output", Selection(fields=("ecology",)), "我们的一年", {"scale": "linear"}, look="dark", language="en"
        )
    )


def test_plan_is_kept_and_loaded_again(visit):
    tab = visit(PLAN)
    with tab.page.expect_download() as downloading:
        tab.page.get_by_role("button", name=told("plan_save")).click()
    text = downloading.value.path().read_text(encoding="utf-8")
    assert [page.name for page in read_plan(text, "x").pages] == ["cover", "output", "theme"]

    press(tab, "clear")
    upload(tab, "plan-load", "plan.yaml", text.encode())
    assert tab.address()[1]["deck"] == ["cover", "output", "theme~theme.policy"]


def test_faults_of_a_plan_are_told_and_the_rest_is_used(visit):
    tab = visit("/deck")
    upload(tab, "plan-load", "plan.yaml", b"pages:\n- page: gone\n- page: output\n")

    expect(tab.page.get_by_text("plan.yaml:2:9")).to_be_visible()
    assert tab.address()[1]["deck"] == ["output"]


def test_pages_without_data_are_told_and_left_out(visit):
    """As next year's report may leave them."""
    tab = visit("/deck?deck=headline&deck=works%3Ftheme%3Dof_next_year")
    assert any("第2页" in words and "of_next_year" in words for words in tab.warnings())
    _, content = made(tab, "PPTX", 1)

    assert len(Presentation(BytesIO(content)).slides) == 1


def test_unknown_pages_of_an_address_are_told(visit):
    tab = visit("/deck?deck=output&deck=%3Cb%3E&deck=headline%3Flook%3Dpink")

    assert "deck=<b>" in tab.warnings()[0]
    assert "deck=headline?look=pink" in tab.warnings()[0]
    expect(thumbnails(tab)).to_have_count(2)


def test_deck_is_saved_in_every_format(visit, tmp_path):
    """One after the other, of the same plan: of the outputs there are two slides."""
    tab = visit(PLAN)
    name, content = made(tab, "PPTX", 3)
    assert name == "kunming-2023_deck.pptx"
    assert len(Presentation(BytesIO(content)).slides) == 4

    name, content = made(tab, "PDF", 3)
    assert name == "kunming-2023_deck.pdf"
    assert len(pypdf.PdfReader(BytesIO(content)).pages) == 4

    name, content = made(tab, "PNG", 3)
    assert name == "kunming-2023_deck.zip"
    assert len(zipfile.ZipFile(BytesIO(content)).namelist()) == 4

    name, content = made(tab, "单页 HTML", 3)
    assert name == "kunming-2023_deck.html"
    (tmp_path / name).write_bytes(content)
    asked: list[str] = []
    with tab.page.context.new_page() as page:
        page.on("request", lambda request: asked.append(request.url.partition(":")[0]))
        page.goto((tmp_path / name).as_uri())
        expect(page.locator("section > div > svg")).to_have_count(4)
        assert page.locator("section").count() == 4
    assert {*asked} <= {"file", "data", "blob"}


@thorough
def test_making_can_be_stopped(visit):
    """While pictures are drawn, the button to stop brings back the one to make."""
    pages = "&".join(["deck=output"] * 20)
    tab = visit(f"/deck?{pages}")
    tab.click(tab.page.get_by_role("radio", name="PNG"))
    tab.page.get_by_role("button", name=told("make", count=20)).click()
    expect(tab.page.get_by_text(re.compile("已完成 [1-9]"))).to_be_visible(timeout=30000)
    tab.page.get_by_role("button", name=say("zh", "making.stop")).click()

    expect(tab.page.get_by_role("button", name=told("make", count=20))).to_be_visible(timeout=30000)
    tab.settle()
    expect(tab.page.locator(".st-key-deck-download")).to_have_count(0)


def test_deck_takes_a_template_of_ones_own(visit):
    tab = visit(PLAN)
    house = BytesIO()
    Presentation().save(house)
    upload(tab, "deck-template", "house.pptx", house.getvalue())
    _, content = made(tab, "PPTX", 3)
    assert Presentation(BytesIO(content)).slides[1].slide_layout.name == "Title Only"


def test_file_that_is_no_template_is_told(visit):
    tab = visit(PLAN)
    upload(tab, "deck-template", "house.pptx", b"no presentation")
    tab.page.get_by_role("button", name=told("make", count=3)).click()

    expect(tab.page.get_by_text(say("zh", "template.no_pptx"))).to_be_visible()
