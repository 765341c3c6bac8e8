"""Blocks: the pieces that sections are made of, as plain shapes. Writers render them; none knows of any of these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cppcc.model.report import Figure, Work
from cppcc.model.selection import Selection

Item = Figure | Work


@dataclass(frozen=True, slots=True)
class Counted:
    """Words with a count in them, which the filters of a page may change.

    Args:
        before, behind: the words around it.
        name: what is counted.
    """

    before: str
    count: int
    behind: str
    name: str

    def __str__(self) -> str:
        return f"{self.before}{self.count}{self.behind}"


@dataclass(frozen=True, slots=True)
class Link:
    """A way out, to an address of the web."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A title within a section."""

    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One text, with a link behind it.

    Args:
        role: how it is set: ``lead``, ``muted``, ``counts`` …, or nothing.
    """

    text: str | Counted
    role: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A text in a list.

    Args:
        leads_to: figures and works that it leads to.
        needs: those without any of which it is not true: filtered away, they take it with them.
        name: an id, where it leads anywhere.
    """

    text: str
    leads_to: tuple[Item, ...] = ()
    needs: tuple[Item, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list of texts.

    Args:
        instead: what is said where there is none.
        name: an id, where its points lead anywhere.
    """

    points: tuple[Point, ...]
    instead: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what is told of it, a line each; asides are less important."""

    term: str
    lines: tuple[str, ...]
    asides: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Terms, each with what is told of it. A list of them is a ``glossary``."""

    facts: tuple[Fact, ...]
    role: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts; a cell of several has a line each.

    Args:
        leads_to: what each row's first cell leads to; empty where nothing can be opened.
        role: how it is set; ``on-paper`` where the screen has something better.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str | tuple[str, ...], ...], ...]
    leads_to: tuple[Item, ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure as a large number with its words, in its category's colour."""

    label: str
    number: str
    unit: str
    note: str
    category: str


@dataclass(frozen=True, slots=True)
class Items:
    """Figures or works that a reader can go on to, under a heading.

    Args:
        name: of the heading.
    """

    heading: str
    items: tuple[Item, ...]
    name: str


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """Figures or works under what they have in common: its id and its name."""

    id: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """Items that a reader can go on to, group by group."""

    groups: tuple[ItemGroup, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """Everything that is told of each of these."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart.

    Args:
        name: the chart's, in the catalog.
        selection: what it is drawn of.
        theme: the one that it is of, where each has its own.
    """

    name: str
    selection: Selection
    theme: str = ""

    @property
    def id(self) -> str:
        """What tells it from the others of its document: ``output``, ``theme/policy``."""
        return "/".join(filter(None, (self.name, self.theme)))


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks that stand folded away under a title."""

    title: str | Counted
    blocks: tuple[Block, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a title; with a count in it, what there is a lot of.

    Args:
        theme: the id of the one that it is all of.
    """

    title: str | Counted
    blocks: tuple[Block, ...]
    theme: str = ""


Block = (
    Heading | Paragraph | Points | Facts | Table | Tile | Link | Items | Groups | Details | ChartBlock | Fold | Section
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a whole document: the name of the page that tells the same, and blocks under a title."""

    name: str
    title: str
    blocks: tuple[Block, ...]


def points(texts: Iterable[str]) -> Points:
    """A list of these texts."""
    return Points(tuple(map(Point, texts)))


def lines(block: Block, *, folded: bool = False) -> list[str]:
    """What a block says, text by text; of a fold its title, or what is folded away."""
    match block:
        case Heading() | Paragraph():
            return [str(block.text)]
        case Points():
            return [point.text for point in block.points] or [block.instead]
        case Fold() if folded:
            return [line for each in block.blocks for line in lines(each)]
        case Fold():
            return [str(block.title)]
    raise TypeError(block)


def needed(block: Block) -> list[Item]:
    """The items that any point of it needs."""
    match block:
        case Points():
            return [item for point in block.points for item in point.needs]
        case Fold():
            return [item for each in block.blocks for item in needed(each)]
    return []
