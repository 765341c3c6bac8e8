"""The vocabulary and the Kunming report as data: whole, in two languages, true to the text, and warned of its traps."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from cppcc.charts import CHARTS
from cppcc.frame import FRAMES
from cppcc.load import REPORTS, load, report_files, vocabulary
from cppcc.quantity import Bound
from cppcc.report import Figure, RelationKind, Report, Work
from cppcc.vocabulary import Term
from cppcc.words import Words

ROOT = Path(__file__).resolve().parents[2]
TEXT = ROOT.parent / "shared" / "report" / "kunming-2023.txt"

#: Public for ever: they stand in addresses, files and commands. A new one may be added; none may change or go.
CATEGORIES = {
    **dict.fromkeys(("proposal", "social_condition", "consultation", "media"), "headline"),
    **dict.fromkeys(("inspection", "supervision", "speech"), "output"),
    **dict.fromkeys(("organisation", "research", "rural", "outcome", "reach", "profile"), ""),
}
ACTORS = ("city", "system", "parties", "county", "province", "national")
FIELDS = (
    *("economy", "opening", "urban", "rural", "ecology", "livelihood", "governance", "culture", "unity"),
    *("institution", "general"),
)
KINDS = ("topic", "mechanism", "platform", "event", "document", "honour", "proposal", "campaign", "institution")
THEMES = ("introduction", "party", "policy", "unity", "innovation", "foundation")


@cache
def report() -> Report:
    return load(REPORTS / "kunming-2023.yaml")


def facts() -> list[Figure | Work]:
    """Figures and works: all that has a place in the text."""
    return [*report().figures, *report().works]


def figure(id: str) -> Figure:
    return report().figure(id)


def relation(a: str, b: str) -> RelationKind:
    found = report().relation(figure(a), figure(b))
    assert found is not None, f"{a} and {b}"
    return found.kind


def groups() -> dict[str, Iterable[Term]]:
    terms = vocabulary()
    return {
        "categories": terms.categories.values(),
        "actors": terms.actors.values(),
        "fields": terms.fields.values(),
        "kinds": terms.kinds.values(),
        "units": terms.units.values(),
        "metrics": terms.metrics.values(),
    }


def said(words: Words) -> tuple[str | None, str | None]:
    return words.by_language.get("zh"), words.by_language.get("en")


def is_whole(words: Words) -> bool:
    """Chinese in Chinese, English in English."""
    zh, en = said(words)
    return bool(zh and en and not re.search("[㐀-鿿]", re.sub("“[^”]*”", "", en)))


class TestVocabulary:
    def test_ids_are_those_that_are_public(self):
        terms = vocabulary()

        assert {
            id: "headline" if category.headline else "output" if category.output else ""
            for id, category in terms.categories.items()
        } == CATEGORIES
        assert tuple(terms.actors) == ACTORS
        assert tuple(terms.fields) == FIELDS
        assert sorted(terms.kinds) == sorted(KINDS)

    @pytest.mark.parametrize("ids", [CATEGORIES, ACTORS, FIELDS, THEMES, CHARTS, FRAMES])
    def test_public_ids_stand_in_the_readme(self, ids: Iterable[str]):
        readme = (ROOT / "README.md").read_text(encoding="utf-8")

        assert [id for id in ids if not re.search(rf"(?<![\w-]){id}(?![\w-])", readme)] == []

    @pytest.mark.parametrize("group", ["categories", "actors", "fields", "kinds", "units", "metrics"])
    def test_every_term_has_its_definition_in_both_languages(self, group: str):
        for term in groups()[group]:
            assert all(said(term.definition)), term.id
            assert all(said(term.label)), term.id
            assert not re.search("[㐀-鿿]", term.label["en"]), term.id
            for text in said(term.definition):
                assert text is not None
                assert "\n" not in text, term.id

    @pytest.mark.parametrize("group", ["categories", "actors", "fields", "kinds", "metrics"])
    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_labels_tell_the_terms_of_a_group_apart(self, group: str, language: str):
        labels = Counter(term.label[language] for term in groups()[group])

        assert {label: count for label, count in labels.items() if count > 1} == {}

    def test_units_are_written_as_they_are_read(self):
        """Half-width brackets, no blanks: 人(次)."""
        for term in groups()["units"]:
            assert term.label["zh"] == term.id
            assert re.fullmatch(r"[㐀-鿿()%]+", term.id)


class TestWords:
    """Every text of the report file has both languages."""

    def test_of_figures(self):
        assert [f.id for f in report().figures if not is_whole(f.label)] == []
        assert [f.id for f in report().figures if f.note and not is_whole(f.note)] == []
        assert [f.id for f in report().figures for r in f.relations if r.note and not is_whole(r.note)] == []

    def test_of_works(self):
        for work in report().works:
            texts = [work.label, work.summary, *([work.note] if work.note else [])]
            texts += [work.dates.note] if work.dates and work.dates.note else []
            assert [said(words) for words in texts if not is_whole(words)] == [], work.id

    def test_of_themes_ratios_and_what_is_not_stated(self):
        texts = [words for theme in report().themes for words in (theme.label, theme.short, theme.summary)]
        texts += [words for ratio in report().ratios for words in (ratio.label, ratio.note or ratio.label)]
        texts += [item.text for item in report().unstated] + [report().committee.name]

        assert [said(words) for words in texts if not is_whole(words)] == []

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_labels_tell_figures_works_themes_and_ratios_apart(self, language: str):
        for items in (report().figures, report().works, report().themes, report().ratios):
            labels = Counter(item.label[language] for item in items)
            assert {label: count for label, count in labels.items() if count > 1} == {}

    def test_summaries_are_short(self):
        """One or two sentences."""
        for work in report().works:
            assert len(re.findall("[。！？]", work.summary["zh"])) <= 2, work.id
            assert len(work.summary["zh"]) <= 120, work.id

    def test_every_figure_where_a_reader_could_go_wrong_has_a_note(self):
        bounded = [f.id for f in report().figures if f.quantity.bound is not Bound.EXACT and not f.note]

        assert bounded == []


class TestReport:
    def test_head(self):
        head = report()

        assert (head.id, head.year, head.published) == ("kunming-2023", 2023, datetime.date(2024, 1, 11))
        assert said(head.committee.name) == ("昆明市政协", "Kunming Municipal CPPCC Committee")
        assert (head.committee.level, head.committee.division) == ("city", "530100")
        assert head.title == "昆明市政协2023年工作亮点综述"
        assert head.url == "http://www.kmszx.gov.cn/c/2024-01-11/4820360.shtml"
        assert tuple(theme.id for theme in head.themes) == THEMES

    def test_counts_of_what_the_text_tells(self):
        assert len(report().figures) == 39
        assert len(report().works) >= 100

    def test_four_headlines(self):
        assert {
            f.category: (f.id, str(f.quantity), int(f.quantity.value), f.quantity.bound, f.actor)
            for f in report().figures
            if f.headline
        } == {
            "proposal": ("proposals", "442件", 442, Bound.EXACT, "city"),
            "social_condition": ("social_condition_bulletins", "114期", 114, Bound.EXACT, "city"),
            "consultation": ("key_consultations", "30余项", 30, Bound.AT_LEAST, "city"),
            "media": ("media_reports", "3000余篇", 3000, Bound.AT_LEAST, "city"),
        }

    def test_all_quantities_as_written(self):
        """Line by line, as the report has them."""
        assert [str(f.quantity) for f in report().figures] == [
            *("31个", "400余名", "23个", "8个", "10篇", "43条", "60多个"),
            *("13篇", "82名", "30余项", "442件", "114期", "50多件(次)", "4个方面", "11条", "35所", "8位"),
            *("100件", "242篇", "30篇", "100万+"),
            *("16项", "五个方面", "294场次", "180个", "1885人(次)", "3700余人(次)", "1265条"),
            *("6件", "66件", "3000余篇"),
            *("36次", "7次", "一件", "273个", "6000名", "4000余条", "151个", "6500余万元"),
        ]  # fmt: skip

    def test_themes_categories_actors_and_kinds_are_used(self):
        """A filter without anything behind it is kept only where the field's own list has it."""
        figures, works = report().figures, report().works

        assert {f.theme for f in figures} == set(THEMES)
        assert set(CATEGORIES) - {f.category for f in figures} == {"supervision"}, "told of, never counted"
        assert {f.actor for f in figures} | {w.actor for w in works} == set(ACTORS) - {"province"}
        assert {w.kind for w in works} == set(KINDS)
        assert {field for w in works for field in w.fields} == set(FIELDS) - {"general"}

    def test_whole_year_figures_concern_all_fields(self):
        general = {f.id for f in report().figures if f.fields == ("general",)}

        assert {
            *("proposals", "social_condition_bulletins", "key_consultations", "media_reports", "instructions"),
            *("collective_proposals", "party_social_conditions", "party_speeches", "key_proposals"),
        } <= general
        assert [f.id for f in report().figures if "general" in f.fields and len(f.fields) > 1] == []

    def test_ratios_cover_courtyard_and_rural_work(self):
        pairs = {(ratio.of, ratio.per) for ratio in report().ratios}

        assert {
            ("courtyard_suggestions", "courtyard_sessions"),
            ("courtyard_members", "courtyard_sessions"),
            ("courtyard_public", "courtyard_sessions"),
            ("courtyard_cases", "courtyard_sessions"),
            ("rural_suggestions", "rural_projects"),
            ("rural_funds", "rural_projects"),
        } <= pairs

    def test_relations_are_declared_once(self):
        """From one side: two declarations of one pair could come to differ."""
        pairs = [frozenset((f.id, r.to)) for f in report().figures for r in f.relations]

        assert [sorted(pair) for pair, count in Counter(pairs).items() if count > 1 or len(pair) < 2] == []

    def test_files_of_the_folder_have_ids_of_their_own_names(self):
        for path in report_files():
            assert load(path).id == path.stem


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


def work(id: str) -> Work:
    return report().work(id)


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


class TestAgainstTheText:
    """Tokens and figures stand in the text where the file says."""

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def text(cls) -> str:
        if not TEXT.is_file():
            pytest.skip(f"the report's text is not part of the project, and not at {TEXT}")
        return TEXT.read_text(encoding="utf-8")

    def test_text_is_the_one_the_locators_were_taken_from(self):
        assert hashlib.sha256(TEXT.read_bytes()).hexdigest() == report().text_sha256

    def test_each_token_stands_on_its_line_and_nowhere_else(self, text: str):
        lines = text.split("\n")

        assert [item.id for item in facts() if item.at.token not in lines[item.at.line - 1]] == []
        assert {item.id: text.count(item.at.token) for item in facts() if text.count(item.at.token) != 1} == {}

    def test_each_quantity_stands_on_its_line_as_written(self, text: str):
        lines = text.split("\n")

        assert [f.id for f in report().figures if str(f.quantity) not in lines[f.at.line - 1]] == []

    def test_each_date_stands_on_its_works_line_as_written(self, text: str):
        lines = text.split("\n")
        dated = [work for work in report().works if work.dates]

        assert [w.id for w in dated if w.dates and w.dates.as_written not in lines[w.at.line - 1]] == []

    def test_facts_stand_in_their_theme(self):
        """A theme reaches from its heading's line to the next theme's."""
        starts = [theme.line for theme in report().themes] + [10**6]
        reach = {theme.id: range(starts[i], starts[i + 1]) for i, theme in enumerate(report().themes)}

        assert [item.id for item in facts() if item.at.line not in reach[item.theme]] == []

    def test_every_number_with_a_unit_is_a_figure_or_known_to_be_none(self, text: str):
        """No figure is forgotten: what looks like one and is none stands here by name."""
        written = {str(f.quantity) for f in report().figures}
        body = text[: text.index("地址:")]
        found = re.findall(r"[0-9][0-9.]*[余多]*万?(?:[件篇期项条个次场人名位所家份元]|\+)", body)

        assert [words for words in found if not any(other.startswith(words) for other in written)] == [
            "1+",
            "1+",
            "12+",
            "7+",
            "5+",
        ]

    def test_sentences_stay_in_the_text(self, text: str):
        """Figures, names and places are taken; sentences are not: no summary or note repeats a long run of the text."""
        bare = re.sub(r"[^\w]", "", text)
        copied = []
        for item in facts():
            texts = [item.note] if item.note else []
            texts += [item.summary] if isinstance(item, Work) else []
            for words in texts:
                run = re.sub(r"[^\w]", "", words["zh"])
                copied += [item.id for i in range(len(run) - 20) if run[i : i + 21] in bare]

        assert sorted(set(copied)) == []
