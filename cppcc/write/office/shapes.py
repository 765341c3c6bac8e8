"""Draws texts, lines and boxes on a slide, in CSS pixels of the template: native shapes, editable as any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn

from cppcc.charts.scene import Run
from cppcc.speech.speech import Speech
from cppcc.write.inert import printable
from cppcc.write.office.theme_colours import Paint

_ALIGN = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER}
_ANCHOR = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}
_POINT = 12700
#: How much wider than measured a bold text may be in another typeface.
WIDER = 1.18
#: How Office says that an object is decoration, which readers' software passes over.
_DECORATIVE, _D = (
    "{C183D7F6-B498-43B3-948B-1728B52AA6E4}",
    "http://schemas.microsoft.com/office/drawing/2017/decorative",
)
#: Plotly's dashes → PowerPoint's.
DASHES = {"dot": "sysDot", "dash": "dash", "longdash": "lgDash", "dashdot": "dashDot", "solid": "solid"}


class Pen:
    """Draws on one slide.

    Args:
        shapes: python-pptx's, of a slide or of a group.
        pixel: EMU in a CSS pixel.
        left, top: where its own pixels begin, in EMU.
    """

    def __init__(
        self, shapes: Any, paint: Paint, speech: Speech, pixel: float, left: float = 0, top: float = 0
    ) -> None:
        self.shapes, self.paint, self.speech = shapes, paint, speech
        self.pixel, self.left, self.top = pixel, left, top

    def at(self, shapes: Any, x: float, y: float) -> Pen:
        """The same pen for other shapes, its pixels beginning at a place of this one's."""
        left, top = self.left + x * self.pixel, self.top + y * self.pixel
        return Pen(shapes, self.paint, self.speech, self.pixel, left, top)

    def points(self, size: float) -> int:
        """A type size in pixels as hundredths of a point."""
        return round(size * self.pixel / _POINT * 100)

    def place(self, x: float, y: float, width: float, height: float) -> tuple[int, int, int, int]:
        """A place in EMU."""
        left, top = self.left + x * self.pixel, self.top + y * self.pixel
        return round(left), round(top), round(width * self.pixel), round(height * self.pixel)

    def text(
        self,
        paragraphs: Sequence[Sequence[Run]],
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        align: str = "left",
        anchor: str = "top",
        name: str = "",
    ) -> Any:
        """A text box without insets."""
        box = self.shapes.add_textbox(*self.place(x, y, width, height))
        self.write(box.text_frame, paragraphs, align=align, anchor=anchor)
        describe(box, "".join(run.text for runs in paragraphs for run in runs), name)
        return box

    def write(
        self,
        frame: Any,
        paragraphs: Sequence[Sequence[Run]],
        *,
        align: str = "left",
        anchor: str = "top",
    ) -> None:
        """Writes into a text frame, of a box or of a table's cell."""
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = _ANCHOR[anchor]
        for index, runs in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
            paragraph.alignment = _ALIGN[align]
            for run in runs:
                self._run(paragraph, run)
            # Of a line without text, too, the height follows the type.
            size = str(self.points(max(run.size for run in runs)))
            etree.SubElement(paragraph._p, qn("a:endParaRPr"), lang=self.speech.say("language.tag"), sz=size)

    def _run(self, paragraph: Any, run: Run) -> None:
        added = paragraph.add_run()
        added.text = printable(run.text)
        font = added._r.get_or_add_rPr()
        font.set("lang", self.speech.say("language.tag"))
        font.set("sz", str(self.points(run.size)))
        font.set("b", "1" if run.bold else "0")
        self.paint.fill(font, self.paint.text(run.colour), at=0)
        faces(font, heading=run.serif)

    def rectangle(self, x: float, y: float, width: float, height: float, fill: str | None, *, oval: bool = False,
                  edge: str | None = None, weight: float = 0, dash: str = "", name: str = "") -> Any:  # fmt: skip
        """A rectangle or an oval; None is no fill, no edge."""
        kind = MSO_SHAPE.OVAL if oval else MSO_SHAPE.RECTANGLE
        shape = self.shapes.add_shape(kind, *self.place(x, y, width, height))
        style = shape._element.find(qn("p:style"))
        shape._element.remove(style)
        self.paint.fill(shape._element.spPr, fill)
        self.edge(shape._element.spPr, edge, weight, dash)
        describe(shape, name, name)
        return shape

    def line(self, x: float, y: float, to_x: float, to_y: float, colour: str, weight: float, *, dash: str = "",
             name: str = "") -> Any:  # fmt: skip
        """A straight line."""
        ends = self.place(x, y, 0, 0)[:2] + self.place(to_x, to_y, 0, 0)[:2]
        shape = self.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        style = shape._element.find(qn("p:style"))
        if style is not None:
            shape._element.remove(style)
        self.edge(shape._element.spPr, colour, weight, dash)
        describe(shape, name, name)
        return shape

    def edge(self, properties: Any, colour: str | None, weight: float, dash: str = "") -> None:
        """Adds a line to a shape's properties, None for no line."""
        line = etree.SubElement(properties, qn("a:ln"))
        if colour is not None:
            line.set("w", str(round(weight * self.pixel)))
        self.paint.fill(line, colour)
        if colour is not None and dash:
            etree.SubElement(line, qn("a:prstDash")).set("val", DASHES[dash])


def faces(properties: Any, *, heading: bool = False) -> None:
    """The theme's own typefaces for Latin and for East Asian text: one change of the font scheme restyles all."""
    kind = "mj" if heading else "mn"
    for tag, face in (("a:latin", f"+{kind}-lt"), ("a:ea", f"+{kind}-ea")):
        etree.SubElement(properties, qn(tag)).set("typeface", face)


def describe(shape: Any, words: str, name: str = "") -> None:
    """The alternative text of a shape, for those who do not see it; where there is none to tell, it is decoration."""
    [properties, *_] = shape._element.xpath(".//p:cNvPr")
    properties.set("descr", printable(words))
    if not words and properties.find(qn("a:extLst")) is None:
        extension = etree.SubElement(etree.SubElement(properties, qn("a:extLst")), qn("a:ext"), uri=_DECORATIVE)
        etree.SubElement(extension, f"{{{_D}}}decorative", nsmap={"d": _D}).set("val", "1")
    if name:
        properties.set("name", printable(name)[:120])
