"""时间线 Timeline: the year's dated works, and those whose date the report does not state."""

import streamlit as st

from cppcc.texts import say
from cppcc.ui import cards, detail, lists, notices, view
from cppcc.ui.text import element

report, now, language = view.report(), view.current(), view.language()
st.title(say(language, "timeline_page.title"), anchor=False)
st.html(element("p", say(language, "timeline_page.about"), "lead"))
notices.show_filtered(report, now)
with detail.beside(report, now) as share:
    cards.show_chart("timeline", report, now.selection, share=share)
    undated = tuple(work for work in now.selection.works(report) if not work.dates)
    if undated:
        st.header(say(language, "timeline_page.undated", count=len(undated)), anchor=False)
        lists.by_theme(report, undated, "undated")
