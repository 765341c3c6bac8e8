// Pictures that carry the product's typefaces. A browser draws a picture from an SVG that stands by itself: in there
// it sees the fonts of the machine, and none that the page declares with @font-face. Where the machine has none of the
// faces that these rules name as local, their files go into the SVG.

const facesOf = (family) =>
  [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule && unquoted(rule.style.getPropertyValue("font-family")) === family)
    .map(({ style }) => ({ weight: style.getPropertyValue("font-weight"), src: style.getPropertyValue("src") }))

const unquoted = (name) => name.trim().replace(/^["']|["']$/g, "")

const leading = (layout) => unquoted(layout.font.family.split(",")[0])

// Until a page's faces are there, Plotly would measure texts in another.
const loaded = (family, faces) =>
  Promise.all(faces.map(({ weight }) => document.fonts.load(`${weight} 16px "${family}"`, "\u653f")))

const onMachine = ({ src }) =>
  new FontFace("probe", src.match(/local\([^)]*\)/g).join(", ")).load().then(() => true, () => false)

async function embedded(family, { weight, src }) {
  let url = src.match(/url\(["']?([^"')]*)/)[1]
  if (!url.startsWith("data:")) {
    const file = await (await fetch(url, { cache: "force-cache" })).blob()
    url = await new Promise((resolve, reject) => {
      const reader = new FileReader()
      reader.onload = () => resolve(reader.result)
      reader.onerror = () => reject(reader.error)
      reader.readAsDataURL(file)
    })
  }
  return `@font-face{font-family:"${family}";font-weight:${weight};src:url(${url})}`
}

// As Plotly's own toImage, which it is given.
async function picture(toImage, spec, options) {
  const family = leading(spec.layout)
  const faces = facesOf(family)
  await loaded(family, faces)
  if ((await Promise.all(faces.map(onMachine))).every(Boolean)) return toImage(spec, options)
  const style = (await Promise.all(faces.map((face) => embedded(family, face)))).join("")
  const { format, width, height, scale = 1, imageDataOnly = false } = options
  const bare = await toImage(spec, { format: "svg", width, height, imageDataOnly: true })
  const svg = bare.replace(/<svg[^>]*>/, (tag) => `${tag}<style>${style}</style>`)
  if (format === "svg") return imageDataOnly ? svg : `data:image/svg+xml,${encodeURIComponent(svg)}`
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }))
  const image = new Image()
  image.src = url
  await image.decode()
  const canvas = document.createElement("canvas")
  canvas.width = width * scale
  canvas.height = height * scale
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
  URL.revokeObjectURL(url)
  const data = canvas.toDataURL(`image/${format}`)
  return imageDataOnly ? data.slice(data.indexOf(",") + 1) : data
}
