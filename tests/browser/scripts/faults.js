// Puts an SVG on the page: its words that are cut off, or over each other. A line's box is taken as tall as its type.
function faults(svg) {
  const place = document.body.appendChild(document.createElement("div"))
  place.style.cssText = "position:fixed;left:0;top:0;font-size:0"
  place.innerHTML = svg
  const drawing = place.firstElementChild
  const { width, height } = drawing.viewBox.baseVal
  const sizeOf = (part) => parseFloat(getComputedStyle(part).fontSize)
  const texts = [...drawing.querySelectorAll("text")]
    .filter((text) => text.textContent.trim())
    .map((text) => {
      const { x, width: wide } = text.getBBox()
      const size = Math.max(...(text.children.length ? [...text.children] : [text]).map(sizeOf))
      const middle = Number(text.getAttribute("y")) - size * 0.36
      return { words: text.textContent, left: x, right: x + wide, top: middle - size / 2, bottom: middle + size / 2 }
    })
  place.remove()
  const cut = texts.filter((text) => text.left < 0 || text.top < 0 || text.right > width || text.bottom > height)
  const over = texts.flatMap((one, index) => texts.slice(index + 1)
    .filter((other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
      && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1)
    .map((other) => `${one.words} / ${other.words}`))
  return [...cut.map(({ words }) => words), ...over]
}
