"""Heart beats: the intervals between them, where a strap records each."""

import numpy as np

from gait.formats.fit.decode import Link
from gait.formats.fit.profile import HRV, RECORD
from gait.model import FloatArray, frozen_array


def beat_intervals_s(link: Link, start: float, stop: float) -> FloatArray | None:
    """Return the intervals between heart beats in s, in order, or None where the file has none.

    The messages bear no time; each belongs to the record that stands before it in the file, and those of records
    outside of ``start`` to ``stop`` (on the FIT clock) are left out.
    """
    messages = link.messages(HRV)
    if not len(messages):
        return None
    times = link.timestamps(RECORD)
    intervals = messages.arrays(0, 1000.0)
    outside = (times < start) | (times > stop)
    if outside.any():
        before = np.maximum(np.searchsorted(link.messages(RECORD).offsets, messages.offsets) - 1, 0)
        intervals = intervals[~outside[before]]
    intervals = intervals.reshape(-1)
    intervals = intervals[np.isfinite(intervals)]
    return frozen_array(intervals) if len(intervals) else None
