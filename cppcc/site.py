"""Site file → Site: what whoever runs a dashboard says of themselves. Nothing in it is needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from cppcc.errors import Problem
from cppcc.load import DATA, file_text, named
from cppcc.reader import Node, Reader, Unsound
from cppcc.words import Words

SITE = DATA / "site.yaml"
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
    """What a site file gave, and what is wrong with the rest of it."""

    corrections: Contact | None = None
    problems: tuple[Problem, ...] = ()


class _SiteReader(Reader):
    keys = ("corrections",)

    def contact(self, node: Node) -> Contact:
        nodes = self.mapping(node, ("name",), ("address",))
        return Contact(**self.parts(nodes, name=self.words, address=self.text))

    def site(self, node: Node) -> Contact | None:
        try:
            return self.parts(self.mapping(node, (), self.keys), corrections=self.contact).get("corrections")
        except Unsound:
            return None


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
    corrections = reader.site(node) if node is not None else None
    return Site(corrections, tuple(reader.problems))
