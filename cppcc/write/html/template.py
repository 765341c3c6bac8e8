"""HTML made of the templates beside this file: pages, and single blocks for those of the dashboard. All text is escaped
there, by Jinja."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, get_args

from jinja2 import Environment, FunctionLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

import cppcc
from cppcc.content.blocks import Block
from cppcc.content.columns import Recorded, kind_of
from cppcc.model.report import Figure, Work, is_web_address
from cppcc.speech import phrases
from cppcc.speech.speech import Speech
from cppcc.speech.statements import quantity_pieces

_HELD = r'<span class="held">\g<0></span>'
_FOLDER = Path(__file__).parent / "templates"


def rendered(template: str, speech: Speech, *, title: str, style: str, script: str = "",
             carried: Mapping[str, str] | None = None, **values: Any) -> bytes:  # fmt: skip
    """A page in UTF-8.

    Args:
        style, script: CSS and JavaScript; what of a data file stands in them went through ``inert``.
        carried: id → text that the script reads from an element of that id.
        values: what the template speaks of.
    """
    page = (
        templates()
        .get_template(f"{template}.html.j2")
        .render(
            said_in(speech),
            title=title,
            style=style,
            script=script,
            carried=carried or {},
            **values,
        )
    )
    return page.encode("utf-8", "replace")


def block(block: Block, speech: Speech) -> str:
    """One block of those that lead nowhere, by the macro that is called as it is."""
    return str(getattr(_macros(speech), type(block).__name__.lower())(block))


def part(template: str, name: str, speech: Speech, *values: Any) -> str:
    """A part of a page, by a macro that a template has for it."""
    return str(getattr(_macros(speech, template), name)(*values))


@lru_cache(maxsize=16)
def _macros(speech: Speech, template: str = "blocks") -> Any:
    return templates().get_template(f"{template}.html.j2").make_module(said_in(speech) | {"holds": True})


def said_in(speech: Speech) -> dict[str, Any]:
    """What every template can say."""
    return {
        "speech": speech,
        "say": speech.say,
        "of": speech.of,
        "phrases": phrases,
        "pieces": quantity_pieces,
        "version": cppcc.__version__,
    }


@cache
def templates() -> Environment:
    """The templates; a name that one of them misspells is an error."""
    environment = Environment(loader=FunctionLoader(_source), autoescape=True, undefined=StrictUndefined)
    environment.filters |= {
        "needs": _needs,
        "place": _place,
        "row": _row,
        "held": _held,
        "is_web_address": is_web_address,
        "told": lambda words, speech: speech.of(words),
    }
    environment.tests |= {kind.__name__.lower(): partial(_is, kind) for kind in get_args(Block)}
    return environment


def _source(name: str) -> str:
    """A template without what only sets it out: between two of its lines no blank is shown."""
    return "".join(line.strip() for line in (_FOLDER / name).read_text(encoding="utf-8").split("\n"))


def _is(kind: type, block: object) -> bool:
    return isinstance(block, kind)


@pass_context
def _held(context: Context, text: str) -> str:
    """On the dashboard, a text whose quantities stay on one line each, so that no unit stands alone at a line's start.
    A page in one file is to have the same elements whatever its texts say."""
    if not context.get("holds"):
        return text
    held = context["speech"].quantity_pattern.sub(_HELD, html.escape(text, quote=False))
    return Markup(held)  # noqa: S704  escaped


def _row(item: Recorded) -> str:
    """The value of ``data-row``."""
    return f"{kind_of(item)}/{item.id}"


def _needs(items: Iterable[Figure | Work]) -> str:
    """The value of ``data-need``."""
    return " ".join(map(_row, items))


def _place(item: Figure | Work) -> str:
    """The id of an item's detail."""
    return _row(item).replace("/", "-", 1)
