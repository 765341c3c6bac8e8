"""The line to the server is cut, the session lost, the server started anew: what is shown as chosen is what is shown,
and the first press does what it says."""

from __future__ import annotations

import re

from playwright.sync_api import Route, expect

from cppcc.decks.plan import PlanPage as PlannedPage
from cppcc.decks.plan import code
from cppcc.messages import say
from cppcc.model.selection import Selection
from tests.browser.line import Line
from tests.browser.lost import AT_ONCE, lose, pages_of_plan, port_of, session, words
from tests.browser.page import Visitor
from tests.cases import few, thorough


class TestPress:
    """The first one after the session was lost, of each kind, on each page."""

    def test_of_a_filter_on_every_page(self, tab: Visitor, line: Line):
        tab.open("/output?theme=unity")
        chosen = {"unity"}
        for page in few(("output", "overview", "themes", "timeline", "sources", "deck"), 1):
            tab.go_to(page)
            lose(tab, line)
            assert (len(tab.pressed()), set(tab.address()[1]["theme"])) == (len(chosen), chosen)
            chosen ^= {"party"}
            tab.press("党建引领")
            assert (len(tab.pressed()), set(tab.address()[1]["theme"])) == (len(chosen), chosen)
        lose(tab, line)
        tab.click(tab.page.get_by_role("button", name=say("zh", "filter.reset")))
        assert tab.pressed() == []
        assert "theme" not in tab.address()[1]

    def test_of_what_a_page_shows(self, tab: Visitor, line: Line):
        tab.open("/output")
        lose(tab, line).choose(say("zh", "output_page.scale_linear"))
        assert tab.address()[1]["scale"] == ["linear"]
        lose(tab, line)
        tab.show("output", say("zh", "view.table")).click(tab.opener("figure/key_consultations").first)
        expect(tab.detail()).to_contain_text("重点协商")
        opened = tab.address()[1]["figure"]
        lose(tab, line)
        assert tab.address()[1]["figure"] == opened
        tab.click(tab.page.get_by_role("button", name=say("zh", "detail.close")))
        assert tab.detail().count() == 0

    @thorough
    def test_of_a_mark_before_does_not_come_back(self, tab: Visitor, line: Line):
        """What a chart keeps of it, as its selection, is no press: the other detail stays, and a closed one closed."""
        tab.open("/output").click_mark("output", "proposals")
        tab.show("output", say("zh", "view.table")).click(tab.opener("figure/key_consultations").first)
        tab.show("output", say("zh", "view.chart"))
        lose(tab, line)
        assert tab.address()[1]["figure"] == ["key_consultations"]
        tab.click(tab.page.get_by_role("button", name=say("zh", "detail.close")))
        lose(tab, line)
        assert (tab.detail().count(), "figure" in tab.address()[1]) == (0, False)
        tab.click_mark("output", "proposals")
        assert tab.address()[1]["figure"] == ["proposals"]

    def test_of_a_file(self, tab: Visitor, line: Line):
        tab.open("/output?theme=unity")
        for format, begins in (("PNG", b"\x89PNG"), ("CSV", b"\xef\xbb\xbf"), (say("zh", "export.pptx"), b"PK")):
            lose(tab, line)
            assert tab.save("output", format)[1].startswith(begins)
        tab.go_to("sources")
        lose(tab, line)
        tab.open_downloads()
        with tab.page.expect_download() as downloading:
            tab.page.get_by_role("button", name=say("zh", "sources_page.xlsx")).click()
        assert downloading.value.path().read_bytes().startswith(b"PK")

    def test_of_the_deck(self, tab: Visitor, line: Line):
        """What stands in no address, the browser keeps: the plan on other pages than its own, and which page is set."""
        tab.open("/output")
        add = tab.chart("output").get_by_role("button", name=say("zh", "export.add"))
        tab.click(add)
        lose(tab, line).click(add)
        expect(tab.page.get_by_text(say("zh", "deck_page.added", count=2))).to_be_visible()
        tab.go_to("deck")
        page = code(PlannedPage("output", Selection(), options={"scale": "log", "group": "category"}))
        assert pages_of_plan(tab) == [page, page]
        tab.click(tab.page.locator(".strip button").nth(1))
        lose(tab, line)
        expect(tab.page.locator(".strip button").nth(1)).to_have_attribute("aria-current", "true")
        tab.click(tab.page.get_by_role("button", name=say("zh", "deck_page.copy"), exact=True))
        assert pages_of_plan(tab) == [page] * 3
        lose(tab, line)
        tab.page.get_by_role("button", name=say("zh", "deck_page.make", count=3)).click()
        expect(tab.page.locator(".st-key-deck-download button")).to_be_visible(timeout=60000)

    def test_of_what_was_uploaded_is_empty(self, tab: Visitor, line: Line):
        """The file went with the session: nothing may look as if it were still there."""
        tab.open("/deck?deck=cover")
        given = tab.page.locator(".st-key-deck-template input[type=file]")
        chip = tab.page.get_by_text("house.pptx")
        tab.does(lambda: given.set_input_files({"name": "house.pptx", "mimeType": "text/plain", "buffer": b"x"}))
        expect(chip).to_be_visible()
        lose(tab, line)
        assert chip.count() == 0


class TestPressAtOnce:
    """Before the page has been made anew."""

    def test_counts(self, tab: Visitor, line: Line):
        tab.open("/output?theme=unity")
        tab.pill("党建引领").evaluate(AT_ONCE)
        lose(tab, line)
        assert (tab.pressed(), tab.address()[1]["theme"]) == (["党建引领", "团结联合"], ["party", "unity"])

    def test_of_a_button_counts_once(self, tab: Visitor, line: Line):
        tab.open("/deck?deck=cover&deck=output&deck=matrix")
        tab.click(tab.page.locator(".strip button").nth(2))
        tab.page.get_by_role("button", name=say("zh", "deck_page.remove"), exact=True).evaluate(AT_ONCE)
        lose(tab, line)
        assert pages_of_plan(tab) == ["cover", "output"]

    @thorough
    def test_counts_where_no_run_comes_before(self, tab: Visitor, line: Line):
        """The server sees to it by itself, whatever becomes of the script in the browser."""
        tab.open("/output?theme=unity")
        tab.page.evaluate("window.cppccConnection.returned = () => {}")
        before = session(tab)
        line.cut()
        expect(words(tab)).not_to_be_empty()
        line.mend()
        tab.page.wait_for_function("() => document.querySelector('[data-test-connection-state=CONNECTED]')")
        tab.press("党建引领")
        assert session(tab) != before
        assert (tab.pressed(), tab.address()[1]["theme"]) == (["党建引领", "团结联合"], ["party", "unity"])


class TestPart:
    """Of the page, a script that is fetched when it is needed for the first time."""

    def test_that_did_not_come_is_there_when_the_line_is_back(self, tab: Visitor, line: Line):
        """Else a red box of Streamlit's would stand in its place until somebody reloads."""
        tab.open("/")
        fetched: list[str] = []

        def fetch(route: Route) -> None:
            fetched.append(route.request.url)
            if len(fetched) > 1:
                route.continue_()
                return
            line.cut()
            route.abort()

        tab.page.route(re.compile("/static/js/DataFrame"), fetch)
        tab.open_sidebar()
        tab.page.get_by_test_id("stSidebar").get_by_role("link", name=tab.name_of("sources")).click()
        expect(words(tab)).to_have_text(say("zh", "connection.lost"))
        line.mend()
        expect(tab.page.get_by_test_id("stDataFrame")).to_have_count(2, timeout=30000)
        tab.settle()
        assert tab.page.get_by_test_id("stAlert").count() == 0
        assert tab.address()[0] == "/sources"
        tab.troubles[:] = [told for told in tab.troubles if not re.search("DataFrame|dynamically imported", told)]


class TestPresentation:
    def test_goes_on_where_it_was(self, tab: Visitor, line: Line):
        tab.open("/output?theme=unity")
        tab.open("/present?slide=output")
        stage = tab.page.locator(".slide.shown")
        expect(stage).to_have_attribute("data-slide", "output")
        lose(tab, line)
        tab.key("ArrowRight")
        expect(stage).to_have_attribute("data-slide", "proposals")
        assert tab.address()[1]["slide"] == ["proposals"]
        line.cut()
        expect(words(tab)).to_have_text(say("zh", "connection.lost"))
        expect(words(tab)).to_be_visible()
        tab.page.keyboard.press("ArrowRight")
        tab.page.keyboard.press("ArrowRight")
        expect(stage).to_have_attribute("data-slide", "rural")
        line.mend()
        expect(words(tab)).to_be_empty(timeout=30000)
        tab.settle()
        expect(stage).to_have_attribute("data-slide", "rural")
        assert tab.address()[1]["slide"] == ["rural"]
        tab.key("d")
        assert tab.address()[1]["look"] == ["dark"]


def test_another_server_is_as_good(tab: Visitor, line: Line, server: str):
    """The one before it was stopped, and this one started at its place."""
    tab.open("/output?theme=unity")
    lose(tab, line, port_of(server)).press("党建引领")
    assert (tab.pressed(), tab.address()[1]["theme"]) == (["党建引领", "团结联合"], ["party", "unity"])
    assert tab.save("output", "PNG")[1].startswith(b"\x89PNG")


def test_back_while_nobody_is_there_is_followed(tab: Visitor, line: Line):
    """In a browser, too, that lacks what Streamlit needs to look for the server again."""
    tab.page.add_init_script("delete Promise.withResolvers")
    tab.open("/output?theme=unity").press("党建引领")
    line.cut()
    expect(words(tab)).not_to_be_empty()
    tab.page.go_back()
    line.mend()
    tab.page.wait_for_function("() => !window.cppccConnection?.place && document.querySelector('#cppcc-connection')")
    tab.settle()
    assert (tab.pressed(), tab.address()[1]["theme"]) == (["团结联合"], ["unity"])


@thorough
def test_none_of_streamlit_s_words_are_seen(tab: Visitor, line: Line):
    """Not after many attempts either: its dialog would stand over the meeting room's screen, and take the keys."""
    tab.open("/present?lang=en")
    line.cut()
    expect(words(tab)).to_have_text(say("en", "connection.lost"))
    dialog = tab.page.get_by_test_id("stDialog")
    dialog.wait_for(state="attached", timeout=120000)
    assert not dialog.is_visible()
    tab.page.keyboard.press("ArrowRight")
    expect(tab.page.locator(".slide.shown")).to_have_attribute("data-slide", "output")
    line.mend()
    expect(words(tab)).to_be_empty(timeout=60000)
    assert tab.page.get_by_test_id("stDialog").count() == 0


def test_short_cut_leaves_the_session_as_it_was(tab: Visitor, line: Line, server: str):
    """As in a lift: what the server remembers, it goes on with."""
    line.mend(port_of(server))
    tab.open("/output?theme=unity")
    before = session(tab)
    line.cut()
    expect(words(tab)).to_have_text(say("zh", "connection.lost"))
    tab.ask("output", "PNG")
    expect(tab.told("output")).to_have_text(say("zh", "export.away"))
    line.mend()
    expect(words(tab)).to_be_empty(timeout=30000)
    tab.settle().press("党建引领")
    assert session(tab) == before
    assert (len(tab.pressed()), tab.address()[1]["theme"]) == (2, ["party", "unity"])


@thorough
def test_real_cut_of_a_session_that_expires(tab: Visitor, line: Line, server: str):
    """Longer than the server remembers; here nothing is made shorter for the test."""
    line.mend(port_of(server))
    tab.open("/output?theme=unity")
    before = session(tab)
    line.cut()
    expect(words(tab)).to_have_text(say("zh", "connection.lost"))
    tab.page.wait_for_timeout(150_000)
    line.mend()
    expect(words(tab)).to_be_empty(timeout=60000)
    tab.settle().press("党建引领")
    assert session(tab) != before
    assert (len(tab.pressed()), tab.address()[1]["theme"]) == (2, ["party", "unity"])
