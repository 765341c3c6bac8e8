"""The dashboard against the same page as a tutorial would have it, in interleaved rounds: `make bench`.

Writes bench/RESULTS.md. Every figure is a ratio of two measured side by side in one run; a figure by itself tells as
much of the machine. All requests stay on this machine.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from bench.chrome import Chrome, Visit, chrome
from bench.results import conditions, write
from cppcc.write import browser as browsers

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
START_SECONDS, PATIENCE_SECONDS = 60, 60
PROBE = (HERE / "probe.js").read_text(encoding="utf-8")
CHANGES = 16
#: First loads at full speed in a round, and servers with a very first visitor: one alone tells as much of the machine.
LOADS = 3
SESSIONS = 200
#: What Streamlit keeps of a visitor who has gone, it keeps for two minutes.
FORGOTTEN_SECONDS = 160
TEN_MBIT = {"offline": False, "latency": 20, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}


@dataclass(frozen=True)
class Side:
    """One of the two that are measured.

    Args:
        unfold: the summary whose table is to be open; a page as a tutorial has it shows its table anyway.
    """

    name: str
    command: tuple[str, ...]
    folder: Path
    unfold: str = ""


_STREAMLIT = ("-m", "streamlit", "run", "app.py", "--server.headless=true", "--server.address=localhost")
SIDES = (
    Side("baseline", (*_STREAMLIT, "--browser.gatherUsageStats=false", "--server.port"), HERE / "baseline"),
    Side("product", ("-m", "cppcc", "serve", "--port"), ROOT, unfold=".st-key-table-output"),
)


@dataclass(frozen=True)
class Measure:
    """What is measured, and at most how many times the baseline's it may be."""

    name: str
    unit: str
    target: float | None


MEASURES = {
    "cpu": Measure("a filter change: server processor time", "ms", 0.3),
    "redraw": Measure("a filter change: until charts and table are redrawn", "ms", 0.6),
    "bytes": Measure("first load: bytes on the wire", "kB", 0.3),
    "chart": Measure("first load: until the first chart, loopback", "ms", 0.85),
    "chart10": Measure("first load: until the first chart, 10 Mbit/s, 20 ms", "ms", 0.4),
    "visitor": Measure("the very first visitor: until the first chart", "ms", 0.6),
    "crowd": Measure("ten at once: a filter change, p95", "ms", 0.6),
    "start": Measure("start of the server until it answers", "ms", None),
    "both": Measure("start of the server until the very first visitor's first chart", "ms", None),
}
Found = dict[str, dict[str, list[float]]]


# ---- servers


@contextmanager
def serving(side: Side, cache: Path) -> Iterator[tuple[str, psutil.Process, float]]:
    """A server of its own: address, process, and the seconds until it answered."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    environment = os.environ | {"XDG_CACHE_HOME": str(cache)}
    start = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, *side.command, str(port)],
        cwd=side.folder,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        while not _answers(address):
            if server.poll() is not None or time.perf_counter() - start > START_SECONDS:
                raise SystemExit(f"The {side.name} did not start.")
            time.sleep(0.02)
        yield address, psutil.Process(server.pid), time.perf_counter() - start
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
            return True
    except OSError:
        return False


def processor_seconds(server: psutil.Process) -> float:
    """What a server and its children have used."""
    used = [process.cpu_times() for process in (server, *server.children(recursive=True))]
    return float(sum(times.user + times.system for times in used))


def visitors(what: str, address: str, *rest: str) -> str:
    """Visitors without a browser, in a process of their own."""
    command = [sys.executable, str(HERE / "visitors.py"), what, address, *rest]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=3600).stdout


# ---- in the browser


def first_chart(visit: Visit, address: str) -> float:
    """Milliseconds from asking for the page until its first chart stands."""
    visit.open(address)
    return float(visit.wait_for("window.__bench?.first"))


def first_loads(browser: Chrome, address: str, found: dict[str, list[float]]) -> None:
    """Bytes and time of first loads, at full speed and over a slow line, which takes its time evenly."""
    for _ in range(LOADS):
        with browser.visit(PROBE) as visit:
            found["chart"].append(first_chart(visit, address))
            visit.wait_for("window.__calm()")
            found["bytes"].append(visit.bytes_received() / 1000)
    with browser.visit(PROBE, TEN_MBIT) as visit:
        found["chart10"].append(first_chart(visit, address))


@contextmanager
def pressing(browser: Browser, address: str) -> Iterator[Page]:
    """A visitor who presses things, on a page that has been loaded."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_SECONDS * 1000)
    context.add_init_script(PROBE)
    try:
        page = context.new_page()
        page.goto(address, wait_until="commit")
        page.wait_for_function("window.__bench.first")
        calm(page)
        yield page
    finally:
        context.close()


def calm(page: Page) -> None:
    """Until nothing is under way on the page any more."""
    page.wait_for_function("window.__calm()")


def filter_changes(
    browser: Browser, side: Side, address: str, server: psutil.Process, found: dict[str, list[float]]
) -> None:
    """Presses options of the first filter, one on, the same one off, the next one on."""
    with pressing(browser, address) as page:
        if side.unfold:
            page.locator(side.unfold).locator("summary").click()
        page.get_by_test_id("stDataFrame").first.wait_for()
        calm(page)
        options = page.get_by_test_id("stSidebar").get_by_role("toolbar").first.get_by_role("button")
        count = options.count()
        before = processor_seconds(server)
        for change in range(CHANGES):
            messages = page.evaluate("window.__bench.messages")
            options.nth(1 + change // 2 % (count - 1)).click()
            page.wait_for_function("(messages) => window.__bench.messages > messages", arg=messages)
            calm(page)
            drawn, pressed = page.evaluate("[window.__bench.drawn, window.__bench.pressed]")
            found["redraw"].append(drawn - pressed)
        found["cpu"].append((processor_seconds(server) - before) / CHANGES * 1000)


# ---- rounds


def one_round(driven: Browser, browser: Chrome, side: Side, cache: Path) -> dict[str, list[float]]:
    """All measures of one side, on servers just started."""
    found: dict[str, list[float]] = defaultdict(list)

    @contextmanager
    def first_visited() -> Iterator[tuple[str, psutil.Process]]:
        with serving(side, cache) as (address, server, seconds):
            found["start"].append(seconds * 1000)
            with browser.visit(PROBE) as visit:
                found["visitor"].append(first_chart(visit, address))
                found["both"].append(found["start"][-1] + found["visitor"][-1])
            yield address, server

    for _ in range(LOADS - 1):
        with first_visited():
            pass
    with first_visited() as (address, server):
        first_loads(browser, address, found)
        filter_changes(driven, side, address, server, found)
        crowd: list[float] = json.loads(visitors("crowd", address))
        found["crowd"].append(statistics.quantiles(crowd, n=20)[-1] * 1000)
    return found


def memory(side: Side, cache: Path) -> tuple[float, float, float]:
    """Resident megabytes before, right after and some minutes after 200 visitors who came and went."""
    with serving(side, cache) as (address, server, _):
        visitors("pass", address, "10")

        def megabytes() -> float:
            return float(server.memory_info().rss) / 1e6

        before = megabytes()
        visitors("pass", address, str(SESSIONS))
        after = megabytes()
        end = time.monotonic() + FORGOTTEN_SECONDS
        while time.monotonic() < end and megabytes() > 1.02 * before:
            time.sleep(5)
        return before, after, megabytes()


def main() -> None:
    """Runs the rounds and writes what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-memory", action="store_true", help="leave out the ten minutes for memory")
    given = parser.parse_args()
    found: Found = {side.name: defaultdict(list) for side in SIDES}
    program = browsers.find()
    if program is None:
        raise SystemExit("No Chrome, Chromium or Edge: see make browser.")
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as driver,
        chrome(program, PATIENCE_SECONDS) as browser,
    ):
        cache = Path(folder)
        driven = driver.chromium.launch(executable_path=program, chromium_sandbox=False)
        counted = 0
        for number in range(given.rounds + 1):
            order = SIDES if number % 2 else SIDES[::-1]
            try:
                measured = {side.name: one_round(driven, browser, side, cache) for side in order}
            except (TimeoutError, PlaywrightTimeout) as error:
                # On a busy machine a page may not come at all; a round counts on both sides or on none.
                print(f"round {number} left out: {error}", flush=True)
                continue
            print(f"round {number} of {given.rounds} done", flush=True)
            if number == 0:
                continue  # disk caches, and the copies that a first start ever makes, are in place now
            counted += 1
            for name, values in measured.items():
                for key in values:
                    found[name][key] += values[key]
        if not counted:
            raise SystemExit("No round was measured.")
        chromium = driven.version
        driven.close()
        kept: dict[str, tuple[float, float, float]] = {}
        _write(found, kept, counted, chromium)
        if not given.no_memory:
            kept |= {side.name: memory(side, cache) for side in SIDES}
            _write(found, kept, counted, chromium)


def _write(found: Found, kept: dict[str, tuple[float, float, float]], rounds: int, chromium: str) -> None:
    write(told(found, kept, rounds, chromium))


def told(found: Found, kept: dict[str, tuple[float, float, float]], rounds: int, chromium: str) -> str:
    """The first section of RESULTS.md."""
    rows = ["| measure | unit | baseline | product | ratio | target | |", "|---|---|--:|--:|--:|--:|---|"]
    for key, measure in MEASURES.items():
        base, ours = (statistics.median(found[side.name][key]) for side in SIDES)
        goal = f"≤ {measure.target}" if measure.target else "–"
        met = "" if not measure.target else "reached" if ours <= measure.target * base else "**not reached**"
        rows.append(
            f"| {measure.name} | {measure.unit} | {base:.0f} | {ours:.0f} | {ours / base:.2f} | {goal} | {met} |"
        )
    lines = [
        "# Results of `make bench`",
        "",
        "Written by bench/run.py; not edited. Medians. *Baseline*: bench/baseline/app.py under `streamlit run`, the",
        "overview page as a tutorial would have it. *Product*: `cppcc serve`, the whole overview page, the table under",
        "its output chart unfolded for the filter changes. First loads are those of a browser that nobody watches.",
        "",
        *rows,
        "",
    ]
    if kept:
        lines += [
            f"Memory, resident, in MB, before {SESSIONS} sessions that came, pressed one option and left; right after;",
            "and when Streamlit has forgotten them. Target for the product: back to within 15 %.",
            "",
            "| | before | right after | later | later ÷ before | |",
            "|---|--:|--:|--:|--:|---|",
        ]
        for name, (before, after, later) in kept.items():
            met = "" if name == "baseline" else "reached" if later <= 1.15 * before else "**not reached**"
            lines.append(f"| {name} | {before:.0f} | {after:.0f} | {later:.0f} | {later / before:.2f} | {met} |")
        lines.append("")
    how = f"{rounds} rounds of {LOADS} first loads and {CHANGES} changes, interleaved, new servers on each side in each"
    lines += [*conditions(how, chromium), ""]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
