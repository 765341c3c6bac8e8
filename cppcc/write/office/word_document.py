"""The document in the making: a section for each chart."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from cppcc.charts import Chart, draw
from cppcc.charts.chart import subtitle
from cppcc.charts.measure import width
from cppcc.charts.paging import parts
from cppcc.charts.scene import Run
from cppcc.content.blocks import lines
from cppcc.content.catalog import CHARTS
from cppcc.content.cells import cells_of, columns_of, rows_of
from cppcc.content.columns import Recorded, headings, texts
from cppcc.content.sections import method
from cppcc.content.text_pages import about
from cppcc.decks.plan import PlanPage, in_force
from cppcc.design.frames import Frame
from cppcc.design.looks import LIGHT, category_colour
from cppcc.model.report import Report
from cppcc.speech import phrases
from cppcc.speech.speech import Speech
from cppcc.write.inert import printable
from cppcc.write.office.scene_shapes import draw_scene
from cppcc.write.office.word_shapes import WordPen
from cppcc.write.office.word_template import CELL, NOTE, TABLE, WIDTH, blank, field
from cppcc.write.output_file import LONGEST_PROPERTY, dated

#: The column of text in pixels of a chart, whose labels are then a little smaller than the text.
_ACROSS = 780
#: What charts are laid out for: as high as their rows need, so that none is left out, and not quite as wide as the
#: text, since in other typefaces words are wider.
_FRAME = Frame("document", 740, None, 1.0, furniture=True, bare=True)
#: The most of a chart that stands on one page, in pixels.
_TALLEST = 900
#: A place in a text where a field goes.
_FIELD = "\ue000"
#: Type sizes in points: of a table, of the matrix.
_SMALL, _TINY = 8.5, 7.5


#: A cell's paragraphs, sizes in points.
_Cell = Sequence[Sequence[Run]]


def document_bytes(report: Report, pages: Sequence[PlanPage], speech: Speech) -> bytes:
    """See ``cppcc.write.office.word.docx``."""
    document = _Document(report, speech)
    document.head(pages)
    for page in pages:
        document.add(page)
    document.sources(pages)
    return document.bytes()


class _Document:
    """Sections, one after the other."""

    def __init__(self, report: Report, speech: Speech) -> None:
        self.report, self.speech = report, speech
        self.template = blank(speech)
        self.file = self.template.file
        # A document has thousands of cells, and python-docx goes through all styles whenever it is given one.
        self.cell = self.file.styles[CELL].style_id
        self.charts = 0
        #: How many captions there are of each kind.
        self.captions = {"chart": 0, "table": 0}

    def bytes(self) -> bytes:
        core = self.file.core_properties
        core.title = printable(phrases.who_when(self.report, self.speech))[:LONGEST_PROPERTY]
        core.author, core.last_modified_by, core.language = "cppcc", "cppcc", self.speech.say("language.tag")
        core.revision, core.subject, core.keywords, core.comments, core.category = 1, "", "", "", ""
        stream = io.BytesIO()
        self.file.save(stream)
        return dated(stream.getvalue(), self.report.published)

    # ---- sections

    def head(self, pages: Sequence[PlanPage]) -> None:
        """What the document is, where it is from, which filters are in force."""
        report, speech = self.report, self.speech
        title = speech.say("overview.title", committee=speech.of(report.committee.name), year=report.year)
        self._text(title, "Title")
        self._text(phrases.source(report, speech), "Subtitle")
        filters = phrases.filters(report, in_force(pages), speech) or speech.say("filter.all")
        self._text(speech.say("data.filters", filters=filters), "Subtitle")
        if not pages:
            self._text(speech.say("filter.empty"))
        foot = self.file.sections[0].footer.paragraphs[0]
        foot.style, foot.alignment = NOTE, WD_ALIGN_PARAGRAPH.CENTER
        foot.add_run(printable(phrases.who_when(report, speech) + speech.say("list.dot")))
        field(foot, "PAGE", "1")

    def add(self, page: PlanPage) -> None:
        """One chart with its table, sentence and source."""
        speech = self.speech
        chart = draw(page.name, self.report, page.selection, _FRAME, LIGHT, speech, **page.options)
        self._text(page.title or chart.title, "Heading 1")
        self._text(chart.words)
        if chart.is_empty:
            self._text(chart.source, NOTE)
            return
        for line in self._subtitle(chart).split("\n"):
            self._text(line, NOTE, keep=True)
        title = page.title or chart.title
        if chart.groups or CHARTS[chart.name].is_form:
            self._rows(chart)
            self._caption("chart", title)
        else:  # a table of more than a page is known by what stands above it
            self._caption("chart", title, keep=True)
            self._matrix(chart) if chart.figures else self._works(chart)
        if chart.figures:
            self._caption("table", speech.say("document.figures", chart=_FIELD), keep=True)
            self._figures(chart)
        if chart.figures and chart.works:
            self._caption("table", speech.say("document.works", chart=_FIELD), keep=True)
            self._works(chart)
        self._text(chart.source, NOTE)

    def sources(self, pages: Sequence[PlanPage]) -> None:
        """Where all of it is from, and how it was taken."""
        speech = self.speech
        self._text(speech.say("deck.sources"), "Heading 1")
        how = (line for block in method(speech).blocks for line in lines(block))
        for line in (*about(self.report, in_force(pages), speech), self.report.url, *how):
            self._text(line, NOTE)

    # ---- charts

    def _subtitle(self, chart: Chart) -> str:
        """The chart's own where its marks are those of the document too."""
        if chart.groups:
            return chart.subtitle
        marks = self.speech.say("matrix.marks") if chart.name == "matrix" else ""
        return subtitle(chart.report, chart.selection, self.speech, marks)

    def _rows(self, chart: Chart) -> None:
        """The chart's scene as shapes, in parts that a page has room for, each kept with what stands beneath it."""
        pixel, stack = WIDTH / _ACROSS, parts(chart.scene, _TALLEST)
        for scene in stack:
            self.charts += 1
            pen = WordPen(self.template, pixel, _ACROSS, scene.top + scene.height + scene.bottom)
            draw_scene(pen, scene, _FRAME.export_width, _ACROSS)
            pen.put(self._text("", keep=scene is stack[-1]).add_run(), self.charts, chart.title, chart.words)

    def _matrix(self, chart: Chart) -> None:
        """Categories down, themes across; in each cell the names of its figures and works."""
        report, speech = self.report, self.speech
        cells = cells_of(report, chart.figures, chart.works)
        themes = columns_of(report, cells)
        rows = []
        for id, label, row in rows_of(report, cells, themes):
            head = [[Run(speech.of(label), _TINY, category_colour(id), bold=True)]]
            cell_lines = (cell.lines(report, speech) for cell in row)
            rows.append([head, *([[Run(name, _TINY, "ink")] for name in lines] for lines in cell_lines)])
        heads = [speech.say("heading.category"), *(speech.of(theme.short) for theme in themes)]
        # No word of a category's name is broken.
        names = " ".join([heads[0], *(speech.of(category.label) for category in self.speech.terms.categories.values())])
        aside = max(width(word, _TINY, bold=True) for word in names.split()) * 1.15 + 10
        room = float(WIDTH / Pt(1))
        self._table(heads, rows, [aside, *[(room - aside) / len(themes)] * len(themes)], chart, size=_TINY)

    # ---- tables

    def _figures(self, chart: Chart) -> None:
        """Figures in the order drawn, under the groups' names; then what is computed of them."""
        columns = ("name", "quantity", "sign", "place", "note")
        rows: list[Sequence[_Cell]] = []
        for group in chart.groups:
            if len(chart.groups) > 1:
                rows.append([[[Run(group.heading, _SMALL, group.colour, bold=True)]]])
            rows += [self._row(self.report.figure(row.id), columns) for row in group.rows]
        if not chart.groups:
            rows = [self._row(figure, columns) for figure in chart.figures]
        rows += [self._row(ratio, columns) for ratio in chart.ratios]
        self._table(headings(columns, self.speech, "figure"), rows, [0.21, 0.14, 0.13, 0.21, 0.31], chart)

    def _works(self, chart: Chart) -> None:
        """Works in the order drawn, which on a timeline is that of their dates."""
        columns, shares = ["name", "kind", "day", "place", "note"], [0.26, 0.13, 0.14, 0.23, 0.24]
        if not chart.figures:
            columns, shares = (_date_first(row) for row in (columns, shares))
        undated = _cells(self.speech.say("deck.no_date"))[0]
        rows = [
            [cell or (undated if column == "day" else cell) for column, cell in zip(columns, row, strict=True)]
            for row in (self._row(work, columns) for work in chart.works)
        ]
        self._table(headings(columns, self.speech, "work"), rows, shares, chart)

    def _row(self, item: Recorded, columns: Sequence[str]) -> list[_Cell]:
        return _cells(*texts(self.report, item, columns, self.speech))

    def _table(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[_Cell]],
        shares: Sequence[float],
        chart: Chart,
        *,
        size: float = _SMALL,
        keep: bool = False,
    ) -> None:
        """A table over the column's width, its head on each page; a row of one cell goes across, a column of nothing is
        left out."""
        wide = len(shares)
        kept = [place for place in range(wide) if any(len(row) == wide and row[place] for row in rows)]
        share = sum(shares[place] for place in kept)
        head = [[[Run(name, size, "muted", bold=True)]] for name in heads]
        lines = [head, *rows] if heads else rows
        table = self.file.add_table(len(lines), len(kept), TABLE)
        table.autofit = False
        self._describe(table, chart)
        widths = [round(WIDTH * shares[place] / share) for place in kept]
        for column, across in zip(table.columns, widths, strict=True):
            column.width = across
        for number, (row, line) in enumerate(zip(table.rows, lines, strict=True)):
            properties = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            is_head, is_group = bool(heads) and number == 0, len(line) < wide
            if is_head:
                properties.append(OxmlElement("w:tblHeader"))
            cells = list(row.cells)
            for cell, across in zip(cells, widths, strict=True):
                cell.width = across
            if is_group:
                cells = [cells[0].merge(cells[-1])]
            for cell, paragraphs in zip(cells, line if is_group else [line[place] for place in kept], strict=True):
                self._fill(cell, paragraphs, keep=keep or is_head or is_group)
        if not keep:
            self._text("", CELL)

    def _fill(self, cell: Any, paragraphs: _Cell, *, keep: bool) -> None:
        for index, runs in enumerate(paragraphs or [[]]):
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            paragraph._p.style = self.cell
            paragraph.paragraph_format.keep_with_next = keep or None
            for run in runs:
                added = paragraph.add_run(printable(run.text))
                added.bold = run.bold or None
                if run.size != _SMALL:
                    added.font.size = Pt(run.size)
                if run.colour != "ink":
                    self.template.colour(added._r.get_or_add_rPr(), run.colour)

    def _describe(self, table: Any, chart: Chart) -> None:
        for name, words in (("w:tblCaption", chart.title), ("w:tblDescription", chart.words)):
            element = OxmlElement(name)
            element.set(qn("w:val"), printable(words))
            table._tbl.tblPr.append(element)

    # ---- texts

    def _text(self, text: str, style: str = "Normal", *, keep: bool = False) -> Any:
        paragraph = self.file.add_paragraph(printable(text), self.file.styles[style])
        if keep:
            paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def _caption(self, kind: str, text: str, *, keep: bool = False) -> None:
        """A caption that Word numbers; in place of ``_FIELD``, the last chart's number."""
        self.captions[kind] += 1
        paragraph = self._text("", "Caption", keep=keep)
        self._number(paragraph, kind, "")
        paragraph.add_run(self.speech.say("list.gap"))
        before, field_, after = text.partition(_FIELD)
        paragraph.add_run(printable(before))
        if field_:
            self._number(paragraph, "chart", " \\c")
            paragraph.add_run(printable(after))

    def _number(self, paragraph: Any, kind: str, switch: str) -> None:
        name = self.speech.say(f"document.{kind}")
        paragraph.add_run(f"{name} ")
        shown = self.captions[kind]
        field(paragraph, f"SEQ {name}{switch} \\* ARABIC", str(shown))


def _cells(*texts: str) -> list[_Cell]:
    return [[[Run(text, _SMALL, "ink")]] if text else [] for text in texts]


def _date_first(row: list[Any]) -> list[Any]:
    return [row[2], *row[:2], *row[3:]]
