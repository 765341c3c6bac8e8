"""When the ZIP for machines without a network is not made at all."""

from __future__ import annotations

import hashlib
import re

import pytest
from packaging.requirements import Requirement

from tools import portable
from tools.portable import TARGETS, Pin, Target, Unmakeable, gather


class TestUnmakeable:
    """One line says which package for which system and Python; no ZIP is left."""

    PIN = Pin(Requirement("made-up==1.0"), frozenset({"0" * 64}))

    @pytest.fixture(autouse=True)
    def no_network(self, monkeypatch, tmp_path):
        """pip as it is on a machine where it finds nothing."""
        empty = tmp_path / "empty"
        empty.mkdir()
        monkeypatch.setenv("PIP_NO_INDEX", "1")
        monkeypatch.setenv("PIP_FIND_LINKS", str(empty))
        monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")

    def test_without_a_network(self, tmp_path):
        with pytest.raises(Unmakeable) as caught:
            gather(Target("Windows", "3.12"), [self.PIN], tmp_path)

        assert str(caught.value) == (
            "Windows, Python 3.12: made-up==1.0: No matching distribution found for made-up==1.0"
        )

    def test_where_what_comes_is_not_what_was_pinned(self, tmp_path):
        """What pip says of it names no package in its first line."""
        (tmp_path / "empty" / "made_up-1.0-py3-none-any.whl").write_bytes(b"made up")
        with pytest.raises(Unmakeable) as caught:
            gather(Target("Linux", "3.13"), [self.PIN], tmp_path)

        assert str(caught.value).startswith("Linux, Python 3.13: made-up==1.0: THESE PACKAGES DO NOT MATCH THE HASHES")

    def test_by_the_command(self, tmp_path, monkeypatch, capsys):
        monkeypatch.setattr(portable, "FOLDER", tmp_path / "out")

        assert portable.main() == 1
        [line] = capsys.readouterr().err.splitlines()
        assert re.fullmatch(
            r"No portable ZIP: Windows, Python 3\.11: \S+==\S+: No matching distribution found for \S+==\S+", line
        )
        assert [file.name for file in (tmp_path / "out").rglob("*")] == ["wheels"]

    @pytest.mark.parametrize(
        "name",
        [
            "made_up-1.0-cp312-cp312-manylinux_2_28_x86_64.whl",
            "made_up-1.0-cp313-cp313-win_amd64.whl",
            "made_up-1.1-py3-none-any.whl",
        ],
    )
    def test_with_wheels_of_another_system_python_or_version(self, tmp_path, name):
        """They lie in the same folder, and have the right bytes."""
        (tmp_path / name).write_bytes(b"made up")
        pin = Pin(Requirement("made-up==1.0"), frozenset({hashlib.sha256(b"made up").hexdigest()}))

        assert portable.wheel(pin, Target("Windows", "3.12"), tmp_path.glob("*.whl")) is None

    def test_with_other_bytes_than_those_pinned(self, tmp_path):
        file = tmp_path / "made_up-1.0-py3-none-any.whl"
        file.write_bytes(b"made up")
        pin = Pin(Requirement("made-up==1.0"), frozenset({hashlib.sha256(b"made up").hexdigest()}))
        assert portable.wheel(pin, TARGETS[0], [file]) == file

        file.write_bytes(b"made down")

        assert portable.wheel(pin, TARGETS[0], [file]) is None
