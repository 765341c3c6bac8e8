// Words in charts that reach over the chart's edge or into other words.
function chartFaults() {
  const faults = []
  for (const plot of document.querySelectorAll(".js-plotly-plot")) {
    const frame = plot.querySelector(".main-svg").getBoundingClientRect()
    const texts = [...plot.querySelectorAll(".annotation-text, .textpoint text, .xtick text")]
      .filter((text) => text.textContent.trim())
      .map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect()
        // A line is as tall as its type; the browser's box is as tall as the tallest sign of the face.
        const sizes = [text, ...text.querySelectorAll("tspan")].map((one) => getComputedStyle(one).fontSize)
        const half = Math.max(...sizes.map(parseFloat)) / 2, middle = (top + bottom) / 2
        return { words: text.textContent, box: { left, right, top: middle - half, bottom: middle + half } }
      })
    for (const { words, box } of texts) {
      const across = Math.max(frame.left - box.left, box.right - frame.right)
      const over = Math.max(across, frame.top - box.top, box.bottom - frame.bottom)
      if (over > 1) faults.push(`cut by ${over.toFixed(1)} px: ${words}`)
    }
    texts.forEach((one, index) => {
      for (const other of texts.slice(index + 1)) {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        if (across > 2 && down > 2) {
          const size = `${across.toFixed(1)}×${down.toFixed(1)} px`
          faults.push(`${size} over each other: ${one.words} / ${other.words}`)
        }
      }
    })
  }
  return faults
}
