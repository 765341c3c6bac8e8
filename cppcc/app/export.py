"""The export bar of a chart: a picture in the frame, scale and look that the visitor chose, or the chart's data.

The choice is kept in the visitor's browser (``export.js``) and costs the server nothing. What a file is made of, a
picture's drawing or the rows of a CSV, is sent only when a button asks for it: no page carries the pictures that
nobody saves.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

import streamlit as st

from cppcc.app import address, components, session, view_state
from cppcc.app.components.assets import asset
from cppcc.app.library import chart_of
from cppcc.charts import Chart, draw, in_parts
from cppcc.content.catalog import BESIDE_A_CHART, SAVED
from cppcc.decks.plan import PlanPage, code
from cppcc.design.frames import FRAMES, SCREEN, SLIDE, Frame
from cppcc.design.looks import LIGHT, LOOKS, Look
from cppcc.speech.speech import Speech
from cppcc.write import font_css
from cppcc.write.output_file import file_name, numbered
from cppcc.write.picture import svg_text


def _bare(code: str) -> str:
    """Without comments on lines of their own and without indents: each bar on a page carries all of it along."""
    lines = (line.strip() for line in code.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


_BAR = st.components.v2.component(
    "cppcc_export",
    html="""<div class="export">
      <div class="bar" role="group"></div>
      <div class="panel" popover></div>
      <p class="message" role="status"></p>
      <dialog class="held"></dialog>
      <dialog class="screen"></dialog>
    </div>""",
    css=_bare(asset("export.css")),
    js=_bare(font_css.PICTURE_SCRIPT + asset("export.js")),
)
#: The buttons: ending of a file → what is saved.
_OFFERED = {ending: what for what, ending in BESIDE_A_CHART}
#: Where the session keeps the press that was the last to add a page to the plan.
_ADDED = "added_to_plan"
#: How many picture pixels a PNG can give to a CSS pixel.
SCALES = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a picture is to be like."""

    frame: Frame = SLIDE
    look: Look = LIGHT
    scale: int = SLIDE.pixels

    @classmethod
    def read(cls, answer: object) -> Choice | None:
        """The choice that a browser tells; None where it is none of those offered."""
        match answer:
            case {"frame": str(frame), "look": str(look), "scale": int(scale)}:
                if frame in _frames() and look in LOOKS and scale in SCALES:
                    return cls(FRAMES[frame], LOOKS[look], scale)
        return None


def _frames() -> list[str]:
    return [name for name in FRAMES if name != SCREEN.name]


@st.fragment
def bar(chart: Chart, options: Mapping[str, str], speech: Speech) -> None:
    """Buttons that save or copy what the chart shows. A fragment: what they ask for is drawn without the page.

    Args:
        chart: as it stands on the page.
        options: the chart's own.
    """
    asked = session.take(asked_key(chart.name), None)
    match asked:
        case {"id": str(id), "format": "add"}:
            _add_to_deck(chart, options, speech, id)
            st.rerun()  # all of the page: with it the browser hears what to keep of the plan
    _BAR(
        data=_offered(speech)
        | {
            "answer": session.take(_told_key(chart.name), None) or _answer(chart, options, speech, asked),
            "inside": components.is_inside_an_app(),
            "look": view_state.look().name,
        },
        key=f"export_{chart.name}",
        on_asked_change=partial(_note, chart.name),
    )


def asked_key(name: str) -> str:
    """Where the session keeps what a button of a chart's bar has asked for, until it is answered."""
    return f"asked_{name}"


def _note(name: str) -> None:
    session.put(asked_key(name), session.get(f"export_{name}").asked)


def _answer(chart: Chart, options: Mapping[str, str], speech: Speech, asked: object) -> dict[str, Any] | None:
    """What the browser makes the file of; None where nothing was asked, or nothing that there is."""
    match asked:
        case {"id": id, "format": str(ending), **others} if ending in _OFFERED:
            what = _OFFERED[ending]
        case _:
            return None
    format, choice = SAVED[what][ending], Choice.read(others.get("choice"))
    if format.is_picture or what == "deck":
        if choice is None:
            return None
        if what == "deck" and not choice.frame.is_slide:
            choice = replace(choice, frame=SLIDE)
        file = _named(chart, options, speech, ending, choice)
        if format.is_picture:
            drawn = _pictures(chart, choice, options, speech)
            return {
                "id": id,
                "words": chart.words,
                "pictures": [
                    {"file": numbered(file, number), "svg": svg_text(each)}
                    for number, each in enumerate(drawn, start=1)
                ],
            }
        as_slide = {"look": choice.look, "frame": choice.frame.name}
    else:
        file, as_slide = _named(chart, options, speech, ending), {}
    if format.of == "chart":
        content = format.write(chart, SCREEN, LIGHT, speech)
    else:
        page = PlanPage(chart.name, chart.selection, options=options)
        content = format.write(chart.report, [page], speech, **as_slide)
    return {"id": id, "file": file, "content": b64encode(content).decode("ascii")}


def _add_to_deck(chart: Chart, options: Mapping[str, str], speech: Speech, id: str) -> None:
    """Another page for the visitor's plan, and what the bar is to tell of it. Once for each press: a browser asks again
    where the line was lost with the answer."""
    plan = view_state.plan()
    is_new = id != session.get(_ADDED)
    if is_new and len(plan) >= address.MOST_PAGES:
        told = speech.say("deck_page.full", most=address.MOST_PAGES)
    else:
        if is_new:
            plan = (*plan, code(PlanPage(chart.name, chart.selection, options=options)))
            view_state.set_plan(plan, here=False)
            session.put(_ADDED, id)
        told = speech.say("deck_page.added", count=len(plan))
    session.put(_told_key(chart.name), {"id": id, "told": told})


def _told_key(name: str) -> str:
    return f"told_{name}"


def _pictures(chart: Chart, choice: Choice, options: Mapping[str, str], speech: Speech) -> tuple[Chart, ...]:
    """The chart in that frame, and what it has no room for on further pictures."""

    def part(frame: Frame, only: Collection[str]) -> Chart:
        name, report, selection, look = chart.name, chart.report, chart.selection, choice.look
        if only or frame.is_part:
            return draw(name, report, selection, frame, look, speech, only=only, **options)
        return chart_of(name, report, selection, frame, look, speech, **options)

    return in_parts(part, choice.frame, speech)


def _named(chart: Chart, options: Mapping[str, str], speech: Speech, format: str, choice: Choice | None = None) -> str:
    """The file's name; without a choice that of data, which have no frame."""
    name = partial(file_name, chart.report, chart.name, chart.selection, options, speech.language, format)
    return name(frame=choice.frame, look=choice.look, scale=choice.scale) if choice else name()


@cache
def _offered(speech: Speech) -> dict[str, Any]:
    """What the bar says and offers. ``{size}`` and the like are for the browser to fill in: it knows the choice."""
    kept = {name: f"{{{name}}}" for name in ("size", "file", "count", "told")}
    offers = ("copy", *_OFFERED)
    names = (
        *("bar", "save", "save_size", "add", "full", "options"),
        *(words for name in offers for words in (name, f"{name}_about")),
        *("frame", "scale", "look", "kept", "preview", "preview_more", "editable"),
        *("working", "handed", "told", "copied", "failed", "refused", "silent", "away", "inside", "hold"),
    )
    usual = Choice()
    is_drawn = {ending: SAVED[what][ending].is_picture for ending, what in _OFFERED.items()}
    return {
        "formats": {
            "drawn": [ending for ending in _OFFERED if is_drawn[ending]],
            "written": [ending for ending in _OFFERED if not is_drawn[ending]],
        },
        "words": {name: speech.say(f"export.{name}", **kept) for name in names}
        | {"close": speech.say("present.close")},
        "frames": [
            {
                "name": name,
                "label": speech.say(f"export.frame_{name}"),
                "width": FRAMES[name].width,
                "height": FRAMES[name].height,
            }
            for name in _frames()
        ],
        "scales": SCALES,
        "looks": [{"name": name, "label": speech.say(f"export.look_{name}")} for name in LOOKS],
        "usual": {"frame": usual.frame.name, "look": usual.look.name, "scale": usual.scale},
    }
