"""Every page and chart in every look, language, frame and width, in one folder to look through: `make gallery`."""

from __future__ import annotations

import html
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from cppcc.charts import draw
from cppcc.content.catalog import CHARTS
from cppcc.design.frames import FRAMES
from cppcc.design.looks import LOOKS
from cppcc.files.load import REPORTS, load
from cppcc.messages import LANGUAGES
from cppcc.model.selection import Selection
from cppcc.speech.speech import speech_of
from cppcc.write import browser as browsers
from cppcc.write.picture import framed
from tests.browser.conftest import new_context, serving
from tests.browser.page import PAGES, new_tab
from tools.drawing import board, png

#: What a page is looked at with: a plain visit, an open figure, an open work, filters, and filters that leave nothing.
VIEWS = {
    **{page: "/" if page == "overview" else f"/{page}" for page in PAGES},
    "output-linear": "/output?scale=linear&panel=consultation",
    "output-by-unit": "/output?group=unit",
    "themes-figure": "/themes?theme=innovation&figure=courtyard_public",
    "themes-work": "/themes?theme=policy&work=mohan_studio",
    "overview-filtered": "/?field=ecology",
    "overview-nothing": "/?theme=introduction&category=media",
}
WIDTHS = (360, 390, 430, 1280, 1440, 2560)
#: A chart's other ways than its usual one.
OPTIONS = {
    "output": ({}, {"scale": "linear"}, {"group": "unit"}),
    "category": ({}, {"scale": "linear"}),
}


def charts(folder: Path) -> Iterator[tuple[str, str]]:
    """Draws every chart; file name and what it shows, each."""
    report = load(REPORTS / "kunming-2023.yaml")
    ways = [(name, Selection(), options) for name in CHARTS if name != "theme" for options in OPTIONS.get(name, ({},))]
    ways += [("theme", Selection(themes=(theme.id,)), {}) for theme in report.themes]
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=browsers.find(), chromium_sandbox=False)
        page = board(started)
        for name, selection, options in ways:
            for frame in FRAMES.values():
                for look in LOOKS.values():
                    for language in LANGUAGES:
                        chart = draw(
                            name, report, selection, framed(frame), look, speech_of(report, language), **options
                        )
                        told = [name, *selection.themes, *options.values(), frame.name, look.name, language]
                        file = f"chart_{'_'.join(told)}.png"
                        (folder / file).write_bytes(png(page, chart))
                        yield file, " ".join(told)
        started.close()


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Opens every page, whole; file name and what it shows, each."""
    log = Path(tempfile.mkdtemp()) / "log.txt"
    with serving(log) as root, sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=browsers.find(), chromium_sandbox=False)
        for width in WIDTHS:
            for look in LOOKS:
                context = new_context(started, width, look)
                for name, path in VIEWS.items():
                    for language in LANGUAGES:
                        tab = new_tab(context, root)
                        tab.open(f"{path}{'&' if '?' in path else '?'}lang={language}" if language != "zh" else path)
                        tab.close_sidebar_over_page()
                        tall = tab.page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollHeight")
                        tab.page.set_viewport_size({"width": width, "height": min(tall + 40, 12000)})
                        tab.settle()
                        told = [name, str(width), look, language]
                        file = f"page_{'_'.join(told)}.png"
                        tab.page.screenshot(path=folder / file)
                        tab.page.close()
                        yield file, " ".join(told)
                context.close()
        started.close()


def index(made: list[tuple[str, str]]) -> str:
    """A page that shows them all, small; each opens in full."""
    cells = "".join(
        f'<a href="{file}"><img loading="lazy" src="{file}" alt=""><br>{told}</a>'
        for file, told in (map(html.escape, each) for each in made)
    )
    style = "body{font:14px sans-serif;display:flex;flex-wrap:wrap;gap:16px}img{width:320px;border:1px solid #999}"
    return f'<!DOCTYPE html><meta charset="utf-8"><title>Gallery</title><style>{style}</style>{cells}'


def main(folder: Path) -> None:
    """Renders all of it anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made = [*charts(folder), *pages(folder)]
    (folder / "index.html").write_text(index(made), encoding="utf-8")
    print(f"{len(made)} pictures: {folder / 'index.html'}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"))
