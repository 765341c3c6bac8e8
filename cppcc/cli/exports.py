"""Commands that write files: each whole or not at all."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from cppcc.charts import Chart, draw
from cppcc.cli.arguments import (
    ALL,
    Misuse,
    all_or,
    complain,
    filters_in,
    loaded_of,
    options_of,
    reports_of,
    selection_of,
)
from cppcc.cli.terminal import one_line
from cppcc.content.catalog import CHARTS, DECKS, SAVED, Format
from cppcc.design.frames import FRAMES, POSTERS, SCREEN
from cppcc.design.looks import LOOKS
from cppcc.files.load import file_text
from cppcc.messages import say
from cppcc.model.errors import Problem, ReportFileError, UnknownName, refusal
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import speech_of

if TYPE_CHECKING:
    from cppcc.decks.plan import PlanPage


def chart(args: argparse.Namespace) -> int:
    """Charts as pictures, pages or data: one file, or several into a folder."""
    from cppcc.write.chart_file import pictures, usual_frame
    from cppcc.write.output_file import file_name, numbered
    from cppcc.write.renderer import DrawingFailed, NoBrowser, Renderer

    path, look, language = Path(args.output), LOOKS[args.look], args.lang
    in_folder = _is_folder(args.output)
    format, kind = _format(args)
    names = all_or(args.name, CHARTS)
    for name in names:
        if name not in CHARTS:
            raise UnknownName("chart", name, (*CHARTS, ALL))
    usual = usual_frame(kind)
    frames = [FRAMES[name] for name in all_or(args.frame, FRAMES)] or [usual]
    if len(names) * len(frames) > 1 and not in_folder:
        raise Misuse(say(language, "cli.no_folder", path=path))
    options = options_of(args, names)
    [report] = reports_of([args.report])
    chosen, speech = selection_of(args, [report]), speech_of(report, language)
    # All of them, before anything is written: an option's value may be none.
    charts = {name: draw(name, report, chosen, SCREEN, look, speech, **options[name]) for name in names}
    code = 0
    with Renderer():
        for name, frame in product(names, frames):
            file = path
            if in_folder:
                named_frame = frame if kind.is_picture or frame is not usual else None
                file /= file_name(report, name, chosen, options[name], language, format, frame=named_frame, look=look)
            try:
                contents = pictures(format, name, report, chosen, frame, look, speech, **options[name])
            except NoBrowser:
                complain(say(language, "cli.no_chrome"))
                return 1
            except DrawingFailed as error:
                complain(say(language, "cli.no_picture", path=file, why=error.text(language)))
                code = 1
                continue
            remarks = [_emptiness(charts[name], file, language, "cli.nothing_drawn")] if charts[name].is_empty else []
            for number, content in enumerate(contents, start=1):
                whole = file.with_name(numbered(file.name, number))
                code |= _written(whole, content, language, *remarks, in_folder=in_folder)
    return code


def deck(args: argparse.Namespace) -> int:
    """A deck of slides."""
    from cppcc.write.office.bad_template import BadTemplate

    path, _ = _path(args, ["pptx"])
    kind = _deck_kind(args)
    if args.plan and filters_in(args):
        raise Misuse(say(args.lang, "cli.plan_has_filters"))
    if args.template and (args.frame or args.look):
        raise Misuse(say(args.lang, "cli.template_decides"))
    [report] = reports_of([args.report])
    chosen = selection_of(args, [report])
    pages = _pages(args, report, chosen, kind)
    template = None
    if args.template:
        try:
            template = Path(args.template).read_bytes()
        except OSError as error:
            raise Misuse(say(args.lang, "cli.no_file", path=args.template, why=refusal(error)[args.lang])) from None
    try:
        speech = speech_of(report, args.lang)
        content = SAVED["deck"]["pptx"].write(
            report, pages, speech, look=LOOKS.get(args.look or ""), frame=args.frame or "", template=template
        )
    except BadTemplate as error:
        why = say(args.lang, f"template.{error.why}")
        complain(say(args.lang, "cli.bad_template", path=args.template, why=why))
        return 1
    return _written(path, content, args.lang, *_remarks(args, path, report, chosen, pages if args.chart else ()))


def _deck_kind(args: argparse.Namespace) -> str:
    """The kind of whole deck among what ``--kind`` names, empty where there is none; the others are kinds of works."""
    decks = [kind for kind in args.kind if kind in DECKS]
    args.kind = [kind for kind in args.kind if kind not in DECKS]
    if len(decks) > 1:
        raise Misuse(say(args.lang, "cli.one_deck"))
    return "".join(decks)


def poster(args: argparse.Namespace) -> int:
    """A poster of what the filters leave."""
    import segno

    from cppcc.write.renderer import DrawingFailed, NoBrowser

    path, ending = _path(args, SAVED["poster"])
    [report] = reports_of([args.report])
    chosen, speech = selection_of(args, [report]), speech_of(report, args.lang)
    frame, look = POSTERS[args.frame], LOOKS[args.look]
    try:
        content = SAVED["poster"][ending].write(report, chosen, speech, frame=frame, look=look, address=args.qr)
    except segno.DataOverflowError:
        raise Misuse(say(args.lang, "cli.long_qr", count=len(args.qr))) from None
    except NoBrowser:
        complain(say(args.lang, "cli.no_chrome"))
        return 1
    except DrawingFailed as error:
        complain(say(args.lang, "cli.no_picture", path=path, why=error.text(args.lang)))
        return 1
    return _written(path, content, args.lang, *_remarks(args, path, report, chosen))


def bundle(args: argparse.Namespace) -> int:
    """A bundle, or a check of one."""
    from cppcc.write import browser
    from cppcc.write.bundle import BundleFault, check
    from cppcc.write.renderer import DrawingFailed

    if args.check:
        if args.report or args.output or args.chart or args.plan or filters_in(args):
            raise Misuse(say(args.lang, "bundle.usage"))
        try:
            data = Path(args.check).read_bytes()
        except OSError as error:
            raise Misuse(say(args.lang, "cli.no_file", path=args.check, why=refusal(error)[args.lang])) from None
        try:
            findings = check(data)
        except DrawingFailed as error:
            complain(say(args.lang, "cli.no_picture", path=args.check, why=error.text(args.lang)))
            return 1
        for finding in findings:
            values = {"name": finding.name, "was": finding.was, "found": finding.now}
            complain(say(args.lang, f"bundle.{finding.fault}", path=args.check, **values))
        if all(finding.fault.is_remark for finding in findings):
            unmade = any(finding.fault is BundleFault.NO_BROWSER for finding in findings)
            key = "bundle.sound_but_pictures" if unmade else "bundle.sound"
            print(one_line(say(args.lang, key, path=args.check)))
            return 0
        return 1
    if not args.report or not args.output:
        raise Misuse(say(args.lang, "bundle.usage"))
    path, _ = _path(args, ["zip"])
    loaded = loaded_of(args.report)
    [report] = reports_of([args.report])
    chosen = selection_of(args, [report])
    pages = _pages(args, report, chosen)
    if browser.find() is None:
        complain(say(args.lang, "bundle.no_pictures"))
    try:
        content = SAVED["bundle"]["zip"].write(
            report, file_text(loaded.path, []), pages, chosen, speech_of(report, args.lang)
        )
    except DrawingFailed as error:
        complain(say(args.lang, "cli.no_picture", path=path, why=error.text(args.lang)))
        return 1
    return _written(path, content, args.lang, *_remarks(args, path, report, chosen, pages if args.chart else ()))


def saving(what: str) -> Callable[[argparse.Namespace], int]:
    """The command that saves what the filters leave of one report, in the format that the file's ending names.

    Args:
        what: of ``SAVED``.
    """

    def save(args: argparse.Namespace) -> int:
        from cppcc.decks.plan import charts
        from cppcc.write.renderer import DrawingFailed, NoBrowser

        path, ending = _path(args, SAVED[what])
        format, names = SAVED[what][ending], getattr(args, "chart", ())
        if names and format.of != "pages":
            raise Misuse(say(args.lang, "cli.document_is_whole", path=path))
        [report] = reports_of([args.report])
        chosen, speech = selection_of(args, [report]), speech_of(report, args.lang)
        try:
            of = charts(report, chosen, names) if format.of == "pages" else chosen
            content = format.write(report, of, speech)
        except NoBrowser:
            complain(say(args.lang, "cli.no_chrome_for_document"))
            return 1
        except DrawingFailed as error:
            complain(say(args.lang, "cli.no_picture", path=path, why=error.text(args.lang)))
            return 1
        pages = charts(report, chosen, names) if names else ()
        return _written(path, content, args.lang, *_remarks(args, path, report, chosen, pages))

    return save


def schema(args: argparse.Namespace) -> int:
    """The JSON Schema of report files, on stdout unless a file is named."""
    from cppcc.files.schema import schema_text

    if args.output:
        return _written(Path(args.output), schema_text().encode("utf-8"), args.lang)
    sys.stdout.write(schema_text())
    return 0


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def _format(args: argparse.Namespace) -> tuple[str, Format]:
    """The format of a chart's file, by its ending; of those in a folder, by its name."""
    formats, path = SAVED["chart"], Path(args.output)
    if _is_folder(args.output):
        format = args.format or "png"
        if format not in formats:
            raise UnknownName("format", format, tuple(formats))
    else:
        format = path.suffix.lower().removeprefix(".")
        if args.format:
            raise Misuse(say(args.lang, "cli.format_of_folder", path=path))
        if format not in formats:
            raise Misuse(say(args.lang, "cli.bad_ending", path=path))
    return format, formats[format]


def _pages(args: argparse.Namespace, report: Report, chosen: Selection, kind: str = "") -> list[PlanPage]:
    """The pages of a deck: those of the plan file, the charts named, or a whole deck. What the report has nothing for
    is told and left out."""
    from cppcc.decks.kinds import whole
    from cppcc.decks.plan import PlanPage, lacking, strangers
    from cppcc.decks.plan_file import read_plan

    for name in args.chart:
        if name not in CHARTS:
            raise UnknownName("chart", name, tuple(CHARTS))
    if args.plan and args.chart:
        raise Misuse(say(args.lang, "cli.plan_or_chart"))
    if kind and (args.chart or args.plan):
        raise Misuse(say(args.lang, "cli.kind_or_chart"))
    if not args.plan:
        return [PlanPage(name, chosen) for name in args.chart] or list(whole(report, chosen, kind or DECKS[0]))
    problems: list[Problem] = []
    text = file_text(Path(args.plan), problems)
    if problems:
        raise ReportFileError(problems)
    plan = read_plan(text, args.plan)
    if plan.problems:
        raise ReportFileError(plan.problems)
    gone = lacking(report, plan.pages)
    for index, themes in strangers(report, plan.pages).items():
        if index not in gone:
            place = {"number": index + 1, "page": plan.pages[index].name}
            complain(say(args.lang, "cli.page_partly", path=args.plan, **place, themes=", ".join(themes)))
    for index, themes in gone.items():
        message = say(args.lang, "cli.page_lacking", path=args.plan, number=index + 1, page=plan.pages[index].name)
        if themes:
            why = say(args.lang, "cli.no_themes", themes=", ".join(themes))
            message = say(args.lang, "list.aside", text=message, aside=why)
        complain(message)
    if len(gone) == len(plan.pages):
        raise ReportFileError([Problem(args.plan, 1, 1, "no_page_left")])
    return [page for index, page in enumerate(plan.pages) if index not in gone]


def _path(args: argparse.Namespace, endings: Iterable[str]) -> tuple[Path, str]:
    """The file to write, and its ending, which must be one of those."""
    path = Path(args.output)
    ending = path.suffix.lower().removeprefix(".")
    if ending not in endings:
        known = ", ".join(f".{each}" for each in endings)
        raise Misuse(say(args.lang, "cli.other_ending", path=path, known=known))
    return path, ending


def _remarks(
    args: argparse.Namespace, path: Path, report: Report, chosen: Selection, pages: Sequence[PlanPage] = ()
) -> list[str]:
    """What to say of a file that the filters leave empty, or of those of its pages that they leave so."""
    from cppcc.decks.plan import lacking

    if not chosen and not report.figures and not report.works:
        return [say(args.lang, "cli.lacking", path=path, lacking=say(args.lang, "lacking.figures"))]
    if not chosen.figures(report) and not chosen.works(report):
        return [say(args.lang, "cli.nothing_left", path=path)]
    empty = [pages[index] for index in lacking(report, pages) if pages[index].name in CHARTS]
    speech = speech_of(report, args.lang)
    drawn = {page.name: draw(page.name, report, page.selection, SCREEN, LOOKS["light"], speech) for page in empty}
    return [_emptiness(chart, path, args.lang, "cli.chart_empty") for chart in drawn.values()]


def _emptiness(chart: Chart, path: Path, language: str, key: str) -> str:
    """That a chart is empty, and why: advice to loosen filters helps only where these leave nothing."""
    if chart.lacking:
        return say(language, "cli.lacking", path=path, lacking=chart.lacking)
    return say(language, key, path=path, chart=chart.name)


def _written(path: Path, content: bytes, language: str, *remarks: str, in_folder: bool = False) -> int:
    """0, or 1 if it could not be.

    Args:
        remarks: what is to be said of the file, once it is there.
        in_folder: whether the folder is made where it is not there yet.
    """
    from cppcc.write.output_file import write_whole

    try:
        if in_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        complain(say(language, "cli.cannot_write", path=path, why=refusal(error)[language]))
        return 1
    print(one_line(say(language, "cli.written", path=path)))
    complain(*remarks)
    return 0
