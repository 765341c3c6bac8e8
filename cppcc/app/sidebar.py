"""The sidebar of every page: pages, report, filters with what each option leaves, and how much is left."""

from __future__ import annotations

import streamlit as st

from cppcc.app import address, contact, controls, style, view_state
from cppcc.app.address import View
from cppcc.app.text import distinct, literal, show
from cppcc.content.blocks import Paragraph
from cppcc.files.shelf import Shelf
from cppcc.model.report import Report
from cppcc.model.selection import DIMENSIONS
from cppcc.speech.phrases import what_is_left, who_when


def show_pages(pages: list[st.Page], now: View) -> None:
    """The language, and links to the pages that carry the filters along: Streamlit's own would push an address without
    them first."""
    carried = now.on_a_page().address()
    with st.sidebar:
        controls.choose_language()
        with st.container(gap=None, key="pages"):
            for page in pages:
                plan = {"deck": list(view_state.plan())} if page.url_path == address.DECK and view_state.plan() else {}
                st.page_link(page, query_params=carried | plan)


def show_filters(shelf: Shelf, report: Report, now: View) -> None:
    """The report, the filters and what they leave."""
    speech = view_state.speech()
    counts = now.selection.counts(report)
    with st.sidebar:
        choices = {id: who_when(head, speech) for id, head in {**shelf.heads, now.report: report}.items()}
        if len(choices) > 1:
            controls.pick_one(
                speech.say("filter.report"),
                choices,
                now.report,
                view_state.open_report,
                key=view_state.widget_key("report"),
            )
        else:
            show(Paragraph(speech.say("filter.report"), "label"), Paragraph(who_when(report, speech), "report"))
        for name, dimension in DIMENSIONS.items():
            labels = distinct({id: speech.of(label) for id, label in dimension.options(report).items()})
            key = view_state.widget_key(name)
            st.pills(
                speech.say(f"filter.{name}"),
                list(labels),
                selection_mode="multi",
                default=view_state.hold(key, getattr(now.selection, name)),
                format_func=lambda id, labels=labels: literal(labels[id]),
                key=key,
                on_change=view_state.filter_changed,
                args=(name, list(labels)),
                help=speech.say_if_any(f"filter.{name}_about"),
            )
        st.html(f"<style>{style.counts(counts, view_state.look())}</style>")
        lines = [*what_is_left(report, now.selection, speech), speech.say("filter.counts")]
        show(*(Paragraph(line, "counts") for line in lines))
        st.button(speech.say("filter.reset"), on_click=view_state.reset, disabled=not now.selection, key="reset")
        contact.show("counts")
