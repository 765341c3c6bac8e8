"""What is pressed while nobody hears it: into a line that is dead without a word, or one that is said to be lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cppcc.decks.plan import PlanPage as PlannedPage
from cppcc.decks.plan import code
from cppcc.messages import say
from cppcc.model.selection import Selection
from tests.browser.line import Line
from tests.browser.lost import AT_ONCE, into_silence, made_anew, pages_of_plan, port_of, session, words
from tests.browser.page import Visitor
from tests.cases import thorough

#: The page that the button under the chart of outputs adds to a plan.
ADDED = code(PlannedPage("output", Selection(), options={"scale": "log", "group": "category"}))


class TestPressIntoADeadLine:
    """As after a laptop's sleep: the page does not know that the line is lost. The press that finds it out is done, and
    done once."""

    def test_of_what_leads_on(self, tab: Visitor, line: Line):
        title = tab.open("/?theme=policy").page.locator("h1").inner_text()
        into_silence(tab, line, tab.opener("figure/proposals").first.click)
        expect(tab.detail()).to_be_visible()
        opened = tab.address()[1]["figure"]
        into_silence(tab, line, tab.page.get_by_role("button", name=say("zh", "filter.reset")).click)
        assert (tab.pressed(), tab.address()[1]["figure"], "theme" in tab.address()[1]) == ([], opened, False)
        into_silence(tab, line, tab.page.get_by_role("button", name=say("zh", "detail.close")).click)
        assert (tab.detail().count(), "figure" in tab.address()[1]) == (0, False)
        into_silence(tab, line, tab.pill("党建引领").click)
        assert (tab.pressed(), tab.address()[1]["theme"]) == (["党建引领"], ["party"])
        link = tab.page.get_by_test_id("stSidebar").get_by_role("link", name=say("zh", "page.timeline"))
        into_silence(tab, line, link.click)
        expect(tab.page.locator("h1")).to_have_text(say("zh", "timeline_page.title"))
        assert (tab.address()[0], tab.address()[1]["theme"]) == ("/timeline", ["party"])
        into_silence(tab, line, tab.page.go_back)
        expect(tab.page.locator("h1")).to_have_text(title)
        assert (tab.address()[0], tab.pressed()) == ("/", ["党建引领"])

    @thorough
    def test_of_what_a_chart_offers(self, tab: Visitor, line: Line):
        tab.open("/output")
        files: list[str] = []
        tab.page.on("download", lambda download: files.append(download.suggested_filename))
        add = tab.chart("output").get_by_role("button", name=say("zh", "export.add"))
        tab.click(add)
        into_silence(tab, line, add.click)
        expect(tab.page.get_by_text(say("zh", "deck_page.added", count=2))).to_be_visible()
        into_silence(tab, line, lambda: tab.click_mark("output", "proposals"))
        assert tab.address()[1]["figure"] == ["proposals"]
        for format, begins in (("CSV", b"\xef\xbb\xbf"), ("PNG", b"\x89PNG")):
            before = session(tab)
            line.fall_silent()
            assert tab.save("output", format)[1].startswith(begins)
            made_anew(tab, before)
        linear = tab.page.get_by_role("radio", name=say("zh", "output_page.scale_linear"), exact=True)
        into_silence(tab, line, linear.click)
        # Two pictures and the data.
        assert (tab.address()[1]["scale"], len(files)) == (["linear"], 3)
        tab.go_to("deck")
        assert pages_of_plan(tab) == [ADDED, ADDED]
        into_silence(tab, line, tab.page.locator(".strip button").nth(1).click)
        expect(tab.page.locator(".strip button").nth(1)).to_have_attribute("aria-current", "true")
        into_silence(tab, line, tab.page.get_by_role("button", name=say("zh", "deck_page.copy"), exact=True).click)
        assert pages_of_plan(tab) == [ADDED] * 3

    def test_of_a_presentation_s_keys(self, tab: Visitor, line: Line):
        tab.open("/output").go_to("timeline")
        tab.click(tab.page.get_by_test_id("stSidebar").get_by_role("link", name=say("zh", "page.present")))
        stage = tab.page.locator(".slide.shown")
        shown = stage.get_attribute("data-slide")
        into_silence(tab, line, lambda: tab.page.keyboard.press("ArrowRight"))
        assert stage.get_attribute("data-slide") != shown
        shown = stage.get_attribute("data-slide")
        assert tab.address()[1]["slide"] == [shown]
        into_silence(tab, line, lambda: tab.page.keyboard.press("d"))
        assert (tab.address()[1]["look"], tab.address()[1]["slide"]) == (["dark"], [shown])
        into_silence(tab, line, lambda: tab.page.keyboard.press("Escape"))
        expect(tab.page.locator("h1")).to_have_text(say("zh", "timeline_page.title"))
        assert tab.address()[0] == "/timeline"

    @thorough
    def test_is_given_up_for_another(self, tab: Visitor, line: Line):
        """What is pressed once the line is back counts, and not what was pressed before."""
        tab.open("/?theme=policy")
        before = session(tab)
        line.fall_silent()
        tab.page.get_by_role("button", name=say("zh", "filter.reset")).evaluate(AT_ONCE)
        tab.opener("figure/proposals").first.click()
        made_anew(tab, before)
        assert (tab.pressed(), tab.detail().count()) == ([], 0)

    def test_is_not_done_again_where_only_the_answer_was_lost(self, tab: Visitor, line: Line, server: str):
        """The server has done it, and remembers the session."""
        line.mend(port_of(server))
        tab.open("/output")
        before = session(tab)
        line.lose_answers()
        tab.chart("output").get_by_role("button", name=say("zh", "export.add")).click()
        assert line.lost.wait(timeout=15)
        line.cut()
        expect(words(tab)).to_have_text(say("zh", "connection.lost"))
        line.mend()
        expect(words(tab)).to_be_empty(timeout=30000)
        tab.settle()
        assert session(tab) == before
        tab.go_to("deck")
        assert pages_of_plan(tab) == [ADDED]

    @thorough
    @pytest.mark.parametrize("page", ["overview", "output", "themes", "timeline", "sources", "deck"])
    def test_on_every_page(self, tab: Visitor, line: Line, page: str):
        tab.open("/output?theme=unity").go_to(page)
        into_silence(tab, line, tab.pill("党建引领").click)
        assert tab.address()[1]["theme"] == ["party", "unity"]
        into_silence(tab, line, tab.page.get_by_role("button", name=say("zh", "filter.reset")).click)
        assert (tab.pressed(), "theme" in tab.address()[1]) == ([], False)
        to = "themes" if page != "themes" else "sources"
        link = tab.page.get_by_test_id("stSidebar").get_by_role("link", name=say("zh", f"page.{to}"))
        into_silence(tab, line, link.click)
        assert tab.address()[0] == f"/{to}"

    @thorough
    def test_that_swallows_everything_is_found_out(self, tab: Visitor, line: Line):
        """Nobody hangs up, and nobody answers."""
        tab.open("/output?theme=unity")
        before = session(tab)
        line.fall_silent(swallow=True)
        tab.page.get_by_role("button", name=say("zh", "filter.reset")).click()
        made_anew(tab, before)
        assert (tab.pressed(), "theme" in tab.address()[1]) == ([], False)
        before = session(tab)
        line.fall_silent(swallow=True)
        tab.page.evaluate("dispatchEvent(new Event('online'))")  # what a browser tells when it has a network again
        made_anew(tab, before)


class TestPressWhileTheLineIsLost:
    """And the page says so: what Streamlit would drop waits until somebody is there."""

    def test_of_a_link(self, tab: Visitor, line: Line):
        tab.open("/output?theme=unity")
        before = session(tab)
        line.cut()
        expect(words(tab)).to_have_text(say("zh", "connection.lost"))
        tab.page.get_by_test_id("stSidebar").get_by_role("link", name=say("zh", "page.timeline")).click()
        line.mend()
        made_anew(tab, before)
        expect(tab.page.locator("h1")).to_have_text(say("zh", "timeline_page.title"))
        assert (tab.address()[0], tab.pressed()) == ("/timeline", ["团结联合"])

    @thorough
    def test_of_a_presentation_s_keys(self, tab: Visitor, line: Line):
        tab.open("/present?slide=output")
        for key in ("d", "Escape"):
            before = session(tab)
            line.cut()
            expect(words(tab)).to_have_text(say("zh", "connection.lost"))
            tab.page.keyboard.press(key)
            line.mend()
            made_anew(tab, before)
            if key == "d":
                tab.page.wait_for_function("() => location.search.includes('look=dark')")
                tab.settle()
        tab.page.wait_for_function("() => location.pathname === '/'")
