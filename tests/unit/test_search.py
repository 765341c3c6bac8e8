"""Search: by label, wording, place and all the rest, in any language."""

from __future__ import annotations

import pytest

from cppcc.files.load import vocabulary
from cppcc.model.quantity import Bound, bound_words, parse
from cppcc.model.report import Report
from cppcc.speech.glossary import GROUPS, entry, glossary
from cppcc.speech.search import Hit, search
from tests.unit.sample import SOUND, made_up


def ids(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.id for hit in hits]


class TestSearch:
    @pytest.mark.parametrize(
        ("query", "first"),
        [
            ("提案", Hit("figure", "proposals")),
            ("30余", Hit("figure", "key_consultations")),
            ("442", Hit("figure", "proposals")),
            ("提案442件", Hit("figure", "proposals")),
            ("1265", Hit("figure", "courtyard_suggestions")),
            ("courtyard suggestions", Hit("figure", "courtyard_suggestions")),
            ("民主监督", Hit("term", "categories.supervision")),
            ("12月中旬", Hit("work", "mohan_studio")),
        ],
    )
    def test_finds_by_label_wording_place_and_date(self, kunming: Report, query: str, first: Hit):
        assert search(kunming, query)[0] == first

    def test_is_blind_to_case_width_grouping_and_script(self, kunming: Report):
        """ＥＣＯＬＯＧＹ is ecology, 1,265 is 1265, and 條 is 条."""
        assert search(kunming, "1265條") == search(kunming, "1265条") != ()
        assert search(kunming, "ＥＣＯＬＯＧＹ") == search(kunming, "ecology") != ()
        assert search(kunming, "１，２６５") == search(kunming, "1265") != ()

    def test_takes_several_words_as_all_required(self, kunming: Report):
        assert "key_consultations" in ids(search(kunming, "协商 30"))
        assert search(kunming, "协商 zzz") == ()

    def test_puts_labels_first_then_wording_then_the_rest(self):
        """The same word in a label, in a token and in a summary."""
        text = SOUND.replace("zh: 编的会,", "zh: 说到启明,").replace("token: 方案}", "token: 启明的方案}")
        text = text.replace("label: {zh: 重点提案,", "label: {zh: 启明提案,")

        assert ids(search(made_up(text), "启明")) == ["key_proposals", "plan", "launch"]

    def test_finds_notes_summaries_and_definitions(self):
        report = made_up(SOUND)

        assert ids(search(report, "编的说明")) == ["key_proposals"]
        assert ids(search(report, "made-up meeting")) == ["launch"]
        assert "categories.proposal" in ids(search(report, vocabulary().categories["proposal"].definition["zh"]))

    def test_finds_nothing_across_two_texts(self):
        """The end of one text and the beginning of the next are no word."""
        assert search(made_up(SOUND), "启动Launch") == ()

    @pytest.mark.parametrize("query", ["", "  ", "\u3000"])
    def test_of_nothing_finds_nothing(self, kunming: Report, query: str):
        assert search(kunming, query) == ()

    def test_takes_no_pattern(self, kunming: Report):
        """A query is text: dots and stars are looked for as they are."""
        assert search(kunming, ".*") == search(kunming, "[0-9]") == ()


class TestGlossary:
    def test_has_every_group_in_the_vocabularys_order(self, kunming: Report):
        groups = glossary(kunming)

        assert tuple(groups) == GROUPS
        assert [found.id for found in groups["categories"]] == [f"categories.{id}" for id in vocabulary().categories]
        assert [found.id for found in groups["bounds"]] == [f"bounds.{bound}" for bound in Bound]

    def test_has_only_the_units_and_metrics_of_the_report(self, kunming: Report):
        groups = glossary(kunming)

        assert {found.id for found in groups["metrics"]} == {f"metrics.{figure.metric}" for figure in kunming.figures}
        assert "units.件" in {found.id for found in groups["units"]}
        assert "units.件次" not in {found.id for found in groups["units"]}

    def test_tells_a_bound_with_the_words_that_are_read_as_one(self, kunming: Report):
        """The words come from the reader of quantities itself, the examples from the report."""
        at_least = entry(kunming, "bounds.at_least")

        assert at_least is not None
        assert "余、多、+" in at_least.definition["zh"]
        assert "30余项" in at_least.examples
        assert "442件" not in at_least.examples

    @pytest.mark.parametrize("bound", [bound for bound in Bound if bound is not Bound.BETWEEN])
    def test_every_word_of_a_bound_is_read_as_that_bound(self, bound: Bound):
        """Before the number, behind it or behind its unit."""
        for word in bound_words(bound):
            places = (f"{word}100件", f"100{word}件", f"100件{word}")

            assert bound in {parse(text).bound for text in places if readable(text)}, word

    def test_every_word_of_a_range_is_read_as_one(self):
        assert {parse(f"3{word}5件").bound for word in bound_words(Bound.BETWEEN)} == {Bound.BETWEEN}

    def test_has_no_entry_of_an_unknown_id(self, kunming: Report):
        assert entry(kunming, "categories.nothing") is None


def readable(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True
