"""An empty document to write into: A4, styles in the look's colours, one font scheme for Chinese and Latin text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from lxml import etree

from cppcc.design.looks import LIGHT
from cppcc.messages import say
from cppcc.speech.speech import Speech
from cppcc.write.office.deck_template import themed
from cppcc.write.office.theme_colours import Paint, slots

#: The column of text in EMU.
WIDTH = int(Mm(170))
#: Names of the styles that are not Word's own.
NOTE, CELL, TABLE = "cppcc note", "cppcc cell", "cppcc table"
#: DrawingML's names for a theme's colours → WordprocessingML's, where they differ.
_NAMES = {
    "tx1": "text1",
    "bg1": "background1",
    "tx2": "text2",
    "bg2": "background2",
    "hlink": "hyperlink",
    "folHlink": "followedHyperlink",
}
#: What python-docx's template brings along of another document.
_FOREIGN = ("/thumbnail", "/stylesWithEffects", "/customXml")


@dataclass(frozen=True)
class DocumentTemplate:
    """An empty document, and the theme's names for the look's colours."""

    file: Any
    paint: Paint

    def colour(self, properties: Any, role: str) -> None:
        """The colour of a run's or a style's text, by its name in the theme."""
        colour = properties.get_or_add_color()
        colour.set(qn("w:val"), LIGHT.colour(role)[1:])
        for own in ("w:themeColor", "w:themeShade", "w:themeTint"):  # of the colour that was there
            colour.attrib.pop(qn(own), None)
        if name := self.paint.slot(role):
            colour.set(qn("w:themeColor"), _NAMES.get(name, name))


def blank(speech: Speech) -> DocumentTemplate:
    """The document in a language."""
    file = Document()
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    for source in (file.part.package.rels, file.part.rels):
        for name in [name for name, rel in source.items() if rel.reltype.endswith(_FOREIGN)]:
            del source[name]
    theme = next(rel.target_part for rel in file.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.THEME)
    theme._blob = themed(theme.blob, LIGHT, speech)
    file.settings.element.find(qn("w:zoom")).set(qn("w:percent"), "100")
    template = DocumentTemplate(file, Paint(LIGHT, slots(LIGHT)))
    _speak(file, speech)
    _style(template)
    return template


def _speak(file: Any, speech: Speech) -> None:
    """The language that spelling is checked in and that screen readers speak."""
    tag = speech.say("language.tag")
    # Of the two kinds of letters in Chinese text, the Latin ones are no Chinese: programs would part their words.
    latin = "en-US" if tag.startswith("zh") else tag
    for words in (
        file.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}"),
        file.settings.element.find(qn("w:themeFontLang")),
    ):
        words.set(qn("w:val"), latin)
        words.set(qn("w:eastAsia"), say("zh", "language.tag"))


def _style(template: DocumentTemplate) -> None:
    styles, type_ = template.file.styles, LIGHT.type
    for style in [style for style in styles if style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table"]:
        style.delete()  # a hundred of them, none in use
    for name in (NOTE, CELL):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    for name, size, before, after, colour, bold in (
        ("Normal", 10.5, 0, 6, "ink", None),
        ("Title", type_.title, 24, 10, "ink", True),
        ("Subtitle", 10.5, 0, 2, "muted", None),
        ("Heading 1", 15, 18, 6, "ink", True),
        ("Caption", 9, 4, 8, "muted", None),
        (NOTE, 9, 0, 4, "muted", None),
        (CELL, 8.5, 1, 1, "ink", None),
    ):
        style = styles[name]
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, None
        place = style.paragraph_format
        place.space_before, place.space_after, place.line_spacing = Pt(before), Pt(after), 1.25
        properties = style.element.get_or_add_rPr()
        for element in properties.findall(qn("w:spacing")) + properties.findall(qn("w:iCs")):
            properties.remove(element)
        for edge in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(edge)
        template.colour(properties, colour)
    styles["Title"].paragraph_format.line_spacing = 1.1
    _table_style(template)


def _table_style(template: DocumentTemplate) -> None:
    """Lines between rows."""
    style = template.file.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LIGHT.rule[1:]}" w:themeColor="background2"'
    edges = "".join(f"<w:{edge} {line}/>" for edge in ("top", "bottom", "insideH"))
    inner = "".join(f'<w:{side} w:w="80" w:type="dxa"/>' for side in ("left", "right"))
    style.element.append(
        parse_xml(
            f"<w:tblPr {nsdecls('w')}><w:tblBorders>{edges}</w:tblBorders>"
            f"<w:tblCellMar>{inner}</w:tblCellMar></w:tblPr>"
        )
    )


def field(paragraph: Any, code: str, shown: str) -> None:
    """A field that Word works out anew, and what it shows until then."""
    element = etree.SubElement(paragraph._p, qn("w:fldSimple"))
    element.set(qn("w:instr"), f" {code} ")
    run = paragraph.add_run(shown)
    element.append(run._r)
