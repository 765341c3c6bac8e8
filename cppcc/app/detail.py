"""The detail of one figure, one named work or one field: the end of every drill-down."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cppcc.app import components, sections, text, view_state
from cppcc.app.address import View
from cppcc.content.blocks import Heading, Paragraph
from cppcc.content.board import fields_left
from cppcc.content.sections import by_theme, detail, tile
from cppcc.model.report import Report
from cppcc.write.html import template


def show(report: Report, now: View) -> None:
    """What is open, if anything is: beside the page where there is room, else over its lower part."""
    if not now.opened:
        return
    speech = view_state.speech()
    with st.container(key="detail"):
        components.bring_into_view(now.opened)
        _walk(report, now)
        if now.figure:
            figure = report.figure(now.figure)
            _outside(figure in now.selection.figures(report))
            text.show(tile(report, figure, speech))
            sections.show(*detail(report, figure, speech).blocks)
        elif now.work:
            work = report.work(now.work)
            _outside(work in now.selection.works(report))
            content = detail(report, work, speech)
            text.show(Heading(str(content.title), "chart-title"))
            sections.show(*content.blocks)
        else:
            _of_field(report, now, now.within or "")


def _walk(report: Report, now: View) -> None:
    """The way to the one before and the next, in the order in which they are listed, and out."""
    speech = view_state.speech()
    kind = "figure" if now.figure else "work" if now.work else "within"
    ids = _listed(report, now, kind)
    place = ids.index(now.opened) if now.opened in ids else None
    with st.container(key="walk", horizontal=True, gap="small", vertical_alignment="center"):
        for step, name in ((-1, "before"), (1, "next")):
            to = place + step if place is not None else -1
            st.button(
                speech.say(f"detail.{name}"),
                key=f"detail-{name}",
                icon=f":material/chevron_{'left' if step < 0 else 'right'}:",
                type="tertiary",
                disabled=not 0 <= to < len(ids),
                on_click=view_state.open_detail,
                args=(kind, ids[to] if 0 <= to < len(ids) else ""),
            )
        if place is not None:
            text.tell(speech.say("detail.place_of", place=place + 1, count=len(ids)), "counts")
        st.button(
            speech.say("detail.close"),
            on_click=view_state.close_detail,
            key="close-detail",
            icon=":material/close:",
            type="tertiary",
        )


def _listed(report: Report, now: View, kind: str) -> Sequence[str]:
    """The ids of what is of that kind, as far as the filters leave it."""
    if kind == "figure":
        return [figure.id for figure in now.selection.figures(report)]
    works = now.selection.works(report)
    return [work.id for work in works] if kind == "work" else fields_left(report, works)


def _of_field(report: Report, now: View, id: str) -> None:
    """What the filters leave of a field's works, and a way to see nothing else."""
    speech, field = view_state.speech(), report.terms.fields[id]
    works = [work for work in now.selection.works(report) if id in work.fields]
    count = speech.say("board.works", count=len(works))
    text.show(Heading(speech.of(field.label), "chart-title"), Paragraph(count, "muted"))
    if now.selection.fields != (id,):
        label = speech.say("detail.only_field")
        st.button(label, on_click=view_state.only_field, args=(id,), icon=":material/filter_alt:", key="only-field")
    st.html(template.part("board", "listed", speech, by_theme(report, works, speech), report))


def _outside(inside: bool) -> None:
    if not inside:
        text.tell(view_state.speech().say("detail.outside"), "muted")
