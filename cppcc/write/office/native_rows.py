"""One of Office's own charts of rows: its places, lengths, labels and numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn

from cppcc.charts import Chart
from cppcc.charts.measure import width, wrapped
from cppcc.charts.rows import Group, Row
from cppcc.design.looks import Look
from cppcc.model.quantity import Bound
from cppcc.speech import phrases
from cppcc.write.inert import printable
from cppcc.write.number_format import number_format, several
from cppcc.write.office.embedded_workbook import book
from cppcc.write.office.shapes import WIDER, Pen, Run, describe, faces

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
AMPLE, _LEAST = 1.12, 11
AXIS, _GAP = 30, 14
#: In a document: the least height of a row, and the most of a chart, in pixels.
_ROW, _PAGE = 24, 1000
#: The gaps between bars, in per cent of their thickness; and beneath bars with remarks, the remarks' part of a row.
_GAP_OF_BARS, _GAP_OF_ASIDES, BENEATH = 60, 200, 0.33
#: The height of a line in parts of its type size.
_LEAD, LEAD_OF_SLIDES = 1.25, 1.5


def dots_of(chart: Chart) -> list[Group]:
    """The groups that stand on a log axis."""
    return [group for group in chart.groups if not (chart.linear or group.is_of_shares or _has_small(group))]


def _has_small(group: Group) -> bool:
    return any(0 < row.quantity.value < 1 for row in group.rows)


class NativeRows:
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
        self.speech, self.type, self.across = pen.speech, look.type, across
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
        lead = _LEAD if down is None else LEAD_OF_SLIDES
        every = self.rows if down is None else [row for group in chart.groups for row in group.rows]
        while larger > _SMALLER and max(self._lines(row) for row in every) * self.type.label * lead > self.step:
            larger -= 0.05
            self.type = look.type.scaled(larger)
        # Of the whole chart, so that charts beneath each other line up.
        named: list[Row | Group] = [row for group in chart.groups for row in group.rows]
        named += chart.groups if self.several and down is None else []
        texts = [line for place in named for line in self._name(place).split("\n")]
        #: What the groups' names take beside the chart, and the rows' names inside it.
        self.heads = 0.0
        if self.several and down is not None:
            widest = max(width(group.heading, self.type.heading, bold=True) for group in chart.groups) * 1.1
            self.heads = min(across * _HEADS, widest) + _GAP
        self.across -= self.heads
        self.labels = min(self.across * _LABELS, max(width(line, self.type.label) for line in texts) * AMPLE + _GAP)

    def _tall(self) -> tuple[float, float]:
        """The height that each row needs, and the whole chart."""
        step = max(_ROW, max(self._lines(row) for row in self.rows) * self.type.label * _LEAD)
        step = min(step, (_PAGE - AXIS) / len(self.places))
        return step, step * len(self.places) + AXIS

    @property
    def beginning(self) -> float:
        """Where the bars begin, behind the names of groups and rows."""
        return self.heads + self.labels

    def _ends(self) -> tuple[int, int]:
        """The powers of ten that the log axis goes from and to. Of the whole chart: parts of it, one beneath the other,
        are read against each other."""
        rows = [row for group in dots_of(self.chart) for row in group.rows]
        high = max((math.log10(float(row.quantity.value)) for row in rows if row.quantity.value > 0), default=1)
        return 0, max(1, math.ceil(high))

    def _shares(self) -> dict[str, float]:
        """How far each row of the whole chart reaches over the plot."""
        low, end = self._ends()
        dots = dots_of(self.chart)
        shares = {}
        for group in self.chart.groups:
            for row in group.rows:
                value = float(row.quantity.value)
                if group in dots:
                    shares[row.id] = (math.log10(value) - low) / (end - low) if value > 0 else 0.0
                else:
                    shares[row.id] = value / float(group.full) if group.full else 0.0
        return shares

    def dots(self) -> Any:
        low, end = self._ends()
        native = self._added(lambda row: None if row.quantity.value <= 0 else float(row.quantity.value))
        shares = self._shares()
        plot_across = self._lay_out(native, AXIS)
        self._headings(AXIS)
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
            for index, row in enumerate(self.places):
                if isinstance(row, Row) and row in group.rows:  # a row's stem is of its label's colour
                    properties = series.points[index].format.fill._xPr
                    self.pen.paint.fill(properties, self.look.tint(row.colour, 0.5))
            self._number_labels(series, group, {id: share * plot_across for id, share in shares.items()})
        return native

    def bars(self) -> Any:
        """Bars from nought as far as the group may be compared; else the rows' words alone."""
        [group] = self.groups
        alone = group.full is None
        self.marked = alone and not self.chart.linear
        end = group.full or max(row.quantity.value for row in self.rows) * 1000 or 1
        native = self._added(lambda row: float(row.quantity.value))
        self._lay_out(native, 0)
        native.has_legend = False
        self._headings(0)
        plot = native.plots[0]
        plot.gap_width = _GAP_OF_BARS if not any(row.aside for row in self.rows) else _GAP_OF_ASIDES
        axis = native.value_axis
        axis.minimum_scale, axis.maximum_scale = 0, float(end)
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
            return printable(self.speech.say("document.group", name=row.heading))
        words = row.label
        if row.quantity.value <= 0 and not self.chart.linear:  # nought has no place on a log axis
            words = self.speech.say("list.aside", text=words, aside=phrases.quantity_words(row.quantity, self.speech))
        return printable(" ".join(words.split("\n")))

    def _lines(self, row: Row) -> int:
        room = (self.across * _LABELS - _GAP) / AMPLE
        return sum(len(wrapped(line, room, self.type.label, self.speech)) for line in self._name(row).split("\n"))

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
        grouped = not self.speech.is_the_reports
        for step in range(1, end - low + 1):
            powers = range(low, end + 1, step)
            names = {n: self.speech.say(f"axis.{n}") if -2 <= n <= 9 else f"1e{n}" for n in powers}
            plain = {n: f"{10**n:,}" if grouped else f"{10**n}" for n in powers}
            special = {n: name for n, name in names.items() if name != plain[n]}
            widest = max(width(name, self.look.type.tick) for name in names.values()) * AMPLE + 12
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
            lines = wrapped(heading, self.heads / WIDER, size, self.speech, bold=True)
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
        words = phrases.quantity_words(row.quantity, self.speech)
        return printable(number_format(row.quantity, words, several(row.quantity, self.speech), mark))

    def _label_font(self, label: Any, row: Row) -> None:
        text = etree.SubElement(label, qn("c:txPr"))
        etree.SubElement(text, qn("a:bodyPr"), wrap="none", lIns=str(_INSET), rIns=str(_INSET))
        etree.SubElement(text, qn("a:lstStyle"))
        paragraph = etree.SubElement(text, qn("a:p"))
        size = str(self.pen.points(self.type.value))
        font = etree.SubElement(etree.SubElement(paragraph, qn("a:pPr")), qn("a:defRPr"), sz=size, b="1")
        self.pen.paint.fill(font, self.pen.paint.text(row.colour))
        faces(font)
        etree.SubElement(paragraph, qn("a:endParaRPr"), lang=self.speech.say("language.tag"))

    @staticmethod
    def _shows_value(label: Any) -> None:
        etree.SubElement(label, qn("c:dLblPos")).set("val", "outEnd")
        for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
            etree.SubElement(label, qn(f"c:show{what}")).set("val", "1" if what == "Val" else "0")

    def _lay_out(self, native: Any, bottom: float) -> float:
        """The plot's place in the chart, so that neither labels nor words are cut; gives its width."""
        room = self.across - self.labels
        plot, shares = room, self._shares()
        for row in (row for group in self.chart.groups for row in group.rows):
            mark = _MARKS[row.quantity.bound]
            words = mark + phrases.quantity_words(row.quantity, self.speech)
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
