"""Means and medians over windows, and runs of equal values: what cleaning and segmenting both stand on.

Windows are in recorded seconds: a pause takes no time in them, and an uneven recording rate is weighted by the time
that each sample stands for.
"""

from typing import Final, Literal, TypeAlias

import numpy as np

from gait.model import BoolArray, FloatArray, Pause

Ends: TypeAlias = Literal["cut", "shrink"]

SHORTEST_PAUSE_S: Final = 1e-6
"""Less is rounding."""


def recorded_time_s(weight_s: FloatArray) -> FloatArray:
    """Return the recorded time at the middle of each sample, shape (n,), in s: pauses take none."""
    middle: FloatArray = np.cumsum(weight_s) - weight_s / 2
    return middle


def paused_seconds(time_s: FloatArray, pauses: tuple[Pause, ...]) -> FloatArray:
    """Return the paused time in each interval between samples [s], shape (n - 1,)."""
    if not pauses:
        return np.zeros(len(time_s) - 1)
    edges = np.array(sorted((pause.start_s, pause.stop_s) for pause in pauses))
    lengths = np.concatenate(([0.0], np.cumsum(np.maximum(edges[:, 1] - edges[:, 0], 0.0))))
    corners = np.maximum.accumulate(edges.ravel()) + np.arange(edges.size) * 1e-12
    before = np.interp(time_s, corners, np.repeat(lengths, 2)[1:-1], left=0.0, right=float(lengths[-1]))
    paused: FloatArray = np.diff(before)
    return paused


def recorded_between(start_s: FloatArray, stop_s: FloatArray, pauses: tuple[Pause, ...]) -> FloatArray:
    """Return the time between each start and stop without the pauses [s], same shape; NaN where an end is.

    Pauses that overlap are counted once.
    """
    if not pauses:
        return stop_s - start_s
    begin, end = np.array(sorted((pause.start_s, pause.stop_s) for pause in pauses)).T
    reached = np.maximum.accumulate(end)
    begin = np.maximum(begin, np.concatenate(([-np.inf], reached[:-1])))
    length = np.maximum(reached - begin, 0.0)
    before = np.cumsum(length) - length

    def paused(time_s: FloatArray) -> FloatArray:
        at = np.maximum(np.searchsorted(begin, time_s, side="right") - 1, 0)
        until: FloatArray = before[at] + np.clip(time_s - begin[at], 0.0, length[at])
        return until

    return np.maximum(stop_s - start_s - (paused(stop_s) - paused(start_s)), 0.0)


def pieces_of(time_s: FloatArray, pauses: tuple[Pause, ...]) -> FloatArray:
    """Return the number of the unbroken piece of recording that each sample lies in, from 0, shape (n,)."""
    broken = paused_seconds(time_s, pauses) > SHORTEST_PAUSE_S
    number: FloatArray = np.concatenate(([0], np.cumsum(broken))).astype(np.float64)
    return number


def centred_mean(
    values: FloatArray,
    weight_s: FloatArray,
    window_s: float,
    piece: FloatArray | None = None,
    ends: Ends = "cut",
) -> FloatArray:
    """Return the time-weighted mean over a window centred on each sample.

    Parameters
    ----------
    values : ndarray, shape (n,)
        NaN samples are left out of the means.
    weight_s : ndarray, shape (n,)
        Time that each sample stands for [s].
    window_s : float
        Width of the window [s].
    piece : ndarray, shape (n,), optional
        The unbroken piece of each sample; no window reaches into another piece. Without it all is one piece.
    ends : {"cut", "shrink"}
        At the ends of a piece a window is cut off, or it shrinks on both sides, so that a slope stays a slope.

    Returns
    -------
    ndarray, shape (n,)
        NaN where the window holds no value with a weight.

    """
    number = np.zeros(len(values), dtype=np.intp) if piece is None else piece.astype(np.intp)
    stop = np.cumsum(weight_s) + number * 2 * window_s
    start = stop - weight_s
    middle = (start + stop) / 2
    half = np.full(len(values), window_s / 2)
    if ends == "shrink":
        first, last = runs_of(number.astype(np.float64))
        half = np.minimum(half, np.minimum(middle - start[first][number], stop[last - 1][number] - middle))
    measured = np.isfinite(values)
    held = np.where(measured, weight_s, 0.0)
    summed = _amount_between(start, stop, held * np.where(measured, values, 0.0), middle - half, middle + half)
    spent = _amount_between(start, stop, held, middle - half, middle + half)
    enough = spent > 1e-6  # noqa: PLR2004 - less is rounding
    mean: FloatArray = np.where(enough, summed / np.where(enough, spent, 1.0), np.nan)
    return mean


def _amount_between(
    start: FloatArray, stop: FloatArray, amount: FloatArray, low: FloatArray, high: FloatArray
) -> FloatArray:
    """Return how much of the amounts, each spread evenly from its start to its stop, lies between low and high."""
    total = np.cumsum(amount)
    # A pause repeats an edge; interpolation needs them to rise, and a picosecond is nothing.
    edges = np.column_stack((start, stop)).ravel() + np.arange(2 * len(start)) * 1e-12
    sums = np.column_stack((total - amount, total)).ravel()
    inside: FloatArray = np.interp(high, edges, sums) - np.interp(low, edges, sums)
    return inside


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
    padded = np.concatenate(
        (np.full(half, np.inf), np.where(np.isfinite(values), values, np.inf), np.full(half, np.inf))
    )
    known = np.isfinite(padded)
    count = sum(known[at : at + len(values)].astype(np.intp) for at in range(samples))
    ordered = _ordered([padded[at : at + len(values)] for at in range(samples)])
    column = np.arange(len(values))
    lower, upper = ordered[np.maximum(count - 1, 0) // 2, column], ordered[count // 2, column]
    median: FloatArray = np.where(count % 2 == 1, lower, np.where(count > 0, (lower + upper) / 2, np.nan))
    return median


def _ordered(rows: list[FloatArray]) -> FloatArray:
    """Return each column of the rows in rising order, by exchanging neighbours: for a few rows, faster than sorting."""
    for end in range(len(rows) - 1, 0, -1):
        for at in range(end):
            rows[at : at + 2] = np.minimum(rows[at], rows[at + 1]), np.maximum(rows[at], rows[at + 1])
    return np.array(rows)


def runs_of(flags: BoolArray | FloatArray) -> tuple[np.ndarray, np.ndarray]:
    """Return where each run of equal values starts and stops (exclusive), as two index arrays; empty for no values."""
    if len(flags) == 0:
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    changes = np.flatnonzero(flags[1:] != flags[:-1]) + 1
    return np.concatenate(([0], changes)), np.concatenate((changes, [len(flags)]))


def runs_within(flags: BoolArray | FloatArray, piece: FloatArray) -> tuple[np.ndarray, np.ndarray]:
    """Return the runs of equal values that no pause breaks, as ``runs_of``."""
    return runs_of(np.asarray(flags, dtype=np.float64) + 1000.0 * piece)


def true_runs(flags: BoolArray) -> list[tuple[int, int]]:
    """Return the (start, stop) index pairs of each run of True."""
    starts, stops = runs_of(flags)
    return [(int(a), int(b)) for a, b in zip(starts, stops, strict=True) if flags[a]]
