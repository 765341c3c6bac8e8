"""The command ``cppcc``: checks, lists and draws what the pages show. Its names, columns and exit codes are public.

Exit codes: 0 done; 1 a file has problems, or something could not be written, drawn or served; 2 misuse. What was asked
for goes to stdout, everything else to stderr, each in one line.
"""

from __future__ import annotations

import argparse
import csv
import errno
import inspect
import io
import json
import os
import re
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from difflib import get_close_matches
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import cppcc
from cppcc.browser import show
from cppcc.charts import CHARTS, draw
from cppcc.errors import Problem, ReportFileError, UnknownName
from cppcc.export.deck import FRAMES as DECK_FRAMES
from cppcc.frame import FRAMES, SCREEN
from cppcc.load import DATA, Loaded, file_text, read, report_files, vocabulary
from cppcc.look import LOOKS
from cppcc.report import Report
from cppcc.selection import PARAMETERS, Selection
from cppcc.site import SITE
from cppcc.tables import FIGURE_COLUMNS, WORK_COLUMNS, Row, Single, figure_rows, harmless, joined, work_rows
from cppcc.terminal import aligned, drop_stdout, one_line, speak_utf8
from cppcc.texts import LANGUAGES, say
from cppcc.verify import same_text, sha256, unaccounted, verify
from cppcc.words import FIRST_LANGUAGE

if TYPE_CHECKING:
    from cppcc.export import Format
    from cppcc.plan import Page

#: What is set when a maintainer wants the traceback of an unexpected error.
DEBUG = "CPPCC_DEBUG"

#: Hosts to listen at that are all of a machine's addresses, and none to ask for.
_ANY = ("0.0.0.0", "::")  # noqa: S104 compared, never bound
_FIGURE_TABLE = ("id", "as_written", "{label}", "bound", "category", "theme", "actor", "fields", "line", "token")
_WORK_TABLE = ("id", "kind", "{label}", "date_as_written", "theme", "actor", "fields", "line", "token")


class Misuse(Exception):
    """The command was not used as it can be; the message says so, in one line, in the reader's language."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code. Raises nothing but argparse's SystemExit(0) after a --help."""
    arguments = sys.argv[1:] if arguments is None else arguments
    language = _language(arguments)
    speak_utf8()
    try:
        code = _run(arguments, language)
        if sys.stdout:
            sys.stdout.flush()  # here, where a full disk or a closed pipe can still be told
    except BrokenPipeError:
        drop_stdout()  # `cppcc works … | head` has read enough: nothing went wrong
        return 0
    except KeyboardInterrupt:
        return 130
    except (Misuse, UnknownName) as error:
        _complain(_unknown(error, language) if isinstance(error, UnknownName) else str(error))
        return 2
    except ReportFileError as error:
        _complain(*(problem.text(language) for problem in error.problems))
        return 1
    except Exception as error:  # whoever types a command is not served by a traceback
        if os.environ.get(DEBUG):
            raise
        if isinstance(error, OSError) and error.filename is None:  # a full disk behind stdout
            drop_stdout()
            _complain(say(language, "cli.cannot_write", path="stdout", why=error.strerror or error))
        else:
            _complain(say(language, "cli.unexpected", why=f"{type(error).__name__}: {error}"))
        return 1
    return code


def _run(arguments: Sequence[str], language: str) -> int:
    given = _parser(language).parse_args(arguments, argparse.Namespace(lang=language))
    command: Callable[[argparse.Namespace], int] = given.command
    return command(given)


# ---- the commands


def _validate(given: argparse.Namespace) -> int:
    sound = True
    for loaded in _all_loaded(given.path):
        _complain(*(problem.text(given.lang) for problem in loaded.problems))
        if loaded.problems or loaded.report is None:
            sound = False
        else:
            _say_sound(given.lang, "cli.sound", loaded.path, loaded.report)
    return 0 if sound else 1


def _figures(given: argparse.Namespace) -> int:
    reports = _reports(given.report)
    chosen = _selection(given, reports)
    rows = [row for report in reports for row in figure_rows(report, chosen.figures(report))]
    _print_rows(rows, FIGURE_COLUMNS, _FIGURE_TABLE, given, several=len(reports) > 1)
    return 0


def _works(given: argparse.Namespace) -> int:
    reports = _reports(given.report)
    chosen = _selection(given, reports)
    rows = [row for report in reports for row in work_rows(report, chosen.works(report))]
    _print_rows(rows, WORK_COLUMNS, _WORK_TABLE, given, several=len(reports) > 1)
    return 0


def _charts(given: argparse.Namespace) -> int:
    width = max(map(len, CHARTS)) + 2
    for name in CHARTS:
        print(f"{name:<{width}}{say(given.lang, f'chart.what_{name}')}")
    return 0


def _chart(given: argparse.Namespace) -> int:
    from cppcc.export import exported
    from cppcc.export.file import file_name
    from cppcc.export.renderer import DrawingFailed, NoBrowser, Renderer

    path, look, language = Path(given.output), LOOKS[given.look], given.lang
    in_folder = _is_folder(given.output)
    format, made = _format(given)
    names = _all_or(given.name, CHARTS)
    for name in names:
        if name not in CHARTS:
            raise UnknownName("chart", name, (*CHARTS, _ALL))
    frames = [FRAMES[name] for name in _all_or(given.frame, FRAMES)] or [made.frame]
    if len(names) * len(frames) > 1 and not in_folder:
        raise Misuse(say(language, "cli.no_folder", path=path))
    options = _options(given, names)
    [report] = _reports([given.report])
    chosen = _selection(given, [report])
    # All of them, before anything is written: an option's value may be none.
    charts = {name: draw(name, report, chosen, SCREEN, look, language, **options[name]) for name in names}
    code = 0
    with Renderer():
        for name, frame in product(names, frames):
            file = path
            if in_folder:
                told = frame if made.is_picture or frame is not made.frame else None
                file /= file_name(report, name, chosen, options[name], language, format, frame=told, look=look)
            try:
                content = exported(format, name, report, chosen, frame, look, language, **options[name])
            except NoBrowser:
                _complain(say(language, "cli.no_chrome"))
                return 1
            except DrawingFailed as error:
                _complain(say(language, "cli.no_picture", path=file, why=error.text(language)))
                code = 1
                continue
            if _written(file, content, language, in_folder=in_folder):
                code = 1
            elif charts[name].is_empty:
                _complain(say(language, "cli.nothing_drawn", path=file))
    return code


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def _format(given: argparse.Namespace) -> tuple[str, Format]:
    """The format of a chart's file, by its ending; of those in a folder, by its name."""
    from cppcc.export import FORMATS

    path = Path(given.output)
    if _is_folder(given.output):
        format = given.format or "png"
        if format not in FORMATS:
            raise UnknownName("format", format, tuple(FORMATS))
    else:
        format = path.suffix.lower().removeprefix(".")
        if given.format:
            raise Misuse(say(given.lang, "cli.format_of_folder", path=path))
        if format not in FORMATS:
            raise Misuse(say(given.lang, "cli.bad_ending", path=path))
    return format, FORMATS[format]


def _workbook(given: argparse.Namespace) -> int:
    from cppcc.export.workbook import xlsx

    path = Path(given.output)
    if path.suffix.lower() != ".xlsx":
        raise Misuse(say(given.lang, "cli.not_xlsx", path=path))
    [report] = _reports([given.report])
    chosen = _selection(given, [report])
    return _written(path, xlsx(report, chosen, given.lang), given.lang)


def _deck(given: argparse.Namespace) -> int:
    from cppcc.export.deck import BadTemplate, pptx

    path = Path(given.output)
    if path.suffix.lower() != ".pptx":
        raise Misuse(say(given.lang, "cli.not_pptx", path=path))
    [report] = _reports([given.report])
    pages = _pages(given, report, _selection(given, [report]))
    template = None
    if given.template:
        try:
            template = Path(given.template).read_bytes()
        except OSError as error:
            why = error.strerror or error
            raise Misuse(say(given.lang, "cli.no_template", path=given.template, why=why)) from None
    look = LOOKS[given.look]
    try:
        made = pptx(report, pages, given.lang, look=look, frame=given.frame, template=template)
    except BadTemplate as error:
        why = say(given.lang, f"template.{error.why}")
        _complain(say(given.lang, "cli.bad_template", path=given.template, why=why))
        return 1
    return _written(path, made, given.lang)


def _pages(given: argparse.Namespace, report: Report, chosen: Selection) -> list[Page]:
    """The pages of a deck: those of the plan file, the charts named, or the whole deck. What the report has nothing
    for is told and left out."""
    from cppcc.plan import Page, lacking, whole
    from cppcc.plan_file import read_plan

    for name in given.chart:
        if name not in CHARTS:
            raise UnknownName("chart", name, CHARTS)
    if not given.plan:
        return [Page(name, chosen) for name in given.chart] or list(whole(report, chosen))
    problems: list[Problem] = []
    plan = read_plan(file_text(Path(given.plan), problems), given.plan)
    if problems or plan.problems:
        raise ReportFileError([*problems, *plan.problems])
    gone = lacking(report, plan.pages)
    for index, themes in gone.items():
        told = {"number": index + 1, "page": plan.pages[index].name, "themes": ", ".join(themes) or "-"}
        _complain(say(given.lang, "cli.page_lacking", path=given.plan, **told))
    return [page for index, page in enumerate(plan.pages) if index not in gone]


def _bundle(given: argparse.Namespace) -> int:
    from cppcc import browser
    from cppcc.export.bundle import bundle, check
    from cppcc.export.renderer import DrawingFailed

    if given.check:
        try:
            data = Path(given.check).read_bytes()
        except OSError as error:
            raise Misuse(say(given.lang, "cli.no_file", path=given.check, why=error.strerror or error)) from None
        findings = check(data)
        for found in findings:
            told = {"name": found.name, "was": found.was, "found": found.found}
            _complain(say(given.lang, f"bundle.{found.fault}", path=given.check, **told))
        if all(found.fault.is_remark for found in findings):
            print(one_line(say(given.lang, "bundle.sound", path=given.check)))
            return 0
        return 1
    if not given.report or not given.output:
        raise Misuse(say(given.lang, "bundle.usage"))
    path = Path(given.output)
    if path.suffix.lower() != ".zip":
        raise Misuse(say(given.lang, "cli.not_zip", path=path))
    loaded = _loaded(given.report)
    [report] = _reports([given.report])
    chosen = _selection(given, [report])
    pages = _pages(given, report, chosen)
    if browser.find() is None:
        _complain(say(given.lang, "bundle.no_pictures"))
    try:
        made = bundle(report, file_text(loaded.path, []), pages, chosen, given.lang)
    except DrawingFailed as error:
        _complain(say(given.lang, "cli.no_picture", why=error.text(given.lang)))
        return 1
    return _written(path, made, given.lang)


def _data(given: argparse.Namespace) -> int:
    from cppcc.export.dataset import FORMATS

    path = Path(given.output)
    format = path.suffix.lower().removeprefix(".")
    if format not in FORMATS:
        raise Misuse(say(given.lang, "cli.not_data", path=path))
    [report] = _reports([given.report])
    chosen = _selection(given, [report])
    return _written(path, FORMATS[format](report, chosen, given.lang), given.lang)


def _html(given: argparse.Namespace) -> int:
    from cppcc.export.page import html

    path = Path(given.output)
    if path.suffix.lower() != ".html":
        raise Misuse(say(given.lang, "cli.not_html", path=path))
    [report] = _reports([given.report])
    chosen = _selection(given, [report])
    return _written(path, html(report, chosen, given.lang), given.lang)


def _document(given: argparse.Namespace) -> int:
    from cppcc.export.document import FORMATS, WHOLE
    from cppcc.export.renderer import DrawingFailed, NoBrowser

    path = Path(given.output)
    format = path.suffix.lower().removeprefix(".")
    if format not in FORMATS:
        known = ", ".join(f".{ending}" for ending in FORMATS)
        raise Misuse(say(given.lang, "cli.no_document", path=path, known=known))
    if given.chart and format in WHOLE:
        raise Misuse(say(given.lang, "cli.document_is_whole", path=path))
    [report] = _reports([given.report])
    chosen = _selection(given, [report])
    try:
        made = FORMATS[format](report, chosen, given.lang, given.chart)
    except NoBrowser:
        _complain(say(given.lang, "cli.no_chrome_for_document"))
        return 1
    except DrawingFailed as error:
        _complain(say(given.lang, "cli.no_picture", path=path, why=error.text(given.lang)))
        return 1
    return _written(path, made, given.lang)


def _schema(given: argparse.Namespace) -> int:
    from cppcc.schema import schema_text

    if given.output:
        return _written(Path(given.output), schema_text().encode("utf-8"), given.lang)
    sys.stdout.write(schema_text())
    return 0


def _written(path: Path, content: bytes, language: str, *, in_folder: bool = False) -> int:
    """0, or 1 if it could not be.

    Args:
        in_folder: whether the folder is made where it is not there yet.
    """
    from cppcc.export.file import write_whole

    try:
        if in_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        _complain(say(language, "cli.cannot_write", path=path, why=error.strerror or error))
        return 1
    print(one_line(say(language, "cli.written", path=path)))
    return 0


def _verify(given: argparse.Namespace) -> int:
    [report] = _reports([given.report])
    path = Path(given.text)
    try:
        # Bytes, and the mark at a file's start kept: the hash is of the file as it is.
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = (isinstance(error, OSError) and error.strerror) or error
        raise Misuse(say(given.lang, "cli.no_text", path=path, why=why)) from None
    if not same_text(report, text):
        _complain(say(given.lang, "cli.other_text", path=path, digest=sha256(text)))
    mismatches = verify(report, text)
    for found in mismatches:
        why = found.text(given.lang)
        _complain(say(given.lang, "cli.unverified", path=path, line=found.line, token=found.token, why=why))
    if not mismatches:
        _say_sound(given.lang, "cli.verified", path, report)
    left = unaccounted(report, text)
    if left:
        print(say(given.lang, "cli.unaccounted", count=len(left)))
    for numeral in left:
        place = {"path": path, "line": numeral.line}
        print(one_line(say(given.lang, "cli.numeral", words=numeral.words, around=numeral.around, **place)))
    return 1 if mismatches else 0


def _serve(given: argparse.Namespace) -> int:
    from cppcc.ui.server import NoSuchAddress, listen, place, serve

    if given.port is not None and not 1 <= given.port <= 65535:
        raise Misuse(say(given.lang, "cli.no_port", port=given.port))
    host, port = place(given.address, given.port)
    # Whoever opens it by a double click has no other port to name, and may have another dashboard open.
    ports = range(port, min(port + 20, 65536)) if given.open and given.port is None else (port,)
    for port in ports:
        try:
            listening = listen(host, port)
            break
        except NoSuchAddress:
            raise Misuse(say(given.lang, "cli.no_address", host=host)) from None
        except OSError as error:
            if port != ports[-1]:
                continue
            why = "cli.port_in_use" if error.errno == errno.EADDRINUSE else "cli.port_refused"
            other = max(8501, (port + 1) % 65536)
            _complain(say(given.lang, why, host=host, port=port, other=other))
            return 1
    address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    print(say(given.lang, "cli.serving", address=address), flush=True)
    if given.open:
        # Already now: the system keeps the browser waiting until the first answer is ready.
        show(f"http://localhost:{port}" if host in _ANY else address)
    serve(listening)
    return 0


# ---- what they are given


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
        for name in PARAMETERS.values():
            command.add_argument(f"--{name}", action="append", default=[], metavar=name.upper(), help=told(name))

    serve = add("serve", _serve)
    serve.add_argument("--address", metavar="ADDRESS", help=told("address"))
    serve.add_argument("--port", type=int, metavar="PORT", help=told("port"))
    serve.add_argument("--open", action="store_true", help=told("open"))
    validate = add("validate", _validate)
    validate.add_argument("path", nargs="+", metavar="PATH", help=told("path"))
    for name, function in (("figures", _figures), ("works", _works)):
        listing = add(name, function)
        listing.add_argument("report", nargs="+", metavar="REPORT", help=told("report"))
        add_filters(listing)
        listing.add_argument("--format", choices=("table", "csv", "json"), default="table", help=told("format"))
    add("charts", _charts)
    chart = add("chart", _chart)
    chart.add_argument("name", nargs="+", metavar="NAME", help=told("name"))
    chart.add_argument("report", metavar="REPORT", help=told("report"))
    add_filters(chart)
    chart.add_argument("--frame", action="append", default=[], choices=(*FRAMES, _ALL), help=told("frame"))
    chart.add_argument("--look", choices=tuple(LOOKS), default="light", help=told("look"))
    for name in _OPTIONS:
        chart.add_argument(f"--{name}", metavar=name.upper(), help=told(name))
    chart.add_argument("-o", "--output", required=True, metavar="FILE", help=told("output"))
    chart.add_argument("--format", metavar="FORMAT", help=told("format_of_folder"))
    book = add("workbook", _workbook)
    book.add_argument("report", metavar="REPORT", help=told("report"))
    add_filters(book)
    book.add_argument("-o", "--output", required=True, metavar="FILE", help=told("output_file"))
    deck = add("deck", _deck)
    deck.add_argument("report", metavar="REPORT", help=told("report"))
    add_filters(deck)
    deck.add_argument("--chart", action="append", default=[], metavar="NAME", help=told("chart_of_deck"))
    deck.add_argument("--plan", metavar="FILE", help=told("plan"))
    deck.add_argument("--template", metavar="FILE", help=told("template"))
    deck.add_argument("--frame", choices=DECK_FRAMES, default="slide", help=told("frame_of_deck"))
    deck.add_argument("--look", choices=tuple(LOOKS), default="light", help=told("look"))
    deck.add_argument("-o", "--output", required=True, metavar="FILE", help=told("output_file"))
    document = add("document", _document)
    document.add_argument("report", metavar="REPORT", help=told("report"))
    add_filters(document)
    document.add_argument("--chart", action="append", default=[], metavar="NAME", help=told("chart_of_document"))
    document.add_argument("-o", "--output", required=True, metavar="FILE", help=told("output_document"))
    whole = add("data", _data)
    whole.add_argument("report", metavar="REPORT", help=told("report"))
    add_filters(whole)
    whole.add_argument("-o", "--output", required=True, metavar="FILE", help=told("output_data"))
    proof = add("bundle", _bundle)
    proof.add_argument("report", metavar="REPORT", nargs="?", help=told("report"))
    add_filters(proof)
    proof.add_argument("--chart", action="append", default=[], metavar="NAME", help=told("chart_of_deck"))
    proof.add_argument("--plan", metavar="FILE", help=told("plan"))
    proof.add_argument("--check", metavar="FILE", help=told("check"))
    proof.add_argument("-o", "--output", metavar="FILE", help=told("output_file"))
    page = add("html", _html)
    page.add_argument("report", metavar="REPORT", help=told("report"))
    add_filters(page)
    page.add_argument("-o", "--output", required=True, metavar="FILE", help=told("output_file"))
    against = add("verify", _verify)
    against.add_argument("report", metavar="REPORT", help=told("report"))
    against.add_argument("text", metavar="TEXT", help=told("text"))
    schema = add("schema", _schema)
    schema.add_argument("-o", "--output", metavar="FILE", help=told("output_schema"))
    return parser


#: Filter → the selection's dimension.
_FILTERS = {name: dimension for dimension, name in PARAMETERS.items()}
#: What some charts can be asked for.
_OPTIONS = ("scale", "group")
#: In the place of a chart's name, or of a frame's.
_ALL = "all"


def _all_or(given: Sequence[str], there: Iterable[str]) -> list[str]:
    """Those given, each once; for ``all``, those there are."""
    return list(there if _ALL in given else dict.fromkeys(given))


def _options(given: argparse.Namespace, charts: Iterable[str]) -> dict[str, dict[str, str]]:
    """Chart → its own options, only those given. Of several charts each takes those that it has."""
    asked = {name: getattr(given, name) for name in _OPTIONS if getattr(given, name) is not None}
    takes = {chart: inspect.signature(import_module(f"cppcc.charts.{chart}").draw).parameters for chart in charts}
    for name in asked:
        if not any(name in parameters for parameters in takes.values()):
            raise Misuse(say(given.lang, "cli.no_option", chart=", ".join(takes), option=name))
    return {
        chart: {name: value for name, value in asked.items() if name in parameters}
        for chart, parameters in takes.items()
    }


def _selection(given: argparse.Namespace, reports: Iterable[Report]) -> Selection:
    """The filters given; UnknownName for a value that none of the reports and not the vocabulary knows."""
    terms = vocabulary()
    known: dict[str, Collection[str]] = {
        "theme": dict.fromkeys(theme.id for report in reports for theme in report.themes),
        "field": terms.fields,
        "category": terms.categories,
        "actor": terms.actors,
    }
    for name, ids in known.items():
        for id in getattr(given, name):
            if id not in ids:
                raise UnknownName(name, id, tuple(ids))
    return Selection(
        **{dimension: tuple(dict.fromkeys(getattr(given, name))) for dimension, name in PARAMETERS.items()}
    )


def _reports(names: Sequence[str]) -> list[Report]:
    """The reports of those names; ReportFileError with the problems of all their files."""
    loadeds = [_loaded(name) for name in names]
    problems = [problem for loaded in loadeds for problem in loaded.problems]
    reports = [loaded.report for loaded in loadeds if loaded.report is not None]
    if problems or len(reports) < len(loadeds):
        raise ReportFileError(problems)
    return reports


def _loaded(name: str) -> Loaded:
    """What a file gives, named by its path or by its report's id. An id is compared, never made into a path."""
    if Path(name).is_file():
        return read(Path(name))
    loadeds = [read(file) for file in report_files()]
    for loaded in loadeds:
        # A file whose head cannot be read has no id; its problems are then the answer to whoever asks for its name.
        id = loaded.report.id if loaded.report else loaded.path.stem
        if id == name:
            return loaded
    known = tuple(loaded.report.id for loaded in loadeds if loaded.report)
    raise UnknownName("report", name, known)


def _all_loaded(names: Iterable[str]) -> Iterable[Loaded]:
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


_OTHERS = {(DATA / "vocabulary.yaml").resolve(), SITE.resolve()}


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


# ---- what they print


def _print_rows(
    rows: Sequence[Row],
    columns: Sequence[str],
    table: Sequence[str],
    given: argparse.Namespace,
    *,
    several: bool,
) -> None:
    if given.format == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    elif given.format == "csv":
        text = io.StringIO()
        writer = csv.DictWriter(text, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows({column: harmless(cell) for column, cell in joined(row).items()} for row in rows)
        sys.stdout.write(text.getvalue())
    else:
        shown = [column.format(label=f"label_{given.lang}") for column in (*(["report"] if several else []), *table)]
        cells = [[one_line(_told(row, column)) for column in shown] for row in map(joined, rows)]
        print(aligned([shown, *cells]))


def _told(row: dict[str, Single], column: str) -> str:
    cell = row[column]
    if cell is None and column.startswith("label_"):
        cell = row["label_zh"]  # a missing translation hides no fact
    return "" if cell is None else str(cell)


def _say_sound(language: str, key: str, path: Path, report: Report) -> None:
    print(one_line(say(language, key, path=path.as_posix(), figures=len(report.figures), works=len(report.works))))


def _complain(*lines: str) -> None:
    for line in lines:
        print(one_line(line), file=sys.stderr)
