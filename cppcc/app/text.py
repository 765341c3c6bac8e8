"""Data as text on the page: nothing in a report file is read as Markdown, HTML or a link's address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.string_util import is_material_icon

from cppcc.app import view_state
from cppcc.content.blocks import Block, Paragraph
from cppcc.files.hints import clipped
from cppcc.model.report import DEFAULT_ICON, Theme
from cppcc.speech.speech import Speech
from cppcc.write.html import template

# What Markdown and Streamlit's directives (:red[…], :material/…:, $…$) begin with. A backslash makes each itself.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&^=])")
# What Markdown would make a link of by itself, escaped or not; an invisible joiner behind it keeps it text.
_ADDRESS = re.compile(r"\bwww(?=\.)|\b[a-z][a-z0-9+.-]*:(?=/)|@|\b(?:mailto|xmpp):", re.IGNORECASE)


def literal(text: str) -> str:
    """Text for a label or Markdown: shown character by character."""
    return _MARKDOWN.sub(r"\\\1", _ADDRESS.sub("\\g<0>\u2060", " ".join(text.split())))


def distinct(names: Mapping[Any, str]) -> dict[Any, str]:
    """Option → what it is called, its id added where several are called the same: Streamlit tells a widget's options
    apart by what they are called."""
    often = Counter(names.values())
    return {option: name if often[name] == 1 else f"{name} · {_id(option)}" for option, name in names.items()}


def _id(option: Any) -> str:
    return "/".join(option) if isinstance(option, tuple) else str(option)


def quoted(texts: Sequence[str], speech: Speech, *, joint: str = "list.or", most: int = 10) -> str:
    """A list of what a file or an address says, in few words, however much that is."""
    names = speech.say(joint).join(map(clipped, texts[:most]))
    return names if len(texts) <= most else speech.say("list.and_others", names=names)


def titled(theme: Theme, speech: Speech) -> str:
    """A theme's icon and short name for a label or Markdown.

    Streamlit does not complain of an icon that it does not know: the name's letters would stand on the page.
    """
    icon = theme.icon if is_material_icon(theme.icon) else DEFAULT_ICON
    return f":material/{icon}: {literal(speech.of(theme.short))}"


def markup(*blocks: Block) -> str:
    """Blocks that lead nowhere, as elements that stand together, for ``st.html``: all text in them is escaped."""
    return "".join(template.block(block, view_state.speech()) for block in blocks)


def show(*blocks: Block) -> None:
    """Puts such blocks on the page, as one element of it."""
    st.html(markup(*blocks))


def tell(text: str, role: str = "") -> None:
    """Puts a text on the page, set as its role says."""
    show(Paragraph(text, role))
