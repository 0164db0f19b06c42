"""What a comparison says: plain values that go to JSON without loss."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from gait.compare.devices import Maker
from gait.model import Confidence

COMPARED: Final = (
    "cadence_spm",
    "step_length_m",
    "ground_contact_time_s",
    "vertical_oscillation_m",
    "ground_contact_balance",
    "heart_rate_bpm",
)
"""What runs are compared in, in the order in which it is shown."""

Verdict: TypeAlias = Literal[
    "larger than chance", "within the sensors' own error", "no difference to see", "not comparable"
]
Reason: TypeAlias = Literal["", "not measured", "no speed", "no shared speed", "other sensor", "unknown sensor"]
Change: TypeAlias = Literal["new", "gone", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the recordings: its letter (``A`` is what the others are held against), and what it is.

    ``thinned`` tells that its series were thinned for display; ``slopes`` that the grade of the ground is known.
    ``makers`` says who measured each quantity.
    """

    letter: str
    name: str
    sha256: str
    activity_index: int
    started_at: str
    local_start: str
    device: str
    timer_s: float
    running_s: float
    distance_m: float | None = None
    athlete: str | None = None
    thinned: bool = False
    slopes: bool = False
    makers: Mapping[str, Maker] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A quantity of one run against the first run's at equal speed: ``difference`` is this run minus the first.

    ``low`` and ``high`` are its 95 % interval as the two runs' own scatter has it.
    ``sensors_low`` and ``sensors_high`` hold the sensors' own errors too; None where one device measured both, whose
    error is then in both alike.
    ``speed_error`` is by how much the difference may be off (95 %) because one device measured speed differently well
    in the two runs (another sky, another calibration); None where two devices measured speed, since it is then among
    the sensors' errors.
    All but the names is None where nothing can be compared, and ``reason`` says why; ``missing`` are the letters of the
    runs that lack it.
    """

    quantity: str
    run: str
    verdict: Verdict
    unit: str
    reason: Reason = ""
    missing: tuple[str, ...] = ()
    same_device: bool = False
    first_mean: float | None = None
    mean: float | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    sensors_low: float | None = None
    sensors_high: float | None = None
    speed_error: float | None = None
    matched_s: float = 0.0
    slowest_mps: float | None = None
    fastest_mps: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The mean of a quantity of one run in a bin of speed on level running, with its 95 % interval from scatter."""

    run: str
    quantity: str
    speed_low_mps: float
    speed_high_mps: float
    speed_mps: float
    time_s: float
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChange:
    """A rule that says something else of a run than of the first; a message is empty where the rule says nothing."""

    rule: str
    run: str
    change: Change
    first_message: str = ""
    message: str = ""
    first_verdict: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two or more runs, each against the first."""

    gait_version: str
    runs: tuple[Side, ...]
    differences: tuple[Difference, ...]
    schema: str = "gait.comparison/1"
    paces: tuple[Pace, ...] = ()
    findings: tuple[FindingChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """How two recordings of one run were lined up.

    ``offset_s`` is by how much the second's clock runs ahead of the first's, with the 95 % interval of what the parts
    of the run say; 0 where the clocks were taken as they are (``by`` is ``clock``).
    It is of what the devices show: what one lags by its own smoothing is in it.
    ``parts`` of the run were lined up each alone, and ``agreeing`` of them found the same offset.
    ``correlation`` is that of the two series as lined up, None by the clocks alone.
    """

    offset_s: float
    low_s: float
    high_s: float
    by: Literal["cadence_spm", "speed_mps", "state", "clock"]
    sure: Confidence
    overlap_s: float
    parts: int = 0
    agreeing: int = 0
    correlation: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """A stretch in which two recordings lie further apart than their sensors' errors, in seconds on the first's clock.

    ``difference`` is its mean, the second minus the first.
    """

    start_s: float
    stop_s: float
    difference: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A quantity as two recordings of one run have it, over the seconds that both measured while running.

    ``bias`` is the mean of the second minus the first, with its 95 % interval; between ``limit_low`` and
    ``limit_high`` lie 95 % of the differences of single seconds (limits of agreement), if they are normal.
    ``sensors`` is how far the two sensors' own errors may lie apart (95 %), and ``beyond`` the share of the time in
    which the means of half a minute do.

    References
    ----------
    Bland & Altman 1986, Lancet 327:307, doi 10.1016/S0140-6736(86)90837-8 (limits of agreement).

    """

    quantity: str
    unit: str
    first_mean: float
    mean: float
    bias: float
    low: float
    high: float
    sd: float
    limit_low: float
    limit_high: float
    sensors: float
    beyond: float
    time_s: float
    same_device: bool
    apart: tuple[Apart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """What each of two recordings has in all; None where it was not measured."""

    quantity: str
    first: float | None
    second: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SameRun:
    """Two recordings of one run, lined up in time.

    ``series`` are columns of one length on ``time_s`` (the first's clock), means of equal steps: ``cadence_spm@A`` and
    ``cadence_spm@B`` while both ran.
    """

    gait_version: str
    runs: tuple[Side, Side]
    alignment: Alignment
    schema: str = "gait.same_run/1"
    disagreements: tuple[Disagreement, ...] = ()
    totals: tuple[Total, ...] = ()
    series: Mapping[str, tuple[float | None, ...]] = field(default_factory=dict)
