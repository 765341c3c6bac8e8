"""``cppcc serve`` whose runs linger in their middle, and which tells on the output if two of them are there at once."""

from __future__ import annotations

import sys
import time
from threading import Lock

from streamlit.delta_generator import DeltaGenerator

from cppcc.app import search
from cppcc.app.address import View
from cppcc.cli.main import main
from cppcc.model.report import Report

#: Long enough to be pressed in.
SECONDS = 1
TOGETHER = "two runs at once"

_here = Lock()
_show = search.show


def _linger(report: Report, now: View) -> DeltaGenerator:
    """In place of the search's field, before which the page has said what it takes to press a filter."""
    if _here.acquire(blocking=False):
        time.sleep(SECONDS)
        _here.release()
    else:
        print(TOGETHER)
    return _show(report, now)


if __name__ == "__main__":
    search.show = _linger
    sys.exit(main(["serve", "--port", sys.argv[1]]))
