"""What tests of all kinds start with: the real report, the command, and browsers by one driver; two cannot run side by
side.

What a test may start is told by its folder: ``unit`` and ``app`` start no program and are what ``make quick`` runs,
``program`` starts Python or Node, ``browser`` a browser too, and ``offline`` installs the portable ZIP.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Callable, Collection, Generator, Iterator
from pathlib import Path

import pytest
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from cppcc.charts import Chart, draw, in_parts
from cppcc.cli.main import main
from cppcc.design.fonts import FACES, FOLDER
from cppcc.design.frames import SLIDE, Frame
from cppcc.design.looks import LIGHT
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.write import browser as browsers
from cppcc.write.renderer import Renderer
from tests.browser.install import SHELL
from tests.cases import CI, lacking
from tests.kunming import report
from tests.speeches import ZH

# How long an example takes is the machine's business.
settings.register_profile("few", deadline=None, max_examples=20)
settings.register_profile("many", deadline=None, max_examples=100)
settings.load_profile("many" if CI else "few")

# Thousands of tests lie in memory, and each look for what nobody holds any more goes through them all.
gc.set_threshold(200_000, 20, 100)

TESTS = Path(__file__).resolve().parent


def folder(item: pytest.Item) -> str:
    """The folder that a test stands in, which says what it may start."""
    return item.path.relative_to(TESTS).parts[0]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if folder(item) == "browser":
            item.add_marker("browser")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if folder(item) == "browser" and browsers.find() is None:
        lacking(f"No browser: run {sys.executable} tests/browser/install.py, or set CPPCC_BROWSER.")


#: What Python tells an audit hook before it starts a program.
_STARTS = frozenset(
    {"subprocess.Popen", "os.system", "os.posix_spawn", "os.exec", "os.fork", "os.startfile", "pty.spawn"}
)
#: Whether the test that runs may start none.
_quick = False


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    if _quick and event in _STARTS:
        pytest.fail(f"starts a program, which is for tests/program and tests/browser: {event} {arguments[:2]}")


sys.addaudithook(_audit)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Keeps ``make quick`` quick: a test of ``unit`` or ``app`` that starts a program fails, be it by what it asks for
    before it begins."""
    global _quick
    _quick = folder(item) in ("unit", "app")
    try:
        return (yield)
    finally:
        _quick = False


@pytest.fixture(scope="session")
def kunming() -> Report:
    """The real report."""
    return report()


@pytest.fixture
def cppcc(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, list[str], list[str]]]:
    """Runs the command: exit code, lines on stdout, lines on stderr."""

    def run(*arguments: object) -> tuple[int, list[str], list[str]]:
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    return run


@pytest.fixture(scope="session")
def output(kunming: Report) -> Chart:
    """A chart as on a slide: the first of two."""

    def part(frame: Frame, only: Collection[str]) -> Chart:
        return draw("output", kunming, Selection(), frame, LIGHT, ZH, only=only)

    return in_parts(part, SLIDE, ZH)[0]


@pytest.fixture(scope="session")
def renderer() -> Iterator[Renderer]:
    """One browser for all the pictures and printed pages of this worker, whoever asks for them."""
    with Renderer() as kept:
        yield kept


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives browsers."""
    with sync_playwright() as started:
        yield started


#: What browsers are started without: compiling each script anew beside its loading, although a tab before has compiled
#: it in the same process (see ``kept`` in tests/browser/conftest.py). And, since only the last such list of a command
#: line counts, what of the driver's own is of any matter here.
_WITHOUT = ("ScriptStreaming", "HttpsUpgrades", "MediaRouter", "OptimizationHints", "PaintHolding")


def launched(driver: Playwright, **changed: str) -> Browser:
    """The browser of this machine, without windows where it has such a one, with these variables of its environment
    changed."""
    program = browsers.find()
    if program is None:
        pytest.fail(f"No browser: run {sys.executable} tests/browser/install.py, or set CPPCC_BROWSER.")
    # A sandbox needs rights that a container's root has not.
    without_windows = None if any(map(os.environ.get, browsers.VARIABLES)) else shutil.which(SHELL)
    return driver.chromium.launch(
        executable_path=without_windows or program,
        chromium_sandbox=False,
        args=["--process-per-site", f"--disable-features={','.join(_WITHOUT)}"],
        env={**os.environ, **changed},
    )


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
