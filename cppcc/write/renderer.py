"""A Chrome, Chromium or Edge of this machine that draws pictures and prints pages. Nothing is fetched."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import datetime
import json
import logging
import os
import re
import signal
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import CancelledError, Future, wait
from contextvars import ContextVar, Token
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

import cppcc
from cppcc.messages import say
from cppcc.write import browser, font_css

if TYPE_CHECKING:
    from choreographer import Tab

#: How long one picture may take, in seconds, and with the first the browser's start: about 3 on a slow laptop.
PATIENCE = 60.0
#: How long it is waited for between two looks at what else there is to do, in seconds.
_GLANCE = 0.2
#: How long a browser has to go, in seconds.
_FAREWELL = 10.0
# Chrome asks its maker's hosts for this and that as soon as it runs. Its way out leads to a port where no one listens;
# our own pages are opened from the disk, past any proxy.
_NOWHERE = "http://127.0.0.1:9"
#: True as soon as a page is as it is to be drawn or printed.
_READY = """
new Promise((done) => (document.readyState === "complete" ? done() : addEventListener("load", done)))
  .then(() => Promise.all([globalThis.ready, document.fonts.ready]))
  .then(() => true)
"""
_Result = TypeVar("_Result")


class NoBrowser(RuntimeError):
    """A picture was asked for, and there is no Chrome, Chromium or Edge on this machine."""


class FailureReason(StrEnum):
    """Why a browser drew no picture. The texts word it, under ``picture.*``."""

    LATE = "late"
    ENDED = "ended"
    FAULT = "fault"


class DrawingFailed(RuntimeError):
    """The browser is there and did not draw the picture.

    Args:
        program: the browser.
        why: told to people by ``text``.
        fault: what the browser or its driver said, in one line.
    """

    def __init__(self, program: Path, why: FailureReason, fault: str = "") -> None:
        super().__init__(f"{program}: {why} {fault}".rstrip())
        self.program, self.why, self.fault = program, why, fault

    def text(self, language: str) -> str:
        """What happened, in one line."""
        return say(language, f"picture.{self.why}", program=self.program, fault=self.fault)


class Renderer:
    """One browser for many pictures: it starts with the first and ends with the ``with`` block.

    Within the block all pictures are drawn by it, whoever asks for them (see ``current``). A browser that fails a
    picture is ended, and the next one has a new browser.

    Args:
        patience: how long one picture may take, in seconds; the first, the browser's start included.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self.patience = patience
        self._running: _Running | None = None
        self._token: Token[Renderer | None]

    def __enter__(self) -> Self:
        self._token = _CURRENT.set(self)
        return self

    def __exit__(self, *_: object) -> None:
        _CURRENT.reset(self._token)
        self._end()

    def png(self, svg: str, scale: int) -> bytes:
        """A PNG of an SVG, with so many pixels to each of its own.

        Raises:
            NoBrowser: there is no browser on this machine.
            DrawingFailed: the browser was too slow, ended, or reported a fault.
        """
        url = self._result(lambda running: running.picture(svg, {"format": "png", "scale": scale}))
        return base64.b64decode(url.partition(",")[2])

    def version(self) -> str:
        """The browser's name and version, as it tells them; errors as in ``png``."""
        return self._result(lambda running: running.version())

    def pdf_of(self, html: bytes, day: datetime.date, meanwhile: Callable[[], object] = lambda: None) -> bytes:
        """A page as PDF: its sizes by ``@page``, its headings as outline, its structure as tags.

        A page that has something to do before it can be printed puts a promise into ``globalThis.ready``. The same
        page gives the same bytes on the same machine.

        Args:
            html: all that the page needs is inside.
            day: when the PDF says that it was made.
            meanwhile: called again and again while the browser prints; what it raises ends the work.

        Raises:
            NoBrowser: there is no browser on this machine.
            DrawingFailed: the browser was too slow, ended, or reported a fault; for a page whose promise is broken too.
        """
        return _dated(base64.b64decode(self._result(lambda running: running.pdf(html), meanwhile)), day)

    def _result(
        self, work: Callable[[_Running], Coroutine[Any, Any, _Result]], meanwhile: Callable[[], object] = lambda: None
    ) -> _Result:
        running = self._running = self._running or _Running()
        try:
            future, late = running.start(work(running)), time.monotonic() + self.patience
            while wait([future], _GLANCE).not_done and time.monotonic() < late:
                meanwhile()
            return future.result(0)
        except BaseException as error:
            has_ended = running.has_ended()
            # Told to end, there is time for the browser to put away what is its own; else it is not waited for.
            if not isinstance(error, (KeyboardInterrupt, SystemExit)):
                running.kill()
            self._end()
            if isinstance(error, Exception):
                raise _failure(running.program, error, has_ended=has_ended) from error
            raise

    def _end(self) -> None:
        if self._running:
            self._running.end()
            self._running = None


_CURRENT: ContextVar[Renderer | None] = ContextVar("renderer", default=None)


@contextlib.contextmanager
def current() -> Iterator[Renderer]:
    """The renderer of the block that is being run; outside of any, one for this picture alone."""
    if renderer := _CURRENT.get():
        yield renderer
    else:
        with Renderer() as renderer:
            yield renderer


class _Running:
    """A browser, driven from a thread of its own with an event loop of its own: who waits for it can stop waiting."""

    def __init__(self) -> None:
        from choreographer import Browser
        from choreographer.utils import TmpDirectory

        program = browser.find()
        if program is None:
            raise NoBrowser
        _silence()
        self.program = program
        self._browser = Browser(program, proxy_server=_NOWHERE)
        self._is_open = False
        self._easel: Tab | None = None
        self._folder = TmpDirectory(sneak=self._browser.is_isolated())
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda *_: None)  # what goes wrong is told to the one who waits
        self._thread = threading.Thread(target=self._loop.run_forever, name="cppcc-browser", daemon=True)
        self._thread.start()

    def start(self, work: Coroutine[Any, Any, _Result]) -> Future[_Result]:
        """Sets about it; the future will have what it gives."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    async def picture(self, svg: str, options: dict[str, Any]) -> str:
        """What ``write/picture.js`` makes of it."""
        if self._easel is None:
            self._easel = await self._tab(_easel())
        return str(await _value(self._easel, f"picture({json.dumps(svg)}, {json.dumps(options)})"))

    async def version(self) -> str:
        """See ``Renderer.version``."""
        if self._easel is None:
            self._easel = await self._tab(_easel())
        return str((await _asked(self._easel, "Browser.getVersion"))["product"])

    async def pdf(self, html: bytes) -> str:
        """A page as PDF, in base64."""
        tab = await self._tab(html)
        on = dict.fromkeys(
            ("preferCSSPageSize", "printBackground", "generateDocumentOutline", "generateTaggedPDF"), True
        )
        pdf = await _asked(tab, "Page.printToPDF", **on)
        await tab.close()
        return str(pdf["data"])

    async def _tab(self, html: bytes) -> Tab:
        """A tab with that page in it, ready."""
        if not self._is_open:
            await self._browser.open()
            self._is_open = True
        page = self._folder.path / "index.html"
        page.write_bytes(html)
        tab = await self._browser.create_tab()
        await _asked(tab, "Page.navigate", url=page.as_uri())
        await _value(tab, _READY)
        return tab

    @property
    def _process(self) -> subprocess.Popen[bytes] | None:
        return getattr(self._browser, "subprocess", None)

    def has_ended(self) -> bool:
        """Whether the browser was started and is no more."""
        return self._process is not None and self._process.poll() is not None

    def kill(self) -> None:
        """Ends the browser at once, with all its children."""
        process = self._process
        if process is None:
            return
        if sys.platform == "win32":
            kill = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(kill, capture_output=True, check=False)  # noqa: S603 our own words and a number
        else:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # it leads a session of its own
        # Choreographer asks a browser that lives to go, and waits for an answer that a dying one owes it for ever.
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_FAREWELL)

    def end(self) -> None:
        """Ends all of it: the browser in good order where it can, and else by force."""
        try:
            self.start(self._close()).result(_FAREWELL)
        except Exception:  # noqa: BLE001 there is nothing left that it could be needed for
            self.kill()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_FAREWELL)
        if not self._thread.is_alive():
            self._loop.close()
        self._folder.clean()

    async def _close(self) -> None:
        await self._browser.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)


async def _asked(tab: Tab, command: str, **parameters: Any) -> dict[str, Any]:
    """What the browser answers to a command of its DevTools protocol."""
    answer = await tab.send_command(command, parameters)
    if "error" in answer:
        raise RuntimeError(f"{command}: {answer['error']['message']}")
    result: dict[str, Any] = answer["result"]
    return result


async def _value(tab: Tab, expression: str) -> Any:
    """What a JavaScript expression comes to in a tab's page, a promise's included."""
    answer = await _asked(tab, "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
    if fault := answer.get("exceptionDetails"):
        raise RuntimeError((fault.get("exception", {}).get("description") or fault["text"]).partition("\n")[0])
    return answer["result"].get("value")


@cache
def _easel() -> bytes:
    """A page that draws pictures, with typefaces for a machine that has no Chinese ones."""
    page = f"<style>{font_css.inside(serif=True)}</style><script>{font_css.PICTURE_SCRIPT}</script>"
    return f'<!DOCTYPE html><meta charset="utf-8">{page}'.encode()


def _silence() -> None:
    """Nothing of what choreographer and its browser remark goes to the terminal: errors are raised, and told once."""
    warnings.filterwarnings("ignore", module=r"choreographer\.")
    for name in ("choreographer", "browser_proc"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _failure(program: Path, error: Exception, *, has_ended: bool) -> DrawingFailed:
    from choreographer.errors import BrowserClosedError, BrowserFailedError, ChannelClosedError

    # Their own words send people to a command that downloads a browser; and which of them is raised depends on what it
    # was at.
    if has_ended or isinstance(error, (CancelledError, BrowserClosedError, BrowserFailedError, ChannelClosedError)):
        return DrawingFailed(program, FailureReason.ENDED)
    if isinstance(error, TimeoutError):
        return DrawingFailed(program, FailureReason.LATE)
    return DrawingFailed(program, FailureReason.FAULT, " ".join(str(error).split()) or type(error).__name__)


#: What Chrome calls the heads of tables in a PDF: by their numbers among all nodes that the page has ever had.
_NODE = re.compile(rb"(?<=\(node)\d{8}(?=\))")


def _renumbered(pdf: bytes) -> bytes:
    """With the heads of tables numbered among themselves, in their order: what a page's script does on the way to the
    same page may make a node more or less. Nothing moves."""
    places = {number: place for place, number in enumerate(sorted({*_NODE.findall(pdf)}))}
    return _NODE.sub(lambda match: b"%08d" % places[match[0]], pdf)


def _dated(pdf: bytes, day: datetime.date) -> bytes:
    """With that day for the moment that it was made in, and without what Chrome tells of the machine. Both stand in the
    first object, and nothing moves: later ones are found by their place."""
    pdf = _renumbered(pdf)
    head, end, rest = pdf.partition(b"\nendobj")
    head = re.sub(rb"(?<=Date )\(D:\d{14}", b"(D:%s000000" % day.strftime("%Y%m%d").encode(), head)
    maker = f"(cppcc {cppcc.__version__})".encode()
    head = re.sub(rb"(?<=/Creator )\((?:\\.|[^\\)])*\)", lambda match: maker.ljust(len(match[0])), head)
    return head + end + rest
