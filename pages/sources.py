"""数据来源 Sources: every figure and work with its wording and place, the terms, what the report does not say, what may
be added, and whom to tell of a mistake."""

from cppcc.app import cards, notices, sections, sources, view_state
from cppcc.content.sections import method, origin, sums, unstated

report, now, speech = view_state.report(), view_state.current(), view_state.speech()
notices.show_head(speech.say("sources_page.title"), speech.say("sources_page.about"), report, now)
sections.show(*origin(report, speech))
figures, works = now.selection.figures(report), now.selection.works(report)
cards.show_choice(figures, works, "sources")
sources.show_items(report, figures, works)
sources.show_glossary(report, now.term)
for section in (unstated(report, speech), sums(report, figures, speech), method(speech)):
    sections.show_section(section)
sources.show_corrections()
