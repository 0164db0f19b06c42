"""Means over even windows of time: what a page needs to work out the means of any stretch of the run."""

from typing import Final

import numpy as np

from gait.metrics.plain import plain
from gait.model import Activity, BoolArray, FloatArray, WindowMeans
from gait.quantities import QUANTITIES

STRETCH_QUANTITIES: Final = (
    "cadence_spm",
    "speed_mps",
    "step_length_m",
    "ground_contact_time_s",
    "vertical_oscillation_m",
    "heart_rate_bpm",
    "grade",
)
"""What the means of a stretch tell of, in the order in which they are shown."""

_WIDTHS_S: Final = (1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600)
_MOST_WINDOWS: Final = 1000
_MORE_DIGITS: Final = 2
"""Decimals beyond those of a stored sample: a mean of many is finer than each."""


def window_means(activity: Activity, running: BoolArray) -> WindowMeans | None:
    """Return the time-weighted means of the running in even windows of time since the first sample.

    The mean of any stretch that begins and ends with a window follows from them exactly: the sum of seconds times mean
    over the sum of seconds.
    A sample counts for the window that its time lies in.

    Parameters
    ----------
    activity : Activity
        Cleaned, with ``weight_s``.
    running : ndarray of bool, shape (n,)
        The samples that form is measured on.

    Returns
    -------
    WindowMeans or None
        Windows of the smallest even width that makes at most 1,000 of them; a mean is None where the window holds no
        value. None where nothing was run.

    """
    weight = np.where(running, activity.columns["weight_s"], 0.0)
    if not weight.any():
        return None
    since = activity.time_s - activity.time_s[0]
    width = _width_s(float(since[-1]))
    place = (since // width).astype(np.intp)
    names = [name for name in STRETCH_QUANTITIES if np.isfinite(activity.column(name)[weight > 0]).any()]
    ran = _seconds(np.bincount(place, weight).astype(np.float64))
    found = {name: _means(activity.column(name), weight, place) for name in names}
    return WindowMeans(
        width_s=width,
        running_s=ran,
        seconds={name: known for name, (seconds, _) in found.items() if (known := _seconds(seconds)) != ran},
        means={name: plain(mean, QUANTITIES[name].decimals + _MORE_DIGITS) for name, (_, mean) in found.items()},
    )


def _width_s(last_s: float) -> float:
    fitting = (width for width in _WIDTHS_S if last_s < width * _MOST_WINDOWS)
    return float(next(fitting, -(-last_s // _MOST_WINDOWS) + 1))


def _means(values: FloatArray, weight: FloatArray, place: np.ndarray) -> tuple[FloatArray, FloatArray]:
    """Return the seconds with a value in each window, and the mean over them; NaN where there are none."""
    known = np.isfinite(values)
    held = np.where(known, weight, 0.0)
    seconds: FloatArray = np.bincount(place, held).astype(np.float64)
    summed = np.bincount(place, held * np.where(known, values, 0.0))
    return seconds, np.where(seconds > 0, summed / np.where(seconds > 0, seconds, 1.0), np.nan)


def _seconds(values: FloatArray) -> tuple[float, ...]:
    rounded: list[float] = np.round(values, 2).tolist()
    return tuple(rounded)
