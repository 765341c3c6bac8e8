"""What the portable ZIP is made from beside the project's own files, and whether that was last tested as it is.

``python -m tests.offline.inputs`` notes it as tested: after ``CI=true`` tests, when it has changed.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from tools.portable import ROOT

NOTED = Path(__file__).with_name("inputs.sha256")
#: Its packages, what gathers them, what unpacks and starts it, and the tests themselves.
INPUTS = ("requirements.txt", "requirements-portable.txt", "tools/portable.py", "tools/offline", "tests/offline")


def digest() -> str:
    """One hash of all the inputs: of each file's path and contents, with line ends as git keeps them."""
    found = hashlib.sha256()
    for name in INPUTS:
        path = ROOT / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file != NOTED and "__pycache__" not in file.parts:
                found.update(file.relative_to(ROOT).as_posix().encode() + b"\0")
                found.update(hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).digest())
    return found.hexdigest()


def are_tested() -> bool:
    """Whether the tests have passed on just these inputs."""
    return NOTED.is_file() and NOTED.read_text(encoding="utf-8").strip() == digest()


if __name__ == "__main__":
    NOTED.write_text(digest() + "\n", encoding="utf-8")
