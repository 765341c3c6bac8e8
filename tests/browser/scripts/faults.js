// Draws a picture's chart on the page: its words that are cut off, or over each other. A line's box is taken as tall as
// its type; the browser's is as tall as the tallest sign of the face.
async function faults({ data, layout }) {
  const place = document.body.appendChild(document.createElement("div"))
  place.style.cssText = `position:fixed;left:0;top:0;width:${layout.width}px;height:${layout.height}px`
  await window.Plotly.newPlot(place, data, layout, { staticPlot: true })
  const texts = [...place.querySelectorAll(".annotation-text, .textpoint text, .xtick text")]
    .filter((text) => text.textContent.trim())
    .map((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect()
      const half = parseFloat(getComputedStyle(text).fontSize) / 2
      return { words: text.textContent, left, right, top: (top + bottom) / 2 - half, bottom: (top + bottom) / 2 + half }
    })
  const cut = texts.filter((text) =>
    text.left < 0 || text.top < 0 || text.right > layout.width || text.bottom > layout.height)
  const over = texts.flatMap((one, index) => texts.slice(index + 1)
    .filter((other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
      && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1)
    .map((other) => `${one.words} / ${other.words}`))
  place.remove()
  return [...cut.map(({ words }) => words), ...over]
}
