"""Presses of what the page's own HTML has for opening something: buttons that name in ``data-opens`` what they open."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from cppcc.app import address, cards, session, view_state
from cppcc.app.address import View
from cppcc.app.components.assets import asset
from cppcc.model.report import Report

_PRESS = st.components.v2.component("cppcc_press", js=asset("press.js"), isolate_styles=False)
_KEY = "press"


def listen(report: Report, now: View) -> None:
    """Has the page's browser tell of such presses, and goes to the page of what is one's subject."""
    kind, id = _read(_PRESS(key=_KEY, on_opened_change=_pressed).opened)
    if kind == "category" and id in report.terms.categories:
        into = replace(now.on_a_page(), panel=id)
        st.switch_page("pages/output.py", query_params=into.address())
    if kind == "theme" and any(id == theme.id for theme in report.themes):
        into = replace(now, selection=replace(now.selection, themes=(id,)), **address.NOTHING_OPEN)
        st.switch_page("pages/themes.py", query_params=into.address())


def _pressed() -> None:
    kind, id = _read(session.get(_KEY).opened)
    if kind == "field" and id in view_state.report().terms.fields:
        view_state.open_detail("within", id)
    else:
        cards.open_mark(kind, id)


def _read(told: object) -> tuple[str, str]:
    kind, _, id = str(told).partition("/")
    return kind, id
