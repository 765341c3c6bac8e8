"""Pages made of the templates beside this file. All text is escaped there, by Jinja."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

import cppcc
from cppcc.content.columns import Item, kind_of
from cppcc.model.report import Figure, Work, is_web_address
from cppcc.speech import phrases
from cppcc.speech.speech import Speech

_FOLDER = Path(__file__).parent / "templates"


def rendered(template: str, speech: Speech, *, title: str, style: str, script: str,
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


def said_in(speech: Speech) -> dict[str, Any]:
    """What every template can say."""
    return {"speech": speech, "say": speech.say, "of": speech.of, "phrases": phrases, "version": cppcc.__version__}


@cache
def templates() -> Environment:
    """The templates; a name that one of them misspells is an error."""
    made = Environment(loader=FunctionLoader(_source), autoescape=True, undefined=StrictUndefined)
    made.filters |= {"needs": _needs, "place": _place, "row": _row, "is_web_address": is_web_address}
    return made


def _source(name: str) -> str:
    """A template without what only sets it out: between two of its lines no blank is shown."""
    return "".join(line.strip() for line in (_FOLDER / name).read_text(encoding="utf-8").split("\n"))


def _row(item: Item) -> str:
    """The value of ``data-row``."""
    return f"{kind_of(item)}/{item.id}"


def _needs(items: Iterable[Figure | Work]) -> str:
    """The value of ``data-need``."""
    return " ".join(map(_row, items))


def _place(item: Figure | Work) -> str:
    """The id of an item's detail."""
    return _row(item).replace("/", "-", 1)
