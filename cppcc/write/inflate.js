// What a page carries packed, such as plotly.js: deflated, in base64, in an element of its own.
const inflated = async (id) => {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (char) => char.charCodeAt(0))
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))
  return new Response(stream).text()
}
const addScript = async (id) => {
  const script = document.createElement("script")
  script.textContent = await inflated(id)
  document.head.append(script)
}
