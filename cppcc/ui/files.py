"""Files of all that the filters leave, to take along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from cppcc import browser
from cppcc.export import dataset, page
from cppcc.export.file import MIME, file_name
from cppcc.export.workbook import xlsx
from cppcc.report import Report
from cppcc.selection import Selection
from cppcc.texts import say
from cppcc.ui import components, making, view
from cppcc.ui.text import element
from cppcc.words import FIRST_LANGUAGE


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
    make: Callable[[Report, Selection, str], bytes]

    def name(self, report: Report, selection: Selection, language: str) -> str:
        # JSON holds all languages: one content, one name.
        own = FIRST_LANGUAGE if self.format == "json" else language
        return file_name(report, self.what, selection, {}, own, self.format)


#: Those that are there in a moment.
_FILES = (
    _File("workbook", "xlsx", "table_view", xlsx),
    _File("data", "csv", "csv", dataset.FORMATS["csv"]),
    _File("data", "json", "data_object", dataset.FORMATS["json"]),
    _File("page", "html", "draft", page.html),
)
_PDF = _File("document", "pdf", "picture_as_pdf", page.pdf)


def show(report: Report, selection: Selection) -> None:
    """Buttons for each; where there is no browser on the server to print the PDF, what to do about it."""
    language = view.language()
    components.say_where_files_are_saved()
    with st.container(horizontal=True, gap="small"):
        for file in _FILES:
            st.download_button(
                say(language, f"sources_page.{file.format}"),
                partial(file.make, report, selection, language),  # made when it is pressed
                file_name=file.name(report, selection, language),
                mime=MIME[file.format],
                icon=f":material/{file.icon}:",
                on_click="ignore",
                key=f"file-{file.format}",
            )
    if browser.find() is None:
        st.html(element("p", say(language, "making.no_browser"), "muted"))
        return
    making.show(
        "pdf",
        say(language, "sources_page.pdf"),
        "\n".join((report.file_sha256, language, str(selection))),
        lambda told: page.pdf(report, selection, language, told),
        name=_PDF.name(report, selection, language),
        mime=MIME["pdf"],
        icon=f":material/{_PDF.icon}:",
    )
