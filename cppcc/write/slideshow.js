// Pictures one under the other, each no wider than the window, and a page each on paper.
const slides = JSON.parse(document.getElementById("slides").textContent)
const places = [...document.querySelectorAll("section > div")]
const fit = () => places.forEach((place, at) => {
  const { width, height } = slides[at].layout
  const scale = matchMedia("print").matches ? 1 : Math.min(1, document.documentElement.clientWidth / width)
  place.style.transform = scale === 1 ? "none" : `scale(${scale})`
  Object.assign(place.parentElement.style, { width: `${width * scale}px`, height: `${height * scale}px` })
})
addEventListener("resize", fit)
addEventListener("beforeprint", fit)
matchMedia("print").addEventListener("change", fit)
fit()
globalThis.ready = (async () => {
  await addScript("plotly")
  await loaded(leading(slides[0].layout), facesOf(leading(slides[0].layout)))
  for (const [at, { data, layout }] of slides.entries()) {
    await Plotly.newPlot(places[at], data, layout, { displayModeBar: false, responsive: false })
  }
})()
