"""The Kunming report's facts, one by one: works by name, and figures that are easily taken for others."""

from __future__ import annotations

import datetime
import re

import pytest

from cppcc.files.load import vocabulary
from cppcc.model.quantity import Bound
from cppcc.model.relations import RelationKind
from cppcc.model.report import Period
from cppcc.speech.search import Hit, search
from tests.kunming import figure, report, work


def relation(a: str, b: str) -> RelationKind:
    """What the file declares of two figures; what it declares of no pair is unstated, too, and would prove nothing."""
    assert report().is_declared(figure(a), figure(b)), f"{a} and {b}"
    return report().relation(figure(a), figure(b)).kind


#: All that the first release must tell of: words of its label, kind, theme.
NAMED = [
    ("party_alliance", "党建联盟"),
    ("party_platform", "1+1+12+N"),
    ("four_studies", "四学"),
    ("sector_branches", "界别活动小组党支部"),
    ("mohan_studio", "磨憨—磨丁经济合作区政协委员工作室"),
    ("local_studios", "委员工作室"),
    ("september_meeting", "常委会议"),
    ("industry_chain_meeting", "产业链"),
    ("school_inspection", "公参民"),
    ("eco_supervision", "生态环境保护民主监督"),
    ("river_chief_inspection", "河长制"),
    ("forest_chief_inspection", "林长制"),
    ("sanitary_review", "国家卫生城市"),
    ("party_hearing", "听取党派意见"),
    ("common_language_campaign", "双推"),
    ("good_books_series", "读好书献良策"),
    ("world_book_day", "世界读书日"),
    ("courtyard_campaign", "院坝协商"),
    ("no_waste_street", "无废街道"),
    ("no_waste_street", "固废兑换银行"),
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
    ("supported_inspections", "调研视察"),
    ("four_level_linkage", "四级政协委员联动"),
    ("mohan_national_proposal", "建好磨憨国际口岸城市"),
    ("rural_revitalisation", "乡村振兴"),
]


#: What stands in the summary or the note of another work, to which search leads.
FOLDED = [
    ("联盟章程", "party_alliance"),
    ("党组会议", "party_leading_group"),
    ("四下基层", "education_campaign"),
    ("三个融入", "education_campaign"),
    ("网络议政", "september_meeting"),
    ("3815", "september_meeting"),
    ("六个春城", "september_meeting"),
    ("光伏产业", "office_economy"),
    ("营商环境", "office_economy"),
    ("新生育政策", "infant_care"),
    ("公园城市", "living_environment"),
    ("督查室", "eco_supervision"),
    ("清淼蓝藻处理站", "river_patrols"),
    ("老运粮河", "river_patrols"),
    ("新的社会阶层人士", "ethnic_unity_city"),
    ("文化铸魂·滇池增辉", "world_book_day"),
    ("鑫世界小区", "no_waste_street"),
    ("涉案企业合规改革", "legal_education"),
    ("涉外法律服务", "legal_education"),
    ("特殊困难群体", "courtyard_campaign"),
    ("平安乡村", "courtyard_campaign"),
    ("石林县", "courtyard_campaign"),
    ("情况通报会", "member_training"),
    ("意识形态工作责任制", "ten_ones"),
    ("派驻纪检监察组", "ten_ones"),
    ("地理标志保护", "supported_inspections"),
    ("轨道交通", "supported_inspections"),
    ("农村集体经济", "rural_revitalisation"),
    ("供销社改革", "rural_revitalisation"),
    ("三农", "rural_revitalisation"),
    # The leaders whom the captions name.
    ("杨皕", "mohan_research_visit"),
    ("和丽川", "river_patrols"),
    ("王键", "river_patrols"),
    ("戴彬", "courtyard_campaign"),
    ("吴波", "rural_revitalisation"),
    ("许绍忠", "rescue_team_cobuilding"),
]


class TestNamedWorks:
    @pytest.mark.parametrize(("words", "id"), FOLDED)
    def test_what_is_told_with_another_is_found(self, words: str, id: str):
        assert Hit("work", id) in search(report(), words)

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
        """One named work each: but for those named as examples of a count, or as what brought it about together."""
        several = {f.id: len(list(report().works_of(f))) for f in report().figures}

        assert {id for id, count in several.items() if count > 1} == {
            *("key_proposals", "instructed_social_conditions", "media_reports", "reading_reach")
        }

    def test_what_brought_a_figure_about_leads_to_it(self):
        """The 66 are told of the QR code and the Three Listenings together, the 3000-odd of the platform."""
        for id in ("listening_code", "three_hearings"):
            assert work(id).figures == ("instructed_social_conditions",)
        for id in ("media_platform", "publicity_pattern"):
            assert work(id).figures == ("media_reports",)
        for id in ("listening_code", "three_hearings", "media_platform", "publicity_pattern"):
            note = work(id).note
            assert note is not None
            assert "未说明" in note["zh"], "nobody may put the whole number down to one of them"


class TestCategories:
    """A6: no category filter denies what the text tells."""

    @pytest.mark.parametrize(
        ("category", "ids"),
        [
            ("supervision", ["eco_supervision", "eco_supervision_group"]),
            ("speech", ["priority_speeches"]),
            (
                "media",
                [
                    *("media_platform", "publicity_pattern", "wang_xuan_award", "weibo_honour"),
                    *("cppcc_daily_honour", "provincial_press_honour"),
                ],
            ),
            (
                "proposal",
                [
                    *("key_proposal_mechanism", "mohan_port_proposal", "rental_housing_proposal"),
                    "mohan_national_proposal",
                ],
            ),
            (
                "social_condition",
                ["listening_code", "three_hearings", "industry_upstairs", "homes_into_shops", "fallen_leaves"],
            ),
            ("reach", ["good_books_series", "world_book_day"]),
        ],
    )
    def test_leads_to_its_works(self, category: str, ids: list[str]):
        assert [w.id for w in report().works if category in w.categories] == ids

    def test_leaders_instructions_are_outcomes(self):
        """Whoever asks for outcomes finds each deed of which the text says that leaders wrote instructions."""
        instructed = [w.id for w in report().works if "批示" in w.summary["zh"]]

        assert len(instructed) == 7
        assert [id for id in instructed if "outcome" not in work(id).categories] == []

    def test_works_without_any_are_few_and_known(self):
        """What the committee does for its parties, members and topics of culture and law fits none of the outputs."""
        assert [w.id for w in report().works if not w.categories] == [
            *("party_hearing", "task_leadership", "party_visits", "heart_to_heart_talks", "ethnic_unity_city"),
            *("dianchi_villages", "shizhaishan_park", "long_march_park", "irrigation_heritage", "legal_education"),
            *("seven_plus_n", "five_plus_n", "vanguard_drive", "four_level_linkage"),
        ]


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
        for id in ("party_platform", "ten_ones", "four_studies", "seven_plus_n", "five_plus_n"):
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

    def test_whether_studios_are_new_or_in_total_is_open(self):
        """A12: "as of" would assert a stock, "of the year" that they are new; and the sentence's subject is the
        municipal committee."""
        studios = figure("members_studios")

        assert studios.period is Period.UNSTATED
        assert studios.actor == "city"
        assert studios.note is not None
        assert "当年新建还是累计未明确" in studios.note["zh"]

    def test_more_than_fifty_may_be_more_than_sixty_six(self):
        """A12: 50多 has no upper end, so neither of the two is the larger."""
        (told,) = figure("instructions").relations
        assert told.note is not None

        assert re.findall("[大多更少小]于|更[大多小少]|larger|smaller|fewer", told.note["zh"] + told.note["en"]) == []

    def test_whoever_heads_a_group_is_no_output(self):
        assert not vocabulary().categories[figure("sanitary_group_heads").category].output

    @pytest.mark.parametrize(
        ("a", "b"), [("rural_participants", "members"), ("linked_consultations", "courtyard_sessions")]
    )
    def test_possible_overlaps_are_declared(self, a: str, b: str):
        assert relation(a, b) is RelationKind.UNSTATED

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
