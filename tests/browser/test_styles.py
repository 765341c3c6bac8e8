"""Style sheets, held against a browser: it knows every selector, property and value of them."""

from __future__ import annotations

from tests.unit.sheets import sheets
from tools.styles import declarations

#: Of declarations, those that the browser does not know; of selectors too.
UNKNOWN = """(said) => said.filter(([selector, name, value]) => {
  try {
    document.createDocumentFragment().querySelector(selector)
  } catch {
    return true
  }
  return !CSS.supports(name, value)
})"""


def unknown(tab, css):
    return [" ".join(each) for each in tab.evaluate(UNKNOWN, [list(said) for said in declarations(css)])]


def test_browser_knows_all_that_is_said(browser):
    tab = browser.new_page()
    # As of Chromium, it is asked whether what is no CSS is told.
    wrong = "a { colr: var(--ink); margin: 4pz; padding: 0 } p:hoover { margin: 0 }"
    assert unknown(tab, wrong) == ["a colr var(--ink)", "a margin 4pz", "p:hoover margin 0"]

    assert {name: unknown(tab, css) for name, css in sheets() if unknown(tab, css)} == {}
    tab.close()
