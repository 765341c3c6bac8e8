"""What the sources page is made of: all items with their places, the glossary, what is unstated, what may be added."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cppcc.app import components, contact, item_buttons, session, tables, view_state
from cppcc.app.text import block, element, literal
from cppcc.content.text_pages import method
from cppcc.model.report import Figure, Report, Work, is_web_address
from cppcc.model.selection import Barrier, barred_pairs
from cppcc.speech import phrases
from cppcc.speech.glossary import Entry, glossary
from cppcc.speech.search import search
from cppcc.speech.speech import Speech


def show_original(report: Report) -> None:
    """Where the report was published: a link only where the address is one of the web."""
    speech = view_state.speech()
    st.html(element("p", phrases.source(report, speech)))
    if is_web_address(report.url):
        st.link_button(speech.say("sources_page.original"), report.url, icon=":material/open_in_new:")
    else:
        st.html(element("p", speech.say("detail.not_web", url=report.url), "muted"))


def show_items(report: Report, figures: Sequence[Figure], works: Sequence[Work]) -> None:
    """All figures and works with their places: tables whose rows lead on, or on a phone, lists that do."""
    speech = view_state.speech()
    query = st.text_input(
        speech.say("sources_page.find"),
        key="find",
        placeholder=speech.say("sources_page.find_example"),
        icon=":material/filter_list:",
        max_chars=100,
        width=360,
    )
    if query and query.strip():
        found = {(hit.kind, hit.id) for hit in search(report, query)}
        figures = [figure for figure in figures if ("figure", figure.id) in found]
        works = [work for work in works if ("work", work.id) in found]
    for kind, items in (("figure", figures), ("work", works)):
        st.header(speech.say(f"sources_page.{kind}s", count=len(items)), anchor=False)
        if not items:
            st.html(element("p", _nothing(report, kind, query or "", speech), "muted"))
        elif components.is_narrow():
            item_buttons.by_theme(report, items, f"{kind}s", placed=True)
        else:
            st.html(element("p", speech.say("sources_page.row_help"), "muted on-screen"))
            _table(report, kind, items)


def _table(report: Report, kind: str, items: Sequence[Figure | Work]) -> None:
    """One row an item; the row chosen is the one whose detail is open."""
    speech, now = view_state.speech(), view_state.current()
    key, ids = f"{kind}s-table", tuple(item.id for item in items)
    rows = tables.of_items(report, items, speech)
    tables.on_paper(rows)
    columns = tables.columns(rows)
    if is_web_address(report.url):
        name = speech.say("sources_page.link")
        rows.insert(list(rows).index(speech.say("heading.token")) + 1, name, [report.link(i.at) for i in items])
        opened = speech.say("sources_page.open")
        columns[name] = st.column_config.LinkColumn(display_text=opened, width="small")
    open_id = now.figure if kind == "figure" else now.work
    chosen = [ids.index(open_id)] if open_id in ids else []
    session.put(key, {"selection": {"rows": chosen, "columns": [], "cells": []}})
    st.dataframe(
        rows,
        hide_index=True,
        column_config=columns,
        key=key,
        on_select=lambda: _chosen(kind, key, ids),
        selection_mode="single-row",
    )


def _chosen(kind: str, key: str, ids: Sequence[str]) -> None:
    rows = session.get(key)["selection"]["rows"]
    if not rows:
        view_state.close_detail()
    elif rows[0] < len(ids):  # else it is a row of a longer table that stood there before a filter
        view_state.open_detail(kind, ids[rows[0]])


def _nothing(report: Report, kind: str, query: str, speech: Speech) -> str:
    """Why a table is empty: the report has none of it, or what is looked up, or the filters, leave none."""
    if not (report.figures if kind == "figure" else report.works):
        return speech.say("lacking.figures" if kind == "figure" else "lacking.all_works")
    if query.strip():
        return speech.say("search.nothing", query=query.strip())
    return speech.say("filter.empty_mend")


def show_glossary(report: Report, opened: str | None) -> None:
    """The terms by group, each with its definition; the group of the term that was asked for stands open."""
    speech = view_state.speech()
    st.header(speech.say("glossary.title"), anchor=False)
    for group, entries in glossary(report).items():
        asked = next((entry for entry in entries if entry.id == opened), None)
        title = speech.say("list.dot").join((speech.say(f"glossary.{group}"), str(len(entries))))
        with st.expander(title, expanded=asked is not None, key=f"glossary-{group}"):
            if asked:
                if not (
                    view_state.current().figure or view_state.current().work
                ):  # an open detail is what is brought into view
                    components.bring_into_view(asked.id)
                _terms([asked], speech, "facts asked")
            _terms(entries, speech, "facts")


def _terms(entries: Sequence[Entry], speech: Speech, style: str) -> None:
    rows = []
    for entry in entries:
        rows += [element("dt", speech.of(entry.label)), element("dd", speech.of(entry.definition))]
        if entry.examples:
            examples = phrases.listed(dict.fromkeys(entry.examples), speech)
            rows.append(element("dd", speech.say("glossary.examples", examples=examples), "muted"))
    st.html(block(*rows, style=style, name="dl"))


def show_unstated(report: Report) -> None:
    """What a reader would ask and the report does not say, as the data file lists it, each with its figures."""
    speech = view_state.speech()
    st.header(speech.say("sources_page.unstated"), anchor=False)
    st.html(element("p", speech.say("sources_page.of_report"), "muted"))
    if not report.unstated:
        st.html(element("p", speech.say("sources_page.nothing_unstated"), "muted"))
    with st.container(key="unstated", gap="small"):
        for item in report.unstated:
            with st.container(gap=None):
                st.html(element("p", speech.of(item.text)))
                with st.container(horizontal=True, gap="small"):
                    for id in item.figures:
                        item_buttons.show_button(report.figure(id), f"unstated-{item.id}", boxed=True)


def show_sums(report: Report, figures: Sequence[Figure]) -> None:
    """The rule of adding; the pairs that may be added, with their sums; and why the others may not."""
    speech = view_state.speech()
    st.header(speech.say("sources_page.sums"), anchor=False)
    st.html(element("p", speech.say("sources_page.sums_about")))
    told = phrases.sums(report, figures, speech)
    st.html(block(*(element("li", line) for line in told or [speech.say("sources_page.no_sum")]), name="ul"))
    for why, pairs in barred_pairs(report, figures).items():
        reason = speech.say("sources_page.barred", why=phrases.why_not(why, speech), count=len(pairs))
        if why is Barrier.UNITS_DIFFER:  # most pairs; the unit of each is beside it everywhere
            st.html(element("p", reason))
            continue
        with st.expander(literal(reason), key=f"barred-{why}"):
            lines = [
                speech.say(
                    "sources_page.pair",
                    a=phrases.told(report, a, speech),
                    b=phrases.told(report, b, speech),
                )
                for a, b in pairs
            ]
            st.html(block(*(element("li", line) for line in lines), style="plain", name="ul"))


def show_method() -> None:
    """How figures were taken."""
    speech = view_state.speech()
    st.header(speech.say("sources_page.how"), anchor=False)
    st.html(block(*(element("li", line) for line in method(speech)), style="plain", name="ul"))


def show_corrections() -> None:
    """Whom to tell of a mistake."""
    speech = view_state.speech()
    st.header(speech.say("contact.title"), anchor=False)
    contact.show_problems()
    if not contact.show():
        st.html(element("p", speech.say("contact.none"), "muted"))
