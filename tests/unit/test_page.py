"""A whole report as one HTML file: opened from the disk, without a network, and held against the engine."""

from __future__ import annotations

import base64
import json
import re
import sys
import unicodedata
import zlib
from dataclasses import replace
from functools import cache
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from urllib.parse import parse_qs

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from playwright.sync_api import expect
from pypdf import PdfReader

from cppcc import load, read, wording
from cppcc.charts import draw
from cppcc.export import page
from cppcc.export.page.views import ROOMS, WRITTEN
from cppcc.frame import SCREEN
from cppcc.load import REPORTS
from cppcc.look import DARK, LIGHT
from cppcc.quantity import Bound
from cppcc.selection import DIMENSIONS, PARAMETERS, Selection, barred_pairs
from cppcc.texts import LANGUAGES, say
from tests import files
from tests.browser.test_print import RADICALS
from tests.unit import printed

FILE = REPORTS / "kunming-2023.yaml"
EVERYTHING = Selection()
FILTERED = Selection(themes=("innovation", "policy"), actors=("city",))


@cache
def report():
    return load(FILE)


@cache
def written(selection=EVERYTHING, language="zh"):
    return page.html(report(), selection, language)


def packed(contents: bytes, id: str) -> str:
    """What a page holds packed, as the page's script unpacks it."""
    found = re.search(rf'<script type="text/plain" id="{id}">([A-Za-z0-9+/=]+)</script>'.encode(), contents)
    assert found is not None
    return zlib.decompress(base64.b64decode(found[1])).decode("utf-8")


@cache
def views(selection=EVERYTHING, language="zh"):
    return json.loads(packed(written(selection, language), "data"))


class _Words(HTMLParser):
    """The tags of a page, its attributes and its texts."""

    def __init__(self, contents: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.feed(contents.decode("utf-8"))

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attributes]

    def handle_data(self, text):
        self.texts.append(text)


class Reader:
    """What the page's script shows under a choice in each filter, looked up as it does."""

    def __init__(self, seen, choice):
        self.seen, self.choice = seen, choice
        place = 0
        for dimension in DIMENSIONS:
            options = ["", *seen["options"][dimension]]
            place = place * len(options) + options.index(choice.get(dimension, ""))
        self.outcome = seen["outcomes"][seen["states"][place]]

    def phrase(self, name):
        chosen = self.choice | ({"themes": name[6:]} if name.startswith("theme/") else {})
        told = [self.seen["said"][dimension][chosen.get(dimension, "")] for dimension in DIMENSIONS]
        return self.seen["semicolon"].join(filter(None, told))

    def charts(self):
        for name, number in self.outcome["charts"].items():
            content = self.seen["charts"][name][number]
            texts = [content["title"], *(self.phrase(name).join(content[key]) for key in ("under", "words"))]
            yield name, [*texts, content["source"]], content


def as_drawn(name, selection, language, room=ROOMS[0]):
    """The chart as the engine draws it."""
    kind, _, theme = name.partition("/")
    frame = replace(SCREEN, least=room)
    if name in WRITTEN:
        frame = replace(frame, width=frame.export_width, furniture=True)
    return draw(kind, report(), replace(selection, themes=(theme,)) if theme else selection, frame, LIGHT, language)


def selected(choice, selection=EVERYTHING):
    return replace(selection, **{dimension: (id,) for dimension, id in choice.items() if id})


SINGLE = [{dimension: id} for dimension in DIMENSIONS for id in ["", *views()["options"][dimension]]]
CHOICES = st.fixed_dictionaries(
    {dimension: st.sampled_from(["", *views()["options"][dimension]]) for dimension in DIMENSIONS}
)


def holds(choice, language="zh", selection=EVERYTHING):
    """Everything shown under a choice is what the engine says of it, and nothing is missing."""
    chosen, seen = selected(choice, selection), views(selection, language)
    reader = Reader(seen, choice)
    items = [f"figure/{figure.id}" for figure in chosen.figures(report())]
    items += [f"work/{work.id}" for work in chosen.works(report())]
    assert reader.outcome["items"] == items
    assert reader.outcome["left"] == say(language, "list.dot").join(wording.what_is_left(report(), chosen, language))
    assert reader.outcome["barred"] == {
        why: len(pairs) for why, pairs in barred_pairs(chosen.figures(report())).items()
    }
    for name, texts, content in reader.charts():
        chart = as_drawn(name, chosen, language)
        assert texts == [chart.title, chart.subtitle, chart.words, chart.source]
        rows = [*(f"figure/{f.id}" for f in chart.figures), *(f"ratio/{r.id}" for r in chart.ratios)]
        assert content["rows"] == rows + [f"work/{work.id}" for work in chart.works]
        if name not in WRITTEN:
            assert seen["plots"][content["plots"][0]] == json.loads(json.dumps(chart.plot))
    shown = {row for name, _, content in reader.charts() for row in content["rows"] if name.startswith("theme/")}
    assert shown == {item for item in items if item.startswith("figure/")}


class TestWhatAChoiceShows:
    @pytest.mark.parametrize("choice", SINGLE, ids=lambda choice: "-".join(map("-".join, choice.items())))
    def test_is_what_the_engine_says(self, choice):
        holds(choice)

    @settings(deadline=None)  # the first makes the page
    @given(CHOICES)
    def test_is_what_the_engine_says_of_any_combination(self, choice):
        holds(choice)

    @settings(deadline=None)  # the first makes the page
    @given(CHOICES)
    def test_is_so_in_english(self, choice):
        holds(choice, "en")

    @pytest.mark.parametrize("theme", ["", *FILTERED.themes])
    def test_stays_within_the_filters_that_the_page_was_made_with(self, theme):
        seen = views(FILTERED)

        assert seen["options"]["themes"] == ["policy", "innovation"]
        assert seen["options"]["actors"] == ["city"]
        holds({"themes": theme}, selection=FILTERED)


class TestAFile:
    def test_is_small(self):
        """To be sent by mail; most of it is plotly.js, packed."""
        assert len(written()) < 3_000_000

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_is_the_same_for_the_same_input(self, language):
        assert page.html(report(), FILTERED, language) == written(FILTERED, language)

    def test_names_no_address_but_the_reports(self):
        """Only links, which nobody follows without pressing them."""
        words = _Words(written())
        addresses = [value for name, value in words.attributes if re.match("(https?:)?//", value)]

        assert {address.partition("#")[0] for address in addresses} == {report().url}
        assert not {"img", "iframe", "object", "link"} & {tag for tag in words.tags if tag != "link"}
        assert [value for name, value in words.attributes if name == "src"] == []

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_tells_every_figure_work_and_ratio(self, language):
        """Words, bound, place, note: all of them stand there even where no script runs."""
        words = " ".join(" ".join(_Words(written(EVERYTHING, language)).texts).split())
        for figure in report().figures:
            number, unit = wording.number_and_unit(figure.quantity, language)
            assert f"{number} {unit}" in words if unit else number in words
            told = [figure.label[language], wording.how_to_read(figure.quantity, language), figure.at.token]
            told += [figure.note[language]] if figure.note else []
            assert [each for each in told if " ".join(each.split()) not in words] == []
        for work in report().works:
            told = [work.label[language], work.summary[language], work.at.token]
            told += [wording.date_words(work.dates, language)] if work.dates else []
            assert [each for each in told if " ".join(each.split()) not in words] == []
        for ratio in report().ratios:
            assert wording.ratio_words(report(), ratio, language) in words
        for item in report().unstated:
            assert item.text[language] in words
        for bound in Bound:
            assert say(language, f"bound.{bound}") in words

    def test_says_which_state_of_the_file_it_is_of(self):
        assert report().file_sha256 in " ".join(_Words(written()).texts)

    def test_says_what_it_was_made_with(self):
        told = say("zh", "file.only", filters=wording.filters(report(), FILTERED, "zh"))

        assert told in _Words(written(FILTERED)).texts
        assert say("zh", "file.only", filters="") not in " ".join(_Words(written()).texts)

    def test_shows_hostile_text_as_text(self):
        """No text of a data file opens a tag, becomes an attribute or a link, or ends a script."""
        texts = [files.HOSTILE, "</script><script>alert(1)</script>&amp;\u2028\" onload='alert(1)'"]
        pages = []
        for text in ["harmless", *texts]:
            found = read(FILE, files.hostile(text)).report
            assert found is not None
            pages.append(_Words(page.html(found, EVERYTHING, "zh")))

        assert [each.tags for each in pages[1:]] == [pages[0].tags] * 2
        names = [[name for name, _ in each.attributes] for each in pages]
        assert names[1:] == [names[0]] * 2
        assert [value for each in pages for name, value in each.attributes if name == "href" and value[0] != "#"] == (
            ["data:,"] * 3
        )


#: What of a page a print must leave as it was.
SCREENFUL = """() => [document.querySelectorAll("details[open]").length, document.documentElement.scrollHeight,
  ...[...document.querySelectorAll(".plot")].map((plot) => [plot.clientWidth, plot.data?.[0].line?.color])]"""


def plain(words: str) -> str:
    """Words as a PDF's text layer is compared: it has no blanks to rely on, and other code points for some signs."""
    return "".join(unicodedata.normalize("NFKC", words).translate(RADICALS).split())


class Opened:
    """A page in a browser that has no network, with all that goes wrong in it."""

    def __init__(self, browser, path, width=1440, look="light", hash=""):
        self.path = path
        self.troubles: list[str] = []
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=look, offline=True, reduced_motion="reduce"
        )
        self.page = self.context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("dialog", lambda dialog: self.troubles.append(dialog.message))
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.goto(f"{path.as_uri()}{hash}")
        self.page.evaluate("globalThis.ready")

    def _said(self, message):
        if message.type == "error":  # Plotly remarks on each $ that it has no MathJax, and shows it as it is
            self.troubles.append(message.text)

    def _asked(self, url):
        if not url.startswith((self.path.as_uri(), "data:", "blob:")):
            self.troubles.append(url)

    def choose(self, dimension, id):
        self.page.locator(f'select[name="{PARAMETERS[dimension]}"]').select_option(id)
        self.page.wait_for_function("(hash) => location.hash.includes(hash)", arg=f"{PARAMETERS[dimension]}={id}")

    def shown(self):
        """What stands on the page: chart → its title, subtitle, words, source and the ids of its marks."""
        return self.page.evaluate("""() => Object.fromEntries([...document.querySelectorAll("[data-chart]")]
          .filter((card) => card.checkVisibility()).map((card) => {
            const plot = card.querySelector(".plot")
            const texts = ["h3, h4", ".sub"].map((query) => card.querySelector(query).textContent)
            texts.push(plot?.ariaLabel, card.querySelector(":scope > .small").textContent)
            const marks = (plot?.data ?? []).flatMap((trace) => trace.customdata ?? []).map((mark) => mark.join("/"))
            const rows = [...card.querySelectorAll("[data-row]")].filter((row) => !row.hidden)
            return [card.dataset.chart, { texts, marks, rows: [...new Set(rows.map((row) => row.dataset.row))],
              drawn: plot ? plot.querySelectorAll(".main-svg").length > 0 : true }]
          }))""")

    def details(self):
        """The figures and works whose details are not filtered away."""
        return self.page.evaluate("""() => [...document.querySelectorAll(".items [data-need]")]
          .filter((part) => !part.hidden).map((part) => part.dataset.need)""")

    def click_mark(self, chart, id):
        """Clicks a figure's or a work's mark with the mouse."""
        place = self.page.evaluate(
            """([name, id]) => {
              const plot = document.querySelector(`[data-chart="${name}"] .plot`)
              for (const [index, trace] of plot.data.filter((trace) => trace.type === "scatter").entries()) {
                const number = (trace.customdata ?? []).findIndex((mark) => mark[1] === id)
                if (number < 0) continue
                const point = plot.querySelectorAll(".scatterlayer .trace")[index].querySelectorAll(".point")[number]
                point.scrollIntoView({ block: "center" })
                const box = point.getBoundingClientRect()
                return [box.x + box.width / 2, box.y + box.height / 2]
              }
            }""",
            [chart, id],
        )
        self.page.mouse.move(*place)
        self.page.mouse.click(*place)

    def hash(self):
        return {name: values[0] for name, values in parse_qs(self.page.evaluate("location.hash.slice(1)")).items()}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """The page on a disk, in a folder with a name that an address must encode."""
    file = tmp_path_factory.mktemp("U 盘") / "报告.html"
    file.write_bytes(written())
    return file


@pytest.fixture
def opened(browser, path):
    """Opens the page; whatever a test is about, nothing may go wrong in it."""
    tabs = []

    def start(**options):
        tabs.append(Opened(options.pop("browser", browser), options.pop("path", path), **options))
        return tabs[-1]

    yield start
    for tab in tabs:
        tab.context.close()
    assert [trouble for tab in tabs for trouble in tab.troubles] == []


def is_as_the_engine_says(tab, choice):
    chosen = selected(choice)
    reader = Reader(views(), choice)
    shown = tab.shown()
    assert list(shown) == [name for name in shown if name in reader.outcome["charts"]]
    assert set(shown) == set(reader.outcome["charts"])
    for name, of_chart in shown.items():
        chart = as_drawn(name, chosen, "zh")
        words = [chart.title, chart.subtitle, None if name in WRITTEN else chart.words, chart.source]
        assert of_chart["texts"] == words
        assert of_chart["drawn"]
        rows = [*(f"figure/{f.id}" for f in chart.figures), *(f"ratio/{r.id}" for r in chart.ratios)]
        rows += [f"work/{work.id}" for work in chart.works]
        assert set(of_chart["rows"]) == set(rows)
        if name not in WRITTEN:
            # Nought has no mark on a log axis; here there is none.
            assert set(of_chart["marks"]) == set(rows)
    items = [f"figure/{figure.id}" for figure in chosen.figures(report())]
    assert tab.details() == items + [f"work/{work.id}" for work in chosen.works(report())]
    left = say("zh", "list.dot").join(wording.what_is_left(report(), chosen, "zh"))
    assert tab.page.locator("#left").inner_text() == left


@pytest.fixture(scope="module")
def print_():
    """The PDF, by language; opened by a reader that is not the browser's."""

    @cache
    def get(language, selection=EVERYTHING):
        return printed.opened(page.pdf(report(), selection, language))

    return get


def running(reader, language):
    """The words of all sheets without blanks and without the foot of each: a sentence may go on overleaf."""
    foot = wording.source(report(), language)
    sheets = []
    for number, sheet in enumerate(reader.pages, start=1):
        told = "".join(sheet.extract_text().split())
        for part in (foot, f"{number}/{len(reader.pages)}") if number > 1 else ():
            told = "".join(told.rsplit("".join(part.split()), 1))
        sheets.append(told)
    return "".join(sheets)


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
class TestAPdf:
    def test_is_a4(self, print_, language):
        sizes = {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in print_(language).pages}

        assert sizes == {(595, 842)}

    def test_tells_every_figure_work_and_ratio(self, print_, language):
        words = running(print_(language), language)
        told = [item.label for item in (*report().figures, *report().works, *report().ratios)]
        told += [work.summary for work in report().works] + [item.text for item in report().unstated]
        told += [item.note for item in (*report().figures, *report().works) if item.note]
        lines = [each[language] for each in told]
        lines += [item.at.token for item in (*report().figures, *report().works)]
        lines += [wording.how_to_read(figure.quantity, language) for figure in report().figures]
        lines += [wording.quantity_words(figure.quantity, language) for figure in report().figures]
        lines += [wording.ratio_words(report(), ratio, language) for ratio in report().ratios]
        lines += [report().file_sha256, wording.source(report(), language)]

        assert [line for line in lines if "".join(line.split()) not in words] == []

    def test_tells_every_chart_in_its_own_words(self, print_, language):
        """Text, not pictures of it: what a chart labels can be found and copied."""
        words = running(print_(language), language)
        for name in ("output", "proposals", "courtyard", "rural", "timeline", "theme/policy"):
            chart = as_drawn(name, EVERYTHING, language, ROOMS[-1])
            labels = [note["text"] for note in chart.plot["layout"]["annotations"]]
            labels += [label for trace in chart.plot["data"] for label in trace.get("text", [])]
            told = [unescape(re.sub("<[^>]*>", "", label)) for label in (chart.title, *labels)]
            assert [each for each in told if "".join(each.split()) not in words] == []
            assert len(labels) >= len(chart.figures) * 2 or chart.works

    def test_has_bookmarks(self, print_, language):
        """Cover, chapters and charts, each where it stands."""
        found = dict(printed.outline(print_(language)))
        titles = [say(language, f"page.{name}") for name in ("overview", "output", "themes", "timeline", "sources")]
        titles += [as_drawn(name, EVERYTHING, language).title for name in views()["charts"] if name != "category"]
        committee = report().committee.name[language]
        cover = say(language, "overview.title", committee=committee, year=report().year)

        assert [title for title in titles if title not in found] == []
        assert found[cover] == 0
        for title in titles:
            page_of = print_(language).pages[found[title]].extract_text()
            assert "".join(title.split()) in "".join(page_of.split())

    def test_has_its_typefaces_in_it_and_no_boxes(self, print_, language):
        assert set(printed.fonts(print_(language)).values()) == {"FontFile2"}
        assert printed.missing_glyphs(print_(language)) == 0

    def test_has_numbered_pages(self, print_, language):
        """By ``@page``, where the browser prints it: from Chrome 131 on."""
        pages = print_(language).pages

        assert f"7 / {len(pages)}" in pages[6].extract_text()
        assert f"1 / {len(pages)}" not in pages[0].extract_text()

    def test_is_the_same_for_the_same_input(self, language):
        one, other = (page.pdf(report(), FILTERED, language) for _ in range(2))

        assert one == other


@pytest.mark.browser
def test_pdf_of_filters_tells_only_what_they_leave(print_):
    words = running(print_("zh", FILTERED), "zh")

    left = FILTERED.figures(report())
    assert [figure.id for figure in left if figure.at.token not in words] == []
    out = [figure for figure in report().figures if figure not in left]
    assert [figure.id for figure in out if f"「{figure.at.token}」" in words] == []
    assert wording.filters(report(), FILTERED, "zh") in words


@pytest.mark.browser
class TestInABrowser:
    @pytest.mark.parametrize("look", ["light", "dark"])
    @pytest.mark.parametrize("width", [390, 1440])
    def test_opens_from_the_disk_without_a_network(self, opened, width, look):
        tab = opened(width=width, look=look)

        is_as_the_engine_says(tab, {})
        expect(tab.page.locator("#waiting")).to_have_count(0)
        assert tab.page.evaluate("document.documentElement.scrollWidth") == width

    @pytest.mark.parametrize("dimension", DIMENSIONS)
    def test_filters_as_the_engine_does(self, opened, dimension):
        """Each option of each filter, by its select box, one after the other."""
        tab = opened()
        for id in views()["options"][dimension]:
            tab.choose(dimension, id)
            is_as_the_engine_says(tab, {dimension: id})

        tab.page.locator("#reset").click()
        tab.page.wait_for_function("() => !location.hash.includes('=')")
        is_as_the_engine_says(tab, {})

    def test_filters_by_several_at_once_and_goes_back(self, opened):
        """The state stands in the address: Back undoes, and a copied address opens the same."""
        tab = opened()
        tab.choose("fields", "governance")
        tab.choose("actors", "system")
        both = {"fields": "governance", "actors": "system"}
        is_as_the_engine_says(tab, both)
        assert tab.hash() == {"field": "governance", "actor": "system"}

        is_as_the_engine_says(opened(hash="#field=governance&actor=system"), both)
        tab.page.go_back()
        expect(tab.page.locator('select[name="actor"]')).to_have_value("")
        is_as_the_engine_says(tab, {"fields": "governance"})

    def test_says_when_nothing_is_left(self, opened):
        tab = opened(hash="#theme=introduction&category=media")

        expect(tab.page.locator("#nothing")).to_be_visible()
        assert tab.shown() == {}
        assert [link.is_visible() for link in tab.page.locator("nav a").all()] == [False] * 4 + [True]

    def test_names_what_an_address_has_that_nobody_knows(self, opened):
        tab = opened(hash="#theme=nothing&figure=constructor&field=rural")

        expect(tab.page.locator("#unknown")).to_contain_text("theme=nothing，figure=constructor")
        is_as_the_engine_says(tab, {"fields": "rural"})

    @pytest.mark.parametrize("width", [390, 1440])
    def test_a_click_on_a_mark_opens_its_detail(self, opened, width):
        tab = opened(width=width)
        tab.click_mark("output", "courtyard_public")
        dialog = tab.page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        figure = report().figure("courtyard_public")
        assert tab.hash() == {"figure": "courtyard_public"}
        for told in (
            *(figure.label["zh"], wording.how_to_read(figure.quantity, "zh"), figure.at.token, figure.note["zh"]),
            *(wording.labelled(other, "zh") for other in report().related_figures(figure)),
        ):
            expect(dialog).to_contain_text(told)
        link = dialog.get_by_role("link", name=say("zh", "detail.open"))
        assert link.get_attribute("href") == report().link(figure.at)

        dialog.get_by_role("link", name="院坝协商委员参与").first.click()
        expect(dialog.get_by_role("heading")).to_have_text("院坝协商委员参与")
        tab.page.go_back()
        expect(dialog.get_by_role("heading")).to_have_text("院坝协商群众参与")
        tab.page.go_back()
        expect(dialog).to_be_hidden()

    def test_a_ratio_opens_the_figure_that_it_divides(self, opened):
        tab = opened()
        tab.click_mark("courtyard", "public_per_session")

        expect(tab.page.get_by_role("dialog").get_by_role("heading")).to_have_text("院坝协商群众参与")

    def test_goes_by_keyboard(self, opened):
        """A name opens its detail, which takes the focus; Escape gives it back."""
        tab = opened()
        name = tab.page.locator('[data-chart="headline"] a', has_text="社情民意").first
        name.focus()
        tab.page.keyboard.press("Enter")
        dialog = tab.page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        expect(dialog.get_by_role("heading")).to_be_focused()
        tab.page.keyboard.press("Tab")
        assert tab.page.evaluate("document.activeElement.matches('dialog *')")

        tab.page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(name).to_be_focused()
        tab.page.wait_for_function("() => !location.hash.includes('=')")

    def test_shows_what_the_filters_leave_out_when_asked(self, opened):
        tab = opened(hash="#theme=party&figure=proposals")

        expect(tab.page.locator("#outside")).to_be_visible()
        expect(tab.page.get_by_role("dialog")).to_contain_text("442")

    @pytest.mark.parametrize("look", ["light", "dark"])
    @pytest.mark.parametrize("hash", ["", "#field=governance", "#figure=courtyard_public"])
    @pytest.mark.parametrize("width", [390, 1440])
    def test_axe_finds_nothing(self, opened, hash, look, width):
        tab = opened(hash=hash, look=look, width=width)

        found = Axe().run(tab.page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found] == []

    def test_is_painted_in_the_dark_as_the_engine_draws_it(self, opened):
        tab = opened(look="dark", width=390)
        for name in ("output", "proposals", "courtyard", "timeline", "theme/policy"):
            kind, _, theme = name.partition("/")
            selection = Selection(themes=(theme,)) if theme else EVERYTHING
            plot = draw(kind, report(), selection, SCREEN, DARK, "zh").plot
            script = """(name) => {
              const plot = document.querySelector(`[data-chart="${name}"] .plot`)
              return [plot.data, plot.layout.annotations, plot.layout.shapes, plot.layout.xaxis.gridcolor]
            }"""
            layout = plot["layout"]
            drawn = [plot["data"], layout["annotations"], layout["shapes"], layout["xaxis"]["gridcolor"]]
            assert tab.page.evaluate(script, name) == json.loads(json.dumps(drawn))

    def test_runs_nothing_that_a_file_holds(self, opened, tmp_path):
        found = read(FILE, files.hostile()).report
        assert found is not None
        file = tmp_path / "hostile.html"
        file.write_bytes(page.html(found, EVERYTHING, "zh"))
        tab = opened(path=file)

        assert tab.page.locator("main :is(img, script, b b)").count() == 0
        expect(tab.page.locator("h2").first).to_be_visible()

    @pytest.mark.parametrize("look", ["light", "dark"])
    def test_prints_everything_on_a4(self, opened, look):
        """Charts whole, everything unfolded, nothing that is pressed, on white; and the screen is as it was."""
        tab = opened(look=look, width=390)
        before = tab.page.evaluate(SCREENFUL)
        pages = PdfReader(BytesIO(tab.page.pdf(prefer_css_page_size=True, print_background=True))).pages
        words = plain(" ".join(sheet.extract_text() for sheet in pages))

        assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in pages} == {(595, 842)}
        for figure in report().figures:
            for told in (wording.labelled(figure, "zh"), wording.how_to_read(figure.quantity, "zh"), figure.at.token):
                assert plain(told) in words, told
        assert [work.id for work in report().works if plain(work.summary["zh"]) not in words] == []
        assert [key for key in ("table.below", "detail.close", "filter.reset") if plain(say("zh", key)) in words] == []
        assert tab.page.evaluate(SCREENFUL) == before

    def test_prints_charts_in_light_colours_and_whole(self, opened):
        """From a dark phone too: drawn anew for the sheet."""
        tab = opened(look="dark", width=390)
        tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        drawn = as_drawn("output", EVERYTHING, "zh", ROOMS[-1]).plot["data"]

        assert tab.page.evaluate("document.querySelector('[data-chart=output] .plot').data") == (
            json.loads(json.dumps(drawn))
        )

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Windows and macOS always have Chinese fonts")
    @pytest.mark.parametrize("chart", ["headline", "output"])
    def test_has_no_boxes_on_a_machine_without_a_chinese_font(self, opened, plain_browser, tmp_path, chart):
        """One character for another changes the picture: boxes are all alike."""
        other = read(FILE, FILE.read_text(encoding="utf-8").replace("提", "案")).report
        assert other is not None
        drawn = []
        for number, each in enumerate((report(), other)):
            file = tmp_path / f"{number}.html"
            file.write_bytes(page.html(each, EVERYTHING, "zh"))
            tab = opened(browser=plain_browser, path=file)
            contents = tab.page.locator(f'[data-chart="{chart}"] :is(.plot, .tiles)').screenshot()
            drawn.append(Image.open(BytesIO(contents)).convert("RGB"))

        assert drawn[0].size == drawn[1].size
        assert ImageChops.difference(*drawn).getbbox()

    def test_tells_all_in_words_where_no_script_runs(self, browser, path):
        context = browser.new_context(java_script_enabled=False)
        tab = context.new_page()
        tab.goto(path.as_uri())

        expect(tab.locator("#waiting")).to_be_visible()
        expect(tab.locator("#filters")).to_be_hidden()
        expect(tab.locator('[data-chart="output"] h3')).to_have_text(as_drawn("output", EVERYTHING, "zh").title)
        context.close()
