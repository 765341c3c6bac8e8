"""Charts as a document to read and to print, by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cppcc.export.word import docx
from cppcc.plan import Page
from cppcc.report import Report

#: What makes the bytes of a document of these charts, in a language.
FORMATS: Mapping[str, Callable[[Report, Sequence[Page], str], bytes]] = {"docx": docx}
