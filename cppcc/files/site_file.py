"""Site file → Site: what whoever runs a dashboard says of themselves. Nothing in it is needed."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import TypeVar

from cppcc.files.hints import Hints, clipped
from cppcc.files.load import DATA, REPORTS, file_text, named
from cppcc.files.nodes import Node, Reader, Unsound
from cppcc.files.report_file import REPORT_ID
from cppcc.files.watch import Watched, stamp, text_of
from cppcc.messages.translations import Words
from cppcc.model.errors import Problem
from cppcc.model.report import Head, Report

SITE = DATA / "site.yaml"
#: Another site file than data/site.yaml.
FILE_VARIABLE = "CPPCC_SITE"
_Any = TypeVar("_Any", Report, Head, Head | Report)
#: An address to write to, and nothing a mail program would take for more.
_MAIL = re.compile(r"mailto:[\w.+-]+@[\w.-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to tell of a mistake.

    Args:
        address: an e-mail address, a telephone, a web address; shown as it is.
    """

    name: Words
    address: str = ""

    @property
    def mail(self) -> str:
        """The mail address behind ``mailto:``, empty where the address is another."""
        return self.address.partition(":")[2] if _MAIL.fullmatch(self.address) else ""


@dataclass(frozen=True, slots=True)
class Site:
    """What a site file gave, and what is wrong with the rest of it.

    Args:
        start: the id of the report that is open where an address names none.
        start_place: where it stands: file, line, column.
    """

    corrections: Contact | None = None
    start: str = ""
    problems: tuple[Problem, ...] = ()
    start_place: tuple[str, int, int] = field(default=("", 0, 0), compare=False)

    def in_order(self, reports: Iterable[_Any]) -> list[_Any]:
        """The report to start with, then the newest published ones: another file beside them changes nothing of what
        opens first, unless it is newer. Of one day the later year goes first, and ids only keep an order."""
        return sorted(
            reports,
            key=lambda report: (report.id != self.start, -report.published.toordinal(), -report.year, report.id),
        )

    def no_start(self, known: Collection[str]) -> Problem:
        """That no report is called as the one to start with."""
        listed, meant = Hints().of(self.start, known)
        values: dict[str, str | Words] = {"found": clipped(self.start), "known": listed, "remedy": meant}
        return Problem(*self.start_place, "no_such_report", values)


class _SiteReader(Reader):
    keys = ("corrections", "start")

    def contact(self, node: Node) -> Contact:
        nodes = self.mapping(node, ("name",), ("address",))
        return Contact(**self.parts(nodes, name=self.words, address=self.text))

    def site(self, node: Node) -> Site:
        """All that is sound of it."""
        site = Site()
        with suppress(Unsound):
            nodes = self.mapping(node, (), self.keys)
            if "start" in nodes:
                with suppress(Unsound):
                    mark = nodes["start"].start_mark
                    place = (self.path, mark.line + 1, mark.column + 1)
                    site = replace(site, start=self.id(nodes["start"], REPORT_ID), start_place=place)
            if "corrections" in nodes:
                site = replace(site, corrections=self.contact(nodes["corrections"]))
        return site


class _Watching:
    """A site file from one look to the next."""

    def __init__(self, path: Path) -> None:
        self._file = Watched(path)
        self._lock = Lock()
        #: What was last taken of it; and that of it which had no problem.
        self._taken: Site | None = None
        self._sound = Site()

    def now(self) -> Site:
        """The file as it is now, or was before somebody began to save it."""
        with self._lock:
            self._file.look()
            if self._taken is None or self._file.is_left_alone:
                site = _read_once(self._file.path, _text(self._file.path))
                if self._taken is None or stamp(self._file.path) == self._file.now:
                    self._take(site)
            return self._taken or Site()

    def _take(self, site: Site) -> None:
        before = self._sound
        if not site.problems:
            self._taken = self._sound = site
        else:
            start = site if site.start else before
            self._taken = replace(
                site,
                corrections=site.corrections or before.corrections,
                start=start.start,
                start_place=start.start_place,
            )


@cache
def _watching(path: Path) -> _Watching:
    return _Watching(path)


def current() -> Site:
    """The site file as it is now, or was before somebody began to save it; what a fault has taken from it as it was
    before, so that no visitor opens another report while somebody mends it."""
    return _watching(_file()).now()


def is_for(folder: Path) -> bool:
    """Whether what the site file says of reports is meant for that folder: the shipped one comes with the shipped
    reports, and is no fault of whoever shows others."""
    return _file() != SITE or folder == REPORTS


def _file() -> Path:
    return Path(os.environ.get(FILE_VARIABLE) or SITE)


def _text(path: Path) -> str | None:
    """None where it cannot be read."""
    with suppress(OSError, UnicodeDecodeError):
        return text_of(path)
    return None


@lru_cache(maxsize=4)
def _known(path: Path, text: str) -> Site:
    return read(path, text)


def _read_once(path: Path, text: str | None) -> Site:
    """The file of that text; read anew where there is none, which words the problem, if it is one."""
    return read(path) if text is None else _known(path, text)


def read(path: Path = SITE, text: str | None = None) -> Site:
    """The site file, or an empty one where there is none.

    Args:
        text: the file's text where the caller has it already.
    """
    if text is None and not path.exists():
        return Site()
    reader = _SiteReader(named(path))
    text = file_text(path, reader.problems) if text is None else text
    node = None if reader.problems else reader.compose(text)
    site = reader.site(node) if node is not None else Site()
    return replace(site, problems=tuple(reader.problems))
