"""Makes the fonts in static/ and the widths in cppcc/charts/glyph_widths.json: `make fonts`, when a test asks for it.

Source: the package fonts-noto-cjk of Debian and Ubuntu. Fonts with all of Chinese have 16 MB each; these keep the
characters that data and texts use, and common ones, so that the next report mostly finds its own there.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

from cppcc.design.fonts import FACES, FOLDER, Face
from cppcc.model.quantity import Bound, bound_words

ROOT = Path(__file__).resolve().parents[1]
ADVANCES = ROOT / "cppcc" / "charts" / "glyph_widths.json"
#: The most frequent characters of Chinese newspapers, most frequent first, counted from jieba's dictionary (MIT).
COMMON = ROOT / "tools" / "common.txt"
#: How many of them: as many as leave a file under 350 KB. The serif, drawn with more points, is for headings only.
HOW_MANY = {"Noto Sans SC": 2000, "Noto Serif SC": 1000}
#: Where words stand that people see: data, texts, and signs in the code.
_SOURCES = (
    "data/*.yaml",
    "data/reports/*.yaml",
    "cppcc/messages/*.yaml",
    "cppcc/**/*.py",
    "cppcc/**/*.js",
    "pages/*.py",
    "dashboard.py",
)
_LATIN = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100))))
_MARKS = "●○→←↑↓≈≠≤≥━■□·–—…「」『』“”‘’，。；：、！？（）《》〈〉【】〔〕％．～＋－￥×÷○〇①②③④⑤⑥⑦⑧⑨⑩"
#: Printed as a blank, and no character that Python calls printable.
_WIDE_BLANK = "\u3000"

#: What the grammar of quantities reads in others' texts, in either script, the product does not write.
_READ_ONLY = ROOT / "cppcc" / "model" / "quantity"


def used() -> set[str]:
    """The characters that data, texts and code use, and the bound words that the glossary tells."""
    files = (file for pattern in _SOURCES for file in ROOT.glob(pattern) if file.parent != _READ_ONLY)
    chars = {char for file in files for char in file.read_text(encoding="utf-8")}
    chars |= {char for bound in Bound for word in bound_words(bound) for char in word}
    return {char for char in chars if char.isprintable() or char == _WIDE_BLANK}


def wanted(face: Face) -> set[str]:
    """The characters that a face is to have."""
    common = "".join(COMMON.read_text(encoding="utf-8").split())
    return used() | set(_LATIN) | set(_MARKS) | set(common[: HOW_MANY[face.family]])


def source(face: Face) -> TTFont:
    """The whole font of this machine that a face is cut from."""
    family = face.family.replace(" SC", " CJK SC")
    style = {400: "Regular", 700: "Bold"}[face.weight]
    match = shutil.which("fc-match") or sys.exit("No fc-match: install fontconfig.")
    asked = [match, "--format", "%{family}|%{style}|%{file}|%{index}", f"{family}:style={style}"]
    found = subprocess.run(asked, capture_output=True, check=True, text=True).stdout
    families, styles, file, index = found.split("|")
    if family not in families or style not in styles:
        sys.exit(f"No {family} {style} on this machine, only {families}: install fonts-noto-cjk.")
    return TTFont(file, fontNumber=int(index), recalcTimestamp=False)


def cut(font: TTFont, chars: Iterable[str]) -> bytes:
    """A font with these characters only, as woff2: the same bytes from the same source."""
    options = Options()
    options.flavor = "woff2"
    options.hinting = False  # screens of today need none, and it takes a fifth of the file
    options.layout_features = ["kern"]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]  # for text that runs downwards
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=map(ord, chars))
    subsetter.subset(font)
    to_truetype(font)
    file = io.BytesIO()
    font.flavor = "woff2"
    font.save(file)
    return file.getvalue()


def to_truetype(font: TTFont) -> None:
    """Turns its outlines from cubic to quadratic curves. Browsers embed TrueType in a PDF as the font it is; of others
    they draw each letter. The file is smaller, too."""
    names, glyphs = font.getGlyphOrder(), font.getGlyphSet()
    drawn = {}
    for name in names:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, max_err=1, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = names, drawn
    del font["CFF "]
    font.sfntVersion = "\x00\x01\x00\x00"
    font["post"].formatType = 3
    # What the table has more for TrueType is counted when the font is saved; of what runs in a font, there is nothing.
    most = font["maxp"]
    most.tableVersion = 0x00010000
    most.maxZones = 1
    for count in (
        "TwilightPoints",
        "Storage",
        "FunctionDefs",
        "InstructionDefs",
        "StackElements",
        "SizeOfInstructions",
    ):
        setattr(most, f"max{count}", 0)


def advances(font: TTFont) -> dict[str, int]:
    """Widths in thousandths of the type size, of all but what takes one whole: Chinese and its punctuation."""
    scale = 1000 / font["head"].unitsPerEm
    widths = {chr(code): round(font["hmtx"][name][0] * scale) for code, name in sorted(font.getBestCmap().items())}
    return {char: width for char, width in widths.items() if width != 1000 and unicodedata.category(char) != "Cf"}


def main() -> int:
    """0 if all fonts were made; 1 if their source lacks a character."""
    widths: dict[str, dict[str, int]] = {}
    for face in FACES:
        font, chars = source(face), wanted(face)
        if missing := sorted(chars - set(map(chr, font.getBestCmap()))):
            print(f"{face.family} {face.weight} lacks: {' '.join(map(ascii, missing))}", file=sys.stderr)
            return 1
        if face.family == "Noto Sans SC":
            widths[str(face.weight)] = {char: width for char, width in advances(font).items() if char in chars}
        contents = cut(font, chars)
        (FOLDER / face.file).write_bytes(contents)
        print(f"static/{face.file}: {len(chars)} characters, {len(contents) / 1024:.0f} KB")
    ADVANCES.write_text(json.dumps(widths, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
