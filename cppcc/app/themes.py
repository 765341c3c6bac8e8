"""What the themes page is made of: the theme in view, its works by kind, its dates."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import streamlit as st

from cppcc.app import item_buttons, session, view_state
from cppcc.app.address import View
from cppcc.app.text import distinct, literal, tell, titled
from cppcc.content.sections import by_kind
from cppcc.model.report import Report, Theme, Work
from cppcc.model.selection import themes_left


def in_view(report: Report, now: View) -> Theme:
    """The theme that the page shows: the first chosen, or that of the open detail, or the first with anything left."""
    if now.selection.themes:
        opened = _of_detail(report, now)
        return report.theme(opened if opened in now.selection.themes else now.selection.themes[0])
    offered = themes_left(report, now.selection) or report.themes
    return report.theme(_of_detail(report, now) or offered[0].id)


def _of_detail(report: Report, now: View) -> str:
    if now.figure:
        return report.figure(now.figure).theme
    return report.work(now.work).theme if now.work else ""


def show_picker(report: Report, theme: Theme) -> None:
    """One tab a theme; picking one filters by it."""
    speech = view_state.speech()
    names = distinct({each.id: titled(each, speech) for each in report.themes})
    session.put("theme_tab", theme.id)
    st.segmented_control(
        speech.say("themes_page.pick"),
        list(names),
        format_func=names.__getitem__,
        key="theme_tab",
        on_change=_picked,
        required=True,
    )


def _picked() -> None:
    id = session.get("theme_tab")
    if id:
        view_state.pick_theme(id)


def show_works(report: Report, theme: Theme, works: Sequence[Work]) -> None:
    """The theme's works by kind, each a button to its detail."""
    speech = view_state.speech()
    st.header(speech.say("themes_page.works"), anchor=False)
    if not works:
        has = any(work.theme == theme.id for work in report.works)
        tell(speech.say("filter.empty_mend" if has else "lacking.works"), "muted")
    for group in by_kind(works, speech):
        few = len(group.items) <= 6
        with st.expander(f"{literal(group.title)} · {len(group.items)}", expanded=few, key=f"kind-{group.id}"):
            for work in group.items:
                item_buttons.show_button(work, "work")


def show_dates(report: Report, theme: Theme, works: Sequence[Work]) -> None:
    """The theme's dated works in the order of their dates; nothing where the theme has no works."""
    speech = view_state.speech()
    of_theme = [work for work in report.works if work.theme == theme.id]
    if not of_theme:
        return
    dated = sorted(
        (work for work in works if work.dates), key=lambda work: work.dates.start if work.dates else datetime.date.max
    )
    st.header(speech.say("themes_page.dates"), anchor=False)
    if not dated:
        # Under filters the report may well give dates; only what is left has none.
        has = any(work.dates for work in of_theme)
        key = "themes_page.no_dates_left" if has else "themes_page.no_dates"
        tell(speech.say(key), "muted")
    with st.container(key="dates"):
        for work in dated:
            item_buttons.show_button(work, "dated")
