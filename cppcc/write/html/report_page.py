"""A whole report as a page: one HTML file that needs no network, no server and no installation."""

from __future__ import annotations

import base64
import json
from functools import cache
from pathlib import Path
from typing import Any

from cppcc.content import sections
from cppcc.design import fonts
from cppcc.design.looks import DARK, LIGHT, PAGE, ROLES, SANS, SERIF, Look
from cppcc.model.report import Report
from cppcc.model.selection import DIMENSIONS, Selection
from cppcc.speech import phrases
from cppcc.speech.speech import Speech
from cppcc.write import font_css, packed_assets
from cppcc.write.html.contents import Contents
from cppcc.write.html.template import rendered
from cppcc.write.html.views import ROOMS, Views
from cppcc.write.inert import Syntax, inert
from cppcc.write.progress import Progress, no_progress
from cppcc.write.renderer import current

_HERE = Path(__file__).parent
_FOOT = f"font: 8pt {SANS}, cppcc; color: {LIGHT.muted};"


def html(report: Report, selection: Selection, speech: Speech) -> bytes:
    """The page in UTF-8: charts, filters, every figure and work with its place, glossary, sources; light and dark as
    the reader's machine is; clean on paper.

    Plotly.js is 2.0 MB of it, packed; the typeface, for the one machine in many without a Chinese one, 0.4 MB;
    everything of the report 0.5 MB. The same report, filters, language and version give the same bytes.

    Args:
        selection: what the page is made of; its filters narrow that down further, one choice in each.
    """
    return _page(report, selection, speech, Views(report, selection, speech), _fallback())


def pdf(report: Report, selection: Selection, speech: Speech, progress: Progress = no_progress) -> bytes:
    """The same page as an A4 report: printed by a browser of this machine, with bookmarks, in embedded typefaces.

    Args:
        progress: called before the page is written, and again and again while it is printed.

    Raises:
        cppcc.write.renderer.NoBrowser: there is no browser to draw it.
        cppcc.write.renderer.DrawingFailed: it was too slow, ended, or reported a fault.
    """
    progress(0, 2)
    seen = Views(report, selection, speech, choices=False)
    # Our own faces, whatever the machine has, and no serif: a PDF keeps only drawings of other faces' letters.
    faces_of_paper = f"{font_css.inside(of_machine=False)}\n:root {{ --serif: var(--sans); }}"
    with current() as renderer:
        printed = _page(report, selection, speech, seen, faces_of_paper)
        return renderer.pdf_of(printed, report.published, lambda: progress(1, 2))


def _page(report: Report, selection: Selection, speech: Speech, seen: Views, face: str) -> bytes:
    data: dict[str, Any] = {
        name: getattr(seen, name) for name in ("options", "states", "outcomes", "charts", "plots", "said")
    } | {
        "parameters": {name: dimension.parameter for name, dimension in DIMENSIONS.items()},
        "rooms": ROOMS,
        "paper": {"width": 686, "height": 870},  # of A4 within its margins, in CSS pixels, less a chart's title
        "dark": {LIGHT.colour(role): DARK.colour(role) for role in ROLES},
        "semicolon": speech.say("list.semicolon"),
        "comma": speech.say("list.comma"),
        "unknown": speech.say("filter.unknown", names="\n"),
    }
    return rendered(
        "report",
        speech,
        title=phrases.who_when(report, speech),
        style=_style(face, phrases.source(report, speech)),
        script=packed_assets.INFLATE_SCRIPT + (_HERE / "page.js").read_text(encoding="utf-8"),
        carried={
            "plotly": packed_assets.library(),
            "data": packed_assets.packed(json.dumps(data, ensure_ascii=False, separators=(",", ":"))),
        },
        page=Contents(report, selection, speech, seen),
        words_of=sections.words_of,
        tile=sections.tile,
        report=report,
    )


@cache
def _fallback() -> str:
    """CSS of the typeface that the page falls back on: regular only, whose bold a browser makes up."""
    face = next(face for face in fonts.FACES if SANS.startswith(f"'{face.family}'") and face.weight == 400)
    file = base64.b64encode((fonts.FOLDER / face.file).read_bytes()).decode("ascii")
    return f'@font-face {{ font-family: cppcc; src: url("data:font/woff2;base64,{file}") format("woff2"); }}'


def _style(face: str, foot: str) -> str:
    # Chrome and Edge from 131 on print it; others leave it out.
    boxes = f"@bottom-left {{ content: {inert(foot, Syntax.STYLE)}; {_FOOT} }}"
    boxes += f' @bottom-right {{ content: counter(page) " / " counter(pages); {_FOOT} }}'
    return "\n".join(
        (
            f":root {{ {_colours(LIGHT)} color-scheme: light; --sans: {SANS}, cppcc; --serif: {SERIF}, cppcc;",
            f"{' '.join(f'{name}: {size};' for name, size in PAGE.properties.items())} }}",
            f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_colours(DARK)} color-scheme: dark; }} }}",
            *(f".tile-{id} {{ --bar: var(--{id}); }} .of-{id} {{ color: var(--{id}); }}" for id in LIGHT.categories),
            (_HERE / "page.css").read_text(encoding="utf-8"),
            f"@page {{ {boxes} }}",
            face,
            "@page :first { @bottom-left { content: none; } @bottom-right { content: none; } }",
        )
    )


def _colours(look: Look) -> str:
    names = {name: getattr(look, name) for name in ("paper", "card", "side", "ink", "muted", "rule", "accent")}
    return " ".join(f"--{name}: {colour};" for name, colour in {**names, "bar": look.rest, **look.categories}.items())
