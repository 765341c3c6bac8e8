"""What commands are given and what they say: reports by path or id, filters, options; faults in one line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from cppcc.cli.terminal import one_line
from cppcc.content.catalog import CHARTS, OPTIONS
from cppcc.files.load import (
    DATA,
    Loaded,
    file_text,
    named,
    names_of,
    read,
    read_head,
    report_files,
    reports_folder,
)
from cppcc.files.site_file import SITE
from cppcc.messages import say
from cppcc.model.errors import Problem, ReportFileError, UnknownName
from cppcc.model.report import Report
from cppcc.model.selection import DIMENSIONS, Selection

#: In the place of a chart's name, or of a frame's.
ALL = "all"
_OTHERS = {(DATA / "vocabulary.yaml").resolve(), SITE.resolve()}


class Misuse(Exception):
    """The command was not used as it can be; the message says so, in one line, in the reader's language."""


def reports_of(names: Sequence[str]) -> list[Report]:
    """The reports of those names; ReportFileError with the problems of all their files."""
    loadeds = [loaded_of(name) for name in names]
    problems = [problem for loaded in loadeds for problem in loaded.problems]
    reports = [loaded.report for loaded in loadeds if loaded.report is not None]
    if problems or len(reports) < len(loadeds):
        raise ReportFileError(problems)
    return reports


def loaded_of(name: str) -> Loaded:
    """What a file gives, named by its path or by its report's id. An id is compared, never made into a path.

    Raises:
        ReportFileError: several files have that id; which is meant, nobody can know.
        UnknownName: none has it.
    """
    if Path(name).is_file():
        return read(Path(name))
    known: dict[str, list[Path]] = {}
    unread = []
    for file in report_files(reports_folder()):
        if head := read_head(file, file_text(file, [])):
            known.setdefault(head.id, []).append(file)
        elif name in names_of(file):
            unread.append(file)
    # The problems of a file whose head cannot be read are the answer to whoever asks for what it is known by.
    paths = known.get(name) or unread[:1]
    if not paths:
        raise UnknownName("report", name, tuple(known))
    first, *others = paths
    if others:
        raise ReportFileError([_same_id(other, name, first) for other in others])
    return read(first)


def clash(loaded: Loaded, ids: dict[str, Path]) -> Problem | None:
    """That a file read before has the id of this one.

    Args:
        ids: of the reports read so far; this one's is noted.
    """
    if not loaded.report:
        return None
    first = ids.setdefault(loaded.report.id, loaded.path)
    is_another = first.resolve() != loaded.path.resolve()
    return _same_id(loaded.path, loaded.report.id, first) if is_another else None


def _same_id(path: Path, id: str, first: Path) -> Problem:
    return Problem(named(path), 0, 0, "same_id", {"id": id, "other": named(first)})


def all_loaded(names: Iterable[str]) -> Iterable[Loaded]:
    """The files of those names, and those in folders of those names, folders within them included."""
    for name in names:
        path = Path(name)
        if not path.is_dir():
            yield read(path)
            continue
        # What is no report, and lies where someone checks all of data/, is left out.
        files = sorted(file for file in path.rglob("*.yaml") if file.is_file() and file.resolve() not in _OTHERS)
        yield from map(read, files)
        if not files:
            yield Loaded(path, None, (Problem(path.as_posix(), 0, 0, "no_report_files"),))


def selection_of(args: argparse.Namespace, reports: Sequence[Report]) -> Selection:
    """The filters given; UnknownName for a value that none of the reports knows."""
    for dimension in DIMENSIONS.values():
        name = dimension.parameter
        ids = dict.fromkeys(id for report in reports for id in dimension.options(report))
        for id in getattr(args, name):
            if id not in ids:
                raise UnknownName(name, id, tuple(ids))
    return Selection.of_parameters(vars(args))


def filters_in(args: argparse.Namespace) -> list[str]:
    """The values of all filters given."""
    return [value for name in Selection().parameters for value in getattr(args, name)]


def all_or(names: Sequence[str], every: Iterable[str]) -> list[str]:
    """Those given, each once; for ``all``, those there are."""
    return list(every if ALL in names else dict.fromkeys(names))


def options_of(args: argparse.Namespace, charts: Iterable[str]) -> dict[str, dict[str, str]]:
    """Chart → its own options, only those given. Of several charts each takes those that it has."""
    asked = {name: getattr(args, name) for name in OPTIONS if getattr(args, name) is not None}
    takes = {chart: CHARTS[chart].options for chart in charts}
    for name in asked:
        if not any(name in options for options in takes.values()):
            raise Misuse(say(args.lang, "cli.no_option", chart=", ".join(takes), option=name))
    return {
        chart: {name: value for name, value in asked.items() if name in options} for chart, options in takes.items()
    }


def say_sound(language: str, key: str, path: Path, report: Report) -> None:
    """One line on stdout: how much a sound file holds."""
    print(one_line(say(language, key, path=path.as_posix(), figures=len(report.figures), works=len(report.works))))


def complain(*lines: str) -> None:
    """Lines on stderr."""
    for line in lines:
        print(one_line(line), file=sys.stderr)
