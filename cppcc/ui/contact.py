"""Whom to tell of a mistake, out of the site file."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import streamlit as st

from cppcc import site
from cppcc.report import is_web_address
from cppcc.site import Site
from cppcc.texts import say
from cppcc.ui import view
from cppcc.ui.text import block, element, link, literal

#: Another site file than data/site.yaml.
FILE_VARIABLE = "CPPCC_SITE"


def _site() -> Site:
    file = Path(os.environ.get(FILE_VARIABLE) or site.SITE)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return site.read(file)  # which words the problem, if it is one
    return _read(file, text)


@lru_cache(maxsize=4)
def _read(file: Path, text: str) -> Site:
    return site.read(file, text)


def show(style: str = "") -> bool:
    """Name and address, the latter a link where it is one of the web or of mail; False where there is nothing."""
    language, found = view.language(), _site().corrections
    if found is None:
        return False
    parts = [element("span", say(language, "contact.text", name=found.name[language]))]
    if found.mail or is_web_address(found.address):
        parts += [" ", link(found.mail or found.address, found.address)]
    elif found.address:
        parts += [" ", element("span", found.address)]
    st.html(block(*parts, style=style, name="p"))
    return True


def show_problems() -> None:
    """What is wrong with the site file, place by place."""
    language, problems = view.language(), _site().problems
    if problems:
        lines = [f"- {literal(problem.text(language, Path(problem.path).name))}" for problem in problems]
        st.error("\n".join([literal(say(language, "contact.problems")), "", *lines]))
