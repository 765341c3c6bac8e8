"""PPTX: a plan as slides that stay editable: native charts, tables and shapes, in the product's template or another."""

from __future__ import annotations

from collections.abc import Sequence

from cppcc.decks.plan import PlanPage
from cppcc.design.frames import FRAMES, SLIDE
from cppcc.design.looks import LIGHT, LOOKS, Look
from cppcc.model.report import Report
from cppcc.speech.speech import Speech
from cppcc.write.progress import Progress, no_progress


def pptx(
    report: Report,
    pages: Sequence[PlanPage],
    speech: Speech,
    *,
    look: Look | None = None,
    frame: str = "",
    template: bytes | None = None,
    progress: Progress = no_progress,
) -> bytes:
    """A presentation, a slide a page; the same input and version give the same bytes.

    Args:
        look, frame: of the product's own template: its colours, and ``slide`` (16:9) or ``slide43``; those of the first
            page unless given.
        template: a presentation whose layouts, colours, fonts and size are taken instead.
        progress: called before each slide with how many are done and how many there are; what it raises ends the work.

    Raises:
        BadTemplate: the template cannot serve as one.
        UnknownName: a page names no chart, or an option has no such value.
    """
    # Imported here: a page of the dashboard should not wait for it.
    from cppcc.write.office.presentation import deck_bytes

    first = pages[0] if pages else PlanPage("")
    look = look or LOOKS.get(first.look, LIGHT)
    usual = FRAMES.get(first.frame, SLIDE)
    frame = frame or (usual if usual.is_slide else SLIDE).name
    return deck_bytes(report, pages, speech, look, frame, template, progress)
