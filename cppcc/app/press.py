"""Presses of what the page's own HTML has for opening a detail: buttons that name in ``data-opens`` what they open."""

from __future__ import annotations

import streamlit as st

from cppcc.app import cards, session
from cppcc.app.components.assets import asset

_PRESS = st.components.v2.component("cppcc_press", js=asset("press.js"), isolate_styles=False)
_KEY = "press"


def listen() -> None:
    """Has the page's browser tell of such presses."""
    _PRESS(key=_KEY, on_opened_change=_pressed)


def _pressed() -> None:
    kind, _, id = str(session.get(_KEY).opened).partition("/")
    cards.open_mark(kind, id)
