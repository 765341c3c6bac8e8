"""A11: what no report can mean is refused, with its place and its mend; what may be, is not."""

from __future__ import annotations

import pytest

from tests.unit.impossible_faults import HASH, IMPOSSIBLE, PART_OF, with_key
from tests.unit.loading import changed, kinds, told
from tests.unit.sample import SOUND


class TestIsRefused:
    @pytest.mark.parametrize(("text", "zh", "en"), IMPOSSIBLE)
    def test_with_place_and_mend(self, text: str, zh: str, en: str):
        assert told(text, "zh") == [zh]
        assert told(text, "en") == [en]

    @pytest.mark.parametrize(
        ("written", "metric"),
        [("8名", "proposals"), ("8%", "proposals"), ("8元", "proposals"), ("8件", "rural_funds"), ("8件", "members")],
    )
    def test_whatever_counts_unlike_things(self, written: str, metric: str):
        more = ["share_of: proposals"] if written == "8%" else []

        assert kinds(with_key(written, *more, metric=metric)) == ["metric_and_unit"]

    def test_a_share_of_a_share(self):
        share = (
            "  - {id: rate, metric: filing_rate, as_written: 80%, at: {line: 4, token: 率80%}, theme: first, "
            "category: proposal, actor: city, fields: [general], label: {zh: 率}, share_of: proposals}\n"
        )
        text = with_key("40%", "share_of: rate", metric="filing_rate").replace("works:\n", share + "works:\n")

        assert kinds(text) == ["share_of_no_count"]

    def test_a_circle(self):
        """Each within the other: told at both."""
        text = changed("    lead: true\n", "    lead: true\n    relation: {to: key_proposals, kind: part_of}\n")

        assert kinds(text) == ["circle", "circle"]

    @pytest.mark.parametrize(
        ("kind", "expected"),
        [("disjoint", ["disjoint_but_not"]), ("unstated", ["unstated_but_known"]), ("overlaps", [])],
    )
    def test_relations_that_contradict_each_other(self, kind: str, expected: list[str]):
        """Proposals hold the key ones: so the two have something in common, whatever else the file says of them."""
        text = changed("    lead: true\n", f"    lead: true\n    relation: {{to: key_proposals, kind: {kind}}}\n")

        assert kinds(text) == expected

    def test_a_part_larger_than_a_whole_of_its_whole(self):
        """Over a third figure, whose own number leaves it open."""
        between = (
            "  - {id: between, metric: proposals, as_written: 近500件, at: {line: 4, token: 近500件}, theme: first, "
            f"category: proposal, actor: city, fields: [general], label: {{zh: 间}}, {PART_OF}}}\n"
        )
        text = with_key("121件", "relation: {to: between, kind: part_of}").replace("works:\n", between + "works:\n")

        (problem,) = told(text)
        assert "“121件”大于它所在的“120件”" in problem


class TestMayBe:
    @pytest.mark.parametrize(
        "written", ["120件", "近121件", "约130件", "100余件", "120件以上", "至少119件", "110至130件"]
    )
    def test_a_part_that_is_not_certainly_larger(self, written: str):
        assert kinds(with_key(written, PART_OF)) == []

    @pytest.mark.parametrize("written", ["121余件", "至少121件", "130至140件", "120余件"])
    def test_but_not_one_that_certainly_is(self, written: str):
        assert kinds(with_key(written, PART_OF)) == ["part_larger"]

    @pytest.mark.parametrize("written", ["100%", "近101%", "不低于90%", "90%以上", "约101%", "40%至110%"])
    def test_a_share_that_is_not_certainly_beyond(self, written: str):
        assert kinds(with_key(written, "share_of: proposals", metric="filing_rate")) == []

    def test_a_part_in_another_unit(self):
        """Nobody knows how many 份 make 120件."""
        assert kinds(with_key("300份", PART_OF)) == []

    @pytest.mark.parametrize(("written", "metric"), [("400余名", "members"), ("8个", "members"), ("8", "members")])
    def test_a_unit_that_goes_with_the_metric(self, written: str, metric: str):
        """个 goes with anything, and so does a number without a unit."""
        assert kinds(with_key(written, metric=metric)) == []

    def test_a_hash_in_capitals(self):
        assert kinds(changed(HASH, "AB" * 32)) == []

    def test_the_sound_text(self):
        assert kinds(SOUND) == []
