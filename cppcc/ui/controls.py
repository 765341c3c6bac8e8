"""Choices of how a page shows things: the scale and the grouping of a chart, a category. They stand in the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from cppcc.load import vocabulary
from cppcc.report import Figure
from cppcc.texts import say
from cppcc.ui import view
from cppcc.ui.text import distinct, literal


def choose(name: str, label: str, names: Mapping[str, str], *, labelled: bool = True) -> str:
    """One of a few options, the first where none of them was chosen.

    Args:
        name: of ``view.CHOICES``.
        names: option → what it is called.
        labelled: whether the label is shown to those who see the options, too.
    """
    key, now = f"choice_{name}", getattr(view.current(), name)
    chosen = now if now in names else next(iter(names))
    st.session_state[key] = chosen

    def changed() -> None:
        view.choose(name, st.session_state[key] or chosen)

    st.segmented_control(
        label,
        list(names),
        format_func=distinct(names).__getitem__,
        key=key,
        on_change=changed,
        required=True,
        label_visibility="visible" if labelled else "collapsed",
    )
    return chosen


def choose_category(figures: Iterable[Figure]) -> str | None:
    """One of the categories that these figures have; None where there are no figures."""
    there = {figure.category for figure in figures}
    language = view.language()
    names = {id: literal(term.label[language]) for id, term in vocabulary().categories.items() if id in there}
    return choose("panel", say(language, "table.category"), names) if names else None


def choose_scale() -> dict[str, str]:
    """Scale and grouping of the output chart, as its options."""
    language = view.language()

    def names(name: str) -> dict[str, str]:
        return {value: say(language, f"output_page.{name}_{value}") for value in view.CHOICES[name]}

    with st.container(horizontal=True):
        scale = choose("scale", say(language, "output_page.scale"), names("scale"))
        if scale == "linear":
            return {"scale": scale}
        return {"scale": scale, "group": choose("group", say(language, "output_page.group"), names("group"))}


def choose_language() -> None:
    """The page's language; each is named in itself."""
    names = {code: say(code, "language.name") for code in view.CHOICES["lang"]}
    choose("lang", say(view.language(), "language.pick"), names, labelled=False)
