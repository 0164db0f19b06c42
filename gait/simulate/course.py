"""Where the run takes place: an invented round course on the open Atlantic, so that no real place is shown."""

from functools import lru_cache
from typing import Final

import numpy as np

from gait.model import FloatArray

CENTRE_LATITUDE_DEG: Final = 46.5
CENTRE_LONGITUDE_DEG: Final = -15.0
UTC_OFFSET_S: Final = -3600.0
"""Nautical time of that meridian."""

_EQUATOR_RADIUS_M: Final = 6_378_137.0
_ECCENTRICITY_SQUARED: Final = 0.006_694_379_990_14


def position_deg(distance_m: FloatArray, loop_m: float) -> tuple[FloatArray, FloatArray]:
    """Return where on the course a runner is after a distance.

    Parameters
    ----------
    distance_m : ndarray, shape (n,)
        Distance run along the ground [m].
    loop_m : float
        Length of one round [m].

    Returns
    -------
    latitude_deg, longitude_deg : ndarray, shape (n,)
        On the WGS 84 ellipsoid.

    """
    along, east, north = _outline()
    done = np.mod(distance_m / loop_m, 1.0)
    return shift_deg(loop_m * np.interp(done, along, east), loop_m * np.interp(done, along, north))


def shift_deg(east_m: FloatArray, north_m: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return latitude and longitude [degrees] of places given in metres from the centre of the course."""
    sine = np.sin(np.radians(CENTRE_LATITUDE_DEG))
    flat = 1.0 - _ECCENTRICITY_SQUARED * sine**2
    along_meridian_m = _EQUATOR_RADIUS_M * (1.0 - _ECCENTRICITY_SQUARED) / flat**1.5
    along_parallel_m = _EQUATOR_RADIUS_M / np.sqrt(flat) * np.cos(np.radians(CENTRE_LATITUDE_DEG))
    return (
        CENTRE_LATITUDE_DEG + np.degrees(north_m / along_meridian_m),
        CENTRE_LONGITUDE_DEG + np.degrees(east_m / along_parallel_m),
    )


@lru_cache(maxsize=1)
def _outline() -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return a smooth bean of circumference 1: the share of the way round, and the place there."""
    angle = np.linspace(0.0, 2.0 * np.pi, 4001)
    radius = 1.0 + 0.28 * np.cos(2.0 * angle) + 0.09 * np.sin(3.0 * angle)
    east, north = radius * np.cos(angle), radius * np.sin(angle)
    along = np.concatenate(([0.0], np.cumsum(np.hypot(np.diff(east), np.diff(north)))))
    return along / along[-1], east / along[-1], north / along[-1]
