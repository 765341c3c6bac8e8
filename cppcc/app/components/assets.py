"""The scripts and styles of this folder, as text."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent


def asset(name: str) -> str:
    """The contents of a file of this folder."""
    return (_FOLDER / name).read_text(encoding="utf-8")
