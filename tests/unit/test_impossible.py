"""A11: what no report can mean is refused, with its place and its mend; what may be, is not."""

from __future__ import annotations

import pytest

from tests.unit.impossible_faults import HASH, IMPOSSIBLE, PART_OF, with_both, with_key, with_other
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

    @pytest.mark.parametrize(("written", "metric"), [("0.5件", "proposals"), ("2.5人次", "members")])
    def test_but_no_half_of_what_is_counted_one_by_one(self, written: str, metric: str):
        assert kinds(with_key(written, metric=metric)) == ["part_of_one"]

    @pytest.mark.parametrize(
        ("written", "metric"), [("2.83万余人次", "members"), ("约1.5名", "members"), ("1.5万元", "rural_funds")]
    )
    def test_a_part_of_ten_thousand_or_of_a_yuan(self, written: str, metric: str):
        assert kinds(with_key(written, metric=metric)) == []

    @pytest.mark.parametrize(("part", "expected"), [("500名", ["part_larger"]), ("500人次", []), ("400位", [])])
    def test_persons_are_persons_whatever_the_word(self, part: str, expected: list[str]):
        """500名 are not within 400人; 500 participations of 400 persons may be."""
        text = with_key("400人", metric="members").replace(
            "works:\n", with_other(part, "relation: {to: key_proposals, kind: part_of}", metric="members")
        )

        assert kinds(text) == expected

    @pytest.mark.parametrize(
        ("written", "other", "expected"),
        [
            ("70件", "50件", []),
            ("70余件", "50件", ["parts_beyond"]),
            ("约90件", "90件", []),
            ("近90件", "90件", []),
            ("60至90件", "70至90件", ["parts_beyond"]),
        ],
    )
    def test_parts_that_are_certainly_more_than_their_whole_alone_are_refused(
        self, written: str, other: str, expected: list[str]
    ):
        apart = "relation: [{to: proposals, kind: part_of}, {to: key_proposals, kind: disjoint}]"
        text = with_both(written, other, PART_OF, metric="proposals_handled", other_more=apart)

        assert kinds(text) == expected
        assert kinds(text.replace("}, {to: key_proposals, kind: disjoint}", "}")) == [], "they may overlap"

    def test_a_larger_share_of_another_whole(self):
        """60% of one number may lie within 50% of another; within 50% of the same it may not."""
        own = "share_of: proposals\n    relation: {to: key_proposals, kind: part_of}"
        members = with_other("4000件").replace("other", "members")
        text = with_both("50%", "60%", "share_of: proposals", other_more=own).replace("works:\n", members, 1)

        assert kinds(text) == ["part_larger"]
        assert kinds(text.replace(own, own.replace("proposals", "members", 1))) == []

    def test_a_hash_in_capitals(self):
        assert kinds(changed(HASH, "AB" * 32)) == []

    def test_the_sound_text(self):
        assert kinds(SOUND) == []
