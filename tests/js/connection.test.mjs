// What a press is numbered with on its way out, and told once more where the line was dead.

import assert from "node:assert/strict"
import { beforeEach, describe, test } from "node:test"
import { script } from "./script.mjs"

const document = {
  querySelector: () => ({ getAttribute: () => "CONNECTED" }),
  getElementById: () => ({}),
  documentElement: { classList: { contains: () => false, remove() {} } },
}
const location = { pathname: "/output", search: "" }
const { fieldsOf, varint, field, bytesOf, wordsOf, asked, Connection, PRESS } = script(
  ["app/components/connection.js"],
  ["fieldsOf", "varint", "field", "bytesOf", "wordsOf", "asked", "Connection", "PRESS"],
  { document, location, dispatchEvent() {} },
)

const bytes = (...parts) => new Uint8Array(parts.flat())
const told = (fields) => fields.map(({ field, inside }) => [field, wordsOf(inside)])

describe("protocol buffers", () => {
  test("are read as their documentation writes them", () => {
    assert.deepEqual(told(fieldsOf(bytes(0x12, 0x07, [...bytesOf("testing")]))), [[2, "testing"]])
    assert.deepEqual(varint(150), [0x96, 0x01])
    assert.deepEqual(varint(127), [0x7f])
  })

  test("are passed over where a field is a number, of any length", () => {
    const numbers = [[0x08, 0x96, 0x01], [0x11, 1, 2, 3, 4, 5, 6, 7, 8], [0x1d, 1, 2, 3, 4], [0x20, ...varint(2 ** 40)]]
    const found = fieldsOf(bytes(...numbers, field(5, bytesOf("behind"))))

    assert.deepEqual(found.map(({ field }) => field), [1, 2, 3, 4, 5])
    assert.deepEqual(found.slice(0, 4).map(({ whole }) => [...whole]), numbers)
    assert.equal(wordsOf(found[4].inside), "behind")
  })

  test("are written so that they are read again, of two bytes' length and number too", () => {
    const long = "协商".repeat(100)

    assert.deepEqual(told(fieldsOf(bytes(field(11, bytesOf("a")), field(300, bytesOf(long))))), [[11, "a"], [300, long]])
  })
})

// As Streamlit would send them; that the numbers are Streamlit's is held against it in tests/app/test_resumed.py.
const button = (id) => field(2, field(1, [...field(1, bytesOf(id)), 0x10, 1]))
const choice = (id) => field(2, field(1, [...field(1, bytesOf(id)), ...field(6, bytesOf("unity"))]))
const page = (hash) => field(3, bytesOf(hash))
const query = (words) => field(1, bytesOf(words))
const rerun = (...parts) => bytes(field(11, parts.flat()))

describe("a message", () => {
  test("tells what of it is told once, and which page it is of", () => {
    const { once, page: hash, part } = asked(rerun(choice("theme"), button("copy"), page("deck")))

    assert.deepEqual([once.length, hash, part], [1, "deck", false])
    assert.deepEqual(once[0], [...fieldsOf(new Uint8Array(button("copy")))[0].inside])
  })

  test("of a part of the page says so", () => {
    assert.equal(asked(rerun(button("copy"), field(5, bytesOf("part")))).part, true)
  })

  test("may name no page", () => {
    assert.equal(asked(rerun(button("copy"))).page, "")
  })

  test("that asks for no run is none of ours", () => {
    assert.equal(asked(bytes([0x88, 0x01, 1])), undefined)
    assert.equal(asked(bytes()), undefined)
  })
})

describe("a press", () => {
  let connection, sent
  const first = { addEventListener() {} }
  const second = { addEventListener() {} }
  const data = (heard, turn) => ({ heard, turn, page: "output", memory: {}, words: {} })
  // The numbers that a message tells, and all that is told once in it.
  const numbers = (message) => widgets(message).filter(([id]) => id === PRESS).map(([, value]) => value)
  const pressed = (message) => widgets(message).map(([id]) => id).filter((id) => id !== PRESS)
  const widgets = (message) =>
    fieldsOf(message).flatMap(({ inside }) => fieldsOf(inside)).filter(({ field }) => field === 2)
      .flatMap(({ inside }) => fieldsOf(inside)).map(({ inside }) => {
        const [id, value] = fieldsOf(inside)
        return [wordsOf(id.inside), value.field === 14 ? wordsOf(fieldsOf(value.inside)[0].inside) : ""]
      })
  const led = (message) =>
    told(fieldsOf(message).flatMap(({ inside }) => fieldsOf(inside))).filter(([field]) => field === 3).map(([, page]) => page)
  const send = (socket, message) => connection.numbered(socket, message, asked(message))
  // The line is another one, and the server has answered the run that was asked for when it came.
  const returned = (heard) => {
    connection.socket = second
    connection.turn = 7
    connection.take({ data: data(heard, 7), setStateValue: (name) => sent.push(name) })
  }

  beforeEach(() => {
    sent = []
    connection = new Connection()
    connection.socket = first
    connection.take({ data: data(""), setStateValue: (name) => sent.push(name) })
  })

  test("is given a number, one more each time, behind what Streamlit sends", () => {
    const message = rerun(button("copy"), page("output"))
    const numbered = send(first, message)

    assert.deepEqual(numbered.slice(0, message.length), message)
    assert.deepEqual([numbers(numbered), pressed(numbered)], [["1"], ["copy"]])
    assert.deepEqual(numbers(send(first, message)), ["2"])
  })

  test("is none where only what stands in widgets is told", () => {
    for (const message of [rerun(choice("theme"), page("output")), rerun(choice("theme"), query("theme=unity"))]) {
      assert.equal(send(first, message), message)
    }
  })

  test("that was heard is not told again, nor any before it", () => {
    for (const id of ["one", "two"]) send(first, rerun(button(id), page("output")))
    returned("2")

    assert.deepEqual(sent, [])
  })

  test("that was not heard is told once more over the line that came back", () => {
    for (const id of ["one", "two"]) send(first, rerun(button(id), page("output")))
    returned("1")
    assert.deepEqual(sent, ["returned"])
    const again = send(second, rerun(choice("theme"), page("output")))

    assert.deepEqual([pressed(again), numbers(again)], [["theme", "two"], ["3"]])
    const next = rerun(choice("theme"), page("output"))
    assert.equal(send(second, next), next)
  })

  test("that was not heard is given up by who has pressed something else since", () => {
    send(first, rerun(button("one"), page("output")))
    connection.socket = second
    send(second, rerun(button("other"), page("output")))
    returned("")

    assert.deepEqual(sent, [])
  })

  test("of a link leads there again, the last one of several", () => {
    for (const place of ["themes", "timeline"]) send(first, rerun(query("theme=unity"), page(place)))
    returned("")
    const again = send(second, rerun(choice("theme"), page("output")))

    assert.equal(led(again).at(-1), "timeline")
  })

  test("is sent as it is where it cannot be read, or is of a part of the page", (t) => {
    const warned = t.mock.method(console, "warn", () => {})
    for (const message of [bytes(0x5a, 0x02, 0x07, 0x07), "words", rerun(button("copy"), field(5, bytesOf("part")))]) {
      assert.equal(connection.sending(first, message), message)
    }
    clearTimeout(connection.waiting)
    assert.ok(warned.mock.callCount() > 0)
  })
})
