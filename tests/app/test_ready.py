"""What the server does before its first answer, so that the very first visitor waits for no more than the next one."""

from __future__ import annotations

import pytest

from cppcc.app import library
from cppcc.app.server import make_ready
from tests.app.page import bars, failed, open_page

PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"


@pytest.mark.parametrize("agent", ["", PHONE], ids=["desk", "phone"])
def test_the_first_page_finds_its_charts_drawn(agent, monkeypatch):
    """On a desk and on a phone: the frame is the one that is guessed before the browser has told its width."""
    library._chart.cache_clear()
    make_ready()
    drawn = []
    monkeypatch.setattr(library, "draw", lambda name, *_, **__: drawn.append(name))
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.headers", {"User-Agent": agent})

    app = open_page()

    assert failed(app) == []
    assert set(bars(app)) == {"board", "fields"}
    assert drawn == []
