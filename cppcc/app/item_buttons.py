"""Figures and works as lists of buttons, each the way to a detail: for those without a mouse, and for phones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from cppcc.app import view_state
from cppcc.app.text import literal, titled
from cppcc.content.columns import kind_of
from cppcc.content.sections import by_theme as grouped
from cppcc.content.sections import words_of
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
    for group in grouped(report, items, speech):
        title = speech.say("list.dot").join((titled(report.theme(group.id), speech), str(len(group.items))))
        folded = st.expander(title, expanded=len(items) <= _OPEN, key=f"{key}-of-{group.id}")
        with folded, st.container(key=f"list-{key}-{group.id}", gap=None):
            for item in group.items:
                show_button(item, key, placed=placed)


def show_button(item: Figure | Work, key: str, *, placed: bool = False, boxed: bool = False) -> None:
    """A figure's label and words, or a work's name with its date where it has one.

    Args:
        boxed: with an edge, where several stand in a row.
    """
    speech = view_state.speech()
    label = literal(words_of(item, speech))
    if isinstance(item, Work) and item.dates:
        label = f"**{literal(phrases.date_words(item.dates, speech, view_state.report().year))}** {label}"
    if placed:
        label = speech.say("figure.place", theme=label, token=literal(item.at.token))
    _button(item, label, f"{key}-{item.id}", "secondary" if boxed else "tertiary")


def show_way(item: Figure | Work, key: str) -> None:
    """What an item is called, with an edge: a way on to it from another one."""
    _button(item, literal(words_of(item, view_state.speech())), f"{key}-{kind_of(item)}-{item.id}", "secondary")


def _button(item: Figure | Work, label: str, key: str, type: Literal["secondary", "tertiary"]) -> None:
    st.button(label, key=key, on_click=view_state.open_detail, args=(kind_of(item), item.id), type=type)
