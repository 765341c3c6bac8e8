"""Files as they are put on the disk: what they are called, how they are written and packed; whole or not at all, the
same input as the same bytes."""

from __future__ import annotations

import datetime
import io
import os
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from cppcc.content.catalog import OPTIONS
from cppcc.design.frames import Frame
from cppcc.design.looks import LIGHT, Look
from cppcc.messages.translations import FIRST_LANGUAGE
from cppcc.model.report import Report
from cppcc.model.selection import Selection

#: Longer, and a file's name might be cut where it is saved: 255 bytes is the most that file systems take.
_LONGEST = 150
#: The most characters that a property of an Office file may have.
LONGEST_PROPERTY = 255


def file_name(
    report: Report,
    what: str,
    selection: Selection,
    options: Mapping[str, str],
    language: str,
    format: str,
    *,
    frame: Frame | None = None,
    look: Look = LIGHT,
    scale: int | None = None,
) -> str:
    """A file's name: report, what is in it, filters, and what else of it is not as usual. Ids only, so that no file
    system minds; and two different files never have the same name.

    Args:
        what: a chart's name, workbook, deck, data or page.
        frame: None for data, which have none.
        scale: how many pixels a PNG gives to one of the frame's; None for as many as the frame says.
    """
    filters = {name: "+".join(ids) for name, ids in selection.parameters.items()}
    own = {name: value for name, value in options.items() if value != OPTIONS[name][0]}
    parts = [f"{name}-{value}" for name, value in (filters | own).items() if value]
    if len("_".join(parts)) > _LONGEST:
        parts = [f"filters-{sha256('_'.join(parts).encode()).hexdigest()[:12]}"]
    if frame:
        parts.append(frame.name)
        parts += [look.name] if look is not LIGHT else []
        parts += [f"{scale}x"] if format == "png" and scale not in (None, frame.pixels) else []
    parts += [f"lang-{language}"] if language != FIRST_LANGUAGE else []
    return f"{'_'.join([report.id, what, *parts])}.{format}"


def numbered(name: str, number: int) -> str:
    """The name of one of several files: that of the first, with its number behind it from the second on."""
    stem, dot, ending = name.rpartition(".")
    return name if number == 1 else f"{stem}-{number}{dot}{ending}"


def write_whole(path: Path, content: bytes) -> None:
    """The whole file or none: written aside, then put in its place. A link is followed, as any program does."""
    with whole(path) as aside:
        aside.write_bytes(content)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Where to write a file that takes its place once it is whole, and leaves nothing behind if it is not."""
    path = Path(os.path.realpath(path))
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield aside
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


#: The earliest day that a ZIP can tell: of contents that have no day of their own.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")

_EXTENDED = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>cppcc</Application></Properties>"
)


def packed(contents: Mapping[str, bytes]) -> bytes:
    """A ZIP of name → content, in the order given; nothing in it depends on when or where it is made."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in contents.items():
            part = zipfile.ZipInfo(name, _NO_DAY)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            parts.writestr(part, content)
    return archive.getvalue()


def dated(office: bytes, day: datetime.date) -> bytes:
    """An Office file that says it was made on that day, in place of the moment it was made in, and by this program."""
    replacement = rb"\g<1>" + day.isoformat().encode() + rb"T00:00:00Z\g<2>"
    with zipfile.ZipFile(io.BytesIO(office)) as parts:
        contents = {part.filename: parts.read(part) for part in parts.infolist()}
    core, extended = "docProps/core.xml", "docProps/app.xml"
    if core in contents:
        contents[core] = _DATES.sub(replacement, contents[core])
    if extended in contents:  # of the file that it began as: another program's name, and counts of no page or slide
        contents[extended] = _EXTENDED
    return packed(contents)
