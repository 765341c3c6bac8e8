"""What a visitor does and sees in a real browser: open, press, click a mark, read a chart, save a picture."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from PIL import Image
from playwright.sync_api import BrowserContext, Download, Locator, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from cppcc.messages import say

ROOT = Path(__file__).resolve().parents[2]
PAGES = {
    "overview": "概览",
    "output": "产出",
    "themes": "主题",
    "timeline": "时间线",
    "sources": "数据来源",
    "deck": "编排幻灯片",
}

_SCRIPTS = Path(__file__).parent / "scripts"
#: What Streamlit's messages are called by, in their protocol.
_KINDS = {
    "BEGUN": ForwardMsg.DESCRIPTOR.fields_by_name["new_session"].number,
    "FINISHED": ForwardMsg.DESCRIPTOR.fields_by_name["script_finished"].number,
    "EARLY": int(ForwardMsg.FINISHED_EARLY_FOR_RERUN),
    "RERUN": BackMsg.DESCRIPTOR.fields_by_name["rerun_script"].number,
}


def script(name: str) -> str:
    """A function in JavaScript."""
    text = (_SCRIPTS / f"{name}.js").read_text(encoding="utf-8")
    return re.sub(r"^//.*\n", "", text, flags=re.MULTILINE).strip()


WATCH = f"({script('watch')})({json.dumps(_KINDS)});\n"
FAULTS = script("faults")
_SETTLED = script("settled")
_CHART_FAULTS = script("chart_faults")


@dataclass
class Visitor:
    """One browser tab on the dashboard, with all that went wrong in it.

    Args:
        troubles: console errors, uncaught exceptions, dialogs, and requests to any other host.
    """

    page: Page
    root: str
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.troubles.append(f"exception: {error}"))
        self.page.on("request", lambda request: self._request(request.url))
        self.page.on("websocket", lambda socket: self._request(socket.url))
        self.page.on("dialog", self._dialog)

    def _console(self, message: Any) -> None:
        place = message.location.get("url", "")
        if message.type == "error":
            self.troubles.append(f"console: {message.text} {place}")

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("blob", "data") and parts.netloc != urlsplit(self.root).netloc:
            self.troubles.append(f"request: {url}")

    def _dialog(self, dialog: Any) -> None:
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    # --- going about

    def open(self, path: str = "/") -> Visitor:
        """Types an address."""
        self.page.goto(self.root + path)
        return self.settle()

    def settle(self) -> Visitor:
        """Waits until the page stands: script done, charts drawn, nothing under way."""
        self.page.wait_for_function(_SETTLED, timeout=30000)
        return self

    def does(self, action: Callable[[], object]) -> Visitor:
        """Does what the server must answer, and waits for the answer."""
        messages = self.page.evaluate("window.__seen.messages")
        action()
        self.page.wait_for_function("(messages) => window.__seen.messages > messages", arg=messages)
        return self.settle()

    def click(self, button: Locator) -> Visitor:
        """Clicks a button or a link that changes the view."""
        return self.does(button.click)

    def key(self, key: str) -> Visitor:
        """Presses a key that changes the view."""
        return self.does(lambda: self.page.keyboard.press(key))

    def settle_anew(self) -> Visitor:
        """Waits until the page stands after what no server answers, such as another window, or something folded out.
        The browser has not begun yet with what it does about it, so that the page seems to stand as it is."""
        self.page.evaluate("window.__seen.changed = performance.now()")
        return self.settle()

    def unfold(self, part: Locator) -> Visitor:
        """Folds a part out. What moves beneath the pointer between press and release is no click for the browser: it
        is pressed again, as anyone would."""
        folded = part.locator("details:not([open])")
        for _ in range(3):
            if folded.count():
                part.locator("summary").click()
                self.settle_anew()
        expect(folded).to_have_count(0)
        return self

    def settle_at_width(self) -> Visitor:
        """Waits until the charts are drawn for the window's new width: each as wide as its card."""
        self.page.wait_for_function(
            """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every((chart) =>
              Math.abs(chart.clientWidth - chart.querySelector(".main-svg").clientWidth) < 2)"""
        )
        return self.settle_anew()

    def go_to(self, page: str) -> Visitor:
        """Follows the sidebar's link to a page."""
        path = "/" if page == "overview" else f"/{page}"
        if self.address()[0] == path:
            return self
        self.open_sidebar()
        self.click(self.page.get_by_test_id("stSidebar").get_by_role("link", name=self.name_of(page)))
        assert self.address()[0] == path
        return self

    def name_of(self, page: str) -> str:
        """What the sidebar calls a page, in the language of the address."""
        return say(self.address()[1].get("lang", ["zh"])[0], f"page.{page}")

    def open_sidebar(self) -> None:
        """On a narrow screen the sidebar is folded away."""
        if self.page.get_by_test_id("stSidebar").get_attribute("aria-expanded") == "false" or not self._sidebar_shown():
            self.page.get_by_test_id("stExpandSidebarButton").click()
            expect(self.page.get_by_test_id("stSidebar").get_by_role("link").first).to_be_in_viewport()

    def _sidebar_shown(self) -> bool:
        box = self.page.get_by_test_id("stSidebar").bounding_box()
        return bool(box and box["x"] >= 0 and box["width"] > 100)

    def close_sidebar_over_page(self) -> None:
        """Folds the sidebar away where it lies over the page."""
        if self.page.evaluate("innerWidth") < 700 and self._sidebar_shown():
            self.page.get_by_test_id("stSidebarHeader").hover()
            self.page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
            self.settle_anew()

    def back(self) -> Visitor:
        return self.does(self.page.go_back)

    def forward(self) -> Visitor:
        return self.does(self.page.go_forward)

    def reload(self) -> Visitor:
        self.page.reload()
        return self.settle()

    # --- filters and address

    def pill(self, name: str) -> Locator:
        """An option of a filter in the sidebar, by its label."""
        # Not by its accessible name, in which the count beside it stands too.
        pills = self.page.get_by_test_id("stSidebar").get_by_role("toolbar").get_by_role("button")
        return pills.filter(has_text=re.compile(f"^{re.escape(name)}$"))

    def press(self, name: str) -> Visitor:
        """Presses an option of a filter."""
        return self.click(self.pill(name).first)

    def choose(self, name: str) -> Visitor:
        """Presses an option of a choice on the page itself, such as a scale."""
        return self.click(self.page.get_by_test_id("stMain").get_by_role("radio", name=name, exact=True))

    def pressed(self) -> list[str]:
        """The options that are pressed, by label."""
        return self.page.get_by_test_id("stSidebar").locator('[aria-pressed="true"]').all_inner_texts()

    def counts(self) -> str:
        """How much the filters leave, as the sidebar tells it."""
        return self.page.get_by_test_id("stSidebar").locator(".counts").first.inner_text()

    def address(self) -> tuple[str, dict[str, list[str]]]:
        """Path and parameters."""
        parts = urlsplit(self.page.url)
        return parts.path, parse_qs(parts.query, keep_blank_values=True)

    def warnings(self) -> list[str]:
        """The messages above the page."""
        return self.page.get_by_test_id("stAlert").all_inner_texts()

    def open_downloads(self) -> Locator:
        """Opens the page's menu of downloads."""
        self.click(self.page.locator(".st-key-downloads button").first)
        return self.page.get_by_test_id("stPopoverBody")

    def opener(self, place: str) -> Locator:
        """What opens a figure's or a work's detail, as ``figure/ID`` or ``work/ID``."""
        return self.page.locator(f'[data-opens="{place}"]')

    def detail(self) -> Locator:
        """The open detail."""
        return self.page.locator(".st-key-detail")

    def view(self) -> tuple[str, list[str], str, str]:
        """What is looked at: the page's title, the filters, what they leave, the open detail."""
        detail = self.detail()
        told = detail.inner_text().split(say("zh", "detail.close"))[0] if detail.count() else ""
        return self.page.locator("h1").inner_text(), self.pressed(), self.counts(), told

    # --- charts

    def chart(self, name: str) -> Locator:
        """A chart's card."""
        return self.page.locator(f".st-key-chart-{name}")

    def charts(self) -> list[str]:
        """The names of the charts on the page, from the public keys of their containers."""
        keys = self.page.locator('[class*="st-key-chart-"]').evaluate_all(
            "cards => cards.flatMap(card => [...card.classList]).filter(name => name.startsWith('st-key-chart-'))"
        )
        return [key.removeprefix("st-key-chart-") for key in keys]

    def drawing(self, name: str) -> dict[str, Any]:
        """What a chart shows: its card's words, the texts in it and the ids of its marks."""
        found: dict[str, Any] = self.chart(name).evaluate("""card => {
          const plot = card.querySelector(".js-plotly-plot")
          const unique = (list) => [...new Set(list)]
          return {
            title: card.querySelector(".chart-title")?.innerText,
            words: card.innerText,
            texts: [...card.querySelectorAll(".annotation-text, .textpoint text")].map((text) => text.textContent),
            marks: plot ? unique(plot.data.flatMap((trace) => trace.customdata ?? [])
              .filter((mark) => mark[0] !== "cell").map((mark) => mark[1])) : [],
          }
        }""")
        return found

    def click_mark(self, chart: str, id: str, *, corner: bool = False) -> Visitor:
        """Clicks a figure's, a work's or a cell's mark with the mouse.

        Args:
            corner: near its lower right corner, where nothing lies on it, in place of its middle.
        """
        place = self.place_of_mark(chart, id, corner=corner)
        self.page.mouse.move(*place)
        return self.does(lambda: self.page.mouse.click(*place))

    def tap_mark(self, chart: str, id: str) -> Visitor:
        """Taps a figure's, a work's or a cell's mark with a finger, which hovers nowhere before."""
        place = self.place_of_mark(chart, id)
        return self.does(lambda: self.page.touchscreen.tap(*place))

    def place_of_mark(self, chart: str, id: str, *, corner: bool = False) -> tuple[float, float]:
        """Brings a mark into the middle of the window. Found and measured in one go: a chart that is drawn anew has
        other marks in the same places."""
        card = self.chart(chart)
        card.locator(".js-plotly-plot").scroll_into_view_if_needed()
        place = card.evaluate(
            """(card, [id, corner]) => {
              const plot = card.querySelector(".js-plotly-plot")
              for (const kind of ["scatter", "bar"]) {
                const traces = plot.data.filter((trace) => (trace.type ?? "scatter") === kind)
                const groups = plot.querySelectorAll(kind === "bar" ? ".barlayer .trace" : ".scatterlayer .trace")
                for (const [index, trace] of traces.entries()) {
                  const places = (trace.customdata ?? []).flatMap((mark, place) => (mark[1] === id ? [place] : []))
                  if (!places.length) continue
                  const point = groups[index].querySelectorAll(".point")[places[places.length >> 1]]
                  point.scrollIntoView({ block: "center" })
                  const box = point.getBoundingClientRect()
                  return corner ? [box.right - 6, box.bottom - 4] : [box.x + box.width / 2, box.y + box.height / 2]
                }
              }
            }""",
            [id, corner],
        )
        assert place, f"{chart} has no mark for {id}"
        x, y = place
        return x, y

    def save(self, chart: str, format: str) -> tuple[str, bytes]:
        """Presses a button of the chart's export bar: the file's name and contents; of several the first, once all of
        them are there."""
        return self.save_all(chart, format)[0]

    def save_all(self, chart: str, format: str) -> list[tuple[str, bytes]]:
        """The names and contents of all files that one press hands over."""
        arrived: list[Download] = []

        def note(download: Download) -> None:
            arrived.append(download)

        self.page.on("download", note)
        with self.page.expect_download(timeout=20000):
            self.ask(chart, format)
        first = arrived[0].suggested_filename
        expect(self.told(chart)).to_contain_text(first)
        while len(arrived) < self.told(chart).inner_text().count(Path(first).suffix):
            self.page.wait_for_event("download")
        self.page.remove_listener("download", note)
        return [(each.suggested_filename, Path(each.path()).read_bytes()) for each in arrived]

    def ask(self, chart: str, format: str) -> None:
        """Presses what makes a file of a chart: a picture at once, anything else from the menu."""
        bar = self.bar(chart)
        if format == "PNG":
            bar.locator(".save").click()
            return
        bar.locator(".choice").click()
        bar.locator(".panel").get_by_role("button", name=format).click()

    def bar(self, chart: str) -> Locator:
        """What stands beneath a chart."""
        return self.chart(chart).locator('[class*="st-key-export-"]')

    def show(self, chart: str, view: str) -> Visitor:
        """Has a card show a chart as 图, 表 or 文字."""
        return self.click(self.chart(chart).get_by_role("radio", name=view, exact=True))

    def set_picture(self, chart: str, *labels: str) -> None:
        """Opens the options of the chart's export bar and presses those with these labels."""
        bar = self.bar(chart)
        bar.locator(".choice").click()
        for label in labels:
            bar.get_by_role("radio", name=label, exact=True).check()
        self.page.keyboard.press("Escape")
        expect(bar.locator(".panel")).not_to_be_visible()

    def told(self, chart: str) -> Locator:
        """What the chart's export bar announces."""
        return self.chart(chart).get_by_role("status")

    # --- faults of the layout

    def scrolls_sideways(self) -> list[str]:
        """What is wider than the screen."""
        found: list[str] = self.page.evaluate("""() => [document.documentElement, ...document.querySelectorAll(
            '[data-testid="stMain"], [data-testid="stSidebarContent"], [data-testid="stSidebarUserContent"]')]
          .filter((part) => part.clientWidth > 100 && part.scrollWidth > part.clientWidth + 1)
          .map((part) => `${part.tagName} ${part.dataset.testid}: ${part.scrollWidth} > ${part.clientWidth}`)""")
        return found

    def cut_words(self) -> list[str]:
        """Words that their own box cuts off, in the page and the sidebar. Tables scroll within themselves."""
        found: list[str] = self.page.evaluate("""() => {
          const faults = []
          const sidebar = document.querySelector('[data-testid="stSidebar"]')
          const folded = sidebar.getBoundingClientRect().right < 100
          for (const part of document.querySelectorAll('[data-testid="stMain"] *, [data-testid="stSidebar"] *')) {
            if (folded && sidebar.contains(part)) continue
            if (part.closest('[data-testid="stDataFrame"], svg, .js-plotly-plot') || !part.innerText?.trim()) continue
            const { overflowX, clip, position } = getComputedStyle(part)
            const hidden = overflowX !== "visible"  // what scrolls sideways by itself shows no bar either
            if (!hidden || clip !== "auto" || part.clientWidth < 2) continue
            if (part.scrollWidth > part.clientWidth + 1) {
              faults.push(`${part.innerText.slice(0, 40)}: ${part.scrollWidth} > ${part.clientWidth}`)
            }
          }
          return faults
        }""")
        return found

    def chart_faults(self) -> list[str]:
        """Words in charts that reach over the chart's edge or into other words."""
        found: list[str] = self.page.evaluate(_CHART_FAULTS)
        return found


#: Opens a tab: ``visit("/output", width=390, look="dark")``.
Visit = Callable[..., Visitor]


def new_tab(context: BrowserContext, root: str) -> Visitor:
    """A tab in which nothing is open yet."""
    return Visitor(context.new_page(), root)


def picture(contents: bytes) -> Image.Image:
    """A downloaded PNG."""
    image = Image.open(BytesIO(contents))
    assert image.format == "PNG"
    return image.convert("RGB")


def is_blank(image: Image.Image) -> bool:
    """Whether there is as good as nothing on it: less than one pixel in 500 differs from the ground."""
    ground = image.getpixel((2, 2))
    drawn = image.width * image.height - sum(
        count for count, colour in image.getcolors(image.width * image.height) or [] if colour == ground
    )
    return drawn * 500 < image.width * image.height
