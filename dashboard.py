"""The dashboard's entry: page config, navigation, sidebar. What a page shows stands in pages/."""

import logging

import streamlit as st

from cppcc.app import (
    address,
    cards,
    components,
    detail,
    downloads,
    library,
    notices,
    press,
    resumed,
    search,
    sidebar,
    style,
    view_state,
)
from cppcc.content.catalog import PAGES


def dashboard() -> None:
    """One run, from the address to the page's last chart."""
    shelf = library.shelf()
    now = view_state.begin(shelf.reports)
    speech = view_state.speech()
    st.set_page_config(page_title=speech.say("page.title"), page_icon=library.ICON, layout="wide")

    pages = [
        st.Page(
            f"pages/{name}.py",
            title=speech.say(f"page.{name}"),
            icon=f":material/{page.icon}:",
            default=place == 0,
        )
        for place, (name, page) in enumerate(PAGES.items())
    ]
    shown = st.navigation(pages, position="hidden")
    view_state.visit(shown.url_path)

    st.html(f"<style>{style.sheet(view_state.look(), speech)}</style>")
    report = shelf.reports.get(now.report)
    components.viewport(notices.status(report, now) if report else "")
    components.connection()
    is_quiet = report and shown.url_path == address.PRESENT  # over a presentation nothing is said
    if not is_quiet:
        notices.show_problems(shelf, now)
    sidebar.show_pages(pages, now)
    if not report:
        notices.show_no_report(shelf, now)
        return

    sidebar.show_filters(shelf, report, now)
    if not is_quiet:
        notices.show_unknown()
    place = search.show(report, now)
    press.listen(report, now)
    cards.begin()
    if not is_quiet:  # a presentation has it over its stage
        # A place in any case: one element more or less, and the browser makes all below it anew.
        with st.container(key="detail-place"):
            detail.show(report, now)
    shown.run()
    if not is_quiet:
        with place:
            downloads.show(report, now.selection)


with resumed.standing():
    try:
        dashboard()
    except Exception as error:
        # No traceback reaches a reader; whoever looks after the product finds it in the start window.
        logging.getLogger("cppcc").exception("run")
        notices.show_failure(error)
