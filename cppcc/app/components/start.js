// What stands on the page before the dashboard does: whether this browser can run it, and advice where it keeps one waiting.
// Plain ES2017, since it has to run where nothing else does.

(function () {
  const WAIT_MS = 15000
  // So long a title waits for the rest of its page, which is then shown as far as it has come.
  const PATIENCE_MS = 2500
  const page = document.documentElement
  const start = document.getElementById("cppcc-start")
  const show = function (name) {
    for (const part of start.children) {
      part.hidden = part.className !== name && !(part.className === "page" && name !== "opening")
    }
  }

  // Signs of what Streamlit's scripts are made of; the first is a mistake of grammar to browsers that do not know it.
  const can = function () {
    try {
      return new RegExp("[a]", "v").test("a") && typeof structuredClone === "function" && typeof WebSocket === "function"
    } catch (error) {
      return false
    }
  }

  // Of late, and all that some browsers lack: without, a page that has lost its line never finds it again.
  if (!Promise.withResolvers) {
    Promise.withResolvers = function () {
      const made = {}
      made.promise = new this(function (resolve, reject) {
        made.resolve = resolve
        made.reject = reject
      })
      return made
    }
  }

  for (const link of start.querySelectorAll("a")) link.search = location.search
  if (!can()) {
    show("old")
    return
  }
  page.classList.add("cppcc-starting")
  show("opening")
  const advise = function () {
    const app = document.querySelector("[data-test-connection-state]")
    show(app && app.getAttribute("data-test-connection-state") !== "CONNECTED" ? "line" : "slow")
  }
  const timer = setInterval(advise, WAIT_MS)
  let patience
  let fits = false
  const reveal = function () {
    observer.disconnect()
    clearInterval(timer)
    clearTimeout(patience)
    page.classList.remove("cppcc-starting")
    start.remove()
  }
  // What is not seen before it stands does not move before anyone's eyes.
  const look = function () {
    if (!document.querySelector(".stApp h1, .stApp [data-testid=stAlert]")) return
    patience = patience || setTimeout(reveal, PATIENCE_MS)
    const drawn = Array.from(document.querySelectorAll('[class*="st-key-plot-"]')).every(function (chart) {
      return chart.querySelector(".main-svg")
    })
    const busy = document.querySelector('[data-test-script-state="running"], [data-testid="stSkeleton"]')
    if (drawn && fits && !busy) reveal()
  }
  const observer = new MutationObserver(look)
  window.addEventListener("cppcc-fits", function () {
    fits = true
    look()
  })
  const root = document.getElementById("root")
  observer.observe(root, { subtree: true, childList: true, attributeFilter: ["data-test-script-state"] })
})()
