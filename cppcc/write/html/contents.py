"""What the parts of a page are made of: its contents, and HTML. All text is escaped here.

What a filter can hide says what it stands for: ``data-need`` are the figures and works that it needs all of,
``data-row`` is a row of its chart, ``data-any`` is shown as long as anything in it is.
"""

from __future__ import annotations

from html import escape

from cppcc.model.report import Figure, Report, Work
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech
from cppcc.write.html.views import Views


class Contents:
    """What one page tells.

    Args:
        selection: the filters that the page was made with; its own begin with what these leave.
        seen: what it can come to show.
    """

    def __init__(self, report: Report, selection: Selection, speech: Speech, seen: Views) -> None:
        self.report, self.selection, self.speech, self.seen = report, selection, speech, seen
        self.figures, self.works = selection.figures(report), selection.works(report)

    def say(self, key: str, **values: object) -> str:
        """A text of the product in the page's language."""
        return self.speech.say(key, **values)


def tag(element: str, /, *inner: str, **attributes: str | bool) -> str:
    """An element; what is inside is HTML already. An attribute's ``_`` is written ``-``; one that is False is not."""
    told = ""
    for key, value in attributes.items():
        key = key.rstrip("_").replace("_", "-")
        told += "" if value is False else f" {key}" if value is True else f' {key}="{escape(value)}"'
    return f"<{element}{told}>{''.join(inner)}</{element}>"


def text(element: str, words: str, /, **attributes: str | bool) -> str:
    """An element with this text in it."""
    return tag(element, escape(words, quote=False), **attributes)


def needs(*items: Figure | Work) -> str:
    """The value of ``data-need``."""
    return " ".join(f"{'figure' if isinstance(item, Figure) else 'work'}/{item.id}" for item in items)


def place(item: Figure | Work) -> str:
    """The id of an item's detail."""
    return needs(item).replace("/", "-", 1)


def chapter(page: Contents, name: str, *parts: str) -> str:
    """A chapter under its heading."""
    return tag(
        "section", text("h2", page.say(f"page.{name}"), tabindex="-1"), *parts, id=name, data_any=name != "sources"
    )


def counted(page: Contents, name: str, key: str, count: int, what: str) -> str:
    """A heading with a count that the filters change."""
    before, _, behind = page.say(key, count="\n").partition("\n")
    number = text("span", str(count), data_count=what)
    return tag(name, escape(before), number, escape(behind))


def link(words: str, url: str) -> str:
    """A way out of the page."""
    return text("a", words, href=url, target="_blank", rel="noopener noreferrer")


def name_of(page: Contents, item: Figure | Work) -> str:
    """Its name, which opens its detail."""
    return text("a", page.speech.of(item.label), href=f"#{place(item)}")
