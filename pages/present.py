"""大屏演示 Present: one chart at a time over the whole window, in the year's order; a mark leads to its details."""

import streamlit as st

from cppcc.texts import say
from cppcc.ui import notices, present, view

report, now = view.report(), view.current()
st.title(say(now.lang, "page.present"), anchor=False)
notices.show_filtered(report, now)
present.show(report, now)
