"""The presentation in the making: a slide for each page of a plan."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Emu

from cppcc.charts import Chart, cover, in_parts
from cppcc.charts.layout import TICKS
from cppcc.charts.measure import width as text_width
from cppcc.charts.measure import wrapped
from cppcc.charts.scene import Grid, Run
from cppcc.content.catalog import CHARTS
from cppcc.content.text_pages import TEXT_PAGES, TextPage, about, text_page_of
from cppcc.decks.plan import PlanPage, draw_part
from cppcc.design.frames import SLIDE_SCALE, Frame
from cppcc.design.looks import LIGHT, Look
from cppcc.model.report import Report
from cppcc.speech import phrases, statements
from cppcc.speech.speech import Speech
from cppcc.write.inert import printable
from cppcc.write.office import notes
from cppcc.write.office.deck_template import COVER_FOOT, COVER_LEFT, DeckTemplate, house, own, title_size
from cppcc.write.office.native_bars import draw_chart
from cppcc.write.office.shapes import WIDER, Pen, describe
from cppcc.write.output_file import LONGEST_PROPERTY, dated

#: Pixels between parts of a slide.
_GAP = 10
#: A line's height in parts of its type size: of the usual Chinese typefaces, Noto Sans has the tallest lines, 1.45.
_LINE = 1.5
#: Where a table begins, in pixels of the contents.
_TABLE_TOP = 4
#: Type sizes in pixels of what stands above and beneath a chart: 14 points, and 12.
_SUBTITLE, _SOURCE = 19.0, 16.0
#: What charts are laid out for of the width, since in other typefaces texts are up to a fifth wider. Forms see to that
#: themselves.
_CONTENTS = 0.95
#: What a subtitle or a source may take of the contents' height.
_LINES = 0.25
#: What a slide's number takes where the layout has no place for it, in pixels.
_NUMBER = 60.0
#: Points below which no title is set, and the height of its lines in parts of the type size.
_TITLE_LEAST, _TITLE_LINE = 14, 1.4


def deck_bytes(
    report: Report,
    pages: Sequence[PlanPage],
    speech: Speech,
    look: Look,
    frame: str,
    template: bytes | None,
    progress: Callable[[int, int], object],
) -> bytes:
    """See ``cppcc.write.office.deck.pptx``."""
    base = house(template, LIGHT) if template is not None else own(look, speech, frame)
    look = base.paint.look
    deck = _Deck(report, speech, base, look)
    for index, page in enumerate(pages):
        progress(index, len(pages))
        deck.add(page)
    return deck.bytes()


class _Deck:
    """Slides, one after the other."""

    def __init__(self, report: Report, speech: Speech, template: DeckTemplate, look: Look) -> None:
        self.report, self.speech, self.template, self.look = report, speech, template, look
        self.width = template.body.width / template.pixel
        self.height = template.body.height / template.pixel

    def bytes(self) -> bytes:
        file = self.template.file
        core = file.core_properties
        core.title = printable(phrases.who_when(self.report, self.speech))[:LONGEST_PROPERTY]
        core.author, core.last_modified_by, core.language = "cppcc", "cppcc", self.speech.say("language.tag")
        core.revision, core.subject, core.keywords, core.comments, core.category = 1, "", "", "", ""
        stream = io.BytesIO()
        file.save(stream)
        return dated(stream.getvalue(), self.report.published)

    def add(self, page: PlanPage) -> None:
        """One slide."""
        own, self.speech = self.speech, self.speech.in_language(page.language)
        try:
            self._add(page)
        finally:
            self.speech = own

    def _add(self, page: PlanPage) -> None:
        self.template.paint.turned = bool(page.look) and page.look != self.look.name
        if page.name == "cover":
            self._cover(page)
        elif page.name in TEXT_PAGES:
            self._part(page, text_page_of(page.name, self.report, page.selection, self.speech))
        else:
            for chart in self._charts(page):
                self._chart_slide(page, chart)

    # ---- slides

    def _chart_slide(self, page: PlanPage, chart: Chart) -> None:
        subtitle, source = self._lines_of(chart)
        slide = self._slide(self.template.content, chart.title)
        self._furnish(slide, chart, len(source))
        top = self._words(slide, subtitle, 0, _SUBTITLE)
        self._words(slide, source, self.height - len(source) * _SOURCE * _LINE, _SOURCE, self._beside)
        across, before = self.width * (_CONTENTS if chart.groups else 1), len(slide.shapes)
        draw_chart(self._pen(slide.shapes, 0, top + _GAP), chart, across, self.width)
        # Not drawn into the group: python-pptx would measure all of it anew with each shape.
        group = slide.shapes.add_group_shape(list(slide.shapes)[before:])
        describe(group, chart.words, chart.title)
        self._clean(slide)
        self._note(slide, notes.of_chart(chart, self.speech))

    def _charts(self, page: PlanPage) -> tuple[Chart, ...]:
        """The page, and what a slide has no room for on further ones."""
        usual = Frame("body", 0, 0, SLIDE_SCALE, furniture=True, bare=True, title=page.title)
        charts = in_parts(lambda frame, only: self._fitted(page, frame, only), usual, self.speech)
        return charts if len(charts) > 1 or not page.title else (replace(charts[0], title=page.title),)

    def _lines_of(self, chart: Chart) -> tuple[list[str], list[str]]:
        """Subtitle and source in lines. A form tells what it is of above its title, or where a template has no place
        for that beneath it."""
        above = chart.subtitle
        if _is_form(chart.name):
            above = "" if self.template.has_kicker else chart.kicker
        subtitle = self._lines(above, _SUBTITLE) if above else []
        return subtitle, self._lines(chart.source, _SOURCE, self._beside) if chart.source else []

    def _fitted(self, page: PlanPage, usual: Frame, only: Collection[str]) -> Chart:
        """The page drawn in what subtitle and source leave. The source tells what had to stay out of the picture, and
        so may need another line, which takes room: until both agree."""
        lines, free, across = 0.0, 0, self.width * (1 if _is_form(page.name) else _CONTENTS)
        if page.name in TEXT_PAGES:  # a table has no axis, and is laid out for other typefaces by itself
            free, across = round(TICKS * SLIDE_SCALE), self.width
        while True:
            height = self.height - lines + free
            frame = replace(usual, width=round(across), height=round(height))
            chart = draw_part(self.report, page, frame, self.look, self.speech, only)
            subtitle, source = self._lines_of(chart)
            need = len(subtitle) * _SUBTITLE * _LINE + len(source) * _SOURCE * _LINE + 2 * _GAP
            if need <= lines:
                return chart
            lines = need

    def _cover(self, page: PlanPage) -> None:
        frame = Frame("cover", 1280, 720, 1.0, furniture=True, title=page.title)
        told = cover.texts_of(self.report, page.selection, frame, self.speech)
        slide = self._slide(self.template.cover, told.title)
        lines = [statements.joined(told.sentence), told.filters]
        if not self.template.has_kicker:
            lines += [told.name, told.foot]
        lines = [line for line in lines if line]
        places = [shape for shape in slide.placeholders if shape.placeholder_format.type is PP_PLACEHOLDER.SUBTITLE]
        if places:
            places[0].text_frame.text = printable("\n".join(lines))
            self._speak(places[0].text_frame)
        else:
            self._words(slide, lines, 0, _SUBTITLE)
        if self.template.has_kicker:
            self._cover_furniture(slide, told)
        self._clean(slide)
        self._note(slide, about(self.report, page.selection, self.speech))

    def _cover_furniture(self, slide: Any, told: cover.CoverTexts) -> None:
        """Whose report it is above the title, and where it is from at the bottom."""
        pen = Pen(slide.shapes, self.template.paint, self.speech, self.template.pixel)
        width, height = (length / self.template.pixel for length in self._size)
        room = width - 2 * COVER_LEFT
        name = [
            [Run(line, 32, "ink", bold=True)] for line in wrapped(told.name, room / WIDER, 32, self.speech, bold=True)
        ]
        pen.text(name, COVER_LEFT, height * 0.18 - 24, room, 48 * len(name))
        foot = [[Run(line, 22, "muted")] for line in wrapped(told.foot, room / WIDER, 22, self.speech)]
        pen.text(foot, COVER_LEFT, height - COVER_FOOT, room, COVER_FOOT, anchor="middle")

    def _furnish(self, slide: Any, chart: Chart, lines: int) -> None:
        """What a chart is of, above its title, and a line above its source, in the product's own template."""
        if not self.template.has_kicker:
            return
        pen = Pen(slide.shapes, self.template.paint, self.speech, self.template.pixel)
        width = self._size[0] / self.template.pixel
        kicker = chart.kicker or phrases.who_when(self.report, self.speech)
        left = (width - self.width) / 2
        pen.rectangle(left, 36, 56, 6, chart.accent)
        size = next((size for size in (22, 19) if text_width(kicker, size, bold=True) * WIDER < self.width - 68), 16)
        pen.text([[Run(kicker, size, chart.accent, bold=True)]], left + 68, 22, self.width - 68, 34, anchor="middle")
        below = self._pen(slide.shapes, 0, self.height - lines * _SOURCE * _LINE - 8)
        below.line(0, 0, self.width, 0, "rule", 1)

    @property
    def _size(self) -> tuple[int, int]:
        """The slides' width and height in EMU."""
        return self.template.file.slide_width, self.template.file.slide_height

    def _part(self, page: PlanPage, text_page: TextPage) -> None:
        for index, chart in enumerate(self._charts(page)):
            self._part_slide(text_page, chart, is_first=index == 0)

    def _part_slide(self, text_page: TextPage, chart: Chart, *, is_first: bool) -> None:
        _, source = self._lines_of(chart)
        slide = self._slide(self.template.content, chart.title)
        self._furnish(slide, chart, len(source))
        if chart.scene.grid:
            self._table(slide, text_page.title, chart.scene.grid)
        self._words(slide, source, self.height - len(source) * _SOURCE * _LINE, _SOURCE, self._beside)
        self._clean(slide)
        notes_ = notes.of_works(self.report, chart.works, self.speech)
        notes_ += notes.of_figures(self.report, chart.figures, self.speech)
        whole = text_page.notes if is_first else ()
        self._note(slide, [*whole, *notes_, *([text_page.source] if text_page.source else [])])

    # ---- parts

    @property
    def _beside(self) -> float:
        """The room that the slide's number takes beside a line at the bottom."""
        return 80.0

    def _pen(self, shapes: Any, x: float, y: float) -> Pen:
        body = self.template.body
        pen = Pen(shapes, self.template.paint, self.speech, self.template.pixel, body.x, body.y)
        return pen.at(shapes, x, y)

    def _slide(self, layout: Any, title: str) -> Any:
        slide = self.template.file.slides.add_slide(layout)
        if self.template.paint.turned:
            self.template.paint.turn(slide)
        slide.shapes.title.text_frame.text = printable(title)
        self._speak(slide.shapes.title.text_frame)
        self._fit(slide.shapes.title, layout)
        if layout is not self.template.cover:
            self._number(slide, layout)
        return slide

    def _number(self, slide: Any, layout: Any) -> None:
        """The slide's number, in the layout's place for it, or else at the lower right of the contents."""
        kind = PP_PLACEHOLDER.SLIDE_NUMBER
        places = [shape for shape in layout.placeholders if shape.placeholder_format.type is kind]
        name = self.speech.say("deck.number")
        if places:
            copied = deepcopy(places[0]._element)
            taken = [int(id) for id in slide.shapes._spTree.xpath("//@id") if id.isdigit()]
            slide.shapes._spTree.append(copied)
            [properties, *_] = copied.xpath(".//p:cNvPr")
            properties.set("id", str(max(taken) + 1))
            properties.set("descr", name)
            return
        size = _SOURCE
        run = Run(str(len(self.template.file.slides)), size, "muted")
        place = (self.width - _NUMBER, self.height - size * _LINE, _NUMBER, size * _LINE)
        box = self._pen(slide.shapes, 0, 0).text([[run]], *place, align="right", name=name)
        describe(box, name)
        [written] = box._element.iter(qn("a:r"))
        written.tag = qn("a:fld")
        written.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
        written.set("type", "slidenum")

    def _fit(self, title: Any, layout: Any) -> None:
        """A title too long for its place is set smaller: PowerPoint does so only once somebody edits it."""
        if title.width is None or title.height is None:
            return
        usual = title_size(layout)
        # Pixels here are points: the place's own measure.
        across, down = (length / 12700 for length in (title.width, title.height))
        size = usual
        while size > _TITLE_LEAST:
            lines = wrapped(title.text_frame.text, (across - 8) / WIDER, size, self.speech, bold=True)
            if len(lines) * size * _TITLE_LINE <= down:
                break
            size -= 1
        if size < usual:
            for run in title.text_frame.paragraphs[0].runs:
                run._r.get_or_add_rPr().set("sz", str(round(size * 100)))

    def _speak(self, frame: Any) -> None:
        """Says in which language a placeholder's text is; its look is the layout's."""
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                run._r.get_or_add_rPr().set("lang", self.speech.say("language.tag"))

    def _clean(self, slide: Any) -> None:
        """Placeholders that nothing was put into would ask to be clicked; what is told in words is told to all."""
        for shape in list(slide.placeholders):
            if shape.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER:
                continue
            if shape.has_text_frame and shape.text_frame.text:
                describe(shape, shape.text_frame.text)
            else:
                shape._element.getparent().remove(shape._element)

    def _note(self, slide: Any, lines: Sequence[str]) -> None:
        frame = slide.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = printable("\n".join(lines))
            self._speak(frame)

    def _lines(self, text: str, size: float, beside: float = 0) -> list[str]:
        """The text in lines, of which no more than leave the slide its contents; the notes tell all."""
        lines = [
            line for part in text.split("\n") for line in wrapped(part, (self.width - beside) / 1.03, size, self.speech)
        ]
        most = max(1, int(self.height * _LINES / (size * _LINE)))
        return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][:-1] + "…"]

    def _words(self, slide: Any, lines: Sequence[str], y: float, size: float, beside: float = 0) -> float:
        """Lines of less weight; gives where they end."""
        down = len(lines) * size * _LINE
        runs = [[Run(line, size, "muted")] for line in lines]
        self._pen(slide.shapes, 0, y).text(runs, 0, 0, self.width - beside, down)
        return y + down

    def _table(self, slide: Any, title: str, grid: Grid) -> None:
        """A native table of these rows."""
        pixel = self.template.pixel
        pen = self._pen(slide.shapes, 0, _TABLE_TOP)
        whole = pen.place(0, 0, self.width, sum(grid.heights))
        frame = slide.shapes.add_table(len(grid.rows), len(grid.shares), *whole)
        describe(frame, title, title)
        table = frame.table
        style = table._tbl.tblPr.find(qn("a:tableStyleId"))
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # without ground and grid
        table.first_row, table.horz_banding = grid.has_head, False
        for column, share in zip(table.columns, grid.shares, strict=True):
            column.width = Emu(round(self.width * share * pixel))
        for line, (row, height) in enumerate(zip(grid.rows, grid.heights, strict=True)):
            table.rows[line].height = Emu(round(height * pixel))
            for place, text in enumerate(row):
                cell = table.cell(line, place)
                is_head = line == 0 and grid.has_head
                # Of a cell without text, programs take the height from a type size of their own.
                run = Run(text or "\N{NO-BREAK SPACE}", grid.size, "muted" if is_head else "ink", is_head)
                pen.write(cell.text_frame, [[run]])
                cell.margin_left = cell.margin_right = Emu(round(grid.cell * pixel))
                cell.margin_top = cell.margin_bottom = Emu(round(grid.cell / 2 * pixel))
                self._under(cell)

    def _under(self, cell: Any) -> None:
        properties = cell._tc.get_or_add_tcPr()
        line = properties.makeelement(qn("a:lnB"))
        line.set("w", str(round(self.look.lines.rule * self.template.pixel)))
        properties.insert(0, line)
        self.template.paint.fill(line, "rule")


def _is_form(name: str) -> bool:
    return name in CHARTS and CHARTS[name].is_form
