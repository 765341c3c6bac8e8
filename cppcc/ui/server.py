"""The dashboard as a server: Streamlit's own, with an index page that says at once what and where it is."""

from __future__ import annotations

import html
from pathlib import Path

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config, net_util
from streamlit.runtime.pages_manager import PagesManager

from cppcc.texts import say
from cppcc.words import FIRST_LANGUAGE

_ROOT = Path(__file__).resolve().parents[2]
ENTRY = _ROOT / "dashboard.py"
_PAGES = {"", *(file.stem for file in (_ROOT / "pages").glob("*.py"))}


def index_page() -> str:
    """Streamlit's index page with the product's title and language, and the place of its server.

    Without the latter, a page opened by its own address (/themes) first looks for a server beneath itself: two
    requests in vain, and two errors in the browser's console.
    """
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    title = html.escape(say(FIRST_LANGUAGE, "page.title"))
    page = page.replace('<html lang="en">', '<html lang="zh-CN">', 1)
    page = page.replace("<title>Streamlit</title>", f"<title>{title}</title>", 1)
    place = '<script>window.__streamlit = { BACKEND_BASE_URL: window.location.origin + "/" }</script>'
    return page.replace("<head>", f"<head>{place}", 1)


class _Index:
    """Answers requests for a page itself; everything else goes on to Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.page = HTMLResponse(index_page(), headers={"Cache-Control": "no-cache"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        await (self.page if asked and scope["path"].strip("/") in _PAGES else self.app)(scope, receive, send)


def place(address: str | None = None, port: int | None = None) -> tuple[str, int]:
    """Address and port to serve at: those given, or else those of .streamlit/config.toml."""
    return address or config.get_option("server.address") or "localhost", port or config.get_option("server.port")


def serve(host: str, port: int) -> None:
    """Serves the dashboard until it is stopped."""
    # Streamlit would run a page by itself, without its entry, for a first visitor at that page's own address.
    PagesManager.uses_pages_directory = False
    # For a visitor from a page of another host, Streamlit would ask an outside service for this machine's address.
    net_util._external_ip = ""
    app = st.App(ENTRY, middleware=[Middleware(_Index)])
    uvicorn.run(app, host=host, port=port, log_level="warning")
