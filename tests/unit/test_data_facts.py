"""The Kunming report's facts, one by one: works by name, and figures that are easily taken for others."""

from __future__ import annotations

import datetime

import pytest

from cppcc.quantity import Bound
from cppcc.relations import RelationKind
from tests.real import figure, report, work


def relation(a: str, b: str) -> RelationKind:
    found = report().relation(figure(a), figure(b))
    assert found is not None, f"{a} and {b}"
    return found.kind


#: All that the first release must tell of: words of its label, kind, theme.
NAMED = [
    ("party_alliance", "党建联盟"),
    ("party_platform", "1+1+12+N"),
    ("four_studies", "四学"),
    ("sector_branches", "界别活动小组党支部"),
    ("mohan_studio", "磨憨—磨丁经济合作区政协委员工作室"),
    ("local_studios", "委员工作室"),
    ("september_meeting", "常委会议"),
    ("september_online_deliberation", "网络议政"),
    ("industry_chain_meeting", "产业链"),
    ("school_inspection", "公参民"),
    ("eco_supervision", "生态环境保护民主监督"),
    ("river_chief_inspection", "河长制"),
    ("forest_chief_inspection", "林长制"),
    ("sanitary_review", "国家卫生城市"),
    ("party_hearing", "听取党派意见"),
    ("common_language_campaign", "双推"),
    ("scholarly_cppcc", "书香政协"),
    ("good_books_series", "读好书献良策"),
    ("world_book_day", "世界读书日"),
    ("culture_dianchi", "文化铸魂·滇池增辉"),
    ("courtyard_campaign", "院坝协商"),
    ("no_waste_street", "无废街道"),
    ("waste_bank", "固废兑换银行"),
    ("quality_evaluation", "质量评价"),
    ("key_proposal_mechanism", "重点提案"),
    ("mohan_port_proposal", "将磨憨国际口岸打造成沿边开放新高地提案"),
    ("rental_housing_proposal", "加快推进保障性租赁住房建设提案"),
    ("listening_code", "政协倾听·码上反映"),
    ("three_hearings", "三个听取"),
    ("media_platform", "融媒体平台"),
    ("wang_xuan_award", "王选"),
    ("weibo_honour", "全国政协十大微博"),
    ("cppcc_daily_honour", "宣传工作成绩突出"),
    ("provincial_press_honour", "宣传工作先进单位"),
    ("seven_plus_n", "7+N"),
    ("five_plus_n", "5+N"),
    ("ten_ones", "十个一"),
    ("member_training", "培训班"),
    ("study_base", "实践基地"),
    ("member_briefings", "情况通报会"),
    ("four_level_linkage", "四级政协委员联动"),
    ("mohan_national_proposal", "建好磨憨国际口岸城市"),
    ("rural_revitalisation", "乡村振兴"),
]


class TestNamedWorks:
    @pytest.mark.parametrize(("id", "words"), NAMED)
    def test_is_there(self, id: str, words: str):
        assert words in report().work(id).label["zh"]

    def test_figures_belong_to_their_works(self):
        """Those that truly do: the 273 studios are not the one at Mohan, the parties' output is no mechanism's."""
        belonging = {work.id: work.figures for work in report().works}

        assert belonging["mohan_studio"] == ()
        assert belonging["local_studios"] == ("members_studios",)
        assert belonging["party_hearing"] == ()
        assert belonging["panlong_meeting"] == ("panlong_consensus",)
        assert "panlong_consensus" not in belonging["courtyard_campaign"]
        assert set(belonging["courtyard_campaign"]) == {
            f.id for f in report().figures if f.metric.startswith("courtyard_")
        }

    def test_only_what_was_set_up_in_the_city_is_linked_to_two_works_at_most_as_stated(self):
        """One named work each: but for those named as examples of a count, and a meeting with its online part."""
        several = {f.id: len(list(report().works_of(f))) for f in report().figures}

        assert {id for id, count in several.items() if count > 1} == {
            *("key_proposals", "instructed_social_conditions", "joint_inspections", "courtyard_aspects"),
            "september_online_members",
        }


class TestTraps:
    """What a careless dashboard gets wrong (DESIGN, section 2)."""

    def test_social_conditions_are_three_units_by_two_actors(self):
        ids = ("social_condition_bulletins", "party_social_conditions", "instructed_social_conditions")

        assert [(f.quantity.unit, f.actor) for f in map(figure, ids)] == [
            *(("期", "city"), ("篇", "parties"), ("件", "city"))
        ]
        assert relation(ids[1], ids[0]) is RelationKind.UNSTATED
        assert relation(ids[2], ids[0]) is RelationKind.UNSTATED
        assert relation(ids[1], ids[2]) is RelationKind.UNSTATED

    @pytest.mark.parametrize("id", ["collective_proposals", "key_proposals", "national_key_proposal"])
    def test_proposals_are_no_funnel(self, id: str):
        assert relation(id, "proposals") is RelationKind.UNSTATED

    def test_national_proposal_is_the_national_members(self):
        assert figure("national_key_proposal").actor == "national"
        assert work("mohan_national_proposal").actor == "national"

    def test_instructions_and_instructed_items_are_different_subjects(self):
        assert relation("instructions", "instructed_social_conditions") is RelationKind.UNSTATED
        assert figure("instructions").quantity.unit == "件(次)"
        assert figure("instructions").category == "outcome"

    def test_participations_are_not_people(self):
        assert relation("courtyard_public", "courtyard_members") is RelationKind.DISJOINT
        assert {figure(id).quantity.unit for id in ("courtyard_public", "courtyard_members")} == {"人(次)"}
        assert figure("rural_participants").quantity.unit == "名"

    def test_sessions_are_the_systems_and_the_consensus_one_districts(self):
        assert figure("courtyard_sessions").actor == "system"
        assert figure("panlong_consensus").actor == "county"
        assert relation("panlong_consensus", "courtyard_sessions") is RelationKind.UNSTATED

    def test_disjoint_is_declared_for_one_pair_only(self):
        """The only sum of this report: nothing else rules out an overlap."""
        pairs = [(f.id, r.to) for f in report().figures for r in f.relations if r.kind is RelationKind.DISJOINT]

        assert pairs == [("courtyard_public", "courtyard_members")]

    def test_half_a_month_is_forty_six_days(self):
        """Dates are kept, the inconsistency is told."""
        launch, alliance = work("party_campaign_launch").dates, work("party_alliance").dates

        assert launch is not None
        assert alliance is not None
        assert (alliance.start - launch.start).days == 46
        for dates in (launch, alliance):
            assert dates.note is not None
            assert "46" in dates.note["zh"]
            assert "46" in dates.note["en"]

    def test_names_are_no_figures(self):
        written = {str(f.quantity) for f in report().figures}

        assert (
            written & {"3815", "六个", "十四届", "九次", "0-3岁", "十个", "四级", "三个", "两个", "1+1+12+N"} == set()
        )
        for id in ("party_platform", "ten_ones", "four_studies", "three_hearings", "seven_plus_n", "five_plus_n"):
            assert work(id).figures == ()

    def test_chinese_numerals_are_figures(self):
        assert (str(figure("courtyard_aspects").quantity), int(figure("courtyard_aspects").quantity.value)) == (
            "五个方面",
            5,
        )
        assert (str(figure("national_key_proposal").quantity), int(figure("national_key_proposal").quantity.value)) == (
            *("一件", 1),
        )
        note = figure("courtyard_aspects").note
        assert note is not None
        assert "两个" in note["zh"], "the text names only two of the five"

    def test_a_million_plus_has_no_unit_and_is_no_press(self):
        reach = figure("reading_reach")

        assert (reach.quantity.unit, int(reach.quantity.value), reach.quantity.bound) == ("", 1_000_000, Bound.AT_LEAST)
        assert reach.category == "reach"
        assert reach.note is not None

    def test_mid_december_is_ten_days(self):
        dates = work("mohan_studio").dates

        assert dates is not None
        assert (dates.start, dates.end) == (datetime.date(2023, 12, 11), datetime.date(2023, 12, 20))
        assert dates.as_written == "12月中旬"

    def test_four_honours_have_four_entries(self):
        assert [w.id for w in report().works if w.kind == "honour"] == [
            *("wang_xuan_award", "weibo_honour", "cppcc_daily_honour", "provincial_press_honour")
        ]

    def test_sectors_are_counted_and_never_listed(self):
        assert str(figure("sectors").quantity) == "31个"
        assert figure("sectors").note is not None
        assert "sector_breakdown" in {item.id for item in report().unstated}
        assert [f.id for f in report().figures if f.id.startswith("sector") and f.category == "profile"] == ["sectors"]

    def test_funds_are_in_yuan(self):
        assert (int(figure("rural_funds").quantity.value), figure("rural_funds").quantity.unit) == (65_000_000, "元")
