"""Runs brought up to date while the desk is open: one thread beside the answers, which rests as long as it works.

A correction changes what later runs are judged beside; pain that is told changes its run.
Whoever makes such a change, the library counts it, and once an athlete has stayed as is for a look the runs are taken.
Runs that an earlier version analysed are taken where they are asked for: `gait reanalyze` does all on all cores.
"""

import time
from collections.abc import Mapping

from gait.desk.beside import EVERY_S, Beside
from gait.desk.desk import Desk
from gait.errors import LibraryBusyError
from gait.intake.renewing import renew_all
from gait.library import Library, Outdated


class CatchingUp(Beside):
    """Analyses anew what has fallen behind."""

    def __init__(self, desk: Desk, *, every_s: float = EVERY_S) -> None:
        super().__init__(desk, every_s=every_s)
        self._before: Mapping[int, int] | None = None
        self._known: dict[int, int] = {}

    def work(self, library: Library) -> None:
        """Ask for who has changed, and work off who was asked for."""
        self._notice(library)
        for athlete_id, ticket in self.desk.renewing.asked():
            if self._bring(library, athlete_id):
                self.desk.renewing.done(athlete_id, ticket)

    def _notice(self, library: Library) -> None:
        """Ask for each athlete who has changed since the last time, and stayed so for a look: files come in numbers."""
        now = library.coaching.stamps()
        if self._before is None:
            late = {athlete_id for athlete_id, each in library.waiting().items() if each.changed}
            self._known = {athlete_id: stamp for athlete_id, stamp in now.items() if athlete_id not in late}
        else:
            for athlete_id, stamp in now.items():
                if self._known.get(athlete_id) != stamp == self._before.get(athlete_id):
                    self._known[athlete_id] = stamp
                    self.desk.renewing.ask(athlete_id)
        self._before = now

    def _bring(self, library: Library, athlete_id: int) -> bool:
        """Bring an athlete's runs up to date, the oldest first, and tell whether that came to its end."""
        failed: set[int] = set()
        while behind := [each for each in library.outdated(athlete_id) if each.asked.run_id not in failed]:
            for each in behind:
                began = time.thread_time()
                if not _is_renewed(library, each):
                    failed.add(each.asked.run_id)
                if self.stop.wait(time.thread_time() - began):
                    return False
        return True


def _is_renewed(library: Library, outdated: Outdated) -> bool:
    """Analyse a run anew, and tell whether that could be done."""
    try:
        return all(done.error is None for done in renew_all(library, [outdated], processes=1))
    except LibraryBusyError:  # later it works
        raise
    except Exception:  # noqa: BLE001 - one run, whatever is in it, never stops the others, nor the thread
        return False
