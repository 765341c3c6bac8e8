"""Themes with their works, and the works without a date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cppcc.model.report import Work
from cppcc.speech import phrases
from cppcc.write.html.cards import card
from cppcc.write.html.contents import Contents, counted, name_of, needs, tag, text


def themes(page: Contents) -> str:
    """Each theme: what it is about, its figures, its works by kind."""
    sections = []
    for theme in page.report.themes:
        if theme.id not in page.seen.themes:
            continue
        works = [work for work in page.works if work.theme == theme.id]
        sections.append(
            tag(
                "section",
                text("h3", page.speech.of(theme.label)),
                text("p", page.speech.of(theme.summary)),
                card(page, f"theme/{theme.id}", "h4"),
                _by_kind(page, works),
                data_any=True,
                class_="theme",
            )
        )
    return "".join(sections)


def _by_kind(page: Contents, works: Sequence[Work]) -> str:
    lists = []
    for id, kind in page.speech.terms.kinds.items():
        of_kind = [work for work in works if work.kind == id]
        if of_kind:
            lists.append(tag("div", text("dt", page.speech.of(kind.label)), _works(page, of_kind, "dd"), data_any=True))
    return tag("dl", *lists, class_="kinds", data_any=True) if lists else ""


def _works(page: Contents, works: Iterable[Work], name: str) -> str:
    lines = []
    for work in works:
        date = phrases.date_words(work.dates, page.speech, page.report.year) if work.dates else ""
        aside = f" {text('span', date, class_='muted')}" if date else ""
        lines.append(tag("li", name_of(page, work), aside, data_need=needs(work)))
    return tag(name, tag("ul", *lines))


def undated(page: Contents) -> str:
    """The works without a date, by theme: none is made up."""
    without = [work for work in page.works if not work.dates]
    lists = []
    for theme in page.report.themes:
        of_theme = [work for work in without if work.theme == theme.id]
        if of_theme:
            lists.append(
                tag(
                    "div",
                    text("dt", page.speech.of(theme.short)),
                    _works(page, of_theme, "dd"),
                    data_any=True,
                )
            )
    if not lists:
        return ""
    heading = counted(page, "h3", "timeline_page.undated", len(without), "undated")
    whole = tag("details", text("summary", page.say("file.unfold")), tag("dl", *lists, class_="kinds"), class_="all")
    return tag("section", heading, whole, data_any=True, data_counted="undated")
