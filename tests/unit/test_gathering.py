"""Which machines the ZIP for those without a network is gathered for."""

from __future__ import annotations

import platform
import sys
import sysconfig

import pytest
from packaging.requirements import Requirement

from tools import portable
from tools.offline.start import fits
from tools.portable import PYTHONS, TARGETS, Pin


class TestMarkers:
    """They are held against the machine that the ZIP is for, not against the one that makes it."""

    @pytest.mark.parametrize(
        ("marker", "concerned"),
        [
            ("sys_platform == 'win32'", {"Windows"}),
            ("os_name == 'nt'", {"Windows"}),
            ("platform_system == 'Windows' and platform_machine == 'AMD64'", {"Windows"}),
            ("sys_platform != 'darwin'", {"Windows", "Linux"}),
            ("platform_machine == 'x86_64'", {"Linux"}),
        ],
    )
    def test_tell_systems_apart(self, marker, concerned):
        pin = Pin(Requirement(f"made-up==1 ; {marker}"), frozenset())

        assert {target.system for target in TARGETS if pin.concerns(target)} == concerned

    @pytest.mark.parametrize("marker", ["python_version < '3.12'", "python_full_version < '3.12'"])
    def test_tell_pythons_apart(self, marker):
        pin = Pin(Requirement(f"made-up==1 ; {marker}"), frozenset())

        assert {target.python for target in TARGETS if pin.concerns(target)} == {"3.11"}


class TestFits:
    def test_the_pythons_that_the_wheels_are_for(self):
        oldest, newest = (tuple(map(int, python.split("."))) for python in (PYTHONS[0], PYTHONS[-1]))

        assert (oldest, newest) == (fits.OLDEST, fits.NEWEST)
        assert f"manylinux_{fits.GLIBC[0]}_{fits.GLIBC[1]}_x86_64" == portable.PLATFORMS["Linux"][0]

    @pytest.fixture
    def machine(self, monkeypatch):
        """A machine that fits, with one thing changed."""

        def of(version=(3, 12, 0), machine="linux-x86_64", system="linux", library=("glibc", "2.28")):
            monkeypatch.setattr(sys, "version_info", version)
            monkeypatch.setattr(sys, "platform", system)
            monkeypatch.setattr(sysconfig, "get_platform", lambda: machine)
            monkeypatch.setattr(platform, "libc_ver", lambda: library)
            fit = fits.fits()
            monkeypatch.undo()
            return fit

        return of

    def test_what_the_wheels_fit(self, machine):
        assert machine()
        assert machine(library=("glibc", "2.39"))
        assert machine(machine="win-amd64", system="win32", library=("", ""))

    @pytest.mark.parametrize(
        "changed",
        [
            {"version": (3, 10, 9)},
            {"version": (3, 14, 0)},
            {"machine": "linux-aarch64"},
            {"machine": "win32", "system": "win32"},
            {"machine": "win-arm64", "system": "win32"},
            {"library": ("glibc", "2.17")},
            {"library": ("musl", "1.2.5")},
        ],
    )
    def test_nothing_else(self, machine, changed):
        assert not machine(**changed)
