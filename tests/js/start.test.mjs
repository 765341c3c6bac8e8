// What the index page says before the dashboard stands.

import assert from "node:assert/strict"
import { test } from "node:test"
import { script } from "./script.mjs"

const NAMES = ["opening", "old", "slow", "line", "page"]

function started(page = {}) {
  const children = NAMES.map((className) => ({ className, hidden: className !== "opening" }))
  const link = {}
  const classes = new Set()
  const document = {
    documentElement: { classList: classes },
    getElementById: () => ({ children, querySelectorAll: () => [link] }),
  }
  class MutationObserver {
    observe() {}
  }
  const location = { search: "?theme=unity" }
  const window = { addEventListener() {} }
  const can = { MutationObserver, structuredClone, WebSocket() {} }
  script(["app/components/start.js"], [], { document, window, location, setInterval() {}, ...can, ...page })
  return { shown: children.filter(({ hidden }) => !hidden).map(({ className }) => className), link, classes }
}

test("that it opens, to a browser that can", () => {
  const { shown, classes } = started()

  assert.deepEqual([shown, [...classes]], [["opening"], ["cppcc-starting"]])
})

test("that the browser is too old, with the page that it can show, its filters kept", () => {
  class RegExp {
    constructor() {
      throw new SyntaxError("Invalid flags")
    }
  }
  for (const lacking of [{ RegExp }, { structuredClone: undefined }, { WebSocket: undefined }]) {
    const { shown, link, classes } = started(lacking)

    assert.deepEqual([shown, link.search, classes.size], [["old", "page"], "?theme=unity", 0])
  }
})

test("and brings what Streamlit's scripts need to find a lost line again", async () => {
  class Bare extends Promise {}
  Bare.withResolvers = undefined
  started({ Promise: Bare })
  const { promise, resolve } = Bare.withResolvers()
  resolve("back")
  const refused = Bare.withResolvers()
  refused.reject(new Error("gone"))

  assert.equal(await promise, "back")
  await assert.rejects(refused.promise, /gone/)
})
