"""Thin the series for display without losing a peak, a gap or a change from running to walking."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gait.model import Analysis, FloatArray

DISPLAY_SAMPLES: Final = 3000
"""More samples than a chart on a wide screen has pixels to show."""

_FEWEST: Final = 8
_FOR_EDGES: Final = 4
"""At most one sample in so many, twice over, marks the ends of stretches."""
_JUMP_S: Final = 10.0
_JUMP_STEPS: Final = 5.0
_PRIMARY: Final = ("cadence_spm", "speed_mps", "heart_rate_bpm", "altitude_m")
_DRAWN: Final = (
    *_PRIMARY,
    "step_length_m",
    "ground_contact_time_s",
    "vertical_oscillation_m",
    "vertical_ratio",
    "ground_contact_balance",
    "power_w",
)
"""What charts draw sample by sample, in the order in which peaks are kept where there is no room for all."""

_Series: TypeAlias = Mapping[str, tuple[float | None, ...]]
_Indices: TypeAlias = NDArray[np.intp]


def display_series(analysis: Analysis, limit: int = DISPLAY_SAMPLES) -> Analysis:
    """Return the analysis with its series thinned to at most ``limit`` samples; all columns keep the same samples.

    Kept are an even grid; of each of equal parts the lowest and the highest sample of every quantity that charts draw
    sample by sample; and the first and last sample of each stretch of one state and of each gap (the longest stretches
    first, should there be too many).
    Grid and extremes share the room: a wider grid would look like gaps.
    Thinning what has been thinned changes nothing.

    Parameters
    ----------
    analysis : Analysis
        With series of any length.
    limit : int
        The most samples to keep, at least 8; below 48 it is the peaks of the first quantities alone that are kept.

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
    drawn = _measured(series)
    edges = _edges(_boundaries(series, drawn[0]), drawn[0].size, limit // _FOR_EDGES)
    half = (limit - edges.size) // 2
    grid = np.arange(0, drawn[0].size, -(-drawn[0].size // half))
    return np.unique(np.concatenate((edges, grid, *_extremes(drawn[: max(1, half // 2)], half))))


def _measured(series: _Series) -> list[FloatArray]:
    """Return the drawn columns that hold anything, the primary one first; the time where there is none."""
    columns = (_column(series, name) for name in _DRAWN if name in series)
    return [column for column in columns if np.isfinite(column).any()] or [_column(series, "time_s")]


def _column(series: _Series, name: str) -> FloatArray:
    missing = (None,) * len(series["time_s"])
    return np.array(series.get(name, missing), dtype=np.float64)


def _boundaries(series: _Series, leading: FloatArray) -> _Indices:
    """Return where a new stretch begins: the state changes, the leading column stops or starts, or time jumps."""
    state = np.nan_to_num(_column(series, "state"), nan=-1.0)
    step_s = np.diff(_column(series, "time_s"))
    jumps = step_s > max(_JUMP_S, _JUMP_STEPS * float(np.median(step_s)))
    return np.flatnonzero((np.diff(state) != 0) | (np.diff(np.isfinite(leading))) | jumps) + 1


def _edges(boundaries: _Indices, samples: int, most_stretches: int) -> _Indices:
    """Return the first and last index of each stretch between boundaries, of the longest stretches only."""
    starts = np.concatenate(([0], boundaries))
    lasts = np.concatenate((boundaries, [samples])) - 1
    longest = np.argsort(starts - lasts, kind="stable")[:most_stretches]
    return np.union1d(starts[longest], lasts[longest])


def _extremes(columns: Sequence[FloatArray], room: int) -> Iterator[_Indices]:
    """Yield the indices of the lowest and of the highest sample of each column in each of equal parts."""
    samples = columns[0].size
    width = -(-samples // max(1, room // (2 * len(columns))))
    starts = np.arange(0, samples, width)
    padding = np.full(starts.size * width - samples, np.nan)
    for column in columns:
        table = np.concatenate((column, padding)).reshape(starts.size, width)
        yield starts + np.where(np.isnan(table), np.inf, table).argmin(axis=1)
        yield starts + np.where(np.isnan(table), -np.inf, table).argmax(axis=1)
