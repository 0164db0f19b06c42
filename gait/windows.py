"""Means and medians over windows, and runs of equal values: what cleaning and segmenting both stand on.

Windows are in recorded seconds: a pause takes no time in them, and an uneven recording rate is weighted by the time
that each sample stands for.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from gait.model import BoolArray, FloatArray


def recorded_time_s(weight_s: FloatArray) -> FloatArray:
    """Return the recorded time at the middle of each sample, shape (n,), in s: pauses take none."""
    middle: FloatArray = np.cumsum(weight_s) - weight_s / 2
    return middle


def centred_mean(values: FloatArray, weight_s: FloatArray, window_s: float) -> FloatArray:
    """Return the time-weighted mean over a window centred on each sample.

    Parameters
    ----------
    values : ndarray, shape (n,)
        NaN samples are left out of the means.
    weight_s : ndarray, shape (n,)
        Time that each sample stands for [s].
    window_s : float
        Width of the window [s].

    Returns
    -------
    ndarray, shape (n,)
        NaN where the window holds no value with a weight.

    """
    edges = np.concatenate(([0.0], np.cumsum(weight_s)))
    measured = np.isfinite(values)
    held = np.where(measured, weight_s, 0.0)
    total = np.concatenate(([0.0], np.cumsum(held * np.where(measured, values, 0.0))))
    seconds = np.concatenate(([0.0], np.cumsum(held)))
    middle = edges[1:] - weight_s / 2
    # A pause repeats an edge; interpolation needs them to rise, and a picosecond is nothing.
    edges = edges + np.arange(len(edges)) * 1e-12
    low, high = middle - window_s / 2, middle + window_s / 2
    spent = np.interp(high, edges, seconds) - np.interp(low, edges, seconds)
    summed = np.interp(high, edges, total) - np.interp(low, edges, total)
    enough = spent > 1e-6  # noqa: PLR2004 - less is rounding
    mean: FloatArray = np.where(enough, summed / np.where(enough, spent, 1.0), np.nan)
    return mean


def centred_median(values: FloatArray, samples: int) -> FloatArray:
    """Return the median over an odd number of samples around each one, shape (n,); NaN samples are left out.

    Raises
    ------
    ValueError
        If ``samples`` is even.

    """
    if samples % 2 == 0:
        message = f"a centred window needs an odd number of samples, got {samples}"
        raise ValueError(message)
    half = samples // 2
    padded = np.pad(values, half, constant_values=np.nan)
    ordered = np.sort(sliding_window_view(padded, samples), axis=1)  # NaN sorts last
    count = np.sum(np.isfinite(ordered), axis=1)
    row = np.arange(len(values))
    lower, upper = ordered[row, np.maximum(count - 1, 0) // 2], ordered[row, count // 2]
    median: FloatArray = np.where(count % 2 == 1, lower, (lower + upper) / 2)
    return median


def runs_of(flags: BoolArray | FloatArray) -> tuple[np.ndarray, np.ndarray]:
    """Return where each run of equal values starts and stops (exclusive), as two index arrays; empty for no values."""
    if len(flags) == 0:
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    changes = np.flatnonzero(flags[1:] != flags[:-1]) + 1
    return np.concatenate(([0], changes)), np.concatenate((changes, [len(flags)]))


def true_runs(flags: BoolArray) -> list[tuple[int, int]]:
    """Return the (start, stop) index pairs of each run of True."""
    starts, stops = runs_of(flags)
    return [(int(a), int(b)) for a, b in zip(starts, stops, strict=True) if flags[a]]
