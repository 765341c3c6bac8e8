"""The line between a browser and the dashboard, which can be cut, fall silent, be mended, and led to another server."""

from __future__ import annotations

import contextlib
import socket
from threading import Event, Lock, Thread


class Line:
    """Passes on whatever is sent, as long as it is not cut.

    Args:
        port: of the server at its other end.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self._cut = False
        #: Browser's end of each connection → the server's.
        self._open: dict[socket.socket, socket.socket] = {}
        self._silent: set[socket.socket] = set()
        self._lasting: set[socket.socket] = set()  # the web sockets
        self._swallowing: set[socket.socket] = set()
        self._one_way: set[socket.socket] = set()
        #: Whether an answer has been lost since ``lose_answers``.
        self.lost = Event()
        self._lock = Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.root = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Ends every connection; new ones are hung up on."""
        with self._lock:
            self._cut = True
            for ends in self._open.items():
                _hang_up(*ends)

    def fall_silent(self, *, swallow: bool = False) -> None:
        """Ends every connection at the server, and tells the browser nothing, as when it has slept; new ones are let
        through.

        Args:
            swallow: the lasting ones take in whatever the browser sends; else it hears at the first word that nobody
                is there.
        """
        with self._lock:
            self._silent |= set(self._open)
            self._swallowing |= self._lasting if swallow else set()
            for there in self._open.values():
                _hang_up(there)

    def lose_answers(self) -> None:
        """Passes on what the browser sends, and none of what the server says to it."""
        with self._lock:
            self.lost.clear()
            self._one_way |= set(self._open)

    def mend(self, port: int = 0) -> None:
        """Lets new connections through, to another server where one is named."""
        with self._lock:
            self._cut, self.port = False, port or self.port

    def close(self) -> None:
        """For good."""
        self.cut()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                Thread(target=self._pass_on, args=(self._listener.accept()[0],), daemon=True).start()

    def _pass_on(self, here: socket.socket) -> None:
        """Both ways, until one end hangs up."""
        with here, contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port)) as there:
            with self._lock:
                if self._cut:
                    return
                self._open[here] = there
            back = Thread(target=self._answer, args=(there, here), daemon=True)
            back.start()
            with contextlib.suppress(OSError):
                while sent := here.recv(65536):
                    if b"upgrade: websocket" in sent.lower():
                        self._lasting.add(here)
                    if here not in self._swallowing:
                        there.sendall(sent)
            _hang_up(here, there)
            back.join()
            with self._lock:
                del self._open[here]
                for kind in (self._silent, self._lasting, self._swallowing, self._one_way):
                    kind.discard(here)

    def _answer(self, there: socket.socket, here: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while sent := there.recv(65536):
                if here in self._one_way:
                    self.lost.set()
                else:
                    here.sendall(sent)
        if here not in self._silent:
            _hang_up(here)
        _hang_up(there)


def _hang_up(*ends: socket.socket) -> None:
    for each in ends:
        with contextlib.suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
