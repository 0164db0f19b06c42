"""What a device itself says of braking or landing: shown beside, never mixed into the estimate."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from gait.metrics.sources import source_label
from gait.model import Activity, BoolArray, Channel, NativeReading, quantity_of
from gait.quantities import QUANTITIES

QUANTITIES_OF_LANDING: Final = ("step_speed_loss_mps", "braking_peak_g", "foot_strike_type")
_UNKNOWN: Final = Channel(origin="device")


def native_readings(activity: Activity, running: BoolArray) -> tuple[NativeReading, ...]:
    """Return the means over running of the channels on landing that an app or a pod wrote, those that have a unit.

    The makers' own fields for them are not in the published profile of FIT, so they are not guessed at.
    """
    return tuple(_channels(activity, running))


def _channels(activity: Activity, running: BoolArray) -> Iterator[NativeReading]:
    weight = np.where(running, activity.columns["weight_s"], 0.0)
    of_landing = [name for name in activity.columns if quantity_of(name) in QUANTITIES_OF_LANDING]
    for name in of_landing:
        values = activity.columns[name]
        held = np.where(np.isfinite(values), weight, 0.0)
        if held.sum() > 0:
            row = QUANTITIES[quantity_of(name)]
            yield NativeReading(
                name=row.name,
                mean=float(np.average(np.where(held > 0, values, 0.0), weights=held)),
                unit=row.unit,
                source=source_label(name, activity.channels.get(name, _UNKNOWN)),
                coverage=float(held.sum() / weight.sum()),
            )
