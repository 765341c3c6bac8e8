"""Draws lines, boxes and texts in a document, in CSS pixels: one group of Word's own shapes, in line with the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, nsmap, qn
from lxml import etree

from cppcc.charts.scene import Run
from cppcc.write.inert import printable
from cppcc.write.office.shapes import DASHES
from cppcc.write.office.word_template import CELL, DocumentTemplate

#: Names of DrawingML in documents, which python-docx has none for.
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
#: EMU in a point.
_POINT = 12700


class WordPen:
    """Draws one group of shapes.

    Args:
        pixel: EMU in a CSS pixel.
        across, down: the group's size in pixels.
    """

    def __init__(self, template: DocumentTemplate, pixel: float, across: float, down: float) -> None:
        self.template, self.pixel, self.across, self.down = template, pixel, across, down
        self.shapes: list[Any] = []
        # Nothing to be seen: programs take a group to be as large as what is in it.
        self.rectangle(0, 0, across, down, None)

    def line(self, x: float, y: float, to_x: float, to_y: float, colour: str, weight: float) -> None:
        """A straight line; never one that rises."""
        properties = self._added("line", x, y, to_x - x, to_y - y, connects=True)
        self._edge(properties, colour, weight, "")

    def rectangle(self, x: float, y: float, width: float, height: float, fill: str | None, *, oval: bool = False,
                  edge: str | None = None, weight: float = 0, dash: str = "") -> None:  # fmt: skip
        """A rectangle or an oval; None is no fill, no edge."""
        properties = self._added("ellipse" if oval else "rect", x, y, width, height)
        self.template.paint.fill(properties, fill)
        self._edge(properties, edge, weight, dash)

    def text(self, paragraphs: Sequence[Sequence[Run]], x: float, y: float, width: float, height: float, *,
             align: str = "left", anchor: str = "top") -> None:  # fmt: skip
        """A text box without insets."""
        properties = self._added("rect", x, y, width, height)
        self.template.paint.fill(properties, None)
        self._edge(properties, None, 0, "")
        content = OxmlElement("w:txbxContent")
        for runs in paragraphs:
            content.append(self._paragraph(runs, align))
        box, body = etree.Element(f"{{{_SHAPE}}}txbx"), properties.getparent()[-1]
        box.append(content)
        body.addprevious(box)
        room = {"wrap": "square", "lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0"}
        body.attrib.update(room | {"anchor": {"middle": "ctr", "top": "t"}[anchor]})

    def put(self, run: Any, number: int, title: str, words: str) -> None:
        """Puts the group into a run of text.

        Args:
            number: no other drawing of the document has it.
            words: what it shows, for those who do not see it.
        """
        across, down = round(self.across * self.pixel), round(self.down * self.pixel)
        names = f'{nsdecls("w", "wp", "a")} xmlns:wpg="{_GROUP}" xmlns:wps="{_SHAPE}" xmlns:mc="{_CHOICE}"'
        choice = parse_xml(
            f'<mc:AlternateContent {names}><mc:Choice Requires="wpg"><w:drawing>'
            f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
            f'<wp:docPr id="{number}" name="chart{number}"/><wp:cNvGraphicFramePr/>'
            f'<a:graphic><a:graphicData uri="{_GROUP}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>'
            f'<a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/><a:chOff x="0" y="0"/>'
            f'<a:chExt cx="{across}" cy="{down}"/></a:xfrm></wpg:grpSpPr></wpg:wgp></a:graphicData></a:graphic>'
            f"</wp:inline></w:drawing></mc:Choice></mc:AlternateContent>"
        )
        [properties] = choice.iter(qn("wp:docPr"))
        properties.set("descr", printable(words))
        properties.set("title", printable(title))
        [group] = choice.iter(f"{{{_GROUP}}}wgp")
        for index, shape in enumerate(self.shapes):
            shape[0].set("id", str(number * 10_000 + index))
            group.append(shape)
        run._r.append(choice)

    def _added(self, kind: str, x: float, y: float, width: float, height: float, *, connects: bool = False) -> Any:
        """The properties of a new shape, without fill and edge."""
        shape = etree.Element(f"{{{_SHAPE}}}wsp", nsmap={"wps": _SHAPE, "a": nsmap["a"]})
        etree.SubElement(shape, f"{{{_SHAPE}}}cNvPr", id="0", name=f"{kind}{len(self.shapes)}")
        etree.SubElement(shape, f"{{{_SHAPE}}}{'cNvCnPr' if connects else 'cNvSpPr'}")
        properties = etree.SubElement(shape, f"{{{_SHAPE}}}spPr")
        frame = etree.SubElement(properties, qn("a:xfrm"))
        left, top, across, down = (str(round(each * self.pixel)) for each in (x, y, width, height))
        etree.SubElement(frame, qn("a:off"), x=left, y=top)
        etree.SubElement(frame, qn("a:ext"), cx=across, cy=down)
        etree.SubElement(etree.SubElement(properties, qn("a:prstGeom"), prst=kind), qn("a:avLst"))
        # Word calls a file damaged where a shape has none.
        etree.SubElement(shape, f"{{{_SHAPE}}}bodyPr")
        self.shapes.append(shape)
        return properties

    def _edge(self, properties: Any, colour: str | None, weight: float, dash: str) -> None:
        line = etree.SubElement(properties, qn("a:ln"))
        if colour is not None:
            line.set("w", str(round(weight * self.pixel)))
        self.template.paint.fill(line, colour)
        if colour is not None and dash:
            etree.SubElement(line, qn("a:prstDash")).set("val", DASHES[dash])

    def _paragraph(self, runs: Sequence[Run], align: str) -> Any:
        paragraph = OxmlElement("w:p")
        properties = paragraph.get_or_add_pPr()
        properties.style = self.template.file.styles[CELL].style_id
        spacing = OxmlElement("w:spacing")
        for name, value in (("before", "0"), ("after", "0"), ("line", "240"), ("lineRule", "auto")):
            spacing.set(qn(f"w:{name}"), value)
        justified = OxmlElement("w:jc")
        justified.set(qn("w:val"), align)
        properties.append(spacing)
        properties.append(justified)
        for run in runs:
            added = paragraph.add_r()
            font = added.get_or_add_rPr()
            if run.bold:
                font.append(OxmlElement("w:b"))
            self.template.colour(font, run.colour)
            font.sz_val = round(run.size * self.pixel / _POINT * 2) * (_POINT // 2)
            added.text = printable(run.text)
        return paragraph
