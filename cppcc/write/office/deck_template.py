"""Templates of slides: the product's own, made here, and a committee's, of which everything is taken that it has."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from cppcc.design.looks import Look
from cppcc.speech.speech import Speech
from cppcc.write.office.bad_template import BadTemplate, Lack
from cppcc.write.office.theme_colours import Paint, slots

#: Width and height of the product's own slides in CSS pixels, by frame.
_SIZES = {"slide": (1280, 720), "slide43": (1024, 768)}
#: EMU in a CSS pixel of the product's own slides.
PIXEL = 9525
#: Typefaces of the product's own slides, by language: such as every office machine has.
_FACES = {"zh": "Microsoft YaHei", "en": "Arial"}
_EAST_ASIAN = "Microsoft YaHei"
#: In pixels of the product's own slides: beside the contents, from the upper edge to the title and to the contents, and
#: beneath these; beside what stands on a cover, and the band at its foot.
_SIDE, _TITLE_TOP, _TOP, _BELOW = 64, 58, 128, 22
COVER_LEFT, COVER_FOOT = 96, 100
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_FOREIGN = ("/thumbnail", "/printerSettings")
#: A template larger than this is no template.
_LARGEST = 200_000_000


@dataclass(frozen=True, slots=True)
class BodyArea:
    """A place on a slide, in EMU."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class DeckTemplate:
    """An empty presentation to add slides to.

    Args:
        cover, content: the layouts of the first slide and of all others; both have a title.
        body: what title and slide number leave of a content slide.
        pixel: EMU in a CSS pixel of what is drawn.
        paint: the theme's colours.
        has_kicker: whether it has a place above the title for what a slide is of.
    """

    file: Any
    cover: Any
    content: Any
    body: BodyArea
    pixel: float
    paint: Paint
    has_kicker: bool = False


def own(look: Look, speech: Speech, frame: str) -> DeckTemplate:
    """The product's template: a cover and a slide with a title, in the look's colours, fonts in a font scheme."""
    file = Presentation()
    width, height = _SIZES[frame]
    file.slide_width, file.slide_height = width * PIXEL, height * PIXEL
    if frame != "slide43":  # what python-pptx begins with; of 16:9 in this size, PowerPoint names no type
        file.part._element.find(qn("p:sldSz")).attrib.pop("type", None)
    _leave_out_foreign(file)
    master = file.slide_master
    for layout in list(file.slide_layouts):
        if layout.name not in ("Title Slide", "Title Only"):
            file.slide_layouts.remove(layout)
    cover, content = file.slide_layouts
    theme = _theme_part(master)
    theme._blob = themed(theme.blob, look, speech)
    across = width - 2 * _SIDE
    _set(
        master, PP_PLACEHOLDER.TITLE, _SIDE, _TITLE_TOP, across, _TOP - _TITLE_TOP - 4, size=30, bold=True, anchor="ctr"
    )
    _set(master, PP_PLACEHOLDER.BODY, _SIDE, _TOP, across, height - _TOP - _BELOW)
    _set(master, PP_PLACEHOLDER.SLIDE_NUMBER, width - _SIDE - 60, height - _BELOW - 24, 60, 24, size=12)
    of_title = height * 0.515
    of_cover = width - 2 * COVER_LEFT
    _set(cover, PP_PLACEHOLDER.CENTER_TITLE, COVER_LEFT, of_title - 190, of_cover, 190, size=60, bold=True, anchor="b")
    _set(
        cover,
        PP_PLACEHOLDER.SUBTITLE,
        COVER_LEFT,
        of_title + 52,
        of_cover,
        height - of_title - 52 - COVER_FOOT - 8,
        size=22,
    )
    for layout in (cover, content):
        for shape in list(layout.placeholders):
            kind = shape.placeholder_format.type
            if kind in (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER):
                shape._element.getparent().remove(shape._element)
            elif kind is PP_PLACEHOLDER.SLIDE_NUMBER:
                _inherit(shape)
    for shape in list(content.placeholders):
        if shape.placeholder_format.type is PP_PLACEHOLDER.TITLE:
            _inherit(shape)
    for paragraphs in master._element.findall(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}"):
        paragraphs.set("algn", "l")
    for paragraphs in cover._element.findall(f".//{qn('a:lvl1pPr')}"):
        paragraphs.set("algn", "l")
    paint = Paint(look, _colours(master))
    _ground(cover, paint, 90, (0, 0, width, 14), "accent")
    _ground(cover, paint, 91, (0, height - COVER_FOOT, width, COVER_FOOT), "fill")
    _ground(cover, paint, 92, (COVER_LEFT, of_title + 14, 120, 8), "accent")
    body = BodyArea(_SIDE * PIXEL, _TOP * PIXEL, across * PIXEL, (height - _TOP - _BELOW) * PIXEL)
    return DeckTemplate(file, cover, content, body, PIXEL, paint, has_kicker=True)


def house(data: bytes, look: Look) -> DeckTemplate:
    """A committee's own template: its layouts, placeholders, colours and fonts; the slides in it are left out.

    Raises:
        BadTemplate: it is no presentation, has programs in it, or lacks a layout with a title and room beneath.
    """
    file = _opened(data)
    for slide in list(file.slides._sldIdLst):
        file.part.rels.pop(slide.rId)
        file.slides._sldIdLst.remove(slide)
    _leave_out_foreign(file)
    # Shows and sections of its own name the slides that are gone.
    for gone in file.part._element.xpath("p:custShowLst | p:extLst"):
        gone.getparent().remove(gone)
    titled = [layout for layout in file.slide_layouts if _of(layout, PP_PLACEHOLDER.TITLE)]
    if not titled:
        raise BadTemplate(Lack.NO_TITLE)
    content = min(titled, key=_unfitness)
    covers = [layout for layout in file.slide_layouts if _of(layout, PP_PLACEHOLDER.CENTER_TITLE)]
    body = _room(content, file.slide_width, file.slide_height)
    wide = file.slide_width / file.slide_height > 1.5
    across = _SIZES["slide" if wide else "slide43"][0]
    pixel = file.slide_width / across
    if body.height < 260 * pixel or body.width < 480 * pixel:
        raise BadTemplate(Lack.NO_ROOM)
    cover = covers[0] if covers else content
    return DeckTemplate(file, cover, content, body, pixel, Paint(look, _colours(content.slide_master)))


def _leave_out_foreign(file: Any) -> None:
    """Lets go what a file brings along of another: the picture of its first slide, the settings of its printer."""
    for rels in (file.part.package._rels, file.part.rels):
        for name in [name for name, rel in rels.items() if rel.reltype.endswith(_FOREIGN)]:
            rels.pop(name)


def _opened(data: bytes) -> Any:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _LARGEST:
                raise BadTemplate(Lack.TOO_LARGE)
            # A .potx is a presentation that says of itself that it is a template, which python-pptx does not open.
            contents = {part.filename: parts.read(part) for part in parts.infolist()}
        # Programs would go along into a file whose ending says that it has none, or Office would not open it.
        if b"macroEnabled" in contents["[Content_Types].xml"] or any("vbaProject" in name for name in contents):
            raise BadTemplate(Lack.MACROS)
        types = contents["[Content_Types].xml"].replace(
            b"presentationml.template.main+xml", b"presentationml.presentation.main+xml"
        )
        again = io.BytesIO()
        with zipfile.ZipFile(again, "w") as parts:
            for name, content in (contents | {"[Content_Types].xml": types}).items():
                parts.writestr(name, content)
        file = Presentation(again)
        _ = (
            file.slide_width + file.slide_height,
            *file.slide_layouts,
            file.slide_layouts[0],
            _colours(file.slide_master),
        )
    except BadTemplate:
        raise
    # What a file that is none brings about in three libraries is not to be foreseen one by one.
    except Exception as error:
        raise BadTemplate(Lack.NO_PPTX) from error
    return file


def _of(layout: Any, *kinds: Any) -> list[Any]:
    return [shape for shape in layout.placeholders if shape.placeholder_format.type in kinds]


def _unfitness(layout: Any) -> tuple[int, int]:
    """A layout with a title alone fits best, then one with a title and one place for contents, then any."""
    places = _of(layout, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.TABLE, PP_PLACEHOLDER.CHART)
    others = _of(layout, PP_PLACEHOLDER.PICTURE, PP_PLACEHOLDER.VERTICAL_BODY, PP_PLACEHOLDER.VERTICAL_OBJECT)
    return len(others), len(places)


def _room(layout: Any, width: int, height: int) -> BodyArea:
    """The place for contents, or else what lies between the title and what stands at the bottom."""
    title = _of(layout, PP_PLACEHOLDER.TITLE)[0]
    if None in (title.left, title.top, title.width, title.height):
        raise BadTemplate(Lack.NO_ROOM)
    places = [shape for shape in _of(layout, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY) if shape.width]
    top = title.top + title.height
    feet = _of(layout, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE)
    low = min((foot.top for foot in feet if foot.top and foot.top > height * 0.75), default=round(height * 0.95))
    left, right = title.left, title.left + title.width
    if places and places[0].top >= top and places[0].height > height * 0.3:
        place = places[0]
        return BodyArea(place.left, place.top, place.width, min(place.height, low - place.top))
    if title.top > height * 0.5 or right - left < width * 0.4:  # a title at the side or below: all else is free
        raise BadTemplate(Lack.NO_ROOM)
    return BodyArea(left, top, right - left, low - top)


def _set(on: Any, kind: Any, x: float, y: float, width: float, height: float, *, size: int = 0, bold: bool = False,
         anchor: str = "") -> None:  # fmt: skip
    """Places a placeholder, in pixels, and sets its type size, in points."""
    shape = _of(on, kind)[0]
    shape.left, shape.top, shape.width, shape.height = (round(part * PIXEL) for part in (x, y, width, height))
    frame = shape._element.txBody.find(qn("a:bodyPr"))
    for inset in ("lIns", "rIns", "tIns", "bIns"):
        frame.set(inset, "0")
    if anchor:
        frame.set("anchor", anchor)
    if size:
        style = shape._element.txBody.find(qn("a:lstStyle"))
        level = style.find(qn("a:lvl1pPr"))
        if level is None:
            level = etree.SubElement(style, qn("a:lvl1pPr"))
        run = level.find(qn("a:defRPr"))
        if run is None:
            run = etree.SubElement(level, qn("a:defRPr"))
        run.set("sz", str(size * 100))
        run.set("b", "1" if bold else "0")


def _ground(layout: Any, paint: Paint, id: int, place: tuple[float, float, float, float], role: str) -> None:
    """A rectangle of a layout, in pixels, in the colour of that role."""
    x, y, width, height = (round(part * PIXEL) for part in place)
    shape = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{id}" name="ground {id}"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )
    paint.fill(shape.find(qn("p:spPr")), role, at=2)
    layout.shapes._spTree.insert(2, shape)


def _inherit(shape: Any) -> None:
    """The placeholder stands where the master's does."""
    place = shape._element.spPr.find(qn("a:xfrm"))
    if place is not None:
        shape._element.spPr.remove(place)


def _theme_part(master: Any) -> Any:
    return next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))


def themed(theme_xml: bytes, look: Look, speech: Speech) -> bytes:
    """An Office theme with the look's colours, and with one font scheme for Chinese and Latin text."""
    theme = etree.fromstring(theme_xml)
    theme.set("name", "cppcc")
    colours = theme.find(f".//{{{_A}}}clrScheme")
    colours.set("name", "cppcc")
    for slot, colour in slots(look).items():
        place = colours.find(f"{{{_A}}}{slot}")
        for child in list(place):
            place.remove(child)
        etree.SubElement(place, f"{{{_A}}}srgbClr").set("val", colour[1:])
    fonts = theme.find(f".//{{{_A}}}fontScheme")
    fonts.set("name", "cppcc")
    for kind in ("majorFont", "minorFont"):
        font = fonts.find(f"{{{_A}}}{kind}")
        font.find(f"{{{_A}}}latin").set("typeface", _FACES.get(speech.language, _FACES["en"]))
        font.find(f"{{{_A}}}ea").set("typeface", _EAST_ASIAN)
        for script in font.findall(f"{{{_A}}}font"):
            if script.get("script") in ("Hans", "Hant"):
                script.set("typeface", _EAST_ASIAN)
    return bytes(etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True))


def _colours(master: Any) -> dict[str, str]:
    """The theme's colours by the names that slides call them: ``tx1``, ``bg1``, ``accent1`` … as ``#rrggbb``."""
    theme = etree.fromstring(_theme_part(master).blob)
    colours: dict[str, str] = {}
    for slot in theme.find(f".//{{{_A}}}clrScheme"):
        [colour] = slot
        value = colour.get("lastClr") or colour.get("val") or ""
        colours[etree.QName(slot).localname] = f"#{value.lower()}" if len(value) == 6 else "#000000"
    names = dict(master._element.find(qn("p:clrMap")).attrib)
    return colours | {name: colours[slot] for name, slot in names.items() if slot in colours}


def title_size(layout: Any) -> float:
    """The type size of a layout's title in points: its own, or else what the master says."""
    master = layout.slide_master._element
    places = [shape._element for shape in layout.placeholders if shape.placeholder_format.idx == 0]
    ways = [place.xpath(".//a:lstStyle/a:lvl1pPr/a:defRPr/@sz") for place in places]
    ways.append(master.xpath(".//p:sp[.//p:ph[@type='title']]//a:lstStyle/a:lvl1pPr/a:defRPr/@sz"))
    ways.append(master.xpath(".//p:titleStyle/a:lvl1pPr/a:defRPr/@sz"))
    return next((int(sizes[0]) / 100 for sizes in ways if sizes), 44.0)
