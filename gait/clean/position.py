"""Positions that jump: fixes that no runner could have reached and left again."""

from dataclasses import dataclass

import numpy as np

from gait.clean.notes import blanked, with_columns
from gait.language import _
from gait.model import Activity, FloatArray, Note
from gait.windows import centred_median

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the earth (IUGG)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionParameters:
    """A fix is a jump when it lies more than ``jump_m`` from the median of the ``samples`` around it."""

    jump_m: float = 60.0
    samples: int = 5
    fastest_mps: float = 12.0


def drop_position_jumps(activity: Activity, parameters: PositionParameters) -> Activity:
    """Return the activity without fixes at 0, 0 and without jumps; unchanged where there is no position.

    Longitudes go on across the 180th meridian, so that they can be averaged.
    """
    if not (activity.has("latitude_deg") and activity.has("longitude_deg")):
        return activity
    latitude, longitude = activity.column("latitude_deg"), _unbroken(activity.column("longitude_deg"))
    activity = with_columns(activity, {"longitude_deg": longitude})
    null = (latitude == 0) & (longitude == 0)
    away = distance_between_m(
        latitude, longitude, centred_median(latitude, parameters.samples), centred_median(longitude, parameters.samples)
    )
    usual_step_s = float(np.median(np.diff(activity.time_s))) if len(latitude) > 1 else 1.0
    limit = max(parameters.jump_m, parameters.fastest_mps * usual_step_s * parameters.samples)
    wrong = null | (away > limit)
    if not wrong.any():
        return activity
    columns = {"latitude_deg": blanked(latitude, wrong), "longitude_deg": blanked(longitude, wrong)}
    message = _("Positions that jump away and back were left out.")
    return with_columns(activity, columns, Note(code="position_jump", message=message, samples=int(wrong.sum())))


def _unbroken(longitude_deg: FloatArray) -> FloatArray:
    """Return longitudes that go on past 180 degrees instead of leaping to -180."""
    unbroken = longitude_deg.copy()
    fixed = np.isfinite(longitude_deg)
    unbroken[fixed] = np.unwrap(longitude_deg[fixed], period=360.0)
    return unbroken


def distance_between_m(
    latitude_a: FloatArray, longitude_a: FloatArray, latitude_b: FloatArray, longitude_b: FloatArray
) -> FloatArray:
    """Return great-circle distances between pairs of positions.

    Parameters
    ----------
    latitude_a, longitude_a, latitude_b, longitude_b : ndarray, shape (n,)
        Positions [deg].

    Returns
    -------
    ndarray, shape (n,)
        Distance by the haversine formula on a sphere [m]; NaN where a coordinate is.

    """
    phi_a, phi_b = np.radians(latitude_a), np.radians(latitude_b)
    half_phi, half_lambda = (phi_b - phi_a) / 2, np.radians(longitude_b - longitude_a) / 2
    chord = np.sin(half_phi) ** 2 + np.cos(phi_a) * np.cos(phi_b) * np.sin(half_lambda) ** 2
    distance: FloatArray = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.clip(chord, 0.0, 1.0)))
    return distance
