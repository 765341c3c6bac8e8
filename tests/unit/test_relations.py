"""How figures stand to each other: what is declared, what follows from it, and that everything told says the same.

A1, A2: the direction of a part and its whole is kept, and nothing is said to be unstated that follows from what is
declared of others.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations, permutations
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cppcc.charts import draw
from cppcc.charts.proposals import remark
from cppcc.content import detail_facts
from cppcc.content.sections import words_of
from cppcc.design.frames import SCREEN
from cppcc.design.looks import LIGHT
from cppcc.files.load import vocabulary
from cppcc.messages import LANGUAGES, say
from cppcc.messages.translations import Words
from cppcc.model.contradictions import impossible
from cppcc.model.quantity import parse
from cppcc.model.relations import DECLARED, Relation, RelationKind, Relations
from cppcc.model.report import Figure, Report
from cppcc.model.selection import Barrier, CannotAdd, Selection, total
from cppcc.speech import phrases
from cppcc.write.dataset import json as dataset
from cppcc.write.html.contents import Contents
from cppcc.write.html.template import said_in, templates
from cppcc.write.html.views import Views
from cppcc.write.office import notes
from tests.cases import examples
from tests.speeches import EN, ZH, speech
from tests.unit.sample import SOUND, made_up

PART_OF, CONTAINS, OVERLAPS, DISJOINT, UNSTATED = RelationKind
MADE_UP = made_up(SOUND)
NAMES = "甲乙丙丁戊己庚"


def of(declared: Iterable[tuple[str, RelationKind, str]], counting: Iterable[str] = "abcd") -> Relations:
    """The relations of figures a to d."""
    found: dict[str, list[Relation]] = {id: [] for id in "abcd"}
    for id, kind, other in declared:
        found[id].append(Relation(other, kind))
    return Relations(found, frozenset(counting))


class TestWhatFollows:
    @pytest.mark.parametrize(
        ("declared", "pair", "kind"),
        [
            ([("a", PART_OF, "b")], "ab", PART_OF),
            ([("a", PART_OF, "b")], "ba", CONTAINS),
            ([("a", PART_OF, "b"), ("b", PART_OF, "c")], "ac", PART_OF),
            ([("a", PART_OF, "b"), ("b", PART_OF, "c"), ("c", PART_OF, "d")], "da", CONTAINS),
            ([("a", PART_OF, "b"), ("b", DISJOINT, "c")], "ac", DISJOINT),
            ([("a", PART_OF, "b"), ("b", DISJOINT, "c"), ("d", PART_OF, "c")], "da", DISJOINT),
            ([("a", PART_OF, "b"), ("a", PART_OF, "c")], "bc", OVERLAPS),
            ([("a", OVERLAPS, "b"), ("b", PART_OF, "c")], "ca", OVERLAPS),
            # What does not follow: of two parts of one whole nothing, nor of what overlaps the whole, nor of the whole
            # of something disjoint.
            ([("a", PART_OF, "b"), ("c", PART_OF, "b")], "ac", UNSTATED),
            ([("a", PART_OF, "b"), ("c", OVERLAPS, "b")], "ac", UNSTATED),
            ([("a", PART_OF, "b"), ("a", DISJOINT, "c")], "bc", UNSTATED),
            ([("a", OVERLAPS, "b"), ("b", OVERLAPS, "c")], "ac", UNSTATED),
            ([("a", DISJOINT, "b"), ("b", DISJOINT, "c")], "ac", UNSTATED),
            ([], "ab", UNSTATED),
            # A file that says that the report is silent is believed, but not against itself.
            ([("a", UNSTATED, "b"), ("a", PART_OF, "c"), ("c", DISJOINT, "b")], "ab", UNSTATED),
            ([("a", UNSTATED, "c"), ("a", PART_OF, "b"), ("b", PART_OF, "c")], "ac", PART_OF),
        ],
    )
    def test_from_what_is_declared(self, declared: list[tuple[str, RelationKind, str]], pair: str, kind: RelationKind):
        assert of(declared).between(*pair).kind is kind

    def test_a_common_part_that_may_be_nothing_tells_of_no_overlap(self):
        declared = [("a", PART_OF, "b"), ("a", PART_OF, "c")]

        assert of(declared, counting="bcd").between("b", "c").kind is UNSTATED

    def test_a_note_goes_with_what_it_was_written_for(self):
        """Not with what follows from other relations, and from either side."""
        note = Words({"zh": "原文写明"})
        known = Relations(
            {
                "a": [Relation("b", PART_OF, note), Relation("c", UNSTATED, Words({"zh": "没有写"}))],
                "b": [Relation("c", PART_OF)],
                "c": [],
            },
            frozenset("abc"),
        )

        assert (known.between("a", "b").note, known.between("b", "a").note) == (note, note)
        assert known.between("a", "c") == Relation("c", PART_OF)

    def test_a_circle_ends(self):
        known = of([("a", PART_OF, "b"), ("b", PART_OF, "c"), ("c", PART_OF, "a")])

        assert "a" in known.wholes("a")


#: Figures as sets of what they count, and which true facts of any two of them a file declares.
SETS = st.lists(st.frozensets(st.integers(0, 7), min_size=1), min_size=2, max_size=len(NAMES))


def holds(kind: RelationKind, a: frozenset[int], b: frozenset[int]) -> bool:
    return {
        PART_OF: a <= b,
        CONTAINS: b <= a,
        OVERLAPS: bool(a & b),
        DISJOINT: not a & b,
        UNSTATED: True,
    }[kind]


@st.composite
def lattices(draw_: st.DrawFn) -> tuple[list[frozenset[int]], Report]:
    """Made-up sets, and a report whose file declares some of what is true of them, as the parts of figures do."""
    sets = draw_(SETS)
    relations: dict[int, list[Relation]] = {place: [] for place in range(len(sets))}
    for a, b in combinations(range(len(sets)), 2):
        one, other = draw_(st.permutations([a, b]))
        # No part of itself twice over: of two equal sets the first is the part, as a file has no circles.
        kinds = [
            kind
            for kind in DECLARED
            if kind is not UNSTATED
            and holds(kind, sets[one], sets[other])
            and not (kind is PART_OF and sets[one] == sets[other] and one > other)
        ]
        kind = draw_(st.sampled_from([None, *kinds]))
        if kind:
            relations[one].append(Relation(f"f{other}", kind))
    figures = tuple(
        replace(
            MADE_UP.figures[0],
            id=f"f{place}",
            quantity=parse(f"{len(each)}件"),
            label=Words({"zh": f"{NAMES[place]}类", "en": f"Kind {place}"}),
            headline=place == 0,
            relations=tuple(relations[place]),
        )
        for place, each in enumerate(sets)
    )
    return sets, replace(MADE_UP, figures=figures, works=(), ratios=(), unstated=())


def saturated(report: Report) -> set[tuple[str, RelationKind, str]]:
    """All that follows from what is declared, by rules applied until they give nothing new."""
    facts_ = {(figure.id, relation.kind, relation.to) for figure in report.figures for relation in figure.relations}
    facts_ |= {(figure.id, OVERLAPS, figure.id) for figure in report.figures}
    while True:
        more = {(b, kind, a) for a, kind, b in facts_ if kind is not PART_OF}
        for a, kind, b in facts_:
            for c, other, d in facts_:
                if b == c and kind is other is PART_OF and a != d:
                    more.add((a, PART_OF, d))
                if b == c and kind is PART_OF and other is DISJOINT:
                    more.add((a, DISJOINT, d))
                if b == c and kind is OVERLAPS and other is PART_OF:
                    more.add((a, OVERLAPS, d))
        if more <= facts_:
            return facts_
        facts_ |= more


def expected(report: Report, a: Figure, b: Figure) -> RelationKind:
    known = saturated(report)
    for kind, fact in (
        (PART_OF, (a.id, PART_OF, b.id)),
        (CONTAINS, (b.id, PART_OF, a.id)),
        (OVERLAPS, (a.id, OVERLAPS, b.id)),
        (DISJOINT, (a.id, DISJOINT, b.id)),
    ):
        if fact in known:
            return kind
    return UNSTATED


def claims(text: str, report: Report, of_: Figure, language: str, *, by_label: bool = False) -> set[tuple[str, str]]:
    """What a text about one figure says of it and others: the other's id, and the relation."""
    found = set()
    for other in report.figures:
        name = other.label[language] if by_label else phrases.labelled(other, speech(language))
        for kind in RelationKind:
            if other is not of_ and say(language, f"relation.{kind}", other=name) in text:
                found.add((other.id, kind.value))
    return found


def details(report: Report, language: str) -> str:
    """The details of all figures, as they stand in a report in one file."""
    page = Contents(report, Selection(), speech(language), cast(Views, None))
    said = said_in(speech(language)) | {"page": page, "report": report, "words_of": words_of}
    macros: Any = templates().get_template("parts.html.j2").make_module(said)
    return "".join(str(macros.detail(figure)) for figure in page.figures)


class TestMadeUpLattices:
    @examples(60)
    @given(lattices())
    def test_what_is_known_is_true_and_all_that_follows(self, made: tuple[list[frozenset[int]], Report]):
        sets, report = made
        for (place, a), (other, b) in permutations(list(enumerate(report.figures)), 2):
            kind = report.relation(a, b).kind

            assert kind is expected(report, a, b)
            assert holds(kind, sets[place], sets[other])
        assert list(impossible(report.figures, vocabulary())) == [], "what is true is never refused"

    @examples(25)
    @given(lattices(), st.sampled_from(LANGUAGES))
    def test_every_rendering_tells_that_and_nothing_else(
        self, made: tuple[list[frozenset[int]], Report], language: str
    ):
        """Detail, one-file page and notes tell every part and whole; each tells what is declared, in its direction."""
        _, report = made
        page = details(report, language)
        articles = dict(zip((f.id for f in report.figures), page.split("<article")[1:], strict=True))
        for a in report.figures:
            told = {(relation.to, relation.kind.value) for relation in report.relations_of(a)}
            known = {b.id: expected(report, a, b) for b in report.figures if b is not a}

            assert told <= {(id, kind.value) for id, kind in known.items()}
            assert {(id, kind.value) for id, kind in known.items() if kind in (PART_OF, CONTAINS)} <= told
            lines = dict(detail_facts.of_figure(report, a, speech(language))).get("relations", [])
            assert claims("\n".join(lines), report, a, language) == told
            assert claims("\n".join(notes.of_figures(report, [a], speech(language))), report, a, language) == told
            assert claims(html.unescape(articles[a.id]), report, a, language) == told

    @examples(25)
    @given(lattices(), st.sampled_from(LANGUAGES))
    def test_the_chart_of_proposals_tells_it_of_the_total(
        self, made: tuple[list[frozenset[int]], Report], language: str
    ):
        """The total is part of nothing; beneath it every bar, and every name in the sentence, has its true relation."""
        _, report = made
        chart = draw("proposals", report, Selection(), SCREEN, LIGHT, speech(language))
        whole = next(
            figure for figure in report.figures if chart.title.startswith(phrases.labelled(figure, speech(language)))
        )

        assert all(expected(report, whole, other) is not PART_OF for other in report.figures)
        assert whole.headline or expected(report, report.figures[0], whole) is PART_OF
        clauses = chart.words.split(say(language, "list.semicolon"))
        for other in report.figures:
            if other is whole:
                continue
            kind = expected(report, other, whole)
            told = remark(other, whole, report, speech(language))
            assert claims(told, report, other, language, by_label=True) == {(whole.id, kind.value)}
            name = say(
                language,
                "quantity.labelled",
                label=other.label[language],
                quantity=phrases.quantity_words(other.quantity, speech(language)),
            )
            (clause,) = (clause for clause in clauses[1:] if name in clause)
            of_these = say(language, "relation.contains", other="")
            if kind is PART_OF:
                assert clause.startswith(of_these)
            else:
                assert not clause.startswith(of_these)
                assert say(language, f"relation.{kind}", other=whole.label[language]) in clause

    @examples(40)
    @given(lattices())
    def test_reasons_for_not_adding_agree(self, made: tuple[list[frozenset[int]], Report]):
        """And data files tell each pair once, from the part to the whole."""
        _, report = made
        of_kind = {
            PART_OF: Barrier.PART_OF,
            CONTAINS: Barrier.PART_OF,
            OVERLAPS: Barrier.OVERLAPS,
            UNSTATED: Barrier.UNSTATED,
        }
        for a, b in permutations(report.figures, 2):
            kind = expected(report, a, b)
            try:
                total(report, [a, b])
                refused = None
            except CannotAdd as refusal:
                refused = refusal.why

            assert refused is of_kind.get(kind)
        rows = json.loads(dataset(report, Selection()))["relations"]
        for row in rows:
            a, b = report.figure(row["figure"]), report.figure(row["to"])
            assert row["kind"] == expected(report, a, b) != CONTAINS
        pairs = {frozenset((row["figure"], row["to"])) for row in rows}
        assert len(pairs) == len(rows)
        assert pairs == {
            frozenset((a.id, b.id)) for a, b in combinations(report.figures, 2) if expected(report, a, b) != UNSTATED
        }


#: Without its figures. Two real committees tell of these: 1248 of the 1290 received were filed; of the 659 submitted
#: 603 were filed, and 584 of these were solved.
REAL = SOUND[: SOUND.index("figures:\n")] + "figures:\n"


def real(*figures: str, kind: str = "part_of") -> Report:
    made = []
    for line in figures:
        id, label, written, relation = line.split()
        part = f"    relation: {{to: {relation}, kind: {kind}}}\n" if relation != "-" else ""
        made.append(
            f"  - id: {id}\n    metric: proposals\n    as_written: {written}\n    at: {{line: 4, token: {written}}}\n"
            "    theme: first\n    category: proposal\n    actor: city\n    fields: [general]\n"
            f"    label: {{zh: {label}}}\n{'    headline: true' if label == '立案' else '    lead: true'}\n{part}"
        )
    return made_up(REAL + "".join(made))


class TestRealProposals:
    def test_the_filed_are_of_the_received_and_never_the_other_way_round(self):
        """A1."""
        report = real("filed 立案 1248件 received", "received 征集提案 1290件 -")
        filed, received = (report.figure(id) for id in ("filed", "received"))
        chart = draw("proposals", report, Selection(), SCREEN, LIGHT, ZH)

        assert phrases.relations(report, filed, ZH) == ["在征集提案1290件之内（一个在另一个之内，不能相加）"]
        assert phrases.relations(report, received, ZH) == ["其中立案1248件（一个在另一个之内，不能相加）"]
        assert chart.title == "征集提案1290件，与另外1个提案数字的关系"
        assert "征集提案1290件；其中立案1248件" in chart.words

    def test_without_the_headline_figure_the_largest_whole_stands_for_the_total(self):
        """As under a filter that leaves it out: what the report says of the others goes on being told."""
        report = real("solved 采纳 584件 filed", "plan 列入计划 13件 -", "filed 交办 603件 -")
        chart = draw("proposals", report, Selection(), SCREEN, LIGHT, ZH)

        assert chart.title == "交办603件，与另外2个提案数字的关系"
        assert "交办603件；其中采纳584件；列入计划13件，与交办的关系，原文未说明" in chart.words

    def test_several_that_overlap_are_told_in_one_clause(self):
        report = real("a 立案 9件 -", "b 乙 7件 a", "c 丙 6件 a", kind="overlaps")
        chart = draw("proposals", report, Selection(), SCREEN, LIGHT, EN)

        assert '乙 (7 items), 丙 (6 items) (each: overlaps "立案")' in chart.words

    def test_a_relation_that_goes_over_a_third_figure_is_known(self):
        """A2."""
        report = real("solved 采纳 584件 filed", "filed 立案 603件 submitted", "submitted 提出 659件 -")
        solved, submitted = (report.figure(id) for id in ("solved", "submitted"))

        assert "在提出659件之内（一个在另一个之内，不能相加）" in phrases.relations(report, solved, ZH)
        assert "其中采纳584件（一个在另一个之内，不能相加）" in phrases.relations(report, submitted, ZH)
        assert phrases.sum_words(report, solved, submitted, ZH) == phrases.why_not(Barrier.PART_OF, ZH)
        assert remark(solved, submitted, report, ZH) == "市政协 · 在提出之内"
