"""On top of every page: the search, whose finds open their detail or their glossary entry, and the page's link."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cppcc.app import address, components, view_state
from cppcc.app.address import View
from cppcc.app.text import literal, tell
from cppcc.model.report import Report
from cppcc.speech import phrases
from cppcc.speech.glossary import entry
from cppcc.speech.search import Hit, search

#: How many are listed; more words find fewer.
_MOST = 10


def show(report: Report, now: View) -> DeltaGenerator:
    """The box, and beneath it what it finds. What is looked for is nobody's else: it stands in no address.

    Returns:
        The place beside it for the menu of downloads.
    """
    speech = view_state.speech()
    with st.container(key="search", gap="small"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            # Known by what is open, so that the box is empty again as soon as something was opened.
            query = st.text_input(
                speech.say("search.label"),
                key=f"query-{now.opened or now.term or ''}",
                placeholder=speech.say("search.placeholder"),
                icon=":material/search:",
                max_chars=100,
                label_visibility="collapsed",
                width=360,
            )
            with st.container(width="content", horizontal=True, gap="small", key="link"):
                components.copy_link(speech)
                place = st.container(width="content")
        if query and query.strip():
            _hits(report, now, query)
    return place


def _hits(report: Report, now: View, query: str) -> None:
    speech = view_state.speech()
    hits = search(report, query)
    if not hits:
        tell(speech.say("search.nothing", query=query), "muted")
        return
    key = "search.count" if len(hits) <= _MOST else "search.first"
    tell(speech.say(key, count=len(hits), most=_MOST), "counts")
    with st.container(key="found", border=True, gap=None):
        for hit in hits[:_MOST]:
            _way(report, now, hit)


def _way(report: Report, now: View, hit: Hit) -> None:
    speech = view_state.speech()
    if hit.kind == "term":
        term = entry(report, hit.id)
        assert term is not None
        group = speech.say(f"glossary.{hit.id.partition('.')[0]}")
        label = speech.say("list.dot").join((speech.of(term.label), speech.say("search.term"), group))
        # A link, since it leads to another page.
        into = replace(now, **{**address.NOTHING_OPEN, "term": hit.id})
        st.page_link(
            "pages/sources.py", label=literal(label), query_params=into.address(), icon=":material/dictionary:"
        )
        return
    item = report.figure(hit.id) if hit.kind == "figure" else report.work(hit.id)
    name = phrases.labelled(report.figure(hit.id), speech) if hit.kind == "figure" else speech.of(item.label)
    kind, theme = speech.say(f"what.{hit.kind}"), speech.of(report.theme(item.theme).short)
    st.button(
        literal(speech.say("list.dot").join((name, kind, theme))),
        key=f"found-{hit.kind}-{hit.id}",
        on_click=view_state.open_detail,
        args=(hit.kind, hit.id),
        type="tertiary",
    )
