"""What tests of all kinds start with: the real report, and browsers by one driver; two cannot run side by side."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from cppcc import browser as browsers
from cppcc.fonts import FACES, FOLDER
from cppcc.report import Report
from tests.real import report

# How long an example takes is the machine's business.
settings.register_profile("untimed", parent=settings.default, deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def kunming() -> Report:
    """The real report."""
    return report()


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives browsers."""
    with sync_playwright() as started:
        yield started


def launched(driver: Playwright, **changed: str) -> Browser:
    """The browser of this machine, with these variables of its environment changed."""
    program = browsers.find()
    if program is None:
        pytest.fail(f"No browser: run {sys.executable} tests/browser/install.py, or set CPPCC_BROWSER.")
    # A sandbox needs rights that a container's root has not.
    return driver.chromium.launch(executable_path=program, chromium_sandbox=False, env={**os.environ, **changed})


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    """The browser of this machine."""
    started = launched(driver)
    yield started
    started.close()


@pytest.fixture(scope="session")
def latin_only(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The settings of a machine that has one font, and in it no Chinese: the value of FONTCONFIG_FILE."""
    folder = tmp_path_factory.mktemp("fonts")
    font = TTFont(FOLDER / FACES[0].file)
    subsetter = Subsetter()
    subsetter.populate(unicodes=range(0x20, 0x7F))
    subsetter.subset(font)
    for record in font["name"].names:
        record.string = "Latin Only"  # not found by a name that Chinese faces have
    font.flavor = None
    font.save(folder / "latin.otf")
    settings = folder / "fonts.conf"
    settings.write_text(
        f"<fontconfig><dir>{folder}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>", encoding="utf-8"
    )
    return str(settings)


@pytest.fixture(scope="session")
def plain_browser(driver: Playwright, latin_only: str) -> Iterator[Browser]:
    """The browser of this machine, as if the machine had no Chinese font."""
    if not sys.platform.startswith("linux"):
        pytest.skip("Windows and macOS always have Chinese fonts")
    started = launched(driver, FONTCONFIG_FILE=latin_only)
    yield started
    started.close()
