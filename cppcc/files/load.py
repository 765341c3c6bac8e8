"""Report file → Report: what of it is sound, and what is wrong with the rest; and the way to all data files."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cppcc.files.nodes import Unsound
from cppcc.files.report_file import ReportReader
from cppcc.files.sound import sound
from cppcc.files.terms_file import VocabularyReader
from cppcc.files.watch import bytes_of, text_of
from cppcc.files.yaml_text import part_of, report_id
from cppcc.model.errors import Problem, ReportFileError, refusal
from cppcc.model.report import Head, Report
from cppcc.model.terms import Vocabulary

DATA = Path(__file__).resolve().parents[2] / "data"
VOCABULARY = DATA / "vocabulary.yaml"
REPORTS = DATA / "reports"
#: Another folder of report files than data/reports, for a committee's own and for tests.
FOLDER_VARIABLE = "CPPCC_REPORTS"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file gave: its sound part, and what is wrong with the rest.

    Args:
        report: None where not even the report's own data could be read.
        problems: in the file's order; empty for a sound file.
        reminders: of what would make a sound file a safer one.
    """

    path: Path
    report: Report | None
    problems: tuple[Problem, ...]
    reminders: tuple[Problem, ...] = ()


@cache
def vocabulary(path: Path = VOCABULARY) -> Vocabulary:
    """The vocabulary of that file, read once.

    Raises:
        ReportFileError: the file has problems; nothing works without its terms, so none is let pass.
    """
    reader = VocabularyReader(named(path))
    text = file_text(path, reader.problems)
    node = None if reader.problems else reader.compose(text)
    read = None
    if node is not None:
        with suppress(Unsound):
            read = reader.vocabulary(node)
    if read is None or reader.problems:
        raise ReportFileError(_in_order(reader.problems))
    return read


def read(path: Path, text: str | None = None) -> Loaded:
    """What a report file holds: its sound part and all its problems together.

    Args:
        path: the file; it names the problems' place.
        text: the file's text where the caller has it already.
    """
    problems: list[Problem] = []
    if text is None:
        text = file_text(path, problems)
    reader = ReportReader(named(path), vocabulary())
    report = None
    if not problems:
        node = reader.compose(text)
        sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        report = reader.report(node, sha256) if node is not None else None
        report = report and sound(report)
    return Loaded(path, report, tuple(_in_order(problems + reader.problems)), tuple(reader.reminders))


def read_head(path: Path, text: str) -> Head | None:
    """What a file says of its report, without reading the rest of it; None where that is not sound."""
    reader = ReportReader(named(path), vocabulary())
    part = part_of(text, "report")
    node = reader.compose(part) if part else None
    with suppress(Unsound):
        if node is not None:
            parts = reader.head(node)
            return Head(**{name: parts[name] for name in ("id", "committee", "year", "published")})
    return None


def names_of(path: Path) -> tuple[str, ...]:
    """What a file is known by whose head cannot be read: its own name, and the id that stands in its bytes."""
    with suppress(OSError):
        if id := report_id(bytes_of(path)):
            return path.stem, id
    return (path.stem,)


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.line, problem.column))


def load(path: Path) -> Report:
    """The report of a sound file.

    Raises:
        ReportFileError: the file has problems; it holds all of them.
    """
    loaded = read(path)
    if loaded.problems or loaded.report is None:
        raise ReportFileError(loaded.problems)
    return loaded.report


def reports_folder() -> Path:
    """Where the report files are."""
    return Path(os.environ.get(FOLDER_VARIABLE) or REPORTS)


def report_files(folder: Path = REPORTS) -> tuple[Path, ...]:
    """The report files of a folder, by name; none where the folder is missing."""
    return tuple(sorted(file for file in folder.glob("*.yaml") if file.is_file()))


def named(path: Path) -> str:
    """The path as a person would name it: relative to where they stand, with forward slashes."""
    try:
        # Not ``resolve``, to which a link that leads to itself is an error of some versions of Python.
        return Path(os.path.realpath(path)).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def file_text(path: Path, problems: list[Problem]) -> str:
    """The file's text; empty, with the problem noted, where it cannot be read."""
    try:
        return text_of(path)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.append(Problem(named(path), line, 1, "not_utf8"))
    except OSError as error:
        problems.append(Problem(named(path), 0, 0, "unreadable", {"why": refusal(error)}))
    return ""
