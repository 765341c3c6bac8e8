"""Streamlit's scripts and styles, sent as compressed copies that are made once and kept."""

from __future__ import annotations

import atexit
import contextlib
import gzip
import os
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Collection
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import brotli
from platformdirs import user_cache_path
from starlette.datastructures import Headers
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.responses import Response
from starlette.staticfiles import PathLike, StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

#: What is worth compressing, and its type: a Windows registry may call scripts plain text, which no browser runs.
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
#: Content codings, the better first. Browsers take brotli over https and on this machine, elsewhere gzip.
_CODINGS = ("br", "gzip")
#: A name with the hash of its content: what it stands for never changes.
_HASHED = re.compile(r"\.[\w-]{8}\.\w+$")
#: Seconds without a request after which nobody is thought to wait for the processor.
_QUIET = 10.0
#: A request that asks for a part of a file, or for the file only where it has changed.
_SPECIAL = {b"range", b"if-none-match", b"if-modified-since", b"if-range", b"if-match", b"if-unmodified-since"}
_FOREVER = "public, immutable, max-age=31536000"
#: Has Chrome compile all of a script's functions while the script comes, beside the page's own work. Else it does so
#: when each is called, and the page waits. https://v8.dev/blog/explicit-compile-hints
_HINT = b"//# allFunctionsCalledOnLoad\n"


class Copies:
    """Compressed copies of files, in a folder.

    Whoever is the first to ask for a file waits for a copy that is made in a moment: all scripts of a page take a
    quarter of a second. A better one, an eighth smaller, takes seconds and is made once the page has been loaded.

    Args:
        folder: None where nothing can be written anywhere: files are then sent as they are.
        run_at_once: names of the scripts most functions of which are called as soon as they are there.
    """

    def __init__(self, folder: Path | None, run_at_once: Collection[str] = ()) -> None:
        self.folder, self.run_at_once = folder, run_at_once
        self._asked = time.monotonic()
        self._later: SimpleQueue[tuple[Path, Path]] = SimpleQueue()
        # A daemon, so that stopping the server does not wait for it; a copy is whole or not there.
        Thread(target=self._make_better, name="cppcc-copies", daemon=True).start()

    @classmethod
    def kept(cls, name: str, run_at_once: Collection[str] = ()) -> Copies:
        """In the user's cache, or for this run only where nothing can be written there."""
        folder = user_cache_path("cppcc", appauthor=False) / name
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=folder).close()
            return cls(folder, run_at_once)
        with contextlib.suppress(OSError):
            folder = Path(tempfile.mkdtemp(prefix="cppcc-"))
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            return cls(folder, run_at_once)
        return cls(None, run_at_once)

    def of(self, file: Path, name: str, coding: str) -> Path | None:
        """The best copy at hand of a file, made now if there is none; None where it cannot be kept.

        Args:
            name: the file's place in the folder.
        """
        self._asked = time.monotonic()
        if self.folder is None:
            return None
        better, quick = self.folder / coding / name, self.folder / f"{coding}-quick" / name
        if better.is_file():
            return better
        try:
            if coding == "gzip":
                _write(better, gzip.compress(self._content(file), mtime=0))
                return better
            if not quick.is_file():
                _write(quick, brotli.compress(self._content(file), quality=5))
        except OSError:
            return None  # a full disk: the file is sent as it is
        self._later.put((file, better))
        return quick

    def _content(self, file: Path) -> bytes:
        return (_HINT if file.name in self.run_at_once else b"") + file.read_bytes()

    def _make_better(self) -> None:
        while True:
            file, copy = self._later.get()
            while (rest := self._asked + _QUIET - time.monotonic()) > 0:
                time.sleep(rest)
            try:
                if not copy.is_file():  # asked for twice meanwhile
                    _write(copy, brotli.compress(self._content(file), quality=10))
            except OSError:
                continue  # the quick copy goes on serving


def _write(file: Path, content: bytes) -> None:
    """The whole file or none, whoever else writes the same one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(content)
        Path(aside).replace(file)
    except OSError:
        Path(aside).unlink(missing_ok=True)
        raise


#: Coding and path → the whole answer. A page asks for a hundred files at once; from the disk, each takes some threads.
Kept = dict[tuple[str, str], Response]


class _Folder(StaticFiles):
    """A folder's files in one content coding, or as they are. ETag, Range, HEAD and 404 are Starlette's."""

    def __init__(self, folder: Path, copies: Copies, coding: str, kept: Kept) -> None:
        super().__init__(directory=folder, follow_symlink=True)
        self.copies, self.coding, self.kept = copies, coding, kept

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """The file to send: a copy where the coding has one. Runs in a thread, so that it may take its time."""
        full_path, state = super().lookup_path(path)
        if self.coding and state and stat.S_ISREG(state.st_mode) and Path(full_path).suffix in _TYPES:
            copy = self.copies.of(Path(full_path), path, self.coding)
            if copy:
                return str(copy), copy.stat()
        return full_path, state

    def file_response(
        self, full_path: PathLike, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """What says how long it holds and in which coding it is."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        file = Path(full_path)
        response.headers["Cache-Control"] = _FOREVER if _HASHED.search(file.name) else "no-cache"
        if file.suffix in _TYPES:
            response.headers["Vary"] = "Accept-Encoding"
            if response.status_code != 304:
                response.headers["Content-Type"] = f"{_TYPES[file.suffix]}; charset=utf-8"
                if self._is_copy(file):
                    response.headers["Content-Encoding"] = self.coding
        if scope["method"] == "GET" and response.status_code == 200 and self._final(file):
            answer = Response(file.read_bytes(), headers=dict(response.headers))
            self.kept[self.coding, scope["path"]] = answer
        return response

    def _final(self, file: Path) -> bool:
        """Whether this will always be the file to send."""
        return bool(_HASHED.search(file.name)) and not self._is_copy(file, f"{self.coding}-quick")

    def _is_copy(self, file: Path, kind: str = "") -> bool:
        return self.copies.folder is not None and self.copies.folder / kind in file.parents


class Assets:
    """Answers requests under an address out of a folder, in the best coding that the browser takes; passes on the rest.

    Args:
        address: with a slash in front and none behind.
    """

    def __init__(self, app: ASGIApp, address: str, folder: Path, copies: Copies) -> None:
        self.app, self.address = app, address
        self.kept: Kept = {}
        self.folders = {
            coding: ExceptionMiddleware(_Folder(folder, copies, coding, self.kept)) for coding in ("", *_CODINGS)
        }  # which makes an answer of a 404

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(f"{self.address}/"):
            await self.app(scope, receive, send)
            return
        taken = _accepted(Headers(scope=scope).get("Accept-Encoding", ""))
        coding = next((coding for coding in _CODINGS if coding in taken), "")
        kept = self.kept.get((coding, scope["path"]))
        if kept and scope["method"] == "GET" and not any(name in _SPECIAL for name, _ in scope["headers"]):
            await kept(scope, receive, send)
            return
        below = {**scope, "root_path": scope.get("root_path", "") + self.address}
        await self.folders[coding](below, receive, send)


def _accepted(header: str) -> set[str]:
    """The codings that an Accept-Encoding takes by name; one with a weight of nought is refused."""
    parts = (part.partition(";") for part in header.lower().replace(" ", "").split(","))
    return {coding for coding, _, weight in parts if not re.fullmatch(r"q=0(\.0*)?", weight)}
