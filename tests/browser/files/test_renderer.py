"""One browser for many pictures and pages: told where it fails, ended where it ought to be."""

from __future__ import annotations

import contextlib
import datetime
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from cppcc import Selection, load
from cppcc.content.catalog import CHARTS
from cppcc.design.looks import LIGHT
from cppcc.files.load import REPORTS
from cppcc.write import browser
from cppcc.write import renderer as renderers
from cppcc.write.renderer import DrawingFailed, FailureReason, NoBrowser, Renderer, current
from tests.cases import few, thorough
from tests.exported import exported
from tests.speeches import ZH
from tests.unit import printed

DAY = datetime.date(2024, 1, 11)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins for browsers are shell scripts")


@pytest.fixture(scope="module")
def report():
    return load(REPORTS / "kunming-2023.yaml")


@pytest.fixture(autouse=True)
def kept():
    """None: these tests are about blocks, and begin outside of any."""
    token = renderers._CURRENT.set(None)
    yield
    renderers._CURRENT.reset(token)


@pytest.fixture
def picture(report):
    """Draws a chart, and gives its picture."""
    return lambda name="rural", format="png": exported(format, name, report, Selection(), None, LIGHT, ZH)


@pytest.fixture
def stand_in(monkeypatch, tmp_path):
    """Puts a script in the browser's place; it notes its process, whose number a browser that it becomes keeps."""

    def install(script):
        program = tmp_path / "browser"
        program.write_text(f"#!/bin/sh\necho $$ >> {tmp_path}/started\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("CPPCC_BROWSER", str(program))
        return program

    return install


@pytest.fixture
def started(tmp_path):
    """The processes of the browsers started so far."""
    return lambda: [int(line) for line in (tmp_path / "started").read_text().split()]


def end(processes: list[int]) -> bool:
    """Waits until they have ended: on a busy machine that takes a while after they were told to."""
    late = time.monotonic() + 60
    while any(map(runs, processes)) and time.monotonic() < late:
        time.sleep(0.02)
    return not any(map(runs, processes))


def runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path("/proc", str(process), "status")
    return not (status.exists() and "State:\tZ" in status.read_text())  # it is dead, and no one has asked of it


class TestABrowser:
    @pytest.fixture(autouse=True)
    def counted(self, stand_in):
        stand_in(f'exec "{browser.find()}" "$@"')

    def test_draws_all_the_pictures_of_a_block(self, picture, started):
        with Renderer():
            pictures = [picture(name, format) for name in few(CHARTS, 2) for format in ("png", "svg", "pdf")]
            [process] = started()
            assert runs(process)

        assert [made[:4] for made in pictures[:3]] == [b"\x89PNG", b"<svg", b"%PDF"]
        assert end([process])

    def test_draws_one_picture_where_there_is_no_block(self, picture, started):
        for _ in range(2):
            picture()

        assert len(started()) == 2
        assert end(started())

    @thorough
    def test_draws_the_same_whichever_picture_it_is(self, picture):
        """Nothing of one picture stays for the next."""
        alone = picture("output", "png")
        with Renderer():
            picture("timeline", "png")
            picture("output", "pdf")
            after = picture("output", "png")

        assert after == alone

    def test_is_not_started_for_nothing(self, tmp_path):
        with Renderer():
            pass

        assert not (tmp_path / "started").exists()

    def test_that_is_killed_is_told_and_replaced(self, picture, started, capfd):
        """By a full memory, or by someone: the picture at hand is lost, and the next ones are drawn."""
        with Renderer():
            one = picture("output", "png")
            os.kill(started()[0], signal.SIGKILL)
            with pytest.raises(DrawingFailed) as caught:
                picture("output", "png")
            assert picture("output", "png") == one

        assert caught.value.why == FailureReason.ENDED
        assert len(started()) == 2
        assert end(started())
        assert capfd.readouterr() == ("", "")

    def test_that_is_killed_at_work_is_told(self, started):
        with Renderer() as renderer:
            renderer.pdf_of(b"<p>", DAY)
            [process] = started()

            def kill():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)

            with pytest.raises(DrawingFailed) as caught:
                renderer.pdf_of(b"<script>ready = new Promise(() => {})</script>", DAY, kill)

        assert caught.value.why == FailureReason.ENDED

    def test_that_is_late_with_one_picture_is_ended(self, picture, started):
        with Renderer() as renderer:
            picture()
            renderer.patience = 1
            with pytest.raises(DrawingFailed) as caught:
                renderer.pdf_of(b"<script>while (true);</script>", DAY)
            renderer.patience = 60
            picture()
            first, second = started()
            assert end([first])
            assert runs(second)

        assert caught.value.why == FailureReason.LATE


class TestAPage:
    @pytest.fixture
    def renderer(self):
        with Renderer() as renderer:
            yield renderer

    def test_is_printed_when_it_is_ready(self, renderer):
        page = (
            b"<p>one<script>ready = new Promise((r) => setTimeout(r, 300)).then(() => document.write('two'))</script>"
        )

        assert "two" in printed.opened(renderer.pdf_of(page, DAY)).pages[0].extract_text()

    def test_that_cannot_get_ready_is_told(self, renderer):
        page = b"<script>ready = Promise.reject(new Error('no chart'))</script>"
        with pytest.raises(DrawingFailed) as caught:
            renderer.pdf_of(page, DAY)

        assert caught.value.text("en") == f"{browser.find()}: Error: no chart"

    def test_decides_its_sheets_outline_and_tags(self, renderer):
        page = b"<style>@page{size:A5;margin:0}h2{break-before:page}</style><h1>One</h1><p>text<h2>Two</h2>"
        pdf = printed.opened(renderer.pdf_of(page, DAY))
        root: Any = pdf.trailer["/Root"]

        assert printed.outline(pdf) == [("One", 0), ("Two", 1)]
        assert [float(page.mediabox.width) for page in pdf.pages] == pytest.approx([419.5] * 2, abs=1)
        assert root["/MarkInfo"]["/Marked"]

    def test_is_the_same_bytes_another_time(self, renderer):
        page = "<!DOCTYPE html><meta charset=utf-8><title>报告</title><h1>一</h1>".encode()
        one, later = renderer.pdf_of(page, DAY), renderer.pdf_of(page, datetime.date(2024, 1, 12))

        assert renderer.pdf_of(page, DAY) == one != later
        assert printed.about(printed.opened(one))[1:] == (DAY, DAY)


class TestABrowserThatDoesNotDraw:
    def failure(self, picture, patience):
        with Renderer(patience), pytest.raises(DrawingFailed) as caught:
            picture()
        return caught.value

    def test_because_it_is_not_there_is_asked_for(self, picture, monkeypatch, tmp_path):
        monkeypatch.setenv("CPPCC_BROWSER", str(tmp_path / "none"))

        with pytest.raises(NoBrowser):
            picture()

    def test_because_it_ends_at_once_is_told(self, picture, stand_in):
        """Not with its driver's own words, which send people to download a browser."""
        program = stand_in("exit 1")

        assert f"{program} 未绘制即退出" == self.failure(picture, 30).text("zh")

    @pytest.mark.parametrize("script", few(['trap "" TERM INT\nwhile true; do sleep 1; done', "exec sleep 100"], 1))
    def test_because_it_hangs_is_ended(self, picture, stand_in, started, script):
        """Its driver has no limit of its own: it would wait for ever."""
        program = stand_in(script)

        assert f"{program} took too long" == self.failure(picture, 1).text("en")
        assert len(started()) == 1
        assert end(started())

    def test_says_nothing_on_the_terminal_by_itself(self, picture, stand_in, capfd):
        """The caller words it, in one line."""
        stand_in("echo noise >&2\nexit 3")
        self.failure(picture, 30)

        assert capfd.readouterr() == ("", "")


class TestABlock:
    def test_within_another_has_its_own_browser(self):
        with Renderer() as outer:
            with Renderer() as inner, current() as renderer:
                assert renderer is inner
            with current() as renderer:
                assert renderer is outer
