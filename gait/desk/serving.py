"""The desk at work: a socket on the machine's own loopback, an address that is printed, and a browser if asked for."""

import socket
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path
from types import FrameType
from typing import Any, Final

import uvicorn

from gait.desk.app import make_app
from gait.desk.catching_up import CatchingUp
from gait.desk.desk import Desk
from gait.desk.filing import filing_ends
from gait.desk.keeping import Keeper
from gait.errors import UsageError
from gait.language import _

LOOPBACK: Final = "127.0.0.1"
"""The only address that it ever listens on."""
_SERVED: Final[dict[str, Any]] = {
    "log_level": "warning",
    "access_log": False,
    "server_header": False,
    "lifespan": "off",
    "timeout_graceful_shutdown": 15,  # [s]: a browser that sends without end does not keep the desk open
}


def serve(desk: Desk, say: Callable[[str], None], *, browser: bool = False) -> None:
    """Serve the desk until it is stopped.

    Parameters
    ----------
    desk : Desk
        Port 0 takes any port that is free.
    say : callable
        Is told the address.
    browser : bool
        Whether to open it.

    Raises
    ------
    UsageError
        If the port is taken.

    """
    with desk.library():  # what is wrong with it is said before anything is promised
        pass
    with listening(desk.port) as own:
        desk = replace(desk, port=own.getsockname()[1])
        app = make_app(desk)
        server = _Server(desk.closing, uvicorn.Config(app, **_SERVED))
        say(desk.way_in)
        if browser:
            _open(desk)
        with Keeper(desk), CatchingUp(desk), filing_ends(desk):
            server.run(sockets=[own])


class _Server(uvicorn.Server):
    """A server that tells answers which stay open, a line of events above all, to come to their end with it."""

    def __init__(self, closing: threading.Event, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._closing = closing

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Heed Ctrl-C."""
        self._closing.set()
        super().handle_exit(sig, frame)


def listening(port: int) -> socket.socket:
    """Return a socket that listens on the loopback.

    Raises
    ------
    UsageError
        If the port is taken.

    """
    own = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        own.bind((LOOPBACK, port))
        own.listen()  # who opens the printed address at once waits for the first answer, and is not refused
    except OSError as error:
        own.close()
        what = _("Port {port} cannot be used: {why}").format(port=port, why=error.strerror)
        raise UsageError(what, next_step=_("Name another one with --port, or 0 for any that is free.")) from None
    return own


def _open(desk: Desk) -> None:
    """Open a browser by a file that only this user can read: an address on a command line is seen by every user."""
    with tempfile.NamedTemporaryFile("w", prefix="gait-", suffix=".html", delete=False, encoding="utf-8") as page:
        page.write(f'<!doctype html><meta http-equiv="refresh" content="0;url={escape(desk.way_in)}">')
    path = Path(page.name)
    webbrowser.open(path.as_uri())
    forget = threading.Timer(60.0, path.unlink, kwargs={"missing_ok": True})
    forget.daemon = True
    forget.start()
