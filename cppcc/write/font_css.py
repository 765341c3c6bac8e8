"""What a page needs so that its chart, and pictures of it, are legible on a machine without a Chinese font."""

from __future__ import annotations

import base64
from dataclasses import replace
from functools import cache
from pathlib import Path

from cppcc.design.fonts import FACES, FOLDER, Face, rules
from cppcc.design.looks import SANS, SERIF

#: JavaScript: ``picture(svg, options)`` is an SVG as a picture, with the typefaces that the machine lacks.
PICTURE_SCRIPT = (Path(__file__).parent / "picture.js").read_text(encoding="utf-8")


@cache
def inside(*, of_machine: bool = True, serif: bool = False) -> str:
    """CSS that declares the typefaces of charts with their files in it: 800 KB, with those of titles 300 KB more.

    Args:
        of_machine: whether those of the machine come first.
        serif: whether with those of titles.
    """
    families = tuple(list_.split(",")[0] for list_ in ((SANS, SERIF) if serif else (SANS,)))
    charts = [face for face in FACES if f"'{face.family}'" in families]
    return rules(_data, charts if of_machine else [replace(face, local=()) for face in charts])


def _data(face: Face) -> str:
    contents = base64.b64encode((FOLDER / face.file).read_bytes()).decode("ascii")
    return f"data:font/woff2;base64,{contents}"
