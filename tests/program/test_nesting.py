"""Files that would end the process that reads them."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "report: " + "[" * 50_000,
        "".join(" " * depth + "a:\n" for depth in range(2_000)),
    ],
)
def test_deep_nesting_does_not_end_the_process(text: str):
    """In a process of its own: libyaml's recursion would take the tests along."""
    program = (
        "import sys; from pathlib import Path; from cppcc.files.load import read;"
        "print(*[p.kind for p in read(Path('x.yaml'), sys.stdin.read()).problems])"
    )
    done = subprocess.run([sys.executable, "-c", program], input=text, capture_output=True, text=True, timeout=60)

    assert (done.returncode, done.stdout, done.stderr) == (0, "too_deep\n", "")
