"""A bundle: pictures, slides and data in one ZIP, with what proves a year later where each number came from."""

from __future__ import annotations

import hashlib
import io
import json
import platform
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import cppcc
from cppcc.decks.plan import PlanPage, code, page_in
from cppcc.files.load import VOCABULARY, read
from cppcc.model.report import Figure, Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech, speech_of
from cppcc.write import browser, dataset, slideshow
from cppcc.write.office.deck import pptx
from cppcc.write.output_file import packed
from cppcc.write.progress import Progress, no_progress
from cppcc.write.renderer import current
from cppcc.write.workbook import xlsx

#: What a manifest calls its own shape. A new key leaves the version as it is; one that goes or changes raises it.
NAME, VERSION = "cppcc-bundle", 1
MANIFEST, REPORT = "manifest.json", "report.yaml"
#: What the bytes of files depend on, beside this package; and what that of pictures is called.
_PACKAGES = ("plotly", "choreographer", "python-pptx", "lxml", "XlsxWriter")
BROWSER = "browser"
#: A bundle larger than this is none.
_LARGEST = 500_000_000


class BundleFault(StrEnum):
    """What a check finds. The texts word it, under ``bundle.*``."""

    NO_BUNDLE = "no_bundle"
    MISSING = "missing"  # the manifest names a file that is not there
    STRANGE = "strange"  # a file that the manifest does not name
    CHANGED = "changed"  # not what the manifest says
    DIFFERS = "differs"  # made again, it is another
    VERSIONS = "versions"  # made with other versions: what differs may do so for that
    NO_BROWSER = "no_browser"  # pictures cannot be made again here

    @property
    def is_remark(self) -> bool:
        """Whether it says what could not be checked, and nothing against the bundle."""
        return self in (BundleFault.VERSIONS, BundleFault.NO_BROWSER)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found.

    Args:
        name: of the file, or of the package whose version is another.
    """

    fault: BundleFault
    name: str = ""
    was: str = ""
    now: str = ""


def bundle(
    report: Report,
    text: str,
    pages: Sequence[PlanPage],
    selection: Selection,
    speech: Speech,
    *,
    pictures: bool | None = None,
    progress: Progress = no_progress,
) -> bytes:
    """A ZIP with the report file, the plan's pictures and slides, the workbook and the data of what the filters leave,
    and a manifest; the same input on the same machine and versions gives the same bytes.

    Args:
        text: the report file's.
        pages: of the slides, and the pictures.
        pictures: None for where there is a browser to draw them.
        progress: called before each picture and each slide with how many are done and how many there are.

    Raises:
        DrawingFailed, NoBrowser: see ``cppcc.write.renderer``.
    """
    if pictures is None:
        pictures = browser.find() is not None
    manifest, files = _contents(report, text, pages, selection, speech, pictures, progress)
    return packed({MANIFEST: _encoded(manifest)} | files)


def _contents(
    report: Report,
    text: str,
    pages: Sequence[PlanPage],
    selection: Selection,
    speech: Speech,
    pictures: bool,
    progress: Progress,
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The manifest, and what it is of."""
    files = {REPORT: text.encode("utf-8")} | _files(report, pages, selection, speech, pictures, progress)
    manifest = {
        "format": NAME,
        "format_version": VERSION,
        "report": {
            "id": report.id,
            "title": report.title,
            "url": report.url,
            "file_sha256": report.file_sha256,
            "text_sha256": report.text_sha256,
        },
        "selection": {name: list(ids) for name, ids in selection.parameters.items()},
        "permalink": permalink(report, selection, speech),
        "deck_permalink": "/deck?"
        + urlencode({"report": report.id, "deck": [code(page) for page in pages]}, doseq=True),
        "language": speech.language,
        "pages": [code(page) for page in pages],
        "pictures": pictures,
        "figures": [
            {
                "id": figure.id,
                "as_written": figure.quantity.as_written,
                "line": figure.at.line,
                "token": figure.at.token,
                "link": report.link(figure.at),
            }
            for figure in _used(report, pages, selection)
        ],
        "versions": versions(pictures=pictures),
        "files": {name: {"sha256": _sha256(content), "bytes": len(content)} for name, content in files.items()},
    }
    return manifest, files


def check(data: bytes, progress: Progress = no_progress) -> list[Finding]:
    """Whether a bundle holds what its manifest says, and whether its files come out the same when they are made again
    from its own report file; empty where all is as it should be. Arguments and errors as in ``bundle``."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _LARGEST:
                return [Finding(BundleFault.NO_BUNDLE)]
            files = {part.filename: parts.read(part) for part in parts.infolist()}
        manifest: dict[str, Any] = json.loads(files.pop(MANIFEST))
        digests = {str(name): str(of["sha256"]) for name, of in manifest["files"].items()}
        # One made before there was a filter has none of it.
        manifest["selection"] = {name: [] for name in Selection().parameters} | manifest["selection"]
        selection = Selection.of_parameters({name: map(str, ids) for name, ids in manifest["selection"].items()})
        pages = [page for page, _ in (page_in(str(text)) for text in manifest["pages"]) if page]
        language, pictures = str(manifest["language"]), bool(manifest["pictures"])
        text = files[REPORT].decode("utf-8")
        before = {str(name): str(was) for name, was in manifest["versions"].items()}
        if (manifest["format"], manifest["format_version"]) != (NAME, VERSION):
            return [Finding(BundleFault.NO_BUNDLE)]
    # What a file that is none brings about is not to be foreseen one by one.
    except Exception:  # noqa: BLE001 there is one answer to all of it
        return [Finding(BundleFault.NO_BUNDLE)]
    findings = [Finding(BundleFault.MISSING, name) for name in digests if name not in files]
    findings += [Finding(BundleFault.STRANGE, name) for name in files if name not in digests]
    findings += [
        Finding(BundleFault.CHANGED, name, digest[:12], _sha256(files[name])[:12])
        for name, digest in digests.items()
        if name in files and _sha256(files[name]) != digest
    ]
    report = read(Path(REPORT), text).report
    if findings or report is None:
        return findings or [Finding(BundleFault.NO_BUNDLE)]
    if pictures and browser.find() is None:
        findings.append(Finding(BundleFault.NO_BROWSER))
    again = pictures and not findings
    now = versions(pictures=again)
    findings += [
        Finding(BundleFault.VERSIONS, name, was, now.get(name, "-"))
        for name, was in before.items()
        if now.get(name) != was and (again or name != BROWSER)
    ]
    speech = speech_of(report, language)
    new_manifest, new_files = _contents(report, text, pages, selection, speech, again, progress)
    # What the manifest says of the report is made again too: who changes a number there may write new hashes as well.
    findings += [
        Finding(BundleFault.DIFFERS, f"{MANIFEST}: {key}", "", "")
        for key in new_manifest
        if key not in ("pictures", "versions", "files") and manifest.get(key) != new_manifest[key]
    ]
    findings += [Finding(BundleFault.MISSING, name) for name in new_files if name not in files]
    findings += [
        Finding(BundleFault.DIFFERS, name, _sha256(files[name])[:12], _sha256(content)[:12])
        for name, content in new_files.items()
        if name in files and files[name] != content
    ]
    return findings


def permalink(report: Report, selection: Selection, speech: Speech) -> str:
    """The dashboard's address of this report and these filters, behind whatever host it has."""
    own = {} if speech.is_the_reports else {"lang": speech.language}
    return "/?" + urlencode({"report": report.id} | selection.parameters | own, doseq=True)


def versions(*, pictures: bool) -> dict[str, str]:
    """What the bytes of the files depend on: this package, its vocabulary, Python, the packages that write them, and
    the browser, where there are pictures."""
    own = {"cppcc": cppcc.__version__, "vocabulary": _sha256(VOCABULARY.read_bytes())[:12]}
    own |= {"python": platform.python_version()} | {name: version(name) for name in _PACKAGES}
    if pictures:
        with current() as renderer:
            own[BROWSER] = renderer.version()
    return own


def _files(
    report: Report,
    pages: Sequence[PlanPage],
    selection: Selection,
    speech: Speech,
    pictures: bool,
    progress: Progress,
) -> dict[str, bytes]:
    """What is made of the report, by name, in the order of the ZIP."""
    files: dict[str, bytes] = {}
    if pictures:
        with zipfile.ZipFile(io.BytesIO(slideshow.pngs(report, pages, speech, progress))) as parts:
            files |= {f"pictures/{name}": parts.read(name) for name in parts.namelist()}
    return files | {
        "deck.pptx": pptx(report, pages, speech, progress=progress),
        "workbook.xlsx": xlsx(report, selection, speech),
        "data.csv": dataset.csv(report, selection, speech),
        "data.json": dataset.json(report, selection, speech),
    }


def _used(report: Report, pages: Sequence[PlanPage], selection: Selection) -> list[Figure]:
    """Every figure of the data and of the pages, once, in the report's order."""
    chosen = [selection, *(part.selection for page in pages for part in page.of or (page,))]
    ids = {figure.id for each in chosen for figure in each.figures(report)}
    return [figure for figure in report.figures if figure.id in ids]


def _encoded(manifest: Mapping[str, Any]) -> bytes:
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
