"""Pictures and printed pages are made by one browser, kept for all tests; a block of its own has its own."""

from __future__ import annotations

import pytest

from cppcc.write.renderer import Renderer


@pytest.fixture(autouse=True)
def kept(renderer: Renderer) -> Renderer:
    """The browser that draws wherever a test starts none itself."""
    return renderer
