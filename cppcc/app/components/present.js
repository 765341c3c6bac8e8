// The stage of a presentation: one slide at a time, drawn by the page's own Plotly and scaled to the window. Slides are
// switched here, without the server, which is told afterwards: it keeps the address and opens details. Stands behind
// cppcc/write/picture.js, whose fonts it waits for.

const FADE_MS = 3000
const PLOTLY_WAIT_MS = 15000
const LEFT_FULL_MS = 400
const DIGIT_MS = 700
const SWIPE = 50
const ICONS = {
  previous: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  full: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  look: "M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18",
  qr: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2M20 14v2M14 20v-2M18 18h2v2",
  keys: "M3 7h18v11H3zM7 11h.01M11 11h.01M15 11h.01M8 15h8",
  leave: "M6 6l12 12M18 6L6 18",
}
const calm = matchMedia("(prefers-reduced-motion: reduce)")

const element = (name, style, inside = "") => {
  const part = document.createElement(name)
  if (style) part.className = style
  part.textContent = inside
  return part
}

// Between 4:3 and 16:9, the shape that leaves less of a window of that size empty; upright where it is higher than wide.
function shapeOf(width, height) {
  const ratio = width / height
  if (ratio < 1) return "upright"
  return ratio < Math.sqrt((4 / 3) * (16 / 9)) ? "square" : "wide"
}

// A slide as large as the room allows, in its middle; upright, as wide as the room, from its top.
function fitted(slide, room, upright) {
  const across = room.width / slide.width
  const scale = upright ? across : Math.min(across, room.height / slide.height)
  return {
    scale,
    left: (room.width - slide.width * scale) / 2,
    top: upright ? 0 : (room.height - slide.height * scale) / 2,
  }
}

class Stage {
  constructor(place) {
    this.place = place
    this.root = place.querySelector(".present")
    for (const name of ["slides", "heard", "bar"]) this[name] = this.root.querySelector(`.${name}`)
    for (const name of ["code", "keys"]) this[name] = this.root.querySelector(`dialog.${name}`)
    this.deck = []
    this.drawn = new Map()
    this.wanted = ""
    this.shown = ""
    this.ended = new AbortController()
    const on = (target, kind, act, more) =>
      target.addEventListener(kind, act, { signal: this.ended.signal, ...more })
    on(window, "cppcc-deck", () => this.take())
    on(window, "resize", () => this.fit())
    on(window, "beforeprint", () => this.deck.forEach((slide) => this.draw(slide)))
    on(document, "keydown", (event) => this.key(event))
    on(document, "fullscreenchange", () => {
      this.leftFull = document.fullscreenElement ? 0 : performance.now()
      this.name()
      this.fit()
    })
    for (const kind of ["pointermove", "pointerdown", "focusin"]) on(this.root, kind, () => this.wake())
    on(this.root, "touchstart", (event) => (this.touched = event.touches[0]), { passive: true })
    on(this.root, "touchend", (event) => this.swiped(event.changedTouches[0]), { passive: true })
    on(calm, "change", () => this.fit())
    this.build()
    this.wake()
  }

  end() {
    this.ended.abort()
    clearTimeout(this.fading)
    clearTimeout(this.jumping)
    if (document.fullscreenElement) document.exitFullscreen()
  }

  // --- what the server says

  update({ data, setStateValue, setTriggerValue }) {
    const before = this.data
    Object.assign(this, { data, setStateValue, setTriggerValue })
    this.turn ??= data.turn
    this.name()
    this.fill()
    this.take()
    // An answer to an earlier turn than the last one is not obeyed: the visitor is further on by now.
    if (data.turn >= this.turn) this.show(data.slide)
    if (data.opened && data.opened !== before?.opened) this.enter()
    if (!data.opened && before?.opened && data.slide === before.slide) this.mark(before.opened)?.focus()
    this.fit()
  }

  take() {
    const slides = window.cppccDeck?.slides ?? []
    const same = slides.length === this.deck.length && slides.every(({ spec }, at) => spec === this.deck[at].spec)
    if (!same) {
      this.deck = slides
      this.slides.replaceChildren()
      this.drawn.clear()
      this.shown = ""
    }
    if (this.wanted) this.show(this.wanted)
  }

  // --- slides

  get at() {
    return this.deck.findIndex(({ id }) => id === this.wanted)
  }

  async show(id) {
    this.wanted = id
    const slide = this.deck[this.at]
    if (!slide || !(await this.ready(slide)) || this.wanted !== id || this.deck[this.at] !== slide) return
    const part = this.draw(slide)
    if (this.shown !== part) {
      for (const other of this.drawn.values()) other.classList.toggle("shown", other === part)
      this.shown = part
      this.slides.scrollTop = 0
      this.name()
      this.heard.textContent = `${this.index.textContent} ${slide.title}`
    }
    // Neighbours are drawn while nobody waits for them.
    for (const near of [this.deck[this.at + 1], this.deck[this.at - 1]]) {
      if (near && !this.drawn.has(near.id)) setTimeout(() => this.deck.includes(near) && this.draw(near), 30)
    }
  }

  // Plotly, and the typefaces that it measures words in. Where Plotly cannot be reached, the server is told.
  async ready({ spec }) {
    this.faces ??= (async () => {
      const family = leading(JSON.parse(spec).layout.font.family)
      await loaded(family, facesOf(family))
      const start = performance.now()
      while (!window.Plotly && performance.now() - start < PLOTLY_WAIT_MS) {
        await new Promise((done) => setTimeout(done, 30))
      }
      if (window.Plotly) return true
      this.root.classList.add("lacking")
      this.setStateValue("lacking", true)
      return false
    })()
    return this.faces
  }

  draw(slide) {
    if (this.drawn.has(slide.id)) return this.drawn.get(slide.id)
    const { data, layout } = JSON.parse(slide.spec)
    const part = element("div", "slide")
    part.setAttribute("role", "group")
    part.setAttribute("aria-label", slide.title)
    part.dataset.slide = slide.id
    part.style.width = `${layout.width}px`
    part.style.height = `${layout.height}px`
    const plot = element("div", "plot")
    plot.setAttribute("role", "img")
    plot.setAttribute("aria-label", slide.words)
    part.append(plot)
    // In their order, whenever each is drawn: so they are read and printed.
    const later = this.deck.slice(this.deck.indexOf(slide)).find(({ id }) => this.drawn.has(id))
    this.slides.insertBefore(part, later ? this.drawn.get(later.id) : null)
    this.drawn.set(slide.id, part)
    part.layout = layout
    // A finger or a pointer from across the room need not hit a dot's middle.
    window.Plotly.newPlot(plot, data, { ...layout, hoverdistance: 60 },
      { displayModeBar: false, doubleClick: false, showTips: false })
    plot.on("plotly_click", ({ points }) => points[0].customdata && this.open(points[0].customdata))
    this.fit()
    this.marks(part, plot)
    return part
  }

  // What a mouse does with a mark, the keyboard does with a button over it.
  marks(part, plot) {
    const seen = new Map()
    const { left, top } = part.getBoundingClientRect()
    for (const [kind, layer] of [["scatter", ".scatterlayer .trace"], ["bar", ".barlayer .trace"]]) {
      const groups = plot.querySelectorAll(layer)
      plot.data.filter((trace) => (trace.type ?? "scatter") === kind).forEach((trace, order) => {
        groups[order]?.querySelectorAll(".point").forEach((point, place) => {
          const mark = trace.customdata?.[place]
          if (!mark) return
          const box = point.getBoundingClientRect()
          const old = seen.get(mark.join())
          if (!old) seen.set(mark.join(), { mark, box, hover: trace.hovertext[place] })
        })
      })
    }
    for (const { mark, box, hover } of seen.values()) {
      const button = element("button", "mark")
      button.type = "button"
      button.dataset.mark = mark[1]
      button.setAttribute("aria-label", hover.replace(/<[^>]*>/g, " "))
      const across = Math.max(28, box.width / this.scale + 8)
      const down = Math.max(28, box.height / this.scale + 8)
      button.style.left = `${(box.x + box.width / 2 - left) / this.scale - across / 2}px`
      button.style.top = `${(box.y + box.height / 2 - top) / this.scale - down / 2}px`
      button.style.width = `${across}px`
      button.style.height = `${down}px`
      button.onclick = () => this.open(mark)
      part.append(button)
    }
  }

  mark(id) {
    return this.shown && this.shown.querySelector(`[data-mark="${CSS.escape(id)}"]`)
  }

  fit() {
    const shape = shapeOf(innerWidth, innerHeight)
    if (shape !== this.shape && this.setStateValue) {
      this.shape = shape
      this.setStateValue("shape", shape)
    }
    // What is written on the stage beside slides grows with them.
    document.documentElement.style.setProperty("--zoom", Math.max(1, Math.min(innerWidth / 1280, innerHeight / 720)))
    const upright = shape === "upright"
    this.root.classList.toggle("upright", upright)
    // Only where the slide has the whole screen may buttons lie over it, and only those that fade.
    const strip = upright || calm.matches || !document.fullscreenElement ? this.bar.getBoundingClientRect().height : 0
    this.root.style.setProperty("--strip", `${strip}px`)
    const room = { width: innerWidth, height: innerHeight - strip }
    for (const { layout, style } of this.drawn.values()) {
      const { scale, left, top } = fitted(layout, room, upright)
      this.scale = scale
      Object.assign(style, { left: `${left}px`, top: `${top}px`, transform: `scale(${scale})` })
    }
  }

  // --- going about

  go(id) {
    if (!id || id === this.wanted) return
    const panel = document.querySelector(".st-key-detail")
    if (panel) panel.style.visibility = "hidden"
    this.turn += 1
    this.show(id)
    this.setStateValue("slide", { id, turn: this.turn })
  }

  step(by) {
    this.go(this.deck[Math.max(0, Math.min(this.deck.length - 1, this.at + by))]?.id)
  }

  open(mark) {
    this.tell("mark", mark)
  }

  // What Streamlit would drop while nobody is there to hear it: see connection.js.
  tell(name, value) {
    window.cppccConnection.does(() => this.setTriggerValue(name, value))
  }

  // The detail is the page's own: it stands there a moment after the server was told.
  enter(tries = 60) {
    const panel = document.querySelector(".st-key-detail")
    if (!panel) {
      if (tries) requestAnimationFrame(() => this.enter(tries - 1))
      return
    }
    panel.setAttribute("role", "dialog")
    panel.setAttribute("aria-label", panel.querySelector("p, h3")?.textContent ?? "")
    panel.tabIndex = -1
    panel.scrollTop = 0
    panel.focus()
  }

  full() {
    if (document.fullscreenElement) document.exitFullscreen()
    else document.documentElement.requestFullscreen?.().catch(() => {})
  }

  escape() {
    // In full screen the browser takes Esc for itself; some tell the page of it all the same.
    if (document.fullscreenElement || performance.now() - (this.leftFull || -LEFT_FULL_MS) < LEFT_FULL_MS) {
      if (document.fullscreenElement) document.exitFullscreen()
    } else if (this.data.opened) this.tell("close", true)
    else this.leave()
  }

  // By a link, as to any page: Back then comes back to this slide.
  leave() {
    document.querySelector(".st-key-behind a")?.click()
  }

  does(what) {
    const acts = {
      previous: () => this.step(-1),
      next: () => this.step(1),
      first: () => this.go(this.deck[0]?.id),
      last: () => this.go(this.deck.at(-1)?.id),
      full: () => this.full(),
      look: () => this.tell("look", this.data.look === "dark" ? "light" : "dark"),
      qr: () => this.toggle(this.code),
      keys: () => this.toggle(this.keys),
      escape: () => this.escape(),
      leave: () => this.leave(),
    }
    acts[what]()
  }

  toggle(dialog) {
    const open = dialog.open
    for (const each of [this.code, this.keys]) each.close()
    if (!open) dialog.showModal()
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const dialog = this.code.open || this.keys.open
    const inside = event.target.closest?.("button, a, .st-key-detail, input, select, textarea, summary")
    // A dialog closes itself at Esc; what has the focus has its own use for space and for the keys that scroll.
    if (dialog && !["q", "?"].includes(key)) return
    if (inside && [" ", "Enter", "ArrowUp", "ArrowDown"].includes(key)) return
    if (inside?.matches(".st-key-detail *, .st-key-detail") && ["Home", "End"].includes(key)) return
    const named = {
      ArrowRight: "next", PageDown: "next", " ": event.shiftKey ? "previous" : "next",
      ArrowLeft: "previous", PageUp: "previous", Home: "first", End: "last", Escape: "escape",
      f: "full", d: "look", q: "qr", "?": "keys",
    }[key]
    const digit = /^[0-9]$/.test(key)
    if (!digit) this.jump("")
    if (!named && !digit) return
    event.preventDefault()
    if (named) this.does(named)
    else this.jump((this.digits ?? "") + key)
  }

  // To the slide of that number: at once, or where another digit could follow as soon as none does.
  jump(digits) {
    clearTimeout(this.jumping)
    const more = digits && Number(digits) * 10 <= this.deck.length
    this.digits = more ? digits : ""
    const go = () => {
      this.digits = ""
      this.go(this.deck[digits - 1]?.id)
    }
    if (more) this.jumping = setTimeout(go, DIGIT_MS)
    else if (digits) go()
  }

  swiped(end) {
    const across = end.clientX - this.touched.clientX
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(end.clientY - this.touched.clientY)) {
      this.step(across < 0 ? 1 : -1)
    }
  }

  // --- the bar and what is written on the stage

  build() {
    this.buttons = {}
    this.index = element("span", "index")
    this.index.setAttribute("aria-hidden", "true")
    for (const [name, path] of Object.entries(ICONS)) {
      const button = element("button", name)
      button.type = "button"
      button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`
      button.onclick = () => this.does(name)
      this.buttons[name] = button
      this.bar.append(button)
      if (name === "previous") this.bar.append(this.index)
    }
    if (!document.documentElement.requestFullscreen) this.buttons.full.remove()
    for (const dialog of [this.code, this.keys]) {
      dialog.quit = element("button", "quit")
      dialog.quit.type = "button"
      dialog.quit.onclick = () => dialog.close()
      dialog.prepend(dialog.quit)
      dialog.addEventListener("click", (event) => event.target === dialog && dialog.close())
    }
  }

  name() {
    if (!this.data) return
    const { labels } = this.data
    for (const [name, button] of Object.entries(this.buttons)) {
      const label = labels[name === "full" && document.fullscreenElement ? "window" : name]
      button.title = label
      button.setAttribute("aria-label", label)
    }
    for (const dialog of [this.code, this.keys]) dialog.quit.textContent = labels.close
    this.code.setAttribute("aria-label", labels.qr)
    this.keys.setAttribute("aria-label", labels.keys)
    this.root.setAttribute("aria-label", labels.place)
    this.bar.setAttribute("aria-label", labels.keys)
    this.index.textContent = this.at < 0 ? "" : `${this.at + 1} / ${this.deck.length}`
    this.buttons.previous.disabled = this.at <= 0
    this.buttons.next.disabled = this.at < 0 || this.at === this.deck.length - 1
  }

  fill() {
    const { qr, address, local, labels, keys } = this.data
    this.code.querySelector(".square").innerHTML = qr // drawn by the server, of squares only
    this.code.querySelector(".told").textContent = local ? labels.local : labels.room
    this.code.querySelector(".address").textContent = address
    this.keys.querySelector("table").replaceChildren(...keys.map(([key, does]) => {
      const row = element("tr")
      row.append(element("td", "", key), element("td", "", does))
      return row
    }))
  }

  wake() {
    this.root.classList.remove("idle")
    clearTimeout(this.fading)
    this.fading = setTimeout(() => {
      if (!calm.matches && !this.bar.querySelector(":focus-visible")) this.root.classList.add("idle")
    }, FADE_MS)
  }
}

let stage = null

export default function (component) {
  if (stage?.place !== component.parentElement) {
    stage?.end()
    stage = new Stage(component.parentElement)
  }
  stage.update(component)
  const mine = stage
  // Streamlit also cleans up where it goes on with the same place at once: only what has left the page has ended.
  return () => setTimeout(() => {
    if (mine.root.isConnected) return
    mine.end()
    if (stage === mine) stage = null
  })
}
