"""Bars of a scene as Office's own charts: their numbers open under "Edit data", and their labels follow them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn

from cppcc.charts import Chart
from cppcc.charts.rows import ChartRow
from cppcc.charts.scene import Box, Scene
from cppcc.speech import phrases
from cppcc.write.inert import printable
from cppcc.write.number_format import number_format, several
from cppcc.write.office.embedded_workbook import book
from cppcc.write.office.scene_shapes import draw_scene
from cppcc.write.office.shapes import Pen, describe, faces

#: What a bar alone has of the height that a bar and the air around it take.
_ALONE = 0.6
#: How far bars may stand from the places that an Office chart gives them, in pixels.
_UNEVEN = 0.5
#: What a label keeps from the end of its bar, in EMU.
_INSET = 38100


@dataclass(frozen=True, slots=True)
class Series:
    """Rows of a chart whose bars stand evenly beneath each other, on one axis from nought.

    Args:
        boxes: each row's bar in the scene.
        full: what a bar over the whole plot comes to.
    """

    heading: str
    rows: tuple[ChartRow, ...]
    boxes: tuple[Box, ...]
    full: Decimal

    @property
    def ids(self) -> frozenset[str]:
        """What the chart draws in place of the scene's own bars and their words."""
        return frozenset(row.id for row in self.rows)

    @property
    def thick(self) -> float:
        """A bar's height in pixels."""
        top, bottom = self.boxes[0].y
        return bottom - top

    @property
    def step(self) -> float:
        """From one bar to the next, in pixels."""
        return self.boxes[1].y[0] - self.boxes[0].y[0] if len(self.boxes) > 1 else self.thick / _ALONE

    @property
    def top(self) -> float:
        """Where the first bar's share of the height begins, in pixels of the contents."""
        return (sum(self.boxes[0].y) - self.step) / 2


def series_of(chart: Chart) -> Iterator[Series]:
    """The bars of a chart that Office can draw: those of rows that may be compared, as far as they stand evenly."""
    boxes = {item.mark.id: item for item in chart.scene.items if isinstance(item, Box) and item.mark}
    # Not where the words have no room beside their bar.
    ids = boxes.keys() & _sizes(chart.scene).keys()
    for group in chart.groups:
        barred = [(row, boxes[row.id]) for row in group.rows if row.id in ids]
        while barred and group.full:
            count = _even([box for _, box in barred])
            rows, bars = zip(*barred[:count], strict=True)
            yield Series(group.heading, rows, bars, group.full)
            barred = barred[count:]


def _sizes(scene: Scene) -> dict[str, float]:
    """The type size of each mark's value."""
    return {text.of: max(run.size for run in text.runs) for text in scene.texts if text.of}


def _even(boxes: Sequence[Box]) -> int:
    """How many of the boxes, from the first one on, are as far from each other as the first two."""
    tops = [box.y[0] for box in boxes]
    count = min(2, len(tops))
    while count < len(tops) and abs(tops[count] - 2 * tops[count - 1] + tops[count - 2]) < _UNEVEN:
        count += 1
    return count


def draw_chart(pen: Pen, chart: Chart, across: float, reach: float) -> None:
    """The chart's scene, from the pen's beginning on, its places spread over so many pixels; see
    ``draw_scene``."""
    every = list(series_of(chart))
    draw_scene(pen, chart.scene, across, reach, frozenset(id for series in every for id in series.ids))
    for series in every:
        draw_series(pen, chart.scene, series, across, chart.report.published)


def draw_series(pen: Pen, scene: Scene, series: Series, across: float, published: Any) -> None:
    """A native chart where the scene has the series' bars.

    Args:
        pen: begins where the scene does.
        across: the pixels that the scene is wide.
        published: the day that the chart's workbook bears.
    """
    left, right = scene.across(0, 0, across), scene.across(1, 0, across)
    place = pen.place(left, scene.top + series.top, across - left, series.step * len(series.rows))
    names = [printable(" ".join(row.label.split())) for row in series.rows]
    values = [float(row.quantity.value) for row in series.rows]
    data = CategoryChartData(number_format="General")
    data.categories = names
    data.add_series(printable(series.heading), values)
    sizes = _sizes(scene)
    frame = pen.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, data)
    texts = (f"{row.label} {phrases.quantity_words(row.quantity, pen.speech)}" for row in series.rows)
    describe(frame, pen.speech.say("list.semicolon").join(texts), series.heading)
    native = frame.chart
    native.has_title = native.has_legend = False
    native.font.size = pen.points(sizes[series.rows[0].id]) * 127
    native.value_axis.minimum_scale, native.value_axis.maximum_scale = 0, float(series.full)
    native.value_axis.has_major_gridlines = native.category_axis.has_major_gridlines = False
    native.value_axis.visible = native.category_axis.visible = False
    native.category_axis.reverse_order = True
    _see_through(native)
    _lay_out(native, (right - left) / (across - left))
    plot = native.plots[0]
    plot.gap_width = round(min(500, max(0.0, series.step / series.thick - 1) * 100))
    labels = etree.Element(qn("c:dLbls"))
    for index, (row, box) in enumerate(zip(series.rows, series.boxes, strict=True)):
        properties = plot.series[0].points[index].format.fill._xPr
        pen.paint.fill(properties, box.fill)
        pen.edge(properties, box.edge, box.weight, box.dash)
        label = etree.SubElement(labels, qn("c:dLbl"))
        etree.SubElement(label, qn("c:idx")).set("val", str(index))
        etree.SubElement(label, qn("c:numFmt"), formatCode=_format(pen, row), sourceLinked="0")
        _show(pen, label, row, sizes[row.id])
    _show(pen, labels, series.rows[0], sizes[series.rows[0].id])
    plot.series[0]._element.find(qn("c:cat")).addprevious(labels)
    # The standard knows no axis by a number below nought.
    for id in native._chartSpace.iter(qn("c:axId"), qn("c:crossAx")):
        id.set("val", id.get("val").lstrip("-"))
    formats = [_format(pen, row) for row in series.rows]
    native.part.chart_workbook.xlsx_part._blob = book(names, [(printable(series.heading), values)], formats, published)


def _see_through(native: Any) -> None:
    """What is beneath the chart shows, and it has no frame: programs do not agree where nothing is said."""
    ground = native._chartSpace.makeelement(qn("c:spPr"))
    etree.SubElement(ground, qn("a:noFill"))
    etree.SubElement(etree.SubElement(ground, qn("a:ln")), qn("a:noFill"))
    native._chartSpace.find(qn("c:txPr")).addprevious(ground)


def _lay_out(native: Any, share: float) -> None:
    """The plot takes the chart's whole height and that share of its width, from the left edge on."""
    layout = native._chartSpace.find(f".//{qn('c:plotArea')}")
    for old in layout.findall(qn("c:layout")):
        layout.remove(old)
    element = layout.makeelement(qn("c:layout"))
    manual = etree.SubElement(element, qn("c:manualLayout"))
    places = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge", "x": "0", "y": "0", "w": f"{share:.4f}"}
    for name, value in (places | {"h": "1"}).items():
        etree.SubElement(manual, qn(f"c:{name}")).set("val", value)
    layout.insert(0, element)


def _format(pen: Pen, row: ChartRow) -> str:
    """The number format that holds the report's words."""
    words = phrases.quantity_words(row.quantity, pen.speech)
    return printable(number_format(row.quantity, words, several(row.quantity, pen.speech)))


def _show(pen: Pen, label: Any, row: ChartRow, size: float) -> None:
    """A label at the end of its bar."""
    etree.SubElement(etree.SubElement(label, qn("c:spPr")), qn("a:noFill"))
    text = etree.SubElement(label, qn("c:txPr"))
    etree.SubElement(text, qn("a:bodyPr"), wrap="none", lIns=str(_INSET), rIns=str(_INSET))
    etree.SubElement(text, qn("a:lstStyle"))
    paragraph = etree.SubElement(text, qn("a:p"))
    font = etree.SubElement(etree.SubElement(paragraph, qn("a:pPr")), qn("a:defRPr"), sz=str(pen.points(size)), b="1")
    pen.paint.fill(font, pen.paint.text(row.colour))
    faces(font)
    etree.SubElement(paragraph, qn("a:endParaRPr"), lang=pen.speech.say("language.tag"))
    etree.SubElement(label, qn("c:dLblPos")).set("val", "outEnd")
    for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
        etree.SubElement(label, qn(f"c:show{what}")).set("val", "1" if what == "Val" else "0")
