"""What a file can tell of overstriding: steps and contact for the speed, never where the foot lands.

Two different things are meant by the word, and a watch sees each by another route: braking (from cadence at a speed)
and reach (from a measured contact time).
Every interval here holds 90 %.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from gait.model.values import Confidence, SensorFamily

OverstridingVerdict: TypeAlias = Literal[
    "long steps, long contact", "long steps", "typical", "short steps", "not sure", "not measurable"
]
StepsVerdict: TypeAlias = Literal["long", "typical", "short", "not sure"]
ContactVerdict: TypeAlias = Literal["long", "typical", "short", "not sure", "change only"]
Third: TypeAlias = Literal["lowest third", "middle third", "highest third"]
ChangeCause: TypeAlias = Literal["over the run", "downhill", "uphill"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A ratio with its 90 % interval; 1 is what it is compared with."""

    ratio: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsForSpeed:
    """The braking impulse a step to be expected at the runner's cadence, over that at the expected cadence.

    ``third`` is the third of runners in which the ratio lies, ``thirds`` all that its interval reaches.
    ``long_from`` and ``short_to`` are the edges of the highest and lowest third, which a whole interval must clear for
    a verdict.
    ``extrapolated`` tells that the speed lies outside of the data behind the model.
    """

    verdict: StepsVerdict
    value: Ratio
    third: Third
    thirds: tuple[Third, ...]
    long_from: float
    short_to: float
    speed_mps: float
    cadence_spm: float
    expected_spm: float
    extrapolated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactForSpeed:
    """The reach to be expected at the measured contact time, over that at the contact time to be expected.

    ``norm`` names the norm of the same sensor family that it is ranked against; None where there is none, and then
    ``value``, ``third`` and ``expected_s`` are None too, the verdict is ``change only`` and ``reason`` says why.
    ``own`` is this run's contact over that of the runner's earlier runs on the same device, at equal speed.
    """

    verdict: ContactVerdict
    contact_s: float
    speed_mps: float
    origin: str
    sensor: SensorFamily
    reason: str = ""
    norm: str | None = None
    expected_s: float | None = None
    value: Ratio | None = None
    third: Third | None = None
    thirds: tuple[Third, ...] = ()
    long_from: float | None = None
    short_to: float | None = None
    own: Ratio | None = None
    own_runs: int = 0
    extrapolated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OverstridingWindow:
    """A window of steady level running.

    ``contact`` is over the sensor's norm where there is one, else over the mean of this run at equal speed.
    """

    start_s: float
    stop_s: float
    speed_mps: float
    cadence_spm: float
    steps: Ratio
    extrapolated: bool
    contact: Ratio | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverstridingPart:
    """A split or a class of terrain: the two ratios over the running in it; terrain is no verdict."""

    label: str
    running_s: float
    speed_mps: float
    steps: Ratio
    extrapolated: bool
    contact: Ratio | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverstridingChange:
    """How the two ratios change at equal speed: from the start to the end, or downhill or uphill against the level."""

    cause: ChangeCause
    minutes: float
    steps: Ratio
    contact: Ratio | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NativeReading:
    """What the device itself says of braking or landing, shown beside and never mixed in."""

    name: str
    mean: float
    unit: str
    source: str
    coverage: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Overstriding:
    """Steps and contact for the speed, over steady level running, and where in the run they change.

    ``reason`` says why there is no verdict, or what keeps it from being sure.
    """

    verdict: OverstridingVerdict = "not measurable"
    confidence: Confidence = "low"
    reason: str = ""
    steady_level_s: float = 0.0
    steps: StepsForSpeed | None = None
    contact: ContactForSpeed | None = None
    windows: tuple[OverstridingWindow, ...] = ()
    splits: tuple[OverstridingPart, ...] = ()
    terrain: Mapping[str, OverstridingPart] = field(default_factory=dict)
    changes: tuple[OverstridingChange, ...] = ()
    native: tuple[NativeReading, ...] = ()
    limits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What a higher cadence would do at one of the runner's own paces, at the same speed.

    ``braking`` is over that at the present cadence, with its 90 % interval; the published changes of load are a span
    over studies, a step and a kilometre, as shares (-0.1 is 10 % less).
    """

    pace: str
    speed_mps: float
    cadence_spm: float
    more_percent: float
    step_length_m: float
    braking: float
    braking_low: float
    braking_high: float
    load_step_low: float
    load_step_high: float
    load_km_low: float
    load_km_high: float
