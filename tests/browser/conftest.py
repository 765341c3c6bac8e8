"""The browser and the servers of the browser tests: one browser and one server for all, a few contexts."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, expect

from tests.browser.line import Line
from tests.browser.lost import port_of
from tests.browser.page import ROOT, WATCH, Visit, Visitor, new_tab

START_SECONDS = 60
expect.set_options(timeout=15000)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def serving(
    log: Path, reports: Path | None = None, start: Sequence[str] = ("cppcc", "serve", "--port")
) -> Iterator[str]:
    """The real dashboard on a port of its own: its address. What it printed is shown if it dies or names an error.

    Args:
        start: the command, but for the port.
    """
    port = free_port()
    command = [sys.executable, "-m", *start, str(port)]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"} | ({"CPPCC_REPORTS": str(reports)} if reports else {})
    with log.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
    root = f"http://localhost:{port}"
    try:
        wait_for_server(server, root, log)
        yield root
        assert server.poll() is None, f"The server died:\n{log.read_text(encoding='utf-8')}"
        assert "Traceback" not in log.read_text(encoding="utf-8"), log.read_text(encoding="utf-8")
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()


def wait_for_server(server: subprocess.Popen[bytes], root: str, log: Path) -> None:
    """Until it answers; with what it printed where it does not."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if server.poll() is not None:
            pytest.fail(f"The server ended with code {server.returncode}:\n{log.read_text(encoding='utf-8')}")
        try:
            with urllib.request.urlopen(f"{root}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.1)  # the one wait that no browser can do for us
    pytest.fail(f"The server did not answer in {START_SECONDS} s:\n{log.read_text(encoding='utf-8')}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Tells of a test that fails what stands in the tabs that it has open."""
    report = yield
    browser = getattr(item, "funcargs", {}).get("browser")
    if report.failed and report.when == "call" and browser:
        for page in (page for context in browser.contexts for page in context.pages):
            with suppress(Error):  # of a page that is under way, or closed
                report.sections.append((f"tab {page.url}", page.locator("body").inner_text(timeout=1000)))
    return report


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard with the real report: its address."""
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as root:
        yield root


def new_context(browser: Browser, width: int = 1440, look: str = "light", script: str = "") -> BrowserContext:
    """A visitor who has not been here before."""
    context = browser.new_context(
        viewport={"width": width, "height": 900 if width > 600 else 844},
        color_scheme="dark" if look == "dark" else "light",
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
    )
    context.set_default_timeout(15000)
    context.add_init_script(WATCH + script)
    return context


def kept(context: BrowserContext, root: str) -> BrowserContext:
    """Keeps a tab open in which nothing is shown, so that the process of the context's tabs does not end with one of
    them: the scripts that it has compiled are at hand for the next, which takes half the work."""
    context.new_page().goto(f"{root}/_stcore/health")
    return context


@pytest.fixture(scope="session")
def context(browser: Browser, server: str) -> Iterator[Callable[..., BrowserContext]]:
    """Contexts by width and look, each made once: what is in its cache need not be loaded again."""
    made: dict[Any, BrowserContext] = {}

    def get(width: int = 1440, look: str = "light", name: str = "", script: str = "") -> BrowserContext:
        key = width, look, name
        if key not in made:
            made[key] = kept(new_context(browser, width, look, script), server)
        return made[key]

    yield get
    for each in made.values():
        each.close()


@pytest.fixture
def visit(server: str, context: Callable[..., BrowserContext]) -> Iterator[Visit]:
    """Opens tabs on the dashboard. Whatever a test is about: nothing may go wrong in any of them."""
    tabs: list[Visitor] = []

    def start(
        path: str = "/", width: int = 1440, look: str = "light", name: str = "", script: str = "", root: str = ""
    ):
        tab = new_tab(context(width, look, name, script), root or server)
        tabs.append(tab)
        return tab.open(path)

    yield start
    troubles = [trouble for tab in tabs for trouble in tab.troubles]
    for tab in tabs:
        tab.page.close()
    assert troubles == []


@pytest.fixture(scope="session")
def plain_context(plain_browser: Browser, server: str) -> Iterator[BrowserContext]:
    """Visitors on a machine without a Chinese font."""
    made = kept(new_context(plain_browser), server)
    yield made
    made.close()


@pytest.fixture(scope="module")
def forgetful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard that forgets whoever is cut off."""
    log = tmp_path_factory.mktemp("forgetful") / "log.txt"
    with serving(log, start=("tests.browser.forgetful",)) as root:
        yield root
    # Address and port were both named; nobody's own address is written down for that.
    assert [told for told in log.read_text(encoding="utf-8").splitlines() if "GET" in told or "WebSocket" in told] == []


@pytest.fixture(scope="module")
def line(forgetful: str) -> Iterator[Line]:
    made = Line(port_of(forgetful))
    yield made
    made.close()


@pytest.fixture
def tab(context: Callable[..., BrowserContext], line: Line, forgetful: str) -> Iterator[Visitor]:
    """A visitor at the other end of the line."""
    line.mend(port_of(forgetful))
    opened = new_tab(context(name="line"), line.root)
    yield opened
    opened.page.close()
    # What a cut line is to a browser's console, it is no trouble of ours.
    cut = (
        "ERR_",
        "WebSocket",
        "Cannot send rerun backMessage when disconnected",
        "reaching server endpoint",
        "not responding",
    )
    assert [told for told in opened.troubles if not any(words in told for words in cut)] == []
