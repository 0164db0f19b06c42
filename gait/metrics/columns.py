"""Columns that follow from measured ones: step length, flight, duty factor, ratio, stiffness.

What the device measures itself stays primary where it covers enough of the running; the other is kept beside it.
A value outside of the quantity's plausible range is no value, and NaN stays NaN.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from gait.language import _
from gait.metrics import spring_mass
from gait.metrics.sources import coverage, source_label, source_name
from gait.model import (
    Activity,
    Athlete,
    BoolArray,
    Channel,
    FloatArray,
    SensorFamily,
    frozen_columns,
    quantity_of,
)
from gait.quantities import QUANTITIES

CONTACT_SENSORS: Final[frozenset[SensorFamily]] = frozenset({"foot_pod", "chest", "waist", "unknown"})
"""Sensors whose contact time is good enough for stiffness; a wrist's is off by a fifth."""

_UNKNOWN: Final = Channel(origin="device")


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnParameters:
    """Parameters of derived columns: coverage from which the device's own is primary; steepest ground for stiffness."""

    enough: float = 0.8
    level_grade: float = 0.02


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Derived:
    values: FloatArray
    channel: Channel


def derive_columns(
    activity: Activity,
    running: BoolArray,
    athlete: Athlete,
    parameters: ColumnParameters = ColumnParameters(),
) -> Activity:
    """Return the activity with the columns that follow from others.

    Adds, where their parts were measured: ``step_length_m``, ``stride_length_m``, ``flight_time_s``,
    ``duty_factor``, ``vertical_ratio``, ``leg_stiffness_n_per_m`` and ``vertical_stiffness_n_per_m``.
    Where both the device and we have a quantity, the other one is kept as ``quantity@derived`` or
    ``quantity@device``.

    Parameters
    ----------
    activity : Activity
        Cleaned, with its primary sources chosen.
    running : ndarray of bool, shape (n,)
        Where the runner ran; coverage is judged there, and stiffness exists only there.
    athlete : Athlete
        Body mass and height (or leg length) for the stiffness.
    parameters : ColumnParameters
        When the device's own is primary, and what ground is level.

    """
    for quantity, derive in _RECIPES.items():
        found = derive(activity)
        if found is not None:
            activity = _add(activity, quantity, found, running, parameters)
    return _with_stiffness(activity, running, athlete, parameters)


def _channel(activity: Activity, *parts: str, sensor_of: str, detail: str) -> Channel:
    """Return the channel of a column derived from ``parts``: modelled as soon as one of them is."""
    channels = [activity.channels.get(part, _UNKNOWN) for part in parts]
    origin = "modelled" if any(channel.origin == "modelled" for channel in channels) else "derived"
    return Channel(origin=origin, sensor=activity.channels.get(sensor_of, _UNKNOWN).sensor, detail=detail)


def _positive(values: FloatArray) -> FloatArray:
    return np.where(values > 0, values, np.nan)


def _step_length(activity: Activity) -> _Derived | None:
    if "speed_mps" not in activity.columns or "cadence_spm" not in activity.columns:
        return None
    values = activity.columns["speed_mps"] * 60 / _positive(activity.columns["cadence_spm"])
    detail = _("speed x 60 / cadence")
    return _Derived(
        values=values,
        channel=_channel(activity, "speed_mps", "cadence_spm", sensor_of="speed_mps", detail=detail),
    )


def _stride_length(activity: Activity) -> _Derived | None:
    if "step_length_m" not in activity.columns:
        return None
    channel = _channel(activity, "step_length_m", sensor_of="step_length_m", detail=_("2 x step length"))
    return _Derived(values=2 * activity.columns["step_length_m"], channel=channel)


def _flight_time(activity: Activity) -> _Derived | None:
    if "ground_contact_time_s" not in activity.columns or "cadence_spm" not in activity.columns:
        return None
    values = 60 / _positive(activity.columns["cadence_spm"]) - activity.columns["ground_contact_time_s"]
    return _Derived(values=values, channel=_contact_channel(activity, _("60 / cadence - contact")))


def _duty_factor(activity: Activity) -> _Derived | None:
    if "ground_contact_time_s" not in activity.columns or "cadence_spm" not in activity.columns:
        return None
    values = activity.columns["ground_contact_time_s"] * _positive(activity.columns["cadence_spm"]) / 120
    return _Derived(values=values, channel=_contact_channel(activity, _("contact / (2 x 60 / cadence)")))


def _contact_channel(activity: Activity, detail: str) -> Channel:
    return _channel(activity, "ground_contact_time_s", "cadence_spm", sensor_of="ground_contact_time_s", detail=detail)


def _vertical_ratio(activity: Activity) -> _Derived | None:
    if "vertical_oscillation_m" not in activity.columns or "step_length_m" not in activity.columns:
        return None
    values = activity.columns["vertical_oscillation_m"] / _positive(activity.columns["step_length_m"])
    channel = _channel(
        activity,
        "vertical_oscillation_m",
        "step_length_m",
        sensor_of="vertical_oscillation_m",
        detail=_("oscillation / step length"),
    )
    return _Derived(values=values, channel=channel)


_RECIPES: Final = {
    "step_length_m": _step_length,
    "stride_length_m": _stride_length,
    "flight_time_s": _flight_time,
    "duty_factor": _duty_factor,
    "vertical_ratio": _vertical_ratio,
}
"""In this order: stride length and ratio use the step length."""


def _plausible(quantity: str, values: FloatArray) -> FloatArray:
    row = QUANTITIES[quantity]
    kept: FloatArray = np.where((values >= row.low) & (values <= row.high), values, np.nan)
    return kept


def _with(activity: Activity, columns: Mapping[str, FloatArray], channels: Mapping[str, Channel]) -> Activity:
    return replace(
        activity,
        columns=frozen_columns({**activity.columns, **columns}),
        channels={**activity.channels, **channels},
    )


def _add(
    activity: Activity, quantity: str, found: _Derived, running: BoolArray, parameters: ColumnParameters
) -> Activity:
    """Put a derived column in its place: primary, or beside the device's own."""
    values = _plausible(quantity, found.values)
    if not np.isfinite(values).any():
        return activity
    if quantity not in activity.columns:
        return _with(activity, {quantity: values}, {quantity: found.channel})
    weight = activity.columns["weight_s"]
    own = coverage(activity.columns[quantity], weight, running)
    if own >= parameters.enough or own >= coverage(values, weight, running):
        beside = f"{quantity}@derived"
        return _with(activity, {beside: values}, {beside: found.channel})
    channel = activity.channels.get(quantity, _UNKNOWN)
    beside = f"{quantity}@{source_name(quantity, channel)}"
    return _with(
        activity,
        {quantity: values, beside: activity.columns[quantity]},
        {quantity: found.channel, beside: channel},
    )


def _stiffness_contact(activity: Activity) -> str | None:
    """Return the first column of contact time that stiffness may be computed from, the primary one first."""
    named = [name for name in activity.columns if quantity_of(name) == "ground_contact_time_s"]
    for name in sorted(named, key=len):
        channel = activity.channels.get(name, _UNKNOWN)
        if channel.sensor in CONTACT_SENSORS and channel.origin != "modelled" and activity.has(name):
            return name
    return None


def _with_stiffness(activity: Activity, running: BoolArray, athlete: Athlete, parameters: ColumnParameters) -> Activity:
    """Add leg and vertical stiffness where contact is measured, the ground level, and mass and height are known."""
    contact_name = _stiffness_contact(activity)
    leg = athlete.leg_length_m or (spring_mass.leg_length_m(athlete.height_m) if athlete.height_m else None)
    parts_known = "cadence_spm" in activity.columns and "speed_mps" in activity.columns
    if contact_name is None or leg is None or not athlete.mass_kg or not parts_known:
        return activity
    level = running & ~(np.abs(activity.column("grade")) > parameters.level_grade)
    contact = np.where(level, activity.columns[contact_name], np.nan)
    flight = 60 / _positive(activity.columns["cadence_spm"]) - contact
    speed = activity.columns["speed_mps"]
    mass = athlete.mass_kg
    derived = {
        "leg_stiffness_n_per_m": spring_mass.leg_stiffness_n_per_m(mass, leg, speed, contact, flight),
        "vertical_stiffness_n_per_m": spring_mass.vertical_stiffness_n_per_m(mass, contact, flight),
    }
    source = source_label(contact_name, activity.channels.get(contact_name, _UNKNOWN))
    channel = _channel(
        activity,
        contact_name,
        "cadence_spm",
        "speed_mps",
        sensor_of=contact_name,
        detail=_("spring-mass model on level ground, contact from {source}").format(source=_(source)),
    )
    for name, values in derived.items():
        activity = _add(activity, name, _Derived(values=values, channel=channel), running, parameters)
    return activity
