"""What each sample of a run adds to a stretch: distance, climb, and the cadence to be expected."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.metrics.climb import climb_by_sample
from gait.model import Activity, FloatArray
from gait.norms import expected_cadence_spm
from gait.windows import SHORTEST_PAUSE_S, paused_seconds

HYSTERESIS_M: Final = 2.0
"""The climb or drop that counts as one."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ground:
    """What each sample adds to a stretch, computed once a run; all of shape (n,), NaN where unknown.

    ``covered_m`` is the distance that a sample stands for, ``up_m`` and ``down_m`` its share of climbs and drops,
    ``expected_spm`` the cadence to be expected at its speed, ``along_m`` the distance run when it was taken, all NaN
    without a distance column.
    ``paused_at`` are the samples before each pause, shape (p,), and ``paused_m`` what was covered in it.
    """

    covered_m: FloatArray
    up_m: FloatArray
    down_m: FloatArray
    expected_spm: FloatArray
    along_m: FloatArray
    paused_at: np.ndarray
    paused_m: FloatArray


def lay_ground(activity: Activity, *, height_m: float | None = None, hysteresis_m: float = HYSTERESIS_M) -> Ground:
    """Return what each sample of the run adds to a stretch; give it to ``stretch`` for many stretches of one run."""
    up, down = climb_by_sample(activity.column("altitude_m"), hysteresis_m)
    speed = activity.column("speed_mps")
    expected = np.full(len(speed), np.nan)
    known = np.isfinite(speed)
    if known.any():
        expected[known] = expected_cadence_spm(speed[known], height_m)
    along = _along_m(activity)
    paused_at = np.flatnonzero(paused_seconds(activity.time_s, activity.pauses) > SHORTEST_PAUSE_S)
    return Ground(
        covered_m=sample_distances_m(activity),
        up_m=up,
        down_m=down,
        expected_spm=expected,
        along_m=along,
        paused_at=paused_at,
        paused_m=np.maximum(along[paused_at + 1] - along[paused_at], 0.0),
    )


def _along_m(activity: Activity) -> FloatArray:
    """Return the distance at each sample, straight between known ones; all NaN without any [m]."""
    distance = activity.column("distance_m")
    known = np.isfinite(distance)
    return np.interp(activity.time_s, activity.time_s[known], distance[known]) if known.any() else distance


def sample_distances_m(activity: Activity) -> FloatArray:
    """Return the distance that each sample stands for [m], shape (n,).

    The samples of a whole run add up to its distance without what was covered in pauses.
    Without a distance column it is speed x weight, NaN where the speed is.
    """
    distance = activity.column("distance_m")
    known = np.isfinite(distance)
    if not known.any():
        covered: FloatArray = activity.column("speed_mps") * activity.columns["weight_s"]
        return covered
    time = activity.time_s
    along = np.interp(time, time[known], distance[known])
    # Ground covered while the recording paused was run by nobody's measure.
    step = np.where(paused_seconds(time, activity.pauses) > SHORTEST_PAUSE_S, 0.0, np.maximum(np.diff(along), 0.0))
    halves: FloatArray = (np.concatenate(([0.0], step)) + np.concatenate((step, [0.0]))) / 2
    return halves
