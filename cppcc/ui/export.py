"""The export bar of a chart: a picture in the frame, scale and look that the visitor chose, or the chart's data.

The choice is kept in the visitor's browser (``export.js``) and costs the server nothing. What a file is made of, a
picture's drawing or the rows of a CSV, is sent only when a button asks for it: no page carries the pictures that
nobody saves.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st

from cppcc.charts import Chart
from cppcc.export import FORMATS, deck, faces
from cppcc.export.word import docx
from cppcc.frame import FRAMES, SCREEN, SLIDE, Frame
from cppcc.look import LIGHT, LOOKS, Look
from cppcc.plan import Page
from cppcc.report import Report
from cppcc.selection import PARAMETERS, Selection
from cppcc.texts import say
from cppcc.ui.drawn import Drawn
from cppcc.ui.library import chart_of
from cppcc.ui.view import CHOICES
from cppcc.words import FIRST_LANGUAGE

_HERE = Path(__file__).parent


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
    </div>""",
    css=_bare((_HERE / "export.css").read_text(encoding="utf-8")),
    js=_bare(faces.SCRIPT + (_HERE / "export.js").read_text(encoding="utf-8")),
)
#: How many picture pixels a PNG can give to a CSS pixel.
SCALES = (1, 2, 3, 4)
_CAMERA = {"displayModeBar": True, "displaylogo": False, "modeBarButtons": [["toImage"]]}
#: Longer, and a file's name might be cut where it is saved: 255 bytes is the most that file systems take.
_LONGEST = 150


@dataclass(frozen=True, slots=True)
class Choice:
    """What a picture is to be like."""

    frame: Frame = SLIDE
    look: Look = LIGHT
    scale: int = SLIDE.pixels

    @classmethod
    def told(cls, told: object) -> Choice | None:
        """The choice that a browser tells; None where it is none of those offered."""
        match told:
            case {"frame": str(frame), "look": str(look), "scale": int(scale)}:
                if frame in _frames() and look in LOOKS and scale in SCALES:
                    return cls(FRAMES[frame], LOOKS[look], scale)
        return None


def _frames() -> list[str]:
    return [name for name in FRAMES if name != SCREEN.name]


@st.fragment
def bar(chart: Chart, options: Mapping[str, str], language: str) -> Choice | None:
    """Buttons that save or copy what the chart shows. A fragment: what they ask for is drawn without the page.

    Args:
        chart: as it stands on the page.
        options: the chart's own.

    Returns:
        Where the browser cannot make a picture, what ``camera`` must show.
    """
    key, seen = f"export_{chart.name}", f"camera_{chart.name}"
    asked = st.session_state.pop(asked_key(chart.name), None)
    told = _BAR(
        data=_offered(language) | {"answer": _answer(chart, options, language, asked)},
        key=key,
        on_asked_change=partial(_note, chart.name),
        on_camera_change=lambda: None,
    )
    if told.camera != st.session_state.get(seen):
        st.session_state[seen] = told.camera
        st.rerun()  # the camera stands outside of this fragment
    return Choice.told(told.camera)


def camera(chart: Chart, choice: Choice, options: Mapping[str, str], language: str) -> None:
    """The picture itself with Plotly's own camera, for a browser whose Plotly the page cannot reach."""
    frame = choice.frame
    picture = _picture(chart, choice, options, language)
    st.info(say(language, "export.camera", frame=say(language, f"export.frame_{frame.name}")))
    button = {
        "format": "png",
        "filename": file_name(chart.report, chart.name, chart.selection, options, language, "png", choice).removesuffix(
            ".png"
        ),
        "width": frame.width,
        "height": frame.height,
        "scale": choice.scale,
    }
    st.plotly_chart(
        Drawn(picture.plot),
        theme=None,
        key=f"camera-{chart.name}",
        config=_CAMERA | {"toImageButtonOptions": button},
        alt=picture.words,
    )


def asked_key(name: str) -> str:
    """Where the session keeps what a button of a chart's bar has asked for, until it is answered."""
    return f"asked_{name}"


def _note(name: str) -> None:
    st.session_state[asked_key(name)] = st.session_state[f"export_{name}"].asked


def _answer(chart: Chart, options: Mapping[str, str], language: str, asked: object) -> dict[str, Any] | None:
    """What the browser makes the file of; None where nothing was asked, or nothing that there is."""
    match asked:
        case {"id": id, "format": "csv" as format}:
            return {
                "id": id,
                "file": file_name(chart.report, chart.name, chart.selection, options, language, format),
                "content": _encoded(FORMATS[format].render(chart, SCREEN, LIGHT, language)),
            }
        case {"id": id, "format": "docx" as format}:
            page = Page(chart.name, chart.selection, options=options)
            return {
                "id": id,
                "file": file_name(chart.report, chart.name, chart.selection, options, language, format),
                "content": _encoded(docx(chart.report, [page], language)),
            }
        case {"id": id, "format": "pptx" as format, "choice": told} if choice := Choice.told(told):
            if choice.frame.name not in deck.FRAMES:
                choice = replace(choice, frame=SLIDE)
            page = Page(chart.name, chart.selection, options=options)
            return {
                "id": id,
                "file": file_name(chart.report, chart.name, chart.selection, options, language, format, choice),
                "content": _encoded(
                    deck.pptx(chart.report, [page], language, look=choice.look, frame=choice.frame.name)
                ),
            }
        case {"id": id, "format": "png" | "svg" as format, "choice": told} if choice := Choice.told(told):
            plot = _picture(chart, choice, options, language).plot
            return {
                "id": id,
                "file": file_name(chart.report, chart.name, chart.selection, options, language, format, choice),
                "spec": plot,
            }
    return None


def _encoded(content: bytes) -> str:
    return b64encode(content).decode("ascii")


def _picture(chart: Chart, choice: Choice, options: Mapping[str, str], language: str) -> Chart:
    return chart_of(chart.name, chart.report, chart.selection, choice.frame, choice.look, language, **options)


def file_name(
    report: Report,
    what: str,
    selection: Selection,
    options: Mapping[str, str],
    language: str,
    format: str,
    choice: Choice | None = None,
) -> str:
    """A file's name: report, what is in it, filters, and what else of it is not as usual. Ids only, so that no file
    system minds; and two different files never have the same name.

    Args:
        what: a chart's name, workbook or data.
        choice: of a picture; None for data, which have no frame.
    """
    filters = {name: "+".join(getattr(selection, dimension)) for dimension, name in PARAMETERS.items()}
    own = {name: value for name, value in options.items() if value != CHOICES[name][0]}
    parts = [f"{name}-{value}" for name, value in (filters | own).items() if value]
    if len("_".join(parts)) > _LONGEST:
        parts = [f"filters-{sha256('_'.join(parts).encode()).hexdigest()[:12]}"]
    if choice:
        parts.append(choice.frame.name)
        parts += [choice.look.name] if choice.look is not LIGHT else []
        parts += [f"{choice.scale}x"] if format == "png" and choice.scale != choice.frame.pixels else []
    parts += [f"lang-{language}"] if language != FIRST_LANGUAGE else []
    return f"{'_'.join([report.id, what, *parts])}.{format}"


@cache
def _offered(language: str) -> dict[str, Any]:
    """What the bar says and offers. ``{size}`` and the like are for the browser to fill in: it knows the choice."""
    kept = {name: f"{{{name}}}" for name in ("size", "choice", "file", "scale")}
    names = (
        *("bar", "png", "svg", "copy", "pptx", "docx", "csv"),
        *("png_help", "svg_help", "copy_help", "pptx_help", "docx_help", "csv_help"),
        *("options", "options_help", "frame", "scale", "scale_times", "look"),
        *("working", "saved", "copied", "failed", "refused", "silent", "waiting"),
    )
    usual = Choice()
    return {
        "words": {name: say(language, f"export.{name}", **kept) for name in names} | {"dot": say(language, "list.dot")},
        "frames": [
            {
                "name": name,
                "label": say(language, f"export.frame_{name}"),
                "width": FRAMES[name].width,
                "height": FRAMES[name].height,
            }
            for name in _frames()
        ],
        "scales": SCALES,
        "looks": [{"name": name, "label": say(language, f"export.look_{name}")} for name in LOOKS],
        "usual": {"frame": usual.frame.name, "look": usual.look.name, "scale": usual.scale},
    }
