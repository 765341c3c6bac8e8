"""Files that are edited while they are in use: whether one is a file at all, and whether it has been left alone."""

from __future__ import annotations

import errno
import io
import os
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from time import monotonic, time

#: How long a file must have been left alone to be taken for whole, in seconds, by this machine's clock: one that is
#: saved slowly, as over a network, holds at each moment less than it will, and its time is that of another clock. Some
#: file systems tell time in steps of two seconds.
LEFT_ALONE = 2.0
#: How far that other clock may be off, in seconds: a file whose time is as near as this to now may be a new one.
_APART = 30.0


def bytes_of(path: Path) -> bytes:
    """What a regular file holds. Nothing else is read: a pipe keeps its reader waiting, and a device may have no end.

    Raises:
        OSError: it cannot be read, or is none.
    """
    with open(path, "rb", opener=_opened) as file:
        if not S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.ESPIPE, os.strerror(errno.ESPIPE), str(path))
        return file.read()


def _opened(path: str, flags: int) -> int:
    """Opens it without waiting for anybody to write into it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def text_of(path: Path) -> str:
    """The same as text, its lines ended as everywhere.

    Raises:
        OSError: it cannot be read, or is none.
        UnicodeDecodeError: it is no UTF-8.
    """
    return io.TextIOWrapper(io.BytesIO(bytes_of(path)), encoding="utf-8-sig").read()


def stamp(path: Path) -> tuple[int, int] | None:
    """Size and time of a regular file; None where there is none."""
    with suppress(OSError):
        status = path.stat()
        if S_ISREG(status.st_mode):
            return status.st_size, status.st_mtime_ns
    return None


class Watched:
    """A file, known by its size and time from one look to the next.

    Args:
        is_new: whether it has come while others like it were watched already. Of one that was there from the first
            nothing better is known than what it holds.
    """

    def __init__(self, path: Path, *, is_new: bool = False) -> None:
        self.path = path
        #: Size and time now; None while it is not there.
        self.now: tuple[int, int] | None = None
        self._since = 0.0
        self._is_looked_at = False
        self._is_untouched = not is_new

    def look(self) -> None:
        """Takes notice of what it is now."""
        now = stamp(self.path)
        if not self._is_looked_at or now != self.now:
            self._is_untouched = self._is_untouched and not self._is_looked_at
            self.now, self._since, self._is_looked_at = now, monotonic(), True

    @property
    def is_changing(self) -> bool:
        """Whether it was another a moment ago, or was not seen before."""
        return monotonic() - self._since < LEFT_ALONE

    @property
    def is_left_alone(self) -> bool:
        """Whether what it holds now can be taken: it has not changed for long enough, or not since it was found."""
        return self._is_untouched or not self.is_changing

    def is_final(self) -> bool:
        """Whether its size and time tell of all that was read of it just now: its last change was made long enough
        ago, and not while it was read."""
        is_old = self.now is not None and abs(time() - self.now[1] / 1e9) > _APART
        return (is_old or not self.is_changing) and stamp(self.path) == self.now
