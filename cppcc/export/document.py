"""A whole report as a document to read and to print, by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cppcc.export.page import pdf
from cppcc.report import Report
from cppcc.selection import Selection

#: What makes the bytes of a document of what the filters leave, in a language.
FORMATS: Mapping[str, Callable[[Report, Selection, str], bytes]] = {"pdf": pdf}
