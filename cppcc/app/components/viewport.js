// Tells the page how wide its contents are, in steps, so that labels stand beside the rows where there is room and
// above them where there is none. And tells the browser which language they are in, as Streamlit does not, those who hear
// the page what a filter has left, and each chart how much smaller it is to be on paper: what is drawn for the screen is
// printed as it is. And puts the few words that Streamlit says in English into the page's language.

const STEP = 100
// In CSS pixels, what a sheet of A4 leaves to a chart between its margins, with the card's own and the words around it.
const PAPER = { width: 650, height: 700 }

const paperScale = (width, height) => Math.min(1, PAPER.width / width, PAPER.height / height)

const stepOf = (width) => Math.max(STEP * 3, Math.floor(width / STEP) * STEP)

const fitToPaper = () => {
  for (const chart of document.querySelectorAll(".stPlotlyChart")) {
    chart.style.setProperty("--on-paper", paperScale(chart.clientWidth, chart.clientHeight))
  }
}

// Ends what an earlier run has begun: Streamlit runs all of this anew at each change, and says no farewell between.
function instead(of, end) {
  window[of]?.()
  window[of] = end
}

// One place for all runs, on the page before what it says changes: else readers' software keeps silent.
function tellStatus(text) {
  let place = document.getElementById("cppcc-status")
  if (!place) {
    place = document.createElement("div")
    place.id = "cppcc-status"
    place.setAttribute("role", "status")
    place.style.cssText = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)"
    document.body.appendChild(place)
  } else if (place.textContent !== text) {
    place.textContent = text
  }
}

const NAMED = ["aria-label", "placeholder"]

const standsBeforeAName = (word) => /[ ：]$/.test(word)

// What is said, in the page's words. Those are pairs of what Streamlit says, or said in the language before, and what it
// is to be; a word that ends in a gap stands before a name, which stays. What is in none of them stays too.
function translated(words, said) {
  const [from, to] = words.find(([from]) => said === from || (standsBeforeAName(from) && said.startsWith(from))) ?? ["", ""]
  return to + said.slice(from.length)
}

// Puts the words right, and goes on doing so once a frame as the page changes.
function keepWords(words) {
  const quoted = words.map(([said]) => `${standsBeforeAName(said) ? "^" : ""}=${JSON.stringify(said)}`)
  const wanted = NAMED.map((name) => [name, quoted.map((each) => `[${name}${each}]`).join()])
  const put = (said) => translated(words, said)
  const translate = () => {
    for (const [name, parts] of wanted) {
      for (const part of document.querySelectorAll(parts)) part.setAttribute(name, put(part.getAttribute(name)))
    }
    for (const part of document.querySelectorAll('[data-testid="stSkipToContent"], [data-testid="stTooltipContent"] p')) {
      const said = part.firstChild?.data
      if (said && put(said) !== said) part.firstChild.data = put(said)
    }
    // A picture beside words says nothing more than these.
    for (const part of document.querySelectorAll('[role="img"][aria-label$=" icon"]')) part.ariaHidden = "true"
  }
  let due = 0
  const observer = new MutationObserver(() => {
    due ||= requestAnimationFrame(() => {
      due = 0
      translate()
    })
  })
  instead("__cppccWords", () => {  // two of different languages would never agree
    observer.disconnect()
    cancelAnimationFrame(due)
  })
  translate()
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: NAMED })
}

// Plotly chooses the mark that the mouse was over before it was pressed. A finger was nowhere: its first tap would choose
// nothing. So what a mouse would have told is told when it touches.
if (!window.__cppccTouch) {
  window.__cppccTouch = true
  document.addEventListener("touchstart", (event) => {
    const { target, touches } = event
    if (touches.length !== 1 || !target.closest?.(".js-plotly-plot")) return
    const { clientX, clientY } = touches[0]
    target.dispatchEvent(new MouseEvent("mousemove", { clientX, clientY, bubbles: true, view: window }))
  }, { capture: true, passive: true })
}

export default function (component) {
  const { data, setStateValue } = component
  document.documentElement.lang = data.language
  tellStatus(data.status)
  keepWords(data.words)
  const main = document.querySelector('[data-testid="stMainBlockContainer"]')
  if (!main) return
  let sent = data.width
  let timer
  const tell = () => {
    const style = getComputedStyle(main)
    const width = main.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
    const step = stepOf(width)
    // What stands there is as wide as the page: the first that there is to see.
    if (step === data.width) window.dispatchEvent(new Event("cppcc-fits"))
    if (step === sent) return
    sent = step
    setStateValue("width", step)
  }
  // A drag of the window's edge is one change, not fifty.
  const observer = new ResizeObserver(() => {
    clearTimeout(timer)
    timer = setTimeout(tell, 120)
  })
  instead("__cppccWidth", () => {
    observer.disconnect()
    clearTimeout(timer)
  })
  observer.observe(main)
  tell()
  window.addEventListener("beforeprint", fitToPaper)  // the same one again is none more
}
