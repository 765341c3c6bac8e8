// The export bar. What a file is made of is asked from the server when a button is pressed; a picture comes as an SVG, in
// the frame that was chosen, which is not the chart on the screen. Stands behind cppcc/write/picture.js, which it calls.

const ANSWER_WAIT_MS = 20000
const SLOW_MS = 400
const KEPT = "cppcc-export"

// One choice for all charts and pages of a visit: this module stays when pages change, and the tab keeps it on reload.
const bars = new Map()
let choice = null

function remembered({ frames, looks, scales, usual }) {
  try {
    choice ??= JSON.parse(sessionStorage.getItem(KEPT))
  } catch {
    // A browser that keeps nothing for us: until the page is loaded anew.
  }
  const among = (list, name) => list.some((each) => each.name === name)
  const known = choice && among(frames, choice.frame) && among(looks, choice.look) && scales.includes(choice.scale)
  return known ? choice : usual
}

function choose(changed) {
  choice = changed
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(choice))
  } catch {
    // As above.
  }
  for (const bar of bars.values()) bar.show()
}

const canCopy = () =>
  window.isSecureContext && typeof window.ClipboardItem === "function" && typeof navigator.clipboard?.write === "function"

// What went wrong, by the name of the words that tell it.
class Trouble extends Error {}

// Streamlit's own typeface of signs, by their names in there.
const SIGNS = {
  save: "image", choice: "expand_more", add: "add_to_queue", full: "fullscreen", close: "close", png: "image", copy: "content_copy",
  svg: "polyline", pptx: "co_present", docx: "description", csv: "table",
}
const icon = (name) => element("i", { ariaHidden: "true", textContent: SIGNS[name] })

const filled = (words, values) => words.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all)

function element(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties)
  node.append(...children)
  return node
}

function save(blob, name) {
  const url = URL.createObjectURL(blob)
  const link = element("a", { href: url, download: name })
  document.body.appendChild(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 60000)
}

function blobOf(dataUrl) {
  const comma = dataUrl.indexOf(",")
  const head = dataUrl.slice(0, comma)
  const body = dataUrl.slice(comma + 1)
  const type = head.slice(5).split(";")[0]
  if (!head.endsWith(";base64")) return new Blob([decodeURIComponent(body)], { type })
  return new Blob([Uint8Array.from(atob(body), (char) => char.charCodeAt(0))], { type })
}

// Where a panel of that size stands in a window of that one: below what opens it, or above where only there is room; not
// beyond the window's edges.
function beside({ left, top, bottom }, panel, room) {
  const above = top - panel.height - 6
  const lowest = Math.max(8, room.height - panel.height - 8)
  return {
    left: Math.max(8, Math.min(left, room.width - panel.width - 8)),
    top: bottom + 6 <= lowest ? bottom + 6 : above > 8 ? above : lowest,
  }
}

class Bar {
  constructor(root) {
    this.root = root.querySelector(".bar")
    this.panel = root.querySelector(".panel")
    this.message = root.querySelector(".message")
    this.held = root.querySelector(".held")
    this.screen = root.querySelector(".screen")
    this.panel.addEventListener("beforetoggle", ({ newState }) => this.opening(newState === "open"))
    this.place = this.place.bind(this)
    if (!("popover" in HTMLElement.prototype)) this.doWithoutPopover()
  }

  // New data from the server: other words after a change of language, or the answer that a button waits for.
  take(component) {
    this.component = component
    const { words, answer } = component.data
    if (JSON.stringify(words) !== JSON.stringify(this.words)) {
      this.words = words
      this.build()
    }
    this.data = component.data
    this.show()
    if (answer && answer.id === this.awaited?.id) this.awaited.resolve(answer)
  }

  leave() {
    this.opening(false)
    for (const kind of ["keydown", "pointerdown"]) document.removeEventListener(kind, this.closing)
  }

  // --- what stands in it

  build() {
    const { words } = this
    const { drawn, written } = this.component.data.formats
    const button = (name, press, content) => {
      const node = element("button", { type: "button", className: name }, ...content)
      if (press) node.onclick = () => this.does(press)
      return node
    }
    const told = (name) => element("span", {}, words[name])
    const offer = (name, press) =>
      button(name, press, [icon(name), element("span", {}, told(name), element("small", { textContent: words[`${name}_about`] }))])
    this.options = button("choice", undefined, [icon("choice")])
    if (this.toggle) this.options.onclick = this.toggle
    else this.options.popoverTargetElement = this.panel
    const usual = () => this.picture("png")
    this.save = button("save", usual, [icon("save"), told("save")])
    this.root.setAttribute("aria-label", words.bar)
    this.root.replaceChildren(
      element("div", { className: "split" }, this.save, this.options),
      button("add", () => this.add(), [icon("add"), told("add")]),
      button("full", () => this.full(), [icon("full"), told("full")])
    )
    this.buttons = {
      ...Object.fromEntries(drawn.map((name) => [name, offer(name, () => this.picture(name))])),
      copy: offer("copy", () => this.copy()),
      ...Object.fromEntries(written.map((name) => [name, offer(name, () => this.file(name))])),
    }
    this.options.setAttribute("aria-label", words.options)
    this.options.title = words.options
    this.panel.setAttribute("role", "group")
    this.panel.setAttribute("aria-label", words.options)
    const { frames, looks, scales } = this.component.data
    this.preview = element("div", { className: "preview" })
    this.caption = element("figcaption")
    this.panel.replaceChildren(
      element("div", { className: "settings" },
        element("figure", {}, this.preview, this.caption),
        element("div", {},
          this.group("frame", frames),
          this.group("scale", scales.map((scale) => ({ name: scale, label: "" }))),
          this.group("look", looks),
          element("p", { className: "kept", textContent: words.kept }))),
      element("div", { className: "offers" }, ...[...drawn, "copy"].map((name) => this.buttons[name])),
      element("p", { className: "editable", textContent: words.editable }),
      element("div", { className: "offers" }, ...written.map((name) => this.buttons[name]))
    )
  }

  group(name, values) {
    const options = values.map((value) => {
      const input = element("input", { type: "radio", name, value: value.name })
      input.onchange = () => choose({ ...remembered(this.data), [name]: value.name })
      return element("label", {}, input, element("span", { textContent: value.label }))
    })
    return element("fieldset", {}, element("legend", { textContent: this.words[name] }), element("div", {}, ...options))
  }

  // The choice, and what will come out.
  show() {
    const { words, data } = this
    const { frame, scale, look } = remembered(data)
    const { width, height } = data.frames.find(({ name }) => name === frame)
    const size = `${width * scale}×${height * scale}`
    this.save.title = filled(words.save_size, { size })
    this.buttons.copy.hidden = !canCopy()
    for (const input of this.panel.querySelectorAll("input")) {
      input.checked = input.value === String({ frame, scale, look }[input.name])
      if (input.name === "scale") input.nextSibling.textContent = width * input.value
    }
    if (this.isOpen) this.glance({ frame, look, size })
  }

  // The picture as it will be, small.
  async glance({ frame, look, size }) {
    const asked = `${frame} ${look}`
    this.caption.textContent = filled(this.words.preview, { size })
    if (this.looked === asked) return
    this.looked = asked
    try {
      const { pictures } = await this.ask("svg")
      const url = await picture(pictures[0].svg, { format: "svg" })
      if (this.looked === asked) this.preview.replaceChildren(element("img", { src: url, alt: "" }))
      if (pictures.length > 1) this.caption.textContent += filled(this.words.preview_more, { count: pictures.length })
    } catch (error) {
      // Without its picture the menu is as good as before; whoever saves is told what is wrong.
      console.warn(error)
      this.looked = undefined
    }
  }

  // --- the panel of options, above all else on the page: next to its button, wherever that is scrolled

  opening(open) {
    this.isOpen = open
    this.options.setAttribute("aria-expanded", open)
    if (open) {
      this.looked = undefined
      this.show()
    }
    const listen = open ? "addEventListener" : "removeEventListener"
    document[listen]("scroll", this.place, true)
    window[listen]("resize", this.place)
    if (open) requestAnimationFrame(this.place)
    // Browsers give the focus back by themselves, but not inside of a component.
    else if (this.panel.matches(":focus-within")) this.options.focus()
  }

  // For browsers that cannot lay a part over all others by themselves.
  doWithoutPopover() {
    const { panel } = this
    const set = (open) => {
      if (panel.hidden !== open) return
      panel.hidden = !open
      this.opening(open)
    }
    panel.removeAttribute("popover")
    panel.classList.add("over")
    panel.hidden = true
    this.toggle = () => set(panel.hidden)
    this.closing = (event) => {
      const inside = event.composedPath().some((part) => part === panel || part === this.options)
      if (event.type === "keydown" ? event.key === "Escape" : !inside) set(false)
    }
    for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, this.closing)
  }

  fold() {
    if (this.toggle) this.toggle()
    else this.panel.hidePopover()
  }

  place() {
    const { offsetWidth: width, offsetHeight: height } = this.panel
    const room = { width: document.documentElement.clientWidth, height: window.innerHeight }
    const { left, top } = beside(this.options.getBoundingClientRect(), { width, height }, room)
    Object.assign(this.panel.style, { left: `${left}px`, top: `${top}px` })
  }

  // --- what its buttons do

  say(name, values = {}) {
    this.message.textContent = name ? filled(this.words[name], values) : ""
  }

  async does(press) {
    if (this.busy) return
    this.busy = true
    this.root.setAttribute("aria-busy", "true")
    this.say("")
    const slow = setTimeout(() => this.say("working"), SLOW_MS)
    if (this.isOpen) this.fold()
    try {
      const [done, values] = await press()
      clearTimeout(slow)
      this.say(done, values)
    } catch (error) {
      clearTimeout(slow)
      if (!(error instanceof Trouble)) console.warn(error)
      this.say(error instanceof Trouble ? error.message : "failed")
    } finally {
      this.busy = false
      this.root.removeAttribute("aria-busy")
    }
  }

  // One question at a time: the server answers the last one.
  ask(format, choice = remembered(this.data)) {
    const answer = (this.asking ?? Promise.resolve()).then(() => this.answered(format, choice))
    this.asking = answer.catch(() => undefined)
    return answer
  }

  async answered(format, choice) {
    // What is asked while nobody is there is asked for nothing: the line says itself that it is lost.
    if (document.documentElement.classList.contains("cppcc-away")) throw new Trouble("away")
    const asked = { id: `${Date.now()}-${Math.random()}`, format, choice }
    let silent
    try {
      return await new Promise((resolve, reject) => {
        const tell = () => {
          clearTimeout(silent)
          silent = setTimeout(() => reject(new Trouble("silent")), ANSWER_WAIT_MS)
          this.component.setTriggerValue("asked", asked)
        }
        this.awaited = { id: asked.id, resolve, tell }
        tell()
      })
    } finally {
      clearTimeout(silent)
      this.awaited = undefined
    }
  }

  async drawn(format) {
    const { scale } = remembered(this.data)
    const { pictures } = await this.ask(format)
    const drawn = []
    for (const { svg, file } of pictures) {
      const url = await picture(svg, { format, scale })
      const blob = blobOf(url)
      // A browser that has no room for so many pixels gives an empty picture.
      if (!blob.size) throw new Error("an empty picture")
      drawn.push({ blob, file, url })
    }
    return drawn
  }

  async picture(format) {
    const drawn = await this.drawn(format)
    if (this.data.inside) return this.hold(drawn)
    for (const { blob, file } of drawn) save(blob, file)
    return ["handed", { file: drawn.map(({ file }) => file).join(" ") }]
  }

  // Where an app keeps its browser from saving files: the pictures themselves, for the finger to hold.
  hold(drawn) {
    const close = element("button", { type: "button", textContent: this.words.close, onclick: () => this.held.close() })
    this.held.replaceChildren(element("p", { textContent: this.words.hold }), ...drawn.map(({ url }) => element("img", { src: url, alt: "" })), close)
    this.held.showModal()
    return ["inside"]
  }

  async copy() {
    const drawn = this.drawn("png")
    try {
      // At once, and with a promise: after a wait, Safari no longer takes it for the visitor's own wish.
      await navigator.clipboard.write([new ClipboardItem({ "image/png": drawn.then(([{ blob }]) => blob) })])
    } catch (error) {
      await drawn
      console.warn(error)
      throw new Trouble("refused")
    }
    return ["copied"]
  }

  // Another page of the visitor's deck.
  async add() {
    const { told } = await this.ask("add")
    return ["told", { told }]
  }

  // The chart over the whole screen, as a slide or on an upright screen as a sheet, in the look of the page.
  async full() {
    const { pictures, words } = await this.ask("svg", {
      frame: window.innerWidth < window.innerHeight ? "a4-portrait" : "slide",
      look: this.data.look,
      scale: 1,
    })
    const drawn = []
    for (const { svg } of pictures) drawn.push(element("img", { src: await picture(svg, { format: "svg" }), alt: words }))
    const close = element("button", { type: "button", className: "close", title: this.words.close, onclick: () => this.screen.close() }, icon("close"))
    close.setAttribute("aria-label", this.words.close)
    this.screen.replaceChildren(close, ...drawn)
    this.screen.onclose = () => document.fullscreenElement && document.exitFullscreen()
    this.screen.showModal()
    // Where a browser keeps its own frame around, the picture fills what there is.
    this.screen.requestFullscreen?.().catch(() => undefined)
    this.screen.onfullscreenchange = () => document.fullscreenElement || this.screen.close()
    return [""]
  }

  // What the server makes whole.
  async file(format) {
    if (this.data.inside) throw new Trouble("inside")
    const { content, file } = await this.ask(format)
    save(blobOf(`data:application/octet-stream;base64,${content}`), file)
    return ["handed", { file }]
  }
}

// The line was lost, and the question or its answer with it.
window.addEventListener("cppcc-returned", () => {
  for (const bar of bars.values()) bar.awaited?.tell()
})

export default function ({ parentElement, ...component }) {
  if (!bars.has(parentElement)) bars.set(parentElement, new Bar(parentElement))
  const bar = bars.get(parentElement)
  bar.take(component)
  return () => {
    bar.leave()
    bars.delete(parentElement)
  }
}
