"""A folder of report files that are edited while their pages are open: what each is, and the last good version of it.

A file is known by its size and time, and read only where these have changed: of a file that nobody has opened, what it
says of its report; all of it, once it was opened. What is shown of a file gives way to nothing but a whole one.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from stat import S_ISREG
from threading import RLock
from time import monotonic, time

from cppcc import site
from cppcc.errors import Problem
from cppcc.load import file_text, names_of, read, read_head, report_files
from cppcc.report import Head, Report
from cppcc.report_file import REPORT_ID

#: How long a file must have been left alone to be taken for whole, in seconds, by this machine's clock: one that is
#: saved slowly, as over a network, holds at each moment less than it will, and its time is that of another clock. Some
#: file systems tell time in steps of two seconds.
LEFT_ALONE = 2.0
#: How far that other clock may be off, in seconds: a file whose time is as near as this to now may be a new one.
_APART = 30.0
_LOG = logging.getLogger("cppcc")


@dataclass(frozen=True, slots=True)
class Version:
    """What there is to show of a report file.

    Args:
        name: the file's, without its folder.
        report: None where no state of the file could be read so far.
        text: what the report was read of.
        problems: of the file as it is now.
        is_kept: whether the report is that of an earlier state, since the file is not whole now.
        is_changing: whether the file was found changed a moment ago; what it holds is not looked at yet.
    """

    name: str
    report: Report | None = None
    text: str = ""
    problems: tuple[Problem, ...] = ()
    is_kept: bool = False
    is_changing: bool = False


class Reports(Mapping[str, Report | None]):
    """Id → report, read when it is asked for; None where it cannot be read.

    Args:
        unreadable: whether there are files of which it is not known whose they are. Any id is then one that is here and
            cannot be read: who asks for a report by its address is never shown another.
    """

    def __init__(self, files: Mapping[str, _File], *, unreadable: bool = False) -> None:
        self._files, self._unreadable = files, unreadable
        self._versions: dict[str, Version] = {}

    def version(self, id: str) -> Version:
        """The same with what else is to be said of it; one and the same for as long as this is used."""
        if id not in self._versions:
            self._versions[id] = self._files[id].open() if id in self._files or id not in self else Version("")
        return self._versions[id]

    def __getitem__(self, id: str) -> Report | None:
        return self.version(id).report

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, id: object) -> bool:
        return id in self._files or (self._unreadable and isinstance(id, str) and bool(REPORT_ID.fullmatch(id)))


@dataclass(frozen=True, eq=False)
class Shelf:
    """All report files of a folder, at one moment.

    Args:
        reports: the one to start with, then the newest first; behind them those of files that are gone, and those that
            cannot be read.
        heads: id → what a list of reports says of each that is there.
        unreadable: what is wrong with the files whose report is not even named.
        clashes: files left out since their report's id is taken: (file, id, file that has it).
    """

    reports: Reports
    heads: Mapping[str, Head | Report]
    unreadable: tuple[Version, ...]
    clashes: tuple[tuple[str, str, str], ...]


class Folder:
    """The folder, and what is known of its files from one look to the next."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._files: dict[Path, _File] = {}
        self._lock = RLock()

    def shelf(self) -> Shelf:
        """What is in the folder now."""
        with self._lock:
            for path in report_files(self.path):
                self._files.setdefault(path, _File(path, self._lock))
            files = [self._files[path] for path in sorted(self._files)]
            for file in files:
                file.look()
            return _shelf([file for file in files if file.is_there or file.head])


class _File:
    """One file, as far as it has been read."""

    def __init__(self, path: Path, lock: RLock) -> None:
        self.path, self._lock = path, lock
        self._head: Head | None = None
        self._version = Version(path.name)
        self._is_whole = False
        #: What it is known by while its head cannot be read.
        self.names: tuple[str, ...] = ()
        #: Size and time of the file now, since when it has them by this machine's clock, and those that it had when it
        #: was last read: its head, and all of it. What was read while the file was being written is not final.
        self._now: tuple[int, int] | None = None
        self._since = 0.0
        self._head_of: tuple[int, int] | None = None
        self._read_of: tuple[int, int] | None = None
        self._is_final = False

    @property
    def is_there(self) -> bool:
        """Whether the file is in the folder now."""
        return self._now is not None

    @property
    def head(self) -> Head | Report | None:
        """What the report that is shown says of itself, or else the file."""
        return self._version.report or self._head

    def look(self) -> None:
        """Takes notice of what the file is now."""
        now = _stamp(self.path)
        if now != self._now:
            self._now, self._since = now, monotonic()
        if self._version.report:
            self._read()
        elif self._now not in (None, self._head_of):
            text, problems, is_final = self._text()
            self._head = (None if problems else read_head(self.path, text)) or self._head
            if self._head is None:
                self.names = names_of(self.path)
                self._version = replace(self._version, problems=tuple(problems) or read(self.path, text).problems)
            self._head_of = self._now if is_final else None

    def open(self) -> Version:
        """What there is to show of it."""
        with self._lock:
            if not self._version.report:
                self._read()
            return self._version

    def _read(self) -> None:
        """Reads the file where it is another than the one that was read, and takes what it holds if that is whole."""
        shown = self._version
        if self._now is None:
            if not shown.is_kept:
                _LOG.warning("%s: gone; its last version is shown until the server ends", self.path)
            self._version = replace(shown, problems=(), is_kept=bool(shown.report), is_changing=False)
            self._is_final = False
        elif self._now == self._read_of and self._is_final:
            return
        elif shown.report and self._now != self._read_of and self._is_changing():
            self._version = replace(shown, problems=(), is_kept=True, is_changing=True)
            self._is_final = False
        else:
            self._take()

    def _take(self) -> None:
        text, problems, self._is_final = self._text()
        self._read_of = self._now
        loaded = read(self.path, text) if not problems else None
        report = loaded.report if loaded else None
        found = loaded.problems if loaded else tuple(problems)
        shown = self._version
        # What has problems is no better than what is shown, unless that has problems, too.
        if report and not (found and self._is_whole):
            same = shown.report and shown.report.file_sha256 == report.file_sha256
            self._version = Version(self.path.name, shown.report if same else report, text, found)
            self._is_whole = not found
        else:
            for problem in found:
                _LOG.warning("%s", problem)
            self._version = replace(shown, problems=found, is_kept=bool(shown.report), is_changing=False)

    def _text(self) -> tuple[str, list[Problem], bool]:
        """The text, or the problem of getting at it; and whether it is that of the file's last change: it was made
        long enough ago, and not while the file was read."""
        problems: list[Problem] = []
        text = file_text(self.path, problems)
        is_old = self._now is not None and abs(time() - self._now[1] / 1e9) > _APART
        is_final = (is_old or not self._is_changing()) and _stamp(self.path) == self._now
        return text, problems, is_final

    def _is_changing(self) -> bool:
        return monotonic() - self._since < LEFT_ALONE


def _stamp(path: Path) -> tuple[int, int] | None:
    """Size and time of a file; None where there is none."""
    with suppress(OSError):
        found = path.stat()
        if S_ISREG(found.st_mode):
            return found.st_size, found.st_mtime_ns
    return None


def _shelf(files: Sequence[_File]) -> Shelf:
    known: dict[str, _File] = {}
    clashes = []
    for id, those in _by_id(files).items():
        # Of several the sound one has the id, whatever they are called.
        known[id] = next((file for file in those if not file.open().problems), those[0]) if those[1:] else those[0]
        clashes += [(file.path.name, id, known[id].path.name) for file in those if file is not known[id]]
    heads = {id: file.head for id, file in known.items() if file.head}
    order = [head.id for head in site.current().in_order(heads.values())]
    order.sort(key=lambda id: not known[id].is_there)
    unreadable = [file for file in files if not file.head]
    # Under what such a file is known by, a page says what is the matter with just this one.
    named = {name: file for file in unreadable for name in file.names if name not in known}
    return Shelf(
        Reports({id: known[id] for id in order} | named, unreadable=bool(unreadable)),
        {id: heads[id] for id in order if known[id].is_there},
        tuple(file.open() for file in unreadable),
        tuple(clashes),
    )


def _by_id(files: Sequence[_File]) -> dict[str, list[_File]]:
    """Id → the files that have it, those that are there before those that are gone."""
    found: dict[str, list[_File]] = {}
    for file in sorted(files, key=lambda file: not file.is_there):
        if file.head and (file.is_there or file.head.id not in found):
            found.setdefault(file.head.id, []).append(file)
    return found
