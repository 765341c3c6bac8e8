"""A chart's file, of several the first."""

from __future__ import annotations

from typing import Any

from cppcc.write.chart_file import pictures


def exported(*args: Any, **options: Any) -> bytes:
    """See ``cppcc.write.chart_file.pictures``."""
    return pictures(*args, **options)[0]
