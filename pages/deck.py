"""编排幻灯片 Deck: pick pages, order them, set each, and take the deck away; next year's report fills it anew."""

from cppcc.app import deck, deck_files, notices, view_state

report, now, speech = view_state.report(), view_state.current(), view_state.speech()
notices.show_head(speech.say("deck_page.title"), speech.say("deck_page.about"), report, now)
pages = deck.pages()
deck.show_adding(report, pages)
if pages:
    deck.show_lacking(report, pages)
    deck.show_length()
    chosen = deck.show_strip(report, pages)
    deck.show_page(report, pages, chosen)
    deck_files.show_saving(report, pages)
deck_files.show_plan_file(pages)
