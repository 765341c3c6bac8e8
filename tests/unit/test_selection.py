"""What filters leave of a report, and which of its figures may be added."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cppcc.files.load import REPORTS, load, vocabulary
from cppcc.model.quantity import Bound, Quantity, parse
from cppcc.model.relations import Relation, RelationKind
from cppcc.model.report import Figure, Period, Report
from cppcc.model.selection import (
    DIMENSIONS,
    Barrier,
    CannotAdd,
    Count,
    Selection,
    addable_pairs,
    barred_pairs,
    telling,
    themes_left,
    total,
)
from tests.cases import examples
from tests.unit.sample import SOUND, made_up


@cache
def kunming() -> Report:
    return load(REPORTS / "kunming-2023.yaml")


@pytest.fixture
def report() -> Report:
    return kunming()


def figures(selection: Selection, report: Report) -> list[str]:
    return [figure.id for figure in selection.figures(report)]


def works(selection: Selection, report: Report) -> list[str]:
    return [work.id for work in selection.works(report)]


class TestWhatAFilterLeaves:
    def test_no_filter_leaves_everything(self, report: Report):
        nothing = Selection()

        assert not nothing
        assert nothing.figures(report) == report.figures
        assert nothing.works(report) == report.works

    def test_theme_applies_to_figures_and_works(self, report: Report):
        chosen = Selection(themes=("unity",))

        assert figures(chosen, report) == [
            *("collective_proposals", "party_social_conditions", "party_speeches", "reading_reach")
        ]
        assert works(chosen, report) == [work.id for work in report.works if work.theme == "unity"]
        assert "common_language_campaign" in works(chosen, report)

    def test_actor_applies_to_figures_and_works(self, report: Report):
        chosen = Selection(actors=("county",))

        assert figures(chosen, report) == ["panlong_consensus"]
        assert works(chosen, report) == ["no_waste_street", "panlong_meeting", "panlong_report"]

    def test_kind_applies_to_works_alone(self, report: Report):
        """No figure is of a kind; under other filters beside it figures and works go as ever."""
        chosen = Selection(kinds=("honour",))

        assert chosen.figures(report) == report.figures
        assert works(chosen, report) == [work.id for work in report.works if work.kind == "honour"]
        assert figures(replace(chosen, actors=("county",)), report) == ["panlong_consensus"]
        assert replace(chosen, actors=("county",)).of_figures == Selection(actors=("county",))

    def test_field_applies_to_figures_and_works(self, report: Report):
        """A work in two fields is found under each of them."""
        urban, ecology = Selection(fields=("urban",)), Selection(fields=("ecology",))

        assert "no_waste_street" in works(urban, report)
        assert "no_waste_street" in works(ecology, report)
        assert figures(urban, report) == ["sanitary_group_heads"]

    def test_category_applies_to_figures_and_works(self, report: Report):
        chosen = Selection(categories=("rural",))

        assert {figure.category for figure in chosen.figures(report)} == {"rural"}
        assert works(chosen, report) == [work.id for work in report.works if "rural" in work.categories]
        assert "rural_revitalisation" in works(chosen, report)

    @pytest.mark.parametrize(
        ("category", "of_launch", "of_plan"),
        [
            ("", ["proposal"], []),  # launch has a figure of that category, plan has none
            ("category: supervision", ["supervision"], []),  # its own, and no longer that of its figures
            ("category: [media, supervision, media]", ["media", "supervision"], []),
        ],
    )
    def test_a_work_has_categories_of_its_own_or_those_of_its_figures(
        self, category: str, of_launch: list[str], of_plan: list[str]
    ):
        """A6: a work that has no figure is found under a category all the same, where the file says which."""
        made = made_up(
            SOUND.replace(
                "    figures: [proposals]\n    related", f"    figures: [proposals]\n    {category}\n    related"
            )
        )

        assert [list(work.categories) for work in made.works] == [of_launch, of_plan]
        for id in vocabulary().categories:
            expected = [work.id for work in made.works if id in work.categories]
            assert works(Selection(categories=(id,)), made) == expected

    def test_works_without_category_are_told_under_a_category_filter(self):
        """No filter denies what the report tells: what it cannot decide on is counted."""
        made = made_up(SOUND)
        chosen = Selection(categories=("media",))

        assert works(chosen, made) == []
        assert [work.id for work in chosen.works_without_category(made)] == ["plan"]
        assert replace(chosen, themes=("first",)).works_without_category(made) == (), "under the other filters too"
        assert Selection(themes=("second",)).works_without_category(made) == ()

    def test_whole_year_figures_are_told_under_a_field_filter(self, report: Report):
        """442 proposals concern every field: a field filter hides them, and the page says how many."""
        chosen = Selection(fields=("ecology",))
        whole = [figure.id for figure in chosen.whole_year(report)]

        assert "proposals" not in figures(chosen, report)
        assert {"proposals", "social_condition_bulletins", "key_consultations", "media_reports"} <= set(whole)
        assert whole == [figure.id for figure in report.figures if figure.fields == ("general",)]

    def test_whole_year_figures_keep_to_the_other_filters(self, report: Report):
        chosen = Selection(fields=("ecology",), categories=("proposal",), actors=("city",))

        assert [figure.id for figure in chosen.whole_year(report)] == ["proposals", "key_proposals"]

    @pytest.mark.parametrize("fields", [(), ("general",), ("ecology", "general")])
    def test_nothing_is_hidden_without_a_field_filter_or_with_general_in_it(
        self, report: Report, fields: tuple[str, ...]
    ):
        assert Selection(fields=fields).whole_year(report) == ()

    @pytest.mark.parametrize(
        ("dimension", "values"),
        [
            ("themes", ("party", "unity")),
            ("fields", ("opening", "rural")),
            ("categories", ("media", "speech")),
            ("actors", ("county", "national")),
        ],
    )
    def test_several_values_of_one_filter_are_alternatives(
        self, report: Report, dimension: str, values: tuple[str, ...]
    ):
        def left(*chosen: str) -> tuple[set[str], set[str]]:
            selection = Selection(**{dimension: chosen})
            return set(figures(selection, report)), set(works(selection, report))

        (figures_a, works_a), (figures_b, works_b) = left(values[0]), left(values[1])

        assert left(*values) == (figures_a | figures_b, works_a | works_b)
        assert figures(Selection(**{dimension: values}), report) == figures(
            Selection(**{dimension: values[::-1]}), report
        ), "the report's order, whatever the filter's"

    def test_different_filters_hold_together(self, report: Report):
        chosen = Selection(themes=("policy",), fields=("economy",), categories=("consultation",), actors=("city",))

        assert figures(chosen, report) == ["chain_aspects", "chain_suggestions"]
        assert works(chosen, report) == ["office_economy", "flower_industry", "industry_chain_meeting"]

    def test_what_cannot_be_leaves_nothing(self, report: Report):
        chosen = Selection(themes=("introduction",), categories=("media",))

        assert chosen
        assert (chosen.figures(report), chosen.works(report)) == ((), ())

    def test_unknown_values_leave_nothing_and_break_nothing(self, report: Report):
        assert figures(Selection(actors=("nobody",)), report) == []


class TestCounts:
    def test_every_option_of_every_filter_has_its_count(self, report: Report):
        counts = Selection().counts(report)

        assert list(counts) == list(DIMENSIONS)
        assert list(counts["themes"]) == [theme.id for theme in report.themes]
        assert list(counts["categories"]) == list(vocabulary().categories)
        assert counts["categories"]["proposal"] == Count(4, 4)
        assert counts["categories"]["supervision"] == Count(0, 2)
        assert counts["actors"]["county"] == Count(1, 3)
        assert counts["themes"]["introduction"] == Count(2, 0)

    def test_tell_what_an_option_leaves_under_the_other_filters(self, report: Report):
        """An option's own filter does not count: choosing 'unity' leaves the number beside 'party' as it was."""
        chosen = Selection(themes=("unity",), actors=("city",))
        counts = chosen.counts(report)

        assert counts["themes"] == Selection(actors=("city",)).counts(report)["themes"]
        assert counts["actors"] == Selection(themes=("unity",)).counts(report)["actors"]

    CHOICES = st.builds(
        Selection,
        themes=st.lists(st.sampled_from(["party", "policy", "unity", "innovation"]), max_size=2).map(tuple),
        fields=st.lists(st.sampled_from(["general", "ecology", "institution", "rural"]), max_size=2).map(tuple),
        categories=st.lists(st.sampled_from(["proposal", "consultation", "outcome"]), max_size=2).map(tuple),
        actors=st.lists(st.sampled_from(["city", "system", "county"]), max_size=2).map(tuple),
    )

    @examples(30)
    @given(CHOICES, st.sampled_from(list(DIMENSIONS)), st.data())
    def test_are_what_choosing_the_option_then_leaves(self, chosen: Selection, dimension: str, data: Any):
        made = kunming()
        counts = chosen.counts(made)[dimension]
        option = data.draw(st.sampled_from(sorted(counts)))
        alone = replace(chosen, **{dimension: (option,)})

        assert counts[option] == Count(len(alone.figures(made)), len(alone.works(made)))


def refusal(report: Report, *ids: str) -> Barrier:
    with pytest.raises(CannotAdd) as caught:
        total(report, [report.figure(id) for id in ids])
    return caught.value.why


class TestThemesLeft:
    def test_theme_with_figures_alone_is_worth_a_way_in(self):
        """Also where no work is told of; an introduction that counts members only is not."""
        text = SOUND.replace(
            "theme: first\n    actor: city\n    fields: [economy]",
            "theme: second\n    actor: city\n    fields: [economy]",
        )

        assert [theme.id for theme in themes_left(made_up(text), Selection())] == ["first", "second"]
        assert "introduction" not in [theme.id for theme in themes_left(kunming(), Selection())]


class TestTelling:
    def test_headline_then_lead_then_the_whole_year(self, report: Report):
        """A title and a theme's card begin with what says most of the year, one meeting's figures last."""
        of_theme = [figure for figure in report.figures if figure.theme == "innovation"]

        told = [figure.id for figure in telling(of_theme)]

        assert told[:3] == ["media_reports", "courtyard_sessions", "courtyard_cases"]
        assert told.index("panlong_consensus") > told.index("instructed_social_conditions")


class TestTotal:
    def test_participations_at_the_same_sessions_are_added(self, report: Report):
        """1885 members and 3700余 others, declared disjoint: 5585余 participations, in either order."""
        members, public = report.figure("courtyard_members"), report.figure("courtyard_public")
        both = total(report, [members, public])

        assert (int(both.value), both.bound, both.unit, str(both)) == (5585, Bound.AT_LEAST, "人(次)", "5585余人(次)")
        assert total(report, [public, members]) == both

    def test_one_figure_is_its_own_total(self, report: Report):
        assert total(report, [report.figure("proposals")]) == report.figure("proposals").quantity

    @pytest.mark.parametrize(
        ("why", "ids"),
        [
            # 114期, 242篇 and 66件 are all social conditions, in three units and by two actors.
            (Barrier.UNITS_DIFFER, ("social_condition_bulletins", "party_social_conditions")),
            (Barrier.UNITS_DIFFER, ("social_condition_bulletins", "instructed_social_conditions")),
            (Barrier.UNITS_DIFFER, ("party_social_conditions", "instructed_social_conditions")),
            (Barrier.UNITS_DIFFER, ("party_social_conditions", "instructed_social_conditions", "proposals")),
            # 442, 100, 6 and 1 are all 件: by different actors, and else of unstated relation.
            (Barrier.ACTORS_DIFFER, ("proposals", "collective_proposals")),
            (Barrier.UNSTATED, ("proposals", "key_proposals")),
            (Barrier.ACTORS_DIFFER, ("proposals", "national_key_proposal")),
            (Barrier.ACTORS_DIFFER, ("collective_proposals", "key_proposals")),
            (Barrier.UNSTATED, ("proposals", "key_proposals", "collective_proposals", "national_key_proposal")),
            # 50多件(次) instructions and 66 items that drew instructions are different subjects.
            (Barrier.UNITS_DIFFER, ("instructions", "instructed_social_conditions")),
            # People are not participations.
            (Barrier.UNITS_DIFFER, ("courtyard_members", "rural_participants")),
            (Barrier.UNITS_DIFFER, ("courtyard_public", "rural_participants")),
            # The whole city's sessions, and the points agreed at one district's meeting.
            (Barrier.UNITS_DIFFER, ("courtyard_sessions", "panlong_consensus")),
            # The city's 30余项 and the district's 16项 have one unit, which goes with anything.
            (Barrier.THINGS_DIFFER, ("key_consultations", "panlong_consensus")),
            # Suggestions: of courtyard and rural work, perhaps the same ones; of a meeting, the city's own.
            (Barrier.UNSTATED, ("courtyard_suggestions", "rural_suggestions")),
            (Barrier.ACTORS_DIFFER, ("courtyard_suggestions", "chain_suggestions")),
            # A13: a measure word alone makes nothing comparable, 个 no branches with difficulties, 条 no measures
            # with suggestions.
            (Barrier.THINGS_DIFFER, ("sector_group_branches", "alliance_party_organisations")),
            (Barrier.THINGS_DIFFER, ("sector_group_branches", "education_problems_solved")),
            (Barrier.THINGS_DIFFER, ("education_measures", "chain_suggestions")),
            # A figure and itself.
            (Barrier.OVERLAPS, ("inspected_schools", "inspected_schools")),
            (Barrier.OVERLAPS, ("proposals", "proposals")),
        ],
    )  # fmt: skip
    def test_everything_else_of_this_report_is_refused(self, report: Report, why: Barrier, ids: tuple[str, ...]):
        assert refusal(report, *ids) is why
        if len(ids) == 2:
            assert refusal(report, *ids[::-1]) is why

    def test_no_figures(self, report: Report):
        assert refusal(report) is Barrier.NOTHING

    def test_the_courtyard_pair_is_the_only_one_that_may_be_added(self, report: Report):
        """Over all pairs of the report: a sum is the exception."""
        allowed = set()
        for a, b in permutations(report.figures, 2):
            try:
                total(report, [a, b])
            except CannotAdd:
                continue
            allowed.add(frozenset((a.id, b.id)))

        assert allowed == {frozenset(("courtyard_members", "courtyard_public"))}

    def test_refusal_names_the_two_figures(self, report: Report):
        with pytest.raises(CannotAdd) as caught:
            total(report, [report.figure(id) for id in ("courtyard_members", "courtyard_public", "rural_participants")])

        assert [figure.id for figure in caught.value.figures] == ["courtyard_members", "rural_participants"]


def figure(id: str, quantity: Quantity, relations: tuple[Relation, ...] = (), **other: Any) -> Figure:
    return replace(MADE_UP.figures[0], id=id, quantity=quantity, relations=relations, **other)


def to(id: str, kind: RelationKind = RelationKind.DISJOINT) -> Relation:
    return Relation(id, kind)


MADE_UP = made_up(SOUND)


def holding(*figures: Figure) -> Report:
    return replace(MADE_UP, figures=figures)


class TestWhyNot:
    """Each reason by itself, on made-up figures."""

    A = figure("a", parse("12件"))

    @pytest.mark.parametrize(
        ("why", "other"),
        [
            (Barrier.UNITS_DIFFER, figure("b", parse("30条"), (to("a"),))),
            (Barrier.THINGS_DIFFER, figure("b", parse("30件"), (to("a"),), category="media")),
            (Barrier.ACTORS_DIFFER, figure("b", parse("30件"), (to("a"),), actor="county")),
            (Barrier.PERIODS_DIFFER, figure("b", parse("30件"), (to("a"),), period=Period.SESSION)),
            (Barrier.PART_OF, figure("b", parse("30件"), (to("a", RelationKind.PART_OF),))),
            (Barrier.OVERLAPS, figure("b", parse("30件"), (to("a", RelationKind.OVERLAPS),))),
            (Barrier.UNSTATED, figure("b", parse("30件"), (to("a", RelationKind.UNSTATED),))),
            (Barrier.UNSTATED, figure("b", parse("30件"))),
        ],
    )
    def test_by_itself(self, why: Barrier, other: Figure):
        for pair in ([self.A, other], [other, self.A]):
            with pytest.raises(CannotAdd) as caught:
                total(holding(self.A, other), pair)
            assert caught.value.why is why

    @pytest.mark.parametrize(
        ("written", "other", "why"),
        [
            # 个 goes with anything: eight branches and sixty difficulties, of one category or not, are no sixty-eight.
            ("8个", {"metric": "problems_solved"}, Barrier.THINGS_DIFFER),
            ("8个", {"metric": "problems_solved", "category": "media"}, Barrier.THINGS_DIFFER),
            ("8个", {}, None),
            # A report without a unit says even less.
            ("8", {"metric": "problems_solved"}, Barrier.THINGS_DIFFER),
            # 件 is of one kind within a category; 人(次) says what is counted wherever it stands.
            ("8件", {"metric": "proposals_collective"}, None),
            ("8件", {"category": "media"}, Barrier.THINGS_DIFFER),
            ("8人(次)", {"metric": "courtyard_public_participations", "category": "media"}, None),
        ],
    )
    def test_a_measure_word_alone_makes_nothing_comparable(
        self, written: str, other: dict[str, str], why: Barrier | None
    ):
        """A13: even where the file declares two figures disjoint."""
        a, b = figure("a", parse(written)), figure("b", parse("60" + written[1:]), (to("a"),), **other)
        report = holding(a, b)

        assert list(barred_pairs(report, report.figures)) == ([why] if why else [])

    @pytest.mark.parametrize(
        ("why", "one", "other", "more"),
        [
            # 60% of one number and 30% of another make nothing, whatever the file declares.
            (Barrier.WHOLES_DIFFER, "60%", "30%", {"share_of": "other"}),
            (Barrier.WHOLES_DIFFER, "60%", "30%", {"share_of": None}),
            # Of one whole they make a part of it where they are declared disjoint, and never more than all of it.
            (None, "60%", "30%", {}),
            (Barrier.OVERLAPS, "60%", "70%", {}),
            (Barrier.SHARES, "60%", "30%", {"relations": ()}),
            # An average is no count that could overlap with another.
            (Barrier.AVERAGE, "1300余次", "41.5次", {"relations": ()}),
            (Barrier.AVERAGE, "41.5次", "3.5次", {}),
            # Studios and halls, lectures and seminars: 家 and 场 name nothing of their own.
            (Barrier.THINGS_DIFFER, "23家", "12家", {"relations": (), "metric": "members"}),
            (Barrier.THINGS_DIFFER, "8场", "25场", {"relations": (), "metric": "members"}),
            (None, "8场", "25场", {"metric": "members"}),
            (Barrier.UNSTATED, "8场", "25场", {"relations": ()}),
            (Barrier.UNSTATED, "8场", "25场", {"relations": (to("a", RelationKind.UNSTATED),), "metric": "members"}),
            # Of no known time, of perhaps the same time.
            (Barrier.PERIOD_UNSTATED, "8件", "25件", {"period": Period.UNSTATED}),
        ],
    )
    def test_is_the_true_one(self, why: Barrier | None, one: str, other: str, more: dict[str, Any]):
        """Of what is said to be of unknown overlap, an overlap can be thought of."""
        a = figure("a", parse(one), share_of="whole" if "%" in one else None)
        b = figure("b", parse(other), **({"relations": (to("a"),), "share_of": a.share_of} | more))

        assert list(barred_pairs(holding(a, b), [a, b])) == ([why] if why else [])

    @pytest.mark.parametrize(
        ("why", "one", "other"),
        [
            (Barrier.NO_BOUND, "30余件", "近50件"),
            (Barrier.RANGE_AND_ABOUT, "3至5件", "约50件"),
        ],
    )
    def test_bounds_that_give_no_bound(self, why: Barrier, one: str, other: str):
        a, b = figure("a", parse(one)), figure("b", parse(other), (to("a"),))
        with pytest.raises(CannotAdd) as caught:
            total(holding(a, b), [a, b])

        assert caught.value.why is why

    def test_order_never_decides(self):
        """More than 30, about 20 and nearly 50: the middle one must not paper over the other two."""
        a = figure("a", parse("30余件"))
        b = figure("b", parse("约20件"), (to("a"),))
        c = figure("c", parse("近50件"), (to("a"), to("b")))
        for order in permutations((a, b, c)):
            with pytest.raises(CannotAdd) as caught:
                total(holding(a, b, c), order)
            assert caught.value.why is Barrier.NO_BOUND

    def test_contradicting_declarations_forbid_a_sum(self):
        """One side says disjoint, the other part_of: whoever is asked first, it is refused."""
        a = figure("a", parse("12件"), (to("b", RelationKind.PART_OF),))
        b = figure("b", parse("30件"), (to("a"),))
        for pair in ([a, b], [b, a]):
            with pytest.raises(CannotAdd) as caught:
                total(holding(a, b), pair)
            assert caught.value.why is Barrier.PART_OF


UNITS = st.sampled_from(["件", "条", "人(次)", ""])
QUANTITIES = st.builds(
    lambda value, bound, unit: Quantity(
        Decimal(value), Decimal(value + 2) if bound is Bound.BETWEEN else None, bound, unit, f"{value}{unit}", unit
    ),
    st.integers(1, 10**6),
    st.sampled_from(list(Bound)),
    UNITS,
)


class TestBarredPairs:
    def test_with_those_that_may_be_added_they_are_all_pairs(self):
        """Each pair of figures has a sum or one reason why not."""
        figures = kunming().figures
        barred = barred_pairs(kunming(), figures)
        pairs = [frozenset((a.id, b.id)) for those in barred.values() for a, b in those]
        pairs += [frozenset((a.id, b.id)) for a, b, _ in addable_pairs(kunming(), figures)]

        assert len(pairs) == len(set(pairs)) == len(figures) * (len(figures) - 1) // 2

    def test_stand_by_their_reason(self):
        """What the report leaves open is not told as a difference of units."""
        barred = barred_pairs(
            kunming(), [kunming().figure(id) for id in ("proposals", "key_proposals", "media_reports")]
        )

        assert {why: [(a.id, b.id) for a, b in pairs] for why, pairs in barred.items()} == {
            Barrier.UNITS_DIFFER: [("proposals", "media_reports"), ("key_proposals", "media_reports")],
            Barrier.UNSTATED: [("proposals", "key_proposals")],
        }


class TestAnySum:
    @examples(200)
    @given(st.lists(QUANTITIES, min_size=2, max_size=4), st.randoms(use_true_random=False))
    def test_never_mixes_units_and_commutes(self, quantities: list[Quantity], random: Any):
        """Even where the file declares all disjoint: one unit, and the same answer in every order."""
        ids = [f"f{index}" for index in range(len(quantities))]
        made = [
            figure(id, quantity, tuple(to(other) for other in ids[:index]))
            for index, (id, quantity) in enumerate(zip(ids, quantities, strict=True))
        ]
        report = holding(*made)
        shuffled = random.sample(made, len(made))

        assert self.outcome(report, made) == self.outcome(report, shuffled)
        if len({quantity.unit for quantity in quantities}) > 1:
            assert self.outcome(report, made) == "refused"

    def outcome(self, report: Report, figures: list[Figure]) -> Any:
        try:
            sum = total(report, figures)
        except CannotAdd:
            return "refused"
        assert {sum.unit} == {figure.quantity.unit for figure in figures}
        return sum.value, sum.upper, sum.bound, sum.unit
