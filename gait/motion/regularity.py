"""How stride times vary, with intervals, beside healthy runners."""

from typing import Final

import numpy as np

from gait.evidence import EVIDENCE
from gait.model import FloatArray
from gait.motion.results import Feet, Held, Interval

NORMAL_95: Final = 1.959963984540054
"""Half width of the 95 % interval of a standard normal."""
LEAST_STRIDES: Final = 30
"""Fewer say too little of how strides vary."""
NOT_MEASURED: Final = Interval(value=np.nan, low=np.nan, high=np.nan)


def stride_times_s(intervals_s: FloatArray, feet: Feet) -> FloatArray:
    """Return the time from each landing to the next of the same foot [s], NaN where one between was missed."""
    return intervals_s[:-1] + intervals_s[1:] if feet == "both feet" else intervals_s


def spread_of(strides_s: FloatArray, feet: Feet) -> Interval:
    """Return the standard deviation of stride times [s] about a slowly changing pace, the method's own error included.

    Parameters
    ----------
    strides_s : ndarray, shape (k,)
        As ``stride_times_s`` returns them.
    feet : Feet
        With both feet, strides that begin with the same foot are two apart.
        A difference of neighbours holds twice the variance, and no slow change.

    """
    apart = 2 if feet == "both feet" else 1
    change = strides_s[apart:] - strides_s[:-apart]
    change = change[np.isfinite(change)]
    if len(change) < LEAST_STRIDES:
        return NOT_MEASURED
    sd = float(np.sqrt(np.mean(change**2) / 2))
    # For independent strides the variance of such a mean square is 3 / n of its own square; its root's is a quarter.
    sampling = NORMAL_95 * sd * np.sqrt(3 / (4 * len(change)))
    own = EVIDENCE["motion_variability_error"].value("half_width_points") / 100 * np.nanmean(strides_s)
    half = float(np.hypot(sampling, own))
    return Interval(value=sd, low=max(sd - half, 0.0), high=sd + half)


def relative(spread: Interval, mean_s: float) -> Interval:
    """Return a standard deviation in percent of the mean."""
    factor = 100 / mean_s
    return Interval(value=factor * spread.value, low=factor * spread.low, high=factor * spread.high)


def held(found: Interval, key: str) -> Held:
    """Return a number beside the healthy values of a row of evidence."""
    usual, most = EVIDENCE[key].value("usual_percent"), EVIDENCE[key].value("most_percent")
    if np.isnan(found.value):
        return Held(found=found, healthy=usual, most=most, verdict="not measured", evidence=key)
    verdict = "above" if found.low > most else "usual" if found.high <= most else "unclear"
    return Held(found=found, healthy=usual, most=most, verdict=verdict, evidence=key)  # type: ignore[arg-type]
