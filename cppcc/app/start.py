"""What stands on the index page before the dashboard does, in every language: a word that it opens, advice where it
does not, and the way to the report as a single page."""

from __future__ import annotations

import html

from cppcc.app.components.assets import asset
from cppcc.messages import LANGUAGES, say

#: The address of the report as a single page.
REPORT_PATH = "/report.html"
#: What may be said, the first one at the beginning; the last one beside any of the others.
_SAID = ("opening", "old", "slow", "line", "page")


def head() -> str:
    """The style of what is said; all of it stands in the page, since what has to be fetched may not come."""
    return f"<style>{asset('start.css')}</style>"


def body(language: str) -> str:
    """What is said, this language first, and the script that says which of it is true."""
    parts = (f'<div class="{name}"{_hidden(name)}>{_lines(name, language)}</div>' for name in _SAID)
    script = asset("start.js")
    without = f"<noscript>{_lines('noscript', language)}</noscript>"
    return f'<div id="cppcc-start" role="status">{"".join(parts)}</div>{without}<script>{script}</script>'


def _hidden(name: str) -> str:
    return "" if name == _SAID[0] else " hidden"


def _lines(name: str, language: str) -> str:
    """A text in each language, this one first."""
    lines = []
    for each in sorted(LANGUAGES, key=lambda other: other != language):
        text = html.escape(say(each, f"start.{name}"))
        if name == "page":
            text = f'<a href=".{REPORT_PATH}">{text}</a>'
        lines.append(f'<p lang="{say(each, "language.tag")}">{text}</p>')
    return "".join(lines)
