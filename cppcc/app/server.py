"""The dashboard as a server: Streamlit's own, with compressed scripts, an index page that says at once what and where
it is, and what the first visitor would wait for made ready."""

from __future__ import annotations

import contextlib
import errno
import html
import inspect
import json
import pkgutil
import re
import socket
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import asynccontextmanager
from functools import lru_cache
from http import HTTPStatus
from importlib import import_module
from pathlib import Path
from threading import Thread

import plotly.io
import streamlit as st
import uvicorn
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, QueryParams
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnected
from streamlit import config, net_util
from streamlit.runtime.pages_manager import PagesManager

from cppcc import app as package
from cppcc.app import address, components, library, notices, plotly_payload, start
from cppcc.app.assets import Assets, Copies
from cppcc.app.client_messages import Frames
from cppcc.app.text import quoted
from cppcc.content.catalog import CHARTS, PAGES
from cppcc.design.looks import LIGHT
from cppcc.messages import LANGUAGES, say
from cppcc.messages.translations import FIRST_LANGUAGE
from cppcc.model.selection import Selection
from cppcc.speech.speech import speech_of
from cppcc.write.html import report_page as single_page

_ROOT = Path(__file__).resolve().parents[2]
ENTRY = _ROOT / "dashboard.py"
_PAGES = {"", *PAGES}
#: Streamlit's index page, and beside it its scripts, under the same address as here.
_STATIC = Path(st.__file__).parent / "static"
#: Where files stand that may be pages in their own right: what a visitor downloads, and the like.
_FILES = ("/app/static/", "/component/", "/media/", "/static/")
#: The parts of Streamlit's page that the first view is made of, by their names in its manifest. It asks for each only
#: when the first message names it, half the way into a visit.
_PARTS = (
    *("PlotlyChart", "BidiComponent", "Button", "ButtonGroup", "DownloadButton", "Html", "PageLink", "Selectbox"),
    "TextInput",
)
_PRELOAD = '<link rel="modulepreload" crossorigin href="./%s">'
#: What Streamlit imports no sooner than a page needs it.
_LATE = ("PIL.ImageFile", "plotly.tools", "pyarrow", "streamlit.emojis", "streamlit.material_icon_names")


def index_page(language: str = FIRST_LANGUAGE) -> str:
    """Streamlit's index page with the product's title and language, the place of its server, and what to load at once.

    Without the place, a page opened by its own address (/themes) first looks for a server beneath itself: two
    requests in vain, and two errors in the browser's console.
    """
    page = (_STATIC / "index.html").read_text(encoding="utf-8")
    title = html.escape(say(language, "page.title"))
    page = page.replace('<html lang="en">', f'<html lang="{say(language, "language.tag")}">', 1)
    page = page.replace("<title>Streamlit</title>", f"<title>{title}</title>", 1)
    # A face that our look does not name.
    page = re.sub(r'<link\s+rel="preload"\s+href="[^"]*SourceSans[^"]*"[^>]*>', "", page, count=1)
    # Streamlit's own words, in English, for a browser without scripts.
    page = re.sub(r"<noscript>.*?</noscript>", "", page, count=1, flags=re.DOTALL)
    page = page.replace('<div id="root"></div>', f'<div id="root"></div>{start.body(language)}', 1)
    early = (Path(__file__).parent / "components" / "early.js").read_text(encoding="utf-8")
    head = f"{start.head()}<script>{early}</script>"
    # Plotly's first: on one of the browser's connections, while it fetches the many small ones on the others.
    first = [f"<script>runEarly({json.dumps(f'./{file}')})</script>{_PRELOAD % file}" for file in _plotly()]
    rest = [_PRELOAD % file for file in parts() if file not in page and file not in _plotly()]
    page = page.replace("<head>", "".join(("<head>", head, *first)), 1)
    return page.replace("</head>", "".join((*rest, "</head>")), 1)


def parts(names: Iterable[str] = _PARTS) -> list[str]:
    """The script files of these parts and those that they import, by Streamlit's manifest; none where it has changed
    so much that it does not tell."""
    try:
        manifest = json.loads((_STATIC / "manifest.json").read_text(encoding="utf-8"))
        wanted = [key for key, part in manifest.items() if part.get("isDynamicEntry") and part.get("name") in names]
        for key in wanted:  # grows as it goes
            wanted += [needed for needed in manifest[key].get("imports", ()) if needed not in wanted]
        return [manifest[key]["file"] for key in wanted]
    except (OSError, ValueError, LookupError, AttributeError, TypeError):
        return []


def _plotly() -> list[str]:
    """The script file with Plotly in it."""
    return parts(["PlotlyChart"])[:1]


class _Index:
    """Answers requests for a page and for the icon itself; everything else goes on to Streamlit, which is to answer
    with no page."""

    def __init__(self, app: ASGIApp) -> None:
        pages = {language: index_page(language) for language in LANGUAGES}

        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            asked = QueryParams(scope["query_string"]).get("lang", FIRST_LANGUAGE)
            page = pages.get(asked, pages[FIRST_LANGUAGE])
            # A new one each time: compressing writes into an answer's headers.
            await HTMLResponse(page, headers={"Cache-Control": "no-cache"})(scope, receive, send)

        self.app, self.page, self.single = app, GZipMiddleware(answer), GZipMiddleware(_single_page)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        if asked and scope["path"].strip("/") in _PAGES:
            await self.page(scope, receive, send)
        elif asked and scope["path"] == start.REPORT_PATH:
            await self.single(scope, receive, send)
        elif asked and scope["path"] == "/favicon.png":
            await FileResponse(library.ICON_FILE, headers={"Cache-Control": "no-cache"})(scope, receive, send)
        elif asked and not scope["path"].startswith(_FILES):
            await self.app(scope, receive, _instead_of_a_page(scope, receive, send))
        else:
            await self.app(scope, receive, send)


# It takes seconds to make.
_single = lru_cache(maxsize=8)(single_page.html)


async def _single_page(scope: Scope, receive: Receive, send: Send) -> None:
    """The report as a page that needs neither scripts nor a lasting line, with what an address asks for."""
    asked = QueryParams(scope["query_string"])
    reports = library.shelf().reports
    now, strange = address.read({name: asked.getlist(name) for name in asked}, reports)
    answer: Response = _home(scope)  # which says what is the matter with the report asked for
    if report := reports.get(now.report):
        speech = speech_of(report, now.lang)
        page = await run_in_threadpool(_single, report, now.selection, speech)
        if strange:
            notice = speech.say("filter.unknown", names=quoted(strange, speech, joint="list.comma"))
            page = page.replace(b"<main>", f'<main><p role="status">{html.escape(notice)}</p>'.encode(), 1)
        answer = HTMLResponse(page)
    answer.headers["Cache-Control"] = "no-cache"
    await answer(scope, receive, send)


class _Leaving:
    """Whoever leaves while being answered is gone, which is no error. Streamlit then still wants to read what they
    send, and fails, with a traceback in the start window."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with contextlib.suppress(WebSocketDisconnected):
            await self.app(scope, receive, send)


def _instead_of_a_page(scope: Scope, receive: Receive, send: Send) -> Send:
    """Sends an answer on, but for a page: Streamlit gives its own for whatever it does not know, and says in English
    that there is none. The visitor is led to the first page, with the rest of the address."""
    led = False

    async def answer(message: Message) -> None:
        nonlocal led
        if message["type"] == "http.response.start" and message["status"] == HTTPStatus.OK:
            led = Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
            if led:
                await _home(scope)(scope, receive, send)
        if not led:
            await send(message)

    return answer


def _home(scope: Scope) -> Response:
    """Leads to the first page, with the rest of the address."""
    query = scope["query_string"].decode("latin-1")
    return RedirectResponse(f"/?{query}" if query else "/", headers={"Cache-Control": "no-cache"})


def make_ready() -> None:
    """Does beforehand what the first visitor of all would wait for: imports, reading, drawing."""
    for name in (*_LATE, *(module.name for module in pkgutil.iter_modules(package.__path__, "cppcc.app."))):
        import_module(name)
    # Streamlit looks, once, into every module to see whether it was started by hand; for 50 ms.
    inspect.stack()
    reports = library.shelf().reports
    report = next(filter(None, reports.values()), None)  # the one that is shown first
    if report:
        for name in CHARTS:
            for frame in components.first_frames():
                chart = library.chart_of(name, report, Selection(), frame, LIGHT, speech_of(report, FIRST_LANGUAGE))
                plotly.io.to_json(plotly_payload.figure(chart).to_dict(), validate=False)


def make_copies(copies: Copies) -> None:
    """The copies that a first load asks for, where an earlier start has not made them."""
    for file in re.findall(r'(?:src|href)="\./static/([^"]+\.(?:js|css))"', index_page()):
        copies.of(_STATIC / "static" / file, file, "br")


def app() -> st.App:
    """The dashboard as an ASGI application."""
    # Streamlit would run a page by itself, without its entry, for a first visitor at that page's own address.
    PagesManager.uses_pages_directory = False
    # For a visitor from a page of another host, Streamlit would ask an outside service for this machine's address.
    net_util._external_ip = ""
    plotly = [Path(file).name for file in _plotly()]
    copies = Copies.kept(f"streamlit-{st.__version__}-run-at-once", run_at_once=plotly)

    @asynccontextmanager
    async def lifespan(_: st.App) -> AsyncGenerator[None]:
        # Before the first answer: a visitor who comes at once has the page no later, and everything else in time.
        await run_in_threadpool(make_ready)
        # Behind the server's back: without them a file's first reader waits a moment.
        Thread(target=make_copies, args=(copies,), name="cppcc-first-copies", daemon=True).start()
        yield

    assets = Middleware(Assets, address="/static", folder=_STATIC / "static", copies=copies)
    return st.App(
        ENTRY,
        lifespan=lifespan,
        on_script_error=notices.show_failure,  # of what a press calls, which the entry does not
        middleware=[assets, Middleware(_Index), Middleware(_Leaving), Middleware(Frames)],
    )


def place(address: str | None = None, port: int | None = None) -> tuple[str, int]:
    """Address and port to serve at: those given, or else those of .streamlit/config.toml."""
    return address or config.get_option("server.address") or "localhost", port or config.get_option("server.port")


class NoSuchAddress(Exception):
    """The host is none of this machine's addresses."""


def listen(host: str, port: int) -> list[socket.socket]:
    """Sockets at every address that the host's name stands for, as localhost does for 127.0.0.1 and ::1.

    From here on the system keeps whoever asks waiting: that the dashboard is open may be said before it serves.

    Raises:
        NoSuchAddress: there is nothing to listen at.
        OSError: the port is in use, or the system does not let it be used.
    """
    try:
        addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (socket.gaierror, UnicodeError) as error:
        raise NoSuchAddress(host) from error
    with contextlib.ExitStack() as opened:
        listening = []
        for family, address in dict.fromkeys((family, address) for family, _, _, _, address in addresses):
            try:
                # It takes over a port that was left a moment ago, but on no system one that is in use.
                listener = opened.enter_context(socket.create_server(address, family=family))
            except OSError as error:
                # A machine without IPv6 has no ::1, and serves at 127.0.0.1 all the same.
                if error.errno not in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
                    raise
                continue
            # Without, an answer's body waits for the acknowledgement of its head: 40 ms for each file of a page.
            # asyncio sees to it only for sockets that were opened by the protocol's number.
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
            listening.append(listener)
        if not listening:
            raise NoSuchAddress(host)
        opened.pop_all()
        return listening


def serve(listening: Sequence[socket.socket]) -> None:
    """Serves the dashboard at these sockets until it is stopped."""
    # Before uvicorn's: whichever comes last sets what is logged, and Streamlit's would log each visitor's address.
    config.get_config_options()
    server = uvicorn.Server(uvicorn.Config(app(), log_level="warning", access_log=False))
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl+C, after all has been shut down
        server.run(sockets=list(listening))
