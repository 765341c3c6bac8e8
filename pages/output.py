"""产出 Output: how much of each kind; scale and unit groups; each category's own panel."""

from dataclasses import replace

import streamlit as st

from cppcc.charts.courtyard import METRICS
from cppcc.load import vocabulary
from cppcc.texts import say
from cppcc.ui import cards, controls, detail, notices, view
from cppcc.ui.text import element, literal

report, now, language = view.report(), view.current(), view.language()
st.title(say(language, "output_page.title"), anchor=False)
st.html(element("p", say(language, "output_page.about"), "lead"))
notices.show_empty(report, now)
left = now.selection.figures(report)
categories = {id: term for id, term in vocabulary().categories.items() if any(f.category == id for f in left)}
with detail.beside(report, now) as share:
    options = controls.choose_scale()
    cards.show_chart("output", report, now.selection, share=share, options=options)
    if categories:
        st.header(say(language, "output_page.categories"), anchor=False)
        names = {id: literal(term.label[language]) for id, term in categories.items()}
        chosen = controls.choose(say(language, "table.category"), list(categories), "category_panel", names)
        one = replace(now.selection, categories=(chosen,))
        cards.show_chart("category", report, one, share=share, options={"scale": options["scale"]})
    if "proposal" in categories:
        cards.show_chart("proposals", report, now.selection, share=share)
    if any(figure.metric.startswith(METRICS) for figure in left):
        cards.show_chart("courtyard", report, now.selection, share=share)
    if "rural" in categories:
        cards.show_chart("rural", report, now.selection, share=share)
