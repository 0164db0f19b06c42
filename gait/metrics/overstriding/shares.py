"""Cadence and contact over what is to be expected at each sample's speed, and how far both may be off."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gait import norms
from gait.metrics.expectation_errors import expected_cadence_error
from gait.metrics.sensor_errors import sensor_error
from gait.model import Activity, Channel, FloatArray

_UNKNOWN: Final = Channel(origin="device")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shares:
    """Logarithms of measured over expected at each sample, (n,); NaN where either is not there.

    ``cadence`` is over the expectation at that speed and height; ``contact`` over the curve for watches, whose level
    matters only where the sensor is ranked against it.
    """

    cadence: FloatArray
    contact: FloatArray


def shares_of(activity: Activity, height_m: float | None, contact: str | None) -> Shares:
    """Return the shares of a measured activity; ``contact`` is the column of the measured contact time, or None."""
    speed = activity.column("speed_mps")
    with np.errstate(divide="ignore", invalid="ignore"):
        cadence = np.log(activity.column("cadence_spm") / norms.expected_cadence_spm(speed, height_m))
        stance = np.log(activity.column(contact or "") / norms.expected_contact_time_s(speed))
    return Shares(cadence=_finite(cadence), contact=_finite(stance))


def steps_error(
    activity: Activity, cadence_spm: FloatArray, speed_mps: FloatArray, height_m: float | None
) -> FloatArray:
    """Return the standard uncertainty of log(cadence / expected) that no averaging takes away.

    It holds the cadence sensor's error, the speed sensor's by way of the expectation, and the expected mean's own.

    Parameters
    ----------
    activity : Activity
        Its channels name the sensors.
    cadence_spm, speed_mps : ndarray
        Mean cadence [spm] and speed [m/s] of each stretch, one shape.
    height_m : float or None
        The runner's height [m].

    """
    sensor = sensor_error("cadence_spm", activity.channels.get("cadence_spm", _UNKNOWN).sensor)
    expected = norms.expected_cadence_spm(speed_mps, height_m)
    own = np.hypot(sensor.absolute / cadence_spm, sensor.relative)
    error: FloatArray = np.sqrt(own**2 + expected_cadence_error(activity, speed_mps, height_m) ** 2 / expected**2)
    return error


def _finite(values: FloatArray) -> FloatArray:
    kept: FloatArray = np.where(np.isfinite(values), values, np.nan)
    return kept
