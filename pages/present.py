"""大屏演示 Present: one chart at a time over the whole window, in the year's order; a mark leads to its details."""

import streamlit as st

from cppcc.app import notices, present, view_state

report, now, speech = view_state.report(), view_state.current(), view_state.speech()
st.title(speech.say("page.present"), anchor=False)
notices.show_filtered(report, now)
present.show(report, now)
