"""A presentation on screens of every size, its code to scan and its buttons."""

from __future__ import annotations

from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from playwright.sync_api import expect

from cppcc.messages import say
from tests.browser.page import picture
from tests.browser.stage import FAULTS, shown
from tests.cases import thorough


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
