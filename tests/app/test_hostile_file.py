"""A report file whose texts are made to be more than texts."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from tests.app.page import (
    PAGES,
    charts,
    elements,
    errors,
    failed,
    live_html,
    live_markdown,
    open_page,
    pictures,
    text,
)
from tests.cases import few
from tests.files import HOSTILE, changed, hostile
from tests.plots import markup
from tests.unit.sample import SOUND

#: What a picture is made of.
SVG = {"svg", "title", "desc", "rect", "line", "circle", "text", "tspan"}


class TestHostileFile:
    """Labels, notes and addresses are text: shown, never run."""

    @pytest.mark.parametrize("page", few(PAGES, 3))
    @pytest.mark.parametrize("address", [{}, {"figure": "proposals"}, {"work": "launch"}, {"theme": "first"}])
    def test_is_shown_character_by_character(self, page, address, reports):
        """Every word of the file stands on the page as it stands in the file."""
        reports(report=hostile())
        app = open_page(page, address)

        assert failed(app) == []
        assert errors(app) == []
        assert HOSTILE in text(app)
        for piece in ("粗", "红", "链", "图", "重", "点"):
            assert text(app).count(piece) >= text(app).count(HOSTILE)

    @pytest.mark.parametrize("page", few(PAGES, 3))
    @pytest.mark.parametrize("address", [{}, {"figure": "proposals"}, {"work": "launch"}])
    def test_leaves_no_markup_of_its_own(self, page, address, reports):
        """Nothing of it reaches the browser as a tag, a directive, a formula, a picture or a link."""
        reports(report=hostile())
        app = open_page(page, address)

        for raw in live_html(app):
            assert not re.search(r"<(?:b|img|a|script)\b", raw)
        for raw in live_markdown(app):
            assert not re.search(r"[<>$]|\]\(|:red|\*\*重|:material/home", raw)

    @pytest.mark.parametrize("page", few(PAGES, 3))
    def test_is_escaped_in_every_chart(self, page, reports):
        """Plotly reads a small HTML of its own: none of it comes from the file."""
        reports(report=hostile())
        app = open_page(page)
        for picture in pictures(app).values():
            assert {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(picture["svg"]).iter()} <= SVG
        for spec in charts(app).values():
            words = markup(spec)
            words += [told for trace in spec["data"] for told in trace.get("hovertext", [])]
            assert words
            for told in words:
                assert "<img" not in told
                assert "<a " not in told
                assert "<b>粗" not in told

    @pytest.mark.parametrize(
        "url",
        [
            "javascript:alert(4)",
            "JavaScript:alert(4)",
            "data:text/html,<script>alert(4)</script>",
            "file:///etc/passwd",
            "//evil.example/",
            "http:evil.example",
            "https://",
            "vbscript:x",
        ],
    )
    def test_has_no_link_but_to_the_web(self, url, reports):
        """An address that is not http or https is shown as text."""
        reports(report=changed(lambda contents: contents["report"].update(url=url)))
        for page in ("themes", "sources"):
            app = open_page(page, {"figure": "proposals"})
            assert failed(app) == []
            assert [link.proto.url for link in app.get("link_button")] == []
            assert url in text(app)

    def test_has_links_to_the_web(self, reports):
        """And one that is, is a link."""
        reports(report=SOUND)
        links = [link.proto.url for link in elements(open_page("sources", {"figure": "proposals"}), "link_button")]

        assert sorted(set(links)) == [
            "https://example.org/report",
            "https://example.org/report#:~:text=%E6%8F%90%E6%A1%88120%E4%BB%B6",
        ]
