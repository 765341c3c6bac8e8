"""The reports at hand: read anew when a file's text changes, with the problems of those that are not sound."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cppcc import site
from cppcc.charts import Chart, draw
from cppcc.frame import Frame
from cppcc.load import REPORTS, Loaded, file_text, read, report_files
from cppcc.look import LOOKS, Look
from cppcc.report import Report
from cppcc.selection import Selection

ICON_FILE = Path(__file__).parent / "icon.png"
#: The browser tab's icon: our own, since a named symbol would be fetched from outside; and by its content, since a file
#: would be read and looked into on each run, and fetched anew by the browser.
ICON = "data:image/png;base64," + b64encode(ICON_FILE.read_bytes()).decode("ascii")
#: How many charts are kept. A visitor who goes through the filters leaves about six behind at each step.
KEPT = 600
#: Another folder of report files than data/reports, for a committee's own and for tests.
FOLDER_VARIABLE = "CPPCC_REPORTS"


@dataclass(frozen=True, eq=False)
class Shelf:
    """All report files of the folder.

    Args:
        reports: id → report, first the one to start with, then the newest.
        loaded: every file as read, the sound ones too.
        clashes: files left out since their report's id is taken: (file, id, file that has it).
    """

    reports: dict[str, Report]
    loaded: tuple[Loaded, ...]
    clashes: tuple[tuple[Path, str, Path], ...]


def folder() -> Path:
    """Where the report files are."""
    return Path(os.environ.get(FOLDER_VARIABLE) or REPORTS)


def shelf() -> Shelf:
    """What is in the folder now."""
    files = report_files(folder())
    return _shelf([_loaded(file) for file in files])


def text_of(report: Report) -> str:
    """The report file's text, as it was read; empty where the file has changed since."""
    for file in report_files(folder()):
        loaded = _loaded(file)
        if loaded.report is report:
            return file_text(file, [])
    return ""


def _loaded(file: Path) -> Loaded:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return read(file)  # which words the problem
    return _read(str(file), text)


# Keyed by the file's text: keyed by its path the old figures would be served after an edit. Python's own cache, here
# and below: Streamlit's takes longer to work out its keys than a page takes to draw.
@lru_cache(maxsize=64)
def _read(path: str, text: str) -> Loaded:
    return read(Path(path), text)


def _shelf(loaded: Sequence[Loaded]) -> Shelf:
    reports: dict[str, Report] = {}
    places: dict[str, Path] = {}
    clashes = []
    for file in sorted(loaded, key=lambda file: bool(file.problems)):  # a sound file has an id before a broken one
        if file.report is None:
            continue
        id = file.report.id
        if id in reports:
            clashes.append((file.path, id, places[id]))
        else:
            reports[id], places[id] = file.report, file.path
    in_order = {report.id: report for report in site.current().in_order(reports.values())}
    return Shelf(in_order, tuple(loaded), tuple(clashes))


def chart_of(
    name: str, report: Report, selection: Selection, frame: Frame, look: Look, language: str, **options: str
) -> Chart:
    """A chart, drawn once for each report, selection, frame, look and language.

    A report is known by what it is, not by its id: an edited file is another one, and never shown as it was.
    """
    return _chart(name, report, selection, frame, look.name, language, tuple(sorted(options.items())))


@lru_cache(maxsize=KEPT)
def _chart(
    name: str,
    report: Report,
    selection: Selection,
    frame: Frame,
    look: str,
    language: str,
    options: tuple[tuple[str, str], ...],
) -> Chart:
    return draw(name, report, selection, frame, LOOKS[look], language, **dict(options))
