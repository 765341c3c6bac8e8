"""The reference of public names is what the program has."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from cppcc.content.catalog import CHARTS, OPTIONS, PAGES, SAVED
from cppcc.design.frames import FRAMES
from cppcc.model.selection import DIMENSIONS
from tools.reference import FILE, filled


@pytest.fixture(scope="module")
def text() -> str:
    return FILE.read_text(encoding="utf-8")


def test_tables_are_up_to_date(text: str):
    """After a change of catalog, command line or vocabulary: ``make reference``."""
    assert filled(text) == text


def test_tables_are_made_whatever_stood_there(text: str):
    bare = re.sub(r"(<!-- (\w+) -->\n).*?(<!-- /\2 -->)", r"\1\3", text, flags=re.DOTALL)

    assert bare != text
    assert filled(bare) == text


PARAMETERS = [dimension.parameter for dimension in DIMENSIONS.values()]


@pytest.mark.parametrize(
    "names",
    [CHARTS, FRAMES, SAVED, OPTIONS, [f"/{name}" for name in PAGES if name != "overview"], PARAMETERS],
)
def test_every_public_name_stands_in_a_table(text: str, names: Iterable[str]):
    assert [name for name in names if f"| `{name}` |" not in text] == []
