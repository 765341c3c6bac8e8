"""How long files take: on the page from the click, and by the command line in a batch. Part of `make bench`.

Writes its section of bench/RESULTS.md. Alone: python -m bench.exports
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from bench.results import conditions, write
from bench.run import ROOT, SIDES, calm, pressing, serving
from cppcc.content.catalog import CHARTS
from cppcc.design.looks import LIGHT
from cppcc.files.load import REPORTS, load
from cppcc.messages import say
from cppcc.model.selection import Selection
from cppcc.speech.speech import speech_of
from cppcc.write import browser as browsers
from cppcc.write.chart_file import pictures

REPORT = "kunming-2023"
PRODUCT = SIDES[1]


@dataclass(frozen=True)
class OnThePage:
    """A file that is saved by a click.

    Args:
        path: the page with the buttons.
        buttons: finds them there; each gives a file.
        target: seconds from the click until the file is there.
    """

    name: str
    path: str
    buttons: Callable[[Page], list[Locator]]
    target: float


ON_THE_PAGE = (
    OnThePage(
        "a PNG of a chart on the page, 2560 × 1440",
        "/output",
        lambda page: page.locator(".bar button.png").all(),
        0.3,
    ),
    OnThePage(
        "the workbook",
        "/sources",
        lambda page: [page.get_by_role("button", name=say("zh", "sources_page.xlsx"))],
        1,
    ),
    OnThePage(
        "the full deck",
        "/",
        lambda page: [page.get_by_role("button", name=say("zh", "overview.deck"))],
        3,
    ),
)
BATCH = "a batch of all charts in all frames: a PNG after the first"
BATCH_TARGET = 0.35


def saved(page: Page, button: Locator) -> float:
    """Seconds from a press until the file is on the disk. The press is the page's: Playwright's would look around."""
    with page.expect_download() as downloading:
        start = time.perf_counter()
        button.dispatch_event("click")
    downloading.value.path()
    return time.perf_counter() - start


def on_the_page(driven: Browser, address: str, what: OnThePage) -> list[float]:
    """Seconds for each of the buttons, each pressed once by a new visitor."""
    with pressing(driven, address) as page:
        page.goto(address + what.path)
        page.get_by_role("heading", level=1).wait_for()
        calm(page)
        return [saved(page, button) for button in what.buttons(page)]


def batch() -> list[float]:
    """Seconds for each picture but the first, as the command line tells them."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["-m", "cppcc", "chart", "all", REPORT, "--frame", "all", "-o", f"{folder}/"]
        environment = os.environ | {"PYTHONUNBUFFERED": "1"}
        with subprocess.Popen([sys.executable, *command], cwd=ROOT, env=environment, stdout=subprocess.PIPE) as running:
            assert running.stdout
            told = [time.perf_counter() for _ in running.stdout]
        if running.returncode:
            raise SystemExit("The batch failed.")
    return [later - one for one, later in pairwise(told)]


def alone() -> Iterator[float]:
    """Seconds for a picture of each chart, each drawn by a browser of its own."""
    report = load(REPORTS / f"{REPORT}.yaml")
    for name in CHARTS:
        start = time.perf_counter()
        pictures("png", name, report, Selection(), None, LIGHT, speech_of(report, "zh"))
        yield time.perf_counter() - start


def main() -> None:
    """Measures, and writes what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    program = browsers.find()
    if program is None:
        raise SystemExit("No Chrome, Chromium or Edge: see make browser.")
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        driven = driver.chromium.launch(executable_path=program, chromium_sandbox=False)
        with serving(PRODUCT, Path(folder)) as (address, _, _):
            for number in range(rounds + 1):
                for what in ON_THE_PAGE:
                    seconds = on_the_page(driven, address, what)
                    if number:  # the first is the server's warming up
                        found[what.name] = [*found.get(what.name, []), *seconds]
        chromium = driven.version
        driven.close()
    found[BATCH] = [seconds for _ in range(rounds) for seconds in batch()]
    write(told(found, statistics.mean(alone()), rounds, chromium))


def told(found: dict[str, list[float]], one: float, rounds: int, chromium: str) -> str:
    """The section of RESULTS.md.

    Args:
        found: what was measured → seconds.
        one: seconds for a picture that has a browser to itself.
    """
    targets = {what.name: what.target for what in ON_THE_PAGE} | {BATCH: BATCH_TARGET}
    rows = ["| a file | times | mean, s | slowest, s | target, s | |", "|---|--:|--:|--:|--:|---|"]
    for name, seconds in found.items():
        mean, target = statistics.mean(seconds), targets[name]
        met = "reached" if mean <= target else "**not reached**"
        rows.append(f"| {name} | {len(seconds)} | {mean:.2f} | {max(seconds):.2f} | ≤ {target} | {met} |")
    ratio = statistics.mean(found[BATCH]) / one
    lines = [
        "## Exports",
        "",
        "Written by bench/exports.py; not edited. On the page: from the click until the file is on the visitor's disk,",
        f"each chart of the page once, each time by a new visitor. A picture by a browser of its own took {one:.2f} s:",
        f"in a batch it takes {ratio:.2f} of that.",
        "",
        *rows,
        "",
        *conditions(f"{rounds} rounds", chromium),
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
