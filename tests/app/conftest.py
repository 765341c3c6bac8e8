"""What all tests of the pages share: the real report, and a folder of report files of one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import files


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Puts report files into a folder of their own, and has the dashboard open that folder: ``reports(name=text)``."""
    folder = tmp_path / "reports"
    monkeypatch.setenv("CPPCC_REPORTS", str(folder))
    return lambda **texts: files.put(folder, **texts)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> files.Clock:
    return files.Clock(monkeypatch)
