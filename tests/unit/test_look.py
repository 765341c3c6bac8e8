"""Colours that can be read, and type that is not too small."""

from __future__ import annotations

import re
from dataclasses import astuple
from itertools import combinations
from math import dist
from typing import ClassVar

import pytest

from cppcc.design.looks import DARK, LIGHT, LOOKS, ROLES, Look, Type, category_colour, contrast, tint
from cppcc.files.load import vocabulary

both_looks = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
#: WCAG 2, level AA, for text of any size.
READABLE = 4.5


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
        assert len({look.colour(category_colour(id)) for id in vocabulary().categories}) == len(outputs) + 1
        assert {category_colour(id) for id in vocabulary().categories if id not in outputs} == {"rest"}

    def test_both_looks_name_the_same_categories(self):
        assert list(LIGHT.categories) == list(DARK.categories)

    @both_looks
    def test_are_written_as_rrggbb(self, look: Look):
        named = [look.paper, look.card, look.side, look.ink, look.muted, look.rule, look.accent, look.rest]

        assert [c for c in (*named, *look.categories.values()) if not re.fullmatch("#[0-9a-f]{6}", c)] == []

    @both_looks
    def test_roles_are_told_apart(self, look: Look):
        """In a file that is drawn in one look, a colour says which one of the other look takes its place."""
        assert len({look.colour(role) for role in ROLES}) == len(ROLES)

    def test_there_are_no_others(self):
        with pytest.raises(KeyError, match="'#9e1b22'"):
            LIGHT.colour("#9e1b22")

    def test_tint_lies_between_paper_and_colour(self):
        colours = [LIGHT.paper, *(LIGHT.colour(tint("media", share)) for share in (10, 18, 50)), LIGHT.colour("media")]

        assert colours == ["#ffffff", "#e8e8f2", "#d7d7e8", "#8e8ebe", "#1e1e7d"]


def test_no_type_is_smaller_than_eleven_pixels():
    assert min(astuple(Type())) >= 11
    assert {min(astuple(look.type)) >= 11 for look in LOOKS.values()} == {True}


class TestColourDeficiencies:
    """Categories are told apart with each of the three common kinds, too; words beside the marks say the same."""

    #: Full protanopia, deuteranopia and tritanopia on linear RGB, by Machado, Oliveira and Fernandes (2009).
    KINDS: ClassVar = {
        "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
        "protanopia": (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        "deuteranopia": (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.01182, 0.04294, 0.968881),
        ),
        "tritanopia": (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }
    #: Distances in OKLab, times 100: 2 is just noticed side by side; these are seen across a chart.
    APART, HEADLINES_APART = 7, 11

    @staticmethod
    def seen(colour: str, kind: str) -> tuple[float, ...]:
        """The colour in OKLab (Ottosson 2020), as someone with that kind sees it."""
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        rows = TestColourDeficiencies.KINDS[kind]
        linear = [min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in rows]
        cones = ((0.412221, 0.536333, 0.051446), (0.211903, 0.680700, 0.107397), (0.088302, 0.281719, 0.629979))
        lms = [sum(a * b for a, b in zip(row, linear, strict=True)) ** (1 / 3) for row in cones]
        lab = ((0.210454, 0.793618, -0.004072), (1.977998, -2.428592, 0.450594), (0.025904, 0.782772, -0.808676))
        return tuple(100 * sum(a * b for a, b in zip(row, lms, strict=True)) for row in lab)

    @both_looks
    @pytest.mark.parametrize("kind", KINDS)
    def test_categories_are_apart(self, look: Look, kind: str):
        headlines = {id for id, category in vocabulary().categories.items() if category.headline}
        colours = {**look.categories, "the rest": look.rest}

        close = {
            (one, other): round(distance, 1)
            for one, other in combinations(colours, 2)
            if (distance := dist(self.seen(colours[one], kind), self.seen(colours[other], kind)))
            < (self.HEADLINES_APART if {one, other} <= headlines else self.APART)
        }

        assert close == {}

    def test_is_measured_as_published(self):
        """White is lightest and colourless; red and green, far apart to most, come close without green cones."""
        red, green = "#c00000", "#7f7000"

        assert self.seen("#ffffff", "none") == pytest.approx((100, 0, 0), abs=0.1)
        assert dist(self.seen(red, "none"), self.seen(green, "none")) > 20
        assert dist(self.seen(red, "deuteranopia"), self.seen(green, "deuteranopia")) < 8
