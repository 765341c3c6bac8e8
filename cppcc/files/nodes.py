"""YAML nodes → typed values, every problem noted with its place. Knows YAML, knows nothing of reports.

Files are read with ``yaml.compose``: its nodes keep their place and their text, where ``safe_load`` drops a
repeated key without a word and turns ``12:30`` into 750.
"""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple, TypeVar

import yaml

from cppcc.files.hints import Hints, clipped, remedy
from cppcc.files.yaml_errors import slip
from cppcc.files.yaml_text import COMMENT, LOADER
from cppcc.messages import LANGUAGES
from cppcc.messages.translations import FIRST_LANGUAGE, Words, unseen
from cppcc.model.errors import Problem

#: The whole of an id, of a whole number and of a day, as they are written.
ID, WHOLE, DAY = re.compile(r"[a-z][a-z0-9_]*"), re.compile(r"[0-9]{1,9}"), re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FLAGS = ("true", "false")
#: The years that a report may tell of: another is a slip of the pen, and would stretch every time axis.
YEARS = range(1949, 2101)
#: How many characters a name may have (a label, a title, a quantity, a token), and a text of some sentences. No report
#: comes near; what is longer is no name, and makes every page, picture and file of it slow.
NAME, TEXT = 200, 2000
#: How deep a file may nest; a report needs six.
_DEEPEST = 30
#: Keys without which an item says the same.
_ADORNMENTS = ("icon", "short", "note", "related", "lead")
OTHER_LANGUAGES = tuple(code for code in LANGUAGES if code != FIRST_LANGUAGE)

Element = TypeVar("Element")
Node = yaml.Node


class Keys(NamedTuple):
    """The keys that a mapping must have, and those that it may have."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()


#: Of words in several languages.
WORDS = Keys((FIRST_LANGUAGE,), OTHER_LANGUAGES)


class Unsound(Exception):
    """The item being read has a problem, already noted; it is left out and reading goes on."""


class Nodes(dict[str, Node]):
    """Key → node of one mapping. To read a required key that is missing, and noted as such, is ``Unsound``."""

    lacking = False

    def __missing__(self, key: str) -> Node:
        raise Unsound


class Ids(dict[str, int]):
    """Id → line of a list's items."""

    #: Whether every item gave its id. Where one did not, a name that is not known may be that item's: the item's own
    #: problem is told, and not once more at each place that refers to it.
    whole = True


class Reader:
    """Reads typed values from nodes and notes every problem with its place."""

    #: The keys on top of such a file, and where to see one that is well written: told of an empty file.
    keys: tuple[str, ...] = ()
    pattern = "docs/authoring.md"

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.reminders: list[Problem] = []
        self.hints = Hints()
        #: Whether the file says itself that it is at its end, by “...” or by the bracket that holds all of it.
        self.has_end = False
        self._source = ""

    def note(self, node: Node, kind: str, **values: str | Words) -> None:
        self.note_at(node.start_mark, kind, **values)

    def note_at(self, mark: Any, kind: str, **values: str | Words) -> None:
        """The same at a mark, either of Python's parser or of libyaml's; the file's beginning where there is none."""
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.problems.append(Problem(self.path, line, column, kind, values))

    def remind(self, kind: str, **values: str | Words) -> None:
        """Notes what is no problem of the file."""
        self.reminders.append(Problem(self.path, 1, 1, kind, values))

    def fail(self, node: Node, kind: str, **values: str | Words) -> Unsound:
        self.note(node, kind, **values)
        return Unsound()

    def compose(self, text: str) -> Node | None:
        """The file's one document, or None with the problem noted."""
        self._source = text = text.removeprefix("\ufeff")
        try:
            if not self._harmless(text):
                return None
            node: Node | None = yaml.compose(text, LOADER)
        except yaml.MarkedYAMLError as error:
            fault = slip(error, text)
            self.note_at(fault.mark, fault.kind, **fault.values)
            return None
        except (yaml.reader.ReaderError, UnicodeEncodeError) as error:
            # A character that no YAML may hold; the first of its kind is the one.
            char = error.object[error.start] if isinstance(error, UnicodeEncodeError) else chr(int(error.character))
            before = text[: max(0, text.find(char))]
            place = before.count("\n") + 1, len(before) - before.rfind("\n")
            self.problems.append(Problem(self.path, *place, "yaml_character", {"found": f"U+{ord(char):04X}"}))
            return None
        if node is None:
            self.note_at(None, "empty_file", keys=", ".join(self.keys), pattern=self.pattern)
        return node

    def _harmless(self, text: str) -> bool:
        """Whether composing the text is safe: libyaml's nodes nest on the C stack, where enough brackets end the
        process; and with aliases a short file stands for a long or an endless one."""
        depth = 0
        for event in yaml.parse(text, LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                self.has_end = self.has_end or (not depth and bool(event.flow_style))
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.DocumentEndEvent):
                self.has_end = self.has_end or bool(event.explicit)
            elif isinstance(event, yaml.AliasEvent):
                self.note_at(event.start_mark, "alias", found=clipped(str(event.anchor)))
                return False
            if depth > _DEEPEST:
                self.note_at(event.start_mark, "too_deep")
                return False
        return True

    def mapping(self, node: Node, required: Collection[str], optional: Collection[str] = ()) -> Nodes:
        """Key → node. Unknown and repeated keys are noted and left out. Missing ones are noted and make the item
        unsound, but only after its other parts were read: all problems are told at once."""
        if not isinstance(node, yaml.MappingNode):
            raise self.fail(node, "not_mapping", found=_shown(node), keys=", ".join(required))
        known = (*required, *optional)
        nodes = Nodes()
        names: list[str] = []
        misspelt = set()
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else _shown(key)
            if name not in known and names and node.flow_style and _is_prose(key, value):
                # The rest of a text that a comma has cut off: what is left of it is not it.
                self.note(key, "stray_comma", found=clipped(name))
                misspelt.add(names[-1])
                nodes.pop(names[-1], None)
            elif name not in known:
                near = self.hints.nearest(name, known)
                misspelt.add(near)
                in_a_line = node.flow_style and FIRST_LANGUAGE in names
                mend = remedy(near, comma=in_a_line and not near)
                self.note(key, "unknown_key", found=clipped(name), known=", ".join(known), remedy=mend)
            elif name in names:
                self.note(key, "repeated_key", found=name)
            elif not _is_empty(value):
                nodes[name] = value
            names.append(name)
        for name in required:
            if name not in nodes:
                nodes.lacking = True
                if name not in misspelt:  # the slip is told already
                    self.note(node, "missing_key", found=name)
        return nodes

    def items(self, node: Node | None, read: Callable[[Node], Element]) -> tuple[Element, ...]:
        """The sound items of a list; the problems of the others are noted."""
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self.note(node, "not_list", found=_shown(node))
            return ()
        return tuple(item for child in node.value for item in self._attempt(child, read))

    def items_with_ids(self, node: Node | None, ids: Ids, read: Callable[[Node], Element]) -> tuple[Element, ...]:
        """The same of a list whose items have the ids that ``read`` notes there."""
        items = self.items(node, read)
        ids.whole = isinstance(node, yaml.SequenceNode) and len(ids) == len(node.value)
        return items

    def _attempt(self, node: Node, read: Callable[[Node], Element]) -> Iterator[Element]:
        with contextlib.suppress(Unsound):
            yield read(node)

    def text(self, node: Node, most: int = TEXT) -> str:
        """A text of at most so many characters, none of which could not stand in the file itself."""
        if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
            raise self.fail(node, "not_text", found=_shown(node))
        text = str(node.value)
        if len(text) > most:
            raise self.fail(node, "too_long", found=str(len(text)), most=str(most))
        if char := unseen(text):
            raise self.fail(node, "yaml_character", found=f"U+{ord(char):04X}")
        if not node.style and (comment := COMMENT.match(self._source, node.end_mark.index)):
            raise self.fail(node, "comment", found=clipped(text), cut=clipped(comment[1]))
        return text.strip()

    def name(self, node: Node) -> str:
        """A text as short as a name, in one line."""
        return " ".join(self.text(node, NAME).split("\n"))

    def whole(self, node: Node) -> int:
        text = self.text(node)
        if not WHOLE.fullmatch(text):
            raise self.fail(node, "not_whole_number", found=clipped(text))
        return int(text)

    def line(self, node: Node) -> int:
        line = self.whole(node)
        if line < 1:
            raise self.fail(node, "no_such_line", found=str(line))
        return line

    def flag(self, node: Node | None) -> bool:
        if node is None:
            return False
        text = self.text(node)
        if text not in FLAGS:
            raise self.fail(node, "not_flag", found=clipped(text))
        return text == FLAGS[0]

    def date(self, node: Node) -> datetime.date:
        text = self.text(node)
        if not DAY.fullmatch(text):
            raise self.fail(node, "not_date", found=clipped(text))
        try:
            date = datetime.date.fromisoformat(text)
        except ValueError:
            raise self.fail(node, "no_such_day", found=text) from None
        self.check_year(node, date.year, text)
        return date

    def check_year(self, node: Node, year: int, text: str) -> None:
        """Notes a year that no report tells of."""
        if year not in YEARS:
            raise self.fail(node, "no_such_year", found=text)

    def id(self, node: Node, pattern: re.Pattern[str] = ID) -> str:
        text = self.name(node)
        if not pattern.fullmatch(text):
            raise self.fail(node, "not_id", found=clipped(text), pattern=pattern.pattern)
        return text

    def one_of(self, node: Node, known: Collection[str], what: str, kind: str = "unknown_name") -> str:
        text = self.text(node)
        if text not in known:
            raise self.unknown(node, text, known, what, kind)
        return text

    def unknown(self, node: Node, text: str, known: Collection[str], what: str, kind: str = "unknown_name") -> Unsound:
        listed, meant = self.hints.of(text, known)
        return self.fail(node, kind, what=what, found=clipped(text), known=listed, remedy=meant)

    def words(self, node: Node) -> Words:
        return Words(self.parts(self.mapping(node, *WORDS), **dict.fromkeys(LANGUAGES, self.text)))

    def names(self, node: Node) -> Words:
        """The same of a name."""
        return Words(self.parts(self.mapping(node, *WORDS), **dict.fromkeys(LANGUAGES, self.name)))

    def unique(self, ids: dict[str, int], node: Node, id: str, kind: str = "repeated_id") -> str:
        """Notes a repeated id; the first one stands."""
        if id in ids:
            raise self.fail(node, kind, found=id, first=str(ids[id]))
        ids[id] = node.start_mark.line + 1
        return id

    def new_id(self, ids: dict[str, int]) -> Callable[[Node], str]:
        """A reader of an id that may stand only once. Known from here on, even if the rest of its item is unsound:
        a reference to such an item is no second problem."""
        return lambda node: self.unique(ids, node, self.id(node))

    def parts(self, nodes: Nodes, **read: Callable[[Node], Any]) -> dict[str, Any]:
        """Reads the parts that are there; unsound if any of them is, or a required one missing, after all were read.
        What only adorns an item is left out where it is unsound: no figure is lost for an icon."""
        values: dict[str, Any] = {}
        sound = not nodes.lacking
        for name, reader in read.items():
            if name in nodes:
                try:
                    values[name] = reader(nodes[name])
                except Unsound:
                    sound = sound and name in _ADORNMENTS
        if not sound:
            raise Unsound
        return values


def words_of(parts: dict[str, Any]) -> Words:
    """Takes the words out of an item's parts, where their languages stand among its other keys."""
    return Words({code: parts.pop(code) for code in LANGUAGES if code in parts})


def _is_empty(node: Node) -> bool:
    """Whether nothing is written there."""
    return isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null")


def _is_prose(key: Node, value: Node) -> bool:
    """Whether what stands where a key may is no word for one: it has no colon, or is written as only texts are."""
    name = str(key.value)
    return value.start_mark.index == key.end_mark.index or not name.isascii() or " " in name


def _shown(node: Node) -> str:
    """A node in few words, for a message."""
    if isinstance(node, yaml.ScalarNode):
        return clipped(str(node.value))
    return "{…}" if isinstance(node, yaml.MappingNode) else "[…]"
