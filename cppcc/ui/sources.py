"""What the sources page is made of: the published report, a way to each item, what is unstated, what may be added."""

from __future__ import annotations

import streamlit as st

from cppcc import wording
from cppcc.report import Report
from cppcc.texts import say
from cppcc.ui import view
from cppcc.ui.text import block, element, is_web_address


def show_original(report: Report) -> None:
    """Where the report was published: a link only where the address is one of the web."""
    language = view.language()
    st.html(element("p", wording.source(report, language)))
    if is_web_address(report.url):
        st.link_button(say(language, "sources_page.original"), report.url, icon=":material/open_in_new:")
    else:
        st.html(element("p", say(language, "detail.not_web", url=report.url), "muted"))


def show_unstated(report: Report) -> None:
    """What a reader would ask and the report does not say, as the data file lists it."""
    language = view.language()
    st.header(say(language, "sources_page.unstated"), anchor=False)
    st.html(element("p", say(language, "sources_page.of_report"), "muted"))
    if not report.unstated:
        st.html(element("p", say(language, "sources_page.nothing_unstated"), "muted"))
        return
    st.html(block(*(element("li", item.text[language]) for item in report.unstated), style="plain", name="ul"))


def show_sums(report: Report) -> None:
    """The rule of adding, and how figures were taken."""
    language = view.language()
    st.header(say(language, "sources_page.sums"), anchor=False)
    st.html(element("p", say(language, "sources_page.sums_about")))
    st.header(say(language, "sources_page.how"), anchor=False)
    st.html(element("p", say(language, "sources_page.how_text")))
