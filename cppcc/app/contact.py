"""Whom to tell of a mistake, out of the site file."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from cppcc.app import library, view_state
from cppcc.app.text import block, element, link, literal
from cppcc.files import site_file
from cppcc.model.report import is_web_address


def show(style: str = "") -> bool:
    """Name and address, the latter a link where it is one of the web or of mail; False where there is nothing."""
    speech, found = view_state.speech(), site_file.current().corrections
    if found is None:
        return False
    parts = [element("span", speech.say("contact.text", name=speech.of(found.name)))]
    if found.mail or is_web_address(found.address):
        parts += [" ", link(found.mail or found.address, found.address)]
    elif found.address:
        parts += [" ", element("span", found.address)]
    st.html(block(*parts, style=style, name="p"))
    return True


def show_problems() -> None:
    """What is wrong with the site file, place by place."""
    speech, problems = view_state.speech(), library.shelf().problems
    if problems:
        lines = [f"- {literal(problem.text(speech.language, Path(problem.path).name))}" for problem in problems]
        st.error("\n".join([literal(speech.say("contact.problems")), "", *lines]))
