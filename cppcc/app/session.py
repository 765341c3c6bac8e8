"""The one door to what Streamlit keeps for a visitor: the values of widgets, and what parts of the page put aside."""

from __future__ import annotations

from typing import Any

import streamlit as st


def get(key: str, otherwise: Any = None) -> Any:
    """What is kept under that key, be it a widget's value."""
    return st.session_state.get(key, otherwise)


def put(key: str, value: Any) -> None:
    """Keeps a value. Of a widget it is what the widget then shows: only before the widget is made."""
    st.session_state[key] = value


def take(key: str, otherwise: Any = None) -> Any:
    """What is kept under that key, and from then on no more."""
    return st.session_state.pop(key, otherwise)
