// What the page is told of its width, and Streamlit's words in the page's language.

import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { script } from "./script.mjs"

const NAMES = ["translated", "stepOf", "paperScale"]
const { translated, stepOf, paperScale } = script(["app/components/viewport.js"], NAMES, {
  window: {},
  document: { addEventListener() {} },
})

describe("a word of Streamlit's", () => {
  const words = [["Skip to main content", "跳到正文"], ["Help for ", "说明："], ["Unselect：", "取消选择："]]
  const cases = {
    "Skip to main content": "跳到正文",
    "Help for 提案": "说明：提案",
    "Unselect：社情民意": "取消选择：社情民意",
    // Only the whole word, and a word before a name only at the beginning.
    "Skip to main content, please": "Skip to main content, please",
    "No Help for 提案": "No Help for 提案",
    跳到正文: "跳到正文",
    "": "",
  }
  for (const [said, shown] of Object.entries(cases)) {
    test(`“${said}” is shown as “${shown}”`, () => assert.equal(translated(words, said), shown))
  }
})

test("the width is told in steps, never less than a phone's", () => {
  assert.deepEqual([0, 299, 399.5, 400, 1287].map(stepOf), [300, 300, 300, 400, 1200])
})

test("on paper a chart is as much smaller as the sheet asks for, never larger", () => {
  const sizes = [[300, 200], [1300, 700], [650, 1400], [1300, 2800]]

  assert.deepEqual(sizes.map((size) => paperScale(...size)), [1, 0.5, 0.5, 0.25])
})
