"""What the tests of several modules start with."""

from __future__ import annotations

import pytest

from cppcc.cli import main


@pytest.fixture
def cppcc(capsys):
    """Runs the command: exit code, lines on stdout, lines on stderr."""

    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    return run
