// Whether the page stands: script done, charts drawn, nothing under way.
function settled() {
  const app = document.querySelector('[data-testid="stApp"]')
  const { changed, spoken, asked, answered } = window.__seen
  // The way to a detail is scrolled a quarter of a second after it was opened.
  const calm = document.querySelector(".st-key-detail") ? 320 : 180
  return app?.dataset.testScriptState === "notRunning" && app.dataset.testConnectionState === "CONNECTED"
    && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
    && [...document.querySelectorAll(".stPlotlyChart")].every((chart) => chart.querySelector(".main-svg"))
    && answered > asked && performance.now() - Math.max(changed, spoken) > calm
    && framesSince(Math.max(changed, spoken)) > 10
  // A browser that is kept busy elsewhere changes nothing for a while, and goes on: it must have drawn ten times too.
  function framesSince(last) {
    const frames = window.__frames ??= {}
    frames.count = frames.since === last ? frames.count + 1 : 0
    frames.since = last
    return frames.count
  }
}
