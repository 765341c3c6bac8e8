"""What stands in a drawing as Plotly takes it, which is what pages and files hand to it."""

from __future__ import annotations

import html
import re
from typing import Any


def shown(text: str) -> str:
    """What people read of Plotly's pseudo-HTML."""
    return html.unescape(re.sub("<[^>]*>", "", text))


def markup(plot: dict[str, Any]) -> list[str]:
    """The texts of a drawing as pseudo-HTML: its annotations, and what stands beside its marks."""
    beside = (text for trace in plot["data"] if "text" in (trace.get("mode") or "") for text in trace["text"])
    return [*(note["text"] for note in plot["layout"]["annotations"]), *beside]
