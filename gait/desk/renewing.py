"""Whose runs are being brought up to date: asked for by the answers, worked off beside them."""

import threading


class Renewing:
    """The athletes who were asked for, in that order; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked: dict[int, int] = {}
        self._tickets = 0

    def ask(self, athlete_id: int) -> None:
        """Ask for an athlete's runs; who is at work on them already looks once more after that."""
        with self._lock:
            self._tickets += 1
            self._asked[athlete_id] = self._tickets

    def is_asked(self, athlete_id: int) -> bool:
        """Tell whether an athlete waits or is at work."""
        with self._lock:
            return athlete_id in self._asked

    def asked(self) -> tuple[tuple[int, int], ...]:
        """Return who was asked for, each with the ticket of the last time."""
        with self._lock:
            return tuple(self._asked.items())

    def done(self, athlete_id: int, ticket: int) -> None:
        """Note that an athlete's runs are up to date, unless they were asked for again meanwhile."""
        with self._lock:
            if self._asked.get(athlete_id) == ticket:
                del self._asked[athlete_id]
