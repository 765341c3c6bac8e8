"""What the sources page is made of: all items with their places, the glossary, what is unstated, what may be added."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cppcc.app import components, contact, item_buttons, session, tables, text, view_state
from cppcc.content.blocks import Facts, Fold
from cppcc.content.sections import glossary
from cppcc.model.report import Figure, Report, Work, is_web_address
from cppcc.speech.search import search
from cppcc.speech.speech import Speech


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
        hits = {(hit.kind, hit.id) for hit in search(report, query)}
        figures = [figure for figure in figures if ("figure", figure.id) in hits]
        works = [work for work in works if ("work", work.id) in hits]
    for kind, items in (("figure", figures), ("work", works)):
        st.header(speech.say(f"sources_page.{kind}s", count=len(items)), anchor=False)
        if not items:
            text.tell(_nothing(report, kind, query or "", speech), "muted")
        elif components.is_narrow():
            item_buttons.by_theme(report, items, f"{kind}s", placed=True)
        else:
            text.tell(speech.say("sources_page.row_help"), "muted on-screen")
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
    section = glossary(report, view_state.speech())
    st.header(section.title, anchor=False)
    for group in section.blocks:
        assert isinstance(group, Fold)
        [facts] = group.blocks
        assert isinstance(facts, Facts)
        asked = tuple(fact for fact in facts.facts if fact.name == opened)
        with st.expander(str(group.title), expanded=bool(asked), key=group.name):
            if asked:
                if not view_state.current().opened:  # else that is brought into view
                    components.bring_into_view(asked[0].name)
                text.show(Facts(asked, "asked"))
            text.show(facts)


def show_corrections() -> None:
    """Whom to tell of a mistake."""
    speech = view_state.speech()
    st.header(speech.say("contact.title"), anchor=False)
    contact.show_problems()
    if not contact.show():
        text.tell(speech.say("contact.none"), "muted")
