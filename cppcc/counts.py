"""How many figures and works a report file says it holds, written into its text: at that place, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from cppcc.reader import Node, Reader
from cppcc.shape import SHAPE


def counted(text: str, numbers: Mapping[str, int]) -> str:
    """The text of a report file with these numbers for its ``count``: in the place of those that it has, or else behind
    the report's own data. All else stays as it is, down to blanks, comments and line ends.

    Args:
        text: a sound file's, but for its count.
        numbers: of each key of ``count``.
    """
    node = Reader("").compose(text)
    assert isinstance(node, yaml.MappingNode)
    parts = {key.value: (key, value) for key, value in node.value}
    if "count" in parts:
        return _put(text, [(value, numbers[key.value]) for key, value in parts["count"][1].value])
    key, report = parts["report"]
    if node.flow_style:
        told = ", ".join(f'"{name}": {numbers[name]}' for name in SHAPE["count"].required)
        return f'{text[: key.start_mark.index]}"count": {{{told}}}, {text[key.start_mark.index :]}'
    place = text.index("\n", _end(report)) + 1  # behind a comment on its last line, too
    end = "\r\n" if text[place - 2 : place] == "\r\n" else "\n"
    told = ", ".join(f"{name}: {numbers[name]}" for name in SHAPE["count"].required)
    return f"{text[:place]}count: {{{told}}}{end}{text[place:]}"


def _put(text: str, numbers: list[tuple[Node, int]]) -> str:
    for node, number in sorted(numbers, key=lambda put: -put[0].start_mark.index):
        text = f"{text[: node.start_mark.index]}{number}{text[node.end_mark.index :]}"
    return text


def _end(node: Node) -> int:
    """Where the last that is written of a node ends; of a block, its own end is where the next one begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)
