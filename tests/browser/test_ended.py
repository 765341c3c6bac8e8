"""What is left of a command that is told to end while a browser works for it: nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest

from tests.browser.page import ROOT


@pytest.mark.skipif(sys.platform == "win32", reason="no signal tells a program of Windows to end")
def test_leaves_no_folder_and_no_browser(tmp_path: Path):
    """G13: SIGTERM during a PDF left the browser's folders behind."""
    # Short: Chrome puts a socket there, whose path the system limits.
    folder = Path(tempfile.mkdtemp(prefix="cppcc-test-"))
    command = [sys.executable, "-m", "cppcc", "document", "kunming-2023", "-o", str(tmp_path / "report.pdf")]
    environment = os.environ | {"TMPDIR": str(folder)}
    program = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        end = time.monotonic() + 120
        while not list(folder.rglob("index.html")):  # the page that is to be printed
            assert program.poll() is None, program.communicate()[0]
            assert time.monotonic() < end
            time.sleep(0.02)  # a folder tells nobody of its changes
        browsers = psutil.Process(program.pid).children(recursive=True)
        assert browsers

        program.send_signal(signal.SIGTERM)
        said, _ = program.communicate(timeout=60)
    finally:
        program.kill()

    assert (program.returncode, said) == (128 + signal.SIGTERM, b"")
    assert list(folder.iterdir()) == []
    folder.rmdir()
    assert psutil.wait_procs(browsers, timeout=30)[1] == []
    assert not (tmp_path / "report.pdf").exists()
