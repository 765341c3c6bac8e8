"""The view: which report, filters, figure and work are looked at. The address is its record, by id.

The only module that touches ``st.query_params``, the filters' widget keys and the session's state of the view.
Streamlit's own binding of widgets to the address writes displayed labels, so that a count or another language breaks
every link; here the address is read when the browser comes with one that it was not told, and written only when a
person has changed something, all at once: one step of Back a change, and none of them empty.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

from cppcc.app.address import CHOICES, DECK, MOST_PAGES, NOTHING_OPEN, PRESENT, View, read
from cppcc.design.looks import DARK, LIGHT, Look
from cppcc.files.load import vocabulary
from cppcc.model.report import Report
from cppcc.model.selection import DIMENSIONS, Selection
from cppcc.speech.speech import Speech

_VIEW, _REPORT, _TOLD, _UNKNOWN, _CHANGED = "view", "view_report", "view_told", "view_unknown", "view_changed"
_PAGE, _ORIGIN, _PLAN, _SHOWN = "view_page", "view_origin", "view_plan", "view_shown"
_CHOSEN = "view_chosen"


def speech() -> Speech:
    """The language of the page with the terms of its report; the first one and the shipped terms where nothing is
    shown yet."""
    view: View | None = st.session_state.get(_VIEW)
    shown: Report | None = st.session_state.get(_REPORT)
    return Speech(view.lang if view else CHOICES["lang"][0], shown.terms if shown else vocabulary())


def look() -> Look:
    """The look that the visitor's browser is set to."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def current() -> View:
    """The view that this run shows. ``begin`` has put it there."""
    view: View = st.session_state[_VIEW]
    return view


def report() -> Report:
    """The report that this run shows."""
    if _REPORT not in st.session_state:
        # A page without its entry. With a folder named pages/ beside it, Streamlit runs a page by itself where the
        # first visitor of all comes by that page's own address; only st.navigation, in the entry, ends that.
        PagesManager.uses_pages_directory = False
        st.rerun()
    shown: Report = st.session_state[_REPORT]
    return shown


def visit(path: str) -> None:
    """Notes which page this run shows, so that a presentation can go back to where one came from, and the plan that
    its address brings."""
    st.session_state[_PAGE] = _run().page_script_hash
    if path != PRESENT:
        came_from(path)
    if path == DECK:
        st.session_state[_PLAN] = current().deck


def origin() -> str:
    """The path of the page that was looked at before the presentation; empty for the overview."""
    path: str = st.session_state.get(_ORIGIN, "")
    return path


def came_from(path: str) -> None:
    """Takes the path of the page that the presentation is to go back to."""
    st.session_state[_ORIGIN] = path


def plan() -> tuple[str, ...]:
    """The visitor's plan of a deck. The deck's own page has it in its address, the others only lead there."""
    pages: tuple[str, ...] = st.session_state.get(_PLAN, ())
    return pages


def chosen_page() -> int:
    """The place of the page of the plan that is being set."""
    place: int = st.session_state.get(_CHOSEN, 0)
    return place


def choose_page(place: int) -> None:
    """Takes another page of the plan."""
    st.session_state[_CHOSEN] = max(0, place)


def unknown() -> list[str]:
    """What the address names and nobody knows, as ``parameter=value``."""
    found: list[str] = st.session_state.get(_UNKNOWN, [])
    return found


def begin(reports: Mapping[str, Report | None]) -> View:
    """Brings session and address together, at the start of a run, before the page's own part.

    Args:
        reports: id → report, None where it cannot be read; the first that can is shown where the address names none.
    """
    asked = _asked()
    # The addresses that the browser was told, from the one that it is known to have heard to the newest. What is
    # pressed before it has heard that comes with an older one, which asks for nothing.
    told: list[Mapping[str, list[str]]] = st.session_state.get(_TOLD, [])
    while asked in told[1:]:
        told = told[1:]
    if st.session_state.pop(_CHANGED, False):
        told = [*told, current().address()]
        st.session_state[_UNKNOWN] = []
    elif _VIEW not in st.session_state or asked not in told or _moved() or _may_know_more(reports):
        st.session_state[_VIEW], st.session_state[_UNKNOWN] = read(asked, reports)
        told = [asked]
    st.session_state[_TOLD] = told
    if asked != told[-1]:
        # Where another press ends the run before this is sent, the next run sends it.
        st.query_params.from_dict(told[-1])
    known, gone = read(current().address(), reports)
    if reports and (gone or current().report not in reports):
        # A file has changed since, or there was none: what it no longer has is told and ignored; the next run reads the
        # address anew.
        st.session_state[_VIEW], st.session_state[_UNKNOWN] = known, gone
        st.session_state.pop(_TOLD, None)
    view = current()
    st.session_state[_REPORT] = reports.get(view.report)
    if not st.session_state[_REPORT]:
        st.session_state.pop(_TOLD, None)  # what else the address names is known again once the report can be read
    return view


def _asked() -> dict[str, list[str]]:
    """The address that the browser has come with."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _run() -> ScriptRunContext:
    """What Streamlit knows of this run; its public part tells neither the page nor whether Back has led there."""
    run = get_script_run_ctx()
    assert run is not None
    return run


def _moved() -> bool:
    """Whether the browser has gone to another page, or a step back or forward."""
    return _run().is_history_navigation or _run().page_script_hash != st.session_state.get(_PAGE)


def _may_know_more(reports: Mapping[str, Report | None]) -> bool:
    """Whether what the address names in vain may be there by now: its report is another one than a run ago."""
    return bool(unknown()) and reports.get(current().report) is not st.session_state.get(_REPORT)


def widget_key(name: str) -> str:
    """The key of a filter's widget."""
    return f"filter_{name}"


def hold(key: str, ids: Iterable[str]) -> list[str]:
    """Has a widget that takes several options show these, and gives them: they are to be its default, too.

    It is set only where it does not show them by itself: what is set is sent to the browser, and takes back what has
    been pressed there in the meantime. A browser that hears only of a later run begins with the default.
    """
    shown = list(ids)
    if set(st.session_state.get(key) or ()) != set(shown):
        st.session_state[key] = shown
    return shown


# --- changes, called by widgets before the next run -----------------------------------------------------------------


def _shown() -> dict[str, Collection[str]]:
    """Filter → what its widget shows in the browser: the view that the browser has heard of, and what has been pressed
    there since."""
    told = st.session_state.get(_TOLD)
    if not told or _asked() == told[-1] or _SHOWN not in st.session_state:
        selection = current().selection
        st.session_state[_SHOWN] = {dimension: getattr(selection, dimension) for dimension in DIMENSIONS}
    shown: dict[str, Collection[str]] = st.session_state[_SHOWN]
    return shown


def _change(view: View) -> None:
    _shown()  # while it still can be known
    if view != st.session_state.get(_VIEW):
        st.session_state[_VIEW] = view
        st.session_state[_CHANGED] = True


def filter_changed(dimension: str) -> None:
    """Takes over what has been pressed in a filter's widget.

    What has been set since, without the browser having heard of it, stays: Reset, or a press in the matrix.
    """
    view, shown = current(), _shown()[dimension]
    order = st.session_state[f"{widget_key(dimension)}_options"]
    chosen = st.session_state[widget_key(dimension)] or []
    pressed = set(chosen) ^ set(shown)
    ids = tuple(id for id in order if id in (chosen if id in pressed else getattr(view.selection, dimension)))
    _change(replace(view, selection=replace(view.selection, **{dimension: ids})))
    st.session_state[_SHOWN][dimension] = chosen


def open_report(id: str) -> None:
    """Opens another report; filters by theme, figure and work belong to the old one."""
    view = current()
    selection = replace(view.selection, themes=())
    _change(replace(view, report=id, selection=selection, **NOTHING_OPEN))


def choose(name: str, value: str) -> None:
    """Takes a choice of how things are shown."""
    chosen: dict[str, Any] = {name: value}
    _change(replace(current(), **chosen))


def reset() -> None:
    """Clears all filters; an open detail stays open."""
    _change(replace(current(), selection=Selection()))


def pick_theme(id: str) -> None:
    """Filters by one theme, and closes the detail of what is not in it."""
    view = current()
    _change(replace(view, selection=replace(view.selection, themes=(id,)), **NOTHING_OPEN))


def narrow(theme: str, category: str) -> None:
    """Filters by one theme and one category, beside the filters of other kinds."""
    view = current()
    narrowed = replace(view.selection, themes=(theme,), categories=(category,))
    _change(replace(view, selection=narrowed, **NOTHING_OPEN))


def open_detail(kind: str, id: str) -> None:
    """Opens a figure's or a work's detail."""
    opened: dict[str, Any] = {**NOTHING_OPEN, kind: id}
    _change(replace(current(), **opened))


def close_detail() -> None:
    """Closes the detail."""
    _change(replace(current(), **NOTHING_OPEN))


def show_slide(id: str) -> None:
    """Goes to a place in the presentation, and closes the detail."""
    _change(replace(current(), slide=id, **NOTHING_OPEN))


def set_plan(pages: tuple[str, ...], *, here: bool = True) -> None:
    """Takes another plan.

    Args:
        here: whether this is the deck's own page, whose address has the plan.
    """
    st.session_state[_PLAN] = pages[:MOST_PAGES]
    if here:
        _change(replace(current(), deck=plan()))
