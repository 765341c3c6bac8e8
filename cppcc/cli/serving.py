"""The command that opens the dashboard."""

from __future__ import annotations

import argparse
import errno
import tempfile

from cppcc.cli.arguments import Misuse, complain
from cppcc.messages import say
from cppcc.write.browser import show

#: Hosts to listen at that are all of a machine's addresses, and none to ask for.
_ANY = ("0.0.0.0", "::")  # noqa: S104 compared, never bound


def serve(args: argparse.Namespace) -> int:
    """Opens the dashboard; 1 where the port cannot be had."""
    from cppcc.app.server import NoSuchAddress, listen, place, serve

    if args.port is not None and not 1 <= args.port <= 65535:
        raise Misuse(say(args.lang, "cli.no_port", port=args.port))
    host, port = place(args.address, args.port)
    # Whoever opens it by a double click has no other port to name, and may have another dashboard open.
    ports = range(port, min(port + 20, 65536)) if args.open and args.port is None else (port,)
    for port in ports:
        try:
            listening = listen(host, port)
            break
        except NoSuchAddress:
            raise Misuse(say(args.lang, "cli.no_address", host=host)) from None
        except OSError as error:
            if port != ports[-1]:
                continue
            why = "cli.port_in_use" if error.errno == errno.EADDRINUSE else "cli.port_refused"
            other = max(8501, (port + 1) % 65536)
            complain(say(args.lang, why, host=host, port=port, other=other))
            return 1
    address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    print(say(args.lang, "cli.serving", address=address), flush=True)
    try:
        tempfile.gettempdir()
    except FileNotFoundError:
        complain(say(args.lang, "cli.serving_without_temp"))
    if args.open:
        # Already now: the system keeps the browser waiting until the first answer is ready.
        show(f"http://localhost:{port}" if host in _ANY else address)
    serve(listening)
    return 0
