"""Work beside the answers: a thread that looks at the library every few seconds, for as long as the desk is open."""

import threading
from abc import ABC, abstractmethod
from types import TracebackType
from typing import Final, Self

from gait.desk.desk import Desk
from gait.errors import GaitError
from gait.library import Library

EVERY_S: Final = 2.0
"""How long a thread waits before it looks again."""
_ENDS_WITHIN_S: Final = 30.0


class Beside(ABC):
    """A thread that does ``work``, again and again, while the block lasts; ``stop`` is set at its end."""

    def __init__(self, desk: Desk, *, every_s: float = EVERY_S) -> None:
        self.desk = desk
        self.stop = threading.Event()
        self._every_s = every_s
        self._thread = threading.Thread(target=self._keep, daemon=True, name=f"gait-{type(self).__name__}")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop.set()
        self._thread.join(timeout=_ENDS_WITHIN_S)

    def _keep(self) -> None:
        while not self.stop.is_set():
            self.look()
            self.stop.wait(self._every_s)

    def look(self) -> None:
        """Do the work once; what fails now (a library that is locked) is tried again at the next look."""
        try:
            with self.desk.library() as library:
                self.work(library)
        except GaitError:
            return

    @abstractmethod
    def work(self, library: Library) -> None:
        """Do what there is to do, and leave off soon where ``stop`` is set."""
