"""Ascent and descent shared out to the samples, so that those of the splits add up to those of the run."""

import numpy as np

from gait.model import FloatArray


def climb_by_sample(altitude_m: FloatArray, hysteresis_m: float) -> tuple[FloatArray, FloatArray]:
    """Return each sample's share of ascent and descent, counting only climbs and drops of ``hysteresis_m`` or more.

    Between two levels that far apart every rise and fall belongs to the climb (or drop), so that the shares of a
    whole run add up to the difference of the levels; the last bit below the threshold belongs to none.

    Parameters
    ----------
    altitude_m : ndarray, shape (n,)
        Smoothed altitude [m].
    hysteresis_m : float
        The least climb that counts [m].

    Returns
    -------
    up_m, down_m : ndarray, shape (n,)
        Shares [m]; NaN where the altitude is.

    """
    up, down = np.full((2, len(altitude_m)), np.nan)
    known = np.flatnonzero(np.isfinite(altitude_m))
    if len(known) == 0:
        return up, down
    height = altitude_m[known]
    rise = np.diff(height, prepend=height[0])
    direction = _directions(height, hysteresis_m)
    up[known] = np.where(direction > 0, rise, 0.0)
    down[known] = np.where(direction < 0, -rise, 0.0)
    return up, down


def _directions(height_m: FloatArray, hysteresis_m: float) -> FloatArray:
    """Return for each sample whether it is part of a climb (1), of a drop (-1) or of neither (0)."""
    direction = np.zeros(len(height_m))
    slope = np.sign(np.diff(height_m))
    turns = np.append(np.flatnonzero(slope[1:] * slope[:-1] <= 0) + 1, len(height_m) - 1)
    level, since = float(height_m[0]), 0
    for turn, height in zip(turns.tolist(), height_m[turns].tolist(), strict=True):
        if abs(height - level) >= hysteresis_m:
            direction[since + 1 : turn + 1] = 1.0 if height > level else -1.0
            level, since = height, turn
    return direction
