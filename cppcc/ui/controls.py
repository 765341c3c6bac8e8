"""Choices that belong to one page and not to the address: the scale and the grouping of a chart, a category."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from cppcc.load import vocabulary
from cppcc.report import Figure
from cppcc.texts import say
from cppcc.ui import view
from cppcc.ui.text import literal


def choose(label: str, options: Sequence[str], key: str, names: dict[str, str]) -> str:
    """One of a few options, the first where none was chosen; kept while the visitor goes from page to page.

    Args:
        names: option → what it is called.
    """
    kept = f"kept_{key}"
    if st.session_state.get(kept) not in options:
        st.session_state[kept] = options[0]
    st.session_state[key] = st.session_state[kept]

    def keep() -> None:
        st.session_state[kept] = st.session_state[key] or st.session_state[kept]

    st.segmented_control(
        label, options, format_func=lambda option: names[option], key=key, on_change=keep, required=True
    )
    chosen: str = st.session_state[kept]
    return chosen


def choose_category(figures: Iterable[Figure]) -> str | None:
    """One of the categories that these figures have; None where there are no figures."""
    there = {figure.category for figure in figures}
    language = view.language()
    names = {id: term.label[language] for id, term in vocabulary().categories.items() if id in there}
    if not names:
        return None
    labels = {id: literal(name) for id, name in names.items()}
    return choose(say(language, "table.category"), list(names), "category_panel", labels)


def choose_scale() -> dict[str, str]:
    """Scale and grouping of the output chart, as its options."""
    language = view.language()
    with st.container(horizontal=True):
        names = {name: say(language, f"output_page.scale_{name}") for name in ("log", "linear")}
        scale = choose(say(language, "output_page.scale"), ("log", "linear"), "scale", names)
        if scale == "linear":
            return {"scale": scale}
        names = {name: say(language, f"output_page.group_{name}") for name in ("category", "unit")}
        group = choose(say(language, "output_page.group"), ("category", "unit"), "group", names)
    return {"scale": scale, "group": group}
