"""The presentation in a real browser: keys, buttons, details, the address, the look, the screens of meeting rooms."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cppcc.design.looks import DARK, LIGHT
from cppcc.messages import say
from tests.browser.stage import index, shown

SLIDES = [
    *("headline", "output", "proposals", "courtyard", "rural"),
    *("introduction", "party", "policy", "unity", "innovation", "foundation"),
    *("timeline", "matrix"),
]


def test_slide_does_not_fade_while_the_server_works(visit):
    """Streamlit lets what it may draw anew fade, and the page behind would shine through."""
    tab = visit("/present")
    faded = tab.page.evaluate("""() => {
      const stage = document.querySelector(".st-key-stage")
      stage.style.opacity = "0.33"
      return getComputedStyle(stage).opacity
    }""")

    assert faded == "1"


class TestKeys:
    def test_lead_through_the_slides(self, visit):
        tab = visit("/present")
        assert (shown(tab), index(tab)) == ("headline", "1 / 13")

        for key, expected in [
            *(("ArrowRight", "output"), (" ", "proposals"), ("PageDown", "courtyard"), ("ArrowLeft", "proposals")),
            *(("PageUp", "output"), ("End", "matrix"), ("Home", "headline"), ("8", "policy"), ("1", "headline")),
        ]:
            tab.key(key)
            assert (key, shown(tab)) == (key, expected)
            assert tab.address()[1]["slide"] == [expected]

        # Two digits lead beyond nine: the first one waits for a second only where one could follow.
        for keys, expected in [("12", "timeline"), ("3", "proposals"), ("10", "innovation"), ("1", "headline")]:
            tab.does(lambda keys=keys: tab.page.keyboard.type(keys))
            assert (keys, shown(tab)) == (keys, expected)

        # Pressed fast they lose nothing: the server's answers, a step behind, do not throw one back.
        for _ in range(6):
            tab.page.keyboard.press("ArrowRight")
        expect(tab.page.locator(".slide.shown")).to_have_attribute("data-slide", SLIDES[6])
        tab.settle()
        assert (shown(tab), tab.address()[1]["slide"]) == (SLIDES[6], [SLIDES[6]])

        # They stop at the end.
        tab.key("End")
        tab.page.keyboard.press("ArrowRight")
        expect(tab.page.get_by_role("button", name=say("zh", "present.next"))).to_be_disabled()
        tab.settle()
        assert (shown(tab), index(tab)) == ("matrix", "13 / 13")

        # A question mark tells them.
        tab.page.keyboard.press("?")
        expect(tab.page.get_by_role("dialog")).to_contain_text("PageDown")
        tab.page.keyboard.press("Escape")
        expect(tab.page.get_by_role("dialog")).to_have_count(0)
        assert tab.address()[0] == "/present"

    def test_escape_goes_back_to_where_one_came_from(self, visit):
        """With its filters, and without a trace of the presentation in its address."""
        tab = visit("/timeline?theme=policy")
        tab.go_to("present")
        tab.key("ArrowRight")
        tab.key("Escape")

        expect(tab.page.locator("h1")).to_have_text(say("zh", "timeline_page.title"))
        assert tab.address() == ("/timeline", {"report": ["kunming-2023"], "theme": ["policy"]})
        tab.back()
        assert shown(tab) == "output"


def test_slide_changes_at_once(visit):
    """Neighbours are drawn ahead: within the key's own moment, before any answer of the server, the next one stands."""
    tab = visit("/present")
    tab.page.wait_for_function("() => document.querySelectorAll('.slide').length > 1")

    shown_next, messages = tab.page.evaluate("""async () => {
      const before = window.__seen.messages
      document.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }))
      // Promises that are settled already go on here; what comes from the server would need a turn of its own.
      await Promise.resolve().then(() => {}).then(() => {}).then(() => {}).then(() => {})
      return [document.querySelector(".slide.shown").dataset.slide, window.__seen.messages - before]
    }""")

    assert (shown_next, messages) == ("output", 0)
    tab.settle()


class TestAddress:
    def test_opens_the_same_slide(self, visit):
        tab = visit("/present?slide=rural&field=rural")
        assert shown(tab) == "rural"
        tab.reload()
        assert shown(tab) == "rural"

    def test_back_goes_back_one(self, visit):
        tab = visit("/present")
        tab.key("ArrowRight")
        tab.key("5")
        assert shown(tab) == "rural"

        tab.back()
        assert shown(tab) == "output"
        tab.back()
        assert shown(tab) == "headline"
        tab.forward()
        assert shown(tab) == "output"
        tab.key("ArrowRight")
        assert shown(tab) == "proposals"


class TestDetail:
    def test_opens_by_click_and_closes_by_escape(self, visit):
        tab = visit("/present?slide=output")
        point = tab.page.locator('.slide.shown [data-mark="key_consultations"]').bounding_box()
        place = point["x"] + point["width"] / 2, point["y"] + point["height"] / 2
        tab.page.mouse.move(*place)
        tab.does(lambda: tab.page.mouse.click(*place))

        for told in ("30余", say("zh", "detail.read"), say("zh", "detail.scope"), say("zh", "detail.place")):
            expect(tab.detail()).to_contain_text(told)
        assert tab.address()[1]["figure"] == ["key_consultations"]

        tab.key("Escape")
        expect(tab.detail()).to_have_count(0)
        assert (tab.address()[0], shown(tab)) == ("/present", "output")

    def test_opens_by_keyboard_and_gives_the_focus_back(self, visit):
        tab = visit("/present?slide=timeline")
        mark = tab.page.locator('.slide.shown [data-mark="mohan_studio"]')
        mark.focus()
        tab.key("Enter")
        expect(tab.detail()).to_be_focused()
        expect(tab.detail()).to_contain_text("12月中旬")

        tab.key("Escape")
        expect(mark).to_be_focused()

    def test_leaves_with_its_slide(self, visit):
        tab = visit("/present?slide=output&figure=proposals")
        expect(tab.detail()).to_be_visible()
        tab.key("ArrowRight")
        expect(tab.detail()).to_have_count(0)
        assert tab.address()[1] == {"report": ["kunming-2023"], "slide": ["proposals"]}

    def test_has_a_button_that_no_text_shows_through(self, visit):
        """It stands over the text that goes on beneath it."""
        tab = visit("/present?slide=output&figure=proposals")
        tab.page.set_viewport_size({"width": 1024, "height": 500})
        tab.settle_anew()
        tab.detail().evaluate("part => part.scrollTo(0, 200)")
        expect(tab.detail().get_by_role("button", name=say("zh", "detail.close"))).to_be_in_viewport(ratio=1)
        place = tab.page.locator(".st-key-walk")
        box, text = place.bounding_box(), tab.detail().locator(".facts").first.bounding_box()
        assert text["y"] < box["y"] + box["height"]
        assert box["y"] <= 1
        assert box["x"] <= text["x"]
        assert box["x"] + box["width"] >= text["x"] + text["width"] - 1
        assert place.evaluate("part => getComputedStyle(part).backgroundColor") != "rgba(0, 0, 0, 0)"

    def test_lies_over_the_slide_in_its_look(self, visit):
        tab = visit("/present?slide=output&figure=proposals&look=dark")
        colour = tab.detail().evaluate("part => getComputedStyle(part).color")
        assert colour == f"rgb({', '.join(str(int(DARK.ink[at : at + 2], 16)) for at in (1, 3, 5))})"


@pytest.mark.parametrize(("before", "key_gives"), [("light", DARK), ("dark", LIGHT)])
def test_key_changes_the_look(visit, before, key_gives):
    """The slide stays, its colours are the other ones, and the address says so."""
    tab = visit("/present?slide=rural", look=before)
    tab.key("d")
    tab.page.wait_for_function(
        "ground => document.querySelector('.slide.shown .main-svg').style.background.includes(ground)",
        arg=f"rgb({', '.join(str(int(key_gives.paper[at : at + 2], 16)) for at in (1, 3, 5))})",
    )
    assert shown(tab) == "rural"
    assert tab.address()[1]["look"] == [key_gives.name]


def test_slide_and_place_are_told_to_those_who_do_not_see_them(visit):
    tab = visit("/present?slide=output")
    status = tab.page.locator(".present").get_by_role("status")
    expect(status).to_contain_text("2 / 13 提案442件")
    expect(tab.page.get_by_role("img", name="提案442件").first).to_be_visible()

    tab.key("ArrowRight")
    expect(status).to_contain_text("3 / 13")
    assert tab.page.locator("h1").inner_text() == say("zh", "page.present")
