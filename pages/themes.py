"""主题 Themes: one theme's summary, figures, works by kind and dates, down to one figure or one named work."""

from dataclasses import replace

import streamlit as st

from cppcc.app import cards, notices, themes, view_state
from cppcc.app.text import literal, tell

report, now, speech = view_state.report(), view_state.current(), view_state.speech()
theme = themes.in_view(report, now)
themes.show_picker(report, theme)
st.title(literal(speech.of(theme.label)), anchor=False)
tell(speech.of(theme.summary))
if len(now.selection.themes) != 1:
    tell(speech.say("themes_page.ignores"), "muted")
notices.show_filtered(report, now)
selection = replace(now.selection, themes=(theme.id,))
works = selection.works(report)
cards.show_chart("theme", report, selection)
if now.figure or now.work:
    themes.show_works(report, theme, works)
    themes.show_dates(report, theme, works)
else:
    left, right = st.columns([3, 2], gap="medium")
    with left:
        themes.show_works(report, theme, works)
    with right:
        themes.show_dates(report, theme, works)
