// Thumbnails of a plan's pages: their pictures, small. One that is there already is not made again.

const HEIGHT = 112
const made = new Map()

const element = (name, style, text = "") => Object.assign(document.createElement(name), { className: style, textContent: text })

// A picture of its own for each place: the same page may stand in a plan twice.
function picture(svg, at) {
  const key = `${at} ${svg}`
  if (made.has(key)) return made.get(key)
  const drawing = document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true)
  const { width, height } = drawing.viewBox.baseVal
  const frame = element("span", "picture")
  Object.assign(frame.style, { width: `${Math.round((width * HEIGHT) / height)}px`, height: `${HEIGHT}px` })
  for (const side of ["width", "height"]) drawing.setAttribute(side, "100%")
  frame.append(drawing)
  made.set(key, frame)
  return frame
}

export default function ({ parentElement, data, setTriggerValue }) {
  const { slides, chosen, label } = data
  const list = parentElement.querySelector(".strip")
  list.setAttribute("aria-label", label)
  const focused = list.querySelector("button:focus") && chosen
  list.replaceChildren(
    ...slides.map(({ title, svg, empty }, at) => {
      const button = element("button", empty ? "empty" : "")
      button.type = "button"
      button.title = title
      button.setAttribute("aria-label", title)
      if (at === chosen) button.setAttribute("aria-current", "true")
      button.onclick = () => window.cppccConnection.does(() => setTriggerValue("picked", { at, turn: Date.now() }))
      const shown = picture(svg, at)
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
  const kept = new Set(slides.map(({ svg }, at) => `${at} ${svg}`))
  for (const key of made.keys()) if (!kept.has(key)) made.delete(key)
}
