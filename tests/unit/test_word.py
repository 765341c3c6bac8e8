"""Word documents, reopened with python-docx: every figure in the report's words, with its bound and place, on A4."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cppcc.charts import draw
from cppcc.decks.plan import PlanPage, charts, in_force
from cppcc.design.frames import SCREEN
from cppcc.design.looks import LIGHT
from cppcc.files.load import read, vocabulary
from cppcc.messages import LANGUAGES, say
from cppcc.model.quantity import Bound
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech import phrases
from cppcc.write import browser
from cppcc.write.office.word import docx
from tests.cases import examples, few
from tests.files import HOSTILE, hostile
from tests.speeches import ZH, speech
from tests.unit.drawings import DATA_CHARTS, inside
from tests.unit.native_charts import A
from tests.unit.sample import EXTREME, made_up

ALL = Selection()
ROOT = Path(__file__).resolve().parents[2]
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: What stands before a number.
SIGNS = {Bound.EXACT: "", Bound.AT_LEAST: "→", Bound.AT_MOST: "←", Bound.ABOUT: "≈", Bound.BETWEEN: ""}
#: What nothing passes.
NO_SUCH = Selection(themes=("introduction",), categories=("media",))


@pytest.fixture(scope="module")
def year(kunming):
    """The whole year's document."""
    return opened(docx(kunming, charts(kunming, ALL), ZH))


def opened(data: bytes):
    return Document(io.BytesIO(data))


def of(report: Report, *pages: PlanPage, language: str = "zh"):
    return opened(docx(report, pages, speech(language)))


def drawn(document) -> list[list[str]]:
    """The texts of each drawing, in the order of the text."""
    groups = document.element.body.iter(f"{MC}Choice")
    return [["".join(box.itertext(qn("w:t"))) for box in group.iter(qn("w:txbxContent"))] for group in groups]


def rows(document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def words(document) -> str:
    """All that stands in the text and in tables; fields show what they were saved with."""
    told = ["".join(paragraph._p.itertext(qn("w:t"))) for paragraph in document.paragraphs]
    return "\n".join([*told, *(cell for row in rows(document) for cell in row)])


def headings(document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]


def told(report: Report, figure, language: str) -> list[str]:
    """A figure's row."""
    return [
        figure.label[language],
        phrases.quantity_words(figure.quantity, speech(language)),
        phrases.bound_words(figure.quantity.bound, speech(language)),
        say(language, "figure.place", theme=report.theme(figure.theme).short[language], token=figure.at.token),
        phrases.to_mind(report, figure, speech(language)),
    ]


class TestFigures:
    @pytest.mark.parametrize("language", few(LANGUAGES, 1))
    def test_every_one_stands_in_a_chart_as_the_report_has_it(self, kunming, language):
        """In its theme's, in the order of its rows: its name, and its words with the sign of the bound."""
        for theme in kunming.themes:
            figures = [figure for figure in kunming.figures if figure.theme == theme.id]
            [told] = drawn(of(kunming, PlanPage("theme", Selection(themes=(theme.id,))), language=language)) or [[]]
            for figure in figures:
                words = SIGNS[figure.quantity.bound] + phrases.quantity_words(figure.quantity, speech(language))
                assert figure.label[language] in told
                assert words.replace(" ", "") in [text.replace(" ", "") for text in told]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_one_stands_in_the_table_with_bound_place_and_caveat(self, kunming, language):
        pages = [PlanPage("theme", Selection(themes=(theme.id,))) for theme in kunming.themes]
        found = rows(of(kunming, *pages, language=language))

        assert [
            row for row in (told(kunming, figure, language) for figure in kunming.figures) if row not in found
        ] == []

    @pytest.mark.parametrize("name", few(["output", "category", "proposals", "courtyard", "rural", "theme"], 2))
    def test_chart_table_and_page_have_the_same_ones(self, kunming, name):
        """The labels that the chart on the page has, and as many rows as it has figures and ratios."""
        shown_there = draw(name, kunming, ALL, SCREEN, LIGHT, ZH)
        labels = sorted(figure.label["zh"] for figure in shown_there.figures)
        expected = sorted([*labels, *(ratio.label["zh"] for ratio in shown_there.ratios)])
        document = of(kunming, PlanPage(name, ALL))

        told = [text for group in drawn(document) for text in group]
        assert [label for label in labels if not inside(label, told)] == []  # in as many lines as it needs
        heads, *body = rows(document)
        assert sorted(row[0] for row in body if len(set(row)) > 1) == expected
        assert heads[:4] == [say("zh", f"heading.{column}") for column in ("figure", "quantity", "bound", "token")]

    def test_ratios_are_computed_and_say_of_what(self, kunming):
        found = rows(of(kunming, PlanPage("courtyard", ALL)))
        row = next(row for row in found if row[0] == "每场院坝协商的群众参与")

        assert row[1:4] == ["超过12.5人(次)/场次", "○→ 至少", say("zh", "data.ratio")]
        assert "3700余人(次)" in row[4]

    @examples(8)
    @given(st.data())
    def test_whatever_the_filters_none_left_is_lost(self, kunming, data):
        terms = vocabulary()
        chosen = Selection(
            fields=tuple(data.draw(st.lists(st.sampled_from(list(terms.fields)), unique=True, max_size=3))),
            actors=tuple(data.draw(st.lists(st.sampled_from(list(terms.actors)), unique=True, max_size=2))),
        )
        found = rows(opened(docx(kunming, charts(kunming, chosen, ["theme"]), ZH)))

        left = chosen.figures(kunming)
        assert [figure.id for figure in kunming.figures if told(kunming, figure, "zh") in found] == [
            figure.id for figure in left
        ]

    def test_bounds_of_every_kind_and_numbers_of_every_size_stand_on_the_page(self):
        """Of a made-up report that holds all that is hard."""
        report = made_up(EXTREME)
        document = of(report, *charts(report, ALL))
        section = document.sections[0]
        tallest = section.page_height - section.top_margin - section.bottom_margin
        found = rows(document)

        assert [row for row in (told(report, figure, "zh") for figure in report.figures) if row not in found] == []
        extents = [int(extent.get("cy")) for extent in document.element.body.iter(qn("wp:extent"))]
        assert len(extents) > 1
        assert max(extents) < tallest


class TestCharts:
    def test_key_figures_are_large(self, kunming):
        [texts] = drawn(of(kunming, PlanPage("headline", ALL)))

        assert [text for text in texts if text in ("442件", "114期", "30余项", "3000余篇")] == [
            *("442件", "114期", "30余项", "3000余篇")
        ]
        assert "市委、市政府主要领导首次领办重点提案" in "".join(texts)

    def test_timeline_is_a_table_in_the_order_of_dates(self, kunming):
        [table] = of(kunming, PlanPage("timeline", ALL)).tables
        dated = sorted((w for w in kunming.works if w.dates), key=lambda work: (work.dates.start, work.dates.end))
        body = [[cell.text for cell in row.cells[:2]] for row in table.rows][1:]

        assert body == [[work.dates.as_written, work.label["zh"]] for work in dated]

    def test_matrix_has_themes_across_and_categories_down(self, kunming):
        table = of(kunming, PlanPage("matrix", ALL)).tables[0]
        heads, *body = [[cell.text for cell in row.cells] for row in table.rows]
        place = {name: column for column, name in enumerate(heads)}
        cells = {(row[0], name): row[place[name]] for row in body for name in heads[1:]}

        for figure in kunming.figures:
            category = vocabulary().categories[figure.category].label["zh"]
            cell = cells[category, kunming.theme(figure.theme).short["zh"]]
            assert f"■ {phrases.labelled(figure, ZH)}" in cell.split("\n")
        for work in kunming.works:
            for id in work.figures:
                category = vocabulary().categories[kunming.figure(id).category].label["zh"]
                assert f"□ {work.label['zh']}" in cells[category, kunming.theme(work.theme).short["zh"]].split("\n")

    def test_works_have_kind_date_place_and_what_is_easily_misread(self, kunming):
        found = rows(of(kunming, PlanPage("matrix", ALL)))
        work = next(work for work in kunming.works if work.figures and work.dates and work.dates.note)
        row = next(row for row in found if row[0] == work.label["zh"])

        assert row[1:3] == [vocabulary().kinds[work.kind].label["zh"], work.dates.as_written]
        assert work.at.token in row[3]
        assert work.dates.note["zh"] in row[4]

    @pytest.mark.parametrize("name", few(DATA_CHARTS, 3))
    def test_each_has_title_sentence_and_source(self, kunming, name):
        chart = draw(name, kunming, ALL, SCREEN, LIGHT, ZH)
        text = words(of(kunming, PlanPage(name, ALL)))

        for part in (chart.title, chart.words, phrases.source(kunming, ZH), f"图 1　{chart.title}"):
            assert part in text

    @pytest.mark.parametrize("name", few(DATA_CHARTS, 3))
    def test_nothing_left_is_told(self, kunming, name):
        document = of(kunming, PlanPage(name, NO_SUCH))

        assert draw(name, kunming, NO_SUCH, SCREEN, LIGHT, ZH).words in words(document)
        assert (document.tables, drawn(document)) == ([], [])

    def test_title_of_ones_own_stands_in_place_of_the_computed_one(self, kunming):
        assert headings(of(kunming, PlanPage("output", ALL, title="我们的一年")))[0] == "我们的一年"

    def test_options_are_those_of_the_page(self, kunming):
        page = PlanPage("category", Selection(categories=("consultation",)), options={"scale": "linear"})
        document = of(kunming, page)

        # Bars of what may be compared, and words for the rest, where the usual is one log axis.
        [told] = drawn(document)
        assert not {"1", "10", "100", "1000"} & {*told}


class TestPlan:
    def test_every_chart_of_the_year_in_order_one_a_theme(self, kunming):
        names = [page.name for page in charts(kunming, ALL)]
        themes = sum(1 for theme in kunming.themes if any(figure.theme == theme.id for figure in kunming.figures))

        first, last = ["headline", "output", "proposals", "courtyard", "rural"], ["timeline", "matrix"]
        assert names == [*first, *["theme"] * themes, *last]

    def test_what_filters_leave_nothing_of_is_left_out(self, kunming):
        assert [page.name for page in charts(kunming, Selection(categories=("media",)))] == [
            *("headline", "output", "theme", "matrix")
        ]
        assert charts(kunming, NO_SUCH) == ()

    def test_named_ones_are_kept(self, kunming):
        assert [page.name for page in charts(kunming, NO_SUCH, ["timeline", "category"])] == ["timeline", "category"]

    def test_filters_in_force_are_what_pages_have_in_common(self, kunming):
        chosen = Selection(themes=("policy", "unity"), actors=("city",))

        assert in_force(charts(kunming, chosen)) == chosen
        assert in_force(charts(kunming, ALL)) == ALL
        assert in_force(()) == ALL


class TestDocument:
    def test_begins_with_what_it_is_and_ends_with_where_it_is_from(self, kunming, year):
        lines = [paragraph.text for paragraph in year.paragraphs]

        assert year.paragraphs[0].style.name == "Title"
        assert lines[1:3] == [phrases.source(kunming, ZH), say("zh", "data.filters", filters=say("zh", "filter.all"))]
        end = "\n".join(lines[lines.index(say("zh", "deck.sources")) :])
        assert kunming.file_sha256 in end
        assert kunming.url in end
        assert "cppcc " in end

    def test_filters_are_told_in_head_and_end(self, kunming):
        chosen = Selection(fields=("ecology",))
        document = opened(docx(kunming, charts(kunming, chosen), ZH))
        line = say("zh", "data.filters", filters=phrases.filters(kunming, chosen, ZH))

        assert [paragraph.text for paragraph in document.paragraphs].count(line) == 2

    def test_of_nothing_says_so(self, kunming):
        assert say("zh", "filter.empty") in words(of(kunming))

    def test_headings_make_the_navigation(self, kunming, year):
        titles = [draw(p.name, kunming, p.selection, SCREEN, LIGHT, ZH).title for p in charts(kunming, ALL)]

        assert headings(year) == [*titles, say("zh", "deck.sources")]

    def test_captions_are_numbered_by_word(self, year):
        """Figures by themselves and tables by themselves, in fields that follow what is put between them."""
        captions = [paragraph for paragraph in year.paragraphs if paragraph.style.name == "Caption"]
        codes = [
            field.get(qn("w:instr")).split() for caption in captions for field in caption._p.iter(qn("w:fldSimple"))
        ]
        shown_ones = ["".join(caption._p.itertext(qn("w:t"))) for caption in captions]

        assert {tuple(code[:2]) for code in codes} == {("SEQ", "图"), ("SEQ", "表")}
        # A table's caption names its chart by the number last given, and gives none itself.
        assert [len([code for code in codes if code[1] == name and "\\c" not in code]) for name in ("图", "表")] == [
            len([text for text in shown_ones if text.startswith(name)]) for name in ("图", "表")
        ]
        numbers = [int(text.split()[1].split("\u3000")[0]) for text in shown_ones if text.startswith("图")]
        assert numbers == list(range(1, len(numbers) + 1))
        assert "表 2　图 2的指标" in shown_ones

    def test_charts_and_tables_have_an_alternative_text(self, kunming, year):
        sentences = {draw(p.name, kunming, p.selection, SCREEN, LIGHT, ZH).words for p in charts(kunming, ALL)}
        drawings = list(year.element.body.iter(qn("wp:docPr")))
        descriptions = [table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")) for table in year.tables]

        assert len(drawings) == len(drawn(year))
        assert {drawing.get("descr") for drawing in drawings} | set(descriptions) == sentences
        assert len({drawing.get("id") for drawing in drawings}) == len(drawings)

    def test_heads_of_tables_repeat_and_rows_stay_whole(self, year):
        for table in year.tables:
            assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        headed = [table for table in year.tables if table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None]
        assert len(headed) == len(year.tables)

    def test_a_chart_is_not_parted_from_its_caption(self, year):
        body = year.paragraphs
        for before, caption in pairwise(body):
            if caption.style.name == "Caption" and list(before._p.iter(qn("w:drawing"))):
                assert before.paragraph_format.keep_with_next

    def test_everything_is_as_wide_as_the_text_of_an_a4_page(self, year):
        section = year.sections[0]
        across = section.page_width - section.left_margin - section.right_margin

        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        extents = [int(extent.get("cx")) for extent in year.element.body.iter(qn("wp:extent"))]
        assert extents
        assert extents == [pytest.approx(across, abs=635)] * len(extents)
        for table in year.tables:
            assert sum(column.width for column in table.columns) == pytest.approx(across, abs=8 * 635)

    def test_type_and_colours_are_the_themes_for_chinese_too(self, kunming):
        """One change of the font scheme restyles all: nothing names a typeface or a colour of its own."""
        data = docx(kunming, charts(kunming, ALL), ZH)
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            theme = etree.fromstring(parts.read("word/theme/theme1.xml"))
            styles = etree.fromstring(parts.read("word/styles.xml"))
            text = etree.fromstring(parts.read("word/document.xml"))
        assert [font.get("typeface") for font in theme.iter(f"{A}ea")] == ["Microsoft YaHei"] * 2
        assert theme.find(f".//{A}accent1/{A}srgbClr").get("val") == LIGHT.categories["proposal"][1:]
        used = {p.get(qn("w:val")) for p in text.iter(qn("w:pStyle"))} | {"Normal"}
        for style in styles.iter(qn("w:style")):
            if style.get(qn("w:styleId")) in used:
                fonts = [name for face in style.iter(qn("w:rFonts")) for name in face.attrib]
                assert all(name.lower().endswith("theme") for name in fonts)
                colours = [name for colour in style.iter(qn("w:color")) for name in colour.attrib]
                assert {etree.QName(name).localname for name in colours} <= {"val", "themeColor"}
        assert list(text.iter(qn("w:rFonts"))) == []
        assert all(colour.get(qn("w:themeColor")) for colour in text.iter(qn("w:color")))
        assert [element for tag in ("latin", "ea", "srgbClr") for element in text.iter(A + tag)] == []
        assert {"accent1", "accent3"} <= {colour.get("val") for colour in text.iter(f"{A}schemeClr")}

    @pytest.mark.parametrize(("language", "tag", "latin"), [("zh", "zh-CN", "en-US"), ("en", "en", "en")])
    def test_language_is_told(self, kunming, language, tag, latin):
        document = of(kunming, PlanPage("output", ALL), language=language)
        told = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")

        assert document.core_properties.language == tag
        assert (told.get(qn("w:val")), told.get(qn("w:eastAsia"))) == (latin, "zh-CN")

    def test_properties_are_the_reports(self, kunming, year):
        core = year.core_properties

        assert (core.title, core.author, core.comments) == (phrases.who_when(kunming, ZH), "cppcc", "")
        assert core.created.date() == core.modified.date() == kunming.published

    def test_same_input_gives_the_same_bytes(self, kunming):
        pages = charts(kunming, ALL, ["headline", "rural", "timeline"])

        assert docx(kunming, pages, ZH) == docx(kunming, pages, ZH)

    def test_needs_no_browser_and_holds_no_picture(self, kunming, monkeypatch):
        def stop(*_):
            raise AssertionError("a browser was looked for")

        monkeypatch.setattr(browser, "find", stop)
        with zipfile.ZipFile(io.BytesIO(docx(kunming, charts(kunming, ALL), ZH))) as parts:
            names = parts.namelist()
        assert [name for name in names if not name.endswith((".xml", ".rels", ".xlsx"))] == []

    def test_text_of_a_file_is_text(self, tmp_path):
        (tmp_path / "r.yaml").write_text(hostile(), encoding="utf-8")
        report = read(tmp_path / "r.yaml").report
        assert report is not None
        data = docx(report, charts(report, ALL), ZH)

        assert HOSTILE in words(opened(data))
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            assert not any(b'TargetMode="External"' in parts.read(name) for name in parts.namelist())
            assert b"instrText" not in parts.read("word/document.xml")
        codes = {field.get(qn("w:instr")).split()[0] for field in opened(data).element.iter(qn("w:fldSimple"))}
        assert codes == {"SEQ"}

    def test_characters_that_no_file_may_hold_are_left_out(self, kunming):
        assert headings(of(kunming, PlanPage("output", ALL, title="甲\x00乙\x0b丙\ufffe")))[0] == "甲乙丙"
