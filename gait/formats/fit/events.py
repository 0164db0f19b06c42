"""Timer events to pauses: whatever kind of stop a maker writes, until the next start."""

from typing import Final

import numpy as np

from gait.formats.fit.decode import Link
from gait.formats.fit.profile import EVENT
from gait.model import FloatArray, Pause

_TIMER: Final = 0
_START: Final = 0
_STOPS: Final = frozenset({1, 4, 6, 7, 8, 9})
"""stop, stop all, the withdrawn end and end all, stop and disable, stop and disable all."""


def timer_pauses(link: Link) -> list[tuple[float, float]]:
    """Return when the timer stood still, in seconds of the FIT clock, in order.

    A stop without a start after it is the end of the activity, no pause; a file without events has no pauses.
    """
    events = link.messages(EVENT)
    times = link.timestamps(EVENT)
    is_timer = (events.values(0) == _TIMER) & np.isfinite(times)
    return stops_to_starts(times[is_timer], events.values(1)[is_timer])


def stops_to_starts(times: FloatArray, kinds: FloatArray) -> list[tuple[float, float]]:
    """Pair each stop with the next start; a second stop in a row changes nothing, nor does a second start."""
    pauses: list[tuple[float, float]] = []
    stopped: float | None = None
    for time, kind in zip(times.tolist(), kinds.tolist(), strict=True):
        if kind in _STOPS and stopped is None:
            stopped = time
        elif kind == _START and stopped is not None:
            if time > stopped:
                pauses.append((stopped, time))
            stopped = None
    return pauses


def pauses_within(pauses: list[tuple[float, float]], start: float, stop: float) -> tuple[Pause, ...]:
    """Return the pauses between two times as seconds since the first, cut to it."""
    cut = [(max(begin, start) - start, min(end, stop) - start) for begin, end in pauses]
    return tuple(Pause(start_s=begin, stop_s=end) for begin, end in cut if end > begin)
