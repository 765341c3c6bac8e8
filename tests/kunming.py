"""The real report, and what stands in it under an id."""

from __future__ import annotations

from functools import cache

from cppcc.files.load import REPORTS, load
from cppcc.model.report import Figure, Report, Work


@cache
def report() -> Report:
    return load(REPORTS / "kunming-2023.yaml")


def figure(id: str) -> Figure:
    return report().figure(id)


def work(id: str) -> Work:
    return report().work(id)
