"""The detail of one figure or one named work: the end of every drill-down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from cppcc.app import components, sections, text, view_state
from cppcc.app.address import View
from cppcc.content.blocks import Heading
from cppcc.content.sections import detail, tile
from cppcc.model.report import Report


@contextmanager
def beside(report: Report, now: View) -> Iterator[float]:
    """The page's body, with the open detail to its right where there is one.

    Yields:
        The part of the page's width that the body has.
    """
    if not (now.figure or now.work):
        yield 1.0
        return
    # Where columns are stacked, what was asked for comes first.
    columns = st.columns([3, 2], gap="medium") if not components.is_narrow() else (st.container(), st.container())
    body, side = columns if not components.is_narrow() else columns[::-1]
    with side:
        show(report, now)
    with body:
        yield 0.6


def show(report: Report, now: View) -> None:
    """The open figure or work."""
    speech = view_state.speech()
    with st.container(key="detail", border=True):
        components.bring_into_view(now.figure or now.work or "")
        if now.figure:
            figure = report.figure(now.figure)
            _outside(figure in now.selection.figures(report))
            text.show(tile(report, figure, speech))
            sections.show(*detail(report, figure, speech).blocks)
        elif now.work:
            work = report.work(now.work)
            _outside(work in now.selection.works(report))
            content = detail(report, work, speech)
            text.show(Heading(str(content.title), "chart-title"))
            sections.show(*content.blocks)
        st.button(speech.say("detail.close"), on_click=view_state.close_detail, key="close-detail")


def _outside(inside: bool) -> None:
    if not inside:
        text.tell(view_state.speech().say("detail.outside"), "muted")
