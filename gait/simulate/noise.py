"""Noise with a memory, and smoothing: the two first-order filters of the simulation."""

from itertools import accumulate

import numpy as np

from gait.model import FloatArray


def wander(rng: np.random.Generator, count: int, *, sd: float, memory_s: float, step_s: float = 1.0) -> FloatArray:
    """Return stationary noise whose correlation falls as exp(-lag / memory).

    Parameters
    ----------
    rng : numpy.random.Generator
        Always gives the same number of draws for the same ``count``.
    count : int
        Number of values.
    sd : float
        Standard deviation of each value.
    memory_s, step_s : float
        Time constant and spacing of the values [s].

    Returns
    -------
    ndarray, shape (count,)
        In the unit of ``sd``.

    """
    keep = float(np.exp(-step_s / memory_s))
    shocks = rng.standard_normal(count) * sd
    shocks[1:] *= np.sqrt(1.0 - keep * keep)
    return np.fromiter(accumulate(shocks.tolist(), lambda before, shock: keep * before + shock), np.float64, count)


def smooth(values: FloatArray, memory_s: float) -> FloatArray:
    """Return values at 1 Hz behind a low-pass filter of first order; NaN stays NaN and is bridged."""
    if memory_s <= 0:
        return values
    keep = float(np.exp(-1.0 / memory_s))

    def follow(before: float, value: float) -> float:
        if value != value:  # noqa: PLR0124 - the quick test for NaN
            return before
        return value if before != before else keep * before + (1.0 - keep) * value  # noqa: PLR0124 - as above

    followed = np.fromiter(accumulate(values.tolist(), follow), np.float64, len(values))
    return np.where(np.isnan(values), np.nan, followed)
