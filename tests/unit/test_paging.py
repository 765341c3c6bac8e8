"""Tall scenes, cut for pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cppcc.charts import draw
from cppcc.charts.paging import parts
from cppcc.charts.scene import Line, Scene, SceneItem
from cppcc.design.frames import SCREEN, Frame
from cppcc.design.looks import LIGHT
from tests.cases import examples
from tests.kunming import report as kunming
from tests.speeches import ZH
from tests.unit.crowds import crowd
from tests.unit.drawings import ALL, extreme
from tests.unit.geometry import axis, faults
from tests.unit.sample import LINEAR, with_shares

TALL = Frame("tall", 740, None, 1.0, furniture=True, bare=True)


def scene(name: str, report, **options: str) -> Scene:
    return draw(name, report, ALL, TALL, LIGHT, ZH, **options).scene


SCENES = [
    pytest.param(lambda: scene("output", kunming()), id="kunming"),
    pytest.param(lambda: scene("output", kunming(), **LINEAR), id="bars"),
    pytest.param(lambda: scene("output", extreme()), id="extreme"),
    pytest.param(lambda: scene("category", with_shares()), id="shares"),
    pytest.param(lambda: scene("proposals", kunming()), id="proposals"),
    pytest.param(lambda: scene("timeline", kunming()), id="timeline"),
    pytest.param(lambda: scene("output", crowd(30, 12, figures=5)), id="many"),
    pytest.param(lambda: draw("output", kunming(), ALL, SCREEN, LIGHT, ZH).scene, id="phone"),
]


def placeless(item: SceneItem) -> SceneItem:
    """The item wherever it stands."""
    return replace(item, y=(0.0, 0.0)) if isinstance(item.y, tuple) else replace(item, y=0.0)


@pytest.mark.parametrize("made", SCENES)
class TestParts:
    @examples(60)
    @given(most=st.integers(150, 1200))
    def test_hold_all_in_its_order_once(self, made, most: int):
        """But for lines downwards, which go on in the next part, and the axis's names, which each part repeats."""
        whole = made()
        found = [
            item
            for part in parts(whole, most)
            for item in part.items
            if not (isinstance(item, Line) and item.x[0] == item.x[1]) and item not in axis_items(part)
        ]
        expected = [
            item
            for item in whole.items
            if not (isinstance(item, Line) and item.x[0] == item.x[1]) and item not in axis_items(whole)
        ]

        assert sorted(map(repr, map(placeless, found))) == sorted(map(repr, map(placeless, expected)))

    @examples(60)
    @given(most=st.integers(150, 1200))
    def test_are_as_high_as_the_whole_and_none_too_high(self, made, most: int):
        whole = made()
        found = parts(whole, most)

        assert sum(part.height for part in found) == pytest.approx(whole.height)
        assert [part.height for part in found if part.height > most + 0.001] == []

    @examples(60)
    @given(most=st.integers(150, 1200))
    def test_cut_nothing_and_line_up(self, made, most: int):
        """C2: parts of one chart, said to share a scale, have it at the same places."""
        whole = made()
        for part in parts(whole, most):
            assert faults(part, 740) == faults(whole, 740) == []
            assert axis(part) == axis(whole)
            assert (part.left, part.right) == (whole.left, whole.right)


def axis_items(scene: Scene) -> list[SceneItem]:
    return [text for text in scene.texts if text.y > scene.height]


def test_a_cut_is_between_groups_where_one_ends_near():
    """Not within 协商, which begins some rows earlier."""
    whole = scene("output", kunming())
    ends = [line.y[0] for line in whole.items if isinstance(line, Line) and any(line.dx)]
    first, *_ = parts(whole, whole.height * 0.4)

    assert first.height in [pytest.approx(end) for end in ends]
