"""A folder of report files that are edited while their pages are open: what each is, and the last good version of it.

A file is known by its size and time, and read only where these have changed: of a file that nobody has opened, what it
says of its report; all of it, once it was opened. What is shown of a file gives way to nothing but a whole one.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock

from cppcc.files import site_file
from cppcc.files.load import file_text, names_of, read, read_head, report_files
from cppcc.files.report_file import REPORT_ID
from cppcc.files.watch import Watched
from cppcc.model.errors import Problem
from cppcc.model.report import Head, Report

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
        coming: whether there are some that are not looked into yet, since they are still being written. Likewise.
    """

    def __init__(self, files: Mapping[str, _File], *, unreadable: bool = False, coming: bool = False) -> None:
        #: Id → the file that has it.
        self.files = files
        self._unreadable, self._coming = unreadable, coming
        self._versions: dict[str, Version] = {}

    def version(self, id: str) -> Version:
        """The same with what else is to be said of it; one and the same for as long as this is used."""
        if id not in self._versions:
            is_known = id in self.files or id not in self
            self._versions[id] = self.files[id].open() if is_known else Version("", is_changing=self._coming)
        return self._versions[id]

    def __getitem__(self, id: str) -> Report | None:
        return self.version(id).report

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)

    def __contains__(self, id: object) -> bool:
        if id in self.files:
            return True
        return (self._unreadable or self._coming) and isinstance(id, str) and bool(REPORT_ID.fullmatch(id))


@dataclass(frozen=True, eq=False)
class Shelf:
    """All report files of a folder, at one moment.

    Args:
        reports: the one to start with, then the newest first; behind them those of files that are gone, and those that
            cannot be read.
        heads: id → what a list of reports says of each that is there.
        unreadable: what is wrong with the files whose report is not even named.
        clashes: files left out since their report's id is taken: (file, id, file that has it).
        start: the report that the site file names to start with; the last that it did, where it names none that is
            here.
        problems: of the site file.
    """

    reports: Reports
    heads: Mapping[str, Head | Report]
    unreadable: tuple[Version, ...]
    clashes: tuple[tuple[str, str, str], ...]
    start: str = ""
    problems: tuple[Problem, ...] = ()


class Folder:
    """The folder, and what is known of its files from one look to the next."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._files: dict[Path, _File] = {}
        self._is_looked_at = False
        #: As it was found at the last look.
        self._before = Shelf(Reports({}), {}, (), ())
        self.lock = RLock()

    def has(self, id: str, *, but: _File) -> bool:
        """Whether another file than that is the one of the id, and still says so."""
        others = [file for file in self._files.values() if file is not but and not file.is_gone and not file.refused]
        return any(file.head and file.head.id == id for file in others)

    def shelf(self) -> Shelf:
        """What is in the folder now."""
        with self.lock:
            for path in report_files(self.path):
                if path not in self._files:
                    self._files[path] = _File(path, self, is_new=self._is_looked_at)
            self._is_looked_at = True
            files = [self._files[path] for path in sorted(self._files)]
            for file in files:
                file.look()
            for file in files:
                if file.refused:  # another may have given its id away just now
                    file.look()
            known = [file for file in files if file.is_known and (file.is_there or file.head)]
            coming = any(file.is_there and not file.is_known for file in files)
            self._before = _shelf(known, self._before, coming=coming, is_site_for_it=site_file.is_for(self.path))
            return self._before


class _File:
    """One file, as far as it has been read."""

    def __init__(self, path: Path, folder: Folder, *, is_new: bool) -> None:
        self.path, self._folder = path, folder
        self._file = Watched(path, is_new=is_new)
        self._head: Head | None = None
        self._version = Version(path.name)
        self._is_whole = False
        #: The id that it has now and that is another file's: what it was before is shown on, under its id of before.
        self.refused = ""
        #: Whether any state of it was ever looked into.
        self.is_known = False
        #: What it is known by while its head cannot be read.
        self.names: tuple[str, ...] = ()
        #: Size and time of the file when it was last read: its head, and all of it. What was read while the file was
        #: being written is not final.
        self._head_of: tuple[int, int] | None = None
        self._read_of: tuple[int, int] | None = None
        self._is_final = False

    @property
    def is_there(self) -> bool:
        """Whether the file is in the folder now, or was, as a report, a moment ago: some programs take a file away
        before they put a new one in its place."""
        return not self.is_gone or (self.head is not None and self._file.is_changing)

    @property
    def is_gone(self) -> bool:
        """Whether it is not in the folder just now."""
        return self._file.now is None

    @property
    def is_sound(self) -> bool:
        """Whether all that is shown of it is."""
        version = self.open()
        return version.report is not None and (version.is_kept or not version.problems)

    @property
    def is_changing(self) -> bool:
        """Whether what it is now is not to be taken yet."""
        return not self._file.is_left_alone

    @property
    def head(self) -> Head | Report | None:
        """What the report that is shown says of itself, or else the file."""
        return self._version.report or self._head

    def look(self) -> None:
        """Takes notice of what the file is now."""
        self._file.look()
        if self._version.report:
            self._read()
        elif self._file.now not in (None, self._head_of) and self._file.is_left_alone:
            self.is_known = True
            text, problems, is_final = self._text()
            self._head = (None if problems else read_head(self.path, text)) or self._head
            if self._head is None:
                self.names = names_of(self.path)
                self._version = replace(self._version, problems=tuple(problems) or read(self.path, text).problems)
            self._head_of = self._file.now if is_final else None

    def open(self) -> Version:
        """What there is to show of it."""
        with self._folder.lock:
            if not self._version.report:
                self._read()
            return self._version

    def _read(self) -> None:
        """Reads the file where it is another than the one that was read, and takes what it holds if that is whole."""
        shown, now = self._version, self._file.now
        # What is wrong with the state before is nothing to be told of a report; without one, nothing else is known.
        problems = () if shown.report else shown.problems
        if now is None:
            if shown.report and not shown.is_kept:
                _LOG.warning("%s: gone; its last version is shown until the server ends", self.path)
            self._version = replace(
                shown, problems=problems, is_kept=bool(shown.report), is_changing=not self._file.is_left_alone
            )
            self._is_final = False
        elif now == self._read_of and self._is_final:
            return
        elif now != self._read_of and not self._file.is_left_alone:
            self._version = replace(shown, problems=problems, is_kept=bool(shown.report), is_changing=True)
            self._is_final = False
        else:
            self._take()

    def _take(self) -> None:
        text, problems, self._is_final = self._text()
        self._read_of = self._file.now
        loaded = read(self.path, text) if not problems else None
        report = loaded.report if loaded else None
        faults = loaded.problems if loaded else tuple(problems)
        shown = self._version
        is_other = report and shown.report and report.id != shown.report.id
        self.refused = report.id if report and is_other and self._folder.has(report.id, but=self) else ""
        if self.refused:
            self._version = replace(shown, problems=(), is_kept=True, is_changing=False)
            self._is_final = False  # the id may become free
            return
        # What has problems is no better than what is shown, unless that has problems, too.
        if report and not (faults and self._is_whole):
            same = shown.report and shown.report.file_sha256 == report.file_sha256
            self._version = Version(self.path.name, shown.report if same else report, text, faults)
            self._is_whole = not faults
        else:
            for problem in faults:
                _LOG.warning("%s", problem)
            self._version = replace(shown, problems=faults, is_kept=bool(shown.report), is_changing=False)

    def _text(self) -> tuple[str, list[Problem], bool]:
        """The text, or the problem of getting at it; and whether it is that of the file's last change."""
        problems: list[Problem] = []
        text = file_text(self.path, problems)
        return text, problems, self._file.is_final()


def _shelf(files: Sequence[_File], before: Shelf, *, coming: bool, is_site_for_it: bool) -> Shelf:
    known: dict[str, _File] = {}
    clashes = []
    for id, candidates in _by_id(files).items():
        known[id] = _holder(candidates, before.reports.files.get(id))
        others = [file for file in candidates if file is not known[id] and not file.is_gone]
        clashes += [(file.path.name, id, known[id].path.name) for file in others]
    heads = {id: file.head for id, file in known.items() if file.head}
    clashes += [
        (file.path.name, file.refused, known[file.refused].path.name) for file in files if file.refused in known
    ]
    site = site_file.current()
    listed = [id for id in heads if known[id].is_there]
    is_named = not site.start or site.start in listed
    start = site.start if is_named else before.start
    order = [head.id for head in replace(site, start=start).in_order(heads.values())]
    order.sort(key=lambda id: not known[id].is_there)
    # A report that is not here may be among those to come; and where there is none, something else is to be told.
    is_lacking = not is_named and not coming and bool(listed) and (is_site_for_it or bool(before.start))
    unreadable = [file for file in files if not file.head]
    # Under what such a file is known by, a page says what is the matter with just this one.
    named = {name: file for file in unreadable for name in file.names if name not in known}
    return Shelf(
        Reports({id: known[id] for id in order} | named, unreadable=bool(unreadable), coming=coming),
        {id: heads[id] for id in order if known[id].is_there},
        tuple(file.open() for file in unreadable),
        tuple(clashes),
        start,
        (*site.problems, site.no_start(listed)) if is_lacking else site.problems,
    )


def _holder(files: Sequence[_File], shown: _File | None) -> _File:
    """Which of the files of one id has it: the one that was shown, else a sound one, whatever they are called."""
    if not files[1:]:
        return files[0]
    before = shown if shown in files else None
    if before and (before.is_changing or before.is_sound):
        return before
    return next((file for file in files if file.is_sound), before or files[0])


def _by_id(files: Sequence[_File]) -> dict[str, list[_File]]:
    """Id → the files that have it, those that are there before those that are gone."""
    holders: dict[str, list[_File]] = {}
    for file in sorted(files, key=lambda file: not file.is_there):
        if file.head and (file.is_there or file.head.id not in holders):
            holders.setdefault(file.head.id, []).append(file)
    return holders
