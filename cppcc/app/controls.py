"""Choices: one option of a list; and how a page shows things, such as a chart's scale, which stands in the address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

import streamlit as st

from cppcc.app import address, session, view_state
from cppcc.app.text import distinct, literal
from cppcc.messages import say
from cppcc.model.report import Figure


def pick_one(
    label: str,
    names: Mapping[Any, str],
    now: Any,
    pick: Callable[[Any], None],
    *,
    key: str,
    placeholder: str | None = None,
    width: int | Literal["stretch"] = "stretch",
) -> None:
    """A select box.

    Args:
        names: option → what it is called; those called the same get their ids.
        now: the option that is chosen; one that is not there leaves the box empty.
        pick: takes the option that a person has picked.
        placeholder: of an empty box; without it the box is never empty.
    """
    names = distinct(names)
    session.put(key, now if now in names else None)

    def picked() -> None:
        # A browser that has not heard yet of another language or filter sends the words that its box still shows, and
        # Streamlit hands on as they are those that no option has any more.
        if (option := session.get(key)) in names:
            pick(option)

    st.selectbox(
        label,
        list(names),
        index=0 if placeholder is None else None,
        format_func=names.__getitem__,
        placeholder=placeholder,
        key=key,
        on_change=picked,
        width=width,
    )


def choose(name: str, label: str, names: Mapping[str, str], *, labelled: bool = True) -> str:
    """One of a few options, the first where none of them was chosen.

    Args:
        name: of ``address.CHOICES``.
        names: option → what it is called.
        labelled: whether the label is shown to those who see the options, too.
    """
    key, now = f"choice_{name}", getattr(view_state.current(), name)
    chosen = now if now in names else next(iter(names))
    session.put(key, chosen)

    def changed() -> None:
        view_state.choose(name, session.get(key) or chosen)

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
    categories = {figure.category for figure in figures}
    speech = view_state.speech()
    names = {id: literal(speech.of(term.label)) for id, term in speech.terms.categories.items() if id in categories}
    return choose("panel", speech.say("heading.category"), names) if names else None


def choose_scale() -> dict[str, str]:
    """Scale and grouping of the output chart, as its options."""
    speech = view_state.speech()

    def names(name: str) -> dict[str, str]:
        return {value: speech.say(f"output_page.{name}_{value}") for value in address.CHOICES[name]}

    with st.container(horizontal=True):
        scale = choose("scale", speech.say("output_page.scale"), names("scale"))
        if scale == "linear":
            return {"scale": scale}
        return {"scale": scale, "group": choose("group", speech.say("output_page.group"), names("group"))}


def choose_language() -> None:
    """The page's language; each is named in itself."""
    names = {code: say(code, "language.name") for code in address.CHOICES["lang"]}
    choose("lang", view_state.speech().say("language.pick"), names, labelled=False)
