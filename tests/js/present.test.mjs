// The stage of a presentation: which slide a key, a number or a finger leads to, and how large it stands.

import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { script } from "./script.mjs"

const TEXTS = ["write/picture.js", "app/components/present.js"]
const { shapeOf, fitted, Stage } = script(TEXTS, ["shapeOf", "fitted", "Stage"], {
  matchMedia: () => ({}),
  document: { querySelector: () => null },
})

// A stage of so many slides that shows the first of them, and where it was led.
function stage(slides, wanted = "s1") {
  const led = []
  const made = Object.assign(Object.create(Stage.prototype), {
    deck: Array.from({ length: slides }, (_, at) => ({ id: `s${at + 1}` })),
    wanted,
    turn: 0,
    led,
    code: {},
    keys: {},
    show(id) {
      this.wanted = id
      led.push(id)
    },
    setStateValue() {},
  })
  return made
}

describe("a slide's shape", () => {
  const cases = [
    [[1920, 1080], "wide"],
    [[1540, 1000], "wide"],
    [[1539, 1000], "square"],
    [[1024, 768], "square"],
    [[1000, 1000], "square"],
    [[999, 1000], "upright"],
    [[390, 844], "upright"],
  ]
  for (const [size, shape] of cases) {
    test(`in a window of ${size.join(" × ")} is ${shape}`, () => assert.equal(shapeOf(...size), shape))
  }
})

describe("a slide", () => {
  const slide = { width: 1000, height: 500 }

  test("stands in the middle of its room, as large as that allows", () => {
    assert.deepEqual(fitted(slide, { width: 2000, height: 2000 }, false), { scale: 2, left: 0, top: 500 })
    assert.deepEqual(fitted(slide, { width: 2000, height: 250 }, false), { scale: 0.5, left: 750, top: 0 })
  })

  test("upright is as wide as the room and begins at its top, longer than it if need be", () => {
    const long = fitted({ width: 500, height: 2000 }, { width: 400, height: 800 }, true)

    assert.deepEqual(long, { scale: 0.8, left: 0, top: 0 })
  })
})

describe("a step", () => {
  test("leads to the neighbour, and nowhere beyond the ends", () => {
    const shown = stage(3)
    for (const by of [-1, 1, 1, 1, -1]) shown.step(by)

    assert.deepEqual(shown.led, ["s2", "s3", "s2"])
  })

  test("is told to the server with a number of its own", () => {
    const shown = stage(3)
    const told = []
    shown.setStateValue = (name, value) => told.push([name, value.id, value.turn])
    shown.step(1)
    shown.step(1)

    assert.deepEqual(told, [["slide", "s2", 1], ["slide", "s3", 2]])
  })
})

describe("a number", () => {
  const typed = (shown, digits) => {
    for (const key of digits) press(shown, key)
  }

  test("leads to its slide at once where no other digit can follow", () => {
    const shown = stage(9)
    typed(shown, "3")

    assert.deepEqual(shown.led, ["s3"])
  })

  test("of two digits leads to its slide and not to the first digit's", (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] })
    for (const [slides, number] of [[24, "12"], [10, "10"]]) {
      const shown = stage(slides)
      typed(shown, number)
      t.mock.timers.tick(5000)

      assert.deepEqual(shown.led, [`s${number}`])
    }
  })

  test("waits where another digit could follow, for so long and no longer", (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] })
    const shown = stage(24)
    typed(shown, "2")
    t.mock.timers.tick(600)
    assert.deepEqual(shown.led, [])
    t.mock.timers.tick(200)
    assert.deepEqual(shown.led, ["s2"])
    typed(shown, "4")

    assert.deepEqual(shown.led, ["s2", "s4"])
  })

  test("of no slide leads nowhere", (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] })
    const shown = stage(5)
    typed(shown, "70")
    t.mock.timers.tick(5000)

    assert.deepEqual(shown.led, [])
  })

  test("is forgotten when something else is pressed", (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] })
    const shown = stage(24)
    typed(shown, "2")
    press(shown, "End")
    t.mock.timers.tick(5000)

    assert.deepEqual(shown.led, ["s24"])
  })
})

// Presses a key; whether the page took it for itself.
function press(shown, key, more = {}) {
  let taken = false
  shown.key({ key, target: {}, preventDefault: () => (taken = true), ...more })
  return taken
}

describe("a key", () => {
  const keys = [
    ["ArrowRight", "s3"],
    ["PageDown", "s3"],
    [" ", "s3"],
    ["ArrowLeft", "s1"],
    ["PageUp", "s1"],
    ["Home", "s1"],
    ["End", "s4"],
  ]
  for (const [key, slide] of keys) {
    test(`${JSON.stringify(key)} leads from the second slide of four to ${slide}`, () => {
      const shown = stage(4, "s2")

      assert.equal(press(shown, key), true)
      assert.deepEqual(shown.led, [slide])
    })
  }

  test("space with the shift key leads back", () => {
    const shown = stage(4, "s2")
    press(shown, " ", { shiftKey: true })

    assert.deepEqual(shown.led, ["s1"])
  })

  test("that is the browser's, or has no meaning, is left alone", () => {
    const shown = stage(4, "s2")
    assert.equal(press(shown, "ArrowRight", { ctrlKey: true }), false)
    assert.equal(press(shown, "1", { altKey: true }), false)
    assert.equal(press(shown, "ArrowLeft", { metaKey: true }), false)
    assert.equal(press(shown, "x"), false)
    assert.deepEqual(shown.led, [])
  })

  test("under a dialog leads nowhere", () => {
    const shown = stage(4, "s2")
    shown.code.open = true

    assert.deepEqual([press(shown, "ArrowRight"), shown.led], [false, []])
  })
})

describe("a finger", () => {
  const cases = [
    ["to the left leads on", [-60, 0], ["s3"]],
    ["to the right leads back", [60, 20], ["s1"]],
    ["that barely moves leads nowhere", [-50, 0], []],
    ["that scrolls leads nowhere", [-60, 40], []],
  ]
  for (const [words, [across, down], led] of cases) {
    test(words, () => {
      const shown = stage(4, "s2")
      shown.touched = { clientX: 100, clientY: 100 }
      shown.swiped({ clientX: 100 + across, clientY: 100 + down })

      assert.deepEqual(shown.led, led)
    })
  }
})
