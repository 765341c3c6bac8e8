"""Rows of figures as Office's own charts, for slides and for documents; their numbers open under "Edit data".

On one log axis a row is a thin stem, and its mark begins the label at the stem's end: ● exact, ○→ at least. PowerPoint
has no chart of dots with names on the other axis, and label and mark are one number format, which follows the number.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn

from cppcc import wording
from cppcc.charts import Chart
from cppcc.charts.measure import width, wrapped
from cppcc.charts.rows import Group, Row
from cppcc.export.deck.book import book
from cppcc.export.deck.pen import WIDER, Pen, Run, describe, faces
from cppcc.export.inert import printable
from cppcc.export.number_format import number_format, several
from cppcc.look import Look
from cppcc.quantity import Bound
from cppcc.texts import say

_MARKS = {
    Bound.EXACT: "● ",
    Bound.AT_LEAST: "○→ ",
    Bound.AT_MOST: "○← ",
    Bound.ABOUT: "○≈ ",
    Bound.BETWEEN: "○ ",
}
#: What labels beside the bars may take of the width, and how much larger few rows are set.
_LABELS, _HEADS, _ROOMY, _LARGER, _SMALLER = 0.46, 0.2, 36, 1.6, 0.75
#: What a label's text keeps from the end of its bar, in EMU; and how wide a mark is, in parts of the type size.
_INSET, _MARK = 38100, 0.9
#: How far a mark may stand over the beginning of the axis, in pixels: the rows' names are near.
_CLEAR = 4
#: How much wider than measured a name may be in another typeface; and the least type size.
_AMPLE, _LEAST = 1.12, 11
_AXIS, _GAP = 30, 14
#: The most of a row on a log axis: a stem takes a sixth of it at least, and a thick one would be a bar.
_STEM_ROW = 56
#: In a document: the least height of a row, the most of a chart that can be parted, and the most of any, in pixels.
_ROW, _TALLEST, _PAGE = 24, 720, 1000
#: The height of a line in parts of its type size.
_LEAD, _LEAD_OF_SLIDES = 1.25, 1.5


def draw_rows(pen: Pen, chart: Chart, width_: float, height: float, look: Look) -> None:
    """The chart's rows, from the pen's beginning on: dots in one native chart, bars in one a group.

    On a log axis programs do not agree where a value below one begins, nor on which side its label stands. A group with
    such a value, of quotients as a rule, has labels without stems.
    """
    dots = _dots(chart)
    charts = [dots] if dots else []
    charts += [[group] for group in chart.groups if group not in dots]
    step = (height - (_AXIS if dots else 0)) / sum(len(group.rows) for group in chart.groups)
    step = min(step, _STEM_ROW) if dots else step
    y = 0.0
    for groups in charts:
        share = step * sum(len(group.rows) for group in groups) + (_AXIS if groups is dots else 0)
        native = _Native(pen.at(pen.shapes, 0, y), chart, groups, look, width_, share, step)
        if groups is dots:
            native.dots()
        else:
            native.bars(bare=not chart.linear)
        y += share


def stack_rows(pen: Pen, chart: Chart, width_: float, look: Look) -> Iterator[tuple[Any, float]]:
    """The same rows for a document: native charts that go beneath each other, as many as a page needs, all on the one
    log axis. The groups' names stand among those of the rows.

    Returns:
        each of python-pptx's charts and the height in pixels that it needs.
    """
    dots = _dots(chart)
    if dots:
        most = max(2, int(_TALLEST / _Native(pen, chart, dots, look, width_).step))
        for groups in stacked(dots, most):
            native = _Native(pen, chart, groups, look, width_)
            yield native.dots(), native.down
    for group in chart.groups:
        if chart.linear or _has_small(group):
            native = _Native(pen, chart, [group], look, width_)
            yield native.bars(bare=not chart.linear), native.down


def _dots(chart: Chart) -> list[Group]:
    return [group for group in chart.groups if not chart.linear and not _has_small(group)]


def stacked(groups: Sequence[Group], most: int) -> list[list[Group]]:
    """The groups in about equal parts, none of more than so many rows and headings."""
    need = sum(len(group.rows) + 1 for group in groups)
    share = need / math.ceil(need / most)
    parts: list[list[Group]] = []
    taken = 0
    for group in groups:
        for start in range(0, len(group.rows), most - 1):
            part = replace(group, rows=group.rows[start : start + most - 1])
            more = len(part.rows) + 1
            # Its middle decides on which side of a limit a group stands.
            if not parts or taken + more > most or taken + more / 2 > share:
                parts.append([])
                taken = 0
            parts[-1].append(part)
            taken += more
    return parts


def _has_small(group: Group) -> bool:
    return any(0 < row.quantity.value < 1 for row in group.rows)


class _Native:
    """One native chart.

    Args:
        down, step: its height and a row's; None for as much as its rows need, with the groups' names among theirs.
    """

    def __init__(
        self,
        pen: Pen,
        chart: Chart,
        groups: Sequence[Group],
        look: Look,
        across: float,
        down: float | None = None,
        step: float = 0,
    ) -> None:
        self.pen, self.chart, self.groups, self.look = pen, chart, groups, look
        self.language, self.type, self.across = pen.language, look.type, across
        self.rows = [row for group in groups for row in group.rows]
        self.several = len(chart.groups) > 1
        #: What has a place on the axis of names: rows, and before those of a group its name.
        self.places: list[Row | Group] = [
            place for group in groups for place in ([group] if self.several and down is None else []) + [*group.rows]
        ]
        #: Whether the marks of the bounds begin the labels; bars tell them by how they are filled.
        self.marked = not chart.linear
        #: What each row has of the height, and the height.
        self.step, self.down = self._tall() if down is None else (step, down)
        larger = max(1.0, min(_LARGER, self.step / _ROOMY)) if down is not None else 1.0
        self.type = look.type.scaled(larger)
        # Names of several lines are set so small that each has its row to itself.
        # On a slide in all charts alike, as they are read as one.
        lead = _LEAD if down is None else _LEAD_OF_SLIDES
        every = self.rows if down is None else [row for group in chart.groups for row in group.rows]
        while larger > _SMALLER and max(self._lines(row) for row in every) * self.type.label * lead > self.step:
            larger -= 0.05
            self.type = look.type.scaled(larger)
        named = self.places if down is None else every
        texts = [line for place in named for line in self._name(place).split("\n")]
        #: What the groups' names take beside the chart, and the rows' names inside it.
        self.heads = 0.0
        if self.several and down is not None:
            widest = max(width(group.heading, self.type.heading, bold=True) for group in chart.groups) * 1.1
            self.heads = min(across * _HEADS, widest) + _GAP
        self.across -= self.heads
        self.labels = min(self.across * _LABELS, max(width(line, self.type.label) for line in texts) * _AMPLE + _GAP)

    def _tall(self) -> tuple[float, float]:
        """The height that each row needs, and the whole chart."""
        step = max(_ROW, max(self._lines(row) for row in self.rows) * self.type.label * _LEAD)
        step = min(step, (_PAGE - _AXIS) / len(self.places))
        return step, step * len(self.places) + _AXIS

    def dots(self) -> Any:
        # Of the whole chart: parts of it, one beneath the other, are read against each other.
        rows = [row for group in _dots(self.chart) for row in group.rows]
        positive = [row.quantity for row in rows if row.quantity.value > 0]
        low = 0  # where stems begin
        high = max((math.log10(float(q.value)) for q in positive), default=1)
        end = max(low + 1, math.ceil(high))
        native = self._added(lambda row: None if row.quantity.value <= 0 else float(row.quantity.value))
        shares = {
            row.id: (math.log10(float(row.quantity.value)) - low) / (end - low) if row.quantity.value > 0 else 0.0
            for row in self.rows
        }
        plot_across = self._lay_out(native, shares, _AXIS)
        self._headings(_AXIS)
        native.has_legend = False
        plot = native.plots[0]
        plot.gap_width, plot.overlap = 500, 100
        axis = native._chartSpace.find(f".//{qn('c:valAx')}")
        scaling = axis.find(qn("c:scaling"))
        base = scaling.makeelement(qn("c:logBase"))
        base.set("val", "10")
        scaling.insert(0, base)
        native.value_axis.minimum_scale, native.value_axis.maximum_scale = 10**low, 10**end
        self._ticks(native, low, end, plot_across)
        for series, group in zip(plot.series, self.groups, strict=True):
            properties = series._element.get_or_add_spPr()
            self.pen.paint.fill(properties, self.look.tint(group.rows[0].colour, 0.5))
            self._number_labels(series, group, {id: share * plot_across for id, share in shares.items()})
        return native

    def bars(self, *, bare: bool) -> Any:
        largest = max((row.quantity.value for row in self.rows), default=0)
        alone = bare or (len(self.rows) == 1 and self.several)
        self.marked = alone
        native = self._added(lambda row: float(row.quantity.value))
        shares = {row.id: float(row.quantity.value / largest) if largest else 0.0 for row in self.rows}
        self._lay_out(native, dict.fromkeys(shares, 0.0) if alone else shares, 0)
        native.has_legend = False
        self._headings(0)
        plot = native.plots[0]
        plot.gap_width = 60
        axis = native.value_axis
        axis.minimum_scale, axis.maximum_scale = 0, float(largest or 1) * (1000 if alone else 1)
        axis.visible, axis.has_major_gridlines = False, False
        [series] = plot.series
        for index, row in enumerate(self.places):
            if not isinstance(row, Row):
                continue
            point = series.points[index]
            properties = point.format.fill._xPr
            exact = row.quantity.bound is Bound.EXACT and not row.dash
            fill = row.colour if exact else self.look.tint(row.colour)
            self.pen.paint.fill(properties, None if alone else fill)
            weight = self.look.lines.stem if row.dash else self.look.lines.edge
            self.pen.edge(properties, None if alone else row.colour, weight, row.dash)
        self._number_labels(series, self.groups[0])
        return native

    # ---- parts

    def _name(self, row: Row | Group) -> str:
        if isinstance(row, Group):
            return printable(say(self.language, "document.group", name=row.heading))
        words = row.label
        if row.quantity.value <= 0 and not self.chart.linear:  # nought has no place on a log axis
            words = say(
                self.language, "list.aside", text=words, aside=wording.quantity_words(row.quantity, self.language)
            )
        lines = (
            [words, *wrapped(row.aside, (self.across * _LABELS - _GAP) / _AMPLE, self.type.label)]
            if row.aside
            else [words]
        )
        return printable("\n".join(lines))

    def _lines(self, row: Row) -> int:
        room = (self.across * _LABELS - _GAP) / _AMPLE
        return sum(len(wrapped(line, room, self.type.label)) for line in self._name(row).split("\n"))

    def _added(self, value: Any) -> Any:
        names = [self._name(place) for place in self.places]
        series = [
            (
                printable(group.heading),
                [value(row) if isinstance(row, Row) and row in group.rows else None for row in self.places],
            )
            for group in self.groups
        ]
        data = CategoryChartData(number_format="General")
        data.categories = names
        for name, values in series:
            data.add_series(name, values)
        place = self.pen.place(self.heads, 0, self.across, self.down)
        frame = self.pen.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, data)
        describe(frame, self.chart.words, self.chart.title)
        native = frame.chart
        native.has_title = False
        native.font.size = self.pen.points(self.type.label) * 127
        # What is beneath it shows through, and it has no frame: programs do not agree where nothing is said.
        ground = native._chartSpace.makeelement(qn("c:spPr"))
        etree.SubElement(ground, qn("a:noFill"))
        etree.SubElement(etree.SubElement(ground, qn("a:ln")), qn("a:noFill"))
        native._chartSpace.find(qn("c:txPr")).addprevious(ground)
        text = native._chartSpace.find(f"{qn('c:txPr')}//{qn('a:defRPr')}")
        self.pen.paint.fill(text, self.look.ink, at=0)
        faces(text)
        category = native.category_axis
        category.reverse_order, category.has_major_gridlines = True, False
        category.major_tick_mark = category.minor_tick_mark = XL_TICK_MARK.NONE
        category.tick_labels.font.size = self.pen.points(self.type.label) * 127
        self._axis_line(category)
        # Every row has its name, however narrow the chart is drawn.
        skip = category._element.makeelement(qn("c:tickLblSkip"))
        skip.set("val", "1")
        category._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
        # The standard knows no axis by a number below nought.
        for id in native._chartSpace.iter(qn("c:axId"), qn("c:crossAx")):
            id.set("val", id.get("val").lstrip("-"))
        formats = [self._format(row, marked=False) if isinstance(row, Row) else "General" for row in self.places]
        native.part.chart_workbook.xlsx_part._blob = book(names, series, formats, self.chart.report.published)
        return native

    def _axis_line(self, axis: Any) -> None:
        properties = axis.format.line._get_or_add_ln()
        self.pen.paint.fill(properties, self.look.rule)

    def _ticks(self, native: Any, low: int, end: int, across: float) -> None:
        """Powers of ten by their names in the reader's language. A number format has room for two names of its own."""
        axis = native.value_axis
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        axis.has_minor_gridlines, axis.has_major_gridlines = False, True
        self.pen.paint.fill(axis.major_gridlines.format.line._get_or_add_ln(), self.look.rule)
        axis.format.line.fill.background()
        grouped = self.language == "en"
        for step in range(1, end - low + 1):
            powers = range(low, end + 1, step)
            names = {n: say(self.language, f"axis.{n}") if -2 <= n <= 9 else f"1e{n}" for n in powers}
            plain = {n: f"{10**n:,}" if grouped else f"{10**n}" for n in powers}
            special = {n: name for n, name in names.items() if name != plain[n]}
            widest = max(width(name, self.look.type.tick) for name in names.values()) * _AMPLE + 12
            if len(special) <= 2 and widest <= across * step / (end - low):
                break
        axis.major_unit = 10**step
        # A little below each: programs that count in logarithms do not meet a power of ten exactly.
        parts = [f'[>{9 * 10 ** (n - 1):f}]"{name}"' for n, name in sorted(special.items(), reverse=True)]
        labels = axis.tick_labels
        labels.number_format, labels.number_format_is_linked = (
            ";".join([*parts, "#,##0" if grouped else "0"]),
            False,
        )
        labels.font.size = self.pen.points(self.look.type.tick) * 127
        self.pen.paint.fill(labels.font._rPr, self.pen.paint.text(self.look.muted), at=0)
        axis.tick_label_position = XL_TICK_LABEL_POSITION.NEXT_TO_AXIS
        # With the first row on top, the numbers' axis would stand there too.
        crosses = native._chartSpace.find(f".//{qn('c:valAx')}/{qn('c:crosses')}")
        crosses.set("val", "max")

    def _headings(self, axis: float) -> None:
        """The groups' names beside their rows, and a line between groups: a chart's legend would tell them by colour
        alone, and most categories have the same."""
        step = (self.down - axis) / len(self.rows)
        y = 0.0
        for group in self.groups if self.heads else ():
            if group is not self.chart.groups[0]:
                self.pen.line(0, y, self.heads + self.labels, y, self.look.rule, self.look.lines.rule)
            down = step * len(group.rows)
            run = Run(group.heading, self._heading_size(group.heading, down), group.colour, bold=True)
            self.pen.text([[run]], 0, y, self.heads, step, anchor="middle")
            y += down

    def _heading_size(self, heading: str, down: float) -> int:
        """The type size at which a group's name is no taller than its rows."""
        for size in range(self.type.heading, _LEAST, -1):
            lines = wrapped(heading, self.heads / WIDER, size, bold=True)
            if len(lines) * size * _LEAD <= down:
                return size
        return _LEAST

    def _number_labels(self, series: Any, group: Group, stems: Mapping[str, float] | None = None) -> None:
        """Each point's label in a number format of its own, which holds the report's words.

        Args:
            stems: how long each row's stem is, in pixels, where the label's mark is to stand on its end.
        """
        labels = etree.Element(qn("c:dLbls"))
        for index, row in enumerate(self.places):
            if not isinstance(row, Row) or row not in group.rows or (row.quantity.value <= 0 and not self.chart.linear):
                continue
            label = etree.SubElement(labels, qn("c:dLbl"))
            etree.SubElement(label, qn("c:idx")).set("val", str(index))
            if stems is not None:
                self._move(label, stems[row.id])
            etree.SubElement(label, qn("c:numFmt"), formatCode=self._format(row, marked=self.marked), sourceLinked="0")
            etree.SubElement(etree.SubElement(label, qn("c:spPr")), qn("a:noFill"))
            self._label_font(label, row)
            self._shows_value(label)
        etree.SubElement(etree.SubElement(labels, qn("c:spPr")), qn("a:noFill"))
        self._label_font(labels, group.rows[0])
        self._shows_value(labels)
        series._element.find(qn("c:cat")).addprevious(labels)

    def _move(self, label: Any, stem: float) -> None:
        """The mark's middle is where its stem ends, as beside it, it would read as a larger number; but it stands clear
        of the row's name. A place that is told from the usual one goes on following the number."""
        aside = _INSET / self.pen.pixel + min(_MARK / 2 * self.type.value, stem + _CLEAR)
        layout = etree.SubElement(etree.SubElement(label, qn("c:layout")), qn("c:manualLayout"))
        for name, value in (("x", -aside / self.across), ("y", 0)):
            etree.SubElement(layout, qn(f"c:{name}")).set("val", f"{value:.4f}")

    def _format(self, row: Row, *, marked: bool) -> str:
        mark = _MARKS[row.quantity.bound] if marked else ""
        words = wording.quantity_words(row.quantity, self.language)
        return printable(number_format(row.quantity, words, several(row.quantity, self.language), mark))

    def _label_font(self, label: Any, row: Row) -> None:
        text = etree.SubElement(label, qn("c:txPr"))
        etree.SubElement(text, qn("a:bodyPr"), wrap="none", lIns=str(_INSET), rIns=str(_INSET))
        etree.SubElement(text, qn("a:lstStyle"))
        paragraph = etree.SubElement(text, qn("a:p"))
        size = str(self.pen.points(self.type.value))
        font = etree.SubElement(etree.SubElement(paragraph, qn("a:pPr")), qn("a:defRPr"), sz=size, b="1")
        self.pen.paint.fill(font, self.pen.paint.text(row.colour))
        faces(font)
        etree.SubElement(paragraph, qn("a:endParaRPr"), lang=say(self.language, "language.tag"))

    @staticmethod
    def _shows_value(label: Any) -> None:
        etree.SubElement(label, qn("c:dLblPos")).set("val", "outEnd")
        for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
            etree.SubElement(label, qn(f"c:show{what}")).set("val", "1" if what == "Val" else "0")

    def _lay_out(self, native: Any, shares: dict[str, float], bottom: float) -> float:
        """The plot's place in the chart, so that neither labels nor words are cut; gives its width."""
        room = self.across - self.labels
        plot = room
        for row in self.rows:
            mark = _MARKS[row.quantity.bound]
            words = mark + wording.quantity_words(row.quantity, self.language)
            need = width(words, self.type.value, bold=True) * 1.08 + 16
            share = shares[row.id]
            plot = min(plot, (room - need) / share if share > 0.02 else plot)
        plot = max(plot, room * 0.3)
        layout = native._chartSpace.find(f".//{qn('c:plotArea')}")
        old = layout.find(qn("c:layout"))
        if old is not None:
            layout.remove(old)
        made = layout.makeelement(qn("c:layout"))
        manual = etree.SubElement(made, qn("c:manualLayout"))
        places = {
            "layoutTarget": "inner",
            "xMode": "edge",
            "yMode": "edge",
            "x": self.labels / self.across,
            "y": 0.0,
            "w": plot / self.across,
            "h": (self.down - bottom) / self.down,
        }
        for name, value in places.items():
            told = f"{value:.4f}" if isinstance(value, float) else str(value)
            etree.SubElement(manual, qn(f"c:{name}")).set("val", told)
        layout.insert(0, made)
        return plot
