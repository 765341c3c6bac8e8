"""Facts in words: what is said of a quantity, of two figures, of a list."""

from __future__ import annotations

import pytest

from cppcc import wording
from cppcc.load import REPORTS, load
from cppcc.quantity import parse


@pytest.fixture(scope="module")
def kunming():
    return load(REPORTS / "kunming-2023.yaml")


class TestHowToRead:
    @pytest.mark.parametrize(
        ("text", "zh"),
        [
            ("442件", "报告写的就是这个数，没有“余、多、约”。"),
            ("3700余人(次)", "至少3700人(次)，而且更多，确切数报告没有写。"),
            ("6500余万元", "至少6500万元，而且更多，确切数报告没有写。"),
            ("100万+", "至少100万，而且更多，确切数报告没有写。"),
            ("不少于5次", "至少5次，确切数报告没有写。"),
            ("近百件", "不到100件，确切数报告没有写。"),
            ("不超过30件", "不超过30件，确切数报告没有写。"),
            ("约200篇", "约200篇，确切数报告没有写。"),
            ("3至5次", "在3次到5次之间，确切数报告没有写。"),
        ],
    )
    def test_says_a_bound_once_in_plain_words(self, text, zh):
        """The number in the sentence has no bound word of its own: “至少3700余” would say it twice."""
        assert wording.how_to_read(parse(text), "zh") == zh

    def test_speaks_english(self):
        assert wording.how_to_read(parse("3700余人(次)"), "en").startswith("At least 3,700 participations, and more")


class TestTwoFigures:
    def test_may_be_added_where_the_file_says_so(self, kunming):
        """What the file declares of two figures comes with the verdict on their sum."""
        told = wording.relation_words(
            kunming, kunming.figure("courtyard_public"), kunming.figure("courtyard_members"), "zh"
        )

        assert told.startswith("院坝协商委员参与1885人(次)：")
        assert "与“院坝协商委员参与”可相加，合计5585余人(次)" in told

    def test_may_not_be_added_where_it_is_silent(self, kunming):
        """A relation that the report does not state bars the sum, with the reason."""
        told = wording.sum_words(kunming, kunming.figure("collective_proposals"), kunming.figure("proposals"), "zh")

        assert told == "履职主体不同，不能相加"
