"""bench/RESULTS.md: sections by their headings, each written by the part that measures it."""

from __future__ import annotations

import datetime
import os
import platform
import re
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"


def write(text: str) -> None:
    """Puts a section, which begins with its heading, in the place of the one with the same heading, or at the end."""
    found = re.split(r"^(?=#+ )", RESULTS.read_text(encoding="utf-8"), flags=re.MULTILINE) if RESULTS.exists() else []
    sections = {section.partition("\n")[0]: section for section in [*found, text] if section}
    RESULTS.write_text("\n".join(section.rstrip() + "\n" for section in sections.values()), encoding="utf-8")
    print(text, flush=True)


def conditions(how: str, chromium: str) -> list[str]:
    """When, how and on what it was measured.

    Args:
        how: in a few words.
        chromium: its version.
    """
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    packages = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "plotly", "pandas"))
    return [
        f"{datetime.date.today().isoformat()}, {how};",
        f"{platform.system()}, {os.cpu_count()} cores{load};",
        f"Python {platform.python_version()}, {packages}, Chromium {chromium}.",
    ]
