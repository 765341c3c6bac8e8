"""What several modules of unit tests are given."""

from __future__ import annotations

import pytest

from tests.unit.sample import SOUND


@pytest.fixture
def made_up(tmp_path):
    """A made-up report file, with one text in it replaced."""

    def write(old="", new="", name="made-up.yaml"):
        path = tmp_path / name
        path.write_text(SOUND.replace(old, new) if old else SOUND, encoding="utf-8")
        return path

    return write
