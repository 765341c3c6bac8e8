"""The stage of a presentation: which slide is on it, and what of that cannot be read."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.page import Visitor

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
