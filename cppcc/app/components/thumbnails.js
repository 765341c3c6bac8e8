// Thumbnails of a plan's pages, drawn by the page's own Plotly, small. What is drawn already is not drawn again.

const HEIGHT = 112
const WAIT_MS = 15000
const drawn = new Map()

const element = (name, style, text = "") => Object.assign(document.createElement(name), { className: style, textContent: text })

async function plotly() {
  const start = Date.now()
  while (!window.Plotly && Date.now() - start < WAIT_MS) await new Promise((done) => setTimeout(done, 50))
  return window.Plotly
}

// A picture of its own for each place: the same page may stand in a plan twice.
function picture(spec, at) {
  const key = `${at} ${spec}`
  if (drawn.has(key)) return drawn.get(key)
  const { data, layout } = JSON.parse(spec)
  const scale = HEIGHT / layout.height
  const frame = element("span", "picture")
  const place = element("div", "")
  Object.assign(frame.style, { width: `${Math.round(layout.width * scale)}px`, height: `${HEIGHT}px` })
  place.style.transform = `scale(${scale})`
  frame.append(place)
  drawn.set(key, frame)
  plotly().then((library) => library?.newPlot(place, data, layout, { staticPlot: true, displayModeBar: false }))
  return frame
}

export default function ({ parentElement, data, setTriggerValue }) {
  const { slides, chosen, label } = data
  const list = parentElement.querySelector(".strip")
  list.setAttribute("aria-label", label)
  const focused = list.querySelector("button:focus") && chosen
  list.replaceChildren(
    ...slides.map(({ title, spec, empty }, at) => {
      const button = element("button", empty ? "empty" : "")
      button.type = "button"
      button.title = title
      button.setAttribute("aria-label", title)
      if (at === chosen) button.setAttribute("aria-current", "true")
      button.onclick = () => window.cppccConnection.does(() => setTriggerValue("picked", { at, turn: Date.now() }))
      const shown = picture(spec, at)
      const number = element("span", "number", title)
      number.style.width = `calc(${shown.style.width} - 12px)`
      button.append(shown, number)
      const item = element("li", "")
      item.append(button)
      return item
    })
  )
  const now = list.querySelector("[aria-current]")
  if (focused !== false && focused !== null && now) now.focus({ preventScroll: true })
  if (now) {
    const { offsetLeft: left, offsetWidth: width } = now.parentElement
    if (left < list.scrollLeft || left + width > list.scrollLeft + list.clientWidth) list.scrollLeft = left - 20
  }
  const kept = new Set(slides.map(({ spec }, at) => `${at} ${spec}`))
  for (const key of drawn.keys()) if (!kept.has(key)) drawn.delete(key)
}
