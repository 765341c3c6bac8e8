"""概览 Overview: who, when, what it comes to; the board: all figures by category, the themes, the fields."""

from cppcc.app import notices, overview, view_state

report, now = view_state.report(), view_state.current()
overview.show_about(report, now.selection)
notices.show_filtered(report, now)
overview.show_board(report, now.selection)
