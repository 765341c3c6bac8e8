"""Fills in the tables of ``docs/reference.md``: pages, parameters, charts, frames, files, commands, terms.

``make reference``. Each table stands between ``<!-- NAME -->`` and ``<!-- /NAME -->`` and is made of the catalog, the
command line's own help and the vocabulary; what stands around them is written by hand. A test says when it is stale.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from cppcc.cli.parser import parser
from cppcc.content.catalog import CHARTS, OPTIONS, PAGES, SAVED
from cppcc.design.frames import FRAMES
from cppcc.files.load import vocabulary
from cppcc.messages import say
from cppcc.messages.translations import FIRST_LANGUAGE
from cppcc.model.selection import DIMENSIONS

FILE = Path(__file__).resolve().parents[1] / "docs" / "reference.md"
_LANGUAGE = FIRST_LANGUAGE


def filled(text: str) -> str:
    """The text with its tables made anew.

    Raises:
        KeyError: a table that nothing here makes.
    """
    return re.sub(
        r"(<!-- (\w+) -->\n).*?(<!-- /\2 -->)",
        lambda found: f"{found[1]}\n{_MADE[found[2]]()}\n{found[3]}",
        text,
        flags=re.DOTALL,
    )


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n" for row in lines)


def _told(key: str) -> str:
    return say(_LANGUAGE, key)


def _codes(names: Iterable[str]) -> str:
    return " ".join(f"`{name}`" for name in names)


def _pages() -> str:
    first, *_ = PAGES
    rows = ((_told(f"page.{name}"), f"`/{'' if name == first else name}`") for name in PAGES)
    return _table(("页面", "地址"), rows)


def _parameters() -> str:
    rows = [(f"`{each.parameter}`", _told(f"help.{each.parameter}")) for each in DIMENSIONS.values()]
    rows += [
        (f"`{name}`", f"{_codes(values)}，不写就是 `{values[0]}`；{_told(f'help.{name}')}")
        for name, values in OPTIONS.items()
    ]
    return _table(("参数", "取值"), rows)


def _charts() -> str:
    rows = (
        (
            f"`{name}`",
            _told(f"chart.what_{name}"),
            _told(f"page.{chart.chapter}") if chart.chapter else "",
            _codes(chart.options),
        )
        for name, chart in CHARTS.items()
    )
    return _table(("图", "画什么", "单页文件里在哪一章", "选项"), rows)


def _frames() -> str:
    rows = (
        (
            f"`{name}`",
            "随网页" if name == "screen" else _told(f"export.frame_{name}"),
            f"{frame.width or '随页面'} × {frame.height or '随内容'}",
        )
        for name, frame in FRAMES.items()
    )
    return _table(("画幅", "是什么", "像素"), rows)


def _files() -> str:
    rows = (
        (f"`{what}`", _codes(formats), _codes(name for name, format in formats.items() if format.needs_browser))
        for what, formats in SAVED.items()
    )
    return _table(("存什么", "成什么", "其中要浏览器的"), rows)


def _commands() -> str:
    told = []
    for name, command in _subparsers(parser(_LANGUAGE)):
        rows = [
            (_written(action), (action.help or "").replace("%%", "%")) for action in command._actions if _tells(action)
        ]
        filters = [f"`--{action.dest}`" for action in command._actions if action.dest in _FILTERS]
        rows += [(" ".join(filters), "筛选，取值与地址里的参数相同；可重复")] if filters else []
        told.append(f"### `cppcc {name}`\n\n{command.description}。\n")
        told += [_table(("参数", "是什么"), rows)] if rows else []
    return "\n".join(told)


_FILTERS = [dimension.parameter for dimension in DIMENSIONS.values()]


def _tells(action: argparse.Action) -> bool:
    """Whether it has a row of its own: what all commands have is told once."""
    is_filter = action.dest in _FILTERS and action.help == _told(f"help.{action.dest}")
    return action.dest not in ("help", "lang") and not is_filter


def _subparsers(whole: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


def _written(action: argparse.Action) -> str:
    """An argument as it is typed."""
    names = " ".join(f"`{name}`" for name in action.option_strings)
    values = "\\|".join(map(str, action.choices)) if action.choices else action.metavar or ""
    value = f"`{values}`".replace("\\|", "|") if values and action.nargs != 0 else ""
    more = "…" if action.nargs in ("+", "*") else ""
    return " ".join(part for part in (names, value + more) if part)


def _terms() -> str:
    terms = vocabulary()
    told = []
    for name, dimension in ((name, each) for name, each in DIMENSIONS.items() if each.terms):
        rows = (
            (f"`{id}`", term.label[_LANGUAGE], term.definition[_LANGUAGE])
            for id, term in dimension.known(terms).items()
        )
        heading = _told(f"filter.{name}")
        told.append(f"### {heading} `{dimension.parameter}`\n\n{_table(('id', '名称', '说明'), rows)}")
    return "\n".join(told)


_MADE: dict[str, Callable[[], str]] = {
    "pages": _pages,
    "parameters": _parameters,
    "charts": _charts,
    "frames": _frames,
    "files": _files,
    "commands": _commands,
    "terms": _terms,
}

if __name__ == "__main__":
    FILE.write_text(filled(FILE.read_text(encoding="utf-8")), encoding="utf-8")
