"""Colours that can be read, and type that is not too small."""

from __future__ import annotations

import re
from dataclasses import astuple

import pytest

from cppcc.load import vocabulary
from cppcc.look import DARK, LIGHT, LOOKS, Look, Type

both_looks = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
#: WCAG 2, level AA, for text of any size.
READABLE = 4.5


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """By WCAG 2: from 1, the same colour, to 21, black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


class TestContrast:
    def test_is_measured_as_wcag_does(self):
        assert contrast("#000000", "#ffffff") == pytest.approx(21)
        assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)

    @both_looks
    @pytest.mark.parametrize("ground", ["paper", "card", "side"])
    @pytest.mark.parametrize("text", ["ink", "muted", "accent"])
    def test_of_texts_on_every_ground(self, look: Look, ground: str, text: str):
        assert contrast(getattr(look, text), getattr(look, ground)) >= READABLE

    @both_looks
    @pytest.mark.parametrize("ground", ["paper", "card"])
    def test_of_category_colours(self, look: Look, ground: str):
        """Headings wear them."""
        colours = {**look.categories, "the rest": look.rest}

        assert {
            id: colour for id, colour in colours.items() if contrast(colour, getattr(look, ground)) < READABLE
        } == {}


class TestColours:
    @both_looks
    def test_each_output_has_its_own_and_the_rest_is_grey(self, look: Look):
        outputs = [id for id, category in vocabulary().categories.items() if category.output]

        assert sorted(look.categories) == sorted(outputs)
        assert len({look.category(id) for id in vocabulary().categories}) == len(outputs) + 1
        assert {look.category(id) for id in vocabulary().categories if id not in outputs} == {look.rest}

    def test_both_looks_name_the_same_categories(self):
        assert list(LIGHT.categories) == list(DARK.categories)

    @both_looks
    def test_are_written_as_rrggbb(self, look: Look):
        named = [look.paper, look.card, look.side, look.ink, look.muted, look.rule, look.accent, look.rest]

        assert [c for c in (*named, *look.categories.values()) if not re.fullmatch("#[0-9a-f]{6}", c)] == []

    def test_tint_lies_between_paper_and_colour(self):
        assert LIGHT.tint("#9e1b22", 0) == LIGHT.paper
        assert LIGHT.tint("#9e1b22", 1) == "#9e1b22"
        assert LIGHT.tint("#000000", 0.5) == "#808080"


def test_no_type_is_smaller_than_eleven_pixels():
    assert min(astuple(Type())) >= 11
    assert {min(astuple(look.type)) >= 11 for look in LOOKS.values()} == {True}
