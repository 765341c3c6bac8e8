"""The real report as one HTML file, and what its script shows."""

from __future__ import annotations

import base64
import json
import re
import zlib
from dataclasses import replace
from functools import cache

from cppcc.charts import draw
from cppcc.design.frames import SCREEN
from cppcc.design.looks import LIGHT
from cppcc.files.load import REPORTS
from cppcc.model.selection import DIMENSIONS, Selection
from cppcc.write.html import report_page
from cppcc.write.html.views import ROOMS, WRITTEN
from tests.kunming import report
from tests.speeches import speech

FILE = REPORTS / "kunming-2023.yaml"
EVERYTHING = Selection()
FILTERED = Selection(themes=("innovation", "policy"), actors=("city",))


@cache
def written(selection=EVERYTHING, language="zh"):
    return report_page.html(report(), selection, speech(language))


def packed(contents: bytes, id: str) -> str:
    """What a page holds packed, as the page's script unpacks it."""
    found = re.search(rf'<script type="text/plain" id="{id}">([A-Za-z0-9+/=]+)</script>'.encode(), contents)
    assert found is not None
    return zlib.decompress(base64.b64decode(found[1])).decode("utf-8")


@cache
def views(selection=EVERYTHING, language="zh"):
    return json.loads(packed(written(selection, language), "data"))


class Reader:
    """What the page's script shows under a choice in each filter, looked up as it does."""

    def __init__(self, seen, choice):
        self.seen, self.choice = seen, choice
        place = 0
        for dimension in DIMENSIONS:
            options = ["", *seen["options"][dimension]]
            place = place * len(options) + options.index(choice.get(dimension, ""))
        self.outcome = seen["outcomes"][seen["states"][place]]

    def phrase(self, name, content):
        chosen = self.choice | ({"themes": name[6:]} if name.startswith("theme/") else {})
        told = [self.seen["said"][dimension][chosen.get(dimension, "")] for dimension in content["filters"]]
        return self.seen["semicolon"].join(filter(None, told))

    def charts(self):
        for name, number in self.outcome["charts"].items():
            content = self.seen["charts"][name][number]
            texts = [content["title"], *(self.phrase(name, content).join(content[key]) for key in ("under", "words"))]
            yield name, [*texts, content["source"]], content


def as_drawn(name, selection, language, room=ROOMS[0]):
    """The chart as the engine draws it."""
    kind, _, theme = name.partition("/")
    frame = replace(SCREEN, least=room)
    if name in WRITTEN:
        frame = replace(frame, width=frame.export_width, furniture=True)
    return draw(
        kind, report(), replace(selection, themes=(theme,)) if theme else selection, frame, LIGHT, speech(language)
    )


def selected(choice, selection=EVERYTHING):
    return replace(selection, **{dimension: (id,) for dimension, id in choice.items() if id})
