// The product's scripts, as they stand. None of them imports or exports anything for another: each is loaded as one text,
// some behind another one, and so it is read here.

import { readFileSync } from "node:fs"

const PRODUCT = new URL("../../cppcc/", import.meta.url)

/**
 * What some names mean in a script.
 * @param files its texts, in their order, within cppcc/
 * @param names those that are asked for; what a component exports is called `component`
 * @param page what the script finds in a browser, such as `document`, as far as it asks for it
 */
export function script(files, names, page = {}) {
  const texts = files
    .map((file) => readFileSync(new URL(file, PRODUCT), "utf8"))
    .map((text) => text.replace("export default function", "function component"))
  const read = new Function(...Object.keys(page), `"use strict";\n${texts.join("\n")}\nreturn { ${names.join(", ")} }`)
  return read(...Object.values(page))
}
