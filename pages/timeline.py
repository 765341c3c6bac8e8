"""时间线 Timeline: the year's dated works, and those whose date the report does not state."""

import streamlit as st

from cppcc.app import cards, item_buttons, notices, view_state

report, now, speech = view_state.report(), view_state.current(), view_state.speech()
notices.show_head(speech.say("timeline_page.title"), speech.say("timeline_page.about"), report, now)
cards.show_chart("timeline", report, now.selection)
undated = now.selection.undated(report)
if undated:
    st.header(speech.say("timeline_page.undated", count=len(undated)), anchor=False)
    item_buttons.by_theme(report, undated, "undated")
