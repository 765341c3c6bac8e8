"""The menu of downloads on top of every page: the page's pictures, the year as slides and as a poster, the data."""

from __future__ import annotations

from functools import partial

import streamlit as st

from cppcc.app import cards, components, files, slow_download, view_state
from cppcc.app.text import tell
from cppcc.content.catalog import MIME, SAVED
from cppcc.decks.kinds import whole
from cppcc.decks.plan import PlanPage, code
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.write import browser
from cppcc.write.output_file import file_name
from cppcc.write.progress import Progress


def show(report: Report, selection: Selection) -> None:
    """The menu. What is in it is made once it is opened, of what the filters leave and the charts that stand on the
    page by now."""
    speech = view_state.speech()
    menu = st.popover(speech.say("downloads.menu"), icon=":material/download:", key="downloads", on_change="rerun")
    if not menu.open:
        return
    with menu:
        components.say_where_files_are_saved()
        if not selection.figures(report) and not selection.works(report):
            tell(speech.say("filter.empty"), "muted")
            return
        if browser.find() is None:
            tell(speech.say("making.no_browser"), "muted")
        else:
            _pictures(report)
        _deck(report, selection)
        _poster(report, selection)
        tell(speech.say("downloads.data"), "label")
        files.show(report, selection)


def _pictures(report: Report) -> None:
    """All charts of the page as pictures."""
    speech, pages = view_state.speech(), cards.shown()
    if not pages:
        return
    slow_download.show(
        "pictures",
        speech.say("downloads.pictures", count=len(pages)),
        "\n".join((report.file_sha256, speech.language, *map(code, pages))),
        partial(_zip, report, pages),
        name=file_name(report, "pictures", view_state.current().selection, {}, speech.language, "zip"),
        mime=MIME["zip"],
        icon=":material/photo_library:",
    )


def _zip(report: Report, pages: list[PlanPage], progress: Progress) -> bytes:
    return SAVED["deck"]["zip"].write(report, pages, view_state.speech(), progress=progress)


def _deck(report: Report, selection: Selection) -> None:
    """The whole deck of what the filters leave."""
    speech = view_state.speech()
    st.download_button(
        speech.say("overview.deck"),
        lambda: SAVED["deck"]["pptx"].write(report, whole(report, selection), speech),  # made when it is pressed
        file_name=file_name(report, "deck", selection, {}, speech.language, "pptx"),
        mime=MIME["pptx"],
        icon=":material/co_present:",
        on_click="ignore",
        key="deck",
    )


def _poster(report: Report, selection: Selection) -> None:
    """The poster: a picture, or where no browser of the server's can draw one, a drawing."""
    speech = view_state.speech()
    ending = "png" if browser.find() else "svg"
    slow_download.show(
        "poster",
        speech.say("overview.poster", format=ending.upper()),
        "\n".join((report.file_sha256, speech.language, ending, str(selection))),
        lambda progress: SAVED["poster"][ending].write(report, selection, speech),
        name=file_name(report, "poster", selection, {}, speech.language, ending),
        mime=MIME[ending],
        icon=":material/image:",
    )
