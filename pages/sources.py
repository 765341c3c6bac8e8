"""依据 Sources: every figure and work with its wording and place, and what the report does not say."""

import streamlit as st

from cppcc.texts import say
from cppcc.ui import cards, detail, notices, sources, tables, view
from cppcc.ui.text import element

report, now, language = view.report(), view.current(), view.language()
st.title(say(language, "sources_page.title"), anchor=False)
st.html(element("p", say(language, "sources_page.about"), "lead"))
notices.show_filtered(report, now)
with detail.beside(report, now):
    sources.show_original(report)
    figures, works = now.selection.figures(report), now.selection.works(report)
    st.header(say(language, "sources_page.figures"), anchor=False)
    cards.show_choice(figures, works, "sources")
    tables.show(tables.figures(report, figures, language))
    st.header(say(language, "sources_page.works"), anchor=False)
    tables.show(tables.works(report, works, language))
    sources.show_unstated(report)
    sources.show_sums(report)
