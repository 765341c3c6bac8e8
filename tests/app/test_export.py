"""What the export bars of the pages offer and send."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
from xml.etree import ElementTree

import pytest

from cppcc.design.looks import DARK, LIGHT
from tests.app.page import (
    FILTERS,
    PAGES,
    bars,
    charts,
    exported,
    failed,
    marks,
    open_page,
    options,
    pictures,
)
from tests.cases import CI, few


def text_of(answer) -> str:
    """The file that a bar's answer holds, as text."""
    return base64.b64decode(answer["content"]).decode("utf-8")


class TestExport:
    """What a chart's export bar sends to the browser, and when."""

    def test_sends_nothing_before_a_button_asks_for_it(self):
        """A page is not made heavier by pictures and data that nobody saves."""
        for page in PAGES:
            given = bars(open_page(page))

            assert [bar["answer"] for bar in given.values()] == [None] * len(given)
            assert all(len(json.dumps(bar)) < 3000 for bar in given.values())

    def test_gives_as_many_pictures_as_it_takes(self):
        """Nothing is dropped: what one has no room for is in the next."""
        app = open_page("output")
        choice = {"frame": "slide", "look": "light", "scale": 2}
        told = exported(app, {"id": "1", "format": "png", "choice": choice})
        names = [picture["file"] for picture in told["output"]["pictures"]]
        texts = "".join(picture["svg"] for picture in told["output"]["pictures"])

        assert names == ["kunming-2023_output_slide.png", "kunming-2023_output_slide-2.png"]
        assert len(set(re.findall('data-mark="figure/([a-z0-9_]+)"', texts))) == 25
        assert "未列出" not in texts

    def test_answers_once(self):
        """The next run of the page does not send the picture again."""
        app = open_page("output")
        assert "<text" in pictures(app)["output"]["svg"]

        assert bars(app.run())["output"]["answer"] is None

    @pytest.mark.parametrize(
        ("chosen", "size", "paper", "name"),
        [
            (("slide", "light", 2), (1280, 720), LIGHT.paper, "kunming-2023_output_slide.png"),
            (("slide43", "light", 4), (1024, 768), LIGHT.paper, "kunming-2023_output_slide43_4x.png"),
            (("square", "dark", 2), (1080, 1080), DARK.paper, "kunming-2023_output_square_dark.png"),
            (("a4", "dark", 1), (1123, 794), DARK.paper, "kunming-2023_output_a4_dark_1x.png"),
            (("a4-portrait", "light", 3), (794, 1123), LIGHT.paper, "kunming-2023_output_a4-portrait_3x.png"),
        ],
    )
    def test_draws_in_the_frame_and_look_chosen(self, chosen, size, paper, name):
        made = pictures(open_page("output"), *chosen)["output"]
        root = ElementTree.fromstring(made["svg"])
        ground = root.find("{http://www.w3.org/2000/svg}rect")

        assert (root.get("width"), root.get("height"), made["file"]) == (*map(str, size), name)
        assert ground is not None
        assert ground.get("fill") == paper

    @pytest.mark.parametrize(
        "asked",
        [
            {"id": "1", "format": "png"},
            {"id": "1", "format": "pdf", "choice": {"frame": "slide", "look": "light", "scale": 2}},
            {"id": "1", "format": "png", "choice": {"frame": "screen", "look": "light", "scale": 2}},
            {"id": "1", "format": "png", "choice": {"frame": "../x", "look": "light", "scale": 2}},
            {"id": "1", "format": "svg", "choice": {"frame": "slide", "look": "pink", "scale": 2}},
            {"id": "1", "format": "png", "choice": {"frame": "slide", "look": "light", "scale": 5000}},
        ],
    )
    def test_gives_only_what_it_offers(self, asked):
        """What a browser asks for is not believed: a made-up frame, look or scale is given no answer."""
        app = open_page("timeline")

        assert exported(app, asked) == {"timeline": None}
        assert failed(app) == []

    def test_name_tells_filters_options_and_language(self):
        """Ids only, and only what is not as usual."""
        filtered = pictures(open_page("output", {"theme": ["policy", "unity"], "actor": "city", "group": "unit"}))
        linear = pictures(open_page("output", {"scale": "linear", "panel": "media", "lang": "en"}))

        assert filtered["output"]["file"] == "kunming-2023_output_theme-policy+unity_actor-city_group-unit_slide.png"
        assert linear["output"]["file"] == "kunming-2023_output_scale-linear_slide_lang-en.png"
        assert linear["category"]["file"] == "kunming-2023_category_category-media_scale-linear_slide_lang-en.png"
        assert linear["rural"]["file"] == "kunming-2023_rural_slide_lang-en.png"

    def test_two_different_files_never_have_the_same_name(self):
        """Filters, options, language, frame, look, scale or format: whatever differs, one name has one content."""
        addresses = [
            {},
            {"theme": "policy"},
            {"field": "ecology"},
            {"scale": "linear"},
            {"group": "unit"},
            {"lang": "en"},
        ]
        choices = few([("slide", "light", 2), ("slide", "dark", 2), ("slide", "light", 3), ("a4", "light", 2)], 2)
        contents: dict[str, set[str]] = {}
        for address in few(addresses):
            app = open_page("output", address)
            for choice in choices:
                for made in pictures(app, *choice).values():
                    contents.setdefault(made["file"], set()).add(f"{choice[2]} {json.dumps(made['svg'])}")
            for made in exported(app, {"id": "1", "format": "csv"}).values():
                contents.setdefault(made["file"], set()).add(made["content"])

        assert {name for name, found in contents.items() if len(found) > 1} == set()
        assert len(contents) > (70 if CI else 30)

    def test_name_is_never_too_long_for_a_file_system(self, kunming):
        """Every option of every filter at once, and one less: two names, each of which can be saved."""
        every = {name: options(kunming, name) for name in FILTERS}
        fewer = every | {"actor": every["actor"][1:]}
        names = [pictures(open_page("output", address))["output"]["file"] for address in (every, fewer)]

        assert len(set(names)) == 2
        assert max(len(name.encode()) for name in names) < 200

    @pytest.mark.parametrize("page", ["overview", "output", "themes", "timeline"])
    def test_stands_under_every_chart(self, page):
        """Every chart on a page can be taken away, as a picture and as data."""
        app = open_page(page)
        made = pictures(app)

        assert set(charts(app)) <= set(made)
        assert made
        assert all("<text" in picture["svg"] for picture in made.values())
        assert all(text_of(told).startswith("\ufeff") for told in exported(app, {"id": "2", "format": "csv"}).values())

    def test_data_are_those_of_the_chart_on_the_page(self, kunming):
        """Under filters, the CSV holds what the chart shows and says which filters those are."""
        app = open_page("output", {"theme": "innovation", "lang": "en"})
        shown = marks(charts(app)["output"])
        told = exported(app, {"id": "1", "format": "csv"})["output"]
        rows = list(csv.DictReader(io.StringIO(text_of(told).removeprefix("\ufeff"))))

        assert sorted(row["id"] for row in rows if row["id"]) == sorted(shown)
        assert "Filters: Theme: Innovation" in text_of(told)
        assert told["file"] == "kunming-2023_output_theme-innovation_lang-en.csv"
