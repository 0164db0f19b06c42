"""Who measured a quantity, and whether that is one device or two: what a sensor's own error means hangs on it."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, cast

from gait.model import Analysis, Estimate, SensorFamily

Likeness: TypeAlias = Literal["same device", "other device", "other sensor", "unknown sensor"]

_BY_PLACE: Final = frozenset({"ground_contact_time_s", "vertical_oscillation_m"})
"""Quantities that two kinds of sensor measure at different places of the body, so that they are two things."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Who measured a quantity: the origin of its column, the kind of sensor, and the device's and sensors' own names.

    ``device`` is empty where the file does not name it.
    """

    origin: str
    sensor: SensorFamily
    device: str = ""


def maker_of(analysis: Analysis, quantity: str) -> Maker | None:
    """Return who measured a quantity of a run; None where nobody did."""
    found = analysis.summary.get(quantity)
    if found is None:
        return None
    return Maker(origin=found.origin, sensor=cast("SensorFamily", found.sensor), device=_device(analysis, found))


def likeness(quantity: str, first: Maker, second: Maker) -> Likeness:
    """Tell whether one device measured both, two did, or two kinds of sensor that measure different things.

    A device without a name is never taken for another one.
    """
    if first == second and first.device:
        return "same device"
    modelled = "modelled" in {first.origin, second.origin}
    if quantity not in _BY_PLACE and not modelled:
        return "other device"
    if "unknown" in {first.sensor, second.sensor}:
        return "unknown sensor"
    return "other sensor" if modelled or first.sensor != second.sensor else "other device"


def _device(analysis: Analysis, found: Estimate) -> str:
    watch = analysis.source.device or analysis.source.manufacturer or ""
    worn = sorted(each.name for each in analysis.source.sensors if each.family == found.sensor)
    return " + ".join(dict.fromkeys(filter(None, (watch, *worn)))) if watch or worn else ""
