"""The command as a program of its own: streams, signals, terminals, what nobody foresaw."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cppcc.cli import main
from cppcc.terminal import aligned, one_line, width

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

    def test_is_interrupted_without_a_word(self, monkeypatch, capsys):
        def interrupted(*_):
            raise KeyboardInterrupt

        monkeypatch.setattr("cppcc.cli._run", interrupted)

        assert main(["charts"]) == 130
        assert capsys.readouterr() == ("", "")

    def test_tells_even_the_unexpected_in_one_line(self, monkeypatch, capsys):
        def broken(*_):
            raise RuntimeError("one\ntwo")

        monkeypatch.delenv("CPPCC_DEBUG", raising=False)
        monkeypatch.setattr("cppcc.cli._run", broken)

        assert main(["charts"]) == 1
        assert (capsys.readouterr().err.splitlines()) == [
            "没有料到的错误（RuntimeError: one\\x0atwo）；设环境变量 CPPCC_DEBUG=1 再运行，可看详情。"
        ]


class TestTerminal:
    @pytest.mark.parametrize(("text", "cells"), [("", 0), ("abc", 3), ("提案", 4), ("“提案”", 6), ("e\u0301", 1)])
    def test_gives_two_cells_to_a_chinese_character(self, text, cells):
        assert cells == width(text)

    def test_aligns_what_is_below_each_other(self):
        assert aligned([["提案", "1"], ["ab", "22"]]) == "提案  1\nab    22"

    @pytest.mark.parametrize(
        ("text", "shown"), [("a\nb", r"a\x0ab"), ("\u202eabc", r"\x202eabc"), ("“提案”", "“提案”")]
    )
    def test_shows_what_it_would_obey(self, text, shown):
        assert shown == one_line(text)


def test_io_is_left_as_it_was_found_where_it_is_no_file():
    """A notebook's or a test's stdout cannot be set to an encoding."""
    from cppcc.terminal import speak_utf8

    before = sys.stdout
    sys.stdout = io.StringIO()
    try:
        speak_utf8()
    finally:
        sys.stdout = before
