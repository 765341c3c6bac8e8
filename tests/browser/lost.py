"""A visitor whose line to the server is lost, and what is seen of it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Locator, expect

from cppcc.messages import say
from tests.browser.line import Line
from tests.browser.page import Visitor


def port_of(root: str) -> int:
    port = urlsplit(root).port
    assert port
    return port


def words(tab: Visitor) -> Locator:
    """What is said of the line."""
    return tab.page.locator("#cppcc-connection")


def session(tab: Visitor) -> str:
    """Which session of the server's the page is of."""
    told: str = tab.page.evaluate("window.cppccConnection.data.memory.session")
    return told


def lose(tab: Visitor, line: Line, port: int = 0) -> Visitor:
    """Cuts the line until the page says so, and waits until it has been made anew, by a session that is another one."""
    before = session(tab)
    line.cut()
    expect(words(tab)).to_have_text(say("zh", "connection.lost"))
    line.mend(port)
    expect(words(tab)).to_be_empty(timeout=30000)
    tab.settle()
    assert session(tab) != before
    return tab


def into_silence(tab: Visitor, line: Line, press: Callable[[], object]) -> Visitor:
    """Presses while the line is dead and the page knows nothing of it, and waits until it stands anew."""
    before = session(tab)
    line.fall_silent()
    assert (words(tab).inner_text(), tab.page.locator("[data-test-connection-state=CONNECTED]").count()) == ("", 1)
    press()
    return made_anew(tab, before)


def made_anew(tab: Visitor, before: str) -> Visitor:
    """Waits until the page stands, of another session than before."""
    tab.page.wait_for_function(
        """(before) => window.cppccConnection?.data.memory.session !== before
          && !document.documentElement.classList.contains("cppcc-away")""",
        arg=before,
        timeout=30000,
    )
    return tab.settle()


#: Presses a button as soon as the line is back, before the page can have been made anew.
AT_ONCE = """(button) => {
  const app = document.querySelector("[data-test-connection-state]")
  new MutationObserver((_, observer) => {
    if (app.dataset.testConnectionState !== "CONNECTED") return
    observer.disconnect()
    button.click()
  }).observe(app, { attributes: true })
}"""


def pages_of_plan(tab: Visitor) -> list[str]:
    return tab.address()[1].get("deck", [])
