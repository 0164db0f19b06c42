"""From samples as they came to an even grid: unbroken pieces, their rate, and what was clipped."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from gait.model import FloatArray, Motion

_NEAR_THE_END: Final = 0.999
_AT_THE_END: Final = 0.0005
"""A clipped sensor gives its highest value again and again; a mere maximum stands once."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Samples:
    """A recording in the order of time: ``time_s`` (n,), ``acceleration_g`` (n, 3), all finite.

    ``pieces`` are the bounds (start, stop) of the unbroken ones, as indices.
    """

    time_s: FloatArray
    acceleration_g: FloatArray
    pieces: tuple[tuple[int, int], ...]

    @property
    def rate_hz(self) -> float:
        """Samples a second within the pieces; NaN where there are fewer than two."""
        intervals = sum(stop - start - 1 for start, stop in self.pieces)
        seconds = sum(float(self.time_s[stop - 1] - self.time_s[start]) for start, stop in self.pieces)
        return intervals / seconds if seconds > 0 else float("nan")


def samples_of(motion: Motion, gap_s: float) -> Samples:
    """Return the finite samples in the order of time, and where they are broken by a hole longer than ``gap_s``."""
    time_s, values = motion.time_s, motion.acceleration_g
    known = np.isfinite(time_s) & np.isfinite(values).all(axis=1)
    if not known.all():
        time_s, values = time_s[known], values[known]
    if (np.diff(time_s) <= 0).any():
        time_s, first = np.unique(time_s, return_index=True)
        values = values[first]
    breaks = np.flatnonzero(np.diff(time_s) > gap_s) + 1
    edges = [0, *breaks.tolist(), len(time_s)]
    pieces = tuple((start, stop) for start, stop in pairwise(edges) if stop - start > 1)
    return Samples(time_s=time_s, acceleration_g=values, pieces=pieces)


def clipped_share(acceleration_g: FloatArray) -> float:
    """Return the share of samples with an axis at the end of its range, and so a neighbour; 0 where there are few."""
    if not len(acceleration_g):
        return 0.0
    most = _NEAR_THE_END * max(acceleration_g.max(), -acceleration_g.min())
    at_the_end = (acceleration_g >= most) | (acceleration_g <= -most)
    # A clipped peak stays at the end for a while; an even peak that comes again only touches it.
    both = at_the_end[1:] & at_the_end[:-1]
    share = float((np.pad(both, ((1, 0), (0, 0))) | np.pad(both, ((0, 1), (0, 0)))).any(axis=1).mean())
    return share if share > _AT_THE_END else 0.0


def on_grid(time_s: FloatArray, values: FloatArray, start_s: float, count: int, rate_hz: float) -> FloatArray:
    """Return the mean of the signal over each cell of an even grid, which keeps what is faster than the grid out.

    Parameters
    ----------
    time_s : ndarray, shape (n,)
        Rising.
    values : ndarray, shape (n, k)
        The signal, taken as straight between samples and as level before the first and after the last.
    start_s, count, rate_hz
        The first cell begins at ``start_s``; there are ``count`` of them, ``rate_hz`` a second.

    Returns
    -------
    ndarray, shape (k, count)

    """
    edges = start_s + np.arange(count + 1) / rate_hz
    spread = np.clip(edges, time_s[0], time_s[-1])
    left = np.clip(np.searchsorted(time_s, spread, side="right") - 1, 0, len(time_s) - 2)
    width = np.diff(time_s)
    share = (spread - time_s[left]) / width[left]
    grid = np.empty((values.shape[1], count))
    for axis, signal in enumerate(values.T):
        area = np.concatenate(([0.0], np.cumsum(width * (signal[1:] + signal[:-1]) / 2)))
        part = width[left] * share * (signal[left] + (signal[left + 1] - signal[left]) * share / 2)
        outside = np.minimum(edges - time_s[0], 0) * signal[0] + np.maximum(edges - time_s[-1], 0) * signal[-1]
        grid[axis] = np.diff(area[left] + part + outside) * rate_hz
    return grid
