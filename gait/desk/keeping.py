"""The roster kept up to date while the desk is open, beside the answers: an athlete's diary costs a second a year."""

import threading
from types import TracebackType
from typing import Final, Self

from gait.desk.desk import Desk
from gait.desk.roster import behind, draw_line
from gait.errors import GaitError

EVERY_S: Final = 2.0
"""How long it waits before it looks again."""


class Keeper:
    """A thread that draws the lines of athletes who have changed, for as long as the block lasts."""

    def __init__(self, desk: Desk, *, every_s: float = EVERY_S) -> None:
        self._desk = desk
        self._every_s = every_s
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep, daemon=True, name="gait-roster")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join(timeout=30.0)

    def _keep(self) -> None:
        while not self._stop.is_set():
            self._look()
            self._stop.wait(self._every_s)

    def _look(self) -> None:
        """Draw what is behind; what fails now (a library that is locked) is tried again."""
        try:
            with self._desk.library() as library:
                for each in behind(library):
                    if self._stop.is_set():
                        return
                    draw_line(library, each)
        except GaitError:
            return
