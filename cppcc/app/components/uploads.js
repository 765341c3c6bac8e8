// Streamlit's place to drop a file on says that it is nothing ("presentation"), and takes the focus all the same: those
// who hear the page are told of a group, which has the field's name. And its button is named in English: the style shows
// the page's own word in place of it, which is to be heard too.

export default function ({ data }) {
  const mend = () => {
    for (const place of document.querySelectorAll('[data-testid="stFileUploaderDropzone"]')) {
      place.setAttribute("role", "group")
      place.querySelector("button")?.setAttribute("aria-label", data.choose)
    }
  }
  const observer = new MutationObserver(mend)
  observer.observe(document.body, { subtree: true, childList: true })
  mend()
  return () => observer.disconnect()
}
