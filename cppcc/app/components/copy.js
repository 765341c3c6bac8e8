// Copies a text, or the page's address. Where the browser gives no clipboard, as on plain http, there is no button: the
// text stands beside it, the address in its bar.

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
      await navigator.clipboard.writeText(data.text ?? location.href)
      const here = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname)
      message.textContent = (here && data.labels.only_here) || data.labels.copied
    } catch (error) {
      console.warn(error)
      message.textContent = data.labels.not_copied
    }
  }
  bar.appendChild(button)
}
