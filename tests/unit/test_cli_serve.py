"""`cppcc serve`: the address, the port, and what is said where one cannot be had."""

from __future__ import annotations

import socket
import tempfile

import pytest


class TestServe:
    """What is said before the dashboard is open, and when it cannot be. The browser tests use it."""

    @pytest.fixture
    def taken(self):
        """A port that another program listens at."""
        with socket.create_server(("127.0.0.1", 0)) as other:
            yield other.getsockname()[1]

    @pytest.fixture
    def free(self):
        with socket.create_server(("127.0.0.1", 0)) as other:
            return other.getsockname()[1]

    def test_says_that_it_is_open_when_its_port_is(self, cppcc, monkeypatch, capsys, free):
        """Whoever opens the address at once waits for the page, and is not turned away."""
        said = []

        def serve(listening):
            said.append(capsys.readouterr().out)
            socket.create_connection(("127.0.0.1", free)).close()
            for opened in listening:
                opened.close()

        monkeypatch.setattr("cppcc.app.server.serve", serve)

        assert cppcc("serve", "--port", free) == (0, [], [])
        assert said == [f"看板已在 http://localhost:{free} 打开，按 Ctrl+C 停止\n"]

    def test_says_nothing_of_the_kind_where_the_port_is_in_use(self, cppcc, taken):
        assert cppcc("serve", "--port", taken) == (
            1,
            [],
            [
                f"localhost 的端口 {taken} 已被别的程序占用（也许看板已经开着）；"
                f"请关掉它，或换一个：--port {max(8501, (taken + 1) % 65536)}。"
            ],
        )
        assert cppcc("serve", "--port", taken, "--lang", "en")[2] == [
            f"port {taken} of localhost is in use by another program, perhaps by a dashboard that is open already; "
            f"stop that one, or take another: --port {max(8501, (taken + 1) % 65536)}."
        ]

    @pytest.fixture
    def opened(self, monkeypatch):
        """What the person's browser is told to open; nothing is served."""
        addresses: list[str] = []
        monkeypatch.setattr("cppcc.cli.serving.show", addresses.append)
        monkeypatch.setattr("cppcc.app.server.serve", lambda listening: [each.close() for each in listening])
        return addresses

    @pytest.mark.parametrize("host", ["localhost", "0.0.0.0"])
    def test_opens_the_browser_where_asked_to(self, cppcc, opened, free, host):
        """At an address that a browser can ask for, wherever it listens."""
        cppcc("serve", "--address", host, "--port", free)
        assert opened == []

        cppcc("serve", "--address", host, "--port", free, "--open")
        assert opened == [f"http://localhost:{free}"]

    def test_opened_by_a_double_click_takes_the_next_port(self, cppcc, opened, monkeypatch, taken):
        monkeypatch.setattr("cppcc.app.server.place", lambda *_: ("localhost", taken))

        assert cppcc("serve", "--open")[0] == 0
        [address] = opened
        assert taken < int(address.rpartition(":")[2]) < taken + 20

    def test_says_so_where_there_is_no_folder_for_temporary_files(self, cppcc, opened, free, monkeypatch):
        """G13: and opens all the same."""
        monkeypatch.setattr(tempfile, "tempdir", None)
        monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: ["/dev/null/none"])
        code, out, err = cppcc("serve", "--port", free)

        assert (code, len(out)) == (0, 1)
        assert err == [
            "没有可以写入的临时文件夹：网页照常打开，出图片和 PDF 文件不行；"
            "请用环境变量 TMPDIR（Windows 用 TEMP）指定一个。"
        ]

    def test_takes_no_other_port_than_one_named(self, cppcc, opened, taken):
        code, _, err = cppcc("serve", "--open", "--port", taken)

        assert (code, len(err), opened) == (1, 1, [])

    def test_says_so_where_the_system_refuses_the_port(self, cppcc, monkeypatch):
        def refused(*_, **__):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(socket, "create_server", refused)

        assert cppcc("serve", "--port", 80) == (
            1,
            [],
            ["系统不让使用 localhost 的端口 80；1024 以下的端口和系统保留的端口一般不能用；请换一个：--port 8501。"],
        )
        assert cppcc("serve", "--port", 80, "--lang", "en")[2] == [
            "the system refuses port 80 of localhost; ports below 1024 and reserved ones are mostly closed to "
            "programs; take another: --port 8501."
        ]

    @pytest.mark.parametrize("port", [0, 65536, -1])
    def test_of_no_port_is_misuse(self, cppcc, port):
        assert cppcc("serve", f"--port={port}") == (
            *(2, []),
            [f"“{port}”不是端口；应为 1 至 65535 的整数；请改写，如 --port 8502。"],
        )
        assert cppcc("serve", f"--port={port}", "--lang", "en")[2] == [
            f"'{port}' is no port; expected a whole number from 1 to 65535; rewrite it, as in --port 8502."
        ]

    @pytest.mark.parametrize("host", ["192.0.2.1", "1.2.3.4.5", f"{'a' * 80}.example"])
    def test_at_an_address_of_another_machine_or_none_is_misuse(self, cppcc, free, host):
        assert cppcc("serve", "--address", host, "--port", free) == (
            *(2, []),
            [f"“{host}”不是这台机器的地址；应为 localhost、0.0.0.0 或这台机器自己的地址；请改写 --address。"],
        )
        assert cppcc("serve", "--address", host, "--port", free, "--lang", "en")[2] == [
            f"'{host}' is no address of this machine; expected localhost, 0.0.0.0 or one of its own; rewrite --address."
        ]

    def test_goes_on_without_an_address_that_this_machine_lacks(self, monkeypatch, free):
        """Where there is no IPv6, localhost is 127.0.0.1 alone; and a name that stands twice is bound once."""
        from cppcc.app.server import listen

        both = [
            (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("2001:db8::1", free, 0, 0)),
            *[(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", free))] * 2,
        ]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
        [only] = listen("localhost", free)
        with only:
            assert only.getsockname() == ("127.0.0.1", free)
