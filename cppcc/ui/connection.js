// The line to the server, as the visitor knows of it. While it is lost, a few words say so in place of Streamlit's own. When
// it is back, the server is asked for a run before anything else can be pressed: it may have a session that knows nothing of
// this visit, and Streamlit would ask for none. Until that run has come, what the page shows may be out of date.

const IS = "data-test-connection-state"
const AWAY = "cppcc-away"

const state = () => document.querySelector(`[${IS}]`)?.getAttribute(IS)

class Connection {
  take({ data, setStateValue }) {
    Object.assign(this, { data, setStateValue })
    if (this.turn && data.turn === this.turn) this.settled()
    this.tell()
  }

  // What of Streamlit's page changes, by the only mark of it that is in the document.
  watch() {
    new MutationObserver(() => this.changed()).observe(document.body, { subtree: true, attributeFilter: [IS] })
  }

  changed() {
    if (state() === "CONNECTED") {
      if (this.lost) this.returned()
      this.lost = false
    } else if (!this.lost) {
      this.lost = true
      this.place ??= location.pathname + location.search
      document.documentElement.classList.add(AWAY)
    }
    this.tell()
  }

  returned() {
    // Back, or a link, while nobody was there to follow it: the page is to be what its address says.
    if (location.pathname + location.search !== this.place) return location.reload()
    this.turn = Date.now()
    this.setStateValue("returned", { turn: this.turn, memory: this.data.memory })
  }

  settled() {
    this.turn = this.place = undefined
    document.documentElement.classList.remove(AWAY)
  }

  tell() {
    let words = document.getElementById("cppcc-connection")
    if (!words) {
      words = document.body.appendChild(document.createElement("div"))
      words.id = "cppcc-connection"
      words.setAttribute("role", "status")
    }
    const away = document.documentElement.classList.contains(AWAY)
    const told = away ? this.data.words[state() === "DISCONNECTED_FOREVER" ? "gone" : "lost"] : ""
    if (words.textContent !== told) words.textContent = told
  }
}

export default function (component) {
  if (!window.cppccConnection) {
    window.cppccConnection = new Connection()
    window.cppccConnection.watch()
  }
  window.cppccConnection.take(component)
}
