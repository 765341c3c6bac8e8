"""Which charts a page has, and what is known beforehand of a picture of one."""

from __future__ import annotations

import html
import re

SIZE = (2560, 1440)
#: Page → the charts that it has without filters.
CHARTS = {
    "/": ["board", "fields"],
    "/output": ["output", "category", "proposals", "courtyard", "rural", "matrix"],
    "/themes?theme=policy": ["theme"],
    "/timeline": ["timeline"],
}


def words(text: str) -> str:
    """Without tags and blanks, as lines of a picture break anywhere."""
    return re.sub(r"\s", "", html.unescape(re.sub(r"<[^>]*>", "", text)))
