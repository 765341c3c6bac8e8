"""What of the page runs in the visitor's browser, beside the export bar: the page's width, the way to a detail."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import streamlit as st

from cppcc.app import resumed, session, view_state
from cppcc.app.components.assets import asset
from cppcc.app.text import tell
from cppcc.design.frames import SCREEN, Frame
from cppcc.messages import LANGUAGES, say
from cppcc.speech.speech import Speech

_VIEWPORT = st.components.v2.component("cppcc_viewport", js=asset("viewport.js"), isolate_styles=False)
_CONNECTION = st.components.v2.component(
    "cppcc_connection",
    css=asset("connection.css"),
    js=asset("connection.js"),
    isolate_styles=False,
)
_COPY = st.components.v2.component(
    "cppcc_copy",
    html='<div class="bar"></div><p class="message" role="status"></p>',
    css=asset("export.css"),
    js=asset("copy.js"),
)
_FOCUS = st.components.v2.component("cppcc_focus", js=asset("focus.js"))
#: Apps whose own browser saves no file, as they name themselves: WeChat and WeCom, QQ, DingTalk, Feishu, Weibo, Alipay.
_APPS = re.compile(r"MicroMessenger|\bQQ/|DingTalk|Lark|Feishu|Weibo|AlipayClient", re.IGNORECASE)
_WIDTH = "viewport_width"
#: What the page's width in CSS pixels most often is.
_DESK, _PHONE = 1000, 300
#: What a card takes beside its content: padding and border on both sides.
_CARD = 36


#: What of Streamlit's own words a reader meets.
_SAID = (
    *("skip", "sidebar", "expand", "collapse", "help", "open", "clear", "choose", "dismiss"),
    *("unselect", "columns", "find", "whole"),
)


def viewport(status: str) -> None:
    """Keeps ``frame`` true to the width of the page, and the page's language to what is written on it.

    Args:
        status: told to those who hear the page, whenever it changes: what the filters leave.
    """
    speech = view_state.speech()
    data = {
        "width": _width(),
        "language": speech.say("language.tag"),
        "status": status,
        "words": _words(speech.language),
    }
    _VIEWPORT(data=data, key="viewport", on_width_change=_widened)


def _widened() -> None:
    width = session.get("viewport").width
    if width:
        session.put(_WIDTH, width)


def connection() -> None:
    """Tells where the line to the server is lost, in the page's language; once it is back, the page is made anew from
    its address, and from what the browser has kept of a session that was lost with it; and what was pressed into a dead
    line is told once more."""
    speech = view_state.speech()
    state = session.get(resumed.KEEPER)
    data = {
        "turn": resumed.recall(state.returned if state else None),
        "memory": resumed.memory(),
        "heard": resumed.heard(),
        "page": resumed.page(),
        "run": resumed.runs(),
        "words": {name: speech.say(f"connection.{name}") for name in ("lost", "gone")},
    }
    reply = _CONNECTION(data=data, key=resumed.KEEPER, on_returned_change=lambda: None)
    resumed.recall(reply.returned)  # at once, in a session to which the component is new


@cache
def _words(language: str) -> list[tuple[str, str]]:
    """What Streamlit says in words of its own, and where the language was changed what it was made to say → this
    language's."""
    said = [
        [say(each, f"control.{name}", name="") for each in (other, language)] for other in LANGUAGES for name in _SAID
    ]
    return [(before, now) for before, now in said if before != now]


def bring_into_view(opened: str) -> None:
    """Scrolls to the detail that stands around this, when another one than before was opened."""
    _FOCUS(data={"opened": opened}, key="focus")


def copy_button(text: str, speech: Speech, key: str) -> None:
    """A button that copies this text; none where the browser gives no clipboard."""
    labels = {name: speech.say(f"words.{name}") for name in ("copy", "copied", "not_copied")}
    _COPY(data={"text": text, "labels": labels}, key=key)


def copy_link(speech: Speech) -> None:
    """A button that copies the page's address, which holds the whole view; none where there is no clipboard."""
    labels = {name: speech.say(f"link.{name}") for name in ("copy", "copied", "not_copied", "only_here")}
    _COPY(data={"labels": labels}, key="copy-link")


def _width() -> int:
    """The page's width in CSS pixels, rounded down; before the browser has told it, a guess by its kind."""
    known: int | None = session.get(_WIDTH)
    return known or (_PHONE if "Mobile" in st.context.headers.get("User-Agent", "") else _DESK)


def is_inside_an_app() -> bool:
    """Whether the browser is part of another app, such as WeChat, that keeps it from saving files."""
    return bool(_APPS.search(st.context.headers.get("User-Agent", "")))


def say_where_files_are_saved() -> None:
    """In such a browser, that files are saved in another one."""
    if is_inside_an_app():
        tell(view_state.speech().say("export.inside"), "muted")


def is_narrow() -> bool:
    """Whether columns are stacked: Streamlit does so under 640 px."""
    return _width() < 600


def frame() -> Frame:
    """The screen frame for a card."""
    return _frame(_width())


def first_frames() -> list[Frame]:
    """The screen frames of a visitor whose page's width is guessed, for a card that takes all of it."""
    return [_frame(width) for width in (_DESK, _PHONE)]


def _frame(room: float) -> Frame:
    return replace(SCREEN, least=max(SCREEN.least, int(room) - _CARD))
