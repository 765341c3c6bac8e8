"""How much a report file says it holds: held against what it does hold, since half a file is good YAML, too; and
written into its text: at that place, and nowhere else.

The numbers stand before all that could be cut off; what is cut off within the last item is told by the line that ends
the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress

import yaml

from cppcc.files.nodes import Node, Nodes, Reader, Unsound
from cppcc.files.report_keys import SHAPE
from cppcc.messages import LANGUAGES, say
from cppcc.messages.translations import Words

#: What is counted.
COUNTED = (*SHAPE["count"].required, *SHAPE["count"].optional)
#: YAML's own word for the end of what a file holds, on a line of its own.
END_MARK = "..."


def check(reader: Reader, parts: Nodes) -> None:
    """Notes where the numbers are others than those of what is there, or the file counts all and has no end; reminds of
    what is not counted."""
    lengths = {name: _length(parts.get(name)) for name in COUNTED}
    counted: Mapping[str, int] = {}
    if "count" in parts:
        with suppress(Unsound):
            nodes = reader.mapping(parts["count"], *SHAPE["count"])
            counted = reader.parts(nodes, **dict.fromkeys(COUNTED, reader.whole))
            others = [name for name in counted if lengths[name] not in (None, counted[name])]
            if others:  # together: one cut takes a part of one list, and all behind it
                stated_numbers, actual_numbers = (
                    _listed((name, numbers[name]) for name in others) for numbers in (counted, lengths)
                )
                reader.note(nodes[others[0]], "other_count", found=stated_numbers, there=actual_numbers)
            elif len(counted) == len(COUNTED) and not reader.has_end:
                reader.note(parts["count"], "no_end", end=END_MARK)
    lacking = [name for name in COUNTED if name not in counted]
    if lacking:
        numbers = ", ".join(f"{name}: {lengths[name]}" for name in COUNTED)
        reader.remind("no_count", lacking=_all(lacking), numbers=numbers, end=END_MARK)


def counted(text: str, numbers: Mapping[str, int]) -> str:
    """The text of a report file with these numbers for its ``count``: in the place of those that it has, or else behind
    the report's own data; and with its end. All else stays as it is, down to blanks, comments and line ends.

    Args:
        text: a sound file's, but for its count.
        numbers: of each of ``COUNTED``.
    """
    reader = Reader("")
    node = reader.compose(text)
    assert isinstance(node, yaml.MappingNode)
    line_end = "\r\n" if "\r\n" in text else "\n"
    if not reader.has_end:
        # Behind everything, so that no place before it moves.
        text += f"{'' if text.endswith(line_end) else line_end}{END_MARK}{line_end}"
    parts = {key.value: (key, value) for key, value in node.value}
    if "count" in parts:
        return _put(text, parts["count"][1], numbers, line_end)
    key, report = parts["report"]
    if node.flow_style:
        entries = ", ".join(f'"{name}": {numbers[name]}' for name in COUNTED)
        return f'{text[: key.start_mark.index]}"count": {{{entries}}}, {text[key.start_mark.index :]}'
    place = text.index("\n", _end(report)) + 1  # behind a comment on its last line, too
    entries = ", ".join(f"{name}: {numbers[name]}" for name in COUNTED)
    return f"{text[:place]}count: {{{entries}}}{line_end}{text[place:]}"


def _put(text: str, count: Node, numbers: Mapping[str, int], line_end: str) -> str:
    """The numbers in the place of those that a count has, and behind the last of them those that it lacks."""
    if not isinstance(count, yaml.MappingNode) or not count.value:  # nothing stands there
        entries = ", ".join(f"{name}: {numbers[name]}" for name in COUNTED)
        return f"{text[: count.start_mark.index]} {{{entries}}}{text[count.end_mark.index :]}"
    put = [
        (value, f"{' ' * (text[value.start_mark.index - 1] == ':')}{numbers[key.value]}") for key, value in count.value
    ]
    lacking = [name for name in COUNTED if name not in {key.value for key, _ in count.value}]
    key, last = count.value[-1]
    if count.flow_style:
        quote = key.style or ""
        added = "".join(f", {quote}{name}{quote}: {numbers[name]}" for name in lacking)
        put[-1] = last, put[-1][1] + added
    elif lacking:
        place = text.index("\n", last.end_mark.index) + 1  # behind a comment
        added = "".join(f"{' ' * key.start_mark.column}{name}: {numbers[name]}{line_end}" for name in lacking)
        text = f"{text[:place]}{added}{text[place:]}"
    for node, number in reversed(put):
        text = f"{text[: node.start_mark.index]}{number}{text[node.end_mark.index :]}"
    return text


def _listed(numbers: Iterable[tuple[str, int | None]]) -> Words:
    return _all([f"{name} {number}" for name, number in numbers])


def _all(names: Iterable[str]) -> Words:
    named = list(names)
    return Words({language: say(language, "list.or").join(named) for language in LANGUAGES})


def _length(node: Node | None) -> int | None:
    """How many items a list has; None where it is no list, which is told already."""
    if node is None:
        return 0
    return len(node.value) if isinstance(node, yaml.SequenceNode) else None


def _end(node: Node) -> int:
    """Where the last that is written of a node ends; of a block, its own end is where the next one begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)
