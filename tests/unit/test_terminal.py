"""The command's last words, and how lines stand on a terminal."""

from __future__ import annotations

import io
import sys

import pytest

from cppcc.__main__ import main as command
from cppcc.cli.main import main
from cppcc.cli.terminal import aligned, one_line, width


class TestAtItsEnd:
    def test_is_interrupted_without_a_word(self, monkeypatch, capsys):
        def interrupted(*_):
            raise KeyboardInterrupt

        monkeypatch.setattr("cppcc.cli.main._run", interrupted)

        assert main(["charts"]) == 130
        assert capsys.readouterr() == ("", "")

    def test_is_interrupted_without_a_word_while_it_is_read(self, monkeypatch, capsys):
        """Which takes the better part of a second."""

        class Read:
            def __getattr__(self, name: str):
                raise KeyboardInterrupt

        monkeypatch.setitem(sys.modules, "cppcc.cli.main", Read())

        assert command() == 130
        assert capsys.readouterr() == ("", "")

    def test_tells_even_the_unexpected_in_one_line(self, monkeypatch, capsys):
        def broken(*_):
            raise RuntimeError("one\ntwo")

        monkeypatch.delenv("CPPCC_DEBUG", raising=False)
        monkeypatch.setattr("cppcc.cli.main._run", broken)

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
    from cppcc.cli.terminal import speak_utf8

    before = sys.stdout
    sys.stdout = io.StringIO()
    try:
        speak_utf8()
    finally:
        sys.stdout = before
