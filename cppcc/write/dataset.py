"""A report under filters as data: CSV for a spreadsheet, JSON for a program. Both say what they were made of."""

from __future__ import annotations

import json as encoder

import cppcc
from cppcc.content.records import figure_rows, ratio_rows, relation_rows, sum_rows, unstated_rows, work_rows
from cppcc.content.text_pages import about
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech
from cppcc.write.chart_csv import table

#: What a JSON file calls its own shape. A new key leaves the version as it is; one that goes or changes raises it.
NAME, VERSION = "cppcc-data", 1


def csv(report: Report, selection: Selection, speech: Speech) -> bytes:
    """All figures, ratios and works that the filters leave, as ``cppcc.write.chart_csv.table``."""
    return table(
        report,
        selection.figures(report),
        selection.ratios(report),
        selection.works(report),
        about(report, selection, speech),
        speech,
    )


def json(report: Report, selection: Selection, speech: Speech | None = None) -> bytes:
    """The same by the columns of ``cppcc.content.records``, behind a head that says what it is.

    ``relations`` are what is known of two of these figures, from the part to the whole. ``sums`` are the pairs of them
    that may be added: no other two may. ``unstated`` is of the whole report.
    The same report, filters and version give the same bytes, in whatever language: a row has them all.
    """
    figures = selection.figures(report)
    contents = {
        "format": NAME,
        "format_version": VERSION,
        "cppcc_version": cppcc.__version__,
        "report": {
            "id": report.id,
            "committee": {
                **report.committee.name.by_language,
                "level": report.committee.level,
                "division": report.committee.division,
            },
            "year": report.year,
            "published": report.published.isoformat(),
            "title": report.title,
            "url": report.url,
            "text_sha256": report.text_sha256,
            "file_sha256": report.file_sha256,
        },
        "filters": selection.parameters,
        "figures": figure_rows(report, figures),
        "ratios": ratio_rows(report, selection.ratios(report)),
        "works": work_rows(report, selection.works(report)),
        "unstated": unstated_rows(report, report.unstated),
        "relations": relation_rows(report, figures),
        "sums": sum_rows(report, figures),
    }
    return (encoder.dumps(contents, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
