"""How many of the cases that several choices make up are tried: a few on a desk, every one under ``CI=true``."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from itertools import combinations, product

import pytest
from hypothesis import settings

#: Whether this run is the thorough one, which decides.
CI = bool(os.environ.get("CI"))
#: A test that takes long and finds what the others seldom miss.
thorough = pytest.mark.skipif(not CI, reason="long: runs under CI=true")


def examples(most: int) -> settings:
    """How many examples hypothesis tries: so many under ``CI=true``, a tenth of them on a desk."""
    return settings(max_examples=most if CI else max(2, most // 10), deadline=None)


def needs(program: str) -> pytest.MarkDecorator:
    """For a test that starts a program which tests/browser/install.py brings: under ``CI=true`` it fails without."""
    lacking = not CI and shutil.which(program) is None
    return pytest.mark.skipif(lacking, reason=f"{program} is not on this machine; tests/browser/install.py brings it")


def cases(*choices: Iterable[object], together: int = 2) -> list[tuple[object, ...]]:
    """Cases for ``pytest.mark.parametrize``: under ``CI=true`` the whole product of the choices, else a few of it.

    Args:
        together: in those few each value of a choice (1), or each pair of values of two choices (2), comes up.
    """
    every = list(product(*choices))
    if CI:
        return every
    few: list[tuple[object, ...]] = []
    missing = {part for case in every for part in _parts(case, together)}
    while missing:
        best = max(every, key=lambda case: len(missing.intersection(_parts(case, together))))
        missing.difference_update(_parts(best, together))
        few.append(best)
    return few


def _parts(case: tuple[object, ...], together: int) -> list[tuple[tuple[int, object], ...]]:
    """What of a case has to come up: its values, with the choice that each is of, so many at a time."""
    return list(combinations(enumerate(case), together))
