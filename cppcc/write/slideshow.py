"""A plan's pages as pictures: one HTML file that needs no network, a PDF, or a ZIP of PNGs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cppcc.charts import Chart
from cppcc.decks.plan import PlanPage, draw_page
from cppcc.design.frames import FRAMES, SLIDE
from cppcc.design.looks import LIGHT, LOOKS, SANS
from cppcc.model.report import Report
from cppcc.speech import phrases
from cppcc.speech.speech import Speech
from cppcc.write import font_css, picture
from cppcc.write.html.template import rendered
from cppcc.write.output_file import packed
from cppcc.write.progress import Progress, no_progress
from cppcc.write.renderer import current
from cppcc.write.svg import inline

_HERE = Path(__file__).parent


def html(report: Report, pages: Sequence[PlanPage], speech: Speech, progress: Progress = no_progress) -> bytes:
    """One page under the other, each in its own frame, look and language; marks tell what they are when pointed at.

    Args:
        progress: called before each page with how many are done and how many there are; what it raises ends the work.
    """
    return _document(report, _drawn(report, pages, speech, progress), speech, font_css.inside(serif=True))


def pdf(report: Report, pages: Sequence[PlanPage], speech: Speech, progress: Progress = no_progress) -> bytes:
    """The same as PDF, a page a page of its frame's size, with bookmarks and text that is text.

    Raises:
        NoBrowser, DrawingFailed: see ``cppcc.write.renderer``.
    """
    charts = _drawn(report, pages, speech, progress)
    with current() as renderer:
        page = _document(report, charts, speech, font_css.inside(of_machine=False, serif=True))
        return renderer.pdf_of(page, report.published, lambda: progress(len(pages), len(pages)))


def pngs(report: Report, pages: Sequence[PlanPage], speech: Speech, progress: Progress = no_progress) -> bytes:
    """A ZIP of pictures in the plan's order: ``01_cover.png`` …; arguments and errors as in ``pdf``."""
    pictures: dict[str, bytes] = {}
    with current():
        for index, page in enumerate(pages):
            progress(index, len(pages))
            frame, look = picture.framed(FRAMES.get(page.frame, SLIDE)), LOOKS.get(page.look, LIGHT)
            own = speech.in_language(page.language)
            for chart in draw_page(report, page, frame, look, own):
                pictures[f"{len(pictures) + 1:02}_{page.name}.png"] = picture.png(chart, frame, look, own)
    return packed(pictures)


def _drawn(report: Report, pages: Sequence[PlanPage], speech: Speech, progress: Progress) -> list[Chart]:
    charts: list[Chart] = []
    for index, page in enumerate(pages):
        progress(index, len(pages))
        charts += draw_page(report, page, picture.framed(SLIDE), LIGHT, speech)
    return charts


def _document(report: Report, charts: Sequence[Chart], speech: Speech, declared: str) -> bytes:
    sizes = dict.fromkeys(chart.scene.size for chart in charts)
    style = (
        declared,
        f":root {{ --ground: {LIGHT.side}; --sans: {SANS}; }}",
        (_HERE / "slideshow.css").read_text(encoding="utf-8"),
        *(f"@page of{w}x{h} {{ size: {w}px {h}px; margin: 0; }}\n.of{w}x{h} {{ page: of{w}x{h}; }}" for w, h in sizes),
    )
    return rendered(
        "slides", speech, title=phrases.who_when(report, speech), style="\n".join(style), charts=charts, inline=inline
    )
