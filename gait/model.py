"""The values that pass between the stages: frozen, with read-only arrays, NaN where nothing was measured.

``Activity`` is what a reader returns and what cleaning returns; ``Analysis`` is what everything that a person sees
is drawn from.
``Analysis`` and all below it hold plain values only, so that it goes to JSON and back without loss; there,
``None`` (and in a series ``None`` for a single sample) means not measurable.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray: TypeAlias = NDArray[np.float64]
BoolArray: TypeAlias = NDArray[np.bool_]
SensorFamily: TypeAlias = Literal["foot_pod", "chest", "waist", "wrist", "phone", "gps", "barometer", "treadmill", "unknown"]
Severity: TypeAlias = Literal["info", "notice", "act", "stop"]
Confidence: TypeAlias = Literal["low", "moderate", "high"]
GaitState: TypeAlias = Literal["running", "walking", "standing", "paused"]
DamagePolicy: TypeAlias = Literal["salvage", "refuse"]
Scalar: TypeAlias = str | int | float | bool | None

SCHEMA: Final = "gait.analysis/1"
"""The number of the JSON form; keys are stable within it."""

STATE_CODES: Final[Mapping[GaitState, int]] = MappingProxyType({"paused": 0, "standing": 1, "walking": 2, "running": 3})
"""How ``series["state"]`` codes what the runner did at each sample."""


def frozen_array(values: ArrayLike) -> FloatArray:
    """Return values as a read-only float64 array (a copy, unless it is one already)."""
    array: FloatArray = np.asarray(values, dtype=np.float64)
    if array.flags.writeable:
        array = array.copy()
        array.flags.writeable = False
    return array


def frozen_columns(columns: Mapping[str, ArrayLike]) -> Mapping[str, FloatArray]:
    """Return columns as a read-only mapping of read-only arrays."""
    return MappingProxyType({name: frozen_array(values) for name, values in columns.items()})


def quantity_of(column: str) -> str:
    """Return the quantity of a column name: ``cadence_spm@Stryd`` is a ``cadence_spm``."""
    return column.partition("@")[0]


def source_of(column: str) -> str | None:
    """Return the named source of a column (``Stryd`` in ``cadence_spm@Stryd``), or None for the primary one."""
    return column.partition("@")[2] or None


# ---------------------------------------------------------------------------------------------------------------------
# What a reader returns


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


# ---------------------------------------------------------------------------------------------------------------------
# What the stages return


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A quantity over a stretch of running: time-weighted mean with its 95 % interval, spread, and origin.

    The interval holds the sampling error and the sensor's own; ``coverage`` is the share of the running time with a
    value; ``samples`` the number of values.
    """

    mean: float
    low: float
    high: float
    median: float
    sd: float
    p10: float
    p90: float
    coverage: float
    samples: int
    origin: str
    sensor: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of one kind, in seconds since the start."""

    start_s: float
    stop_s: float
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A split, lap or terrain class with its own estimates over the running in it.

    ``start_s`` and ``stop_s`` are None where the stretch is not one piece (a terrain class).
    """

    label: str
    distance_m: float
    duration_s: float
    running_s: float
    start_s: float | None = None
    stop_s: float | None = None
    ascent_m: float | None = None
    descent_m: float | None = None
    grade: float | None = None
    expected_cadence_spm: float | None = None
    values: Mapping[str, Estimate] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDecision:
    """How the stored cadence became steps a minute: ``cadence_spm = stored x factor``.

    ``stored`` is ``strides/min``, ``steps/min`` or ``half steps/min``; ``by`` is ``step length``, ``expectation``,
    ``option`` or ``convention``; ``ratio`` is measured over expected for the choice taken (1 is perfect).
    """

    stored: str
    factor: float
    by: str
    confidence: Confidence
    ratio: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedBin:
    """Cadence in a band of speed: time-weighted mean with 95 % interval, and the 80 % band to be expected there."""

    speed_low_mps: float
    speed_high_mps: float
    speed_mps: float
    time_s: float
    cadence_spm: float
    low: float
    high: float
    step_length_m: float | None = None
    expected_spm: float | None = None
    expected_low_spm: float | None = None
    expected_high_spm: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceView:
    """Cadence against the 160-180 guidance and against the expectation at the runner's own speeds and height.

    Shares are of the running time with a cadence; the expected band holds 80 % of runners; ``difference_spm`` is
    measured minus expected over the same samples, with a 95 % interval of the measurement alone.
    """

    in_160_180_share: float | None = None
    below_160_share: float | None = None
    above_180_share: float | None = None
    expected_spm: float | None = None
    expected_low_spm: float | None = None
    expected_high_spm: float | None = None
    difference_spm: float | None = None
    difference_low_spm: float | None = None
    difference_high_spm: float | None = None
    expected_from: str | None = None
    unit_decision: UnitDecision | None = None
    by_speed: tuple[SpeedBin, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """Change of a quantity from the start to the end of the running, at equal speed and grade, with a 95 % interval."""

    quantity: str
    change: float
    low: float
    high: float
    unit: str
    per_hour: float
    minutes: float
    """Running time that the trend was fitted on."""
    start: float
    """Fitted value at the start, at the run's median speed on the level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A cadence to try at one of the runner's own paces, and the step length that it gives."""

    pace: str
    speed_mps: float
    now_spm: float
    cadence_spm: float
    step_length_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule says of this run: the verdict in words, its number with interval, and its evidence (row names)."""

    rule: str
    scope: str
    severity: Severity
    confidence: Confidence
    message: str
    advice: str = ""
    verdict: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    reference: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceComparison:
    """Two sources of one quantity over the same running samples; ``difference`` is b minus a, with a 95 % interval."""

    quantity: str
    a: str
    b: str
    mean_a: float
    mean_b: float
    difference: float
    low: float
    high: float
    unit: str
    samples: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """What a stage really did, with the parameters it used and the evidence rows or papers it rests on."""

    stage: str
    did: str
    parameters: Mapping[str, Scalar] = field(default_factory=dict)
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The run's path for drawing; all of one length, thinned for display."""

    time_s: tuple[float, ...]
    latitude_deg: tuple[float, ...]
    longitude_deg: tuple[float, ...]
    cadence_spm: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivitySummary:
    """The activity as a whole, running or not; times are ISO 8601, ``local_start`` without offset."""

    sport: str
    started_at: str
    local_start: str
    utc_offset_s: float
    utc_offset_from: str
    elapsed_s: float
    moving_s: float
    distance_m: float | None = None
    distance_from: str | None = None
    sub_sport: str | None = None
    ascent_m: float | None = None
    descent_m: float | None = None
    device_reported: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningShare:
    """What the figures rest on: the running, and what was left out of it."""

    time_s: float
    distance_m: float
    share: float
    walking_s: float
    standing_s: float
    paused_s: float
    steady_level_s: float
    warm_up_s: float
    enough: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Everything that gait has to say of one activity; the pages, the JSON and the terminal are drawn from it alone.

    ``summary`` is over running samples only, weighted by time.
    ``series`` are columns of one length on ``series["time_s"]``, thinned for display unless asked for in full;
    ``series["state"]`` is coded by ``STATE_CODES``.
    """

    gait_version: str
    source: Source
    athlete: Athlete
    activity: ActivitySummary
    running: RunningShare
    summary: Mapping[str, Estimate]
    cadence: CadenceView
    schema: str = SCHEMA
    segments: tuple[Segment, ...] = ()
    bouts: tuple[Segment, ...] = ()
    splits: tuple[Stretch, ...] = ()
    laps: tuple[Stretch, ...] = ()
    terrain: Mapping[str, Stretch] = field(default_factory=dict)
    drift: tuple[Drift, ...] = ()
    targets: tuple[Target, ...] = ()
    findings: tuple[Finding, ...] = ()
    sources_compared: tuple[SourceComparison, ...] = ()
    series: Mapping[str, tuple[float | None, ...]] = field(default_factory=dict)
    track: Track | None = None
    methods: tuple[Method, ...] = ()
    notes: tuple[Note, ...] = ()
    split_unit: Literal["km", "mi"] = "km"
    """Length of a split."""

    def finding(self, rule: str) -> Finding | None:
        """Return the finding of a rule, or None where the rule had nothing to say."""
        return next((found for found in self.findings if found.rule == rule), None)

    @property
    def schema_is_known(self) -> bool:
        """Tell whether this version reads the document's schema number."""
        return self.schema == SCHEMA
