// One chart on a page of its own: drawn in the product's typefaces, saved with them, never wider than the window.
const { plot, config, camera, svg } = JSON.parse(document.getElementById("spec").textContent)
const { width, height } = plot.layout
const chart = document.getElementById("chart")
// Plotly's own camera would take a picture without these typefaces.
const save = async () => {
  const link = document.createElement("a")
  link.href = await picture(svg, camera)
  link.download = `${camera.filename}.png`
  link.click()
}
const button = { name: "picture", title: camera.title, icon: Plotly.Icons.camera, click: save }
loaded(leading(plot.layout.font.family), facesOf(leading(plot.layout.font.family))).finally(() =>
  Plotly.newPlot(chart, plot.data, plot.layout, { ...config, modeBarButtons: [[button]] })
)
if (width) {
  // A picture of a fixed size is shown smaller where there is less room, never cut.
  const frame = document.getElementById("frame")
  const fit = () => {
    const scale = Math.min(1, document.documentElement.clientWidth / width)
    chart.style.transform = `scale(${scale})`
    frame.style.width = `${width * scale}px`
    frame.style.height = `${height * scale}px`
  }
  addEventListener("resize", fit)
  fit()
}
