"""Files of all that the filters leave, to take along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from cppcc.app import components, slow_download, view_state
from cppcc.app.text import element
from cppcc.messages.translations import FIRST_LANGUAGE
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech
from cppcc.write import browser, dataset
from cppcc.write.file import MIME, file_name
from cppcc.write.html import report_page
from cppcc.write.workbook import xlsx


@dataclass(frozen=True, slots=True)
class _File:
    """One kind of file.

    Args:
        what: it is called in the file's name.
        make: its contents, of report, selection and language.
    """

    what: str
    format: str
    icon: str
    make: Callable[[Report, Selection, Speech], bytes]

    def name(self, report: Report, selection: Selection, speech: Speech) -> str:
        # JSON holds all languages: one content, one name.
        own = FIRST_LANGUAGE if self.format == "json" else speech.language
        return file_name(report, self.what, selection, {}, own, self.format)


#: Those that are there in a moment.
_FILES = (
    _File("workbook", "xlsx", "table_view", xlsx),
    _File("data", "csv", "csv", dataset.FORMATS["csv"]),
    _File("data", "json", "data_object", dataset.FORMATS["json"]),
    _File("page", "html", "draft", report_page.html),
)
_PDF = _File("document", "pdf", "picture_as_pdf", report_page.pdf)


def show(report: Report, selection: Selection) -> None:
    """Buttons for each; where there is no browser on the server to print the PDF, what to do about it."""
    speech = view_state.speech()
    components.say_where_files_are_saved()
    with st.container(horizontal=True, gap="small"):
        for file in _FILES:
            st.download_button(
                speech.say(f"sources_page.{file.format}"),
                partial(file.make, report, selection, speech),  # made when it is pressed
                file_name=file.name(report, selection, speech),
                mime=MIME[file.format],
                icon=f":material/{file.icon}:",
                on_click="ignore",
                key=f"file-{file.format}",
            )
    if browser.find() is None:
        st.html(element("p", speech.say("making.no_browser"), "muted"))
        return
    slow_download.show(
        "pdf",
        speech.say("sources_page.pdf"),
        "\n".join((report.file_sha256, speech.language, str(selection))),
        lambda told: report_page.pdf(report, selection, speech, told),
        name=_PDF.name(report, selection, speech),
        mime=MIME["pdf"],
        icon=f":material/{_PDF.icon}:",
    )
