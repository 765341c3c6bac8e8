"""What the report does not say, what may be added, how figures were taken, the terms, the source."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from cppcc.model.report import Figure
from cppcc.model.selection import Why, addable_pairs, barred_pairs
from cppcc.speech import phrases
from cppcc.speech.glossary import Entry, glossary
from cppcc.write.html.contents import Contents, name_of, needs, tag, text
from cppcc.write.html.head import made_of


def unstated(page: Contents) -> str:
    """What the report does not say: of the whole report, whatever the filters."""
    lines = []
    for item in page.report.unstated:
        here = [figure for figure in map(page.report.figure, item.figures) if figure in page.figures]
        links = page.say("list.or").join(name_of(page, figure) for figure in here)
        lines.append(tag("li", text("span", page.speech.of(item.text)), f" {links}" if links else ""))
    nothing = text("p", page.say("sources_page.nothing_unstated"))
    return tag(
        "section",
        text("h3", page.say("sources_page.unstated")),
        text("p", page.say("sources_page.of_report"), class_="muted"),
        tag("ul", *lines) if lines else nothing,
    )


def sums(page: Contents) -> str:
    """Which of the figures may be added, with their sums; and why the others may not."""
    pairs = [
        tag("li", text("span", phrases.added(page.report, a, b, total, page.speech)), data_need=needs(a, b))
        for a, b, total in addable_pairs(page.report, page.figures)
    ]
    none = text("p", page.say("sources_page.no_sum"), id="no-sum", hidden=bool(pairs))
    barred = [_barred(page, why, of_why) for why, of_why in barred_pairs(page.report, page.figures).items()]
    return tag(
        "section",
        text("h3", page.say("sources_page.sums")),
        text("p", page.say("sources_page.sums_about")),
        tag("ul", *pairs, id="sums", data_any=True),
        none,
        *barred,
    )


def _barred(page: Contents, why: Why, pairs: Sequence[tuple[Figure, Figure]]) -> str:
    reason = phrases.why_not(why, page.speech)
    before, _, behind = page.say("sources_page.barred", why=reason, count="\n").partition("\n")
    told = [escape(before), text("span", str(len(pairs)), data_why=why), escape(behind)]
    if why is Why.UNITS_DIFFER:  # most pairs; the unit of each is beside it everywhere
        return tag("p", *told, data_barred=why)
    speech = page.speech
    lines = [
        text(
            "li",
            page.say(
                "sources_page.pair", a=phrases.told(page.report, a, speech), b=phrases.told(page.report, b, speech)
            ),
            data_need=needs(a, b),
        )
        for a, b in pairs
    ]
    return tag("details", tag("summary", *told), tag("ul", *lines), data_barred=why)


def method(page: Contents) -> str:
    """How figures were taken."""
    points = ("how_text", "how_place", "how_works", "how_ratios", "how_fields")
    lines = [text("li", page.say(f"sources_page.{point}")) for point in points]
    return tag("section", text("h3", page.say("sources_page.how")), tag("ul", *lines))


def terms(page: Contents) -> str:
    """The terms by group."""
    groups = []
    for group, entries in glossary(page.report).items():
        title = page.say("list.dot").join((page.say(f"glossary.{group}"), str(len(entries))))
        groups.append(tag("details", text("summary", title), _terms(page, entries)))
    return tag("section", text("h3", page.say("glossary.title")), *groups)


def _terms(page: Contents, entries: Sequence[Entry]) -> str:
    rows = []
    for entry in entries:
        rows += [text("dt", page.speech.of(entry.label)), text("dd", page.speech.of(entry.definition))]
        if entry.examples:
            examples = phrases.listed(dict.fromkeys(entry.examples), page.speech)
            rows.append(text("dd", page.say("glossary.examples", examples=examples), class_="muted"))
    return tag("dl", *rows, class_="facts terms")


def end(page: Contents) -> str:
    """The source once more, where a reader of the end looks for it."""
    return tag("section", text("h3", page.say("deck.sources")), made_of(page))
