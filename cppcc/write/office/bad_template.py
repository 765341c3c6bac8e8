"""Why a presentation cannot serve as a template."""

from __future__ import annotations

from enum import StrEnum


class Lack(StrEnum):
    """Why a file cannot serve as a template. The texts word it, under ``template.*``."""

    NO_PPTX = "no_pptx"
    TOO_LARGE = "too_large"
    MACROS = "macros"
    NO_TITLE = "no_title"
    NO_ROOM = "no_room"


class BadTemplate(ValueError):
    """A file that cannot serve as a template."""

    def __init__(self, why: Lack) -> None:
        super().__init__(why)
        self.why = why
