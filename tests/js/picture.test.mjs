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
const NAMES = ["facesOf", "familiesOf", "withFaces", "sizeOf", "picture"]

// The script on a machine that has these faces, by their name as local.
function drawing(...onMachine) {
  class FontFace {
    constructor(_, src) {
      this.src = src
    }
    load() {
      const found = onMachine.some((name) => this.src.includes(`local("${name}")`))
      return found ? Promise.resolve() : Promise.reject(new Error("none"))
    }
  }
  const document = { styleSheets: [{ cssRules: rules }] }
  return script(["write/picture.js"], NAMES, { document, FontFace, CSSFontFaceRule })
}

const SVG = `<svg width="100" height="50.5" font-family="'Noto Sans SC', sans-serif"><text>协商</text></svg>`
const face = (weight) =>
  `@font-face{font-family:"Noto Sans SC";font-weight:${weight};src:url(data:font/woff2;base64,AAAA)}`

describe("a picture", () => {
  test("is as it came where the machine has the faces, under any of their names", async () => {
    assert.equal(await drawing("Source Han Sans").withFaces(SVG), SVG)
  })

  test("holds the files of its faces elsewhere, each weight once, and no others", async () => {
    const whole = await drawing().withFaces(SVG)

    assert.equal(whole, SVG.replace("><text", `><style>${face(400)}${face(700)}</style><text`))
  })

  test("asks for those families that its texts name first", () => {
    const { familiesOf } = drawing()
    const serif = `<text font-family="'Noto Serif SC', serif">6</text>`

    assert.deepEqual(familiesOf(SVG.replace("<text>", `${serif}${serif}<text>`)), ["Noto Sans SC", "Noto Serif SC"])
  })

  test("as an address can be read again", async () => {
    const { picture, withFaces } = drawing()
    const url = await picture(SVG, { format: "svg" })

    assert.equal(decodeURIComponent(url.slice(url.indexOf(",") + 1)), await withFaces(SVG))
  })

  test("has the size that it says", () => {
    assert.deepEqual(drawing().sizeOf(SVG), { width: 100, height: 50.5 })
  })
})
