"""Several sensors of one quantity: which one is primary, and how far they differ."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from types import MappingProxyType
from typing import Final

import numpy as np

from gait.metrics.moments import USUAL_ESTIMATES, EstimateParameters, moments
from gait.model import (
    Activity,
    BoolArray,
    Channel,
    FloatArray,
    SensorFamily,
    SourceComparison,
    frozen_columns,
    quantity_of,
    source_of,
)
from gait.quantities import QUANTITIES

_NO_CHANNEL: Final = Channel(origin="device")
_ADDED_UP: Final = frozenset({"distance_m", "time_s", "weight_s"})
"""Quantities whose mean over samples means nothing."""
DERIVED_SOURCE: Final = "speed and cadence"
"""What a step length that we derived is called beside the device's own."""
_OF_THE_SAME_NUMBERS: Final = frozenset(
    {
        "stride_length_m",
        "flight_time_s",
        "duty_factor",
        "vertical_ratio",
        "leg_stiffness_n_per_m",
        "vertical_stiffness_n_per_m",
    }
)
"""Quantities that we derive from what the device measured: beside its own they compare formulas, not sensors."""
_PARTS: Final[Mapping[SensorFamily, str]] = MappingProxyType(
    {
        "wrist": "watch (wrist)",
        "gps": "watch (gps)",
        "barometer": "watch (barometer)",
        "chest": "strap (chest)",
        "waist": "pod (waist)",
        "foot_pod": "pod (foot_pod)",
        "phone": "phone",
        "treadmill": "treadmill",
        "unknown": "device",
    }
)
"""What the device's own channel is called, by the sensor behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceParameters:
    """Parameters of the choice: the device's own channel is primary from ``enough`` coverage of the running on."""

    enough: float = 0.8


def coverage(values: FloatArray, weight_s: FloatArray, running: BoolArray) -> float:
    """Return the share of the running time with a value; 0 where there is no running."""
    total = float(weight_s[running].sum())
    return float(weight_s[running & np.isfinite(values)].sum()) / total if total > 0 else 0.0


def source_name(column: str, channel: Channel) -> str:
    """Return the source of a column as column names have it: ``Stryd``, ``device``, ``derived``."""
    return source_of(column) or channel.origin.removeprefix("developer:")


def source_label(column: str, channel: Channel) -> str:
    """Return what people call the source of a column: ``watch (wrist)``, ``Stryd (foot_pod)``, ``speed and cadence``.

    The name of a part or an app, then the sensor's family (as in ``Channel.sensor``) in brackets where that adds
    something; a step length of ours is ``DERIVED_SOURCE``, and modelled or motion columns are called so.
    """
    kind = channel.origin.partition(":")[0]
    if kind == "derived" and quantity_of(column) == "step_length_m":
        return DERIVED_SOURCE
    if kind == "device":
        return _PARTS[channel.sensor]
    name = source_name(column, channel) if kind == "developer" else kind
    return name if channel.sensor == "unknown" or kind in {"modelled", "motion"} else f"{name} ({channel.sensor})"


def choose_sources(
    activity: Activity, running: BoolArray, parameters: SourceParameters = SourceParameters()
) -> Activity:
    """Return the activity with the primary source of each quantity under the bare name.

    The device's own channel is primary where it covers enough of the running, else the best covered source, and the
    device's own wins a tie.
    The others are kept as ``quantity@source``; a device's channel that lost its place is ``quantity@device``.

    Parameters
    ----------
    activity : Activity
        Cleaned, with ``weight_s``.
    running : ndarray of bool, shape (n,)
        Where the runner ran.
    parameters : SourceParameters
        What coverage is enough.

    """
    columns, channels = dict(activity.columns), dict(activity.channels)
    for quantity, names in _by_quantity(activity.columns).items():
        chosen = _primary(activity, quantity, names, running, parameters)
        if chosen == quantity:
            continue
        if quantity in columns:
            demoted = f"{quantity}@{source_name(quantity, channels.get(quantity, _NO_CHANNEL))}"
            _rename(columns, channels, quantity, demoted)
        _rename(columns, channels, chosen, quantity)
    return replace(activity, columns=frozen_columns(columns), channels=channels)


def _by_quantity(columns: Mapping[str, FloatArray]) -> Mapping[str, list[str]]:
    """Return the columns of each quantity that has a named source, the bare one first."""
    grouped: dict[str, list[str]] = {}
    for name in sorted(columns, key=lambda name: source_of(name) is not None):
        grouped.setdefault(quantity_of(name), []).append(name)
    return {quantity: names for quantity, names in grouped.items() if names != [quantity]}


def _primary(
    activity: Activity, quantity: str, names: list[str], running: BoolArray, parameters: SourceParameters
) -> str:
    weight = activity.columns["weight_s"]
    covered = {name: coverage(activity.columns[name], weight, running) for name in names}
    if covered.get(quantity, 0.0) >= parameters.enough:
        return quantity
    return max(names, key=lambda name: covered[name])  # the first of equals, so the device's own


def _rename(columns: dict[str, FloatArray], channels: dict[str, Channel], old: str, new: str) -> None:
    columns[new] = columns.pop(old)
    if old in channels:
        channels[new] = channels.pop(old)


def compare_sources(
    activity: Activity, running: BoolArray, parameters: EstimateParameters = USUAL_ESTIMATES
) -> tuple[SourceComparison, ...]:
    """Return how each pair of sources of one quantity differs over the running samples that both measured.

    ``difference`` is b minus a with a 95 % interval from its scatter over blocks of time; the sensors' own errors are
    what it shows, so they are not in the interval; a and b are called as in ``source_label``, a the primary one.
    Pairs without a common sample are left out, and of what we derive only the step length is compared: the rest is made
    of the device's own numbers.
    """
    weight = activity.columns["weight_s"]
    found = []
    for quantity, names in _by_quantity(activity.columns).items():
        if quantity not in QUANTITIES or quantity in _ADDED_UP:
            continue
        told = [name for name in names if not _is_our_formula(name, activity.channels.get(name, _NO_CHANNEL))]
        for a, b in combinations(told, 2):
            common = running & (weight > 0) & np.isfinite(activity.columns[a]) & np.isfinite(activity.columns[b])
            if common.any():
                found.append(_comparison(activity, a, b, np.flatnonzero(common), parameters))
    return tuple(found)


def _is_our_formula(column: str, channel: Channel) -> bool:
    return channel.origin in {"derived", "modelled"} and quantity_of(column) in _OF_THE_SAME_NUMBERS


def _comparison(activity: Activity, a: str, b: str, at: np.ndarray, parameters: EstimateParameters) -> SourceComparison:
    first, second = activity.columns[a][at], activity.columns[b][at]
    result = moments(np.array([first, second, second - first]), activity.columns["weight_s"][at], parameters)
    difference, half = float(result.mean[2]), float(result.sampling_error[2])
    return SourceComparison(
        quantity=quantity_of(a),
        a=source_label(a, activity.channels.get(a, _NO_CHANNEL)),
        b=source_label(b, activity.channels.get(b, _NO_CHANNEL)),
        mean_a=float(result.mean[0]),
        mean_b=float(result.mean[1]),
        difference=difference,
        low=difference - half,
        high=difference + half,
        unit=QUANTITIES[quantity_of(a)].unit,
        samples=len(at),
    )
