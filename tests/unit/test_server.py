"""The server layer, by real requests: compressed copies of Streamlit's scripts, and the index page."""

from __future__ import annotations

import contextlib
import gzip
import html
import http.client
import re
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from typing import Literal

import brotli
import pytest
import uvicorn
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from cppcc.app import assets, library, notices, server
from cppcc.app.assets import Assets, Copies
from cppcc.app.client_messages import Frames
from cppcc.messages import LANGUAGES, say
from tests.cases import few
from tests.files import put
from tests.unit.sample import SOUND

SCRIPT = b"export const words = 'all that a page says';\n" * 500
NAME = "/static/js/index.a1B2c3D4.js"


class Asked:
    """Sends requests to the served folder."""

    def __init__(self, port: int) -> None:
        self.port = port

    def __call__(self, path: str, method: str = "GET", **headers: str) -> tuple[int, Message, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder: Path = tmp_path_factory.mktemp("static") / "static"
    (folder / "js").mkdir(parents=True)
    (folder / "js" / "index.a1B2c3D4.js").write_bytes(SCRIPT)
    (folder / "js" / "plain.js").write_bytes(SCRIPT)
    (folder / "face.a1B2c3D4.woff2").write_bytes(SCRIPT)
    (folder.parent / "secret.js").write_bytes(SCRIPT)
    return folder


@contextmanager
def running(app: ASGIApp, ws: Literal["none", "auto"] = "none") -> Iterator[Asked]:
    """Serves an application at a port of its own."""
    running = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off", ws=ws))
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    end = time.monotonic() + 60
    while not running.started and time.monotonic() < end:
        time.sleep(0.01)
    yield Asked(running.servers[0].sockets[0].getsockname()[1])
    running.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def ask(folder, tmp_path_factory) -> Iterator[Asked]:
    passed_on = PlainTextResponse("passed on")
    with running(
        server._Index(Assets(passed_on, "/static", folder, Copies(tmp_path_factory.mktemp("copies"))))
    ) as asked:
        yield asked


class TestCoding:
    @pytest.mark.parametrize(
        ("takes", "coding"),
        [
            ("gzip, deflate, br, zstd", "br"),
            ("gzip, deflate", "gzip"),
            ("br;q=0, gzip;q=0.5", "gzip"),
            ("BR", "br"),
            ("", None),
            ("identity", None),
        ],
    )
    def test_is_the_best_that_the_browser_takes(self, ask, takes, coding):
        decoded = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
        status, headers, body = ask(NAME, Accept_Encoding=takes)

        assert (200, coding) == (status, headers["Content-Encoding"])
        assert decoded[coding](body) == SCRIPT
        assert int(headers["Content-Length"]) == len(body)
        assert headers["Vary"] == "Accept-Encoding"
        assert headers["Content-Type"] == "text/javascript; charset=utf-8"

    def test_is_none_where_nothing_is_to_be_gained(self, ask):
        """Fonts are compressed by themselves."""
        _, headers, body = ask("/static/face.a1B2c3D4.woff2", Accept_Encoding="br")

        assert (headers["Content-Encoding"], headers["Vary"], body) == (None, None, SCRIPT)

    def test_is_none_where_no_copy_can_be_written(self, ask, monkeypatch):
        def full(*_: object) -> None:
            raise OSError("No space left on device")

        monkeypatch.setattr(assets, "_write", full)
        status, headers, body = ask("/static/js/plain.js", Accept_Encoding="br")

        assert (status, headers["Content-Encoding"], body) == (200, None, SCRIPT)

    def test_better_copy_replaces_the_quick_one(self, folder, tmp_path, monkeypatch):
        monkeypatch.setattr(assets, "_QUIET", 0.0)
        copies, file = Copies(tmp_path), folder / "js" / "index.a1B2c3D4.js"
        first = copies.of(file, "index.js", "br")
        end = time.monotonic() + 60
        while copies.of(file, "index.js", "br") == first and time.monotonic() < end:
            time.sleep(0.01)
        better = copies.of(file, "index.js", "br")

        assert better != first
        assert better is not None
        assert brotli.decompress(better.read_bytes()) == SCRIPT

    @pytest.mark.parametrize("coding", ["br", "gzip"])
    def test_script_that_runs_at_once_is_to_be_compiled_as_it_comes(self, folder, tmp_path, monkeypatch, coding):
        """In each of its copies; what the browser makes of it is the same script."""
        monkeypatch.setattr(assets, "_QUIET", 0.0)
        decode = {"br": brotli.decompress, "gzip": gzip.decompress}[coding]
        copies, file = Copies(tmp_path, run_at_once=["plain.js"]), folder / "js" / "plain.js"
        end = time.monotonic() + 60
        while (copy := copies.of(file, "plain.js", coding)) and "quick" in str(copy) and time.monotonic() < end:
            assert decode(copy.read_bytes()).splitlines()[0] == b"//# allFunctionsCalledOnLoad"
            time.sleep(0.01)

        assert copy is not None
        assert decode(copy.read_bytes()) == b"//# allFunctionsCalledOnLoad\n" + SCRIPT
        other = copies.of(folder / "js" / "index.a1B2c3D4.js", "index.js", coding)
        assert other is not None
        assert decode(other.read_bytes()) == SCRIPT


class TestHeaders:
    def test_hashed_name_holds_for_ever(self, ask):
        assert ask(NAME)[1]["Cache-Control"] == "public, immutable, max-age=31536000"
        assert ask("/static/js/plain.js")[1]["Cache-Control"] == "no-cache"

    def test_known_copy_is_not_sent_again(self, ask):
        _, headers, _ = ask(NAME, Accept_Encoding="gzip")
        status, again, body = ask(NAME, Accept_Encoding="gzip", If_None_Match=headers["ETag"])

        assert (status, body, again["Vary"]) == (304, b"", "Accept-Encoding")

    def test_each_coding_has_its_own_tag(self, ask):
        assert len({ask(NAME, Accept_Encoding=coding)[1]["ETag"] for coding in ("br", "gzip", "")}) == 3

    def test_head_has_the_headers_only(self, ask):
        _, headers, _ = ask(NAME, Accept_Encoding="gzip")
        status, head, body = ask(NAME, "HEAD", Accept_Encoding="gzip")

        assert (status, body) == (200, b"")
        assert [head[name] for name in ("ETag", "Content-Length", "Content-Encoding")] == [
            headers[name] for name in ("ETag", "Content-Length", "Content-Encoding")
        ]

    def test_range_is_a_part_of_the_copy(self, ask):
        whole = ask(NAME, Accept_Encoding="gzip")[2]
        status, headers, part = ask(NAME, Accept_Encoding="gzip", Range="bytes=5-14")

        assert (206, f"bytes 5-14/{len(whole)}", whole[5:15]) == (status, headers["Content-Range"], part)


class TestKept:
    def test_second_answer_is_the_first_one(self, ask):
        """What never changes is read from the disk once; whoever asks for a part, or for news, still gets just that."""
        first, again = (ask("/static/face.a1B2c3D4.woff2", Accept_Encoding="br") for _ in range(2))
        drop = {"date"}

        assert [(s, {k: v for k, v in h.items() if k not in drop}, b) for s, h, b in (again,)] == [
            (s, {k: v for k, v in h.items() if k not in drop}, b) for s, h, b in (first,)
        ]
        assert ask("/static/face.a1B2c3D4.woff2", Range="bytes=0-3")[0] == 206
        assert ask("/static/face.a1B2c3D4.woff2", If_None_Match=first[1]["ETag"])[0] == 304
        assert ask("/static/face.a1B2c3D4.woff2", "HEAD")[2] == b""

    def test_file_that_may_change_is_read_each_time(self, ask, folder):
        script = folder / "js" / "fresh.js"
        script.write_bytes(b"1")
        assert ask("/static/js/fresh.js")[2] == b"1"
        script.write_bytes(b"22")

        assert ask("/static/js/fresh.js")[2] == b"22"


def test_answers_are_sent_at_once():
    """Head and body are two messages: without TCP_NODELAY the second waits for the first to be acknowledged."""
    listening = server.listen("localhost", 0)
    try:
        for listener in listening:
            with socket.create_connection(listener.getsockname()[:2]), listener.accept()[0] as accepted:
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    finally:
        for listener in listening:
            listener.close()


class TestRefusal:
    @pytest.mark.parametrize(
        "path",
        [
            "/static/js/none.js",
            "/static/js",
            "/static/",
            "/static/../secret.js",
            "/static/js/../../secret.js",
            "/static/%2e%2e/secret.js",
            "/static/js/..%2f..%2fsecret.js",
            "/static/..%5csecret.js",
            "/static//etc/passwd",
            "/static/js/%00.js",
        ],
    )
    def test_what_is_not_there_or_not_below_is_not_found(self, ask, path):
        assert ask(path)[0] == 404

    def test_only_reading_is_allowed(self, ask):
        assert ask(NAME, "POST")[0] == 405

    @pytest.mark.parametrize("path", ["/_stcore/health", "/static", "/staticky/x.js", "/media/x.js"])
    def test_everything_else_is_passed_on(self, ask, path):
        assert ask(path)[2] == b"passed on"


@pytest.fixture(scope="module")
def ask_streamlit() -> Iterator[Asked]:
    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        known = {"/_stcore/health": PlainTextResponse("ok"), "/a.html": HTMLResponse("a file")}
        await known.get(
            scope["path"].removeprefix("/media").removeprefix("/app/static"), HTMLResponse("Streamlit's page")
        )(scope, receive, send)

    with running(server._Index(answer)) as asked:
        yield asked


class TestNoPage:
    """What Streamlit knows nothing of, it answers with its page; what has an address of its own, with that."""

    @pytest.mark.parametrize(
        ("path", "to"),
        [
            ("/nosuch.html", "/"),
            ("/index.html?lang=en", "/?lang=en"),
            ("/wp-login.php", "/"),
            ("/nosuchpage", "/"),
            ("/a/b?lang=en&theme=policy", "/?lang=en&theme=policy"),
            ("/x?url=//other", "/?url=//other"),
            ("/_stcore/nosuch", "/"),
            ("/app/nosuch", "/"),
        ],
    )
    def test_leads_to_the_first(self, ask_streamlit, path, to):
        status, headers, body = ask_streamlit(path)
        assert (status, headers["Location"], body) == (307, to, b"")

    def test_is_nothing_else(self, ask_streamlit):
        assert ask_streamlit("/_stcore/health")[2] == b"ok"
        assert ask_streamlit("/media/a.html")[2] == b"a file"
        assert ask_streamlit("/app/static/a.html")[2] == b"a file"
        assert ask_streamlit("/nosuchpage", "POST")[2] == b"Streamlit's page"


class TestCache:
    def test_is_the_user_s(self, tmp_path, monkeypatch):
        monkeypatch.setattr(assets, "user_cache_path", lambda *_, **__: tmp_path / "cache")

        assert Copies.kept("streamlit-1").folder == tmp_path / "cache" / "streamlit-1"

    def test_is_a_passing_one_where_nothing_can_be_written(self, folder, tmp_path, monkeypatch):
        (tmp_path / "file").touch()
        monkeypatch.setattr(assets, "user_cache_path", lambda *_, **__: tmp_path / "file")
        copies = Copies.kept("streamlit-1")

        assert copies.folder is not None
        assert tmp_path not in copies.folder.parents
        assert copies.of(folder / "js" / "plain.js", "plain.js", "gzip") is not None

    def test_is_none_where_nothing_can_be_written_anywhere(self, folder, tmp_path, monkeypatch):
        """G13: files are then sent as they are, where the server said that it was open, and ended."""
        (tmp_path / "file").touch()
        monkeypatch.setattr(assets, "user_cache_path", lambda *_, **__: tmp_path / "file")
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "file"))
        copies = Copies.kept("streamlit-1")

        assert copies.folder is None
        assert copies.of(folder / "js" / "plain.js", "plain.js", "gzip") is None


class TestIndexPage:
    @pytest.mark.parametrize("path", ["/", "/themes", "/themes?theme=unity", "/sources/"])
    def test_is_the_product_s_own(self, ask, path):
        status, headers, body = ask(path)
        page = body.decode()

        assert (status, headers["Cache-Control"]) == (200, "no-cache")
        assert '<html lang="zh-CN">' in page
        assert "<title>政协履职看板</title>" in page
        assert "SourceSans" not in page

    def test_has_the_product_s_icon(self, ask):
        status, headers, body = ask("/favicon.png")

        assert (status, headers["Content-Type"], body) == (200, "image/png", library.ICON_FILE.read_bytes())

    def test_is_compressed(self, ask):
        _, headers, body = ask("/", Accept_Encoding="gzip")

        assert headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(body) == ask("/")[2]

    def test_loads_what_the_first_view_is_made_of(self):
        page = server.index_page()

        assert [name for name in server._PARTS if not server.parts([name])] == []
        assert [file for file in server.parts() if len(re.findall(f'(?:href|src)="./{file}"', page)) != 1] == []
        assert [file for file in server.parts() if not (server._STATIC / file).is_file()] == []

    def test_runs_plotly_while_the_server_makes_the_page(self):
        """With the first message to the server, and not when the first chart is there."""
        page = server.index_page()
        plotly = server.parts(["PlotlyChart"])[0]

        assert page.index(f'href="./{plotly}"') == page.index('href="./static')
        assert f'runEarly("./{plotly}")' in page

    @pytest.mark.parametrize("manifest", [None, "", "[]", "{}", '{"a": 1}', '{"a": {"isDynamicEntry": true}}'])
    def test_does_without_where_the_manifest_does_not_tell(self, tmp_path, monkeypatch, manifest):
        (tmp_path / "index.html").write_text("<html><head></head></html>", encoding="utf-8")
        if manifest is not None:
            (tmp_path / "manifest.json").write_text(manifest, encoding="utf-8")
        monkeypatch.setattr(server, "_STATIC", tmp_path)

        assert server.parts() == []
        assert "modulepreload" not in server.index_page()


def test_error_of_a_press_is_told_in_our_words():
    """G7: what a press calls runs before the entry, whose own try does not hold it."""
    assert server.app()._on_script_error is notices.show_failure
    assert notices.show_failure(ValueError("of ours")) is True  # so that Streamlit adds none of its own


class TestStart:
    """What stands on the page before the dashboard does."""

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_is_text_in_every_language_its_own_first(self, language):
        page = server.index_page(language)
        for name in ("opening", "old", "slow", "line", "page", "noscript"):
            places = [page.index(html.escape(say(each, f"start.{name}"))) for each in LANGUAGES]
            assert min(places) == places[LANGUAGES.index(language)]

    def test_is_there_without_a_request_and_before_any_module(self):
        """What has to be fetched may not come; and a module would have run first."""
        page = server.index_page()
        start_of_it = page.index('<div id="cppcc-start"')
        [script] = re.findall(r"<script>(// What stands.*?)</script>", page, flags=re.DOTALL)

        assert not re.search(r"(?:src|href)=(?!\"\./report\.html)", page[start_of_it:])
        assert "You need to enable JavaScript" not in page
        assert "import" not in re.sub(r"//.*", "", script)

    def test_script_is_plain(self):
        """ES2017, since it has to run where nothing else does."""
        script = re.sub(
            r"//.*", "", (Path(server.__file__).parent / "components" / "start.js").read_text(encoding="utf-8")
        )

        assert re.findall(r"\?\.|\?\?|\|\|=|&&=|\.\.\.|\*\*=|catch \{|#\w+\b(?=\s*[=(])|\bawait\b", script) == []


class TestSinglePage:
    """The report as one page, for browsers and lines that the dashboard cannot do with."""

    def test_is_what_the_address_asks_for(self, ask_streamlit):
        status, _, body = ask_streamlit("/report.html?theme=unity&lang=en")
        page = body.decode()

        assert status == 200
        assert '<html lang="en"' in page
        assert body != ask_streamlit("/report.html")[2]

    def test_says_what_in_the_address_nobody_knows(self, ask_streamlit):
        """And does not pass the report that opens first for the one asked for."""
        body = ask_streamlit("/report.html?report=nope-2024&theme=%3Cb%3E")[2].decode()
        told = say("zh", "filter.unknown", names="report=nope-2024，theme=&lt;b&gt;")

        assert f'<main><p role="status">{told}</p>' in body
        assert '<main><p role="status">' not in ask_streamlit("/report.html")[2].decode()

    def test_of_no_report_leads_to_the_dashboard_that_says_so(self, ask_streamlit, tmp_path, monkeypatch):
        monkeypatch.setenv("CPPCC_REPORTS", str(tmp_path))
        status, headers, _ = ask_streamlit("/report.html")

        assert (status, headers["Location"]) == (307, "/")

    def test_of_one_that_cannot_be_read_leads_to_its_own_address(self, ask_streamlit, tmp_path, monkeypatch):
        """F9: not to another committee's first page."""
        put(tmp_path, other=SOUND.replace("made-up-2023", "other-2023"), ours="")
        monkeypatch.setenv("CPPCC_REPORTS", str(tmp_path))
        status, headers, _ = ask_streamlit("/report.html?report=made-up-2023&lang=en")

        assert (status, headers["Location"]) == (307, "/?report=made-up-2023&lang=en")


@pytest.mark.parametrize("fault", [False, True], ids=["left", "fault"])
def test_who_leaves_while_being_answered_is_no_error(capfd, fault):
    """Streamlit reads on from a line that its answers have found closed. What else fails is still told."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        line = WebSocket(scope, receive, send)
        await line.accept()
        if fault:
            raise ValueError("nothing to do with it")
        await line.close()
        await line.receive_bytes()

    with (
        running(server._Leaving(answer), ws="auto") as asked,
        connect(f"ws://127.0.0.1:{asked.port}/_stcore/stream", proxy=None) as line,
        pytest.raises(ConnectionClosed),
    ):
        line.recv(timeout=10)

    assert ("Traceback" in capfd.readouterr().err) == fault


@pytest.mark.parametrize(
    "frame", few(["text", "", b"", b"\xff" * 40, b"\x00", bytes(range(256)), b"\x0a\xff\xff\xff\xff\x0f"], 3)
)
def test_who_sends_what_no_page_does_is_let_go_without_a_word(capfd, frame):
    """G13: each such frame left a traceback in the start window."""
    heard: list[str | None] = []

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        line = WebSocket(scope, receive, send)
        await line.accept()
        with contextlib.suppress(WebSocketDisconnect):
            while True:
                told = BackMsg()
                told.ParseFromString(await line.receive_bytes())
                heard.append(told.WhichOneof("type"))
                await line.send_bytes(b"heard")

    press = BackMsg()
    press.rerun_script.query_string = ""
    with (
        running(Frames(answer), ws="auto") as asked,
        connect(f"ws://127.0.0.1:{asked.port}/_stcore/stream", proxy=None) as line,
    ):
        line.send(press.SerializeToString())
        assert line.recv(timeout=10) == b"heard"
        line.send(frame)
        with pytest.raises(ConnectionClosed) as closed:
            line.recv(timeout=10)

    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1002
    assert heard == ["rerun_script"]
    assert capfd.readouterr().err == ""
