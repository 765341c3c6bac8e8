// Notes when the page last changed, when it last spoke with the server, when it last asked it for a run, and when it
// heard of the end of one that began after that, so that waiting needs no sleep. And forgets what Streamlit remembers in
// the browser of an earlier visit, such as an unfolded sidebar over the page. Kinds of messages are called by number.
function watch({ BEGUN, FINISHED, EARLY, RERUN }) {
  localStorage.clear()
  const seen = (window.__seen = { changed: 0, spoken: 0, asked: 0, begun: 0, answered: 0, messages: 0 })
  const note = (what) => { seen[what] = performance.now() }
  // A message's kind and what it tells: the last field of its protocol buffer, and the field's value or its length.
  const told = (message) => {
    const bytes = new Uint8Array(message.buffer ?? message)
    let at = (message.byteOffset ?? 0), field = 0, value = 0
    const end = at + message.byteLength
    const number = () => {
      let value = 0
      for (let place = 1; ; place *= 128) {
        const byte = bytes[at++]
        value += (byte & 127) * place
        if (byte < 128) return value
      }
    }
    while (at < end) {
      const tag = number()
      field = tag >> 3
      value = number()
      if ((tag & 7) === 2) at += value
    }
    return { kind: field, value }
  }
  new MutationObserver(() => note("changed")).observe(document, { subtree: true, childList: true, attributes: true })
  document.addEventListener("scroll", () => note("changed"), true)
  const Real = window.WebSocket
  window.WebSocket = class extends Real {
    constructor(...args) {
      super(...args)
      this.addEventListener("message", ({ data }) => {
        note("spoken")
        const { kind, value } = told(data)
        if (kind === BEGUN) note("begun")
        if (kind === FINISHED && value !== EARLY && seen.begun > seen.asked) note("answered")
      })
    }
    send(data) {
      note("spoken")
      if (told(data).kind === RERUN) note("asked")
      seen.messages += 1
      return super.send(data)
    }
  }
}
