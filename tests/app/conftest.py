"""What all tests of the pages share: the real report, and a folder of report files of one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cppcc.load import REPORTS, read
from cppcc.report import Report
from tests import files


@pytest.fixture(scope="session")
def kunming() -> Report:
    """The real report, as the pages show it."""
    report = read(REPORTS / "kunming-2023.yaml").report
    assert report is not None
    return report


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Puts report files into a folder of their own, and has the dashboard open that folder: ``reports(name=text)``."""
    folder = tmp_path / "reports"
    monkeypatch.setenv("CPPCC_REPORTS", str(folder))
    return lambda **texts: files.put(folder, **texts)
