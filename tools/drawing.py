"""Draws charts in a browser, in the product's own typefaces: for the gallery and for approved pictures."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page
from plotly.offline import get_plotlyjs

from cppcc.write import font_css

_DRAW = """async ({ data, layout }) => {
  const url = await window.Plotly.toImage({ data, layout }, {
    format: "svg", width: layout.width, height: layout.height,
  })
  document.body.innerHTML = decodeURIComponent(url.slice(url.indexOf(",") + 1))
}"""


def board(browser: Browser) -> Page:
    """An empty page with Plotly and the product's typefaces, to draw on."""
    page = browser.new_page()
    page.set_content(f"<style>{font_css.inside()} body {{ margin: 0 }} svg {{ display: block }}</style><body></body>")
    page.add_script_tag(content=get_plotlyjs())
    page.add_script_tag(content=font_css.PICTURE_SCRIPT)
    page.evaluate("loaded('Noto Sans SC', facesOf('Noto Sans SC')).then(() => true)")
    return page


def png(page: Page, plot: dict[str, Any]) -> bytes:
    """The chart as a PNG of one pixel a CSS pixel."""
    layout = plot["layout"]
    page.set_viewport_size({"width": layout["width"], "height": layout["height"]})
    page.evaluate(_DRAW, plot)
    return page.screenshot()
