"""A report as a document to read and to print, by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cppcc.decks.plan import charts
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech
from cppcc.write.html import report_page
from cppcc.write.office.word import docx


def _docx(report: Report, selection: Selection, speech: Speech, names: Sequence[str]) -> bytes:
    return docx(report, charts(report, selection, names), speech)


def _pdf(report: Report, selection: Selection, speech: Speech, names: Sequence[str]) -> bytes:
    return report_page.pdf(report, selection, speech)


#: What makes the bytes of a document of what the filters leave, in a language; of the charts named alone where it can.
FORMATS: Mapping[str, Callable[[Report, Selection, Speech, Sequence[str]], bytes]] = {"docx": _docx, "pdf": _pdf}
#: Those that are always whole.
WHOLE = frozenset({"pdf"})
