"""Starts an unpacked portable ZIP as a person does, twice, and asks for its page; prints what it saw as JSON.

It runs by itself, in a network namespace that has nothing but a loopback device, not yet up. Arguments: the unpacked
folder, and an empty one for the person's home.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import socket
import struct
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

#: Where the dashboard is unless told otherwise.
ADDRESS = "http://127.0.0.1:8501"
_SIOCSIFFLAGS, _IFF_UP = 0x8914, 1


def loopback_up() -> None:
    """What `ip link set lo up` does, where there is no `ip`."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, struct.pack("16sH22x", b"lo", _IFF_UP))


def outside() -> str | None:
    """Why another machine cannot be reached, or None if it can."""
    try:
        # A public address of no use but to be none of ours.
        socket.create_connection(("192.0.2.1", 80), timeout=3).close()
    except OSError as error:
        return type(error).__name__ if error.errno is None else os.strerror(error.errno)
    return None


def fetched(path: str) -> str | None:
    """The body of a successful answer."""
    try:
        with urllib.request.urlopen(f"{ADDRESS}{path}", timeout=60) as answer:
            body: bytes = answer.read()
            return body.decode()
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return None


def start(folder: Path, home: Path, environment: dict[str, str]) -> dict[str, Any]:
    """One start, up to the page and to its end by its process id."""
    log = home.parent / "start.log"
    with log.open("wb") as out:
        # Through sh, since Python's unpacking loses the right to run it.
        started = subprocess.Popen(
            ["sh", folder / "start.sh"], cwd="/", env=environment, stdout=out, stderr=subprocess.STDOUT
        )
    end = time.monotonic() + 240
    index = None
    while index is None and started.poll() is None and time.monotonic() < end:
        time.sleep(0.2)
        index = fetched("/")
    script = re.search(r'src="\.(/static/js/[^"]+\.js)"', index or "")
    seen = {
        "index": index,
        "script": script and [script[1], fetched(script[1])],
        "ended early": started.poll(),
    }
    started.terminate()
    seen |= {"end": started.wait(30), "said": log.read_text(encoding="utf-8", errors="replace")}
    seen["left"] = fetched("/") is not None
    return seen


def main() -> None:
    """What was seen, on stdout."""
    folder, home = map(Path, sys.argv[1:])
    loopback_up()
    opened = home.parent / "opened.txt"
    opened.touch()
    browser = home.parent / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >>{opened}\n', encoding="utf-8")
    browser.chmod(0o755)
    # The person's Python is the one that the tests' was made from; nothing else of ours is known there.
    path = f"{Path(sys.base_prefix) / 'bin'}:{os.environ['PATH']}"
    environment = {"PATH": path, "HOME": str(home), "BROWSER": f"{browser} %s"}
    starts = [start(folder, home, environment) for _ in range(2)]
    print(json.dumps({"outside": outside(), "starts": starts, "opened": opened.read_text().split()}))


if __name__ == "__main__":
    main()
