"""Pages of one file in a real browser, opened from the disk: nothing in them runs, and no cell leaves its column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from playwright.sync_api import Browser, BrowserContext, Page, Request

from cppcc.charts import draw
from cppcc.decks.kinds import whole
from cppcc.design.frames import SCREEN, SLIDE
from cppcc.design.looks import LIGHT
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.write import picture, slideshow
from cppcc.write.html import chart_page, report_page
from cppcc.write.renderer import Renderer
from tests.cases import CI, few
from tests.payloads import PAYLOADS, spoilt
from tests.speeches import ZH

ALL = Selection()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Any:
    """Opens a page's bytes without a network; gives the page and what went wrong in it."""
    contexts: list[BrowserContext] = []

    def open_(contents: bytes, ready: str = "globalThis.ready") -> tuple[Page, list[str]]:
        file = tmp_path / "page.html"
        file.write_bytes(contents)
        contexts.append(browser.new_context(viewport={"width": 1440, "height": 900}, offline=True))
        tab = contexts[-1].new_page()
        troubles: list[str] = []
        allowed = (file.as_uri(), "data:", "blob:")

        def asked(request: Request) -> None:
            if not request.url.startswith(allowed):
                troubles.append(request.url)

        tab.on("pageerror", lambda error: troubles.append(str(error)))
        tab.on("dialog", lambda dialog: troubles.append(dialog.message))
        tab.on("request", asked)
        tab.goto(file.as_uri())
        tab.evaluate(ready)
        return tab, troubles

    yield open_
    for context in contexts:
        context.close()


class TestNothingRuns:
    """G5: the file that people mail, and the page that a PDF is printed from."""

    @pytest.mark.parametrize("what", few(["report", "chart", "slides", "chart's sheet"], 2))
    def test_in_a_page(self, opened: Any, what: str):
        report = spoilt(" ".join(PAYLOADS.values()))
        drawn = draw("timeline", report, ALL, picture.framed(SLIDE), LIGHT, ZH)
        ready = "globalThis.ready"
        if what == "report":
            contents = report_page.html(report, ALL, ZH)
        elif what == "chart":
            contents = chart_page.html(draw("output", report, ALL, SCREEN, LIGHT, ZH), SCREEN, LIGHT, ZH)
            ready = "new Promise((done) => { const look = () => document.querySelector('.main-svg') ? done() : "
            ready += "requestAnimationFrame(look); look() })"
        elif what == "slides":
            contents = slideshow.html(report, whole(report, ALL), ZH)
        else:
            with Renderer():
                drawing = picture.svg(drawn, SLIDE, LIGHT, ZH).decode()
            # The drawing by itself is a file, too: of marks and texts alone.
            elements = list(etree.fromstring(drawing.encode()).iter("{*}*"))
            assert not {etree.QName(element).localname for element in elements} & {"script", "foreignObject", "image"}
            assert not [name for element in elements for name in element.attrib if name.lower().startswith("on")]
            contents, ready = picture.sheet(drawn, LIGHT, ZH, drawing), "document.fonts.ready.then(() => true)"
        tab, troubles = opened(contents, ready)

        assert tab.evaluate("globalThis.ran") is None
        assert troubles == []
        assert tab.locator("main :is(img, script, form, input)").count() == 0
        # No rule of a text's own hides the page.
        assert tab.evaluate("getComputedStyle(document.body).visibility") == "visible"


#: Under each single choice of a filter, and so many pairs of choices of two, every shown name of the matrix that does
#: not stand under the heading of its theme, on the screen; and how many names were looked at.
ASTRAY = """async ([given, step]) => {
  const selects = [...document.querySelectorAll("#filters select")]
  const singles = selects.flatMap((select, filter) =>
    [...select.options].slice(1).map((option) => ({ filter, said: [[select.name, option.value]] })))
  const pairs = singles.flatMap((one) => singles.filter((other) => other.filter > one.filter)
    .map((other) => ({ said: [...one.said, ...other.said] })))
  const astray = []
  let seen = 0
  Plotly.react = (plot) => { plot.on ??= () => {} }  // the pictures are no matter here
  const look = (hash) => {
    const matrix = document.querySelector(".matrix")
    if (!matrix.checkVisibility()) return
    const heads = [...matrix.querySelectorAll("thead th")]
    const left = Object.fromEntries(heads.map((head) => [head.textContent, head.getBoundingClientRect().left]))
    for (const name of matrix.querySelectorAll("td li")) {
      if (!name.checkVisibility()) continue
      seen += 1
      const cell = name.closest("td")
      const theme = given[name.dataset.row]
      if (Math.abs(cell.getBoundingClientRect().left - left[theme]) > 1) astray.push([hash, name.textContent, theme])
    }
  }
  const some = pairs.filter((_, place) => place % step === 0)
  for (const { said } of [{ said: [] }, ...singles, ...some]) {
    const heard = new Promise((done) => addEventListener("hashchange", done, { once: true }))
    const hash = `#${new URLSearchParams(said)}`
    if (hash !== (location.hash || "#")) {
      location.hash = hash
      await heard
    }
    look(hash)
  }
  return [astray, seen]
}"""


class TestTheMatrix:
    def test_keeps_every_name_under_its_theme(self, opened: Any, kunming: Report):
        """A3: on the screen under every choice and pairs of choices, and on paper; under CI=true every pair."""
        tab, troubles = opened(report_page.html(kunming, ALL, ZH))
        themes = {
            f"{kind}/{item.id}": kunming.theme(item.theme).short["zh"]
            for kind, items in (("figure", kunming.figures), ("work", kunming.works))
            for item in items
        }

        astray, seen = tab.evaluate(ASTRAY, [themes, 1 if CI else 8])
        assert seen > 500
        assert astray == []
        tab.emulate_media(media="print")
        astray, seen = tab.evaluate(ASTRAY, [themes, 1 if CI else 8])
        assert seen > 500
        assert astray == []
        assert troubles == []
