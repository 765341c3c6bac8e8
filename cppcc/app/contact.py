"""Whom to tell of a mistake, out of the site file."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from cppcc.app import library, text, view_state
from cppcc.content.blocks import Link, Paragraph
from cppcc.files import site_file
from cppcc.model.report import is_web_address


def show(role: str = "") -> bool:
    """Name and address, the latter a link where it is one of the web or of mail; False where there is nothing."""
    speech, contact = view_state.speech(), site_file.current().corrections
    if contact is None:
        return False
    words = speech.say("contact.text", name=speech.of(contact.name))
    if contact.mail or is_web_address(contact.address):
        text.show(Paragraph(words, role, Link(contact.mail or contact.address, contact.address)))
    else:
        text.tell(f"{words} {contact.address}".strip(), role)
    return True


def show_problems() -> None:
    """What is wrong with the site file, place by place."""
    speech, problems = view_state.speech(), library.shelf().problems
    if problems:
        lines = [f"- {text.literal(problem.text(speech.language, Path(problem.path).name))}" for problem in problems]
        st.error("\n".join([text.literal(speech.say("contact.problems")), "", *lines]))
