"""The one browser of all tests that drive one: two of Playwright's drivers cannot run side by side."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from cppcc import browser as browsers


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this machine."""
    program = browsers.find()
    if program is None:
        pytest.fail(f"No browser: run {sys.executable} tests/browser/install.py, or set CPPCC_BROWSER.")
    with sync_playwright() as driver:
        # A sandbox needs rights that a container's root has not.
        started = driver.chromium.launch(executable_path=program, chromium_sandbox=False)
        yield started
        started.close()
