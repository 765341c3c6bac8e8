"""The command as a program of its own: streams, signals, terminals, what nobody foresaw."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KUNMING = "kunming-2023"


def run_apart(*arguments, **environment):
    """The command as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", "cppcc", *map(str, arguments)],
        capture_output=True,
        cwd=ROOT,
        env=os.environ | environment,
        timeout=60,
        check=False,
    )


class TestAsAProgram:
    def test_speaks_utf8_whatever_the_terminal_speaks(self):
        """A Windows code page would end in a traceback at the first character it lacks."""
        done = run_apart("figures", KUNMING, "--format", "csv", PYTHONIOENCODING="cp1252")

        assert (done.returncode, done.stderr) == (0, b"")
        assert "提案442件" in done.stdout.decode("utf-8")

    def test_ends_quietly_when_no_one_reads_on(self):
        """`cppcc works … | head -1`."""
        writer = subprocess.Popen(
            [sys.executable, "-m", "cppcc", "works", *[KUNMING] * 20, "--format", "json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
        )
        assert writer.stdout is not None
        assert writer.stderr is not None
        writer.stdout.read(10)
        writer.stdout.close()
        said = writer.stderr.read()
        writer.stderr.close()

        assert (writer.wait(60), said) == (0, b"")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
    def test_says_so_when_the_disk_is_full(self):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "cppcc", "works", KUNMING],
                stdout=full,
                stderr=subprocess.PIPE,
                cwd=ROOT,
                check=False,
            )

        [told] = done.stderr.decode("utf-8").splitlines()
        assert (done.returncode, told) == (1, "写不进“stdout”：空间满了；请删去不用的文件，或换一个地方。")
