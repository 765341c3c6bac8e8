"""Figures and works as lists of buttons, each the way to a detail: for those without a mouse, and for phones."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cppcc.app import view_state
from cppcc.app.text import literal, titled
from cppcc.model.report import Figure, Report, Work
from cppcc.speech import phrases

#: Up to so many in all stand open; more are folded away, theme by theme.
_OPEN = 20


def by_theme(report: Report, items: Sequence[Figure | Work], key: str, *, placed: bool = False) -> None:
    """The items under their themes, with how many each has.

    Args:
        placed: whether each says its place in the text.
    """
    speech = view_state.speech()
    for theme in report.themes:
        of_theme = [item for item in items if item.theme == theme.id]
        if of_theme:
            title = speech.say("list.dot").join((titled(theme, speech), str(len(of_theme))))
            folded = st.expander(title, expanded=len(items) <= _OPEN, key=f"{key}-of-{theme.id}")
            with folded, st.container(key=f"list-{key}-{theme.id}", gap=None):
                for item in of_theme:
                    show_button(item, key, placed=placed)


def show_button(item: Figure | Work, key: str, *, placed: bool = False, boxed: bool = False) -> None:
    """A figure's label and words, or a work's name with its date where it has one.

    Args:
        boxed: with an edge, where several stand in a row.
    """
    speech = view_state.speech()
    kind = "figure" if isinstance(item, Figure) else "work"
    label = literal(phrases.labelled(item, speech) if isinstance(item, Figure) else speech.of(item.label))
    if isinstance(item, Work) and item.dates:
        label = f"**{literal(phrases.date_words(item.dates, speech, view_state.report().year))}** {label}"
    if placed:
        label = speech.say("figure.place", theme=label, token=literal(item.at.token))
    st.button(
        label,
        key=f"{key}-{item.id}",
        on_click=view_state.open_detail,
        args=(kind, item.id),
        type="secondary" if boxed else "tertiary",
    )
