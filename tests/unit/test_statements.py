"""Sentences that a report file words itself: their figures stand by name, and are told as the report writes them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cppcc.content import detail_facts
from cppcc.files.load import vocabulary
from cppcc.files.verify import Fault, verify
from cppcc.messages.translations import Words
from cppcc.model.countable import COUNTS
from cppcc.model.quantity import Bound, parse
from cppcc.model.quantity.bare import bare_numeral
from cppcc.model.report import Report
from cppcc.model.statement import Reference, Refers, Statement, pieces
from cppcc.model.story import FIRSTS
from cppcc.speech import statements
from tests.cases import examples
from tests.speeches import EN, ZH
from tests.unit.loading import changed, loaded
from tests.unit.sample import SOUND, made_up
from tests.unit.test_any_quantity import quantities

ROOT = Path(__file__).resolve().parents[2]
TEXT = ROOT.parent / "shared" / "report" / "kunming-2023.txt"
HEAD = "  year: 2023\n"


def told(report: Report, zh: str, en: str = "", *, english: bool = False) -> str:
    statement = Statement(Words({"zh": zh, "en": en or zh}))
    return statements.text(report, statement, EN if english else ZH, report.figures, report.works)


class TestPlaces:
    def test_are_figures_ratios_sums_and_counts(self):
        assert list(pieces("提案{proposals}，共{sum:a+b}，{count:works}项")) == [
            "提案",
            Reference(Refers.ITEM, ("proposals",)),
            "，共",
            Reference(Refers.SUM, ("a", "b")),
            "，",
            Reference(Refers.COUNT, ("works",)),
            "项",
        ]

    def test_print_a_figure_as_the_report_writes_it(self, kunming: Report):
        assert told(kunming, "重点协商{key_consultations}") == "重点协商30余项"
        assert told(kunming, "全国提案{national_key_proposal}") == "全国提案一件"

    def test_print_what_is_counted_in_english(self, kunming: Report):
        """114期 are bulletins, and 30余 more than 30; a sentence begins with a capital."""
        assert told(kunming, "", "{social_condition_bulletins} and {key_consultations}", english=True) == (
            "114 public-opinion bulletins and more than 30 key consultations"
        )
        assert told(kunming, "", "{rural_funds} raised", english=True) == "More than 65 million yuan raised"

    def test_print_a_sum_with_its_bound(self, kunming: Report):
        assert told(kunming, "{sum:courtyard_members+courtyard_public}参与") == "5585余人(次)参与"

    def test_print_a_ratio(self, kunming: Report):
        assert told(kunming, "每场{suggestions_per_session}") == "每场约4.3条/场次"

    def test_count_what_is_there(self, kunming: Report):
        assert told(kunming, "{count:works}项，{count:首个}个首个，{count:honours}项荣誉") == (
            f"{len(kunming.works)}项，4个首个，4项荣誉"
        )

    @pytest.mark.parametrize("name", COUNTS)
    def test_of_a_count_never_exceed_all(self, kunming: Report, name: str):
        count = COUNTS[name](kunming.figures, kunming.works)
        assert 0 <= count <= len(kunming.figures) + len(kunming.works)
        assert COUNTS[name]((), ()) == 0

    def test_of_policy_fields_leave_out_the_committee_itself(self, kunming: Report):
        assert COUNTS["fields"]((), kunming.works) == 9
        assert COUNTS["fields"]((), [work for work in kunming.works if work.fields == ("institution",)]) == 0


class TestQuantityInPieces:
    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("442件", [("442", "number"), ("件", "unit")]),
            ("30余项", [("30", "number"), ("余", "bound"), ("项", "unit")]),
            ("6500余万元", [("6500", "number"), ("余", "bound"), ("万", "unit"), ("元", "unit")]),
            ("100万+", [("100", "number"), ("万", "unit"), ("+", "bound")]),
            ("约200篇", [("约", "bound"), ("200", "number"), ("篇", "unit")]),
            ("200件以上", [("200", "number"), ("件", "unit"), ("以上", "bound")]),
            ("3至5次", [("3至5", "number"), ("次", "unit")]),
            ("97.9%", [("97.9", "number"), ("%", "unit")]),
            ("一件", [("一件", "numeral")]),
            ("五个方面", [("五个方面", "numeral")]),
            ("近百件", [("近", "bound"), ("百件", "numeral")]),
            ("两万余元", [("两万", "numeral"), ("余", "bound"), ("元", "unit")]),
        ],
    )
    def test_tells_number_bound_and_unit_apart(self, written: str, expected: list[tuple[str, str]]):
        assert [(piece.text, piece.role) for piece in statements.quantity_pieces(parse(written), ZH)] == expected

    @examples(300)
    @given(quantities())
    def test_keeps_every_word_of_the_report(self, quantity):
        parts = statements.quantity_pieces(quantity, ZH)

        assert statements.joined(parts) == quantity.as_written.replace(" ", "")
        assert quantity.bound in (Bound.EXACT, Bound.BETWEEN) or any(part.role == "bound" for part in parts)

    def test_in_english_more_than_is_a_plus(self):
        parts = statements.quantity_pieces(parse("30余项"), EN, Words({"en": "key consultations"}))

        assert [(part.text, part.role) for part in parts] == [
            ("30", "number"),
            ("+", "bound"),
            (" key consultations", "unit"),
        ]
        assert statements.joined(statements.quantity_pieces(parse("近百件"), EN)) == "nearly 100 items"


class TestNumerals:
    @pytest.mark.parametrize(
        "text", ["提案442件", "四项荣誉", "30余项", "一场协商", "增长12%", "近百件", "三分之二以上", "6500余万元"]
    )
    def test_that_count_may_not_stand_in_a_sentence(self, text: str):
        assert bare_numeral(text, "zh", vocabulary().units)

    @pytest.mark.parametrize(
        "text",
        [
            "“十个一”机制",
            "《十四五规划》提案",
            "十四届九次会议",
            "2023年",
            "9月22日",
            "0-3岁托育",
            "首次领办",
            "进一步",
        ],
    )
    def test_that_name_date_or_order_may(self, text: str):
        assert not bare_numeral(text, "zh", vocabulary().units)

    @pytest.mark.parametrize("text", ["30 key consultations", "Four firsts", "more than 1,265 ideas", "sixty schools"])
    def test_in_english_may_not_either(self, text: str):
        assert bare_numeral(text, "en", vocabulary().units)

    @pytest.mark.parametrize(
        "text", ['the "7+N" activities', "for the first time", "on 22 September 2023", "the 14th committee", "G20"]
    )
    def test_in_english_may_where_they_name_date_or_order(self, text: str):
        assert not bare_numeral(text, "en", vocabulary().units)


class TestUnsoundOnes:
    """No figure is lost for a sentence."""

    @pytest.mark.parametrize("words", ["提案120件", "{nothing}", "{sum:proposals+key_proposals}", "{count:nothing}"])
    def test_are_left_out_alone(self, words: str):
        report = loaded(changed(HEAD, f'{HEAD}  headline: {{zh: "{words}"}}\n')).report

        assert report is not None
        assert report.headline is None
        assert len(report.figures) == 2

    def test_of_a_figure_that_is_left_out_go_with_it(self):
        text = changed(HEAD, f'{HEAD}  headline: {{zh: "{{key_proposals}}"}}\n').replace(
            "as_written: 8件", "as_written: 八"
        )
        report = loaded(text).report

        assert report is not None
        assert [figure.id for figure in report.figures] == ["proposals"]
        assert report.headline is None

    def test_findings_of_unknown_works_are_told_and_left_out(self):
        found = loaded(changed(HEAD, f"{HEAD}  findings: {{steps.nothing: {{zh: 好}}, ladder.proposal: {{zh: 好}}}}\n"))

        assert [problem.kind for problem in found.problems] == ["unknown_name"]
        assert found.report is not None
        assert list(found.report.findings) == ["ladder.proposal"]

    def test_findings_of_unknown_forms_are_told(self):
        found = loaded(changed(HEAD, f"{HEAD}  findings: {{ladders: {{zh: 好}}}}\n"))

        assert [(problem.kind, problem.values["found"]) for problem in found.problems] == [("unknown_key", "ladders")]


class TestStory:
    def test_of_a_work_stands_in_its_detail(self, kunming: Report):
        facts = dict(detail_facts.of_work(kunming, kunming.work("panlong_meeting"), ZH))

        assert facts["form"] == ["院坝协商"]
        assert facts["advice"] == ["16项共识"]
        assert facts["response"][0] == "区委主要领导：对协商报告作出批示"
        assert facts["steps"][1] == "共识 · 盘龙区政协：会上达成（16项）"
        assert len(facts["steps"]) == 5

    def test_names_who_led_proposed_won_and_gave(self, kunming: Report):
        def fact(work: str, name: str) -> list[str]:
            return dict(detail_facts.of_work(kunming, kunming.work(work), ZH))[name]

        assert fact("mohan_port_proposal", "work_led_by") == ["市委主要领导"]
        assert fact("mohan_national_proposal", "work_proposed_by") == ["住昆全国政协委员"]
        assert fact("weibo_honour", "work_holder") == ["市政协微博"]
        assert fact("cppcc_daily_honour", "work_awarded_by") == ["人民政协报"]
        assert fact("party_alliance", "first") == ["首个（全省政协系统）"]

    def test_needs_none_of_it(self):
        facts = detail_facts.of_work(made_up(SOUND), made_up(SOUND).work("plan"), ZH)

        assert {name for name, _ in facts}.isdisjoint({"steps", "response", "first", "form", "outcome", "advice"})

    def test_every_first_has_its_word(self):
        assert all(ZH.say(f"first.{word}") and EN.say(f"first.{word}") for word in FIRSTS)


@pytest.mark.skipif(not TEXT.exists(), reason="the report's own text is not here")
class TestAgainstTheText:
    def test_each_place_is_held(self, kunming: Report):
        """That of a first, a response, an outcome and a step as that of any figure."""
        text = TEXT.read_text(encoding="utf-8")
        work = kunming.work("panlong_meeting")
        assert work.outcome is not None
        moved = replace(work, outcome=replace(work.outcome, at=replace(work.outcome.at, line=1)))
        works = tuple(moved if each is work else each for each in kunming.works)

        [mismatch] = verify(replace(kunming, works=works), text)

        assert (mismatch.item, mismatch.fault) == ("panlong_meeting.outcome", Fault.MOVED)

    def test_a_sentence_of_the_text_is_reported(self, kunming: Report):
        text = TEXT.read_text(encoding="utf-8")
        sentence = next(line for line in text.split("\n") if len(line) > 100 and "“" not in line[:60])[:40]
        theme, *others = kunming.themes
        copied = replace(kunming, themes=(replace(theme, summary=Words({"zh": sentence})), *others))

        [mismatch] = verify(copied, text)

        assert (mismatch.item, mismatch.fault) == (theme.id, Fault.COPIED)
        assert "20" in mismatch.text("zh")

    @pytest.mark.parametrize("marks", ["《{}》", "“{}”"])
    def test_a_title_and_a_quoted_name_are_not(self, kunming: Report, marks: str):
        text = TEXT.read_text(encoding="utf-8")
        sentence = next(line for line in text.split("\n") if len(line) > 100 and "“" not in line[:60])[:40]
        summary = Words({"zh": marks.format(sentence)})
        quoted = replace(kunming, themes=(replace(kunming.themes[0], summary=summary), *kunming.themes[1:]))

        assert verify(quoted, text) == []


@given(st.text(max_size=40))
def test_any_text_is_read_to_its_end(text: str):
    """Whatever stands in it, nothing is lost and nothing is made up."""
    words = "".join(piece for piece in pieces(text) if isinstance(piece, str))
    assert all(char in text for char in words)
    assert bare_numeral(text, "en", ()) in text
