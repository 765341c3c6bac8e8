"""What is on the pages of a PDF that a browser printed."""

from __future__ import annotations

import datetime
import io
import unicodedata
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

#: What a PDF's text layer calls some signs, and what they are.
RADICALS = str.maketrans("戶—―⺠⻅⻓⻔⻛⻢⻥⻋⻄⻘⻝⻚⻬⻰⻉⻆⻩⻨", "户一一民见长门风马鱼车西青食页齐龙贝角黄麦")


def plain(words: str) -> str:
    """Words as a PDF's text layer is compared: it has no blanks to rely on, and other code points for some signs."""
    return "".join(unicodedata.normalize("NFKC", words).translate(RADICALS).split())


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def about(reader: PdfReader) -> tuple[str | None, datetime.date, datetime.date]:
    """Its title, and the days when it says that it was made and changed."""
    told = reader.metadata
    assert told
    assert told.creation_date
    assert told.modification_date
    return told.title, told.creation_date.date(), told.modification_date.date()


def outline(reader: PdfReader) -> list[tuple[str, int | None]]:
    """The headings in its outline, and on which page they stand, counted from 0."""

    def flat(part: Any) -> Iterator[tuple[str, int | None]]:
        for each in part:
            if isinstance(each, list):
                yield from flat(each)
            else:
                yield each.title, reader.get_destination_page_number(each)

    return list(flat(reader.outline))


def fonts(reader: PdfReader) -> dict[str, str]:
    """Each font's name, without the letters of its subset, and how it is embedded: ``FontFile2`` is TrueType."""
    found: dict[str, str] = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            descriptor = _descriptor(font.get_object())
            files = [key[1:] for key in descriptor if key.startswith("/FontFile")]
            found[descriptor["/FontName"].partition("+")[2]] = files[0] if files else "drawn"
    return found


def _descriptor(font: Any) -> Any:
    holder = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    return holder["/FontDescriptor"].get_object()


def missing_glyphs(reader: PdfReader) -> int:
    """How often a font's .notdef is drawn: the box that stands for a character that no font has."""
    return sum(glyph == 0 for page in reader.pages for glyph in _glyphs(page, reader))


def _glyphs(holder: Any, reader: PdfReader) -> Iterator[int]:
    """The numbers of the glyphs that a page or a part of it draws."""
    resources = holder["/Resources"]
    contents = holder.get_contents() if hasattr(holder, "get_contents") else holder
    font: Any = None
    for operands, operator in ContentStream(contents, reader).operations:
        if operator == b"Tf":
            font = resources["/Font"][operands[0]]
        elif operator == b"Do" and resources["/XObject"][operands[0]]["/Subtype"] == "/Form":
            yield from _glyphs(resources["/XObject"][operands[0]], reader)
        elif operator in (b"Tj", b"TJ"):
            for text in operands[0] if operator == b"TJ" else operands:
                if hasattr(text, "original_bytes"):  # between texts stand numbers, which move them
                    yield from _numbers(font, text.original_bytes)


def _numbers(font: Any, codes: bytes) -> Iterator[int]:
    if font["/Subtype"] == "/Type0":
        assert font["/Encoding"] == "/Identity-H"
        yield from (int.from_bytes(codes[place : place + 2]) for place in range(0, len(codes), 2))
    else:  # of drawn letters, which are called g and their number in the font
        first, *names = font["/Encoding"]["/Differences"]
        yield from (int(names[code - first][2:], 16) for code in codes)
