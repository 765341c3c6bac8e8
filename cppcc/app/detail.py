"""The detail of one figure or one named work: the end of every drill-down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import streamlit as st

from cppcc.app import components, view_state
from cppcc.app.address import View
from cppcc.app.text import block, element, literal
from cppcc.content import detail_facts
from cppcc.content.detail_facts import Fact
from cppcc.model.report import Figure, Locator, Report, Work, is_web_address
from cppcc.speech import phrases
from cppcc.speech.speech import Speech


@contextmanager
def beside(report: Report, now: View) -> Iterator[float]:
    """The page's body, with the open detail to its right where there is one.

    Yields:
        The part of the page's width that the body has.
    """
    if not (now.figure or now.work):
        yield 1.0
        return
    # Where columns are stacked, what was asked for comes first.
    columns = st.columns([3, 2], gap="medium") if not components.is_narrow() else (st.container(), st.container())
    body, side = columns if not components.is_narrow() else columns[::-1]
    with side:
        show(report, now)
    with body:
        yield 0.6


def show(report: Report, now: View) -> None:
    """The open figure or work."""
    speech = view_state.speech()
    with st.container(key="detail", border=True):
        components.bring_into_view(now.figure or now.work or "")
        if now.figure:
            figure = report.figure(now.figure)
            _outside(figure in now.selection.figures(report))
            _figure(report, figure)
        elif now.work:
            work = report.work(now.work)
            _outside(work in now.selection.works(report))
            _work(report, work)
        st.button(speech.say("detail.close"), on_click=view_state.close_detail, key="close-detail")


def _outside(inside: bool) -> None:
    if not inside:
        st.html(element("p", view_state.speech().say("detail.outside"), "muted"))


def tile(figure: Figure, report: Report, speech: Speech) -> str:
    """A figure as a big number with its words, in its category's colour."""
    number, unit = phrases.number_and_unit(figure.quantity, speech)
    # In English a bound is words, which take a line of their own in a narrow tile.
    size = "number words" if " " in number else "number"
    bound = phrases.bound_words(figure.quantity.bound, speech)
    theme = speech.of(report.theme(figure.theme).short)
    return block(
        element("p", speech.of(figure.label)),
        block(element("span", number), " ", element("span", unit, "unit"), style=size, name="p"),
        element("p", speech.say("figure.bound_and_theme", bound=bound, theme=theme), "small"),
        style=f"tile tile-{figure.category}",
    )


def _facts(facts: Iterable[Fact]) -> None:
    speech = view_state.speech()
    rows = []
    for name, lines in facts:
        rows += [element("dt", speech.say(f"detail.{name}")), *(element("dd", line) for line in lines)]
    st.html(block(*rows, style="facts", name="dl"))


def _figure(report: Report, figure: Figure) -> None:
    speech = view_state.speech()
    st.html(tile(figure, report, speech))
    _facts(detail_facts.of_figure(report, figure, speech))
    _place(report, figure.at, figure.theme)
    _links("work", "related_works", [(work.id, speech.of(work.label)) for work in report.works_of(figure)])
    _links("figure", "related_figures", [(f.id, phrases.labelled(f, speech)) for f in report.related_figures(figure)])


def _work(report: Report, work: Work) -> None:
    speech = view_state.speech()
    st.html(element("h2", speech.of(work.label), "chart-title"))
    _facts(detail_facts.of_work(report, work, speech))
    _place(report, work.at, work.theme)
    figures = [report.figure(id) for id in work.figures]
    _links("figure", "related_figures", [(f.id, phrases.labelled(f, speech)) for f in figures])
    _links("work", "related_works", [(w.id, speech.of(w.label)) for w in report.related_works(work)])


def _place(report: Report, at: Locator, theme: str) -> None:
    """Theme and token, and a link that opens the published page there: only where its address is one of the web."""
    speech = view_state.speech()
    label = speech.of(report.theme(theme).label)
    _facts([("place", [speech.say("detail.place_text", theme=label, token=at.token)])])
    if is_web_address(report.url):
        st.link_button(speech.say("detail.open"), report.link(at), icon=":material/open_in_new:")
    else:
        st.html(element("p", speech.say("detail.not_web", url=report.url), "muted"))


def _links(kind: str, heading: str, items: list[tuple[str, str]]) -> None:
    """Buttons that go on to other figures and works."""
    if not items:
        return
    speech = view_state.speech()
    st.html(element("p", speech.say(f"detail.{heading}"), "chart-sub"))
    with st.container(horizontal=True, gap="small"):
        for id, label in items:
            st.button(
                literal(label),
                key=f"go-{heading}-{kind}-{id}",
                on_click=view_state.open_detail,
                args=(kind, id),
                type="secondary",
            )
