"""Files of all that the filters leave, to take along."""

from __future__ import annotations

from functools import partial

import streamlit as st

from cppcc.app import slow_download, view_state
from cppcc.app.text import tell
from cppcc.content.catalog import MIME, SAVED
from cppcc.messages.translations import FIRST_LANGUAGE
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech
from cppcc.write import browser
from cppcc.write.output_file import file_name

#: The files, as they are offered: what is saved, and as what.
_FILES = tuple(
    (what, ending, format)
    for what, formats in SAVED.items()
    for ending, format in formats.items()
    if format.of == "selection"
)


def _name(report: Report, selection: Selection, speech: Speech, what: str, ending: str) -> str:
    """One content has one name, whatever the language it was asked for in."""
    language = FIRST_LANGUAGE if SAVED[what][ending].has_every_language else speech.language
    return file_name(report, what, selection, {}, language, ending)


def show(report: Report, selection: Selection) -> None:
    """Buttons for each; where there is no browser on the server to print the PDF, what to do about it."""
    speech = view_state.speech()
    with st.container(horizontal=True, gap="small"):
        for what, ending, format in _FILES:
            if format.is_quick:
                st.download_button(
                    speech.say(f"sources_page.{ending}"),
                    partial(format.write, report, selection, speech),  # made when it is pressed
                    file_name=_name(report, selection, speech, what, ending),
                    mime=MIME[ending],
                    icon=f":material/{format.icon}:",
                    on_click="ignore",
                    key=f"file-{ending}",
                )
    if browser.find() is None:
        tell(speech.say("making.no_browser"), "muted")
        return
    for what, ending, format in _FILES:
        if not format.is_quick:
            slow_download.show(
                ending,
                speech.say(f"sources_page.{ending}"),
                "\n".join((report.file_sha256, speech.language, str(selection))),
                partial(format.write, report, selection, speech),
                name=_name(report, selection, speech, what, ending),
                mime=MIME[ending],
                icon=f":material/{format.icon}:",
            )
