"""大屏演示 Present: one chart at a time over the whole window, in the year's order; a mark leads to its details."""

import streamlit as st

from cppcc.app import notices, present, view_state
from cppcc.messages import say

report, now = view_state.report(), view_state.current()
st.title(say(now.lang, "page.present"), anchor=False)
notices.show_filtered(report, now)
present.show(report, now)
