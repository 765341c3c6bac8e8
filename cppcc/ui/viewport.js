// Tells the page how wide its contents are, in steps, so that labels stand beside the rows where there is room and
// above them where there is none. And tells the browser which language they are in, as Streamlit does not.

const STEP = 100

export default function (component) {
  const { data, setStateValue } = component
  document.documentElement.lang = data.language
  const main = document.querySelector('[data-testid="stMainBlockContainer"]')
  if (!main) return
  let told = data.width
  let timer
  const tell = () => {
    const style = getComputedStyle(main)
    const width = main.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
    const step = Math.max(STEP * 3, Math.floor(width / STEP) * STEP)
    if (step === told) return
    told = step
    setStateValue("width", step)
  }
  // A drag of the window's edge is one change, not fifty.
  const observer = new ResizeObserver(() => {
    clearTimeout(timer)
    timer = setTimeout(tell, 120)
  })
  observer.observe(main)
  tell()
  return () => observer.disconnect()
}
