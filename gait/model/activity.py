"""What a reader returns: the columns of one recorded activity, and what the file says of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import numpy as np

from gait.model.values import FloatArray, SensorFamily, frozen_array


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something that was found or changed, with the number of samples that it touched (0: not counted)."""

    code: str
    message: str
    samples: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where a column came from.

    ``origin`` is ``device``, ``developer:<name>``, ``derived``, ``motion`` or ``modelled``; ``detail`` says more in
    words (the sensor's name, or how it was derived).
    """

    origin: str
    sensor: SensorFamily = "unknown"
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensor:
    """A device named in the file."""

    name: str
    family: SensorFamily = "unknown"
    manufacturer: str | None = None
    software: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file that an activity came from; ``name`` is the file's (or archive member's) own name, without folder."""

    name: str
    format: str
    sha256: str = ""
    activity_index: int = 0
    manufacturer: str | None = None
    device: str | None = None
    sensors: tuple[Sensor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeveloperField:
    """A field that an app on the watch added; ``quantity`` is the column's quantity if we understand it."""

    name: str
    unit: str
    application: str
    quantity: str | None = None
    coverage: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A stretch without recording, in seconds since the start: the timer's, or a gap in the data."""

    start_s: float
    stop_s: float
    kind: Literal["timer", "gap"] = "timer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lap:
    """A lap of the watch; ``reported`` holds the watch's own figures, by quantity name (``distance_m``, ...)."""

    start_s: float
    stop_s: float
    name: str = ""
    reported: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Athlete:
    """The runner, as far as known; ``from_`` says who said so (``option``, ``profile`` or ``file``)."""

    name: str | None = None
    height_m: float | None = None
    mass_kg: float | None = None
    leg_length_m: float | None = None
    from_: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Motion:
    """A raw recording of acceleration and perhaps rotation.

    ``time_s`` (n,) counts from the activity's start; ``acceleration_g`` is (n, 3) in multiples of gravity;
    ``angular_velocity_dps`` is (m, 3) in degrees a second on its own ``rotation_time_s`` (m,).
    """

    time_s: FloatArray
    acceleration_g: FloatArray
    rotation_time_s: FloatArray | None = None
    angular_velocity_dps: FloatArray | None = None
    sensor: SensorFamily = "unknown"
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Activity:
    """One recorded activity as columns of equal length n on ``columns["time_s"]`` (seconds since ``started_at``).

    Columns are named by quantity (``gait.quantities``).
    A second source of one quantity is kept beside the first as ``quantity@source`` (``cadence_spm@Stryd``); a native
    channel of the device has the bare name.
    ``channels`` has a row for each column but ``time_s``, ``latitude_deg`` and ``longitude_deg``.
    ``cadence_spm`` as read assumes that the format's own convention holds (a FIT stores strides a minute, and so do
    GPX and TCX by custom); cleaning proves it.
    ``device_summary`` holds the device's own figures for the whole activity by quantity name, with ``elapsed_s``,
    ``timer_s``, ``ascent_m``, ``descent_m``, ``strides`` where it gives them.
    ``profile`` is the runner as the file describes them.
    """

    source: Source
    sport: str
    started_at: datetime
    columns: Mapping[str, FloatArray]
    sub_sport: str | None = None
    utc_offset_s: float | None = None
    utc_offset_from: str | None = None
    channels: Mapping[str, Channel] = field(default_factory=dict)
    laps: tuple[Lap, ...] = ()
    pauses: tuple[Pause, ...] = ()
    motion: Motion | None = None
    beat_intervals_s: FloatArray | None = None
    device_summary: Mapping[str, float] = field(default_factory=dict)
    profile: Athlete = field(default_factory=Athlete)
    developer_fields: tuple[DeveloperField, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def time_s(self) -> FloatArray:
        """Seconds since the start, shape (n,)."""
        return self.columns["time_s"]

    def column(self, name: str) -> FloatArray:
        """Return a column, or all NaN where the file has none; shape (n,)."""
        found = self.columns.get(name)
        return frozen_array(np.full(len(self.time_s), np.nan)) if found is None else found

    def has(self, name: str) -> bool:
        """Tell whether a column exists and has at least one measured value."""
        found = self.columns.get(name)
        return found is not None and bool(np.isfinite(found).any())
