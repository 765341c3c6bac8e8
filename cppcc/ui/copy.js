// Copies a text. Where the browser gives no clipboard, as on plain http, there is no button: the text stands beside it.

export default function (component) {
  const { data, parentElement } = component
  const bar = parentElement.querySelector(".bar")
  const message = parentElement.querySelector(".message")
  bar.replaceChildren()
  message.textContent = ""
  if (!navigator.clipboard?.writeText) return
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = data.labels.copy
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(data.text)
      message.textContent = data.labels.copied
    } catch (error) {
      console.warn(error)
      message.textContent = data.labels.not_copied
    }
  }
  bar.appendChild(button)
}
