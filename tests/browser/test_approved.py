"""Charts as they were approved: their structure to the letter, and a few as pictures, with what differs made visible.

``make approve`` writes them anew, for someone to look at what git shows before it is committed.
"""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageFilter

from cppcc.charts import Chart, draw
from cppcc.charts.scene import Box, Dot, Touch
from cppcc.content.catalog import CHARTS
from cppcc.design.frames import SLIDE
from cppcc.design.looks import LOOKS
from cppcc.files.load import REPORTS, load
from cppcc.model.selection import Selection
from cppcc.write.picture import framed
from tests.speeches import ZH
from tests.unit.geometry import written
from tools.drawing import board, png

APPROVED = Path(__file__).resolve().parents[1] / "snapshots"
RESULTS = Path(__file__).resolve().parents[2] / "test-results"
#: Written, not compared.
APPROVE = bool(os.environ.get("APPROVE"))
PICTURES = [
    ("headline", "light"),
    ("output", "light"),
    ("output", "dark"),
    ("proposals", "light"),
    ("timeline", "dark"),
]
#: Another version of a browser draws edges a little otherwise: so much of a grey may differ, in so many pixels.
GREY, SHARE = 48, 0.002


def drawn(name: str, look: str = "light") -> Chart:
    return draw(name, load(REPORTS / "kunming-2023.yaml"), Selection(), framed(SLIDE), LOOKS[look], ZH)


def structure(chart: Chart) -> dict[str, Any]:
    """What a chart says and marks, without places and colours: a snapshot that can be read."""
    return {
        "title": chart.title,
        "subtitle": chart.subtitle,
        "source": chart.source,
        "words": chart.words,
        "texts": written(chart.scene),
        "marks": [
            f"{type(item).__name__.lower()} {item.mark.kind} {item.mark.id}"
            for item in chart.scene.items
            if isinstance(item, Box | Dot | Touch) and item.mark
        ],
    }


@pytest.mark.parametrize("name", CHARTS)
def test_structure(name):
    """What each chart says on a slide; a change shows as a difference of lines."""
    file = APPROVED / f"{name}.json"
    told = json.dumps(structure(drawn(name)), ensure_ascii=False, indent=1) + "\n"
    if APPROVE:
        file.write_text(told, encoding="utf-8")

    assert json.loads(told) == json.loads(file.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def page(request):
    # Without Chinese fonts of its own: the product's typefaces look the same on every machine.
    page = board(request.getfixturevalue("plain_browser"))
    yield page
    page.close()


def differing(one: Image.Image, other: Image.Image) -> Image.Image:
    """White where two pictures differ, black where they agree."""
    blurred = (picture.convert("L").filter(ImageFilter.GaussianBlur(1.5)) for picture in (one, other))
    return ImageChops.difference(*blurred).point(lambda grey: 255 if grey > GREY else 0)


@pytest.mark.parametrize(("name", "look"), PICTURES)
def test_picture(page, name, look):
    """As approved; where it is not, test-results/ holds both and what differs, side by side."""
    file = APPROVED / f"{name}_{look}.png"
    now = Image.open(io.BytesIO(png(page, drawn(name, look)))).convert("RGB")
    if APPROVE:
        now.quantize(64).save(file, optimize=True)
    before = Image.open(file).convert("RGB")
    assert now.size == before.size

    difference = differing(now, before)
    share = sum(difference.histogram()[1:]) / (now.width * now.height)
    if share > SHARE:
        RESULTS.mkdir(exist_ok=True)
        sheet = Image.new("RGB", (now.width * 3, now.height))
        for place, picture in enumerate((before, now, difference.convert("RGB"))):
            sheet.paste(picture, (place * now.width, 0))
        sheet.save(RESULTS / file.name)
    assert share <= SHARE, f"see {RESULTS / file.name}: approved, now, difference"


def test_differing_sees_a_figure_that_changed():
    """One digit is enough; the same picture drawn twice is the same."""
    one = Image.new("RGB", (1280, 720), "white")
    other = one.copy()
    other.paste("black", (100, 100, 110, 118))

    assert differing(one, one.copy()).getbbox() is None
    assert differing(one, other).getbbox() is not None
