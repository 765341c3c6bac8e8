"""Data as text on the page: nothing in a report file is read as Markdown, HTML or a link's address."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.string_util import is_material_icon

from cppcc.app import view_state
from cppcc.files.hints import clipped
from cppcc.model.report import DEFAULT_ICON, Theme
from cppcc.speech.speech import Speech

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


def element(name: str, text: str, style: str = "") -> str:
    """An HTML element with this text in it, for ``st.html``: escaped, and no unit alone at a line's start."""
    kind = f' class="{html.escape(style)}"' if style else ""
    told = view_state.speech().quantity_pattern.sub(
        lambda found: f'<span class="held">{found[0]}</span>', html.escape(text, quote=False)
    )
    return f"<{name}{kind}>{told}</{name}>"


def link(text: str, url: str) -> str:
    """A link in a tab of its own, for ``st.html``. The address must be known to be harmless."""
    return f'<a href="{html.escape(url)}" target="_blank" rel="noopener noreferrer">{html.escape(text)}</a>'


def block(*elements: str, style: str = "", name: str = "div") -> str:
    """Elements inside another, already escaped."""
    kind = f' class="{html.escape(style)}"' if style else ""
    return f"<{name}{kind}>{''.join(elements)}</{name}>"


def show(*elements: str, style: str = "") -> None:
    """Puts elements on the page."""
    st.html(block(*elements, style=style))
