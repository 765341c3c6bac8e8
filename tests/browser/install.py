"""Makes sure that the browser tests find a browser and Chinese fonts. Run by `make test`; asks nothing.

What is there is used as it is. What is missing comes from the distribution when root on Debian or Ubuntu, and a browser
otherwise from Playwright's own download. Never sudo: without the rights to install, it says what to install.
"""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from cppcc.write import browser

#: Program → the package that brings it: what tests start beside the browser. Without them their tests are skipped.
PROGRAMS = {"pdftoppm": "poppler-utils", "nginx": "nginx-light"}
#: Chromium without windows, a package of Debian's: what tests look at pages with where it is, since a tab of it takes a
#: quarter of the time.
SHELL = "chromium-headless-shell"


def main() -> int:
    """0 if the browser tests can run; otherwise 1, having said what to do."""
    wanted = not browser.find() and not named()  # a browser named by hand is the tester's own to mend
    packages = ["chromium"] if wanted else []
    if not chinese_fonts():
        packages += ["fontconfig", "fonts-noto-cjk"]
    if not driver_runs():
        packages.append("libatomic1")
    if platform.system() == "Linux":
        packages += [package for program, package in PROGRAMS.items() if not shutil.which(program)]
        if not shutil.which(SHELL) and may_use_apt() and platform.freedesktop_os_release().get("ID") == "debian":
            packages.append(SHELL)
    if not packages and browser.find():
        return 0
    if packages and may_use_apt():
        apt_install(packages)
    if wanted and not browser.find():
        playwright_install()
    return say_what_is_missing()


def named() -> str:
    """The environment's word for the browser to use, such as CPPCC_BROWSER=/opt/chrome; empty where there is none."""
    return next((f"{name}={os.environ[name]}" for name in browser.VARIABLES if os.environ.get(name)), "")


def chinese_fonts() -> bool:
    """Whether Chinese text can be drawn. Windows and macOS always can."""
    if platform.system() in {"Windows", "Darwin"}:
        return True
    fc_list = shutil.which("fc-list")
    return bool(fc_list and subprocess.run([fc_list, ":lang=zh"], capture_output=True, check=False).stdout.strip())


def driver_runs() -> bool:
    """Whether Playwright itself starts: the Node it brings needs a library that the smallest Debian lacks."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def may_use_apt() -> bool:
    """Whether this is root on Debian, Ubuntu or their kin."""
    return (
        hasattr(os, "geteuid")
        and os.geteuid() == 0
        and Path("/etc/debian_version").exists()
        and shutil.which("apt-get") is not None
    )


def apt_install(packages: list[str]) -> None:
    """Each package by itself: Ubuntu has no chromium, and should get its fonts all the same."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get", "update", env=environment, quiet=True)
    for package in packages:
        run("apt-get", "install", "-y", "--no-install-recommends", package, env=environment, quiet=True)


def playwright_install() -> None:
    """Playwright's own Chromium, into its cache in the home folder; as root, with the libraries it needs."""
    # Not as another user: there --with-deps asks for a password through sudo.
    libraries = ["--with-deps"] if may_use_apt() else []
    run(sys.executable, "-m", "playwright", "install", "--no-shell", *libraries, "chromium")


def run(*command: str, env: dict[str, str] | None = None, quiet: bool = False) -> None:
    """Shows the command and, unless quiet, its output. A failure is told, not raised: main looks at what is there."""
    print("$", *command, flush=True)
    output = subprocess.PIPE if quiet else None
    done = subprocess.run(
        command, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        print(done.stdout or "", f"{command[0]} ended with code {done.returncode}", sep="", file=sys.stderr)


def say_what_is_missing() -> int:
    """One line each on stderr; 1 if there was any."""
    missing = []
    if not browser.find():
        missing.append(
            f"{named()} is no program: correct it, or unset it to have a browser found."
            if named()
            else "No Chrome, Chromium or Edge: install one, or name yours, CPPCC_BROWSER=/path/to/chrome make test"
        )
    if not chinese_fonts():
        missing.append(
            "No Chinese font, as `fc-list :lang=zh` tells: install one, such as the package "
            "fonts-noto-cjk (Debian, Ubuntu) or google-noto-sans-cjk-fonts (Fedora), and fontconfig."
        )
    if not driver_runs():
        missing.append(
            "Playwright does not start, as `.venv/bin/playwright --version` tells: it needs the package "
            "libatomic1 (Debian, Ubuntu) or libatomic (Fedora)."
        )
    for line in missing:
        print(line, file=sys.stderr)
    if missing:
        print("All other tests: .venv/bin/python -m pytest -m 'not browser'", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
