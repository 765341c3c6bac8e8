"""What is wrong with a style sheet. A browser passes over it without a word, and the page merely looks different.

``python -m tools.styles`` reads every ``.css`` file of the product, as part of ``make check``; what Python writes is
read by the tests with the same rules. Whether a browser knows each property and value is asked of one, in the tests.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import tinycss2

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ROOT / "cppcc"
#: At-rules that hold rules; all others hold declarations.
_AROUND_RULES = frozenset({"media", "supports", "container", "layer", "scope", "starting-style", "keyframes"})
#: Whose names Streamlit and Plotly bring.
_THEIRS = re.compile(r"--st-|st[A-Z-]|js-plotly-|modebar-|(main-svg|(plot|svg)-container|cursor-pointer)$")

# tinycss2 ships no types: its nodes are told apart by ``type``.
Node = Any


def main() -> int:
    """0 where no file has a fault; otherwise 1, having said each."""
    named = names(*(PRODUCT.rglob(f"*.{ending}") for ending in ("py", "js", "j2")))
    files = sorted(PRODUCT.rglob("*.css"))
    told = []
    for file in files:
        css = file.read_text(encoding="utf-8")
        told += [f"{file.relative_to(ROOT)}:{fault}" for fault in (*faults(css), *strangers(css, named))]
    print(*told, sep="\n", file=sys.stderr) if told else print(f"{len(files)} style sheets without a fault")
    return 1 if told else 0


def names(*files: Iterable[Path]) -> frozenset[str]:
    """Every word that stands in the files, as a name in CSS may be written; and as that of an own property, since
    those are named after what they hold: ``f"--{name}"``."""
    words = frozenset(
        word
        for file in (each for some in files for each in some)
        for word in re.findall(r"-{0,2}[a-zA-Z][\w-]*", file.read_text(encoding="utf-8"))
    )
    return words | {f"--{word.replace('_', '-')}" for word in words}


def faults(css: str) -> list[str]:
    """Line and words of each: what is no CSS, and what says nothing or the same thing twice."""
    told = [f"{line}: {words}" for line, words in _of_rules(_rules(css))]
    # What is not closed, a browser closes where the sheet ends, and so does tinycss2: a rule more is then none.
    last = _rules(f"{css}\nend {{}}")[-1]
    if last.type != "qualified-rule" or tinycss2.serialize(last.prelude).strip() != "end":
        told.append(f"{last.source_line}: not closed")
    return told


def strangers(css: str, named: Iterable[str]) -> list[str]:
    """Line and words of each class, id and own property that the sheet speaks of and nothing else does.

    Args:
        named: the names that scripts and pages give.
    """
    given = properties(css).union(named)
    told = []
    for rule in _all(_rules(css)):
        if rule.type == "qualified-rule":
            told += [(rule, name) for name in _selected(rule.prelude)]
        elif rule.type == "declaration":
            told += [(rule, name) for name in _variables(rule.value)]
    return [
        f"{node.source_line}: nothing is called {name}"
        for node, name in told
        if name not in given and not _THEIRS.match(name)
    ]


def properties(css: str) -> frozenset[str]:
    """The names of what the sheet sets, its own properties among them."""
    return frozenset(node.name for node in _all(_rules(css)) if node.type == "declaration")


def declarations(css: str) -> Iterator[tuple[str, str, str]]:
    """Selector, property and value of each rule for elements."""
    for rule in _all(_rules(css)):
        if rule.type == "qualified-rule":
            selector = tinycss2.serialize(rule.prelude).strip()
            for node in _block(rule.content):
                if node.type == "declaration" and not node.name.startswith("--"):
                    yield selector, node.name, _written(node)


def _rules(css: str) -> list[Node]:
    found: list[Node] = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return found


def _block(content: list[Node]) -> list[Node]:
    found: list[Node] = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return found


def _inside(rule: Node) -> list[Node]:
    """The rules or declarations of a rule."""
    if rule.content is None:
        return []
    if rule.type == "at-rule" and rule.lower_at_keyword in _AROUND_RULES:
        found: list[Node] = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        return found
    return _block(rule.content)


def _all(nodes: list[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if node.type in {"qualified-rule", "at-rule"}:
            yield from _all(_inside(node))


def _of_rules(nodes: list[Node]) -> Iterator[tuple[int, str]]:
    for node in nodes:
        if node.type == "error":
            yield node.source_line, "neither a rule nor a property with a value"
        elif node.type == "declaration":
            yield from _of_tokens(node.value)
            if not _written(node):
                yield node.source_line, f"{node.name} has no value"
        else:
            inside = _inside(node)
            yield from _of_tokens(node.prelude)
            if not node.prelude and node.type == "qualified-rule":
                yield node.source_line, "a rule for nothing"
            if node.content is not None and not inside:
                yield node.source_line, "a rule that says nothing"
            yield from _of_rules(inside)
            yield from _repeated([each for each in inside if each.type == "declaration"])


def _of_tokens(tokens: list[Node]) -> Iterator[tuple[int, str]]:
    """What tinycss2 keeps within a value or a selector: a bracket or a quote too many or too few."""
    for token in tokens:
        if token.type == "error":
            yield token.source_line, token.message
        yield from _of_tokens(_within(token))


def _repeated(said: list[Node]) -> Iterator[tuple[int, str]]:
    """A property that is set twice in one rule. One right behind the other, in other words, is meant: a browser that
    does not know the second takes the first."""
    for place, node in enumerate(said):
        for before in said[:place]:
            meant = before is said[place - 1] and _written(before) != _written(node)
            if before.name == node.name and not meant:
                yield node.source_line, f"{node.name} is set twice"


def _written(declaration: Node) -> str:
    return str(tinycss2.serialize(declaration.value)).strip()


def _within(token: Node) -> list[Node]:
    found: list[Node] = getattr(token, "arguments", None) or getattr(token, "content", None) or []
    return found


def _selected(tokens: list[Node]) -> Iterator[str]:
    """The classes and ids of a selector."""
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "hash" or (token.type == "ident" and before == "."):
            yield token.value
        elif token.type in {"function", "() block"}:
            yield from _selected(_within(token))


def _variables(tokens: list[Node]) -> Iterator[str]:
    """The own properties that a value is made of."""
    for token in tokens:
        if token.type == "function" and token.lower_name == "var":
            yield next(each.value for each in token.arguments if each.type == "ident")
        yield from _variables(_within(token))


if __name__ == "__main__":
    sys.exit(main())
