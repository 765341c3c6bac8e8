"""Commands that read report files, and print what is in them or wrong with them."""

from __future__ import annotations

import argparse
import codecs
import io
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from cppcc.cli.arguments import Misuse, all_loaded, clash, complain, reports_of, say_sound, selection_of
from cppcc.cli.terminal import aligned, one_line
from cppcc.content.catalog import CHARTS
from cppcc.content.records import (
    FIGURE_COLUMNS,
    QUANTITY_COLUMNS,
    WORK_COLUMNS,
    Record,
    Single,
    csv_text,
    figure_rows,
    joined,
    quantity_row,
    work_rows,
)
from cppcc.files import counts
from cppcc.files.load import Loaded, read, vocabulary
from cppcc.files.verify import same_text, sha256, unaccounted
from cppcc.files.verify import verify as held_against
from cppcc.files.watch import bytes_of
from cppcc.messages import say
from cppcc.model.errors import refusal
from cppcc.speech.speech import Speech
from cppcc.write.output_file import write_whole

_FIGURE_TABLE = ("id", "as_written", "{label}", "bound", "category", "theme", "actor", "fields", "line", "token")
_WORK_TABLE = ("id", "kind", "categories", "{label}", "date_as_written", "theme", "actor", "fields", "line", "token")

#: Kind → what makes its rows, their columns, and those of them that a table shows.
_LISTED: dict[str, tuple[Callable[..., Sequence[Record]], Sequence[str], Sequence[str]]] = {
    "figures": (figure_rows, FIGURE_COLUMNS, _FIGURE_TABLE),
    "works": (work_rows, WORK_COLUMNS, _WORK_TABLE),
}
#: What ``validate --fix`` mends → how it tells what was there before.
_COUNTED = {
    "other_count": "cli.counted_other",
    "no_count": "cli.counted_lacking",
    "no_end": "cli.counted_no_end",
}


def validate(args: argparse.Namespace) -> int:
    """Checks report files; 1 where any has problems, or two have one id."""
    sound = True
    ids: dict[str, Path] = {}
    for loaded in all_loaded(args.path):
        if args.fix:
            loaded = _fixed(loaded, args.lang)
        if taken := clash(loaded, ids):
            loaded = replace(loaded, problems=(taken, *loaded.problems))
        complain(*(problem.text(args.lang) for problem in loaded.problems or loaded.reminders))
        if loaded.problems or loaded.report is None:
            sound = False
        else:
            say_sound(args.lang, "cli.sound", loaded.path, loaded.report)
    return 0 if sound else 1


def _fixed(loaded: Loaded, language: str) -> Loaded:
    """The file with how much it holds written into it, where nothing else is wrong with it: else that would tell of
    what is left of it."""
    wanting = [*loaded.problems, *loaded.reminders]
    if not loaded.report or not wanting or not {problem.kind for problem in wanting} <= _COUNTED.keys():
        return loaded
    numbers = {name: len(getattr(loaded.report, name)) for name in counts.COUNTED}
    content = bytes_of(loaded.path)
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    text = counts.counted(content.removeprefix(mark).decode("utf-8"), numbers)
    try:
        write_whole(loaded.path, mark + text.encode("utf-8"))
    except OSError as error:
        raise Misuse(say(language, "cli.cannot_write", path=loaded.path, why=refusal(error)[language])) from None
    before = [say(language, _COUNTED[problem.kind], **problem.values_in(language)) for problem in wanting]
    print(
        one_line(
            say(
                language,
                "cli.counted",
                path=loaded.path.as_posix(),
                numbers=say(language, "list.or").join(f"{name} {number}" for name, number in numbers.items()),
                before=say(language, "list.comma").join(before),
            )
        )
    )
    return read(loaded.path)


def listing(kind: str) -> Callable[[argparse.Namespace], int]:
    """The command that lists what reports have of a kind: ``figures`` or ``works``."""
    of, columns, table = _LISTED[kind]

    def listed(args: argparse.Namespace) -> int:
        reports = reports_of(args.report)
        chosen = selection_of(args, reports)
        rows = [row for report in reports for row in of(report, getattr(chosen, kind)(report))]
        _print_rows(rows, columns, table, args, several=len(reports) > 1)
        return 0

    return listed


def charts(args: argparse.Namespace) -> int:
    """Lists the charts that can be drawn."""
    width = max(map(len, CHARTS)) + 2
    for name in CHARTS:
        print(f"{name:<{width}}{say(args.lang, f'chart.what_{name}')}")
    return 0


def verify(args: argparse.Namespace) -> int:
    """Holds a report file against the text it was taken from; 1 where they differ."""
    [report] = reports_of([args.report])
    path = Path(args.text)
    try:
        # Bytes, and the mark at a file's start kept: the hash is of the file as it is.
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise Misuse(say(args.lang, "cli.no_file", path=path, why=refusal(error)[args.lang])) from None
    except UnicodeDecodeError:
        raise Misuse(say(args.lang, "cli.no_text", path=path)) from None
    is_other = not same_text(report, text)
    if is_other:
        complain(say(args.lang, "cli.other_text", path=path, digest=sha256(text)))
        if not args.other_copy:
            complain(say(args.lang, "cli.other_copy"))
    mismatches = held_against(report, text)
    for mismatch in mismatches:
        why = mismatch.text(args.lang)
        complain(say(args.lang, "cli.unverified", path=path, line=mismatch.line, token=mismatch.token, why=why))
    if not mismatches:
        say_sound(args.lang, "cli.verified", path, report)
    numerals = unaccounted(report, text)
    if numerals:
        print(say(args.lang, "cli.unaccounted", count=len(numerals)))
    for numeral in numerals:
        place = {"path": path, "line": numeral.line}
        print(one_line(say(args.lang, "cli.numeral", words=numeral.words, around=numeral.around, **place)))
    return 1 if mismatches or (is_other and not args.other_copy) else 0


def quantity(args: argparse.Namespace) -> int:
    """Reads phrases, or the lines of standard input, as quantities; 1 where any is refused."""
    speech = Speech(args.lang, vocabulary())
    rows = [quantity_row(phrase, speech) for phrase in args.phrase or _lines_of_stdin()]
    _print_rows(rows, QUANTITY_COLUMNS, QUANTITY_COLUMNS, args, several=False)
    return 1 if any(row["value"] is None for row in rows) else 0


def _lines_of_stdin() -> Iterator[str]:
    """Its lines, those without a word left out; UTF-8 on every system, a mark at the beginning or none."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
    for line in sys.stdin:
        if line.strip():
            yield line.rstrip("\r\n")


def _print_rows(
    rows: Sequence[Record],
    columns: Sequence[str],
    table: Sequence[str],
    args: argparse.Namespace,
    *,
    several: bool,
) -> None:
    if args.format == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    elif args.format == "csv":
        sys.stdout.write(csv_text(rows, columns))
    else:
        shown = [column.format(label=f"label_{args.lang}") for column in (*(["report"] if several else []), *table)]
        cells = [[one_line(_cell_text(row, column)) for column in shown] for row in map(joined, rows)]
        print(aligned([shown, *cells]))


def _cell_text(row: dict[str, Single], column: str) -> str:
    cell = row[column]
    if cell is None and column.startswith("label_"):
        cell = row["label_zh"]  # a missing translation hides no fact
    return "" if cell is None else str(cell)
