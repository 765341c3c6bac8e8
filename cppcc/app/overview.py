"""The overview: what the year comes to, and the board of its categories, themes and fields."""

from __future__ import annotations

import streamlit as st

from cppcc.app import cards, components, view_state
from cppcc.app.text import literal, show, tell
from cppcc.content.blocks import Heading, Paragraph
from cppcc.content.board import Board, board, finding
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.write.html import template


def show_about(report: Report, selection: Selection) -> None:
    """The page's title, and what the year comes to; under filters, those are told in its place."""
    speech = view_state.speech()
    committee = speech.of(report.committee.name)
    st.title(literal(speech.say("overview.title", committee=committee, year=report.year)), anchor=False)
    if not selection:
        tell(finding(report, selection, speech), "lead")


def show_board(report: Report, selection: Selection) -> None:
    """The categories, the themes and the fields of what the filters leave."""
    speech = view_state.speech()
    shown = board(report, selection, speech)
    cards.show_chart("board", report, selection, body=lambda _: _part("board", shown, components.is_narrow()))
    if shown.themes:
        with st.container(key="themes"):
            show(Paragraph(speech.say("overview.themes"), "kicker"), Heading(shown.themes_title, "chart-title"))
            _part("themes", shown)
    cards.show_chart("fields", report, selection, body=lambda _: _part("fields", shown), if_any=True)


def _part(name: str, shown: Board, *more: object) -> None:
    st.html(template.part("board", name, view_state.speech(), shown, *more))
