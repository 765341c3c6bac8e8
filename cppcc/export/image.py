"""PNG and SVG pictures, drawn by Kaleido in a Chrome, Chromium or Edge of this machine. Nothing is fetched."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cppcc import browser
from cppcc.charts import Chart
from cppcc.export import faces
from cppcc.frame import Frame
from cppcc.look import Look
from cppcc.texts import say

if TYPE_CHECKING:
    from kaleido import PageGenerator

#: How long one picture may take, in seconds, the browser's start included: about 3 on a slow laptop.
PATIENCE = 60.0
#: How long a browser that was ended has to go, in seconds.
_FAREWELL = 10.0
# Chrome asks its maker's hosts for this and that as soon as it runs. Its way out leads to a port where no one listens;
# Kaleido's own files are opened from the disk, past any proxy.
_NOWHERE = "http://127.0.0.1:9"


class NoBrowser(RuntimeError):
    """A picture was asked for, and there is no Chrome, Chromium or Edge on this machine."""


class Why(StrEnum):
    """Why a browser drew no picture. The texts word it, under ``picture.*``."""

    LATE = "late"
    ENDED = "ended"
    FAULT = "fault"


class DrawingFailed(RuntimeError):
    """The browser is there and did not draw the picture.

    Args:
        program: the browser.
        why: told to people by ``text``.
        fault: what Kaleido said, in one line.
    """

    def __init__(self, program: Path, why: Why, fault: str = "") -> None:
        super().__init__(f"{program}: {why} {fault}".rstrip())
        self.program, self.why, self.fault = program, why, fault

    def text(self, language: str) -> str:
        """What happened, in one line."""
        return say(language, f"picture.{self.why}", program=self.program, fault=self.fault)


def framed(frame: Frame) -> Frame:
    """The frame as pictures are drawn in it: of a fixed width, with title and source inside."""
    return replace(frame, width=frame.export_width, furniture=True)


def png(chart: Chart, frame: Frame, look: Look, language: str, *, patience: float = PATIENCE) -> bytes:
    """A PNG of ``frame.width`` × ``frame.height`` × ``frame.pixels`` pixels; where the frame has no height, of the
    chart's own.

    Args:
        chart: drawn in ``frame``, which went through ``framed``.

    Raises:
        NoBrowser: see there.
        DrawingFailed: see there.
    """
    return _drawn(chart, patience, format="png", scale=frame.pixels)


def svg(chart: Chart, frame: Frame, look: Look, language: str, *, patience: float = PATIENCE) -> bytes:
    """An SVG of the same size in CSS pixels, its texts kept as text; arguments and errors as in ``png``."""
    return _drawn(chart, patience, format="svg")


def _drawn(chart: Chart, patience: float, **options: Any) -> bytes:
    program = browser.find()
    if program is None:
        raise NoBrowser
    layout = chart.plot["layout"]
    drawing = _Drawing(program, chart.plot, options | {"width": layout["width"], "height": layout["height"]})
    with _silence():
        drawing.start()
        try:
            drawing.join(patience)
        finally:
            late = drawing.is_alive()
            drawing.end()
    if drawing.picture is not None and drawing.error is None:
        return drawing.picture
    raise _failure(program, drawing.error, late) from drawing.error


def _page() -> PageGenerator:
    """Kaleido's page, with typefaces for a machine that has no Chinese ones."""
    from kaleido import PageGenerator

    script = f"{faces.SCRIPT}const bare = Plotly.toImage\nPlotly.toImage = (...given) => picture(bare, ...given)\n"

    class Page(PageGenerator):  # type: ignore[misc]
        footer = f"<style>{faces.inside()}</style><script>{script}</script>{PageGenerator.footer}"

    # Without mathjax=False, the page loads MathJax from a host outside, and waits for it.
    return Page(mathjax=False)


class _Drawing(threading.Thread):
    """One picture, in a thread of its own with an event loop of its own.

    Not by ``kaleido.start_sync_server``: there, a browser that does not start ends the server's thread, and the caller
    waits for its answer for ever. And Kaleido's own time limit does not cover the browser's start and its page.
    """

    def __init__(self, program: Path, plot: dict[str, Any], options: dict[str, Any]) -> None:
        super().__init__(name="cppcc-picture", daemon=True)
        self.program, self.plot, self.options = program, plot, options
        self.picture: bytes | None = None
        self.error: BaseException | None = None
        self.browser: Any = None

    def run(self) -> None:
        try:
            asyncio.run(self._draw())
        except BaseException as error:  # noqa: BLE001 handed to the waiting thread, which tells it
            self.error = error

    async def _draw(self) -> None:
        from kaleido import Kaleido

        self.browser = Kaleido(path=str(self.program), page_generator=_page(), timeout=None, proxy_server=_NOWHERE)
        try:
            await self.browser.open()
            self.picture = await self.browser.calc_fig(self.plot, self.options)
        finally:
            await self.browser.close()

    def end(self) -> None:
        """Ends a browser that is still at it; Kaleido then comes to an end by itself and tidies up."""
        process: subprocess.Popen[bytes] | None = getattr(self.browser, "subprocess", None)
        if self.is_alive() and process is not None:
            if sys.platform == "win32":
                kill = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
                subprocess.run(kill, capture_output=True, check=False)  # noqa: S603 our own words and a number
            else:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)  # it leads a session of its own
        self.join(_FAREWELL)


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Nothing of what Kaleido and its browser remark goes to the terminal: errors are raised, and told once."""
    level = logging.root.manager.disable
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logging.disable(logging.CRITICAL)
        try:
            yield
        finally:
            logging.disable(level)


def _failure(program: Path, error: BaseException | None, late: bool) -> DrawingFailed:
    from choreographer.errors import BrowserClosedError, BrowserFailedError, ChannelClosedError

    if late:
        return DrawingFailed(program, Why.LATE)
    # Their own words send people to a command that downloads a browser.
    if isinstance(error, (BrowserClosedError, BrowserFailedError, ChannelClosedError)):
        return DrawingFailed(program, Why.ENDED)
    return DrawingFailed(program, Why.FAULT, " ".join(f"{type(error).__name__}: {error}".split()))
