"""The line between a browser and the dashboard, which can be cut, mended, and led to another server."""

from __future__ import annotations

import contextlib
import socket
from threading import Lock, Thread


class Line:
    """Passes on whatever is sent, as long as it is not cut.

    Args:
        port: of the server at its other end.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self._cut = False
        self._open: set[socket.socket] = set()
        self._lock = Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.root = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Ends every connection; new ones are hung up on."""
        with self._lock:
            self._cut = True
            for each in self._open:
                with contextlib.suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

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
            ends = {here, there}
            with self._lock:
                if self._cut:
                    return
                self._open |= ends
            back = Thread(target=_pump, args=(there, here), daemon=True)
            back.start()
            _pump(here, there)
            back.join()
            with self._lock:
                self._open -= ends


def _pump(one: socket.socket, other: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while sent := one.recv(65536):
            other.sendall(sent)
    for each in (one, other):
        with contextlib.suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
