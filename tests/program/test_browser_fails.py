"""A browser that is there and does not start, as the dashboard's reader sees it."""

from __future__ import annotations

import pytest

from tests.app.page import downloads, open_page
from tests.app.test_ways import keys


def test_what_fails_is_told_in_words(monkeypatch: pytest.MonkeyPatch):
    """A browser that is there and does not start is no browser that draws."""
    monkeypatch.setenv("CPPCC_BROWSER", "false")
    app = downloads(open_page("sources")).button(key="pdf-make").click().run(timeout=30)

    assert ["/false 未绘制即退出" in error.value for error in app.error] == [True]
    assert not keys(app, "pdf-download")
