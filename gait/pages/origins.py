"""Where a value comes from, in people's words, and how far its kind of sensor may be off."""

from typing import Final, Protocol

from gait.model import Estimate
from gait.pages import words_data
from gait.pages.foreign import foreign

_ROUGH: Final = frozenset({"ground_contact_time_s", "vertical_oscillation_m"})
"""What a watch at the wrist alone measures so roughly that its interval reads like a spread of the run."""


class Measured(Protocol):
    """What knows where it came from: an estimate, or one side of a comparison."""

    @property
    def origin(self) -> str: ...  # noqa: D102 - see the class
    @property
    def sensor(self) -> str: ...  # noqa: D102 - see the class


def origin(quantity: str, found: Measured) -> str:
    """Return where a value comes from: ``watch (wrist)``, ``Stryd (foot pod)``, ``from speed and cadence``."""
    if found.origin == "device":
        return words_data.OWN_SENSORS.get(found.sensor, words_data.WATCH)
    if found.origin == "derived":
        return words_data.DERIVED_FROM.get(quantity, words_data.DERIVED)
    name = part(found.origin.removeprefix("developer:"))
    family = words_data.SENSOR_FAMILIES.get(found.sensor, "")
    return name if family in {"", name} else f"{name} ({family})"


def source_name(name: str) -> str:
    """Return the name of one side of a comparison as people say it: ``Stryd (foot_pod)`` is ``Stryd (foot pod)``."""
    if name in words_data.SOURCE_NAMES:
        return words_data.SOURCE_NAMES[name]
    own, opened, family = name.rstrip(")").rpartition(" (")
    known = opened and family in words_data.SENSOR_FAMILIES
    return f"{part(own)} ({words_data.SENSOR_FAMILIES[family]})" if known else part(name)


def part(name: str) -> str:
    """Return the name of a device or app, in words where it is only what kind of one it was."""
    return words_data.PARTS.get(name) or foreign(name)


def native_source(name: str) -> str:
    """Return the part of a device that speaks for itself, as people say it."""
    return words_data.NATIVE_SOURCES.get(name, name)


def sensor_share(quantity: str, found: Estimate) -> float | None:
    """Return how far such a sensor may be off as a share of the value, where that outweighs all else; else None."""
    if found.sensor != "wrist" or quantity not in _ROUGH:
        return None
    return (found.high - found.low) / 2 / found.mean
