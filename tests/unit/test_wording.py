"""Facts in words: what is said of a quantity, of two figures, of a list."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from cppcc.files.load import vocabulary
from cppcc.messages.translations import Words
from cppcc.model.days import days_named
from cppcc.model.locator import Dates
from cppcc.model.quantity import parse
from cppcc.model.selection import Selection
from cppcc.speech import phrases, sentences
from tests.speeches import EN, ZH, speech


class TestHowToRead:
    @pytest.mark.parametrize(
        ("text", "zh"),
        [
            ("442件", "原文所载即为确数，不带“余、多、约”等字样。"),
            ("3700余人(次)", "多于3700人(次)，原文未载确切数。"),
            ("6500余万元", "多于6500万元，原文未载确切数。"),
            ("100万+", "多于100万，原文未载确切数。"),
            ("不少于5次", "至少5次，原文未载确切数。"),
            ("近百件", "不到100件，原文未载确切数。"),
            ("不超过30件", "不超过30件，原文未载确切数。"),
            ("约200篇", "约200篇，原文未载确切数。"),
            ("3至5次", "在3次至5次之间，原文未载确切数。"),
        ],
    )
    def test_says_a_bound_once_in_plain_words(self, text, zh):
        """The number in the sentence has no bound word of its own: “至少3700余” would say it twice."""
        assert phrases.how_to_read(parse(text), ZH) == zh

    @pytest.mark.parametrize(
        ("text", "begins"),
        [
            ("3700余人(次)", "More than 3,700 participations;"),
            ("近百件", "Fewer than 100 items;"),
            ("近1亿元", "Less than 100 million yuan;"),
            ("不到90%", "Less than 90%;"),
        ],
    )
    def test_speaks_english(self, text, begins):
        """Of things there are fewer, of money and of shares there is less."""
        assert phrases.how_to_read(parse(text), EN).startswith(begins)

    @pytest.mark.parametrize(
        ("text", "zh", "en"),
        [
            ("三分之二", "约合66.7%，原文以分数表述。", "About 66.7%; the report states a fraction."),
            (
                "三分之二以上",
                "至少66.6%，原文未载确切数。",
                "At least 66.6%; the report does not give the exact number.",
            ),
            (
                "近三分之一",
                "不到33.4%，原文未载确切数。",
                "Less than 33.4%; the report does not give the exact number.",
            ),
            ("二分之一", "原文所载即为确数，不带“余、多、约”等字样。", "The report gives exactly this number."),
        ],
    )
    def test_tells_a_fraction_in_one_decimal_on_the_side_of_its_bound(self, text, zh, en):
        """Two thirds are exact in the text: only their decimals are not."""
        assert [phrases.how_to_read(parse(text), speech(language)) for language in ("zh", "en")] == [zh, en]


class TestTwoFigures:
    def test_may_be_added_where_the_file_says_so(self, kunming):
        """What the file declares of two figures comes with the verdict on their sum."""
        (told,) = phrases.relations(kunming, kunming.figure("courtyard_public"), ZH)

        assert told.startswith("与院坝协商委员参与1885人(次)互不重叠：")
        assert "与“院坝协商委员参与”可相加，合计5585余人(次)" in told

    def test_may_not_be_added_where_it_is_silent(self, kunming):
        """A relation that the report does not state bars the sum, with the reason."""
        told = phrases.sum_words(kunming, kunming.figure("collective_proposals"), kunming.figure("proposals"), ZH)

        assert told == "履职主体不同，不能相加"


class TestSentence:
    """A7: the source is named by its title, and what is computed stands apart."""

    @pytest.mark.parametrize(
        ("title", "begins"),
        [
            ("昆明市政协2023年工作亮点综述", "据《昆明市政协2023年工作亮点综述》，2023年"),
            ("2023年工作综述", "据昆明市政协《2023年工作综述》，2023年"),
            # A title's own marks are not doubled, and those within it are the inner ones.
            ("《昆明市政协年鉴》", "据《昆明市政协年鉴》，2023年"),
            ("关于《昆明市政协工作规则》的报告", "据昆明市政协《关于〈昆明市政协工作规则〉的报告》，2023年"),
            ("《甲》和《乙》", "据昆明市政协《〈甲〉和〈乙〉》，2023年"),
        ],
    )
    def test_names_its_source_by_its_title(self, kunming, title: str, begins: str):
        report = replace(kunming, title=title)

        assert sentences.Telling(report, ZH).sentence(Selection(), ["提案442件"]) == f"{begins}提案442件。"
        assert begins.removeprefix("据").partition("，")[0].removeprefix("昆明市政协") in phrases.source(report, ZH)

    def test_what_is_computed_has_a_sentence_and_its_note(self, kunming):
        ratio = replace(kunming.ratios[0], note=Words({"zh": "只按场次算。", "en": "By sessions only."}))

        assert sentences.computed(kunming, [ratio], ZH) == (
            "以下由本看板据原文数字计算，非原文所载：每场院坝协商的建议约4.3条/场次（只按场次算）。"
        )
        assert sentences.computed(kunming, [ratio], EN).startswith("Computed by this dashboard")
        assert "(By sessions only)." in sentences.computed(kunming, [ratio], EN)
        assert sentences.computed(kunming, [], ZH) == ""

    def test_a_sum_says_whose_it_is(self, kunming):
        """On the page of sources, in the line beneath a chart, in a detail."""
        assert phrases.sums(kunming, kunming.figures, ZH) == [
            "院坝协商委员参与1885人(次) + 院坝协商群众参与3700余人(次) = 5585余人(次)（本看板计算）"
        ]
        assert phrases.sums(kunming, kunming.figures, EN)[0].endswith("(computed by this dashboard)")


class TestUnits:
    """In English: what the vocabulary calls a unit beside one, beside several, and behind “per”."""

    @pytest.mark.parametrize(
        ("written", "english"),
        [
            ("1件", "1 item"),
            ("一件", "1 item"),
            ("1名", "1 person"),
            ("2件", "2 items"),
            ("0件", "0 items"),
            ("1.5件", "1.5 items"),
            ("1件以上", "at least 1 item"),
            ("约1件", "about 1 item"),
            ("1至2件", "1 to 2 items"),
            ("1元", "1 yuan"),
        ],
    )
    def test_are_singular_beside_the_number_one(self, written: str, english: str):
        """Whatever bounds it: at least 1 item."""
        assert english == phrases.quantity_words(parse(written), EN)

    def test_are_singular_behind_per(self):
        assert phrases.quantity_words(parse("600件") / parse("300场次"), EN) == "2 items per session"
        assert phrases.quantity_words(parse("300件") / parse("300场次"), EN) == "1 item per session"

    def test_stay_as_printed_in_chinese(self):
        assert phrases.quantity_words(parse("1件"), ZH) == "1件"

    def test_have_a_singular_wherever_they_have_a_plural(self):
        """Neither yuan nor % has one."""
        assert [unit.id for unit in vocabulary().units.values() if "en" not in {*unit.one, *unit.unsaid}] == ["元", "%"]

    @pytest.mark.parametrize(
        ("written", "english"),
        [("273个", "273"), ("4000余条", "more than 4,000"), ("7次", "7"), ("114期", "114 bulletins")],
    )
    def test_that_say_nothing_of_what_is_counted_are_left_out_in_english(self, written: str, english: str):
        """C10: never 273 units, 4,000 points, 7 times or 114 issues: the label says what is counted."""
        assert english == phrases.quantity_words(parse(written), EN)

    @pytest.mark.parametrize(
        ("written", "english"),
        [
            ("19.0%", "19.0%"),
            ("10.40%以上", "at least 10.40%"),
            ("近９０.０%", "nearly 90.0%"),
            ("5.0至7.50元", "5.0 to 7.50 yuan"),
            ("2.80万元", "28,000 yuan"),
            ("三分之二", "about 66.7%"),
        ],
    )
    def test_stand_behind_all_digits_that_are_printed(self, written: str, english: str):
        """A nought at the end says how exact the number is; of what is counted in 万 it says nothing that English
        could keep."""
        assert english == phrases.quantity_words(parse(written), EN)

    def test_left_out_before_per(self):
        assert phrases.quantity_words(parse("600条") / parse("300场次"), EN) == "2 per session"
        assert phrases.quantity_words(parse("600条") / parse("300场次"), ZH) == "2条/场次"
        assert phrases.quantity_words(parse("600件") / parse("300次"), EN) == "2 items each"


class TestDates:
    @pytest.mark.parametrize(
        ("as_written", "english"),
        [
            ("6月30日", "30 Jun"),
            ("5月15日至6月3日", "15 May – 3 Jun"),
            ("12月11日至20日", "11 Dec – 20 Dec"),
            ("12月中旬", "mid-Dec"),
            ("2月下旬", "late Feb"),
            ("3月上旬至5月中旬", "early Mar – mid-May"),
            ("9月", "Sep"),
            ("4至6月", "Apr – Jun"),
            ("6月1日至15日", "1 Jun – 15 Jun"),
            ("上半年", "Jan – Jun"),
            ("2022年12月", "Dec 2022"),
            ("11月至2024年2月", "Nov 2023 – Feb 2024"),
        ],
    )
    def test_are_no_more_exact_than_the_report(self, as_written: str, english: str):
        named = days_named(as_written, 2023)
        assert named is not None
        dates = Dates(*named, as_written)

        assert phrases.date_words(dates, EN, 2023) == english
        assert phrases.date_words(dates, ZH, 2023) == as_written

    def test_of_which_one_end_is_a_day_name_the_other_too(self):
        """Words that only people read: the day of one end beside the month of the other would be no stretch."""
        dates = Dates(datetime.date(2023, 6, 1), datetime.date(2023, 6, 15), "6月上半月")

        assert phrases.date_words(dates, EN, 2023) == "1 Jun – 15 Jun"

    @pytest.mark.parametrize(
        ("as_written", "first", "last", "chinese", "english"),
        [
            ("4月8日", "2024-04-08", "2024-04-08", "2024年4月8日", "8 Apr 2024"),
            ("12月中旬", "2022-12-11", "2022-12-20", "2022年12月中旬", "mid-Dec 2022"),
            ("2024年1月20日", "2024-01-20", "2024-01-20", "2024年1月20日", "20 Jan 2024"),
            ("12月至2月", "2023-12-01", "2024-02-29", "12月至2月（2023年至2024年）", "Dec 2023 – Feb 2024"),
            ("去年下半年", "2022-07-01", "2022-12-31", "去年下半年（2022年）", "Jul 2022 – Dec 2022"),
            ("次年4月8日", "2024-04-08", "2024-04-08", "次年4月8日（2024年）", "8 Apr 2024"),
        ],
    )
    def test_tell_a_year_that_is_not_the_reports(self, as_written, first, last, chinese, english):
        """A15, where the report leaves it to be understood."""
        dates = Dates(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last), as_written)

        assert phrases.date_words(dates, ZH, 2023) == chinese
        assert phrases.date_words(dates, EN, 2023) == english
