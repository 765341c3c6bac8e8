"""The reports at hand, and their charts, drawn once."""

from __future__ import annotations

import logging
from base64 import b64encode
from functools import cache, lru_cache
from pathlib import Path

from cppcc.charts import Chart, draw
from cppcc.design.frames import Frame
from cppcc.design.looks import LOOKS, Look
from cppcc.files.load import reports_folder
from cppcc.files.shelf import Folder, Shelf
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech

ICON_FILE = Path(__file__).parent / "icon.png"
#: The browser tab's icon: our own, since a named symbol would be fetched from outside; and by its content, since a file
#: would be read and looked into on each run, and fetched anew by the browser.
ICON = "data:image/png;base64," + b64encode(ICON_FILE.read_bytes()).decode("ascii")
#: How many charts are kept. A visitor who goes through the filters leaves about six behind at each step.
KEPT = 600


@cache
def _folder(path: Path) -> Folder:
    return Folder(path)


def shelf() -> Shelf:
    """The report files that there are now."""
    return _folder(reports_folder()).shelf()


@cache
def tell_operator(folder: Path) -> None:
    """Tells whoever looks after the server, once, where it looks for reports: no visitor is told of its folders."""
    logging.getLogger("cppcc").warning("no report file that can be read in %s", folder)


def text_of(report: Report) -> str:
    """The text that a report was read of; empty where another has taken its place since."""
    reports = shelf().reports
    version = reports.version(report.id) if report.id in reports else None
    return version.text if version and version.report is report else ""


def chart_of(
    name: str, report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, **options: str
) -> Chart:
    """A chart, drawn once for each report, selection, frame, look and language.

    A report is known by what it is, not by its id: an edited file is another one, and never shown as it was.
    """
    return _chart(name, report, selection, frame, look.name, speech, tuple(sorted(options.items())))


@lru_cache(maxsize=KEPT)
def _chart(
    name: str,
    report: Report,
    selection: Selection,
    frame: Frame,
    look: str,
    speech: Speech,
    options: tuple[tuple[str, str], ...],
) -> Chart:
    return draw(name, report, selection, frame, LOOKS[look], speech, **dict(options))
