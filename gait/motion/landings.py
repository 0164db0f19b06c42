"""When a body or a foot is caught: the peaks of slow acceleration, one a step or one a stride."""

from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from gait.model import BoolArray, FloatArray
from gait.motion.grid import on_grid

FINE_HZ: Final = 100.0
"""Rate of the grid for the timing of single steps."""
_SLOW_HZ: Final = 3.5
"""The trunk rises and falls below this; what is faster is ringing, and moves the peaks."""
_ORDER: Final = 4
_NEIGHBOUR: Final = 0.4
"""Share of the expected time within which there is no second landing."""
_MISSED: Final = 0.25
"""A time that is further from the expected, as a share, holds a landing too many or too few."""


def landings_s(time_s: FloatArray, acceleration_g: FloatArray, expected_s: float) -> FloatArray:
    """Return the times of the peaks of the size of acceleration.

    Parameters
    ----------
    time_s : ndarray, shape (n,)
        Rising.
    acceleration_g : ndarray, shape (n, 3)
        One stretch of running.
    expected_s : float
        The time from one landing to the next that cadence gives [s].

    Returns
    -------
    ndarray, shape (k,)
        On the same clock as ``time_s``, between the samples.

    """
    cells = int((time_s[-1] - time_s[0]) * FINE_HZ)
    size = np.linalg.norm(acceleration_g, axis=1)[:, None]
    slow = _slow(on_grid(time_s, size, time_s[0], cells, FINE_HZ)[0])
    reach = round(_NEIGHBOUR * expected_s * FINE_HZ)
    highest = sliding_window_view(np.pad(slow, reach, constant_values=-np.inf), 2 * reach + 1).max(axis=1)
    peak = np.flatnonzero(slow == highest)
    # What is nearer to an end may be the end's own.
    peak = peak[(peak >= reach) & (peak < cells - reach)]
    before, at, after = slow[peak - 1], slow[peak], slow[peak + 1]
    bend = before - 2 * at + after
    offset = np.where(bend < 0, (before - after) / 2 / np.where(bend < 0, bend, 1.0), 0.0)
    # A cell's value is its mean, so it stands for the middle of the cell.
    times: FloatArray = time_s[0] + (peak + 1 / 2 + offset) / FINE_HZ
    return times


def is_one_step(intervals_s: FloatArray, expected_s: float) -> BoolArray:
    """Tell which times from landing to landing are those of one step (or stride) and not of two or none."""
    near: BoolArray = np.abs(intervals_s / expected_s - 1) <= _MISSED
    return near


def _slow(signal: FloatArray) -> FloatArray:
    """Return the signal without what is faster, and without shifting it; mirrored at its end to have none."""
    mirrored = np.concatenate([signal, signal[::-1]])
    hz = np.fft.rfftfreq(len(mirrored), 1 / FINE_HZ)
    kept = np.fft.rfft(mirrored) / np.sqrt(1 + (hz / _SLOW_HZ) ** (2 * _ORDER))
    slow: FloatArray = np.fft.irfft(kept, len(mirrored))[: len(signal)]
    return slow
