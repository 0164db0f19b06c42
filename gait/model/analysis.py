"""What the stages return: plain values that go to JSON and back without loss."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from gait.model.activity import Athlete, Note, Source
from gait.model.history import Load
from gait.model.knee import ClaimAnswer, Knee
from gait.model.overstriding import Overstriding, WhatIf
from gait.model.steps import StepToStep
from gait.model.values import Confidence, Scalar, Severity

ALL_RUNNING: Final = "all running"
"""What ``CadenceView.judged_over`` calls a run without enough steady level running."""
SCHEMA: Final = "gait.analysis/1"
"""The number of the JSON form; keys are stable within it."""


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
    ``level_speed_mps`` is the speed on the level at which its running would have cost as much energy a second: cost,
    never what a knee bears; None where the grade is not known.
    """

    label: str
    duration_s: float
    running_s: float
    distance_m: float | None = None
    start_s: float | None = None
    stop_s: float | None = None
    ascent_m: float | None = None
    descent_m: float | None = None
    grade: float | None = None
    level_speed_mps: float | None = None
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
class CadenceBin:
    """A band of cadence and the share of the running time in it.

    ``low_spm`` is included and ``high_spm`` not, but 180 itself is in the band that it ends.
    """

    low_spm: float
    high_spm: float
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceView:
    """Cadence against the 160-180 guidance and against the expectation at the runner's own speeds and height.

    Shares are of the settled running time with a cadence; the expected band holds 80 % of runners.
    ``difference_spm`` is measured minus expected over the same samples, with a 95 % interval of the measurement alone.
    ``judged_spm`` is the mean cadence, with its 95 % interval, of the running that the expectation is held against,
    ``judged_mps`` its mean speed and ``judged_over`` its name (``steady level running``, ``steady running``,
    ``all running``); it is the run's one cadence wherever a single number stands.
    The expected values are None where no expectation holds at that speed.
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
    judged_spm: float | None = None
    judged_low_spm: float | None = None
    judged_high_spm: float | None = None
    judged_mps: float | None = None
    judged_over: str | None = None
    expected_error_spm: float | None = None
    """Standard uncertainty of the expected cadence: its mean's own, and that of the speed at which it stands."""
    unit_decision: UnitDecision | None = None
    by_speed: tuple[SpeedBin, ...] = ()
    level_by_speed: tuple[SpeedBin, ...] = ()
    """As ``by_speed``, of the running on level ground (or of unknown slope): what advice may rest on."""
    distribution: tuple[CadenceBin, ...] = ()
    """Over the running of the shares, at full resolution: bands of 2 spm around even numbers, cut at 160 and 180."""


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
    """What a rule says of this run: the verdict in words, its number with interval, and its evidence (row names).

    ``check`` says how to check what ``advice`` suggests on a next run: the number to aim for beside this run's, and how
    much of a change may be chance; empty where nothing is suggested.
    """

    rule: str
    scope: str
    severity: Severity
    confidence: Confidence
    message: str
    advice: str = ""
    check: str = ""
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
class WindowMeans:
    """Means of the running in even windows of time since the first sample, from which those of any stretch follow.

    ``running_s`` are the seconds of running in each window, ``means`` the time-weighted mean of a quantity over those
    with a value, None where there are none; ``seconds`` are those with a value, where that is not all of the running.
    All are of one length, and a window is ``width_s`` long.
    """

    width_s: float
    running_s: tuple[float, ...]
    seconds: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    means: Mapping[str, tuple[float | None, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivitySummary:
    """The activity as a whole, running or not; times are ISO 8601, ``local_start`` without offset."""

    sport: str
    started_at: str
    local_start: str
    utc_offset_s: float
    utc_offset_from: str
    elapsed_s: float
    timer_s: float
    """Recorded time: running, walking and standing, pauses and gaps left out."""
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
    settled_s: float
    """The running that form is measured on: away from walks, stops and pauses."""
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
    overstriding: Overstriding = field(default_factory=Overstriding)
    step_to_step: StepToStep | None = None
    """None without a recording of motion in which somebody ran."""
    load: Load = field(default_factory=Load)
    knee: Knee = field(default_factory=Knee)
    claims: tuple[ClaimAnswer, ...] = ()
    what_if: tuple[WhatIf, ...] = ()
    targets: tuple[Target, ...] = ()
    findings: tuple[Finding, ...] = ()
    sources_compared: tuple[SourceComparison, ...] = ()
    series: Mapping[str, tuple[float | None, ...]] = field(default_factory=dict)
    track: Track | None = None
    windows: WindowMeans | None = None
    """At full resolution, however far the series are thinned; None where nothing was run, or without series."""
    methods: tuple[Method, ...] = ()
    notes: tuple[Note, ...] = ()
    split_unit: Literal["km", "mi"] = "km"
    """Length of a split."""
    shared: bool = False
    """Name, date and place, and what would give them away, are left out."""

    def finding(self, rule: str) -> Finding | None:
        """Return the finding of a rule, or None where the rule had nothing to say."""
        return next((found for found in self.findings if found.rule == rule), None)

    @property
    def schema_is_known(self) -> bool:
        """Tell whether this version reads the document's schema number."""
        return self.schema == SCHEMA
