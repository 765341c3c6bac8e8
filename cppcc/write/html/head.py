"""A page's head: who, when, what of; ways to its chapters; its filters."""

from __future__ import annotations

import cppcc
from cppcc.content.catalog import PAGES
from cppcc.model.report import is_web_address
from cppcc.model.selection import DIMENSIONS
from cppcc.speech import phrases
from cppcc.write.html.contents import Contents, link, tag, text


def head(page: Contents) -> str:
    """Who, when, what of, and what the page was made of."""
    report = page.report
    committee = page.speech.of(report.committee.name)
    about = page.say(
        "overview.about",
        title=phrases.title(report, page.speech),
        published=report.published.isoformat(),
        figures=len(report.figures),
        works=len(report.works),
    )
    phrase = phrases.filters(report, page.selection, page.speech)
    return tag(
        "header",
        text("h1", page.say("overview.title", committee=committee, year=report.year)),
        text("p", about, class_="lead"),
        text("p", page.say("file.only", filters=phrase), class_="notice") if phrase else "",
        made_of(page),
        class_="cover",
    )


def made_of(page: Contents) -> str:
    """The source, and the state of the file and of the product."""
    report = page.report
    return tag(
        "div",
        text("p", phrases.source(report, page.speech)),
        published(page),
        text("p", page.say("data.file", report=report.id, digest=report.file_sha256)),
        text("p", page.say("data.version", version=cppcc.__version__)),
        class_="small",
    )


def published(page: Contents) -> str:
    """Where the report was published: a link only where the address is one of the web."""
    url = page.report.url
    if is_web_address(url):
        return tag("p", link(url, url))
    return text("p", page.say("detail.not_web", url=url), class_="muted")


def ways(page: Contents) -> str:
    """Links to the chapters."""
    links = [
        tag("li", text("a", page.say(f"page.{name}"), href=f"#{name}"))
        for name, each in PAGES.items()
        if each.is_chapter
    ]
    return tag("nav", tag("ul", *links), aria_label=page.say("file.chapters"))


def filters(page: Contents) -> str:
    """A select box for each filter that offers more than one thing, and what they leave."""
    boxes = []
    for dimension, ids in page.seen.options.items():
        if len(ids) < 2:
            continue
        names = _names(page, dimension)
        every = text("option", page.say("file.every"), value="")
        options = [text("option", names[id], value=id) for id in ids]
        name = page.say(f"filter.{dimension}")
        boxes.append(
            tag("label", text("span", name), tag("select", every, *options, name=DIMENSIONS[dimension].parameter))
        )
    return tag(
        "form",
        *boxes,
        text("button", page.say("filter.reset"), type="button", id="reset"),
        text("p", _left(page), id="left", role="status"),
        text("p", "", id="unknown", hidden=True),
        id="filters",
        aria_label=page.say("file.filters"),
    )


def _left(page: Contents) -> str:
    return page.say("list.dot").join(phrases.what_is_left(page.report, page.selection, page.speech))


def _names(page: Contents, dimension: str) -> dict[str, str]:
    return {id: page.speech.of(label) for id, label in DIMENSIONS[dimension].options(page.report).items()}
