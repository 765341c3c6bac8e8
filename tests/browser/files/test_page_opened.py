"""A whole report as one HTML file, opened from the disk by a browser without a network."""

from __future__ import annotations

import json
import sys
from io import BytesIO
from urllib.parse import parse_qs

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageChops
from playwright.sync_api import expect
from pypdf import PdfReader

from cppcc import read
from cppcc.charts import draw
from cppcc.design.frames import SCREEN
from cppcc.design.looks import DARK
from cppcc.messages import say
from cppcc.model.selection import DIMENSIONS, Selection
from cppcc.speech import phrases
from cppcc.write.html import report_page
from cppcc.write.html.views import ROOMS, WRITTEN
from cppcc.write.plotly import plot
from tests import files
from tests.cases import cases, few, thorough
from tests.kunming import report
from tests.speeches import ZH
from tests.unit.html_report import EVERYTHING, FILE, Reader, as_drawn, selected, views, written
from tests.unit.printed import plain

#: What of a page a print must leave as it was.
SCREENFUL = """() => [document.querySelectorAll("details[open]").length, document.documentElement.scrollHeight,
  ...[...document.querySelectorAll(".plot")].map((plot) => [plot.clientWidth, plot.data?.[0].line?.color])]"""


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

    def settle(self):
        """Waits until the page stands as its address says: the browser tells it of a new one later on."""
        self.page.wait_for_function("() => document.documentElement.dataset.shown === location.hash")

    def _said(self, message):
        if message.type == "error":  # Plotly remarks on each $ that it has no MathJax, and shows it as it is
            self.troubles.append(message.text)

    def _asked(self, url):
        if not url.startswith((self.path.as_uri(), "data:", "blob:")):
            self.troubles.append(url)

    def choose(self, dimension, id):
        self.page.locator(f'select[name="{DIMENSIONS[dimension].parameter}"]').select_option(id)
        self.page.wait_for_function(
            "(hash) => location.hash.includes(hash)", arg=f"{DIMENSIONS[dimension].parameter}={id}"
        )
        self.settle()

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
        self.settle()
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
            # Nought has no mark on a log axis; here there is none. What is computed has none either.
            assert set(of_chart["marks"]) == {row for row in rows if not row.startswith("ratio/")}
    items = [f"figure/{figure.id}" for figure in chosen.figures(report())]
    assert tab.details() == items + [f"work/{work.id}" for work in chosen.works(report())]
    left = say("zh", "list.dot").join(phrases.what_is_left(report(), chosen, ZH))
    assert tab.page.locator("#left").inner_text() == left


class TestInABrowser:
    @pytest.mark.parametrize(("width", "look"), few(cases([390, 1440], ["light", "dark"], together=1), 1))
    def test_opens_from_the_disk_without_a_network(self, opened, width, look):
        tab = opened(width=width, look=look)

        is_as_the_engine_says(tab, {})
        expect(tab.page.locator("#waiting")).to_have_count(0)
        assert tab.page.evaluate("document.documentElement.scrollWidth") == width

    def test_filters_as_the_engine_does(self, opened):
        """Each option of each filter, by its select box, one after the other."""
        tab = opened()
        for dimension in filter(views()["options"].get, DIMENSIONS):
            for id in views()["options"][dimension]:
                tab.choose(dimension, id)
                is_as_the_engine_says(tab, {dimension: id})

            tab.page.locator("#reset").click()
            tab.page.wait_for_function("() => !location.hash.includes('=')")
            tab.settle()
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
        tab.settle()
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

    @pytest.mark.parametrize("width", few([390, 1440], 1))
    def test_a_click_on_a_mark_opens_its_detail(self, opened, width):
        tab = opened(width=width)
        tab.click_mark("output", "courtyard_public")
        dialog = tab.page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        figure = report().figure("courtyard_public")
        assert figure.note
        assert tab.hash() == {"figure": "courtyard_public"}
        for told in (
            *(figure.label["zh"], phrases.how_to_read(figure.quantity, ZH), figure.at.token, figure.note["zh"]),
            *(phrases.labelled(other, ZH) for other in report().related_figures(figure)),
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

    @pytest.mark.parametrize(
        ("hash", "look", "width"),
        few(
            cases(["", "#field=governance", "#figure=courtyard_public"], ["light", "dark"], [390, 1440], together=1), 2
        ),
    )
    def test_axe_finds_nothing(self, opened, hash, look, width):
        tab = opened(hash=hash, look=look, width=width)

        found = Axe().run(tab.page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found] == []

    def test_is_painted_in_the_dark_as_the_engine_draws_it(self, opened):
        tab = opened(look="dark", width=390)
        for name in ("output", "proposals", "courtyard", "timeline", "theme/policy"):
            kind, _, theme = name.partition("/")
            selection = Selection(themes=(theme,)) if theme else EVERYTHING
            expected = plot(draw(kind, report(), selection, SCREEN, DARK, ZH).scene)
            script = """(name) => {
              const plot = document.querySelector(`[data-chart="${name}"] .plot`)
              return [plot.data, plot.layout.annotations, plot.layout.shapes]
            }"""
            layout = expected["layout"]
            drawn = [expected["data"], layout["annotations"], layout["shapes"]]
            assert tab.page.evaluate(script, name) == json.loads(json.dumps(drawn))

    def test_runs_nothing_that_a_file_holds(self, opened, tmp_path):
        found = read(FILE, files.hostile()).report
        assert found is not None
        file = tmp_path / "hostile.html"
        file.write_bytes(report_page.html(found, EVERYTHING, ZH))
        tab = opened(path=file)

        assert tab.page.locator("main :is(img, script, b b)").count() == 0
        expect(tab.page.locator("h2").first).to_be_visible()

    @pytest.mark.parametrize("look", [pytest.param("light", marks=thorough), "dark"])
    def test_prints_everything_on_a4(self, opened, look):
        """Charts whole, everything unfolded, nothing that is pressed, on white; and the screen is as it was."""
        tab = opened(look=look, width=390)
        before = tab.page.evaluate(SCREENFUL)
        pages = PdfReader(BytesIO(tab.page.pdf(prefer_css_page_size=True, print_background=True))).pages
        words = plain(" ".join(sheet.extract_text() for sheet in pages))

        assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in pages} == {(595, 842)}
        for figure in report().figures:
            for told in (phrases.labelled(figure, ZH), phrases.how_to_read(figure.quantity, ZH), figure.at.token):
                assert plain(told) in words, told
        assert [work.id for work in report().works if plain(work.summary["zh"]) not in words] == []
        assert [key for key in ("table.below", "detail.close", "filter.reset") if plain(say("zh", key)) in words] == []
        assert tab.page.evaluate(SCREENFUL) == before

    def test_prints_charts_in_light_colours_and_whole(self, opened):
        """From a dark phone too: drawn anew for the sheet."""
        tab = opened(look="dark", width=390)
        tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        drawn = plot(as_drawn("output", EVERYTHING, "zh", ROOMS[-1]).scene)["data"]

        assert tab.page.evaluate("document.querySelector('[data-chart=output] .plot').data") == (
            json.loads(json.dumps(drawn))
        )

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Windows and macOS always have Chinese fonts")
    @thorough
    def test_has_no_boxes_on_a_machine_without_a_chinese_font(self, opened, plain_browser, tmp_path):
        """One character for another changes the picture: boxes are all alike."""
        other = read(FILE, FILE.read_text(encoding="utf-8").replace("提", "案")).report
        assert other is not None
        drawn = []
        for number, each in enumerate((report(), other)):
            file = tmp_path / f"{number}.html"
            file.write_bytes(report_page.html(each, EVERYTHING, ZH))
            tab = opened(browser=plain_browser, path=file)
            for chart in ("headline", "output"):
                contents = tab.page.locator(f'[data-chart="{chart}"] :is(.plot, .tiles)').screenshot()
                drawn.append(Image.open(BytesIO(contents)).convert("RGB"))

        for one, another in ((drawn[0], drawn[2]), (drawn[1], drawn[3])):
            assert one.size == another.size
            assert ImageChops.difference(one, another).getbbox()

    def test_tells_all_in_words_where_no_script_runs(self, browser, path):
        context = browser.new_context(java_script_enabled=False)
        tab = context.new_page()
        tab.goto(path.as_uri())

        expect(tab.locator("#waiting")).to_be_visible()
        expect(tab.locator("#filters")).to_be_hidden()
        expect(tab.locator('[data-chart="output"] h3')).to_have_text(as_drawn("output", EVERYTHING, "zh").title)
        context.close()
