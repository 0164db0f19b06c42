"""How far what is expected at a speed may itself be off: by its own mean, and by the speed at which it stands."""

from typing import Final

import numpy as np

from gait import norms
from gait.metrics.sensor_errors import sensor_error
from gait.model import Activity, Channel, FloatArray

_UNKNOWN: Final = Channel(origin="device")


def expected_cadence_error(activity: Activity, speed_mps: FloatArray, height_m: float | None) -> FloatArray:
    """Return the standard uncertainty of the expected cadence [spm]: its mean's, and that of the speed it is for."""
    by_speed = norms.cadence_slope_spm_per_mps() * speed_error_mps(activity, speed_mps)
    error: FloatArray = np.hypot(norms.cadence_mean_se_spm(speed_mps, height_m), by_speed)
    return error


def speed_error_mps(activity: Activity, speed_mps: FloatArray) -> FloatArray:
    """Return the standard uncertainty of a mean speed [m/s] that its kind of sensor is known for."""
    sensor = sensor_error("speed_mps", activity.channels.get("speed_mps", _UNKNOWN).sensor)
    error: FloatArray = np.hypot(sensor.absolute, sensor.relative * speed_mps)
    return error
