// Streamlit's place to drop a file on says that it is nothing ("presentation"), and takes the focus all the same: those
// who hear the page are told of a group, which has the field's name.

export default function () {
  const mend = () => {
    for (const place of document.querySelectorAll('[data-testid="stFileUploaderDropzone"][role="presentation"]')) {
      place.setAttribute("role", "group")
    }
  }
  const observer = new MutationObserver(mend)
  observer.observe(document.body, { subtree: true, childList: true })
  mend()
  return () => observer.disconnect()
}
