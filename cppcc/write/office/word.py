"""DOCX: charts with their tables, sentences and sources, for a written report. Needs no browser."""

from __future__ import annotations

from collections.abc import Sequence

from cppcc.decks.plan import PlanPage
from cppcc.model.report import Report
from cppcc.speech.speech import Speech


def docx(report: Report, pages: Sequence[PlanPage], speech: Speech) -> bytes:
    """A Word document, a section a chart; the same input and version give the same bytes.

    Charts of rows are Word's own, whose numbers open under "Edit data"; key figures, timeline and matrix are tables.

    Args:
        pages: of charts only, in the order of the document.

    Raises:
        UnknownName: a page names no chart, or an option has no such value.
    """
    # Imported here: a page of the dashboard should not wait for it.
    from cppcc.write.office.word_document import document_bytes

    return document_bytes(report, pages, speech)
