"""The view: which report, filters, figure and work are looked at. The address is its record, by id.

The only module that touches ``st.query_params``. Streamlit's own binding of widgets to the address writes displayed
labels, so that a count or another language breaks every link; what takes its place is worked out in ``sync``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

from cppcc.app import session
from cppcc.app.address import CHOICES, DECK, MOST_PAGES, NOTHING_OPEN, PRESENT, View
from cppcc.app.sync import State, begun, changed, filter_pressed, holding
from cppcc.design.looks import DARK, LIGHT, Look
from cppcc.files.load import vocabulary
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech

_STATE, _PAGE, _ORIGIN, _PLAN, _CHOSEN = "view", "view_page", "view_origin", "view_plan", "view_chosen"


def _state() -> State:
    state: State = session.get(_STATE) or State()
    return state


def speech() -> Speech:
    """The language of the page with the terms of its report; the first one and the shipped terms where nothing is
    shown yet."""
    view, shown = _state().view, _state().report
    return Speech(view.lang if view else CHOICES["lang"][0], shown.terms if shown else vocabulary())


def look() -> Look:
    """The look that the visitor's browser is set to."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def current() -> View:
    """The view that this run shows. ``begin`` has put it there."""
    view = _state().view
    assert view is not None
    return view


def report() -> Report:
    """The report that this run shows."""
    shown = _state().report
    if shown is None:
        # A page without its entry. With a folder named pages/ beside it, Streamlit runs a page by itself where the
        # first visitor of all comes by that page's own address; only st.navigation, in the entry, ends that.
        PagesManager.uses_pages_directory = False
        st.rerun()
    return shown


def visit(path: str) -> None:
    """Notes which page this run shows, so that a presentation can go back to where one came from, and the plan that
    its address brings."""
    session.put(_PAGE, _run().page_script_hash)
    if path != PRESENT:
        came_from(path)
    if path == DECK:
        session.put(_PLAN, current().deck)


def origin() -> str:
    """The path of the page that was looked at before the presentation; empty for the overview."""
    path: str = session.get(_ORIGIN, "")
    return path


def came_from(path: str) -> None:
    """Takes the path of the page that the presentation is to go back to."""
    session.put(_ORIGIN, path)


def plan() -> tuple[str, ...]:
    """The visitor's plan of a deck. The deck's own page has it in its address, the others only lead there."""
    pages: tuple[str, ...] = session.get(_PLAN, ())
    return pages


def chosen_page() -> int:
    """The place of the page of the plan that is being set."""
    place: int = session.get(_CHOSEN, 0)
    return place


def choose_page(place: int) -> None:
    """Takes another page of the plan."""
    session.put(_CHOSEN, max(0, place))


def unknown() -> tuple[str, ...]:
    """What the address names and nobody knows, as ``parameter=value``."""
    return _state().unknown


def begin(reports: Mapping[str, Report | None]) -> View:
    """Brings session and address together, at the start of a run, before the page's own part.

    Args:
        reports: id → report, None where it cannot be read; the first that can is shown where the address names none.
    """
    has_moved = _run().is_history_navigation or _run().page_script_hash != session.get(_PAGE)
    state, tell = begun(_state(), _asked(), reports, has_moved=has_moved)
    session.put(_STATE, state)
    if tell is not None:
        st.query_params.from_dict(tell)
    return current()


def _asked() -> dict[str, list[str]]:
    """The address that the browser has come with."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _run() -> ScriptRunContext:
    """What Streamlit knows of this run; its public part tells neither the page nor whether Back has led there."""
    run = get_script_run_ctx()
    assert run is not None
    return run


def widget_key(name: str) -> str:
    """The key of a filter's widget."""
    return f"filter_{name}"


def hold(key: str, ids: Iterable[str]) -> list[str]:
    """Has a widget that takes several options show these, and gives them: they are to be its default, too, with which a
    browser begins that hears only of a later run."""
    shown = list(ids)
    state, is_to_be_set = holding(_state(), key, session.get(key), shown)
    session.put(_STATE, state)
    if is_to_be_set:
        session.put(key, shown)
    return shown


# --- changes, called by widgets before the next run -----------------------------------------------------------------


def _change(view: View) -> None:
    session.put(_STATE, changed(_state(), _asked(), view))


def filter_changed(name: str, options: Sequence[str]) -> None:
    """Takes over what has been pressed in a filter's widget, which has these options."""
    chosen = session.get(widget_key(name)) or []
    session.put(_STATE, filter_pressed(_state(), _asked(), name, options, chosen))


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


def only_field(id: str) -> None:
    """Filters by one field, and closes the detail that listed its works."""
    view = current()
    _change(replace(view, selection=replace(view.selection, fields=(id,)), **NOTHING_OPEN))


def open_detail(kind: str, id: str) -> None:
    """Opens a figure's, a work's or, as ``within``, a field's detail."""
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
    session.put(_PLAN, pages[:MOST_PAGES])
    if here:
        _change(replace(current(), deck=plan()))
