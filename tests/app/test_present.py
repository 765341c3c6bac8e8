"""The presentation without a browser: its slides, what stands in the address, and the detail over a slide."""

from __future__ import annotations

import pytest

from cppcc.app import present
from cppcc.design.looks import DARK, LIGHT
from cppcc.messages import say
from tests.app.page import charts, detail, failed, marks, open_page, slides, stage
from tests.plots import markup


class TestSlides:
    def test_show_all_figures_of_the_report(self, kunming):
        """Each chart with something in it, and between the theme slides every figure."""
        app = open_page("present")

        drawn = charts(app)
        assert list(drawn)[:2] == ["headline", "output"]
        themes = [id for theme in kunming.themes for id in marks(drawn.get(theme.id, {"data": []}))]
        assert sorted(themes) == sorted(figure.id for figure in kunming.figures)

    def test_carry_title_and_source_inside(self):
        """On the stage there is nothing around a chart to tell them."""
        for slide in slides(open_page("present")):
            words = " ".join(markup(charts(open_page("present"))[slide["id"]]))
            assert slide["title"][:6] in words
            assert "来源：" in words
            break

    @pytest.mark.parametrize("address", [{"field": "ecology"}, {"theme": "unity"}, {"category": "media"}])
    def test_are_those_with_something_left(self, address):
        """A filter takes away what it leaves empty, and no slide says that it is."""
        app = open_page("present", address)

        shown = charts(app)
        assert 0 < len(shown) < 13
        assert all(marks(spec) for spec in shown.values())

    def test_none_left_is_said(self):
        app = open_page("present", {"theme": "introduction", "category": "media"})

        assert failed(app) == []
        assert charts(app) == {}
        assert say("zh", "filter.empty") in app.info[0].value


class TestAddress:
    def test_names_the_slide(self):
        assert stage(open_page("present", {"slide": "policy"}))["slide"] == "policy"

    def test_without_a_slide_begins_at_the_first(self):
        assert stage(open_page("present"))["slide"] == "headline"
        assert stage(open_page("present", {"category": "media", "theme": "innovation"}))["slide"] == "headline"

    def test_slide_that_the_filters_empty_gives_way_to_the_first(self):
        app = open_page("present", {"slide": "proposals", "category": "media"})

        assert failed(app) == []
        assert stage(app)["slide"] == "headline"

    def test_unknown_slide_is_the_first(self):
        """Without a word: nothing stands over the slides."""
        app = open_page("present", {"slide": "3"})

        assert not app.warning
        assert stage(app)["slide"] == "headline"

    @pytest.mark.parametrize(("name", "look"), [("dark", DARK), ("light", LIGHT)])
    def test_names_the_look(self, name, look):
        """Whatever the browser is set to."""
        app = open_page("present", {"look": name})

        assert {chart["layout"]["paper_bgcolor"] for chart in charts(app).values()} == {look.paper}

    def test_of_other_pages_has_no_slide(self):
        """The sidebar's links lead to pages, with the filters and without the place in the presentation."""
        app = open_page("present", {"slide": "policy", "look": "dark", "theme": "policy"})

        links = [link.proto.query_string for link in app.get("page_link")]
        assert links
        assert all("theme=policy" in link and "slide" not in link and "look" not in link for link in links)


def test_detail_is_that_of_the_pages():
    """The same words, from the same place: no second text."""
    address = {"figure": "key_consultations"}

    assert detail(open_page("present", address)) == detail(open_page("themes", address))


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("http://localhost:8501/present?slide=policy", True),
        ("http://127.0.0.1:8501/present", True),
        ("http://[::1]:8501/present", True),
        ("http://192.168.1.20:8501/present", False),
        ("https://look.example.org/present", False),
    ],
)
def test_knows_which_addresses_no_phone_can_open(address, local):
    assert present._is_local(address) is local
