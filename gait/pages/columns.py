"""The analysis' series as arrays to draw: running and walking apart, gaps where nothing was recorded."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.metrics.student import NORMAL_95
from gait.model import STATE_CODES, Analysis, BoolArray, FloatArray
from gait.pipeline.thinning import display_series
from gait.quantities import Units

_GAP_FACTOR: Final = 5.0
_FENCE: Final = 1.5
_GAP_LEAST_S: Final = 10.0
_SMOOTH_S: Final = 60
_MEAN_EVERY_S: Final = 8
_MOST_MEANS: Final = 500
_MOST_MEMORY: Final = 0.98


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Columns:
    """The series of an analysis on one time axis, all of shape (n,); NaN where nothing was measured."""

    time_s: FloatArray
    running: BoolArray
    walking: BoolArray
    values: dict[str, FloatArray]

    def has(self, name: str) -> bool:
        """Tell whether a series exists with at least two measured running samples."""
        return name in self.values and int(np.isfinite(self.values[name][self.running]).sum()) > 1

    def get(self, name: str) -> FloatArray:
        """Return a series, all NaN where the analysis has none."""
        return self.values.get(name, np.full(len(self.time_s), np.nan))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """What everything on the page is drawn from: the analysis, its series as columns, and the reader's units."""

    analysis: Analysis
    columns: Columns
    units: Units


def scene(analysis: Analysis, units: Units) -> Scene:
    """Return the analysis with its series made ready for drawing, once a page."""
    return Scene(analysis=analysis, columns=columns(analysis), units=units)


def columns(analysis: Analysis) -> Columns:
    """Return the series, thinned for display, with a NaN row inside each gap so that no line crosses a pause."""
    thinned = display_series(analysis).series
    raw = {name: np.array(values, dtype=np.float64) for name, values in thinned.items()}
    time_s = raw.pop("time_s", np.array([]))
    breaks = _breaks(time_s)
    state = _with_breaks(raw.pop("state", np.full(len(time_s), float(STATE_CODES["running"]))), breaks)
    return Columns(
        time_s=np.insert(time_s, breaks, time_s[breaks - 1] + 1.0),
        running=state == STATE_CODES["running"],
        walking=state == STATE_CODES["walking"],
        values={name: _with_breaks(values, breaks) for name, values in raw.items()},
    )


def only(values: FloatArray, mask: BoolArray) -> FloatArray:
    """Return the values under the mask and NaN elsewhere."""
    return np.where(mask, values, np.nan)


def every_second(drawn: Columns, values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return seconds since the start and the running values there, straight lines between samples.

    A thinned series holds its peaks more often than chance would; by time they weigh what they should.
    NaN where either neighbour was not running or not measured.
    """
    if not len(drawn.time_s):
        return np.array([]), np.array([])
    grid = np.arange(drawn.time_s[0], drawn.time_s[-1] + 1.0)
    return grid, np.interp(grid, drawn.time_s, only(values, drawn.running))


def minute_mean(drawn: Columns, values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return times and the centred one-minute mean of the running values there, NaN where the runner did not run."""
    grid, even = every_second(drawn, values)
    shown = _shown(grid)
    return grid[shown], _sliding_mean(even)[shown]


def minute_half_width(drawn: Columns, values: FloatArray) -> FloatArray:
    """Return the half width of the 95 % interval of each one-minute mean, at the times of ``minute_mean``.

    It is of the sampling alone: the spread of the values in the minute, and how far a second's value tells the next.
    A sensor's own error moves the whole line, and is not in it.
    At least one value has to be there.
    """
    grid, even = every_second(drawn, values)
    shown = _shown(grid)
    even = even - np.nanmean(even)  # squares of small numbers lose no digits
    mean = _sliding_mean(even)
    variance = np.maximum(_sliding_mean(even**2) - mean**2, 0.0)
    count = _sliding_sum(np.isfinite(even).astype(np.float64))
    memory = _memory(even - mean)
    half: FloatArray = NORMAL_95 * np.sqrt(variance * (1 + memory) / (1 - memory) / np.maximum(count, 1.0))
    return half[shown]


def _shown(grid: FloatArray) -> slice:
    return slice(None, None, max(_MEAN_EVERY_S, len(grid) // _MOST_MEANS))


def _sliding_sum(values: FloatArray) -> FloatArray:
    """Return the sum over the minute around each second, cut off at the ends, shape (n,)."""
    width = min(_SMOOTH_S, len(values))
    total = np.concatenate(([0.0], np.cumsum(values)))
    stop = np.arange(len(values)) + (width + 1) // 2
    summed: FloatArray = total[np.minimum(stop, len(values))] - total[np.maximum(stop - width, 0)]
    return summed


def _sliding_mean(even: FloatArray) -> FloatArray:
    kept = np.isfinite(even)
    total, count = _sliding_sum(np.where(kept, even, 0.0)), _sliding_sum(kept.astype(np.float64))
    return np.where(kept, total / np.maximum(count, 1.0), np.nan)


def _memory(rest: FloatArray) -> float:
    """Return the correlation of a second's value with the next one's, between 0 and 0.98."""
    both = np.isfinite(rest[:-1]) & np.isfinite(rest[1:])
    here, there = rest[:-1][both], rest[1:][both]
    spread = float(np.sqrt(np.mean(here**2) * np.mean(there**2))) if len(here) else 0.0
    return min(max(float(np.mean(here * there)) / spread, 0.0), _MOST_MEMORY) if spread else 0.0


def usual_reach(values: FloatArray) -> tuple[float, float]:
    """Return the least and greatest value without stray ones: no farther out than 1.5 times the middle 80 %'s width."""
    lowest, low, high, highest = (float(end) for end in np.nanpercentile(values, [0.5, 10, 90, 99.5]))
    fence = _FENCE * (high - low)
    return max(lowest, low - fence), min(highest, high + fence)


def typical_step_s(time_s: FloatArray) -> float:
    """Return the usual time between two samples, at least a tenth of a second."""
    return max(0.1, float(np.median(np.diff(time_s)))) if len(time_s) > 1 else 1.0


def _breaks(time_s: FloatArray) -> np.ndarray[tuple[int, ...], np.dtype[np.intp]]:
    limit = max(_GAP_LEAST_S, _GAP_FACTOR * typical_step_s(time_s))
    return np.flatnonzero(np.diff(time_s) > limit) + 1


def _with_breaks(values: FloatArray, breaks: np.ndarray[tuple[int, ...], np.dtype[np.intp]]) -> FloatArray:
    return np.insert(values, breaks, np.nan)
