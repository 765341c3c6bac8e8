"""The vocabulary and the Kunming report as data: whole, and in two languages."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from cppcc.content.catalog import CHARTS
from cppcc.design.frames import FRAMES
from cppcc.files.load import load, report_files, vocabulary
from cppcc.messages.translations import Words
from cppcc.model.quantity import Bound
from cppcc.model.report import Figure, Ratio, Work
from cppcc.model.terms import Term
from tests.kunming import report

ROOT = Path(__file__).resolve().parents[2]

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
    def test_public_ids_stand_in_the_reference(self, ids: Iterable[str]):
        told = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")

        assert [id for id in ids if not re.search(rf"(?<![\w-]){id}(?![\w-])", told)] == []

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


def every_text(language: str) -> list[str]:
    """All that the report file says in a language."""
    data = report()
    words = [theme_words for theme in data.themes for theme_words in (theme.label, theme.short, theme.summary)]
    items: list[Figure | Work | Ratio] = [*data.figures, *data.works, *data.ratios]
    words += [item.label for item in items] + [item.note for item in items if item.note]
    words += [relation.note for figure in data.figures for relation in figure.relations if relation.note]
    words += [work.summary for work in data.works]
    words += [work.dates.note for work in data.works if work.dates and work.dates.note]
    words += [item.text for item in data.unstated]
    return [each[language] for each in words]


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

    def test_summaries_say_something_of_their_work(self):
        """Not only that it is one of several; and no two works say the same."""
        summaries = [work.summary["zh"] for work in report().works]

        assert [text for text in summaries if re.search("(?:题目|议题|方面|信息)之一|^授予", text)] == []
        assert len(set(summaries)) == len(summaries)

    def test_are_in_an_offices_register(self):
        """What the text does not tell is 未说明, 未列明, 未明确 or 未载; and what it is, is never "the report" (报告 is
        the Standing Committee's own genre)."""
        told = "\n".join(every_text("zh"))

        assert re.findall("没有写|没有说|没有给|没有列|没写|说死|区里|画成|后者更大|据报告|报告[没未]", told) == []
        assert (
            re.findall(r"\b(?:by the report|the report (?:does|is|puts|calls|gives))\b", "\n".join(every_text("en")))
            == []
        )

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
        assert len(report().works) == 87, "each with something to say of its own; the rest stands in these"

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
        """A filter without anything behind it is kept only where the field's own list has it; supervision is told of,
        though never counted."""
        figures, works = report().figures, report().works

        assert {f.theme for f in figures} == set(THEMES)
        assert set(CATEGORIES) - {f.category for f in figures} == {"supervision"}
        assert {category for w in works for category in w.categories} == set(CATEGORIES) - {"profile"}
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

    def test_ratios_are_those_that_need_no_warning_against_their_reading(self):
        """A8: what comes to one session; no money a project, no persons a project, no suggestions a person."""
        assert {(ratio.of, ratio.per, ratio.note) for ratio in report().ratios} == {
            ("courtyard_suggestions", "courtyard_sessions", None),
            ("courtyard_members", "courtyard_sessions", None),
            ("courtyard_public", "courtyard_sessions", None),
        }

    def test_relations_are_declared_once(self):
        """From one side: two declarations of one pair could come to differ."""
        pairs = [frozenset((f.id, r.to)) for f in report().figures for r in f.relations]

        assert [sorted(pair) for pair, count in Counter(pairs).items() if count > 1 or len(pair) < 2] == []

    def test_files_of_the_folder_have_ids_of_their_own_names(self):
        for path in report_files():
            assert load(path).id == path.stem
