"""The Kunming report held against the text that it is drawn from."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from cppcc.messages.translations import Words
from cppcc.model.report import Figure, Work
from cppcc.speech.search import search
from tests.kunming import report

ROOT = Path(__file__).resolve().parents[2]

TEXT = ROOT.parent / "shared" / "report" / "kunming-2023.txt"


def bared(text: str) -> str:
    """A text without titles, quoted names and signs, for what stands between them."""
    return re.sub(r"[^\w]", "", re.sub("《[^》]*》|“[^”]*”", "", text))


def texts_of(item: Figure | Work) -> list[Words]:
    """What we say of a fact in our own words, beside its note."""
    if isinstance(item, Work):
        return [item.summary, *([item.dates.note] if item.dates and item.dates.note else [])]
    return [relation.note for relation in item.relations if relation.note]


def facts() -> list[Figure | Work]:
    """Figures and works: all that has a place in the text."""
    return [*report().figures, *report().works]


class TestAgainstTheText:
    """Tokens and figures stand in the text where the file says."""

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def text(cls) -> str:
        if not TEXT.is_file():
            pytest.skip(f"the report's text is not part of the project, and not at {TEXT}")
        return TEXT.read_text(encoding="utf-8")

    def test_text_is_the_one_the_locators_were_taken_from(self):
        assert hashlib.sha256(TEXT.read_bytes()).hexdigest() == report().text_sha256

    def test_each_token_stands_on_its_line_and_nowhere_else(self, text: str):
        lines = text.split("\n")

        assert [item.id for item in facts() if item.at.token not in lines[item.at.line - 1]] == []
        assert {item.id: text.count(item.at.token) for item in facts() if text.count(item.at.token) != 1} == {}

    def test_each_quantity_stands_on_its_line_as_written(self, text: str):
        lines = text.split("\n")

        assert [f.id for f in report().figures if str(f.quantity) not in lines[f.at.line - 1]] == []

    def test_each_date_stands_on_its_works_line_as_written(self, text: str):
        lines = text.split("\n")
        dated = [work for work in report().works if work.dates]

        assert [w.id for w in dated if w.dates and w.dates.as_written not in lines[w.at.line - 1]] == []

    def test_facts_stand_in_their_theme(self):
        """A theme reaches from its heading's line to the next theme's."""
        starts = [theme.line for theme in report().themes] + [10**6]
        reach = {theme.id: range(starts[i], starts[i + 1]) for i, theme in enumerate(report().themes)}

        assert [item.id for item in facts() if item.at.line not in reach[item.theme]] == []

    def test_every_number_with_a_unit_is_a_figure_or_known_to_be_none(self, text: str):
        """No figure is forgotten: what looks like one and is none stands here by name."""
        written = {str(f.quantity) for f in report().figures}
        body = text[: text.index("地址:")]
        found = re.findall(r"[0-9][0-9.]*[余多]*万?(?:[件篇期项条个次场人名位所家份元]|\+)", body)

        assert [words for words in found if not any(other.startswith(words) for other in written)] == [
            "1+",
            "1+",
            "12+",
            "7+",
            "5+",
        ]

    def test_sentences_stay_in_the_text(self, text: str):
        """Figures, names and places are taken; sentences are not: nothing of ours repeats twenty characters in a row of
        the text, but in titles and quoted names."""
        bare = bared(text)
        told = [(item.id, words) for item in facts() for words in (item.note, *texts_of(item)) if words]
        told += [(theme.id, words) for theme in report().themes for words in (theme.label, theme.summary)]
        told += [(item.id, item.text) for item in report().unstated]
        copied = []
        for id, words in told:
            run = bared(words["zh"])
            copied += [id for i in range(len(run) - 19) if run[i : i + 20] in bare]

        assert sorted(set(copied)) == []

    def test_every_name_in_quotes_or_titles_is_found(self, text: str):
        """What the text names is reachable: slogans, turns of phrase and speech in quotes stand here by name."""
        names = dict.fromkeys(re.findall(r"[“《]([^“”《》‘’]+)[”》]", text))
        slogans = [
            *("当好排头兵、实现大发展、率先现代化", "一盘棋", "凝聚共识、互联互通、履职为民、助力发展"),
            *("学思想、强党性、重实践、建新功", "政协之能", "昆明之为", "民之关切", "行之所向", "好办法"),
            *("上力", "外力", "下力", "内力"),
        ]

        assert [name for name in names if not search(report(), name)] == slogans
