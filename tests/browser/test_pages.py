"""Every page stands at every width and in both looks: nothing wrong in the console, nothing cut, nothing from outside.

That nothing goes wrong in the console and nothing is asked of another host, ``visit`` checks after each test.
"""

from __future__ import annotations

import pytest

from cppcc.design.looks import DARK, LIGHT
from tests.browser.page import PAGES
from tests.cases import cases, few, thorough


@pytest.mark.parametrize(("width", "look"), cases([1440, 360], ["light", "dark"], together=1))
def test_every_page_fits_the_screen(visit, width, look):
    """Six pages, reached by the sidebar's links: no sideways scroll, no word cut off, no words over each other."""
    tab = visit("/", width=width, look=look)
    faults = {}
    words = 0
    for page in PAGES:
        tab.go_to(page)
        tab.close_sidebar_over_page()
        assert tab.address()[0] == ("/" if page == "overview" else f"/{page}")
        tab.settle_at_width()
        words += tab.page.locator(".js-plotly-plot :is(.annotation-text, .textpoint)").count()
        found = tab.scrolls_sideways() + tab.cut_words() + tab.chart_faults()
        if found:
            faults[page] = found

    assert faults == {}
    assert words > 100


@pytest.mark.parametrize(
    "path",
    [
        "/output?figure=courtyard_members",
        pytest.param("/themes?theme=foundation&work=mohan_national_proposal", marks=thorough),
        pytest.param("/timeline?work=mohan_studio", marks=thorough),
    ],
)
def test_page_with_a_detail_fits_the_screen(visit, path):
    """The detail takes its room from the charts, which are drawn anew for what is left; so as the window shrinks."""
    tab = visit(path)
    assert tab.scrolls_sideways() + tab.cut_words() + tab.chart_faults() == []

    for width in (1024, 390):
        tab.page.set_viewport_size({"width": width, "height": 844})
        tab.settle_at_width()
        assert (width, tab.scrolls_sideways() + tab.cut_words() + tab.chart_faults()) == (width, [])


def test_sidebar_fits_a_narrow_screen(visit):
    """Unfolded, the sidebar shows all options in full, and leads to a page."""
    tab = visit("/", width=390)
    tab.open_sidebar()
    tab.settle()
    assert tab.scrolls_sideways() + tab.cut_words() == []

    tab.press("创新探索")
    assert tab.pressed() == ["创新探索"]


@pytest.mark.parametrize(("look", "expected"), [("light", LIGHT), ("dark", DARK)])
def test_ink_and_paper_follow_the_look(visit, look, expected):
    """The words of the page and of its charts are in the look's ink, on its ground."""
    tab = visit("/output", look=look)

    def colour(locator, name="color"):
        return locator.first.evaluate(f"part => getComputedStyle(part).{name}")

    def rgb(code):
        return f"rgb({', '.join(str(int(code[place : place + 2], 16)) for place in (1, 3, 5))})"

    assert colour(tab.page.locator(".stApp"), "backgroundColor") == rgb(expected.paper)
    assert colour(tab.page.locator("h1")) == rgb(expected.ink)
    chart = tab.chart("output")
    assert colour(chart, "backgroundColor") == rgb(expected.card)
    assert colour(chart.locator(".textpoint text").filter(has_text="市领导领衔办理重点提案"), "fill") == rgb(
        expected.ink
    )


def test_charts_have_words_for_those_who_do_not_see_them(visit):
    """Each chart has a name that tells its figures."""
    label = visit("/output").chart("output").get_by_role("figure").first
    assert "提案442件" in (label.get_attribute("aria-label") or "")


@pytest.mark.parametrize("path", ["/", "/?lang=en"])
@pytest.mark.parametrize("width", few([1280, 1000, 1440, 390, 320], 2))
def test_numbers_stand_within_their_panels(visit, width, path):
    """With their units, however narrow panels abreast are."""
    tab = visit(path, width=width)

    beyond = tab.page.evaluate("""() => [...document.querySelectorAll(".panel, .lines li, .themes section")]
      .filter((panel) => [...panel.querySelectorAll("span, strong, i")].some((words) =>
        words.getBoundingClientRect().right > panel.getBoundingClientRect().right + 0.5))
      .map((panel) => panel.innerText)""")
    assert beyond == []
    assert tab.scrolls_sideways() + tab.cut_words() == []


class TestOverview:
    """Of the whole Kunming report, without filters."""

    def test_has_all_figures_within_one_window(self, visit):
        """Of 1440 × 900."""
        below = visit("/").page.evaluate("""() => [...document.querySelectorAll(".board-room")][0]
          .querySelectorAll("[data-opens^=figure]").values().filter((figure) =>
            figure.getBoundingClientRect().bottom > 900).map((figure) => figure.innerText).toArray()""")
        assert below == []

    @pytest.mark.parametrize(("width", "most"), [(1440, 1950), (390, 2600)])
    def test_is_no_longer_than_it_may_be(self, visit, width, most):
        assert height(visit("/", width=width)) <= most

    @pytest.mark.parametrize("path", few(["/", "/output", "/themes", "/timeline", "/sources"], 2))
    @pytest.mark.parametrize("width", [1440, 390])
    def test_does_not_move_once_it_is_seen(self, visit, path, width):
        """Layout shifts after the first paint come to less than 0.05."""
        tab = visit(path, width=width, name="still", script=SHIFTS)
        tab.reload()
        assert tab.page.evaluate("window.__shifts") < 0.05


#: Adds up what moves by itself.
SHIFTS = """
window.__shifts = 0
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shifts += entry.value
}).observe({ type: "layout-shift", buffered: true })
"""


def height(tab) -> float:
    """Of a page's contents, in pixels."""
    found: float = tab.page.evaluate(
        """() => document.querySelector('[data-testid="stMainBlockContainer"]').getBoundingClientRect().height"""
    )
    return found
