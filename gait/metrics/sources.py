"""Several sensors of one quantity: which one is primary, and how far they differ."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

import numpy as np

from gait.metrics.estimates import USUAL_ESTIMATES, EstimateParameters, moments
from gait.model import (
    Activity,
    BoolArray,
    Channel,
    FloatArray,
    SourceComparison,
    frozen_columns,
    quantity_of,
    source_of,
)
from gait.quantities import QUANTITIES

_NO_CHANNEL: Final = Channel(origin="device")
_ADDED_UP: Final = frozenset({"distance_m", "time_s", "weight_s"})
"""Quantities whose mean over samples means nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceParameters:
    """Parameters of the choice: the device's own channel is primary from ``enough`` coverage of the running on."""

    enough: float = 0.8


def coverage(values: FloatArray, weight_s: FloatArray, running: BoolArray) -> float:
    """Return the share of the running time with a value; 0 where there is no running."""
    total = float(weight_s[running].sum())
    return float(weight_s[running & np.isfinite(values)].sum()) / total if total > 0 else 0.0


def source_name(column: str, channel: Channel) -> str:
    """Return what to call the source of a column: ``Stryd``, ``device``, ``derived``."""
    return source_of(column) or channel.origin.removeprefix("developer:")


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
    what it shows, so they are not in the interval.
    Pairs without a common sample are left out.
    """
    weight = activity.columns["weight_s"]
    found = []
    for quantity, names in _by_quantity(activity.columns).items():
        if quantity not in QUANTITIES or quantity in _ADDED_UP:
            continue
        for a, b in combinations(names, 2):
            common = running & (weight > 0) & np.isfinite(activity.columns[a]) & np.isfinite(activity.columns[b])
            if common.any():
                found.append(_comparison(activity, a, b, np.flatnonzero(common), parameters))
    return tuple(found)


def _comparison(activity: Activity, a: str, b: str, at: np.ndarray, parameters: EstimateParameters) -> SourceComparison:
    first, second = activity.columns[a][at], activity.columns[b][at]
    result = moments(np.array([first, second, second - first]), activity.columns["weight_s"][at], parameters)
    difference, half = float(result.mean[2]), float(result.sampling_error[2])
    return SourceComparison(
        quantity=quantity_of(a),
        a=source_name(a, activity.channels.get(a, _NO_CHANNEL)),
        b=source_name(b, activity.channels.get(b, _NO_CHANNEL)),
        mean_a=float(result.mean[0]),
        mean_b=float(result.mean[1]),
        difference=difference,
        low=difference - half,
        high=difference + half,
        unit=QUANTITIES[quantity_of(a)].unit,
        samples=len(at),
    )
