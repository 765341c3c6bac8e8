"""How many of the cases that several choices make up are tried: a few on a desk, every one under ``CI=true``."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from itertools import combinations, product
from typing import NoReturn, TypeVar

import pytest
from hypothesis import settings

T = TypeVar("T")

#: Whether this run is the thorough one, which decides.
CI = bool(os.environ.get("CI"))
#: A test that takes long and finds what the others seldom miss.
thorough = pytest.mark.skipif(not CI, reason="long: runs under CI=true")


def examples(most: int) -> settings:
    """How many examples hypothesis tries: so many under ``CI=true``, a tenth of them on a desk."""
    return settings(max_examples=most if CI else max(2, most // 10), deadline=None)


def few(every: Iterable[T], most: int = 4) -> list[T]:
    """What a test goes through: all of it under ``CI=true``, else so many of it, spread over the whole."""
    items = list(every)
    if CI or len(items) <= most:
        return items
    return [items[round(place * (len(items) - 1) / max(most - 1, 1))] for place in range(most)]


def lacking(what: str) -> NoReturn:
    """Ends a test that this machine has not all for: under ``CI=true`` it fails, elsewhere it is skipped."""
    (pytest.fail if CI else pytest.skip)(what)
    raise AssertionError  # never reached


def needs(program: str) -> pytest.MarkDecorator:
    """For a test that starts a program which tests/browser/install.py brings: under ``CI=true`` it fails without."""
    lacking = not CI and shutil.which(program) is None
    return pytest.mark.skipif(lacking, reason=f"{program} is not on this machine; tests/browser/install.py brings it")


def cases(*choices: Iterable[object], together: int = 2) -> list[tuple[object, ...]]:
    """Cases for ``pytest.mark.parametrize``: under ``CI=true`` the whole product of the choices, else a few of it.

    Args:
        together: in those few each value of a choice (1), or each pair of values of two choices (2), comes up.
    """
    lists = [list(choice) for choice in choices]
    every = list(product(*(range(len(choice)) for choice in lists)))
    tried = every if CI else []
    missing = set() if CI else {part for case in every for part in _parts(case, together)}
    while missing:
        tried.append(max(every, key=lambda case: len(missing.intersection(_parts(case, together)))))
        missing.difference_update(_parts(tried[-1], together))
    return [tuple(choice[place] for choice, place in zip(lists, case, strict=True)) for case in tried]


def _parts(case: tuple[int, ...], together: int) -> list[tuple[tuple[int, int], ...]]:
    """What of a case has to come up: its values, each told by its choice and its place in it, so many at a time."""
    return list(combinations(enumerate(case), together))
