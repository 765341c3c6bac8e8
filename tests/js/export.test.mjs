// The export bar: what it writes on its buttons, what it remembers, and what it makes of what it is given.

import assert from "node:assert/strict"
import { beforeEach, describe, test } from "node:test"
import { script } from "./script.mjs"

const kept = new Map()
const sessionStorage = {
  getItem: (name) => kept.get(name) ?? null,
  setItem: (name, value) => kept.set(name, value),
}
const load = (names, storage = sessionStorage) =>
  script(["app/components/export.js"], names, { window: { addEventListener() {} }, sessionStorage: storage })

beforeEach(() => kept.clear())

describe("words", () => {
  const { filled } = load(["filled"])

  test("have their gaps filled, nothing and none too", () => {
    assert.equal(filled("{size} · {scale} 倍", { size: "", scale: 0 }), " · 0 倍")
  })

  test("keep a gap that nothing is known of", () => {
    assert.equal(filled("{size} {other}", { size: 1 }), "1 {other}")
  })

  test("hold a value as it is, whatever signs are in it", () => {
    assert.equal(filled("{file} saved", { file: "$& $1 {file}" }), "$& $1 {file} saved")
  })
})

describe("a picture", () => {
  const { blobOf } = load(["blobOf"])

  test("in base64 comes out byte for byte", async () => {
    const bytes = Uint8Array.from([0, 137, 80, 78, 71, 255])
    const blob = blobOf(`data:image/png;base64,${Buffer.from(bytes).toString("base64")}`)

    assert.equal(blob.type, "image/png")
    assert.deepEqual(new Uint8Array(await blob.arrayBuffer()), bytes)
  })

  test("in percent signs comes out with its Chinese, and with its commas", async () => {
    const svg = "<svg>协商, 100%</svg>"
    for (const body of [encodeURIComponent(svg), svg.replace("%", "%25")]) {
      const blob = blobOf(`data:image/svg+xml;charset=utf-8,${body}`)

      assert.deepEqual([blob.type, await blob.text()], ["image/svg+xml", svg])
    }
  })
})

describe("the choice", () => {
  const named = (...names) => names.map((name) => ({ name }))
  const usual = { frame: "slide", look: "light", scale: 2 }
  const given = { frames: named("slide", "square"), looks: named("light", "dark"), scales: [1, 2], usual }
  const other = { frame: "square", look: "dark", scale: 1 }

  test("is the usual one at first, then the last one", () => {
    const { remembered, choose } = load(["remembered", "choose"])
    assert.equal(remembered(given), usual)
    choose(other)

    assert.deepEqual(remembered(given), other)
  })

  test("stays when the page is loaded anew", () => {
    load(["choose"]).choose(other)

    assert.deepEqual(load(["remembered"]).remembered(given), other)
  })

  for (const gone of [{ frame: "phone" }, { look: "blue" }, { scale: 8 }]) {
    test(`is the usual one again where ${Object.keys(gone)} is none that there is`, () => {
      load(["choose"]).choose({ ...other, ...gone })

      assert.equal(load(["remembered"]).remembered(given), usual)
    })
  }

  test("is kept until the page is left by a browser that stores nothing", () => {
    const refuse = () => {
      throw new Error("refused")
    }
    const { remembered, choose } = load(["remembered", "choose"], { getItem: refuse, setItem: refuse })
    assert.equal(remembered(given), usual)
    choose(other)

    assert.equal(remembered(given), other)
  })
})

describe("the panel of options", () => {
  const { beside } = load(["beside"])
  const panel = { width: 200, height: 100 }
  const room = { width: 400, height: 500 }
  const at = (left, top) => beside({ left, top, bottom: top + 44 }, panel, room)

  test("stands below its button", () => assert.deepEqual(at(50, 100), { left: 50, top: 150 }))
  test("stands above it where there is no room below", () => assert.deepEqual(at(50, 400), { left: 50, top: 294 }))
  test("keeps within the window's sides", () => assert.deepEqual([at(-20, 0).left, at(390, 0).left], [8, 192]))
  test("stands as low as the window lets it where there is room neither above nor below", () => {
    assert.equal(beside({ left: 0, top: 60, bottom: 104 }, panel, { width: 400, height: 150 }).top, 42)
  })
  test("never begins above the window", () => {
    assert.equal(beside({ left: 0, top: 60, bottom: 104 }, panel, { width: 400, height: 90 }).top, 8)
  })
})

describe("a press", () => {
  const { Bar, Trouble } = load(["Bar", "Trouble"])
  const words = { handed: "{file} saved", failed: "failed", silent: "no answer" }
  const bar = () =>
    Object.assign(Object.create(Bar.prototype), {
      words,
      message: { textContent: "" },
      root: { setAttribute() {}, removeAttribute() {} },
    })

  test("is told of in the words of what it did", async () => {
    const pressed = bar()
    await pressed.does(async () => ["handed", { file: "a.png" }])

    assert.equal(pressed.message.textContent, "a.png saved")
  })

  test("that failed says why where that is known, and can be tried again", async (t) => {
    const warned = t.mock.method(console, "warn", () => {})
    const pressed = bar()
    await pressed.does(() => Promise.reject(new Trouble("silent")))
    assert.deepEqual([pressed.message.textContent, warned.mock.callCount()], ["no answer", 0])
    await pressed.does(() => Promise.reject(new Error("of ours")))
    assert.deepEqual([pressed.message.textContent, warned.mock.callCount()], ["failed", 1])
    await pressed.does(async () => ["handed", { file: "b" }])

    assert.equal(pressed.message.textContent, "b saved")
  })

  test("while another one is at work does nothing", async () => {
    const pressed = bar()
    const begun = []
    let done
    const press = (name) => () => {
      begun.push(name)
      return new Promise((resolve) => (done = resolve))
    }
    const first = pressed.does(press("first"))
    pressed.does(press("second"))
    done(["handed", { file: "a" }])
    await first

    assert.deepEqual([begun, pressed.message.textContent], [["first"], "a saved"])
  })
})
