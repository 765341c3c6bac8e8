"""The view: which report, filters, figure and work are looked at. The address is its record, by id.

The only module that touches ``st.query_params``, the filters' widget keys and the session's state of the view.
Streamlit's own binding of widgets to the address writes displayed labels, so that a count or another language breaks
every link; here the address is read when the browser comes with one that it was not told, and written only when a
person has changed something, all at once: one step of Back a change, and none of them empty.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

from cppcc.charts import output
from cppcc.glossary import entry
from cppcc.load import vocabulary
from cppcc.look import DARK, LIGHT, LOOKS, Look
from cppcc.plan import code, page_in
from cppcc.report import Report
from cppcc.selection import PARAMETERS, Selection
from cppcc.slides import slides
from cppcc.texts import LANGUAGES

#: Choice of how things are shown → the values it takes, the usual one first: that one stands in no address. As
#: parameters of the address they are public, as are ``report``, ``figure``, ``work``, ``term`` and the filters'.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "lang": LANGUAGES,
    "scale": output.SCALES,
    "group": output.GROUPINGS,
    "panel": ("", *vocabulary().categories),
    "look": ("", *LOOKS),  # of a presentation; unless chosen, that of the browser
}
#: The page that shows one chart at a time, and the one that makes a deck.
PRESENT, DECK = "present", "deck"
#: More pages than anyone presents; an address has an end.
MOST_PAGES = 60

#: The part of a view that another page, report or theme begins with.
NOTHING_OPEN: Mapping[str, Any] = {"figure": None, "work": None, "term": None}

_VIEW, _REPORT, _TOLD, _UNKNOWN, _CHANGED = "view", "view_report", "view_told", "view_unknown", "view_changed"
_PAGE, _ORIGIN, _PLAN, _SHOWN = "view_page", "view_origin", "view_plan", "view_shown"
_CHOSEN = "view_chosen"


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at: a report's id, the filters, the figure or the work whose detail is open, and how it is shown.

    Args:
        term: of the glossary, by the id that it has there; brought before the reader on the sources page.
        slide: the place in a presentation; empty for its beginning.
        deck: the pages of the plan on the page that makes decks, as ``cppcc.plan.code`` writes them.
        lang, scale, group, panel, look: see ``CHOICES``.
    """

    report: str = ""
    selection: Selection = field(default_factory=Selection)
    figure: str | None = None
    work: str | None = None
    term: str | None = None
    slide: str = ""
    deck: tuple[str, ...] = ()
    lang: str = CHOICES["lang"][0]
    scale: str = CHOICES["scale"][0]
    group: str = CHOICES["group"][0]
    panel: str = CHOICES["panel"][0]
    look: str = CHOICES["look"][0]

    def address(self) -> dict[str, list[str]]:
        """The view as query parameters: ids only, several of one filter as repeated values."""
        found = {"report": [self.report] if self.report else []}
        found |= {name: list(getattr(self.selection, dimension)) for dimension, name in PARAMETERS.items()}
        found |= {name: [id] for name in ("figure", "work", "term") if (id := getattr(self, name))}
        found |= {"slide": [self.slide] if self.slide else [], "deck": list(self.deck)}
        found |= {name: [getattr(self, name)] for name, values in CHOICES.items() if getattr(self, name) != values[0]}
        return {name: values for name, values in found.items() if values}

    def on_a_page(self) -> View:
        """What stays of the view on another page: not the open detail, nor what belongs to a presentation."""
        return replace(self, **NOTHING_OPEN, slide="", deck=(), look="")


def language() -> str:
    """The language of the page; the first one where nothing is shown yet."""
    view: View | None = st.session_state.get(_VIEW)
    return view.lang if view else CHOICES["lang"][0]


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
    elif _VIEW not in st.session_state or asked not in told or _moved():
        st.session_state[_VIEW], st.session_state[_UNKNOWN] = _read(asked, reports)
        told = [asked]
    st.session_state[_TOLD] = told
    if asked != told[-1]:
        # Where another press ends the run before this is sent, the next run sends it.
        st.query_params.from_dict(told[-1])
    known, gone = _read(current().address(), reports)
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


def _read(asked: Mapping[str, list[str]], reports: Mapping[str, Report | None]) -> tuple[View, list[str]]:
    """The view that an address asks for, and what in it is unknown."""
    strange: list[str] = []
    wanted = asked.get("report", [])
    strange += [f"report={id}" for id in wanted if id not in reports]
    # Never another report than the one asked for, if there is one of that name, be it that it cannot be read.
    named = next((id for id in wanted if id in reports), "")
    report_id = named or next((id for id, report in reports.items() if report), "")
    report = reports.get(report_id)
    options = known_options(report)
    chosen = {}
    for dimension, name in PARAMETERS.items():
        values = list(dict.fromkeys(asked.get(name, [])))
        strange += [f"{name}={value}" for value in values if value not in options[dimension]]
        # In the order of the options, so that one view has one address.
        chosen[dimension] = tuple(id for id in options[dimension] if id in values)
    items: dict[str, Any] = {}
    for name, known in (
        ("figure", report.has_figure if report else None),
        ("work", report.has_work if report else None),
        ("term", partial(entry, report) if report else None),
    ):
        values = asked.get(name, [])
        strange += [f"{name}={value}" for value in values if not (known and known(value))]
        items[name] = next((value for value in values if known and known(value)), None)
    if items["figure"] and items["work"]:
        strange.append(f"work={items['work']}")  # one detail is open at a time
        items["work"] = None
    pages = [page_in(text) for text in asked.get("deck", [])]
    strange += [f"deck={found}" for _, unknown in pages for found in unknown]
    deck = tuple(code(page) for page, _ in pages if page)
    strange += [f"deck={page}" for page in deck[MOST_PAGES:]]
    deck = deck[:MOST_PAGES]
    values = asked.get("slide", [])
    steps = {slide.id for slide in slides(report, Selection())} if report else set()
    strange += [f"slide={value}" for value in values if value not in steps]
    slide = next((value for value in values if value in steps), "")
    shown = {}
    for name, allowed in CHOICES.items():
        values = asked.get(name, [])
        strange += [f"{name}={value}" for value in values if value not in allowed or not value]
        shown[name] = next((value for value in values if value in allowed), allowed[0])
    return View(report_id, Selection(**chosen), **items, slide=slide, deck=deck, **shown), strange


def shown_at(asked: Mapping[str, list[str]], reports: Mapping[str, Report | None]) -> View:
    """The view that an address asks for, as far as anything in it is known."""
    return _read(asked, reports)[0]


def known_options(report: Report | None) -> dict[str, list[str]]:
    """Filter → the ids it can take, in their order."""
    terms = vocabulary()
    return {
        "themes": [theme.id for theme in report.themes] if report else [],
        "fields": list(terms.fields),
        "categories": list(terms.categories),
        "actors": list(terms.actors),
    }


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
        st.session_state[_SHOWN] = {dimension: getattr(selection, dimension) for dimension in PARAMETERS}
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
