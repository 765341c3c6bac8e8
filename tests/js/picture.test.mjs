// Pictures that carry the product's typefaces where the machine has none of them.

import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { script } from "./script.mjs"

class CSSFontFaceRule {
  constructor(family, weight, src) {
    const said = { "font-family": family, "font-weight": weight, src }
    this.style = { getPropertyValue: (name) => said[name] }
  }
}
const SRC = 'local("Noto Sans SC"), local("Source Han Sans"), url("data:font/woff2;base64,AAAA") format("woff2")'
const rules = [
  new CSSFontFaceRule('"Noto Sans SC"', "400", SRC),
  { selectorText: "body" },
  new CSSFontFaceRule("'Noto Sans SC'", "700", SRC),
  new CSSFontFaceRule("Other", "400", SRC),
]
const NAMES = ["facesOf", "leading", "embedded", "picture"]

// The script on a machine that has these faces, by their name as local.
function drawing(...onMachine) {
  const asked = []
  class FontFace {
    constructor(_, src) {
      this.src = src
    }
    load() {
      const found = onMachine.some((name) => this.src.includes(`local("${name}")`))
      return found ? Promise.resolve() : Promise.reject(new Error("none"))
    }
  }
  const document = { styleSheets: [{ cssRules: rules }], fonts: { load: async (font) => asked.push(font) } }
  return { asked, ...script(["write/picture.js"], NAMES, { document, FontFace, CSSFontFaceRule }) }
}

const spec = { layout: { font: { family: '"Noto Sans SC", sans-serif' } } }
const toImage = async (_, options) => `<svg class="main-svg" width="${options.width}"><text>协商</text></svg>`
const options = { format: "svg", width: 100, height: 50, imageDataOnly: true }

describe("a picture", () => {
  test("is Plotly's own where the machine has the faces, under any of their names", async () => {
    const { picture } = drawing("Source Han Sans")

    assert.equal(await picture(toImage, spec, options), await toImage(spec, options))
  })

  test("holds the files of its faces elsewhere, each weight once, and no others", async () => {
    const { picture } = drawing()
    const face = (weight) =>
      `@font-face{font-family:"Noto Sans SC";font-weight:${weight};src:url(data:font/woff2;base64,AAAA)}`

    assert.equal(
      await picture(toImage, spec, options),
      `<svg class="main-svg" width="100"><style>${face(400)}${face(700)}</style><text>协商</text></svg>`,
    )
  })

  test("as an address can be read again", async () => {
    const { picture } = drawing()
    const url = await picture(toImage, spec, { ...options, imageDataOnly: false })

    assert.equal(decodeURIComponent(url.slice(url.indexOf(",") + 1)), await picture(toImage, spec, options))
  })

  test("is drawn once its faces are loaded, which words are measured in", async () => {
    const { picture, asked } = drawing()
    await picture(async (...said) => {
      assert.deepEqual(asked, ['400 16px "Noto Sans SC"', '700 16px "Noto Sans SC"'])
      return toImage(...said)
    }, spec, options)
  })
})
