"""Those who do not see the page as drawn: by ear, by keyboard, enlarged, in colours of their own, without motion."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from cppcc.messages import say
from tests.browser.page import PAGES, Visitor
from tests.cases import few, thorough

PATHS = {"overview": "/", **{page: f"/{page}" for page in PAGES if page != "overview"}}
COMMITTEE = {"zh": "昆明市政协", "en": "Kunming Municipal CPPCC Committee"}
VIEWS = [
    *PATHS.values(),
    "/themes?figure=courtyard_public",
    "/output?theme=introduction&category=media&theme=none",
    "/deck?deck=cover&deck=theme%3Ftheme%3Dpolicy",
]
#: Within these parts of the page what is too low or too narrow for a finger, and what is too small for the eye.
SMALL = """(places) => {
  const wide = (part) => part.getBoundingClientRect().width > 1
  const seen = (part) => part.checkVisibility({ visibilityProperty: true }) && wide(part)
  const parts = (root) => [...root.querySelectorAll("*")].flatMap((part) =>
    part.shadowRoot ? [part, ...parts(part.shadowRoot)] : [part])
  const all = [...document.querySelectorAll(places)].flatMap(parts).filter(seen)
  const pressed = all.filter((part) =>
    part.matches("button, a[href], summary, input[type=text], [role=radio], [role=combobox]")
    && !part.closest('[data-testid="stDataFrame"], .js-plotly-plot, [data-testid="stElementToolbar"]'))
  const low = pressed.map((part) => {
    // All of a box takes the finger to the text in it.
    const box = part.matches("input") ? part.closest('[role=group], [data-testid="stTextInputRootElement"]') : part
    const { width, height } = box.getBoundingClientRect()
    const name = part.innerText?.slice(0, 20) || part.getAttribute("aria-label") || part.tagName
    return [name, Math.round(width), Math.round(height)]
  }).filter(([, width, height]) => Math.min(width, height) < 44)
  const tiny = all.filter((part) => [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
    && parseFloat(getComputedStyle(part).fontSize) < 11).map((part) => part.innerText ?? part.textContent)
  return { low, tiny }
}"""
#: What has the focus, and what is wrong with it, if anything.
STOP = """() => {
  const within = (root) => root.activeElement?.shadowRoot?.activeElement ? within(root.activeElement.shadowRoot)
    : root.activeElement
  const part = within(document)
  const name = (part.getAttribute("aria-label") || part.innerText || part.tagName).slice(0, 40)
  const near = [part, part.parentElement, part.parentElement?.parentElement].filter(Boolean)
  const ringed = near.some((each) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
    return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none"
  })
  const box = part.getBoundingClientRect()
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)]
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)]
  // Some are passed by the mouse, which has what lies beneath them.
  const before = part.style.pointerEvents
  part.style.pointerEvents = "auto"
  const over = part.getRootNode().elementFromPoint((left + right) / 2, (top + bottom) / 2)
  part.style.pointerEvents = before
  // A table's cells are drawn; the one that has the focus is there for those who hear it.
  const drawn = part.closest("canvas")
  const free = drawn || (over && (part.contains(over) || over.contains(part.closest("label") ?? part)))
  const fault = !ringed ? "no ring" : left >= right || top >= bottom ? "outside the window"
    : !free ? `beneath ${over?.outerHTML.slice(0, 80)}` : ""
  return { name, fault, body: part === document.body }
}"""


def axe_finds(tab: Visitor, *rules: str) -> list[tuple[str, list[str]]]:
    """What axe has against a page: all that it looks for, or by these rules alone."""
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = list(rules)
    found = Axe().run(tab.page, options=options).response["violations"]
    return [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found]


def says_what_it_is(tab: Visitor, language: str) -> None:
    """One title, a heading to each part, and each chart an image that says in words what it shows."""
    expect(tab.page.get_by_role("heading", level=1)).to_have_count(1)
    names = [tab.page.locator("h1").inner_text(), *tab.page.locator("h2").all_inner_texts()]
    assert all(name.strip() for name in names)
    assert len(names) > 1
    for chart in tab.page.get_by_test_id("stPlotlyChart").all():
        words = chart.get_attribute("aria-label") or chart.locator("[aria-label]").first.get_attribute("aria-label")
        assert words
        assert COMMITTEE[language] in words[:80]
        expect(tab.page.get_by_role("figure", name=words, exact=True)).to_have_count(1)


@pytest.mark.parametrize(
    "path", [pytest.param(path, marks=[thorough] * (path not in PATHS.values())) for path in VIEWS]
)
def test_page_is_open_to_every_reader(visit, path):
    """By its own address: that page, at once; by ear: whatever axe looks for, and its parts named; at 200 % of a screen
    of 1280 px, which leaves 640 px, nothing is cut; on a phone, fingers have 44 px and eyes no letter under 11."""
    tab = visit(path)
    assert tab.address()[0] == path.partition("?")[0]
    assert tab.page.title() == say("zh", "page.title")
    assert tab.page.locator("html").get_attribute("lang") == "zh-CN"
    assert axe_finds(tab) == []
    if path in PATHS.values():
        assert tab.charts() or path in ("/sources", "/deck")
        says_what_it_is(tab, "zh")

        tab.page.set_viewport_size({"width": 640, "height": 900})
        tab.settle_at_width()
        tab.close_sidebar_over_page()
        assert tab.scrolls_sideways() + tab.cut_words() + tab.chart_faults() == []

    tab.page.set_viewport_size({"width": 390, "height": 844})
    tab.settle_at_width()
    assert tab.page.evaluate(SMALL, '[data-testid="stMain"], [data-testid="stHeader"]') == {"low": [], "tiny": []}


@pytest.mark.parametrize("path", few(PATHS.values(), 1))
def test_page_in_english_in_the_dark(visit, path):
    """It says what it is in that language, and its words stand out from their ground."""
    tab = visit(f"{path}?lang=en", look="dark")

    says_what_it_is(tab, "en")
    assert axe_finds(tab, "color-contrast") == []


@thorough
@pytest.mark.parametrize("path", [path for path in VIEWS if path not in PATHS.values()])
def test_words_of_further_views_stand_out_in_the_dark(visit, path):
    assert axe_finds(visit(path, look="dark"), "color-contrast") == []


def test_result_of_a_filter_is_announced(visit):
    """A live region, there from the start, says what a filter has left."""
    tab = visit("/output")
    tab.press("创新探索")

    expect(tab.page.locator("#cppcc-status")).to_have_text(re.compile("当前显示10个指标、24项工作"))
    assert tab.page.locator("#cppcc-status").get_attribute("role") == "status"


class TestByKeyboard:
    def test_skips_to_the_contents(self, visit):
        """The first stop leads past the filters: Streamlit's own, still there."""
        tab = visit("/output")
        tab.page.keyboard.press("Tab")
        tab.page.keyboard.press("Enter")
        tab.page.keyboard.press("Tab")

        assert tab.page.evaluate("!!document.activeElement.closest('[data-testid=\"stMain\"]')")

    @pytest.mark.parametrize(
        ("path", "width", "look"),
        [
            ("/output?figure=proposals", 1440, "light"),
            pytest.param("/output?figure=proposals", 1440, "dark", marks=thorough),
            pytest.param("/timeline", 1440, "folded", marks=thorough),
            ("/", 390, "light"),
            pytest.param("/sources", 720, "light", marks=thorough),
            pytest.param("/present", 1440, "light", marks=thorough),
        ],
    )
    def test_every_stop_is_seen(self, visit, path, width, look):
        """Each thing that takes the focus lies in the window, with nothing over it, and shows it: by an outline, a ring
        or another ground."""
        tab = visit(path, width=width, look=look)
        if look == "folded":
            tab.page.get_by_test_id("stSidebarHeader").hover()
            tab.page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
            tab.settle_anew()
            # From the page's beginning on.
            tab.page.evaluate("document.activeElement.blur()")
        places, faults, ends = set(), [], 0
        for _ in range(110):
            tab.page.keyboard.press("Tab")
            stop = tab.page.evaluate(STOP)
            if stop["body"]:
                ends += 1  # the page's end: the next stop is its beginning
                if ends == 2:
                    break
                continue
            places.add(stop["name"])
            if stop["fault"]:
                faults.append((stop["name"], stop["fault"]))
        assert faults == []
        assert len(places) > 8


def test_search_shows_the_focus_around_all_of_its_box(visit):
    """The box cuts off what reaches over its edge: a ring of the text alone would be a line through the icon."""
    tab = visit("/sources")
    for place in tab.page.get_by_test_id("stTextInput").all():
        place.get_by_role("textbox").focus()
        box = place.get_by_test_id("stTextInputRootElement")
        widths = [part.evaluate("part => getComputedStyle(part).outlineStyle") for part in (box, box.locator("input"))]
        assert widths == ["solid", "none"]


def test_speaks_one_language(visit):
    """Streamlit has words of its own, in English: on a Chinese page they are Chinese, and follow the language."""
    tab = visit("/sources?figure=proposals")
    page = tab.page

    def said() -> list[str]:
        found: list[str] = page.evaluate("""() => [...document.querySelectorAll("[aria-label], [placeholder]")]
          .filter((part) => part.checkVisibility())
          .flatMap((part) => [part.getAttribute("aria-label") ?? "", part.getAttribute("placeholder") ?? ""])""")
        return found

    # Names without a Chinese sign, but for those of files and of the other language.
    assert [name for name in said() if name and not re.search("[㐀-鿿]", name)] == []
    page.keyboard.press("Tab")
    expect(page.get_by_test_id("stSkipToContent")).to_have_text(say("zh", "control.skip"))
    page.get_by_test_id("stSidebarHeader").hover()
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button", name=say("zh", "control.collapse")).click()
    page.get_by_role("button", name=say("zh", "control.expand")).click()
    # While the sidebar slides in, what is pressed in it moves away from the pointer.
    tab.settle_anew()

    tab.click(tab.page.get_by_test_id("stSidebar").get_by_text("English", exact=True))
    expect(page.get_by_test_id("stSkipToContent")).to_have_text(say("en", "control.skip"))
    expect(page.get_by_role("button", name=say("en", "control.clear")).first).to_be_attached()
    expect(page.get_by_role("button", name="Help for Policy field", exact=True)).to_have_count(1)


def test_address_of_no_page_leads_to_the_first(visit):
    """With the rest of what it says, and without a dialog of Streamlit's."""
    tab = visit("/nosuchpage?lang=en")
    assert (tab.address()[0], tab.address()[1]["lang"]) == ("/", ["en"])
    expect(tab.page.get_by_role("dialog")).to_have_count(0)


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


def test_on_a_phone_fingers_have_room_in_the_open_drawer(visit):
    """And as much across: the signs that fold it away and that explain are no smaller."""
    tab = visit("/timeline", width=390)
    tab.open_sidebar()

    assert tab.page.evaluate(SMALL, '[data-testid="stSidebar"]') == {"low": [], "tiny": []}
