// In the page's head, before any script of Streamlit's.

// Where the server is, and what its page may be told by a page around it: nothing. Else the page asks for both first.
window.__streamlit = {
  BACKEND_BASE_URL: `${window.location.origin}/`,
  HOST_CONFIG: { allowedOrigins: [window.location.origin], useExternalAuthToken: false },
}

// Plotly takes a third of a second to run, before it draws anything. It does so once the page has asked the server for
// its contents, while these are made, and not when they are there.
function runEarly(script) {
  const { prototype } = WebSocket
  const { send } = prototype
  prototype.send = function (message) {
    prototype.send = send
    send.call(this, message)
    setTimeout(() => import(script).catch(() => {}))
  }
}
