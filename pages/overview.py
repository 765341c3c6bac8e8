"""概览 Overview: what, who, when; the four headline outputs; all outputs; a way into each theme; the matrix."""

from cppcc.app import cards, detail, notices, overview, view_state

report, now = view_state.report(), view_state.current()
overview.show_about(report)
notices.show_filtered(report, now)
overview.show_deck(report, now.selection)
overview.show_poster(report, now.selection)
with detail.beside(report, now) as share:
    cards.show_chart(
        "headline", report, now.selection, share=share, body=lambda chart: overview.show_tiles(chart, report, share)
    )
    cards.show_chart("output", report, now.selection, share=share)
overview.show_theme_cards(report, now)
cards.show_chart("matrix", report, now.selection, if_any=True)
