"""Files as they are put on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """The whole file or none: written aside, then put in its place. A link is followed, as any program does."""
    with whole(path) as aside:
        aside.write_bytes(content)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Where to write a file that takes its place once it is whole, and leaves nothing behind if it is not."""
    path = path.resolve()
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield aside
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
