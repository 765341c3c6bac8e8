"""What is looked at, and its address: a view as query parameters by id, and what an address asks for. No session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from cppcc.content.catalog import OPTIONS
from cppcc.decks.plan import code, page_in
from cppcc.decks.slides import slides
from cppcc.design.looks import LOOKS
from cppcc.files.load import vocabulary
from cppcc.messages import LANGUAGES
from cppcc.model.report import Report
from cppcc.model.selection import DIMENSIONS, Selection
from cppcc.speech.glossary import entry

#: Choice of how things are shown → the values it takes, the usual one first: that one stands in no address. As
#: parameters of the address they are public, as are ``report``, ``figure``, ``work``, ``within``, ``term`` and the
#: filters'.
CHOICES: dict[str, tuple[str, ...]] = {
    "lang": LANGUAGES,
    **OPTIONS,
    "panel": ("",),  # and the report's categories
    "look": ("", *LOOKS),  # of a presentation; unless chosen, that of the browser
}
#: The page that shows one chart at a time, and the one that makes a deck.
PRESENT, DECK = "present", "deck"
#: More pages than anyone presents; an address has an end.
MOST_PAGES = 60

#: The part of a view that another page, report or theme begins with.
NOTHING_OPEN: Mapping[str, Any] = {"figure": None, "work": None, "within": None, "term": None}


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at: a report's id, the filters, the figure or the work whose detail is open, and how it is shown.

    Args:
        within: the field whose works are listed as the open detail.
        term: of the glossary, by the id that it has there; brought before the reader on the sources page.
        slide: the place in a presentation; empty for its beginning.
        deck: the pages of the plan on the page that makes decks, as ``cppcc.decks.plan.code`` writes them.
        lang, scale, group, panel, look: see ``CHOICES``.
    """

    report: str = ""
    selection: Selection = field(default_factory=Selection)
    figure: str | None = None
    work: str | None = None
    within: str | None = None
    term: str | None = None
    slide: str = ""
    deck: tuple[str, ...] = ()
    lang: str = CHOICES["lang"][0]
    scale: str = CHOICES["scale"][0]
    group: str = CHOICES["group"][0]
    panel: str = CHOICES["panel"][0]
    look: str = CHOICES["look"][0]

    def address(self) -> dict[str, list[str]]:
        """The view as query parameters: ids only, several of one filter as repeated values."""
        query = {"report": [self.report] if self.report else []}
        query |= {name: list(ids) for name, ids in self.selection.parameters.items()}
        query |= {name: [id] for name in NOTHING_OPEN if (id := getattr(self, name))}
        query |= {"slide": [self.slide] if self.slide else [], "deck": list(self.deck)}
        query |= {name: [getattr(self, name)] for name, values in CHOICES.items() if getattr(self, name) != values[0]}
        return {name: values for name, values in query.items() if values}

    @property
    def opened(self) -> str:
        """The id of what the detail is of; empty where none is open."""
        return self.figure or self.work or self.within or ""

    def on_a_page(self) -> View:
        """What stays of the view on another page: not the open detail, nor what belongs to a presentation."""
        return replace(self, **NOTHING_OPEN, slide="", deck=(), look="")


def read(asked: Mapping[str, list[str]], reports: Mapping[str, Report | None]) -> tuple[View, list[str]]:
    """The view that an address asks for, and what in it is unknown."""
    strange: list[str] = []
    wanted = asked.get("report", [])
    strange += [f"report={id}" for id in wanted if id not in reports]
    # Never another report than the one asked for, if there is one of that name, be it that it cannot be read.
    named = next((id for id in wanted if id in reports), "")
    report_id = named or next((id for id, report in reports.items() if report), "")
    report = reports.get(report_id)
    options = known_options(report)
    chosen = {}
    for name, known_ids in options.items():
        parameter = DIMENSIONS[name].parameter
        values = list(dict.fromkeys(asked.get(parameter, [])))
        strange += [f"{parameter}={value}" for value in values if value not in known_ids]
        # In the order of the options, so that one view has one address.
        chosen[name] = tuple(id for id in known_ids if id in values)
    items: dict[str, Any] = {}
    for name, known in (
        ("figure", report.has_figure if report else None),
        ("work", report.has_work if report else None),
        ("within", report.terms.fields.__contains__ if report else None),
        ("term", partial(entry, report) if report else None),
    ):
        values = asked.get(name, [])
        strange += [f"{name}={value}" for value in values if not (known and known(value))]
        items[name] = next((value for value in values if known and known(value)), None)
    opened = [name for name in ("figure", "work", "within") if items[name]]
    for name in opened[1:]:  # one detail is open at a time
        strange.append(f"{name}={items[name]}")
        items[name] = None
    pages = [page_in(text) for text in asked.get("deck", [])]
    strange += [f"deck={value}" for _, unknown in pages for value in unknown]
    deck = tuple(code(page) for page, _ in pages if page)
    strange += [f"deck={page}" for page in deck[MOST_PAGES:]]
    deck = deck[:MOST_PAGES]
    values = asked.get("slide", [])
    steps = {slide.id for slide in slides(report, Selection())} if report else set()
    strange += [f"slide={value}" for value in values if value not in steps]
    slide = next((value for value in values if value in steps), "")
    shown = {}
    categories = (report.terms if report else vocabulary()).categories
    for name, allowed in (CHOICES | {"panel": ("", *categories)}).items():
        values = asked.get(name, [])
        strange += [f"{name}={value}" for value in values if value not in allowed or not value]
        shown[name] = next((value for value in values if value in allowed), allowed[0])
    return View(report_id, Selection(**chosen), **items, slide=slide, deck=deck, **shown), strange


def known_options(report: Report | None) -> dict[str, list[str]]:
    """Filter → the ids it can take, in their order."""
    return {
        name: list(dimension.options(report) if report else dimension.known(vocabulary()))
        for name, dimension in DIMENSIONS.items()
    }
