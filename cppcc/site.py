"""Site file → Site: what whoever runs a dashboard says of themselves. Nothing in it is needed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from cppcc.errors import Problem
from cppcc.load import DATA, file_text, named
from cppcc.reader import Node, Reader, Unsound
from cppcc.report import Head, Report
from cppcc.report_file import REPORT_ID
from cppcc.words import Words

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
    """

    corrections: Contact | None = None
    start: str = ""
    problems: tuple[Problem, ...] = ()

    def in_order(self, reports: Iterable[_Any]) -> list[_Any]:
        """The report to start with, then the newest published ones: another file beside them changes nothing of what
        opens first, unless it is newer. Of one day the later year goes first, and ids only keep an order."""
        return sorted(
            reports,
            key=lambda report: (report.id != self.start, -report.published.toordinal(), -report.year, report.id),
        )


class _SiteReader(Reader):
    keys = ("corrections", "start")

    def contact(self, node: Node) -> Contact:
        nodes = self.mapping(node, ("name",), ("address",))
        return Contact(**self.parts(nodes, name=self.words, address=self.text))

    def site(self, node: Node) -> Site:
        """All that is sound of it."""
        found = Site()
        with suppress(Unsound):
            nodes = self.mapping(node, (), self.keys)
            if "start" in nodes:
                with suppress(Unsound):
                    found = replace(found, start=self.id(nodes["start"], REPORT_ID))
            if "corrections" in nodes:
                found = replace(found, corrections=self.contact(nodes["corrections"]))
        return found


#: File → the last that was read of it without a problem.
_sound: dict[Path, Site] = {}


def current() -> Site:
    """The site file as it is now; what a fault has taken from it as it was before, so that no visitor opens another
    report while somebody mends it."""
    file = Path(os.environ.get(FILE_VARIABLE) or SITE)
    try:
        found = _read_once(file, file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        found = read(file)  # which words the problem, if it is one
    if not found.problems:
        _sound[file] = found
        return found
    before = _sound.get(file, Site())
    return replace(found, corrections=found.corrections or before.corrections, start=found.start or before.start)


@lru_cache(maxsize=4)
def _read_once(file: Path, text: str) -> Site:
    return read(file, text)


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
    found = reader.site(node) if node is not None else Site()
    return replace(found, problems=tuple(reader.problems))
