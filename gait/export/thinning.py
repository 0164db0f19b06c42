"""Thin the series for display without losing a peak, a gap or a change from running to walking."""

from collections.abc import Mapping
from dataclasses import replace
from operator import itemgetter
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gait.model import Analysis, FloatArray

DISPLAY_SAMPLES: Final = 2000
"""More samples than a chart on a wide screen has pixels to show."""

_FEWEST: Final = 8
_A_BUCKET: Final = 4
_JUMP_S: Final = 10.0
_JUMP_STEPS: Final = 5.0
_PRIMARY: Final = ("cadence_spm", "speed_mps", "heart_rate_bpm", "altitude_m")

_Series: TypeAlias = Mapping[str, tuple[float | None, ...]]
_Indices: TypeAlias = NDArray[np.intp]


def display_series(analysis: Analysis, limit: int = DISPLAY_SAMPLES) -> Analysis:
    """Return the analysis with its series thinned to at most ``limit`` samples; all columns keep the same samples.

    Kept are the first and last sample of each stretch of one state and of each gap (the longest stretches first, should
    there be too many), an even grid, and the lowest and the highest sample of the primary series between every second
    point of the grid.
    The primary series is cadence where there is any, else speed, heart rate or altitude.
    Thinning what has been thinned changes nothing.

    Parameters
    ----------
    analysis : Analysis
        With series of any length.
    limit : int
        The most samples to keep, at least 8.

    Raises
    ------
    ValueError
        If ``limit`` is below 8.

    """
    if limit < _FEWEST:
        message = f"a series cannot be thinned below {_FEWEST} samples, and the limit is {limit}"
        raise ValueError(message)
    if len(analysis.series.get("time_s", ())) <= limit:
        return analysis
    pick = itemgetter(*_kept(analysis.series, limit).tolist())
    return replace(analysis, series={name: pick(values) for name, values in analysis.series.items()})


def _kept(series: _Series, limit: int) -> _Indices:
    primary = _primary(series)
    edges = _edges(_boundaries(series, primary), primary.size, limit // _A_BUCKET)
    return np.union1d(edges, _grid_and_extremes(primary, (limit - edges.size) // _A_BUCKET))


def _column(series: _Series, name: str) -> FloatArray:
    missing = (None,) * len(series["time_s"])
    return np.array(series.get(name, missing), dtype=np.float64)


def _primary(series: _Series) -> FloatArray:
    columns = (_column(series, name) for name in _PRIMARY if name in series)
    return next((column for column in columns if np.isfinite(column).any()), _column(series, "time_s"))


def _boundaries(series: _Series, primary: FloatArray) -> _Indices:
    """Return where a new stretch begins: the state changes, the primary series stops or starts, or time jumps."""
    state = np.nan_to_num(_column(series, "state"), nan=-1.0)
    step_s = np.diff(_column(series, "time_s"))
    jumps = step_s > max(_JUMP_S, _JUMP_STEPS * float(np.median(step_s)))
    return np.flatnonzero((np.diff(state) != 0) | (np.diff(np.isfinite(primary))) | jumps) + 1


def _edges(boundaries: _Indices, samples: int, most_stretches: int) -> _Indices:
    """Return the first and last index of each stretch between boundaries, of the longest stretches only."""
    starts = np.concatenate(([0], boundaries))
    lasts = np.concatenate((boundaries, [samples])) - 1
    longest = np.argsort(starts - lasts, kind="stable")[:most_stretches]
    return np.union1d(starts[longest], lasts[longest])


def _grid_and_extremes(values: FloatArray, buckets: int) -> _Indices:
    """Return the indices of each bucket's first and middle sample, which are an even grid, and of its extremes."""
    width = -(-values.size // buckets)
    starts = np.arange(0, values.size, width)
    padding = np.full(starts.size * width - values.size, np.nan)
    table = np.concatenate((values, padding)).reshape(starts.size, width)
    lowest = starts + np.where(np.isnan(table), np.inf, table).argmin(axis=1)
    highest = starts + np.where(np.isnan(table), -np.inf, table).argmax(axis=1)
    middles = np.minimum(starts + width // 2, values.size - 1)
    return np.union1d(np.union1d(starts, middles), np.union1d(lowest, highest))
