"""Everything told of each figure and each work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from cppcc.content import detail_facts
from cppcc.model.report import Figure, Locator, Work, is_web_address
from cppcc.speech import phrases
from cppcc.write.html.contents import Contents, counted, link, needs, place, tag, text


def details(page: Contents) -> str:
    """Everything told of each figure and each work: what a click on its name shows, and paper shows all of."""
    return _details(page, "figures", page.figures) + _details(page, "works", page.works)


def _details(page: Contents, kind: str, items: Sequence[Figure | Work]) -> str:
    if not items:
        return ""
    heading = counted(page, "h3", f"sources_page.{kind}", len(items), kind)
    whole = tag(
        "details",
        text("summary", page.say("file.unfold")),
        tag("div", *(_detail(page, item) for item in items), class_="items"),
        class_="all",
    )
    return tag("section", heading, whole, data_any=True, data_counted=kind)


def _detail(page: Contents, item: Figure | Work) -> str:
    report, speech = page.report, page.speech
    if isinstance(item, Figure):
        number, unit = phrases.number_and_unit(item.quantity, speech)
        colour = f"of-{item.category}"
        head = tag("p", text("b", number, class_=colour), " ", text("span", unit, class_="unit"), class_="number")
        told = detail_facts.of_figure(report, item, speech)
        bound = phrases.bound_words(item.quantity.bound, speech)
        head += text("p", bound, class_="small")
        figures, works = list(report.related_figures(item)), list(report.works_of(item))
    else:
        head, told = "", detail_facts.of_work(report, item, speech)
        figures, works = [report.figure(id) for id in item.figures], list(report.related_works(item))
    return tag(
        "article",
        text("h4", speech.of(item.label), tabindex="-1"),
        head,
        _facts(page, told),
        _located(page, item.at, item.theme),
        _related(page, "related_figures", figures),
        _related(page, "related_works", works),
        id=place(item),
        data_need=needs(item),
    )


def _facts(page: Contents, told: Iterable[detail_facts.Fact]) -> str:
    rows = []
    for name, lines in told:
        rows += [text("dt", page.say(f"detail.{name}")), *(text("dd", line) for line in lines)]
    return tag("dl", *rows, class_="facts")


def _located(page: Contents, at: Locator, theme: str) -> str:
    told = page.say("detail.place_text", theme=page.speech.of(page.report.theme(theme).label), token=at.token)
    way = ""
    if is_web_address(page.report.url):
        way = tag("dd", link(page.say("detail.open"), page.report.link(at)), class_="screen")
    return tag("dl", text("dt", page.say("detail.place")), text("dd", told), way, class_="facts")


def _related(page: Contents, heading: str, items: Sequence[Figure | Work]) -> str:
    """Ways on to others. What the page was not made of has no detail here."""
    if not items:
        return ""
    lines = []
    for item in items:
        told = page.speech.of(item.label)
        if isinstance(item, Figure):
            told = phrases.labelled(item, page.speech)
        is_here = item in (page.figures if isinstance(item, Figure) else page.works)
        line = text("a", told, href=f"#{place(item)}") if is_here else escape(told, quote=False)
        lines.append(tag("li", line))
    return tag("dl", text("dt", page.say(f"detail.{heading}")), tag("dd", tag("ul", *lines)), class_="facts")


def dialog(page: Contents) -> str:
    """Where the script shows a detail, over the page."""
    return tag(
        "dialog",
        text("p", page.say("detail.outside"), id="outside", class_="notice", hidden=True),
        tag("div", id="shown", tabindex="0"),
        text("button", page.say("detail.close"), type="button"),
        id="detail",
    )
