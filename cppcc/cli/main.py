"""The command ``cppcc``: checks, lists and draws what the pages show. Its names, columns and exit codes are public.

Exit codes: 0 done; 1 a file has problems, or something could not be written, drawn or served; 2 misuse. What was asked
for goes to stdout, everything else to stderr, each in one line.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from typing import NoReturn

import cppcc
from cppcc.cli import exports, reading, serving
from cppcc.cli.arguments import ALL, OPTIONS, Misuse, complain
from cppcc.cli.terminal import drop_stdout, speak_utf8
from cppcc.design.frames import FRAMES
from cppcc.design.looks import LOOKS
from cppcc.messages import LANGUAGES, say
from cppcc.messages.translations import FIRST_LANGUAGE
from cppcc.model.errors import ReportFileError, UnknownName, refusal
from cppcc.model.selection import Selection
from cppcc.write.office.deck import FRAMES as DECK_FRAMES

#: What is set when a maintainer wants the traceback of an unexpected error.
DEBUG = "CPPCC_DEBUG"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code. Raises nothing but SystemExit: argparse's 0 after a --help, and where
    the program is told to end, once what it has begun is put away."""
    arguments = sys.argv[1:] if arguments is None else arguments
    language = _language(arguments)
    speak_utf8()
    try:
        with _ending_in_order():
            code = _run(arguments, language)
        if sys.stdout:
            sys.stdout.flush()  # here, where a full disk or a closed pipe can still be told
    except BrokenPipeError:
        drop_stdout()  # `cppcc works … | head` has read enough: nothing went wrong
        return 0
    except KeyboardInterrupt:
        return 130
    except (Misuse, UnknownName) as error:
        complain(_unknown(error, language) if isinstance(error, UnknownName) else str(error))
        return 2
    except ReportFileError as error:
        complain(*(problem.text(language) for problem in error.problems))
        return 1
    except Exception as error:  # whoever types a command is not served by a traceback
        if os.environ.get(DEBUG):
            raise
        if isinstance(error, FileNotFoundError) and error.filename is None:  # what tempfile raises, and no stdout
            complain(say(language, "cli.no_temp"))
        elif isinstance(error, OSError) and error.filename is None:  # a full disk behind stdout
            drop_stdout()
            complain(say(language, "cli.cannot_write", path="stdout", why=refusal(error)[language]))
        elif isinstance(error, OSError):
            complain(say(language, "cli.no_file", path=error.filename, why=refusal(error)[language]))
        else:
            complain(say(language, "cli.unexpected", why=f"{type(error).__name__}: {error}"))
        return 1
    return code


@contextlib.contextmanager
def _ending_in_order() -> Iterator[None]:
    """Told to end (SIGTERM), the program puts away what it has begun, as at Ctrl+C: browser, folders, half a file."""
    if threading.current_thread() is not threading.main_thread():  # where no signal is heard
        yield
        return

    def end(*_: object) -> NoReturn:
        raise SystemExit(128 + signal.SIGTERM)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _run(arguments: Sequence[str], language: str) -> int:
    given = _parser(language).parse_args(arguments, argparse.Namespace(lang=language))
    command: Callable[[argparse.Namespace], int] = given.command
    return command(given)


#: What argparse says → the text of the same in the reader's language. It has no other way to be asked what is wrong.
_REASONS = {
    "missing": "the following arguments are required: (?P<found>.+)",
    "unrecognized": "unrecognized arguments: (?P<found>.+)",
    "choice": r"argument (?P<name>.+?): invalid choice: ['\"](?P<found>.*)['\"].* \(choose from (?P<known>.+)\)",
    "no_value": "argument (?P<name>.+?): expected (?:one|at least one) argument",
    "no_integer": r"argument (?P<name>.+?): invalid int value: ['\"](?P<found>.*)['\"]",
    "needless_value": r"argument (?P<name>.+?): ignored explicit argument ['\"](?P<found>.*)['\"]",
}


class _Parser(argparse.ArgumentParser):
    """An argument parser that tells a fault in one line."""

    language = FIRST_LANGUAGE

    def error(self, message: str) -> NoReturn:
        why = message.rstrip(".")
        for reason, pattern in _REASONS.items():
            if told := re.fullmatch(pattern, message, re.DOTALL):
                parts = told.groupdict()
                if "known" in parts:  # some versions of Python put each choice in quotes, and some none
                    parts["known"] = parts["known"].replace("', '", ", ").strip("'")
                why = say(self.language, f"misuse.{reason}", **parts)
        raise Misuse(say(self.language, "cli.misuse", why=why, command=self.prog))


def _language(arguments: Sequence[str]) -> str:
    """The language asked for, found before anything can go wrong that must be told in it."""
    asked = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    asked.add_argument("--lang")
    try:
        language = asked.parse_known_args(arguments)[0].lang
    except argparse.ArgumentError:
        language = None
    return language if language in LANGUAGES else FIRST_LANGUAGE


def _parser(language: str) -> argparse.ArgumentParser:
    def told(key: str) -> str:
        return say(language, f"help.{key}").replace("%", "%%")

    def add_language(to: argparse.ArgumentParser) -> None:
        # Before or behind the command; the value is already known, and no default may come over it.
        to.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=told("lang"))

    class Parser(_Parser):
        pass

    Parser.language = language
    parser = Parser(prog="cppcc", description=say(language, "help.about"), add_help=False, allow_abbrev=False)
    parser.add_argument("-h", "--help", action="help", help=told("help"))
    parser.add_argument("--version", action="version", version=f"cppcc {cppcc.__version__}", help=told("version"))
    add_language(parser)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def add(name: str, command: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        described = say(language, f"help.{name}")
        new = commands.add_parser(name, help=told(name), description=described, add_help=False, allow_abbrev=False)
        new.set_defaults(command=command)
        new.add_argument("-h", "--help", action="help", help=told("help"))
        add_language(new)
        return new

    def add_filters(command: argparse.ArgumentParser) -> None:
        for name in Selection().parameters:
            command.add_argument(f"--{name}", action="append", default=[], metavar=name.upper(), help=told(name))

    serve = add("serve", serving.serve)
    serve.add_argument("--address", metavar="ADDRESS", help=told("address"))
    serve.add_argument("--port", type=int, metavar="PORT", help=told("port"))
    serve.add_argument("--open", action="store_true", help=told("open"))
    validate = add("validate", reading.validate)
    validate.add_argument("path", nargs="+", metavar="PATH", help=told("path"))
    validate.add_argument("--fix", action="store_true", help=told("fix"))
    for name, function in (("figures", reading.figures), ("works", reading.works)):
        listing = add(name, function)
        listing.add_argument("report", nargs="+", metavar="REPORT", help=told("report"))
        add_filters(listing)
        listing.add_argument("--format", choices=("table", "csv", "json"), default="table", help=told("format"))
    add("charts", reading.charts)
    chart = add("chart", exports.chart)
    chart.add_argument("name", nargs="+", metavar="NAME", help=told("name"))
    chart.add_argument("report", metavar="REPORT", help=told("report"))
    add_filters(chart)
    chart.add_argument("--frame", action="append", default=[], choices=(*FRAMES, ALL), help=told("frame"))
    chart.add_argument("--look", choices=tuple(LOOKS), default="light", help=told("look"))
    for name in OPTIONS:
        chart.add_argument(f"--{name}", metavar=name.upper(), help=told(name))
    chart.add_argument("-o", "--output", required=True, metavar="FILE", help=told("output"))
    chart.add_argument("--format", metavar="FORMAT", help=told("format_of_folder"))
    book = add("workbook", exports.workbook)
    book.add_argument("report", metavar="REPORT", help=told("report"))
    add_filters(book)
    book.add_argument("-o", "--output", required=True, metavar="FILE", help=told("output_file"))
    deck = add("deck", exports.deck)
    deck.add_argument("report", metavar="REPORT", help=told("report"))
    add_filters(deck)
    deck.add_argument("--chart", action="append", default=[], metavar="NAME", help=told("chart_of_deck"))
    deck.add_argument("--plan", metavar="FILE", help=told("plan_of_deck"))
    deck.add_argument("--template", metavar="FILE", help=told("template"))
    deck.add_argument("--frame", choices=DECK_FRAMES, help=told("frame_of_deck"))
    deck.add_argument("--look", choices=tuple(LOOKS), help=told("look_of_deck"))
    deck.add_argument("-o", "--output", required=True, metavar="FILE", help=told("output_file"))
    document = add("document", exports.document)
    document.add_argument("report", metavar="REPORT", help=told("report"))
    add_filters(document)
    document.add_argument("--chart", action="append", default=[], metavar="NAME", help=told("chart_of_document"))
    document.add_argument("-o", "--output", required=True, metavar="FILE", help=told("output_document"))
    whole = add("data", exports.data)
    whole.add_argument("report", metavar="REPORT", help=told("report"))
    add_filters(whole)
    whole.add_argument("-o", "--output", required=True, metavar="FILE", help=told("output_data"))
    proof = add("bundle", exports.bundle)
    proof.add_argument("report", metavar="REPORT", nargs="?", help=told("report"))
    add_filters(proof)
    proof.add_argument("--chart", action="append", default=[], metavar="NAME", help=told("chart_of_deck"))
    proof.add_argument("--plan", metavar="FILE", help=told("plan"))
    proof.add_argument("--check", metavar="FILE", help=told("check"))
    proof.add_argument("-o", "--output", metavar="FILE", help=told("output_file"))
    page = add("html", exports.html)
    page.add_argument("report", metavar="REPORT", help=told("report"))
    add_filters(page)
    page.add_argument("-o", "--output", required=True, metavar="FILE", help=told("output_file"))
    against = add("verify", reading.verify)
    against.add_argument("report", metavar="REPORT", help=told("report"))
    against.add_argument("text", metavar="TEXT", help=told("text"))
    against.add_argument("--other-copy", action="store_true", help=told("other_copy"))
    phrases = add("quantity", reading.quantity)
    phrases.add_argument("phrase", nargs="*", metavar="PHRASE", help=told("phrase"))
    phrases.add_argument("--format", choices=("table", "csv", "json"), default="table", help=told("format"))
    schema = add("schema", exports.schema)
    schema.add_argument("-o", "--output", metavar="FILE", help=told("output_schema"))
    return parser


def _unknown(error: UnknownName, language: str) -> str:
    """The unknown name, what there is, and what was most likely meant."""
    known = ", ".join(error.known)
    if error.what == "report":
        said = say(language, "cli.no_report", name=error.name, known=known)
    else:
        what = say(language, f"what.{error.what}")
        said = say(language, "cli.unknown", name=error.name, what=what, known=known)
    near = get_close_matches(error.name, error.known, n=1, cutoff=0.5)
    return said + say(language, "cli.meant", nearest=near[0]) if near else said
