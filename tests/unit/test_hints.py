"""What is proposed for a name that is not known: the likely slip, another word for the same, and never at any price."""

from __future__ import annotations

import difflib

import pytest

from cppcc.files.hints import MOST, Hints
from cppcc.messages.translations import Words
from cppcc.model.terms import Term
from tests.unit.loading import changed, loaded, told
from tests.unit.sample import SOUND


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many known names each unknown one is held against, from here on."""
    found: list[int] = []
    usual = difflib.get_close_matches

    def noted(name, known, *more, **options):
        found.append(len(known))
        return usual(name, known, *more, **options)

    monkeypatch.setattr(difflib, "get_close_matches", noted)
    return found


#: What a vocabulary holds, in small.
TERMS = {
    id: Term(id, Words({"zh": zh, "en": en}), Words({"zh": zh}))
    for id, zh, en in (
        ("proposals_received", "收到提案", "Proposals received"),
        ("proposals", "提案", "Proposals"),
        ("courtyard_sessions", "院坝协商场次", "Courtyard consultation sessions"),
        ("sectors", "界别", "Sectors"),
        ("key_proposals", "重点提案", "Key proposals"),
        ("honour", "荣誉", "Honours"),
    )
}


class TestMeaning:
    @pytest.mark.parametrize(
        ("name", "zh", "en"),
        [
            ("propsals", "是不是“proposals”？", "did you mean 'proposals'?"),  # a slip of the pen comes first
            ("honours", "是不是“honour”？", "did you mean 'honour'?"),
            (
                "提案",
                "是不是 “proposals”（提案）、“proposals_received”（收到提案）、“key_proposals”（重点提案）？",
                "did you mean 'proposals' (Proposals), 'proposals_received' (Proposals received), "
                "'key_proposals' (Key proposals)?",
            ),
            (
                "sessions",
                "是不是 “courtyard_sessions”（院坝协商场次）？",
                "did you mean 'courtyard_sessions' (Courtyard consultation sessions)?",
            ),
            ("lectures", "请改写。", "rewrite it."),  # sectors look alike, and mean something else
            ("，", "请改写。", "rewrite it."),
        ],
    )
    def test_is_looked_for_where_no_spelling_is_near(self, name, zh, en):
        """B6: the labels are searched, in both languages, and shown."""
        meant = Hints().of(name, TERMS)[1]

        assert (meant["zh"], meant["en"]) == (zh, en)

    @pytest.mark.parametrize("name", ["lectures", "提案", "propsals"])
    def test_is_all_that_is_named_of_many(self, name):
        """What merely looks alike is no hint; who asks for 提案 is not shown submissions and units."""
        many = TERMS | {f"metric_{number}": term for number, term in enumerate(TERMS.values())}
        many |= {f"other_{number}": term for number, term in enumerate(TERMS.values())}
        listed = Hints().of(name, many)[0]

        assert len(many) > 15
        assert (listed["zh"], listed["en"]) == ("已有的名字之一", "those that there are")
        assert Hints().of(name, TERMS)[0]["en"] == ", ".join(TERMS)

    @pytest.mark.parametrize(
        ("metric", "zh"),
        [
            ("lectures", "应为 data/vocabulary.yaml 的 metrics 之一；请改写。"),
            ("讲座", "应为 data/vocabulary.yaml 的 metrics 之一；请改写。"),
            (
                "提案",
                "应为 data/vocabulary.yaml 的 metrics 之一；"
                "是不是 “proposals”（提案）、“proposals_received”（收到提案）、“proposals_submitted”（提出提案）？",
            ),
        ],
    )
    def test_of_a_metric_is_told_with_labels_or_not_at_all(self, metric, zh):
        assert told(changed("metric: proposals\n", f"metric: {metric}\n")) == [
            f"25:13: 没有名为“{metric}”的指标名；{zh}新指标请先加进 vocabulary.yaml。"
        ]

    def test_of_plain_names_is_their_spelling_alone(self):
        assert Hints().of("partof", ["part_of", "overlaps"])[1]["en"] == "did you mean 'part_of'?"


class TestLimit:
    def test_of_what_is_compared(self, compared):
        """G13: 800 references that lead nowhere are told, all of them, and hints are worked out for the first few."""
        ids = ", ".join(f"nowhere_{number}" for number in range(800))
        figures = "".join(
            SOUND[SOUND.index("  - id: proposals") : SOUND.index("  - id: key_proposals")]
            .replace("id: proposals", f"id: more_{number}")
            .replace("    headline: true\n", "")
            for number in range(100)
        )
        text = SOUND.replace("figures: [proposals]\n    related", f"figures: [{ids}]\n    related")
        text = text.replace("figures:\n", f"figures:\n{figures}", 1)
        problems = loaded(text).problems

        assert [problem.kind for problem in problems] == ["unknown_name"] * 800
        assert len(compared) <= MOST
        assert all(problem.text() and problem.text("en") for problem in problems)

    def test_of_keys_is_the_same(self, compared):
        text = SOUND + "".join(f"key{number}: 1\n" for number in range(500))

        assert [problem.kind for problem in loaded(text).problems] == ["unknown_key"] * 500
        assert len(compared) <= MOST
