"""Those who do not see the page as drawn: by ear, by keyboard, enlarged, in colours of their own, without motion."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from cppcc.texts import LANGUAGES
from tests.browser.page import PAGES

pytestmark = pytest.mark.browser
PATHS = {"overview": "/", **{page: f"/{page}" for page in PAGES if page != "overview"}}
COMMITTEE = {"zh": "昆明市政协", "en": "Kunming Municipal CPPCC Committee"}
VIEWS = [
    *PATHS.values(),
    "/themes?figure=courtyard_public",
    "/output?theme=introduction&category=media&theme=none",
    "/deck?deck=cover&deck=theme%3Ftheme%3Dpolicy",
]


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("path", VIEWS)
def test_axe_finds_nothing(visit, path, look):
    """Names, roles, contrast, heading order, language: whatever axe looks for, in both looks."""
    tab = visit(path, look=look)

    found = Axe().run(tab.page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PATHS)
def test_page_says_what_it_is(visit, page, language):
    """One title, a heading to each part, and each chart an image that says in words what it shows."""
    tab = visit(f"{PATHS[page]}?lang={language}")

    expect(tab.page.get_by_role("heading", level=1)).to_have_count(1)
    names = [tab.page.locator("h1").inner_text(), *tab.page.locator("h2").all_inner_texts()]
    assert all(name.strip() for name in names)
    assert len(names) > 1
    for chart in tab.page.get_by_test_id("stPlotlyChart").all():
        words = chart.get_attribute("aria-label") or chart.locator("[aria-label]").first.get_attribute("aria-label")
        assert COMMITTEE[language] in words[:80]
        expect(tab.page.get_by_role("figure", name=words, exact=True)).to_have_count(1)


def test_result_of_a_filter_is_announced(visit):
    """A live region, there from the start, says what a filter has left."""
    tab = visit("/output")
    tab.press("创新探索")

    expect(tab.page.locator("#cppcc-status")).to_have_text(re.compile("当前显示 10 个指标、30 项工作"))
    assert tab.page.locator("#cppcc-status").get_attribute("role") == "status"


class TestByKeyboard:
    def test_skips_to_the_contents(self, visit):
        """The first stop leads past the filters: Streamlit's own, still there."""
        tab = visit("/output")
        tab.page.keyboard.press("Tab")
        tab.page.keyboard.press("Enter")
        tab.page.keyboard.press("Tab")

        assert tab.page.evaluate("!!document.activeElement.closest('[data-testid=\"stMain\"]')")

    def test_every_stop_is_seen(self, visit):
        """Each thing that takes the focus shows it, in both looks: by an outline, a ring or another ground."""
        unseen = []
        for look in ("light", "dark"):
            tab = visit("/output?figure=proposals", look=look)
            places = set()
            for _ in range(110):
                tab.page.keyboard.press("Tab")
                stop = tab.page.evaluate("""() => {
                  let part = document.activeElement
                  while (part.shadowRoot?.activeElement) part = part.shadowRoot.activeElement
                  const rings = (each) => {
                    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
                    return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none"
                  }
                  const name = part.getAttribute("aria-label") || part.innerText || part.tagName
                  const near = [part, part.parentElement, part.parentElement?.parentElement].filter(Boolean)
                  return { name: name.slice(0, 40), seen: near.some(rings), body: part === document.body }
                }""")
                if stop["body"]:
                    continue  # the page's end: the next stop is its beginning
                places.add(stop["name"])
                if not stop["seen"]:
                    unseen.append((look, stop["name"]))
            assert len(places) > 20
        assert unseen == []


@pytest.mark.parametrize("path", PATHS.values())
def test_at_double_size_nothing_is_cut(visit, path):
    """200 % on a 1280 px screen leaves 640 px: the page flows into them."""
    tab = visit(path, width=640)
    tab.close_sidebar_over_page()

    assert tab.scrolls_sideways() + tab.cut_words() + tab.chart_faults() == []


def test_forced_colours_leave_charts_readable(visit):
    """With a reader's own colours a chart keeps its ground, so that its ink is not black on black."""
    tab = visit("/output", look="light", name="forced")
    tab.page.emulate_media(forced_colors="active")

    styles = tab.page.get_by_test_id("stPlotlyChart").first.evaluate(
        "chart => [getComputedStyle(chart).forcedColorAdjust, getComputedStyle(chart).backgroundColor]"
    )
    assert styles == ["none", "rgb(253, 252, 249)"]


def test_nothing_moves_for_those_who_ask(visit):
    """All tests ask for reduced motion; here it is seen to be heard."""
    tab = visit("/")

    moving = tab.page.evaluate("""() => [...document.querySelectorAll('.stApp *')].filter((part) => {
      const { transitionDuration, animationDuration } = getComputedStyle(part)
      return `${transitionDuration},${animationDuration}`.split(",").some((each) => parseFloat(each) > 0)
    }).map((part) => part.tagName + "." + part.className).slice(0, 5)""")
    assert moving == []


@pytest.mark.parametrize("path", ["/", "/output", "/themes?figure=proposals", "/timeline", "/sources"])
def test_on_a_phone_fingers_have_room_and_eyes_have_letters(visit, path):
    """At 390 px what is pressed is at least 44 px high, and nothing is written smaller than 11 px."""
    tab = visit(path, width=390)
    small = tab.page.evaluate("""() => {
      const wide = (part) => part.getBoundingClientRect().width > 1
      const seen = (part) => part.checkVisibility({ visibilityProperty: true }) && wide(part)
      const parts = (root) => [...root.querySelectorAll("*")].flatMap((part) =>
        part.shadowRoot ? [part, ...parts(part.shadowRoot)] : [part])
      const all = parts(document.querySelector('[data-testid="stMain"]')).filter(seen)
      const pressed = all.filter((part) => part.matches("button, a[href], summary, [role=radio], [role=combobox]")
        && !part.closest('[data-testid="stDataFrame"], .js-plotly-plot, [data-testid="stElementToolbar"]'))
      const low = pressed.map((part) => {
        // All of a select box opens it.
        const box = (part.closest('[data-testid="stSelectbox"] [role=group]') ?? part).getBoundingClientRect()
        return [part.innerText?.slice(0, 20) || part.getAttribute("aria-label") || part.tagName, Math.round(box.height)]
      }).filter(([, height]) => height < 44)
      const tiny = all.filter((part) => [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
        && parseFloat(getComputedStyle(part).fontSize) < 11).map((part) => part.innerText ?? part.textContent)
      return { low, tiny }
    }""")

    assert small == {"low": [], "tiny": []}
