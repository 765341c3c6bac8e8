"""产出 Output: how much of each kind; scale and unit groups; each category's own panel."""

from dataclasses import replace

import streamlit as st

from cppcc.app import cards, controls, item_buttons, notices, view_state
from cppcc.content.catalog import SUBJECTS

report, now, speech = view_state.report(), view_state.current(), view_state.speech()
notices.show_head(speech.say("output_page.title"), speech.say("output_page.about"), report, now)
options = controls.choose_scale()
cards.show_chart("output", report, now.selection, options=options)
st.header(speech.say("output_page.categories"), anchor=False)
category = controls.choose_category(now.selection.figures(report))
if category:
    one = replace(now.selection, categories=(category,))
    cards.show_chart("category", report, one, options={"scale": options["scale"]})
for name in SUBJECTS:
    cards.show_chart(name, report, now.selection, if_any=True)
cards.show_chart("matrix", report, now.selection, if_any=True)
works = now.selection.works(report)
if works and not now.selection.figures(report):
    st.header(speech.say("themes_page.works"), anchor=False)
    item_buttons.by_theme(report, works, "left")
