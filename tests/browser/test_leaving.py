"""Visitors who leave while the page is being sent to them."""

from __future__ import annotations

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.browser.conftest import serving
from tests.cases import CI


def test_visitors_who_press_and_leave_at_once_bring_no_error(tmp_path):
    """The server learns of both together, and has not read the press when it finds that nobody takes its answer."""
    press = BackMsg()
    press.rerun_script.query_string = ""
    with serving(tmp_path / "log.txt") as root:  # which looks for errors in what the server has said
        for garbage in ("text", b"", b"\xff" * 40):  # who speaks otherwise than a page is let go
            with connect(root.replace("http", "ws") + "/_stcore/stream", proxy=None) as line:
                line.send(garbage)
                with pytest.raises(ConnectionClosed):
                    line.recv(timeout=15)
        for number in range(40 if CI else 11):
            line = connect(root.replace("http", "ws") + "/_stcore/stream", close_timeout=0.2, proxy=None)
            with line as visitor:
                visitor.send(press.SerializeToString())
                for _ in range(1 + number % 11):  # so that some leave early in a run, and some late
                    visitor.recv(timeout=15)
                visitor.send(press.SerializeToString())
