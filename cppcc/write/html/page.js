// What a reader does on the page. It decides nothing about figures: what each choice leaves, and every word of it,
// was drawn by the engine when the page was made (views.py), and is looked up here.
const $ = (query, within = document) => within.querySelector(query)
const all = (query, within = document) => [...within.querySelectorAll(query)]
const show = (element, whether) => { element.hidden = !whether }

const FILTERED = "[data-need], [data-row], [data-chart]"
const isShown = (part, within) => {
  for (let each = part; each !== within; each = each.parentElement) if (each.hidden) return false
  return true
}

// --- the state stands in the address behind #, so that Back and a copied address work: theme=…&figure=…

// Whether an address may say this of that name: an option of a filter, or a part of the page.
const known = (views, name, id, exists) => {
  const dimension = Object.keys(views.parameters).find((each) => views.parameters[each] === name)
  if (dimension) return views.options[dimension].includes(id)
  return (name === "figure" || name === "work") && exists(`${name}-${id}`)
}
const stateOf = (views, hash, exists) => {
  const values = {}, unknown = []
  for (const [name, id] of new URLSearchParams(hash.slice(1))) {
    if (known(views, name, id, exists)) values[name] = id
    else unknown.push(`${name}=${id}`)
  }
  return { values, unknown }
}
const addressOf = (values, change) => {
  const next = Object.entries({ ...values, ...change }).filter(([, value]) => value)
  return `#${new URLSearchParams(next)}`
}

// What a choice in each filter leaves. Outcomes are numbered as views.py counts through all choices: the last filter's
// options fastest, and before the first of them none.
const outcomeOf = (views, values) => {
  const place = Object.keys(views.parameters).reduce((sum, dimension) => {
    const options = views.options[dimension]
    return sum * (options.length + 1) + options.indexOf(values[views.parameters[dimension]]) + 1
  }, 0)
  return views.outcomes[views.states[place]]
}

// What the filters that a chart obeys are set to, in words. A chart of one theme is under that theme, whatever is chosen.
const phraseOf = (views, name, values, content) => {
  const chosen = name.startsWith("theme/") ? { ...values, [views.parameters.themes]: name.slice(6) } : values
  const phrases = content.filters.map((dimension) => views.said[dimension][chosen[views.parameters[dimension]] ?? ""])
  return phrases.filter(Boolean).join(views.semicolon)
}

// A part of a chart in the colours of the dark look, those within its texts too; all else of it as it is.
const painted = (dark, value, key) => {
  if (typeof value === "string") {
    if (key === "text" || key === "hovertext") {
      const styled = /(<span style="(?:[^"]*;)?color:)(#[0-9a-f]{6})/g
      return value.replace(styled, (_, head, colour) => head + (dark[colour] ?? colour))
    }
    return Object.hasOwn(dark, value) ? dark[value] : value
  }
  if (Array.isArray(value)) return value.map((each) => painted(dark, each, key))
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, painted(dark, each, name)]))
  }
  return value
}

// The widest of the drawings that there is room for; the narrowest where there is room for none.
const drawingFor = (width, rooms) => Math.max(0, rooms.findLastIndex((least) => least <= width))

// A chart taller than a sheet is set smaller, as long as it can be read.
const paperScale = (paper, width, height) => Math.max(0.6, Math.min(paper.width / width, paper.height / height))

const start = async () => {
  const views = JSON.parse(await inflated("data"))
  await addScript("plotly")
  await Promise.all([...document.fonts].map((face) => face.load()))  // before Plotly measures texts
  const dimensions = Object.keys(views.parameters)
  const form = $("#filters"), dialog = $("#detail")
  const dark = matchMedia("(prefers-color-scheme: dark)")
  let onPaper = false

  const state = () => stateOf(views, location.hash, (id) => document.getElementById(id) !== null)
  const go = (change) => {
    const address = addressOf(state().values, change)
    if (address !== (location.hash || "#")) location.hash = address
  }

  // --- charts

  const config = { displayModeBar: false, doubleClick: false, showTips: false, responsive: false }
  const picture = (plot) => {
    const content = plot.content
    const width = onPaper ? views.rooms.at(-1) : plot.clientWidth
    const number = content.plots[drawingFor(width, views.rooms)]
    const isDark = dark.matches && !onPaper
    const drawn = [number, width, isDark].join()
    if (plot.drawn === drawn || !width) return
    plot.drawn = drawn
    const spec = isDark ? painted(views.dark, views.plots[number]) : structuredClone(views.plots[number])
    const family = (font) => { font.family += ", cppcc" }
    family(spec.layout.font)
    family(spec.layout.hoverlabel.font)
    const isNew = !plot.on
    Plotly.react(plot, spec.data, { ...spec.layout, autosize: false, width }, config)
    plot.style.setProperty("--on-paper", onPaper ? paperScale(views.paper, width, spec.layout.height) : "")
    if (isNew) plot.on("plotly_click", ({ points: [point] }) => open(point.customdata))
  }
  const pictures = () => all(".plot").filter((plot) => plot.content && !plot.closest("[hidden]")).forEach(picture)
  const open = (mark) => {
    if (!mark) return
    const [kind, id] = mark
    go({ figure: "", work: "", [kind]: id })
  }
  const chart = (card, content, words) => {
    $("h3, h4", card).textContent = content.title
    $(".sub", card).textContent = content.under.join(words)
    $(".small:not(.tile *)", card).textContent = content.source
    const rows = new Set(content.rows)
    for (const row of all("[data-row]", card)) show(row, rows.has(row.dataset.row))
    const plot = $(".plot", card)
    if (!plot) return
    plot.ariaLabel = content.words.join(words)
    plot.content = content
  }

  // --- what the filters leave

  let shown
  const filter = (values) => {
    const left = outcomeOf(views, values)
    const key = JSON.stringify(dimensions.map((dimension) => values[views.parameters[dimension]]))
    if (shown === key) return left
    shown = key
    const items = new Set(left.items)
    for (const part of all("[data-need]")) show(part, part.dataset.need.split(" ").every((item) => items.has(item)))
    for (const card of all("[data-chart]")) {
      const name = card.dataset.chart, number = left.charts[name]
      show(card, number !== undefined)
      if (number !== undefined) {
        const content = views.charts[name][number]
        chart(card, content, phraseOf(views, name, values, content))
      }
    }
    for (const part of all("[data-counted]")) show(part, left.counts[part.dataset.counted])
    // From the inside out: what is within decides on what is around.
    for (const part of all("[data-any]").reverse()) show(part, all(FILTERED, part).some((each) => isShown(each, part)))
    pictures()  // now that each has its width
    for (const link of all("nav a")) show(link.parentElement, !$(link.getAttribute("href")).hidden)
    for (const number of all("[data-count]")) number.textContent = left.counts[number.dataset.count] ?? 0
    for (const part of all("[data-instead]")) show(part, part.previousElementSibling.hidden)
    show($("#nothing"), !left.items.length)
    $("#left").textContent = left.left
    for (const select of all("select", form)) select.value = values[select.name] ?? ""
    $("#reset").disabled = !dimensions.some((dimension) => values[views.parameters[dimension]])
    return left
  }

  // --- the detail: what a figure or a work is, over the page

  let opener
  const detail = (values, left) => {
    const kind = values.figure ? "figure" : values.work ? "work" : ""
    if (!kind) {
      if (dialog.open) dialog.close()
      return
    }
    const article = document.getElementById(`${kind}-${values[kind]}`)
    const copy = article.cloneNode(true)
    copy.removeAttribute("id")
    copy.removeAttribute("data-need")
    copy.hidden = false
    show($("#outside"), !left.items.includes(`${kind}/${values[kind]}`))
    $("#shown").replaceChildren(copy)
    const heading = $("h4", copy)
    heading.id = "shown-title"
    dialog.setAttribute("aria-labelledby", heading.id)
    if (!dialog.open) {
      opener = document.activeElement
      dialog.showModal()
    }
    heading.focus()
    $("#shown").scrollTop = 0
  }
  dialog.addEventListener("close", () => {
    go({ figure: "", work: "" })
    opener?.focus({ preventScroll: true })
  })
  $("button", dialog).addEventListener("click", () => dialog.close())
  dialog.addEventListener("click", ({ target }) => { if (target === dialog) dialog.close() })

  const update = () => {
    const { values, unknown } = state()
    detail(values, filter(values))
    show($("#unknown"), unknown.length)
    $("#unknown").textContent = views.unknown.replace("\n", unknown.join(views.comma))
    // The page stands as this address says.
    document.documentElement.dataset.shown = location.hash
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const [, kind, id] = link.getAttribute("href").match(/^#(figure|work)-(.+)$/) ?? []
    if (kind) return go({ figure: "", work: "", [kind]: id })
    const chapter = $(link.getAttribute("href"))
    chapter.scrollIntoView()
    $("h2", chapter).focus({ preventScroll: true })
  })
  form.addEventListener("change", ({ target }) => go({ [target.name]: target.value }))
  $("#reset").addEventListener("click", () => go(Object.fromEntries(dimensions.map((each) => [views.parameters[each], ""]))))
  addEventListener("hashchange", update)

  // --- size, look and paper

  let waiting
  addEventListener("resize", () => {
    cancelAnimationFrame(waiting)
    waiting = requestAnimationFrame(pictures)
  })
  dark.addEventListener("change", pictures)
  let folded = []
  addEventListener("beforeprint", () => {
    onPaper = true
    folded = all("details:not([open])")
    for (const each of folded) each.open = true
    pictures()
  })
  addEventListener("afterprint", () => {
    onPaper = false
    for (const each of folded) each.open = false
    pictures()
  })

  document.documentElement.classList.add("running")
  update()
  $("#waiting").remove()
}

globalThis.ready = start()
