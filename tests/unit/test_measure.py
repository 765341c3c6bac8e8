"""Texts are broken where a reader of Chinese expects it."""

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from cppcc.charts.measure import width, wrapped
from cppcc.design.fonts import FACES, FOLDER
from tests.speeches import ZH


class TestWidth:
    def test_of_latin_is_a_little_more_than_the_typefaces_own(self):
        """Up to 5 %, since readers' own faces differ."""
        for bold, face in ((False, FACES[0]), (True, FACES[1])):
            font = TTFont(FOLDER / face.file)
            own = sum(font["hmtx"][font.getBestCmap()[ord(char)]][0] for char in "Proposals: 3,000") / 1000

            assert own * 10 < width("Proposals: 3,000", 10, bold=bold) <= own * 10 * 1.0501

    def test_of_chinese_is_the_type_size(self):
        for bold in (False, True):
            assert width("政协“履职”·——●○→", 10, bold=bold) == pytest.approx(120, rel=0.02)


class TestWrapping:
    def test_long_words_break_after_their_hyphen_or_slash(self):
        assert wrapped("social-condition information", 70, 10, ZH) == ["social-", "condition", "information"]
        assert wrapped("consultation/deliberation", 70, 10, ZH) == ["consultation/", "deliberation"]

    def test_names_of_two_break_after_their_dash(self):
        assert wrapped("Mohan–Boten", 50, 10, ZH) == ["Mohan–", "Boten"]

    def test_dates_and_spans_do_not(self):
        assert wrapped("on 2024-01-11 and COVID-19 km/h", 60, 10, ZH) == ["on", "2024-01-11", "and", "COVID-19", "km/h"]

    @pytest.mark.parametrize("quantity", ["294场次", "30余项", "50多件(次)", "6500余万元", "100万+", "23 units"])
    @pytest.mark.parametrize("room", range(56, 180, 7))
    def test_number_and_unit_stay_on_one_line(self, quantity: str, room: int):
        """No unit stands alone at a line's start, wherever the line happens to end."""
        if width(quantity, 10) > room:
            pytest.skip("longer than any line")

        lines = wrapped(f"院坝协商在全市开展共{quantity}，另有其他各项", room, 10, ZH)

        assert any(quantity in line for line in lines)

    def test_too_long_for_a_line_they_part_at_the_blank(self):
        """No word is broken for the number before it."""
        assert wrapped("1,885 participations", 110, 14, ZH) == ["1,885", "participations"]

    def test_punctuation_never_begins_a_line(self):
        for room in range(40, 200):
            lines = wrapped("单位不同（件、项），口径也不同；所以“不能”相加。", room, 10, ZH)

            assert not [line for line in lines[1:] if line[0] in "）、，；”。"]

    @given(st.text(alphabet="政协年度报告，（）“”。 abc 0123456789余万元件", max_size=60), st.integers(60, 300))
    def test_nothing_is_lost_and_nothing_is_too_wide(self, text: str, room: int):
        lines = wrapped(text, room, 10, ZH)

        assert "".join(text.split()) == "".join("".join(lines).split())
        assert all(width(line, 10) <= room for line in lines)
