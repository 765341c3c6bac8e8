// Elements of the page that open something when they are pressed: what it is stands in their data-opens.

// A page of its own that is asked for without an answer is not to be waited for any longer.
const GOING_MS = 5000

let component
let going = 0

// On the way to another page Streamlit first writes that page's query behind the address of this one, as a step of its own
// for Back to stop at. Nobody was there.
function keepHistory() {
  const push = history.pushState
  history.pushState = function (state, title, url) {
    const isHere = new URL(url ?? "", location.href).pathname === location.pathname
    if (isHere && Date.now() - going < GOING_MS) return
    going = 0
    push.call(this, state, title, url)
  }
}

export default function (given) {
  component = given
  if (window.cppccPress) return
  window.cppccPress = true
  keepHistory()
  document.addEventListener("click", ({ target }) => {
    const way = target.closest?.("[data-opens]")
    if (!way) return
    const { opens } = way.dataset
    // Where the focus is to return to, once what was opened is closed.
    window.cppccOpener = opens
    if (/^(theme|category)\//.test(opens)) going = Date.now()
    component.setTriggerValue("opened", opens)
  })
}
