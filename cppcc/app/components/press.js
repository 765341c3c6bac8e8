// Elements of the page that open something when they are pressed: what it is stands in their data-opens.

let component

export default function (given) {
  component = given
  if (window.cppccPress) return
  window.cppccPress = true
  document.addEventListener("click", ({ target }) => {
    const way = target.closest?.("[data-opens]")
    if (way) component.setTriggerValue("opened", way.dataset.opens)
  })
}
