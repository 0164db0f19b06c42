"""The analysis' series as arrays to draw: running and walking apart, gaps where nothing was recorded."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.model import STATE_CODES, Analysis, BoolArray, FloatArray
from gait.quantities import Units

_GAP_FACTOR: Final = 5.0
_FENCE: Final = 1.5
_GAP_LEAST_S: Final = 10.0
_SMOOTH_S: Final = 60
_MEAN_EVERY_S: Final = 8
_MOST_MEANS: Final = 1000
_MOST_POINTS: Final = 4000


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
    """Return the series with a NaN row inside each gap, so that no line is drawn across a pause."""
    raw = {name: np.array(values, dtype=np.float64) for name, values in analysis.series.items()}
    time_s = raw.pop("time_s", np.array([]))
    every = max(1, -(-len(time_s) // _MOST_POINTS))
    time_s, raw = time_s[::every], {name: values[::every] for name, values in raw.items()}
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
    kept = np.isfinite(even)
    window = np.ones(min(_SMOOTH_S, max(len(even), 1)))
    total = np.convolve(np.where(kept, even, 0.0), window, mode="same") if len(even) else even
    count = np.convolve(kept.astype(np.float64), window, mode="same") if len(even) else even
    mean = np.where(kept, total / np.maximum(count, 1.0), np.nan)
    step = max(_MEAN_EVERY_S, len(grid) // _MOST_MEANS)
    return grid[::step], mean[::step]


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
