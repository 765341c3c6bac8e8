"""What scripts do without a page, tested in their own language: see tests/js."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import playwright
import pytest

from tests.cases import lacking

FOLDER = Path(__file__).resolve().parents[1] / "js"
#: The first whose test runner does all that is asked of it.
LEAST = 20


def node() -> str:
    """The Node that Playwright brings, pinned with it; where it is built for another machine, this one's own."""
    brought = Path(playwright.__file__).parent / "driver" / ("node.exe" if os.name == "nt" else "node")
    for program in (str(brought), shutil.which("node")):
        if program and version(program) >= LEAST:
            return program
    return lacking(
        f"No Node from {LEAST} on: Playwright's does not start (tests/browser/install.py tells why), nor another."
    )


def version(program: str) -> int:
    """Its first number; 0 where it does not start."""
    try:
        told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return 0
    return int(told.strip().removeprefix("v").partition(".")[0])


def test_scripts_do_what_their_tests_say():
    files = sorted(str(file) for file in FOLDER.glob("*.test.mjs"))
    command = [node(), "--test", "--test-reporter=spec", *files]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)

    assert files
    if done.returncode:
        pytest.fail(f"{done.stdout}{done.stderr}", pytrace=False)
