"""The typefaces that come with the product have every character that it shows, and are the ones that it names."""

from __future__ import annotations

import json
import re
import tomllib

import pytest
from fontTools.ttLib import TTFont

from cppcc.design import fonts
from cppcc.design.fonts import FACES, FOLDER, Face
from cppcc.design.looks import SANS, SERIF
from tools.fonts import ADVANCES, ROOT, advances, used, wanted

each_face = pytest.mark.parametrize("face", FACES, ids=lambda face: face.file)


def characters(face: Face) -> set[str]:
    return set(map(chr, TTFont(FOLDER / face.file).getBestCmap()))


class TestAFile:
    @each_face
    def test_has_every_character_that_data_and_texts_use(self, face: Face):
        """Where this fails after an edit of data or texts, `make fonts` mends it."""
        assert sorted(used() - characters(face)) == [], "run `make fonts`"

    @each_face
    def test_has_common_characters_for_other_reports(self, face: Face):
        assert sorted(wanted(face) - characters(face)) == []

    @each_face
    def test_is_small(self, face: Face):
        """Few download it, but those who do may be on a phone."""
        assert (FOLDER / face.file).stat().st_size < 350 * 1024

    @each_face
    def test_is_truetype(self, face: Face):
        """Browsers embed that in a PDF as a font; of other outlines they make drawings, letter by letter."""
        assert "glyf" in TTFont(FOLDER / face.file)

    def test_is_made_known_by_its_licence(self):
        licence = (FOLDER / "OFL.txt").read_text(encoding="utf-8")

        assert "SIL OPEN FONT LICENSE Version 1.1" in licence
        assert [face.file for face in FACES if face.file not in licence] == []

    @pytest.mark.parametrize("weight", [400, 700])
    def test_has_the_widths_by_which_room_is_left(self, weight: int):
        face = next(face for face in FACES if (face.family, face.weight) == ("Noto Sans SC", weight))
        widths = json.loads(ADVANCES.read_text(encoding="utf-8"))[str(weight)]

        assert widths == advances(TTFont(FOLDER / face.file))


class TestNames:
    def test_lead_the_stacks(self):
        assert {face.family for face in FACES} == {stack.split(",")[0].strip("'") for stack in (SANS, SERIF)}

    def test_of_the_pages_theme_are_those_of_the_look(self):
        """.streamlit/config.toml cannot import look.py."""
        theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]

        assert (theme["font"], theme["headingFont"]) == (SANS, SERIF)

    @each_face
    def test_of_the_machines_faces_come_in_the_stacks_order(self, face: Face):
        """A picture knows the stack only: it wears what the page wears."""
        stack = re.findall("'([^']+)'", SERIF if "Serif" in face.family else SANS)
        places = [
            max(place for place, family in enumerate(stack) if name.startswith(family))
            for name in face.local
            if any(name.startswith(family) for family in stack)
        ]

        assert places == sorted(places)
        assert places[0] == 0

    @each_face
    def test_of_the_machine_are_tried_before_the_file(self, face: Face):
        rule = next(line for line in fonts.rules(lambda face: f"there/{face.file}").split("\n") if face.file in line)

        assert rule.index(f"local('{face.local[-1]}')") < rule.index(f'url("there/{face.file}")')
        assert "font-display: swap" in rule
