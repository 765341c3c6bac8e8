// Makes a picture of a chart in the visitor's browser: the page's own Plotly draws the export frame's spec, which is
// not the chart on the screen. Stands behind cppcc/export/picture.js, which it calls. Plotly on the page is no documented contract of Streamlit's: where it cannot be reached
// the page is told, and shows the same chart with Plotly's own camera.

const DRAW_WAIT_MS = 15000

function save(url, name) {
  const link = document.createElement("a")
  link.href = url
  link.download = name
  document.body.appendChild(link)
  link.click()
  link.remove()
}

function blobOf(dataUrl) {
  const comma = dataUrl.indexOf(",")
  const head = dataUrl.slice(0, comma)
  const body = dataUrl.slice(comma + 1)
  const type = head.slice(5).split(";")[0]
  if (!head.endsWith(";base64")) return new Blob([decodeURIComponent(body)], { type })
  return new Blob([Uint8Array.from(atob(body), (char) => char.charCodeAt(0))], { type })
}

async function savePicture(data, format) {
  // Plotly writes into what it is given; the spec stays clean for the next click.
  const spec = JSON.parse(data.spec)
  const url = await picture(window.Plotly.toImage, spec, {
    format,
    width: data.width,
    height: data.height,
    scale: format === "png" ? data.pixels : 1,
  })
  const object = URL.createObjectURL(blobOf(url))
  save(object, data.files[format])
  setTimeout(() => URL.revokeObjectURL(object), 60000)
}

export default function (component) {
  const { data, parentElement, setStateValue } = component
  const bar = parentElement.querySelector(".bar")
  const message = parentElement.querySelector(".message")
  bar.replaceChildren()
  message.textContent = ""
  for (const format of Object.keys(data.files)) {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = data.labels[format]
    button.title = data.help[format]
    button.setAttribute("aria-label", `${data.labels[format]}: ${data.help[format]}`)
    button.onclick = async () => {
      if (!window.Plotly) {
        message.textContent = data.labels.waiting
        return
      }
      button.disabled = true
      message.textContent = ""
      try {
        await savePicture(data, format)
      } catch (error) {
        console.warn(error)
        message.textContent = data.labels.failed
        setStateValue("camera", true)
      } finally {
        button.disabled = false
      }
    }
    bar.appendChild(button)
  }
  // A chart that stands on the page without a Plotly to be found: say so, once.
  const start = Date.now()
  const watch = setInterval(() => {
    const drawn = document.querySelector(".js-plotly-plot .main-svg")
    if (drawn && !window.Plotly) {
      setStateValue("camera", true)
      clearInterval(watch)
    } else if (window.Plotly || Date.now() - start > DRAW_WAIT_MS) {
      clearInterval(watch)
    }
  }, 300)
  return () => clearInterval(watch)
}
