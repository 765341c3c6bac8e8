"""What a page carries packed, so that it is small enough for a mail; the page's own script unpacks it."""

from __future__ import annotations

import base64
import zlib
from functools import cache
from pathlib import Path

#: JavaScript: ``inflated(id)`` is the text that an element of that id carries, ``addScript(id)`` runs it.
INFLATE_SCRIPT = (Path(__file__).parent / "inflate.js").read_text(encoding="utf-8")


def packed(text: str) -> str:
    """Deflated, in base64: for an element that the script unpacks with the browser's own ``DecompressionStream``."""
    return base64.b64encode(zlib.compress(text.encode("utf-8", "replace"), 9)).decode("ascii")


@cache
def library() -> str:
    """plotly.js, packed: 2.0 MB."""
    # Imported here: only pages need it.
    from plotly.offline import get_plotlyjs

    return packed(get_plotlyjs())
