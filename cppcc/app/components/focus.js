// Brings what was just opened before the reader, and its reader back to where it was opened from. Escape closes it.

let shown = null

export default function (component) {
  const { data, parentElement } = component
  const host = parentElement.host ?? parentElement
  const card = host.closest(".st-key-detail") ?? host
  if (shown !== data.opened) {
    shown = data.opened
    // After the page has settled: what stands above may still change its height.
    setTimeout(() => {
      // Whoever chose it by keyboard goes on from here: the select box they chose it in was drawn anew.
      if (navigator.userActivation?.hasBeenActive && document.activeElement === document.body) {
        card.tabIndex = -1
        card.focus({ preventScroll: true })
      }
      const top = card.getBoundingClientRect().top
      if (top >= 0 && top < window.innerHeight * 0.6) return
      const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches
      card.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" })
    }, 250)
  }
  const leave = (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) card.querySelector(".st-key-close-detail button")?.click()
  }
  card.addEventListener("keydown", leave)
  return () => {
    shown = null
    card.removeEventListener("keydown", leave)
    setTimeout(() => {
      if (document.activeElement !== document.body || document.querySelector(".st-key-detail")) return
      document.querySelector(`[data-opens="${window.cppccOpener}"]`)?.focus()
    }, 50)
  }
}
