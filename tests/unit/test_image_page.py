"""A chart as a page that needs no network."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from cppcc import Selection
from cppcc.charts import draw
from cppcc.design.frames import SCREEN, SLIDE
from cppcc.design.looks import DARK, LIGHT
from cppcc.write.html import chart_page
from tests.exported import exported
from tests.speeches import ZH, speech
from tests.unit.sample import HOSTILE, SOUND, made_up

EVERYTHING = Selection()


@pytest.fixture(scope="module")
def page(kunming):
    return exported("html", "output", kunming, EVERYTHING, None, LIGHT, ZH).decode("utf-8")


class _Parts(HTMLParser):
    """The addresses, texts and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.texts: dict[str, str] = {}
        self.attributes: dict[str, str | None] = {}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {f"{tag}.{name}": value for name, value in attrs}
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "data", "action")]

    def handle_data(self, data):
        if self.tags:
            self.texts[self.tags[-1]] = self.texts.get(self.tags[-1], "") + data


class TestAPage:
    def test_loads_nothing(self, page):
        """Plotly is inside, and the page itself forbids the browser to ask any host."""
        parts = _Parts(page)

        assert parts.addresses == ["data:,"]
        assert ("default-src 'none'" in page, "Plotly.newPlot" in page, len(page) > 1_000_000) == (True,) * 3

    def test_says_title_subtitle_and_source_as_text(self, page, kunming):
        chart = draw("output", kunming, EVERYTHING, SCREEN, LIGHT, ZH)
        parts = _Parts(page)

        assert (chart.title, chart.title, chart.source) == (
            parts.texts["title"].strip(),
            parts.texts["h1"].strip(),
            parts.texts["footer"].strip(),
        )
        assert chart.words == parts.attributes["div.aria-label"]

    def test_holds_the_figures(self, page, kunming):
        assert [id for id in ("proposals", "media_reports") if f'["figure","{id}"]' not in page] == []

    @pytest.mark.parametrize(("language", "code"), [("zh", "zh-CN"), ("en", "en")])
    def test_says_its_language(self, kunming, language, code):
        page = exported("html", "rural", kunming, EVERYTHING, None, LIGHT, speech(language)).decode("utf-8")

        assert code == _Parts(page).attributes["html.lang"]

    def test_of_a_fixed_frame_holds_the_picture_with_all_its_furniture(self, kunming):
        page = exported("html", "rural", kunming, EVERYTHING, SLIDE, DARK, ZH).decode("utf-8")

        assert ('"width":1280' in page, "<h1>" in page, DARK.paper in page) == (True, False, True)

    def test_shows_hostile_text_as_text(self):
        """No label of a data file opens a tag or ends a script."""
        text = SOUND.replace("title: 某市政协2023年综述", f'title: "{HOSTILE}"').replace(
            "{zh: 提案, en: Proposals}", f'{{zh: "{HOSTILE}"}}'
        )
        harmless = exported("html", "output", made_up(SOUND), EVERYTHING, None, LIGHT, ZH).decode("utf-8")
        page = exported("html", "output", made_up(text), EVERYTHING, None, LIGHT, ZH).decode("utf-8")

        assert _Parts(harmless).tags == _Parts(page).tags
        assert "</script><script>alert(1)" in _Parts(page).texts["footer"]

    def test_keeps_braces_in_texts(self):
        page = chart_page.html(replace(draw("output", made_up(SOUND), EVERYTHING, SCREEN, LIGHT, ZH), title="{0}{x}"),
                        SCREEN, LIGHT, ZH).decode("utf-8")  # fmt: skip

        assert "<title>{0}{x}</title>" in page
