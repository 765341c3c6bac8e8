"""The command ``cppcc``: checks, lists and draws what the pages show. Its names, columns and exit codes are public.

Exit codes: 0 done; 1 a file has problems, or something could not be written, drawn or served; 2 misuse. What was asked
for goes to stdout, everything else to stderr, each in one line.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from typing import NoReturn

from cppcc.cli.arguments import Misuse, complain
from cppcc.cli.parser import parser
from cppcc.cli.terminal import drop_stdout, speak_utf8
from cppcc.messages import LANGUAGES, say
from cppcc.messages.translations import FIRST_LANGUAGE
from cppcc.model.errors import ReportFileError, UnknownName, refusal

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
    args = parser(language).parse_args(arguments, argparse.Namespace(lang=language))
    command: Callable[[argparse.Namespace], int] = args.command
    return command(args)


def _language(arguments: Sequence[str]) -> str:
    """The language asked for, found before anything can go wrong that must be told in it."""
    asked = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    asked.add_argument("--lang")
    try:
        language = asked.parse_known_args(arguments)[0].lang
    except argparse.ArgumentError:
        language = None
    return language if language in LANGUAGES else FIRST_LANGUAGE


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
