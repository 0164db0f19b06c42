"""Which sensor each native channel came from, deduced from what was connected."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final, TypeAlias

from gait.formats.fit.devices import Equipment
from gait.formats.fit.products import STRAP_ONLY_WATCHES, WRIST_DYNAMICS_WATCHES
from gait.model import Channel, Sensor, SensorFamily

_Origin: TypeAlias = tuple[SensorFamily, str]

_DYNAMICS: Final = frozenset(
    {
        "ground_contact_time_s",
        "duty_factor",
        "vertical_oscillation_m",
        "vertical_ratio",
        "ground_contact_balance",
    }
)


def native_channel(quantity: str, equipment: Equipment, measured: frozenset[str]) -> Channel:
    """Return where a native channel of a file came from.

    Parameters
    ----------
    quantity : str
        The quantity of the channel.
    equipment : Equipment
        What recorded the file, and with which sensors.
    measured : frozenset of str
        The quantities of all native channels of the file.

    """
    family, detail = _RULES.get(quantity, _unknown)(equipment, measured)
    return Channel(origin="device", sensor=family, detail=detail)


def _unknown(_equipment: Equipment, _measured: frozenset[str]) -> _Origin:
    return "unknown", ""


def _altitude(equipment: Equipment, _measured: frozenset[str]) -> _Origin:
    return ("barometer", "the device has a barometer") if equipment.barometer else ("unknown", "")


def _dynamics(equipment: Equipment, _measured: frozenset[str]) -> _Origin:
    accessory = equipment.dynamics_accessory
    if accessory is not None:
        return _connected(accessory)
    if equipment.role == "foot pod":
        return "foot_pod", "recorded by the foot pod itself"
    if equipment.device in WRIST_DYNAMICS_WATCHES:
        return "wrist", "this watch measures it at the wrist, and no strap or pod for it was connected"
    if equipment.device in STRAP_ONLY_WATCHES:
        return "chest", "this watch has it from a chest strap only"
    return "unknown", "the file names no sensor for it"


def _step_length(equipment: Equipment, measured: frozenset[str]) -> _Origin:
    family, detail = _dynamics(equipment, measured)
    if family == "unknown" and equipment.role == "watch":
        return "wrist", "the file names no sensor for it; the watch can tell it from speed and cadence"
    return family, detail


def _cadence(equipment: Equipment, measured: frozenset[str]) -> _Origin:
    accessory = equipment.dynamics_accessory or equipment.of_kind("foot pod")
    if accessory is not None:
        return _connected(accessory)
    if equipment.device in STRAP_ONLY_WATCHES and measured & _DYNAMICS:
        return "chest", "the running dynamics of this watch come from a chest strap, which measures it, too"
    if equipment.role == "foot pod":
        return "foot_pod", "recorded by the foot pod itself"
    if equipment.role == "watch":
        return "wrist", "no strap or pod that measures it was connected"
    return "unknown", "the file names no sensor for it"


def _speed(equipment: Equipment, measured: frozenset[str]) -> _Origin:
    if "latitude_deg" in measured:
        return "gps", "the file holds positions"
    foot_pod = equipment.of_kind("foot pod")
    if foot_pod is not None:
        return _connected(foot_pod)
    if equipment.role == "foot pod":
        return "foot_pod", "recorded by the foot pod itself"
    if equipment.role == "watch":
        return "wrist", "no positions and no foot pod in the file"
    return "unknown", "no positions in the file"


def _heart_rate(equipment: Equipment, _measured: frozenset[str]) -> _Origin:
    strap = equipment.of_kind("heart rate")
    if strap is not None:
        return _connected(strap)
    if equipment.optical_heart_rate:
        return "wrist", "optical, by the watch itself"
    return "unknown", "the file names no sensor for it"


def _power(equipment: Equipment, measured: frozenset[str]) -> _Origin:
    pod = equipment.of_kind("power")
    if pod is not None:
        return _connected(pod)
    return _dynamics(equipment, measured)


def _connected(sensor: Sensor) -> _Origin:
    return sensor.family, f"{sensor.name} was connected"


_RULES: Final[MappingProxyType[str, Callable[[Equipment, frozenset[str]], _Origin]]] = MappingProxyType(
    {
        **dict.fromkeys(_DYNAMICS, _dynamics),
        "step_length_m": _step_length,
        "cadence_spm": _cadence,
        "speed_mps": _speed,
        "distance_m": _speed,
        "heart_rate_bpm": _heart_rate,
        "power_w": _power,
        "altitude_m": _altitude,
    }
)
