"""What every answer of the desk rests on: which library, who may in, and what day it is."""

import hashlib
import hmac
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from gait.desk.renewing import Renewing
from gait.library import Library

PORT: Final = 8421
MOST_UPLOAD: Final = 1 << 30
"""Bytes of one file that is dropped onto an athlete: the archive of an account of many years has some hundred MB."""
MOST_BODY: Final = 1 << 20
"""Bytes of any other request: a note of a million letters is none."""


def _token() -> str:
    return secrets.token_urlsafe(32)


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the coach's own day


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A desk that is open: each start has a token of its own, and with its end the token is worth nothing.

    ``port`` is part of the names under which browsers may ask for it; ``closing`` is set once it is being ended, and
    answers that take long come to their end then.
    """

    folder: Path
    port: int = PORT
    token: str = field(default_factory=_token, repr=False)
    today: Callable[[], date] = _today
    closing: threading.Event = field(default_factory=threading.Event, repr=False, compare=False)
    renewing: Renewing = field(default_factory=Renewing, repr=False, compare=False)

    @property
    def address(self) -> str:
        """Where the desk is, without the token."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def way_in(self) -> str:
        """The address that lets a browser in."""
        return f"{self.address}?token={self.token}"

    @property
    def hosts(self) -> frozenset[str]:
        """Under which names it answers: any other is a page elsewhere that had its name lead here."""
        return frozenset({f"127.0.0.1:{self.port}", f"localhost:{self.port}"})

    @property
    def csrf(self) -> str:
        """What a change has to bring along, which only the desk's own pages know; it does not tell the token."""
        return hmac.new(self.token.encode(), b"change", hashlib.sha256).hexdigest()

    @property
    def cookie(self) -> str:
        """The cookie's name: cookies are shared by all ports of a machine, and two desks may be open."""
        return f"gait_desk_{self.port}"

    @contextmanager
    def library(self) -> Iterator[Library]:
        """Open the library for one answer: it belongs to the thread that gives it."""
        with Library.open(self.folder) as opened:
            yield opened
