"""What the tests of several modules start with."""

from __future__ import annotations

import pytest

from cppcc.charts import Chart, draw
from cppcc.cli import main
from cppcc.frame import SLIDE
from cppcc.look import LIGHT
from cppcc.report import Report
from cppcc.selection import Selection


@pytest.fixture
def cppcc(capsys):
    """Runs the command: exit code, lines on stdout, lines on stderr."""

    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    return run


@pytest.fixture(scope="session")
def output(kunming: Report) -> Chart:
    """A chart as on a slide."""
    return draw("output", kunming, Selection(), SLIDE, LIGHT, "zh")
