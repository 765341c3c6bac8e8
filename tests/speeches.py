"""Speeches with the terms that come with the product."""

from __future__ import annotations

from cppcc.files.load import vocabulary
from cppcc.speech.speech import Speech


def speech(language: str) -> Speech:
    """That language with the terms that come with the product."""
    return Speech(language, vocabulary())


ZH, EN = speech("zh"), speech("en")
