"""What can be typed behind ``cppcc``: its commands and what each takes. Names and options are public."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from typing import NoReturn

import cppcc
from cppcc.cli import exports, reading, serving
from cppcc.cli.arguments import ALL, Misuse
from cppcc.content.catalog import OPTIONS
from cppcc.design.frames import FRAMES, POSTERS
from cppcc.design.looks import LOOKS
from cppcc.messages import LANGUAGES, say
from cppcc.messages.translations import FIRST_LANGUAGE
from cppcc.model.selection import Selection

Command = Callable[[argparse.Namespace], int]

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
            if match := re.fullmatch(pattern, message, re.DOTALL):
                parts = match.groupdict()
                if "known" in parts:  # some versions of Python put each choice in quotes, and some none
                    parts["known"] = parts["known"].replace("', '", ", ").strip("'")
                why = say(self.language, f"misuse.{reason}", **parts)
        raise Misuse(say(self.language, "cli.misuse", why=why, command=self.prog))


class _Commands:
    """The parser in the making."""

    def __init__(self, language: str) -> None:
        class Parser(_Parser):
            pass

        Parser.language = self.language = language
        about = say(language, "help.about")
        self.parser = Parser(prog="cppcc", description=about, add_help=False, allow_abbrev=False)
        self.parser.add_argument("-h", "--help", action="help", help=self.text("help"))
        version = f"cppcc {cppcc.__version__}"
        self.parser.add_argument("--version", action="version", version=version, help=self.text("version"))
        self._add_language(self.parser)
        self._commands = self.parser.add_subparsers(metavar="COMMAND", required=True)

    def text(self, key: str) -> str:
        """The help of that key."""
        return say(self.language, f"help.{key}").replace("%", "%%")

    def _add_language(self, to: argparse.ArgumentParser) -> None:
        # Before or behind the command; the value is already known, and no default may come over it.
        to.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=self.text("lang"))

    def add(self, name: str, command: Command) -> argparse.ArgumentParser:
        """A command without arguments."""
        described = say(self.language, f"help.{name}")
        new = self._commands.add_parser(
            name, help=self.text(name), description=described, add_help=False, allow_abbrev=False
        )
        new.set_defaults(command=command)
        new.add_argument("-h", "--help", action="help", help=self.text("help"))
        self._add_language(new)
        return new

    def add_of_report(self, name: str, command: Command, nargs: str | None = None) -> argparse.ArgumentParser:
        """A command on reports, under filters."""
        new = self.add(name, command)
        new.add_argument("report", nargs=nargs, metavar="REPORT", help=self.text("report"))
        for filter in Selection().parameters:
            new.add_argument(f"--{filter}", action="append", default=[], metavar=filter.upper(), help=self.text(filter))
        return new

    def add_charts(self, to: argparse.ArgumentParser, help: str) -> None:
        """The charts that are asked for."""
        to.add_argument("--chart", action="append", default=[], metavar="NAME", help=self.text(help))

    def add_output(self, to: argparse.ArgumentParser, help: str, *, required: bool = True) -> None:
        """The file to write."""
        to.add_argument("-o", "--output", required=required, metavar="FILE", help=self.text(help))


def parser(language: str) -> argparse.ArgumentParser:
    """The parser of the whole command line, which explains itself in that language."""
    commands = _Commands(language)
    _serving_and_reading(commands)
    _chart(commands)
    commands.add_output(commands.add_of_report("workbook", exports.saving("workbook")), "output_file")
    _deck(commands)
    poster = commands.add_of_report("poster", exports.poster)
    poster.add_argument("--frame", choices=tuple(POSTERS), default="poster", help=commands.text("frame_of_poster"))
    poster.add_argument("--look", choices=tuple(LOOKS), default="light", help=commands.text("look"))
    poster.add_argument("--qr", metavar="ADDRESS", default="", help=commands.text("qr"))
    commands.add_output(poster, "output_poster")
    document = commands.add_of_report("document", exports.saving("document"))
    commands.add_charts(document, "chart_of_document")
    commands.add_output(document, "output_document")
    commands.add_output(commands.add_of_report("data", exports.saving("data")), "output_data")
    _bundle(commands)
    commands.add_output(commands.add_of_report("html", exports.saving("page")), "output_file")
    _checking(commands)
    return commands.parser


def _serving_and_reading(commands: _Commands) -> None:
    text = commands.text
    serve = commands.add("serve", serving.serve)
    serve.add_argument("--address", metavar="ADDRESS", help=text("address"))
    serve.add_argument("--port", type=int, metavar="PORT", help=text("port"))
    serve.add_argument("--open", action="store_true", help=text("open"))
    validate = commands.add("validate", reading.validate)
    validate.add_argument("path", nargs="+", metavar="PATH", help=text("path"))
    validate.add_argument("--fix", action="store_true", help=text("fix"))
    for name in ("figures", "works"):
        listing = commands.add_of_report(name, reading.listing(name), nargs="+")
        listing.add_argument("--format", choices=("table", "csv", "json"), default="table", help=text("format"))
    commands.add("charts", reading.charts)


def _chart(commands: _Commands) -> None:
    text = commands.text
    chart = commands.add("chart", exports.chart)
    chart.add_argument("name", nargs="+", metavar="NAME", help=text("name"))
    chart.add_argument("report", metavar="REPORT", help=text("report"))
    for filter in Selection().parameters:
        chart.add_argument(f"--{filter}", action="append", default=[], metavar=filter.upper(), help=text(filter))
    chart.add_argument("--frame", action="append", default=[], choices=(*FRAMES, ALL), help=text("frame"))
    chart.add_argument("--look", choices=tuple(LOOKS), default="light", help=text("look"))
    for name in OPTIONS:
        chart.add_argument(f"--{name}", metavar=name.upper(), help=text(name))
    commands.add_output(chart, "output")
    chart.add_argument("--format", metavar="FORMAT", help=text("format_of_folder"))


def _deck(commands: _Commands) -> None:
    text = commands.text
    deck = commands.add_of_report("deck", exports.deck)
    commands.add_charts(deck, "chart_of_deck")
    # One option of two uses: names of whole decks are no kinds of works.
    next(each for each in deck._actions if each.dest == "kind").help = text("kind_of_deck")
    deck.add_argument("--plan", metavar="FILE", help=text("plan_of_deck"))
    deck.add_argument("--template", metavar="FILE", help=text("template"))
    slides = [name for name, frame in FRAMES.items() if frame.is_slide]
    deck.add_argument("--frame", choices=slides, help=text("frame_of_deck"))
    deck.add_argument("--look", choices=tuple(LOOKS), help=text("look_of_deck"))
    commands.add_output(deck, "output_file")


def _bundle(commands: _Commands) -> None:
    bundle = commands.add_of_report("bundle", exports.bundle, nargs="?")
    commands.add_charts(bundle, "chart_of_deck")
    bundle.add_argument("--plan", metavar="FILE", help=commands.text("plan"))
    bundle.add_argument("--check", metavar="FILE", help=commands.text("check"))
    commands.add_output(bundle, "output_file", required=False)


def _checking(commands: _Commands) -> None:
    text = commands.text
    verify = commands.add("verify", reading.verify)
    verify.add_argument("report", metavar="REPORT", help=text("report"))
    verify.add_argument("text", metavar="TEXT", help=text("text"))
    verify.add_argument("--other-copy", action="store_true", help=text("other_copy"))
    quantity = commands.add("quantity", reading.quantity)
    quantity.add_argument("phrase", nargs="*", metavar="PHRASE", help=text("phrase"))
    quantity.add_argument("--format", choices=("table", "csv", "json"), default="table", help=text("format"))
    commands.add_output(commands.add("schema", exports.schema), "output_schema", required=False)
