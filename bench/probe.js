// Notes, from within the page, when its first chart stands and when charts and tables were last drawn.
(() => {
  const shown = '[data-testid="stPlotlyChart"], [data-testid="stDataFrame"]'
  const seen = (window.__bench = { first: 0, pressed: 0, drawn: 0, changed: 0, sent: 0, received: 0, messages: 0 })
  const now = () => performance.now()
  const draws = ({ target, addedNodes, removedNodes }) =>
    (target.closest ?? target.parentElement?.closest)?.call(target.closest ? target : target.parentElement, shown) ||
    [...addedNodes, ...removedNodes].some((node) => node.matches?.(shown) || node.querySelector?.(shown))
  new MutationObserver((changes) => {
    seen.changed = now()
    if (changes.some(draws)) seen.drawn = now()
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  // Drawn into the page, and on the screen with the next frame.
  const look = () => {
    if (document.querySelector(".js-plotly-plot .cartesianlayer .trace")) seen.first = now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  document.addEventListener("click", () => (seen.pressed = now()), true)
  const Real = window.WebSocket
  window.WebSocket = class extends Real {
    constructor(...args) {
      super(...args)
      this.addEventListener("message", () => (seen.received = now()))
    }
    send(...args) {
      seen.sent = now()
      seen.messages += 1
      return super.send(...args)
    }
  }
  window.__calm = () => {
    const app = document.querySelector('[data-testid="stApp"]')
    const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
    return (
      app?.dataset.testScriptState === "notRunning" && !document.querySelector('[data-testid="stSkeleton"]') &&
      charts.every((chart) => chart.querySelector(".main-svg")) && seen.received >= seen.sent &&
      now() - Math.max(seen.changed, seen.sent, seen.received) > 400
    )
  }
})()
