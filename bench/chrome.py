"""A browser as a visitor has it: told where to go, and asked what it noted when it is there.

Playwright follows all that a page's scripts do. For that the browser reads each script again where one fails or logs
on its way, which with Plotly's 4.7 MB takes longer than all the rest: half a second that no visitor waits for.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
from websockets.sync.client import ClientConnection, connect

_SWITCHES = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", "--window-size=1440,900"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"),
    *("--lang=zh-CN", "--force-prefers-reduced-motion"),
)


class Chrome:
    """A running browser."""

    def __init__(self, connection: ClientConnection, process: psutil.Process, patience: float) -> None:
        self._connection, self._process, self._patience, self._sent = connection, process, patience, 0
        #: What the browser told by itself since the last visit began.
        self.events: list[dict[str, Any]] = []

    def ask(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """One command of the DevTools protocol, and its answer."""
        self._sent += 1
        message = {"id": self._sent, "method": method, "params": parameters}
        self._connection.send(json.dumps(message | ({"sessionId": session} if session else {})))
        while True:
            told = json.loads(self._connection.recv(timeout=self._patience))
            if told.get("id") == self._sent:
                if "error" in told:
                    raise RuntimeError(f"{method}: {told['error']['message']}")
                answer: dict[str, Any] = told["result"]
                return answer
            self.events.append(told)

    def _rest(self) -> None:
        """Waits until the browser has opened its window: what stands around a page are pages of its own, that take a
        second of processor time, from whatever is looked at meanwhile. A visitor asks in a window that is there."""
        end, used = time.monotonic() + self._patience, self._seconds()
        quiet = 0
        while quiet < 3 and time.monotonic() < end:
            time.sleep(0.1)
            before, used = used, self._seconds()
            quiet = quiet + 1 if used - before < 0.02 else 0

    def _seconds(self) -> float:
        """Of processor time, by the browser and all its parts."""
        used = 0.0
        for process in (self._process, *self._process.children(recursive=True)):
            with contextlib.suppress(psutil.NoSuchProcess):
                used += sum(process.cpu_times()[:2])
        return used

    @contextmanager
    def visit(self, script: str, network: dict[str, Any] | None = None) -> Iterator[Visit]:
        """A visitor with an empty cache, on an empty page.

        Args:
            script: run on each page before its own.
            network: how slow the line is, for ``Network.emulateNetworkConditions``.
        """
        self.events.clear()
        context = self.ask("Target.createBrowserContext")["browserContextId"]
        target = self.ask("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        visit = Visit(self, session, self._patience)
        visit.ask("Page.enable")
        visit.ask("Network.enable")
        visit.ask("Page.addScriptToEvaluateOnNewDocument", source=script)
        if network:
            visit.ask("Network.emulateNetworkConditions", **network)
        self._rest()
        try:
            yield visit
        finally:
            self.ask("Target.disposeBrowserContext", browserContextId=context)


class Visit:
    """One visitor's tab."""

    def __init__(self, chrome: Chrome, session: str, patience: float) -> None:
        self._chrome, self._session, self._patience = chrome, session, patience

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """A command for this tab."""
        return self._chrome.ask(method, self._session, **parameters)

    def open(self, address: str) -> None:
        """Goes there."""
        self.ask("Page.navigate", url=address)

    def wait_for(self, expression: str) -> Any:
        """What this is in the page, as soon as it is true.

        Raises:
            TimeoutError: it did not become true.
        """
        end = time.monotonic() + self._patience
        while time.monotonic() < end:
            found = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")
            if found:
                return found
            time.sleep(0.05)
        raise TimeoutError(expression)

    def bytes_received(self) -> float:
        """What came over the wire since the visit began; a WebSocket's messages as they are before compression."""
        mine = [event for event in self._chrome.events if event.get("sessionId") == self._session]
        told = {"Network.loadingFinished": lambda part: part["encodedDataLength"]}
        told["Network.webSocketFrameReceived"] = lambda part: _length(part["response"])
        return float(sum(told[event["method"]](event["params"]) for event in mine if event["method"] in told))


def _length(frame: dict[str, Any]) -> int:
    # Binary frames are told in base64.
    data: str = frame["payloadData"]
    return len(data) * 3 // 4 if frame["opcode"] == 2 else len(data.encode())


@contextmanager
def chrome(program: Path, patience: float) -> Iterator[Chrome]:
    """Starts a browser with nothing of its own from before.

    Args:
        patience: seconds after which an answer is not waited for any longer.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        running = subprocess.Popen(
            [str(program), *_SWITCHES, f"--user-data-dir={folder}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            told = Path(folder) / "DevToolsActivePort"
            end = time.monotonic() + patience
            while not (told.exists() and "\n" in told.read_text()):
                if time.monotonic() > end or running.poll() is not None:
                    raise SystemExit("The browser did not start.")
                time.sleep(0.05)
            port, path = told.read_text().splitlines()[:2]
            # A page's messages may be long, and they are told whole.
            with connect(f"ws://127.0.0.1:{port}{path}", max_size=None, open_timeout=patience) as connection:
                yield Chrome(connection, psutil.Process(running.pid), patience)
        finally:
            running.terminate()
            running.wait(timeout=patience)
