"""A report file against the text it was drawn from."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cppcc import load
from cppcc.files.load import REPORTS, vocabulary
from cppcc.files.verify import Fault, same_text, unaccounted, verify
from cppcc.model.locator import Locator
from cppcc.model.quantity import parse
from cppcc.model.report import Report

ROOT = Path(__file__).resolve().parents[2]
TEXT = ROOT.parent / "shared" / "report" / "kunming-2023.txt"

#: Synthetic: no committee ever wrote this.
SYNTHETIC_TEXT = """某市政协2023年综述
一年来，共形成提案 254 件，获批示50多件（次）。
5月15日，召开“协商聚力”动员会。
"""
SYNTHETIC_FILE = """# Synthetic, for tests only.
report:
  id: synthetic
  committee: {zh: 某市政协, level: city, division: "000000"}
  year: 2023
  published: 2024-01-02
  title: 某市政协2023年综述
  url: https://example.org/
  text_sha256: %s
themes:
  - {id: all, zh: 全部, line: %d, summary: {zh: 合成}}
figures:
  - id: proposals
    metric: proposals
    as_written: %s
    at: {line: %d, token: %s}
    theme: all
    category: proposal
    actor: city
    fields: [general]
    label: {zh: 提案}
works:
  - id: launch
    kind: event
    theme: all
    actor: city
    fields: [general]
    label: {zh: 动员会}
    summary: {zh: 合成}
    date: {from: 2023-05-15, to: 2023-05-15, as_written: %s}
    at: {line: 3, token: 动员会}
"""
HASH = hashlib.sha256(SYNTHETIC_TEXT.encode()).hexdigest()


@pytest.fixture
def synthetic(tmp_path):
    """A report file that agrees with the synthetic text, but for what a test changes in it."""

    def made(*, hash=HASH, as_written="254件", line=2, token="提案254件", date="5月15日", theme=1):
        path = tmp_path / "synthetic.yaml"
        path.write_text(SYNTHETIC_FILE % (hash, theme, as_written, line, token, date), encoding="utf-8")
        return load(path)

    return made


@pytest.fixture(scope="module")
def report():
    return load(REPORTS / "kunming-2023.yaml")


@pytest.fixture(scope="module")
def text():
    return TEXT.read_bytes().decode("utf-8")


def found(report, text=SYNTHETIC_TEXT):
    return [(m.item, m.line, m.token, m.fault) for m in verify(report, text)]


class TestAWording:
    def test_that_stands_where_the_file_says_is_fine(self, synthetic):
        """Spaces between number and unit do not count."""
        assert found(synthetic()) == []

    @pytest.mark.parametrize("wording", ["50多件(次)", "50多件（次）", "５０多件(次)", "50多件 ( 次)"])
    def test_may_differ_in_the_width_of_punctuation_and_in_spaces(self, synthetic, wording):
        """The stored text is half-width, the published page full-width; both are the report."""
        assert found(synthetic(as_written=repr(wording), token="获批示50多件")) == []

    def test_may_differ_in_the_shape_of_quotation_marks(self, synthetic):
        assert found(synthetic(), SYNTHETIC_TEXT.replace("“", '"').replace("”", '"')) == []

    def test_that_stands_nowhere_is_missing(self, synthetic):
        assert found(synthetic(token="新提案254件")) == [("proposals", 2, "新提案254件", Fault.MISSING)]

    def test_that_stands_on_another_line_is_said_to(self, synthetic):
        """Most mistakes are a line miscounted by one."""
        [mismatch] = [m for m in verify(synthetic(line=1), SYNTHETIC_TEXT) if m.fault is Fault.MOVED]

        assert mismatch.text("zh") == "不在第 1 行，而在第 2 行；行号应是它所在的那一行；请改行号"

    def test_that_stands_twice_points_nowhere(self, synthetic):
        """Even where one of the two is on its line."""
        twice = SYNTHETIC_TEXT + "又形成提案254件。\n"
        [mismatch] = verify(synthetic(), twice)

        assert (mismatch.fault, mismatch.places) == (Fault.REPEATED, (2, 4))

    def test_that_stands_twice_on_its_line_points_nowhere_either(self, synthetic):
        twice = SYNTHETIC_TEXT.replace("共形成", "形成提案254件，共形成")

        assert found(synthetic(), twice) == [("proposals", 2, "提案254件", Fault.REPEATED)]

    def test_beyond_the_end_of_the_text_is_no_crash(self, synthetic):
        assert Fault.MOVED in [m.fault for m in verify(synthetic(line=99), SYNTHETIC_TEXT)]


class TestAnAsWritten:
    def test_must_stand_on_the_line_of_its_token(self, synthetic):
        """254项 where the report writes 254件 changes the record."""
        report = synthetic(as_written="254项", token="形成提案254")

        assert found(report) == [("proposals", 2, "254项", Fault.UNWRITTEN)]

    def test_of_a_date_must_too(self, synthetic):
        assert found(synthetic(date="5月中")) == [("launch", 3, "5月中", Fault.UNWRITTEN)]


class TestATheme:
    def test_begins_on_a_line_of_the_text(self, synthetic):
        assert found(synthetic(theme=3)) == []

    def test_beyond_the_end_of_the_text_is_told(self, synthetic):
        """The line break behind the last line makes no fourth one."""
        [mismatch] = verify(synthetic(theme=4), SYNTHETIC_TEXT)

        assert (mismatch.item, mismatch.line, mismatch.token, mismatch.fault) == ("all", 4, "全部", Fault.BEYOND)
        assert mismatch.text("zh") == "的起始行 4 不在文本里，文本到第 3 行为止；应是这一章标题所在的行；请改 line"
        assert mismatch.text("en") == (
            "begins on line 4, and the text ends on line 3; expected the line of this section's heading; mend 'line'"
        )

    def test_before_the_first_line_is_told_too(self, synthetic):
        """A report that was put together elsewhere may hold what no file can."""
        report = synthetic()
        report = replace(report, themes=(replace(report.themes[0], line=0),))

        assert found(report) == [("all", 0, "全部", Fault.BEYOND)]


class TestTheHash:
    def test_is_of_the_text_to_the_byte(self, synthetic):
        report = synthetic()

        assert (same_text(report, SYNTHETIC_TEXT), same_text(report, SYNTHETIC_TEXT + " ")) == (True, False)

    def test_of_another_text_is_no_fault_of_a_wording(self, synthetic):
        """A copy with other line ends is another file, and the same report."""
        assert found(synthetic(hash="0" * 64), SYNTHETIC_TEXT.replace("\n", "\r\n")) == []


class TestNumeralsLeftOver:
    def words(self, report, text):
        return [(numeral.line, numeral.words) for numeral in unaccounted(report, text)]

    def test_are_those_of_no_figure_work_or_date(self, synthetic):
        """The year of the report itself is no news."""
        assert self.words(synthetic(), SYNTHETIC_TEXT) == [(2, "一年"), (2, "50多件（次）")]

    @pytest.mark.parametrize(
        "numeral",
        [
            "3000余篇",
            "约200篇",
            "6500余万元",
            "97.9%",
            "五个方面",
            "十余次",
            "３５所",
            "1+1+12+N",
            "4·23",
            "2022年",
            "3至5次",
            "十四届九次",
            "“五个一”",
            "超过9成",
            "百名以上",
            "31個",
            "1.48萬余條",
        ],
    )
    def test_are_told_whole(self, synthetic, numeral):
        """With bound, magnitude and unit, so that a forgotten figure can be copied from the list; sessions and names
        whole, too."""
        assert (4, numeral) in self.words(synthetic(), f"{SYNTHETIC_TEXT}另有{numeral}。\n")

    def test_of_the_same_words_as_a_figure_elsewhere_on_the_line_are_still_told(self, synthetic):
        """The 254件 that a token holds does not account for another 254件."""
        text = SYNTHETIC_TEXT.replace("获批示", "采纳254件，获批示")

        assert (2, "254件") in self.words(synthetic(), text)


@pytest.mark.skipif(not TEXT.is_file(), reason=f"the report's text is not here: {TEXT}")
class TestTheKunmingReport:
    def test_is_drawn_from_this_very_text(self, report, text):
        assert same_text(report, text)

    def test_stands_in_the_text_token_by_token(self, report, text):
        """Every figure and every work: its token on its line and nowhere else, its wording beside it."""
        assert verify(report, text) == []

    def test_leaves_no_figure_behind(self, report, text):
        """What is left are idioms, names, an age range, addresses and telephone numbers, looked at one by one."""
        looked_at = [
            "一年",
            "一个",
            "一次",
            "一件",
            "一场",
            "一座",
            "一份",
            "一批",
            "一个月",
            "“三个融入”",
            "“六个春城”",
            "‘六个春城’",
            "三个",
            "两级",
            "二十届",
            "3815",
            "0-3岁",
            "4·23",
        ]
        looked_at += ["1", "10", "0871-68242358", "0871-68242569", "13000513"]

        assert set() == {numeral.words for numeral in unaccounted(report, text)} - set(looked_at)


#: Reports of other committees, their texts, and the terms they need beside the product's.
REAL = ROOT.parent / "shared" / "real"


@pytest.mark.skipif(not REAL.is_dir(), reason=f"the reports of other committees are not here: {REAL}")
class TestReportsOfOtherCommittees:
    @pytest.mark.parametrize("name", ["beijing-2023", "fenghua-2022", "wuhan-proposals-2023"])
    def test_stand_in_their_texts(self, name, monkeypatch):
        """Every quantity is whole, and no word beside one is taken for a bound that it is not."""
        extended = vocabulary(REAL / "reports" / "vocabulary-extended.yaml")
        monkeypatch.setattr(sys.modules["cppcc.files.load"], "vocabulary", lambda: extended)
        text = (REAL / f"{name}.txt").read_bytes().decode("utf-8")

        assert verify(load(REAL / "reports" / f"{name}.yaml"), text) == []


class TestQuotingQuantities:
    """A quantity taken from its place only in part is another quantity."""

    @pytest.mark.parametrize(
        ("printed", "token", "as_written", "fault"),
        [
            ("收到委员提案120件，立案36件。", "提案120件", "120件", None),
            ("收到委员提案120件，立案36件。", "提案120件", "36件", Fault.APART),
            ("收到委员提案120件，立案36件。", "提案120件", "20件", Fault.PARTIAL),
            ("编发社情民意近60期。", "民意近60期", "近60期", None),
            ("编发社情民意近60期。", "民意近60期", "60期", Fault.PARTIAL),
            ("刊发新闻约200篇。", "新闻约200篇", "200篇", Fault.PARTIAL),
            ("刊发新闻 200 余 篇。", "新闻200余篇", "200余篇", None),
            ("刊发新闻200余篇。", "新闻200余篇", "200", Fault.PARTIAL),
            ("重点协商8至10项。", "重点协商8至10项", "10项", Fault.PARTIAL),
            ("重点协商8至10项。", "重点协商8至10项", "8至10项", None),
            ("协调资金6500余万元。", "资金6500余万元", "6500余万元", None),
            ("围绕五个方面开展。", "围绕五个方面", "五个方面", None),
            ("办复率不低于90%。", "率不低于90%", "90%", Fault.PARTIAL),
            ("收到提案200件以上。", "提案200件", "200件", Fault.PARTIAL),
            ("每组20人左右，共3组。", "组20人", "20人", Fault.PARTIAL),
            ("刊发新闻200篇次。", "新闻200篇", "200篇", Fault.PARTIAL),
            ("获批示35件(次)。", "批示35件", "35件", Fault.PARTIAL),
            ("反映情况3000条(篇)。", "情况3000条", "3000条", Fault.PARTIAL),
            ("办复率为1.7个百分点。", "率为1.7个", "1.7个", Fault.PARTIAL),
            ("收到提案1 500件。", "提案1 500件", "500件", Fault.PARTIAL),
            ("每年控制在120件以内。", "控制在120件", "120件", Fault.PARTIAL),
            ("编报简报31個，1.48萬余條。", "简报31個", "31個", None),
            ("编报简报31個，1.48萬余條。", "简报31個", "1個", Fault.PARTIAL),
            ("反映1.48萬余條。", "反映1.48萬", "1.48萬", Fault.PARTIAL),
            ("反映1.48萬余條。", "反映1.48萬", "1.48万余条", None),
            ("九成五以上已办复。", "九成五", "九成", Fault.PARTIAL),
            ("二三十件得到批示。", "二三十件", "三十件", Fault.PARTIAL),
            ("十几家单位参加。", "十几家", "十几家", None),
            ("近三分之一已采纳。", "近三分之一", "三分之一", Fault.PARTIAL),
            ("提案同比增长12%。", "增长12%", "12%", Fault.PARTIAL),
            ("第三次会议召开。", "第三次会议", "三次", Fault.PARTIAL),
            ("聚焦“六个春城”建设。", "六个春城", "六个", Fault.PARTIAL),
            ("满意率达98%。", "满意率达98%", "98%", None),
            ("通过10件提案。", "通过10件", "10件", None),
            ("收到120件，其中20件并案。", "120件，其中20件", "20件", None),
        ],
    )
    def test_whole_and_at_its_token(
        self, kunming: Report, printed: str, token: str, as_written: str, fault: Fault | None
    ):
        figure = replace(kunming.figures[0], at=Locator(1, token), quantity=parse(as_written))
        report = replace(kunming, themes=(), figures=(figure,), works=(), ratios=(), unstated=())

        assert [mismatch.fault for mismatch in verify(report, printed)] == ([fault] if fault else [])
