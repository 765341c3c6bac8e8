"""Ends with 0 where this Python can install what lies in wheels/; else says what it is and ends with 1.

It is asked of whatever Python start.bat and start.sh find, so it runs in old ones too.
"""

import platform
import sys
import sysconfig
from importlib.util import find_spec

OLDEST, NEWEST = (3, 11), (3, 13)
PLATFORMS = ("win-amd64", "linux-x86_64")
#: The C library that the wheels of Linux need.
GLIBC = (2, 28)


def library() -> "tuple[str, str]":
    """The C library of a Linux system and its version. Nothing else has one that counts here."""
    return platform.libc_ver() if sys.platform == "linux" else ("", "")


def fits() -> bool:
    """Whether version, machine and C library are those of the wheels, and an environment can be made."""
    name, version = library()
    return (
        OLDEST <= sys.version_info[:2] <= NEWEST
        and platform.python_implementation() == "CPython"
        and sysconfig.get_platform() in PLATFORMS
        and (sys.platform != "linux" or (name == "glibc" and tuple(map(int, version.split("."))) >= GLIBC))
        and find_spec("venv") is not None
    )


if __name__ == "__main__":
    if not fits():
        print("Does not fit: Python", platform.python_version(), sysconfig.get_platform(), *library())
        sys.exit(1)
