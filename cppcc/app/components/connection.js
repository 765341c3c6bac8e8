// The line to the server, as the visitor knows of it. While it is lost, a few words say so in place of Streamlit's own. When
// it is back, the server is asked for a run before anything else can be pressed: it may have a session that knows nothing of
// this visit, and Streamlit would ask for none. Until that run has come, what the page shows may be out of date.
//
// A line can also be dead without a word, as after a laptop's sleep: then the first press goes into it and is lost. What
// Streamlit sends again by itself is what stands in its widgets; a button or a link is told once. So each of these is
// given a number on its way out, by which the server says that it has heard of it. What it has not heard of when the page
// stands again, is told once more, unless something else has been pressed since.

const IS = "data-test-connection-state"
const AWAY = "cppcc-away"
const RETURNED = "cppcc-returned"
const PRESS = "$$ID-cppcc_press-None"

// So long nothing may come after a question, then after a sign of life was asked for, before the line is taken for dead. On
// a slow one an answer counts only when it is whole.
const QUIET_MS = 3000
const DEAD_MS = 20000
// A clock that has stood still for so long was that of a machine asleep.
const TICK_MS = 10000
const ASLEEP_MS = 30000
// A part of the page that could not be fetched comes with a new page; not again where that has just been tried.
const ONCE_MORE_MS = 3000
const TRIED_MS = 60000
const TRIED = "cppcc-tried"

// Of Streamlit's protocol buffers, by their numbers: the kinds of message, what asks for a run, and a widget's values that
// are told once: buttons, and what components tell.
const RERUN = 11
const HEARTBEAT = 17
const QUERY = 1
const WIDGETS = 2
const PAGE = 3
const FRAGMENT = 5
const ONCE = [2, 14, 15, 16]
const TEXT_ONCE = 14

const state = () => document.querySelector(`[${IS}]`)?.getAttribute(IS)
const here = () => location.pathname + location.search

// --- protocol buffers: a number of the field, and with words or further fields in it their length

function fieldsOf(bytes) {
  const fields = []
  let at = 0
  const number = () => {
    let value = 0
    for (let place = 1; ; place *= 128) {
      const byte = bytes[at++]
      value += (byte & 127) * place
      if (!(byte > 127)) return value
    }
  }
  while (at < bytes.length) {
    const from = at
    const tag = number()
    const size = { 0: () => number() && 0, 1: () => 8, 2: number, 5: () => 4 }[tag & 7]()
    at += size
    fields.push({ field: tag >> 3, inside: bytes.subarray(at - size, at), whole: bytes.subarray(from, at) })
  }
  return fields
}

function varint(number) {
  const bytes = []
  for (; number > 127; number = Math.floor(number / 128)) bytes.push((number & 127) | 128)
  return [...bytes, number]
}

const field = (number, inside) => [...varint(number * 8 + 2), ...varint(inside.length), ...inside]
const bytesOf = (words) => new TextEncoder().encode(words)
const wordsOf = (bytes) => new TextDecoder().decode(bytes)

// What a message asks of the server; nothing where it asks for no run.
function asked(message) {
  const [first] = fieldsOf(message)
  if (first?.field !== RERUN) return undefined
  const parts = fieldsOf(first.inside)
  const all = (number) => parts.filter(({ field }) => field === number)
  const widgets = all(WIDGETS).flatMap(({ inside }) => fieldsOf(inside))
  return {
    part: all(FRAGMENT).some(({ inside }) => inside.length),
    page: wordsOf(all(PAGE).at(-1)?.inside),
    place: [...all(QUERY), ...all(PAGE)].flatMap(({ whole }) => [...whole]),
    once: widgets.filter(({ inside }) => fieldsOf(inside).some(({ field }) => ONCE.includes(field))).map(({ whole }) => [...whole]),
  }
}

class Connection {
  count = 0
  unheard = []

  take({ data, setStateValue }) {
    Object.assign(this, { data, setStateValue })
    const at = this.unheard.findIndex(({ id }) => id === data.heard)
    this.unheard.splice(0, at + 1)
    if (!this.lost) this.stood = here()
    if (this.turn && data.turn === this.turn) this.settled()
    this.tell()
  }

  // What of Streamlit's page changes, by the only mark of it that is in the document; and what it sends.
  watch() {
    new MutationObserver(() => this.changed()).observe(document.body, { subtree: true, attributeFilter: [IS] })
    const connection = this
    this.send = WebSocket.prototype.send
    WebSocket.prototype.send = function (message) {
      connection.send.call(this, connection.sending(this, message))
    }
    document.addEventListener("click", (event) => this.clicked(event), true)
    document.addEventListener("visibilitychange", () => document.hidden || this.ask())
    // What Streamlit's scripts tell of one that did not come; it stays away for as long as the page stands.
    addEventListener("vite:preloadError", () => {
      this.torn = true
      setTimeout(() => state() === "CONNECTED" && this.whole(), ONCE_MORE_MS)
    })
    for (const kind of ["online", "pageshow"]) addEventListener(kind, () => this.ask())
    let tick = Date.now()
    setInterval(() => {
      const now = Date.now()
      if (now - tick > ASLEEP_MS) this.ask()
      tick = now
    }, TICK_MS)
  }

  changed() {
    if (state() === "CONNECTED") {
      if (this.lost) this.returned()
      this.lost = false
    } else if (!this.lost) {
      this.lost = true
      this.place ??= this.stood
      clearTimeout(this.waiting)
      document.documentElement.classList.add(AWAY)
    }
    this.tell()
  }

  returned() {
    // Back, or a link, while nobody was there to follow it: the page is to be what its address says.
    if (here() !== this.place) return location.reload()
    this.whole()
    this.rerun()
  }

  // Loads the page anew where a part of it is missing.
  whole() {
    if (!this.torn || Date.now() - Number(sessionStorage.getItem(TRIED)) < TRIED_MS) return
    sessionStorage.setItem(TRIED, Date.now())
    location.reload()
  }

  rerun() {
    this.turn = Date.now()
    this.setStateValue("returned", { turn: this.turn, memory: this.data.memory })
  }

  settled() {
    this.turn = undefined
    const lost = this.unheard.filter(({ socket }) => socket !== this.socket)
    if (lost.length && !this.later) {
      // In one message, with what stands in the widgets by now.
      this.again = lost
      this.rerun()
      return
    }
    this.unheard = this.unheard.filter((press) => !lost.includes(press))
    this.place = undefined
    document.documentElement.classList.remove(AWAY)
    const { later } = this
    this.later = undefined
    later?.()
    dispatchEvent(new Event(RETURNED))
  }

  // --- presses

  // For what is told once: at once, or where nobody is there to hear it, when the page stands again.
  does(act) {
    if (state() === "CONNECTED") act()
    else this.later = act
  }

  clicked({ target, ctrlKey, metaKey, shiftKey }) {
    const link = target.closest?.('[data-testid="stPageLink"] a')
    if (!link || ctrlKey || metaKey || shiftKey || state() === "CONNECTED") return
    this.does(() => (link.isConnected ? link : [...document.links].find(({ href }) => href === link.href))?.click())
  }

  // Gives a message as it is to go out.
  sending(socket, message) {
    try {
      this.follow(socket)
      const said = asked(message)
      // The answer to a part of the page does not tell what was heard: such a part asks again by itself.
      return !said || said.part ? message : this.numbered(socket, message, said)
    } catch (error) {
      console.warn(error)
      return message
    }
  }

  numbered(socket, message, { once, place, page }) {
    const led = page && page !== this.data.page ? place : [] // one that names no page leads nowhere
    const { again = [] } = this
    this.again = undefined
    if (!once.length && !led.length && !again.length) return message
    // Whoever presses something else has given up what was lost.
    if (once.length || led.length) this.later = undefined
    this.count += 1
    const press = { id: String(this.count), socket, once: [...again.flatMap((lost) => lost.once), ...once], led }
    if (!led.length) press.led = again.findLast((lost) => lost.led.length)?.led ?? []
    this.unheard = [...this.unheard.filter((other) => other.socket === socket), press]
    // A field that comes once more adds to what it has: widgets to the widgets; of page and address the last one counts.
    const number = field(1, [...field(1, bytesOf(PRESS)), ...field(TEXT_ONCE, field(1, bytesOf(press.id)))])
    const more = [...field(WIDGETS, [...again.flatMap((lost) => lost.once).flat(), ...number]), ...press.led]
    return new Uint8Array([...message, ...field(RERUN, more)])
  }

  // --- a line that is dead without a word

  follow(socket) {
    if (socket !== this.socket) {
      this.socket = socket
      socket.addEventListener("message", () => socket === this.socket && clearTimeout(this.waiting))
    }
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => this.ask(), QUIET_MS)
  }

  ask() {
    const { socket } = this
    if (socket?.readyState !== WebSocket.OPEN || state() !== "CONNECTED") return
    clearTimeout(this.waiting)
    this.send.call(socket, new Uint8Array([...varint(HEARTBEAT * 8), 1]))
    this.waiting = setTimeout(() => {
      // To close it would alone wait for the other end to agree.
      socket.close()
      socket.dispatchEvent(new CloseEvent("close"))
    }, DEAD_MS)
  }

  tell() {
    let words = document.getElementById("cppcc-connection")
    if (!words) {
      words = document.body.appendChild(document.createElement("div"))
      words.id = "cppcc-connection"
      words.setAttribute("role", "status")
    }
    const away = document.documentElement.classList.contains(AWAY)
    const text = away ? this.data.words[state() === "DISCONNECTED_FOREVER" ? "gone" : "lost"] : ""
    if (words.textContent !== text) words.textContent = text
  }
}

export default function (component) {
  if (!window.cppccConnection) {
    window.cppccConnection = new Connection()
    window.cppccConnection.watch()
  }
  window.cppccConnection.take(component)
}
