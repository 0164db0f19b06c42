"""Altitude and grade: smoothed first, because the steps of a barometer would be cliffs."""

from dataclasses import dataclass

import numpy as np

from gait.clean.notes import with_columns
from gait.language import _
from gait.model import Activity, Channel, FloatArray
from gait.windows import centred_mean, centred_median


@dataclass(frozen=True, slots=True, kw_only=True)
class AltitudeParameters:
    """Parameters of altitude: median over ``median_samples``, mean over ``smooth_s``, grade along ``grade_run_m``.

    Satellite altitude wanders by metres within a minute, which a short run reads as hills; so where the file does not
    name a barometer, ``satellite_smooth_s`` and ``satellite_run_m`` hold.
    ``hysteresis_m`` is the climb or drop that counts as one at all.
    """

    median_samples: int = 5
    smooth_s: float = 15.0
    grade_run_m: float = 60.0
    satellite_smooth_s: float = 60.0
    satellite_run_m: float = 250.0
    hysteresis_m: float = 2.0

    def windows(self, activity: Activity) -> tuple[float, float]:
        """Return the smoothing [s] and the run of a grade [m] for the sensor that measured this altitude."""
        channel = activity.channels.get("altitude_m")
        if channel is not None and channel.sensor == "barometer":
            return self.smooth_s, self.grade_run_m
        return self.satellite_smooth_s, self.satellite_run_m


def smooth_altitude(activity: Activity, parameters: AltitudeParameters) -> Activity:
    """Return the activity with smoothed ``altitude_m`` and, where distance is known, ``grade``."""
    if not activity.has("altitude_m"):
        return activity
    raw = activity.columns["altitude_m"]
    smooth_s, run_m = parameters.windows(activity)
    smooth = centred_mean(centred_median(raw, parameters.median_samples), activity.columns["weight_s"], smooth_s)
    smooth = np.where(np.isfinite(raw), smooth, np.nan)
    columns = {"altitude_m": smooth}
    channels = {}
    if activity.has("distance_m"):
        columns["grade"] = grade_along(activity.columns["distance_m"], smooth, run_m)
        channels["grade"] = Channel(origin="derived", detail=_("rise over {run:g} m of run").format(run=run_m))
    return with_columns(activity, columns, channels=channels)


def grade_along(distance_m: FloatArray, altitude_m: FloatArray, run_m: float) -> FloatArray:
    """Return rise over run along a centred stretch of ``run_m``.

    Parameters
    ----------
    distance_m, altitude_m : ndarray, shape (n,)
        Distance so far (never falling) and smoothed altitude [m].
    run_m : float
        Length of the stretch [m].

    Returns
    -------
    ndarray, shape (n,)
        Rise over run [1]; NaN where distance or altitude is, and where less than half of the stretch was recorded.

    """
    known = np.flatnonzero(np.isfinite(distance_m) & np.isfinite(altitude_m))
    grade = np.full(len(distance_m), np.nan)
    if len(known) < 2:  # noqa: PLR2004 - a slope needs two points
        return grade
    along, first = np.unique(distance_m[known], return_index=True)
    height = altitude_m[known][first]
    here = distance_m[known]
    low, high = np.maximum(here - run_m / 2, along[0]), np.minimum(here + run_m / 2, along[-1])
    run = high - low
    enough = run >= run_m / 2
    rise = np.interp(high, along, height) - np.interp(low, along, height)
    grade[known] = np.where(enough, rise / np.where(enough, run, 1.0), np.nan)
    return grade


def climbed_m(altitude_m: FloatArray, hysteresis_m: float) -> tuple[float, float] | None:
    """Return total ascent and descent [m], counting only climbs and drops of at least ``hysteresis_m``.

    None where no altitude was measured.
    """
    known = altitude_m[np.isfinite(altitude_m)]
    if len(known) == 0:
        return None
    slope = np.sign(np.diff(known))
    turns = np.flatnonzero(slope[1:] * slope[:-1] <= 0) + 1
    ascent = descent = 0.0
    level = float(known[0])
    for height in np.concatenate((known[turns], known[-1:])).tolist():
        if height - level >= hysteresis_m:
            ascent, level = ascent + height - level, height
        elif level - height >= hysteresis_m:
            descent, level = descent + level - height, height
    return ascent, descent
