"""What a watch measures, how wrong it is, and how it stores it.

An error has three parts: what is fixed for one run (a scale and an offset, drawn once), what wanders (noise with its
own memory), and what the device does on purpose (smoothing, rounding).
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from gait.model import SensorFamily

Keeping: TypeAlias = Literal["every_second", "smart"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SensorError:
    """One channel's error, in the channel's own unit; ``scale_sd`` is a share. Zero everywhere: a perfect sensor."""

    scale_sd: float = 0.0
    offset_sd: float = 0.0
    noise_sd: float = 0.0
    noise_s: float = 1.0
    smoothing_s: float = 0.0
    quantum: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A device; numbers are those of the FIT profile, and ``product_name`` is for one whose number says nothing."""

    manufacturer: int
    product: int
    name: str
    product_name: str | None = None
    device_type: int | None = None
    source_type: int = 5
    family: SensorFamily = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pod:
    """A foot pod whose app on the watch stores developer fields of its own."""

    cadence: SensorError
    contact: SensorError
    oscillation: SensorError
    power: SensorError


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A watch with its built-in parts and connected sensors; a channel that is None is not measured."""

    name: str
    device: Device
    parts: tuple[Device, ...] = ()
    sensors: tuple[Device, ...] = ()
    cadence_from: SensorFamily = "wrist"
    cadence: SensorError | None = None
    speed_from: SensorFamily = "gps"
    speed: SensorError | None = None
    indoor_speed: SensorError | None = None
    position: SensorError | None = None
    altitude: SensorError | None = None
    dynamics_from: SensorFamily = "unknown"
    contact: SensorError | None = None
    oscillation: SensorError | None = None
    step_length: SensorError | None = None
    balance: SensorError | None = None
    heart_rate: SensorError | None = None
    power: SensorError | None = None
    pod: Pod | None = None
    keeping: Keeping = "every_second"
