"""Plan file → Plan: a deck to make again next year, of another report. YAML, one page an item."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

from cppcc.charts.beside import MOST
from cppcc.content.catalog import CHARTS, OPTIONS
from cppcc.decks.plan import BESIDE, LONGEST_TITLE, PAGE_NAMES, PlanPage, known, page_of, settings_of, takes
from cppcc.files.nodes import Node, Reader, Unsound
from cppcc.model.errors import Problem
from cppcc.model.selection import DIMENSIONS

#: What may be said more than once of a page.
_LISTS = frozenset(dimension.parameter for dimension in DIMENSIONS.values())


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan file gave, and what is wrong with the rest of it."""

    pages: tuple[PlanPage, ...] = ()
    problems: tuple[Problem, ...] = ()


class _PlanReader(Reader):
    keys = ("pages",)
    pattern = "docs/exports.md"

    def plan(self, node: Node) -> tuple[PlanPage, ...]:
        nodes = self.mapping(node, self.keys)
        return self.items(nodes["pages"], self.page)

    def page(self, node: Node) -> PlanPage:
        nodes = self.mapping(node, ("page",), ("title", "theme", "of", *known()))
        name = self.one_of(nodes["page"], PAGE_NAMES, "page")
        of = self.items(nodes.pop("of"), self.chart) if name == BESIDE and "of" in nodes else ()
        settings: dict[str, list[str]] = {}
        for key, setting in nodes.items():
            if key == "page":
                continue
            if key == "of" or (key in OPTIONS and not takes(name, key)):
                raise self.fail(setting, "no_option", found=key, page=name)
            allowed = known().get(key)
            values = setting.value if key in _LISTS and isinstance(setting, yaml.SequenceNode) else [setting]
            settings[key] = [
                self.one_of(value, allowed, key) if allowed else self.text(value, LONGEST_TITLE) for value in values
            ]
        return replace(page_of(name, settings), of=of[:MOST])

    def chart(self, node: Node) -> PlanPage:
        """A chart that stands beside others."""
        page = self.page(node)
        if page.name not in CHARTS:
            raise self.fail(node, "no_option", found=page.name, page=BESIDE)
        return page


def read_plan(text: str, path: str) -> Plan:
    """The pages of a plan file, as far as they are sound.

    Args:
        path: what problems call the file.
    """
    reader = _PlanReader(path)
    node = reader.compose(text)
    pages: tuple[PlanPage, ...] = ()
    if node is not None:
        with contextlib.suppress(Unsound):
            pages = reader.plan(node)
    return Plan(pages, tuple(reader.problems))


def plan_text(pages: Sequence[PlanPage]) -> str:
    """The file that ``read_plan`` reads."""
    return yaml.safe_dump({"pages": [_item(page) for page in pages]}, allow_unicode=True, sort_keys=False)


def _item(page: PlanPage) -> dict[str, Any]:
    settings = settings_of(page)
    of = {"of": [_item(part) for part in page.of]} if settings.pop("of", None) else {}
    return {"page": page.name} | of | {key: v if key in _LISTS else v[0] for key, v in settings.items()}
