"""Where a Chrome, Chromium or Edge is on this machine; downloads none. And a page in the person's own browser."""

import os
import platform
import re
import shutil
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

VARIABLES = ("CPPCC_BROWSER", "BROWSER_PATH")  # the second is the one that plotly's own exports read

_NAMES = (
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "chromium",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chromium-browser",
)
_LINUX = (
    "/opt/google/chrome/chrome",
    "/usr/bin/google-chrome",
    "/usr/bin/chromium",
    "/opt/microsoft/msedge/msedge",
    "/snap/bin/chromium",
)
_MAC_FOLDERS = ("/Applications", "~/Applications")
_MAC_APPS = ("Google Chrome", "Chromium", "Microsoft Edge")
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)


def find() -> Path | None:
    """The browser to draw or test with, or None where there is none.

    The first of ``VARIABLES`` that is set decides alone, be it a path or a name on the PATH: one that names no program
    gives None, never another browser than the one asked for. Otherwise, in this order: names on the PATH, the usual
    places of Windows, macOS and Linux, and what ``playwright install`` has downloaded, newest first.
    """
    for variable in VARIABLES:
        if chosen := os.environ.get(variable):
            program = shutil.which(Path(chosen).expanduser())
            return Path(program) if program else None
    return next((program for program in _candidates() if _runs(program)), None)


def show(address: str) -> None:
    """Opens a page in the browser that the person uses, without waiting for it; does nothing where there is no screen,
    since a browser of the terminal would take that from the server."""
    screen = any(map(os.environ.get, ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")))
    if screen or platform.system() != "Linux":
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _candidates() -> Iterator[Path]:
    system = platform.system()
    if system == "Windows":
        # Not by name: Windows looks in the working folder first, where a chrome.exe could be anybody's.
        for variable in _WINDOWS_FOLDERS:
            if folder := os.environ.get(variable):
                yield from (Path(folder) / program for program in _WINDOWS_PROGRAMS)
    else:
        yield from (Path(program) for name in _NAMES if (program := shutil.which(name)))
    if system == "Darwin":
        for folder in _MAC_FOLDERS:
            yield from (Path(folder).expanduser() / f"{app}.app/Contents/MacOS/{app}" for app in _MAC_APPS)
    elif system == "Linux":
        yield from map(Path, _LINUX)
    yield from _downloaded(system)


def _downloaded(system: str) -> list[Path]:
    """What Playwright has downloaded: <folder>/chromium-1255/chrome-linux64/chrome, and so on."""
    usual = {
        "Windows": Path(os.environ.get("LOCALAPPDATA") or "~/AppData/Local"),
        "Darwin": Path("~/Library/Caches"),
    }.get(system, Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache"))
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or usual / "ms-playwright").expanduser()
    programs = [
        program
        for pattern in ("chrome", "chrome.exe", "*.app/Contents/MacOS/*")
        for program in folder.glob(f"chromium-*/chrome-*/{pattern}")
    ]
    return sorted(programs, key=_revision, reverse=True)


def _revision(program: Path) -> int:
    numbers = re.findall(r"chromium-(\d+)", str(program))
    return int(numbers[-1]) if numbers else 0


def _runs(program: Path) -> bool:
    if not (program.is_file() and os.access(program, os.X_OK)):
        return False
    # Ubuntu without snaps has a chromium-browser that only says how to install one.
    return program.name != "chromium-browser" or b"snap install" not in program.read_bytes()[:4096]
