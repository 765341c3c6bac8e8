"""Texts are broken where a reader of Chinese expects it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cppcc.charts.measure import width, wrapped


class TestWrapping:
    @pytest.mark.parametrize("quantity", ["294场次", "30余项", "50多件(次)", "6500余万元", "100万+"])
    @pytest.mark.parametrize("room", range(56, 180, 7))
    def test_number_and_unit_stay_on_one_line(self, quantity: str, room: int):
        """No unit stands alone at a line's start, wherever the line happens to end."""
        if width(quantity, 10) > room:
            pytest.skip("longer than any line")

        lines = wrapped(f"院坝协商在全市开展共{quantity}，另有其他各项", room, 10)

        assert any(quantity in line for line in lines)

    def test_punctuation_never_begins_a_line(self):
        for room in range(40, 200):
            lines = wrapped("单位不同（件、项），口径也不同；所以“不能”相加。", room, 10)

            assert not [line for line in lines[1:] if line[0] in "）、，；”。"]

    @given(st.text(alphabet="政协年度报告，（）“”。 abc 0123456789余万元件", max_size=60), st.integers(60, 300))
    def test_nothing_is_lost_and_nothing_is_too_wide(self, text: str, room: int):
        lines = wrapped(text, room, 10)

        assert "".join(text.split()) == "".join("".join(lines).split())
        assert all(width(line, 10) <= room for line in lines)
