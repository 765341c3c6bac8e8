// The report as one file: what its address says, which outcome that leads to, and its charts in the dark.

import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { deflateSync } from "node:zlib"
import { script } from "./script.mjs"

const names = ["stateOf", "addressOf", "outcomeOf", "phraseOf", "painted", "drawingFor", "paperScale"]
// Of a page that never gets what it is to show.
const of = script(["write/html/page.js"], names, { inflated: () => new Promise(() => {}), globalThis: {} })

const views = {
  parameters: { themes: "theme", actors: "actor" },
  options: { themes: ["unity", "party"], actors: ["city", "county", "party"] },
  states: Array.from({ length: 12 }, (_, state) => state % 5),
  outcomes: ["a", "b", "c", "d", "e"],
  said: { themes: { "": "", unity: "团结", party: "党派" }, actors: { "": "全部", city: "市" } },
  semicolon: "；",
}

describe("the address", () => {
  const exists = (id) => id === "figure-total" || id === "look-dark"
  const stateOf = (hash) => of.stateOf(views, hash, exists)

  test("says what is chosen and what is open", () => {
    assert.deepEqual(stateOf("#theme=unity&actor=party&figure=total"), {
      values: { theme: "unity", actor: "party", figure: "total" },
      unknown: [],
    })
  })

  test("says nothing where there is none", () => assert.deepEqual(stateOf(""), { values: {}, unknown: [] }))

  test("that names what is not there is told of, and the rest of it holds", () => {
    assert.deepEqual(stateOf("#theme=city&work=total&look=dark&actor=city&__proto__=x&figure=__proto__"), {
      values: { actor: "city" },
      unknown: ["theme=city", "work=total", "look=dark", "__proto__=x", "figure=__proto__"],
    })
  })

  test("is the one it was but for what changes; what is emptied is left out", () => {
    const change = { figure: "", work: "a&b", actor: "city" }

    assert.equal(of.addressOf({ theme: "unity", figure: "total" }, change), "#theme=unity&work=a%26b&actor=city")
    assert.equal(of.addressOf({ theme: "unity" }, { theme: "" }), "#")
  })

  test("is read again as it was written", () => {
    const values = { theme: "party", figure: "total" }

    assert.deepEqual(stateOf(of.addressOf({}, values)).values, values)
  })
})

test("each choice leads to the outcome of its place among all of them", () => {
  const places = []
  for (const theme of [undefined, "unity", "party"]) {
    for (const actor of [undefined, "city", "county", "party"]) places.push({ theme, actor })
  }

  assert.deepEqual(
    places.map((values) => of.outcomeOf(views, values)),
    views.states.map((state) => views.outcomes[state]),
  )
})

describe("a chart's filters in words", () => {
  const content = { filters: ["themes", "actors"] }

  test("are those that it obeys and that say something", () => {
    assert.equal(of.phraseOf(views, "output", { theme: "unity", actor: "city" }, content), "团结；市")
    assert.equal(of.phraseOf(views, "output", {}, content), "全部")
    assert.equal(of.phraseOf(views, "output", { theme: "unity", actor: "city" }, { filters: ["actors"] }), "市")
  })

  test("name the theme whose chart it is, whatever is chosen", () => {
    assert.equal(of.phraseOf(views, "theme/party", { theme: "unity" }, content), "党派；全部")
  })
})

describe("a chart in the dark", () => {
  const dark = { "#ffffff": "#16181c", "#1d2126": "#eceae5" }

  test("has every colour changed, however deep it lies, and nothing else", () => {
    const plot = {
      data: [{ marker: { color: ["#ffffff", "#123456"] }, x: [1, null, true], name: "toString" }],
      layout: { paper_bgcolor: "#ffffff", title: { text: "#ffffff" } },
    }

    assert.deepEqual(of.painted(dark, plot), {
      data: [{ marker: { color: ["#16181c", "#123456"] }, x: [1, null, true], name: "toString" }],
      layout: { paper_bgcolor: "#16181c", title: { text: "#ffffff" } },
    })
    assert.equal(plot.layout.paper_bgcolor, "#ffffff")
  })

  test("has the colours within its texts changed too", () => {
    const said = (colour) => `<span style="color:${colour}">#1d2126</span>`

    const texts = { text: [said("#1d2126") + said("#123456")], hovertext: said("#ffffff"), note: said("#ffffff") }

    assert.deepEqual(of.painted(dark, texts), {
      text: [said("#eceae5") + said("#123456")],
      hovertext: said("#16181c"),
      note: said("#ffffff"),
    })
  })
})

test("the widest drawing is taken that there is room for, and in no room the narrowest", () => {
  assert.deepEqual([100, 300, 599, 600, 5000].map((width) => of.drawingFor(width, [300, 600, 900])), [0, 0, 0, 1, 2])
})

test("a chart is as large on paper as the sheet, but not so small that nobody reads it", () => {
  const paper = { width: 700, height: 900 }

  assert.deepEqual([[700, 450], [700, 1000], [700, 9000]].map((size) => of.paperScale(paper, ...size)), [1, 0.9, 0.6])
})

test("what the page carries packed is unpacked, its Chinese too", async () => {
  const data = JSON.stringify({ said: "协商".repeat(1000) })
  const textContent = deflateSync(data).toString("base64")
  const { inflated } = script(["write/inflate.js"], ["inflated"], { document: { getElementById: () => ({ textContent }) } })

  assert.equal(await inflated("data"), data)
})
