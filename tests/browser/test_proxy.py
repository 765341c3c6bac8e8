"""docs/nginx.md, as a real nginx takes it: the dashboard behind it is as good as without."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.browser.conftest import free_port
from tests.browser.page import ROOT
from tests.cases import lacking

WAIT_SECONDS = 30


@pytest.fixture
def through(server: str, tmp_path: Path) -> Iterator[int]:
    """The port of an nginx before the dashboard, set as the page says."""
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if not program:
        lacking("No nginx: `make browser` brings it.")
    [said] = re.findall(r"```nginx\n(.*?)```", (ROOT / "docs" / "nginx.md").read_text(encoding="utf-8"), re.DOTALL)
    port = free_port()
    told = said.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("http://127.0.0.1:8501", server)
    assert told.count(str(port)) == told.count(server) == 1
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    folders = "".join(f"{kind}_temp_path {tmp_path / kind};" for kind in kinds)
    settings = tmp_path / "nginx.conf"
    settings.write_text(
        f"daemon off; pid {tmp_path / 'pid'}; error_log {tmp_path / 'errors'}; events {{}} "
        f"http {{ access_log off; {folders} {told} }}",
        encoding="utf-8",
    )
    process = subprocess.Popen([program, "-p", str(tmp_path), "-c", str(settings)])
    try:
        yield port
    finally:
        process.terminate()
        process.wait(timeout=WAIT_SECONDS)


def test_line_goes_through(through: int):
    """For the origin that a visitor's browser names, at the name that the visitor sees."""
    root, end = f"127.0.0.1:{through}", time.monotonic() + WAIT_SECONDS
    while True:
        with (
            suppress(OSError),
            connect(f"ws://{root}/_stcore/stream", origin=Origin(f"http://{root}"), proxy=None) as line,
        ):
            line.ping().wait(WAIT_SECONDS)
            return
        assert time.monotonic() < end, "nginx does not answer"
        time.sleep(0.1)  # until it listens
