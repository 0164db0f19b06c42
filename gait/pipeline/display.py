"""The columns of an activity as plain values: what charts are drawn from."""

from collections.abc import Mapping

import numpy as np

from gait import norms
from gait.metrics.plain import plain
from gait.model import STATE_CODES, Activity, Track
from gait.quantities import QUANTITIES

SHOWN = (
    "time_s",
    "distance_m",
    "cadence_spm",
    "speed_mps",
    "step_length_m",
    "ground_contact_time_s",
    "flight_time_s",
    "vertical_oscillation_m",
    "vertical_ratio",
    "ground_contact_balance",
    "power_w",
    "heart_rate_bpm",
    "altitude_m",
    "grade",
)
TRACK_POINTS = 1500


def series_of(activity: Activity, state: np.ndarray, height_m: float | None) -> Mapping[str, tuple[float | None, ...]]:
    """Return the columns that charts draw, with the state codes and the cadence to be expected while running.

    Values are rounded to the decimals of their quantity; None where nothing was measured.
    """
    series = {name: plain(activity.columns[name], _decimals(name)) for name in SHOWN if activity.has(name)}
    series["state"] = tuple(state.tolist())
    if activity.has("speed_mps"):
        speed = np.where(state == STATE_CODES["running"], activity.columns["speed_mps"], np.nan)
        low, high = norms.expected_cadence_band_spm(speed, height_m)
        series["expected_cadence_spm"] = plain(norms.expected_cadence_spm(speed, height_m), 1)
        series["expected_cadence_low_spm"] = plain(low, 1)
        series["expected_cadence_high_spm"] = plain(high, 1)
    return series


def _decimals(name: str) -> int:
    return QUANTITIES[name].decimals


def track_of(activity: Activity) -> Track | None:
    """Return the path, thinned to at most ``TRACK_POINTS`` points; None without positions."""
    latitude, longitude = activity.column("latitude_deg"), activity.column("longitude_deg")
    fixed = np.flatnonzero(np.isfinite(latitude) & np.isfinite(longitude))
    if len(fixed) < 2:  # noqa: PLR2004 - a line needs two points
        return None
    kept = fixed[:: max(1, -(-len(fixed) // TRACK_POINTS))]
    return Track(
        time_s=tuple(np.round(activity.time_s[kept], 3).tolist()),
        latitude_deg=tuple(np.round(latitude[kept], 6).tolist()),
        longitude_deg=tuple(np.round(longitude[kept], 6).tolist()),
        cadence_spm=plain(activity.column("cadence_spm")[kept], 1),
    )
