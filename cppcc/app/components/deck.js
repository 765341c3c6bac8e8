// Hands the drawn slides to the stage. They are a part of their own, since they stay the same from slide to slide: what
// has not changed is not sent again.

export default function (component) {
  window.cppccDeck = component.data
  window.dispatchEvent(new Event("cppcc-deck"))
}
