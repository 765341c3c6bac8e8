// Pictures that carry the product's typefaces. A browser draws a picture from an SVG that stands by itself: in there
// it sees the fonts of the machine, and none that the page declares with @font-face. Where the machine has none of the
// faces that these rules name as local, their files go into the SVG.

const facesOf = (family) =>
  [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule && unquoted(rule.style.getPropertyValue("font-family")) === family)
    .map(({ style }) => ({
      family,
      weight: style.getPropertyValue("font-weight"),
      src: style.getPropertyValue("src"),
    }))

const unquoted = (name) => name.trim().replace(/^["']|["']$/g, "")

const leading = (families) => unquoted(families.split(",")[0])

// The families that a picture's texts ask for first.
const familiesOf = (svg) => [...new Set([...svg.matchAll(/font-family="([^"]*)"/g)].map(([, list]) => leading(list)))]

// Until a page's faces are there, a browser would show texts in another.
const loaded = (family, faces) =>
  Promise.all(faces.map(({ weight }) => document.fonts.load(`${weight} 16px "${family}"`, "\u653f")))

const onMachine = ({ src }) =>
  new FontFace("probe", src.match(/local\([^)]*\)/g).join(", ")).load().then(() => true, () => false)

async function embedded({ family, weight, src }) {
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

// The SVG with the faces that this machine lacks.
async function withFaces(svg) {
  const faces = familiesOf(svg).flatMap(facesOf)
  const missing = []
  for (const face of faces) if (!(await onMachine(face))) missing.push(face)
  if (!missing.length) return svg
  const style = (await Promise.all(missing.map(embedded))).join("")
  return svg.replace(/<svg[^>]*>/, (tag) => `${tag}<style>${style}</style>`)
}

const sizeOf = (svg) => {
  const [, width, height] = svg.match(/<svg[^>]* width="([\d.]+)" height="([\d.]+)"/)
  return { width: Number(width), height: Number(height) }
}

// A picture of an SVG as an address that holds it.
async function picture(svg, { format, scale = 1 }) {
  const whole = await withFaces(svg)
  if (format === "svg") return `data:image/svg+xml,${encodeURIComponent(whole)}`
  const { width, height } = sizeOf(svg)
  const url = URL.createObjectURL(new Blob([whole], { type: "image/svg+xml" }))
  const image = new Image()
  image.src = url
  await image.decode()
  const canvas = document.createElement("canvas")
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
  URL.revokeObjectURL(url)
  return canvas.toDataURL(`image/${format}`)
}
