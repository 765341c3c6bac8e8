"""The presentation in a real browser: keys, buttons, details, the address, the look, the screens of meeting rooms."""

from __future__ import annotations

from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from playwright.sync_api import expect

from cppcc.design.looks import DARK, LIGHT
from cppcc.messages import say
from tests.browser.page import Visitor, picture
from tests.cases import thorough

SLIDES = [
    *("headline", "output", "proposals", "courtyard", "rural"),
    *("introduction", "party", "policy", "unity", "innovation", "foundation"),
    *("timeline", "matrix"),
]
#: Words of the shown slide that its own edge or the window's cuts off, or that lie over each other or under a button.
FAULTS = """() => {
  const bar = document.querySelector(".present .bar").getBoundingClientRect()
  const slide = document.querySelector(".slide.shown")
  const { left, right, top, bottom } = slide.getBoundingClientRect()
  const room = document.querySelector(".present .slides").getBoundingClientRect()
  const upright = document.querySelector(".present").classList.contains("upright")
  const texts = [...slide.querySelectorAll(".annotation-text, .textpoint text, .xtick text")]
    .filter((text) => text.textContent.trim())
    .map((text) => {
      const box = text.getBoundingClientRect()
      // A line is as tall as its type; the browser's box is as tall as the tallest sign of the face.
      const scale = slide.getBoundingClientRect().width / slide.offsetWidth
      const half = parseFloat(getComputedStyle(text).fontSize) * scale / 2
      const middle = (box.top + box.bottom) / 2
      return { words: text.textContent, left: box.left, right: box.right, top: middle - half, bottom: middle + half }
    })
  const cut = texts.filter((text) => text.left < Math.max(left, room.left) - 1
    || text.right > Math.min(right, room.right) + 1 || text.top < Math.max(top, upright ? top : room.top) - 1
    || text.bottom > (upright ? bottom : Math.min(bottom, room.bottom)) + 1)
  const under = texts.filter((text) => !upright && text.right > bar.left + 1 && text.bottom > bar.top + 1)
  const over = texts.flatMap((one, index) => texts.slice(index + 1)
    .filter((other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
      && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1)
    .map((other) => `${one.words} / ${other.words}`))
  return [...[...cut, ...under].map(({ words }) => words), ...over]
}"""


def shown(tab: Visitor) -> str:
    """The slide on the stage."""
    slides = tab.page.locator(".slide.shown")
    expect(slides).to_have_count(1)
    return slides.get_attribute("data-slide") or ""


def index(tab: Visitor) -> str:
    return tab.page.locator(".present .index").inner_text()


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
        place = tab.page.locator(".st-key-close-detail")
        box, text = place.bounding_box(), tab.detail().locator(".facts").first.bounding_box()
        assert text["y"] + text["height"] > box["y"]
        assert box["y"] + box["height"] >= 500
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


class TestCode:
    def test_is_the_address_of_the_slide(self, visit):
        """Read by a reader of such codes, from the screen; in a dark room too."""
        tab = visit("/present?theme=innovation&look=dark")
        tab.key("ArrowRight")
        tab.page.keyboard.press("q")
        code = tab.page.get_by_role("dialog", name=say("zh", "present.qr"))
        expect(code).to_be_visible()

        (read,) = zxingcpp.read_barcodes(picture(code.screenshot()))
        assert urlsplit(read.text)[:3] == urlsplit(tab.root + "/present")[:3]
        assert parse_qs(urlsplit(read.text).query) == tab.address()[1]
        assert (
            visit(read.text.removeprefix(tab.root)).page.locator(".slide.shown").get_attribute("data-slide") == "output"
        )

    def test_says_when_no_phone_can_follow_it(self, visit):
        tab = visit("/present")
        tab.page.keyboard.press("q")
        expect(tab.page.get_by_role("dialog")).to_contain_text("cppcc serve --address 0.0.0.0")

        tab.page.keyboard.press("q")
        expect(tab.page.get_by_role("dialog")).to_have_count(0)


class TestScreens:
    @pytest.mark.parametrize(
        ("width", "height", "language"),
        [
            (1920, 1080, "zh"),
            *(
                pytest.param(*size, language, marks=thorough)
                for size, language in [
                    *(
                        ((390, 844), "en"),
                        ((1920, 1080), "en"),
                        ((390, 844), "zh"),
                        ((3840, 2160), "zh"),
                        ((3840, 2160), "en"),
                    ),
                    *(((1024, 768), "zh"), ((1024, 768), "en")),
                ]
            ),
        ],
    )
    def test_show_every_slide_whole(self, visit, width, height, language):
        """Scaled to the window, no word cut off or over another; upright, a slide may be higher than the window."""
        tab = visit(f"/present?lang={language}")
        tab.page.emulate_media(reduced_motion="no-preference")
        tab.page.set_viewport_size({"width": width, "height": height})
        tab.page.wait_for_function(
            """wide => {
              const now = document.querySelector(".slide.shown")?.getBoundingClientRect().width
              return now > 0.75 * wide && now <= wide
            }""",
            arg=width,
        )
        tab.settle_anew()
        faults = {}
        for number in range(13):
            if number:
                tab.key("ArrowRight")
            place = tab.page.locator(".slide.shown")
            expect(place).to_be_visible()
            slide = place.bounding_box()
            assert slide["width"] > 0.8 * width
            if height < width:
                assert slide["height"] <= height
            found = tab.page.evaluate(FAULTS)
            if found:
                faults[shown(tab)] = found
        assert faults == {}

    def test_large_ones_get_large_type(self, visit):
        """Twice the window, twice the type: drawn as vectors, nothing blurs."""
        tab = visit("/present?slide=policy")
        title = tab.page.locator(".slide.shown .annotation-text").filter(has_text="市之要事").first
        heights = []
        for width, height in ((1920, 1080), (3840, 2160)):
            tab.page.set_viewport_size({"width": width, "height": height})
            tab.settle_anew()
            heights.append(title.bounding_box()["height"])
        assert heights[1] == pytest.approx(2 * heights[0], rel=0.02)
        assert tab.page.locator(".slide.shown canvas, .slide.shown image").count() == 0


class TestButtons:
    def test_do_what_keys_do_and_are_large_enough_for_a_finger(self, visit):
        tab = visit("/present", width=390)
        tab.click(tab.page.get_by_role("button", name=say("zh", "present.next")))
        assert shown(tab) == "output"
        for button in tab.page.locator(".present .bar button").all():
            box = button.bounding_box()
            assert min(box["width"], box["height"]) >= 44

        tab.click(tab.page.get_by_role("button", name=say("zh", "present.leave")))
        assert tab.address()[0] == "/"

    def test_are_all_there_on_the_narrowest_phone(self, visit):
        """F13: at 320 px one was off the screen."""
        tab = visit("/present", width=320)
        boxes = [button.bounding_box() for button in tab.page.locator(".present .bar button").all()]

        assert all(box["x"] >= 0 and box["x"] + box["width"] <= 320 for box in boxes)
        assert all(min(box["width"], box["height"]) >= 30 for box in boxes)
        assert all(one["x"] + one["width"] <= next["x"] + 0.5 for one, next in pairwise(boxes))

    def test_lie_over_the_slide_in_full_screen_alone(self, visit):
        """Neither sidebar nor header: the slide has the window for itself, and with F the screen, till the next F."""
        tab = visit("/present")
        for part in ("stSidebar", "stHeader"):
            expect(tab.page.get_by_test_id(part)).to_be_hidden()
        tab.page.emulate_media(reduced_motion="no-preference")
        tab.page.wait_for_function("() => document.querySelector('.present .slides').clientHeight < innerHeight - 40")
        tab.page.keyboard.press("f")
        tab.page.wait_for_function("() => document.fullscreenElement")
        tab.page.wait_for_function("() => document.querySelector('.present .slides').clientHeight === innerHeight")
        tab.page.keyboard.press("f")
        tab.page.wait_for_function("() => !document.fullscreenElement")
        tab.page.wait_for_function("() => document.querySelector('.present .slides').clientHeight < innerHeight - 40")
        assert tab.address()[0] == "/present"

    def test_stay_where_motion_is_unwelcome(self, visit):
        """And then have room of their own below the slide."""
        tab = visit("/present")
        tab.page.clock.install()
        tab.page.mouse.move(300, 300)
        tab.page.clock.run_for(10_000)
        bar = tab.page.locator(".present .bar")
        assert bar.evaluate("part => getComputedStyle(part).opacity") == "1"
        slide = tab.page.locator(".slide.shown").bounding_box()
        assert slide["y"] + slide["height"] <= bar.bounding_box()["y"] + 1

    def test_fade_when_nobody_moves_and_come_back(self, visit):
        tab = visit("/present")
        tab.page.clock.install()
        tab.page.emulate_media(reduced_motion="no-preference")
        bar, stage = tab.page.locator(".present .bar"), tab.page.locator(".present")
        tab.page.mouse.move(300, 300)
        tab.page.clock.run_for(10_000)
        expect(bar).to_have_css("opacity", "0")
        tab.page.mouse.move(320, 300)
        expect(bar).to_have_css("opacity", "1")

        # The keyboard's focus keeps them, however long.
        tab.page.locator(".present .bar button.next").focus()
        tab.page.keyboard.press("Tab")
        tab.page.clock.run_for(10_000)
        assert "idle" not in (stage.get_attribute("class") or "").split()


def test_swipe_turns_the_page(visit):
    tab = visit("/present", width=390)

    def swipe(start: int, end: int) -> None:
        tab.page.evaluate(
            """([start, end]) => {
              const stage = document.querySelector(".present")
              const at = (x) => new Touch({ identifier: 1, target: stage, clientX: x, clientY: 400 })
              const told = (kind, x) => stage.dispatchEvent(new TouchEvent(kind,
                { touches: kind === "touchend" ? [] : [at(x)], changedTouches: [at(x)], bubbles: true }))
              told("touchstart", start)
              told("touchend", end)
            }""",
            [start, end],
        )

    tab.does(lambda: swipe(300, 100))
    assert shown(tab) == "output"
    tab.does(lambda: swipe(100, 300))
    assert shown(tab) == "headline"


def test_slide_and_place_are_told_to_those_who_do_not_see_them(visit):
    tab = visit("/present?slide=output")
    status = tab.page.locator(".present").get_by_role("status")
    expect(status).to_contain_text("2 / 13 提案442件")
    expect(tab.page.get_by_role("img", name="提案442件").first).to_be_visible()

    tab.key("ArrowRight")
    expect(status).to_contain_text("3 / 13")
    assert tab.page.locator("h1").inner_text() == say("zh", "page.present")
