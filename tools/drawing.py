"""Shows pictures in a browser, in the product's own typefaces: for the gallery and for approved pictures."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from cppcc.charts import Chart
from cppcc.write import font_css
from cppcc.write.picture import svg_text


def board(browser: Browser) -> Page:
    """An empty page with the product's typefaces, to draw on."""
    page = browser.new_page()
    style = f"{font_css.inside(serif=True)} body {{ margin: 0 }} svg {{ display: block }}"
    page.set_content(f"<style>{style}</style><body></body>")
    page.evaluate("Promise.all([...document.fonts].map((face) => face.load())).then(() => true)")
    return page


def png(page: Page, chart: Chart) -> bytes:
    """The chart as a PNG of one pixel a CSS pixel."""
    width, height = chart.scene.size
    page.set_viewport_size({"width": width, "height": round(height)})
    page.evaluate("(svg) => { document.body.innerHTML = svg }", svg_text(chart))
    return page.screenshot()
