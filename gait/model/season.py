"""What many runs of one runner tell: the own line, each run beside it, changes, trends, load and what to look at.

All are plain values that go to JSON and back; dates are local calendar dates in ISO 8601.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from gait.model.history import RunWindows, Spike
from gait.model.knee import PainVerdict
from gait.model.values import Severity

OwnVerdict: TypeAlias = Literal["below", "above", "as usual", "not sure", "no line yet"]
TrendVerdict: TypeAlias = Literal["rising", "falling", "steady", "not sure", "too few runs"]
TargetVerdict: TypeAlias = Literal["reached", "on the way", "not yet", "away from it", "too few runs"]
ShoeState: TypeAlias = Literal["below", "within", "beyond"]
AlarmKind: TypeAlias = Literal["knee", "stopped", "spike", "change", "trend", "run", "shoe", "device"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonRun:
    """A run as the history takes it: its minutes of steady level running, and what it adds to the load.

    ``local_date`` is the runner's calendar day; distances are None where they are not known.
    """

    run_id: str
    local_date: str
    windows: RunWindows
    distance_m: float | None = None
    descent_m: float | None = None
    shoe: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A pair of shoes; ``before_m`` is what was run in it before the first known run."""

    shoe_id: str
    name: str
    before_m: float = 0.0
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceTarget:
    """A cadence that the runner set out for at a speed, on a day."""

    set_on: str
    cadence_spm: float
    speed_mps: float


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPain:
    """A line of the pain log and how it stands to the pain rule."""

    local_date: str
    verdict: PainVerdict
    most: float
    """The most pain of the entry, of 10."""
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """A runner's usual line of a quantity over speed on one device, or what it still needs.

    ``value`` is the usual value at ``speed_mps`` with its 95 % interval; at another speed it changes by the power
    ``power`` of the speed.
    ``scatter`` is how far runs lie from the line, as a share of the value (one standard deviation).
    All are None while ``missing_runs`` or ``missing_days`` is not 0.
    ``began`` is the first day on the device, and ``since`` the first day that counts.
    """

    quantity: str
    device: str
    began: str
    since: str
    runs: int
    days: int
    missing_runs: int
    missing_days: int
    speed_mps: float | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    power: float | None = None
    power_low: float | None = None
    power_high: float | None = None
    scatter: float | None = None
    slowest_mps: float | None = None
    fastest_mps: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainstBaseline:
    """A run beside the runner's usual line on that device, at the run's own mean speed.

    ``difference`` is the run minus the usual, with the 95 % interval of what was measured; ``scatter_low`` and
    ``scatter_high`` hold 95 % of runs like the earlier ones.
    ``chance`` is how often chance alone puts a run that far off; ``least`` the smallest change that is reported.
    Below and above are claimed only where the whole interval is beyond ``least`` and chance alone is out of question.
    """

    run_id: str
    local_date: str
    quantity: str
    device: str
    verdict: OwnVerdict
    speed_mps: float
    value: float
    runs: int
    missing_runs: int = 0
    missing_days: int = 0
    least: float | None = None
    usual: float | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    scatter_low: float | None = None
    scatter_high: float | None = None
    chance: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnExpectation:
    """What a runner's own line lets expect at a speed; ``low`` and ``high`` hold 95 % of that runner's runs."""

    quantity: str
    device: str
    speed_mps: float
    value: float
    low: float
    high: float
    runs: int
    weeks: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekValue:
    """A quantity at equal speed over the runs of a week (from Monday); ``low`` and ``high`` hold 95 %, if known."""

    week: str
    runs: int
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A quantity at equal speed (``speed_mps``) over weeks on one device.

    ``change`` is that over the whole of ``since`` to ``until``, with its 95 % interval; ``chance`` is how often chance
    alone makes as much.
    """

    quantity: str
    device: str
    verdict: TrendVerdict
    since: str
    until: str
    runs: int
    least: float | None = None
    speed_mps: float | None = None
    start: float | None = None
    change: float | None = None
    low: float | None = None
    high: float | None = None
    share: float | None = None
    """The change as a share of the start."""
    per_week: float | None = None
    chance: float | None = None
    weeks: tuple[WeekValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePoint:
    """A quantity at equal speed that was one before a day and another from it on, on one device.

    ``on`` is the day of the first changed run; with 95 % the change lies after the run of ``earliest`` and not after
    that of ``latest``.
    ``found_on`` is the day of the run from which on the evidence held.
    ``change`` is after minus before at ``speed_mps``, with its 95 % interval.
    """

    quantity: str
    device: str
    on: str
    earliest: str
    latest: str
    found_on: str
    speed_mps: float
    before: float
    change: float
    low: float
    high: float
    share: float
    chance: float
    runs_before: int
    runs_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetProgress:
    """How far a runner has come towards a cadence, at the target's speed, on one device."""

    target: CadenceTarget
    device: str
    verdict: TargetVerdict
    runs: int
    missing_runs: int = 0
    start_spm: float | None = None
    now_spm: float | None = None
    low_spm: float | None = None
    high_spm: float | None = None
    share: float | None = None
    """How much of the way is done: 0 at the start, 1 at the target."""
    share_low: float | None = None
    share_high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShoeWear:
    """What was run in a pair, and the days on which it passed the two ends of what shoes are said to last."""

    shoe_id: str
    name: str
    distance_m: float
    runs: int
    state: ShoeState
    last_on: str
    reached_least_on: str | None = None
    reached_most_on: str | None = None
    without_distance: int = 0
    """Runs in it whose distance is not known."""
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSpike:
    """A run that was longer than the longest of the 30 days before it, with how sure that is."""

    run_id: str
    local_date: str
    spike: Spike
    clear: bool
    """The whole interval lies beyond the first class of the study, and the history covers the 30 days."""
    of_weeks_m: float | None = None
    """The longest run of the twelve weeks before it: what the runner is used to, a holiday before it or not [m]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekLoad:
    """A calendar week from Monday; None where a run in it has no such figure, 0 in a week without runs."""

    week: str
    runs: int
    days: int
    distance_m: float | None
    descent_m: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysInARow:
    """Days in a row with a run, ``since`` and ``until`` included."""

    since: str
    until: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KneeEpisode:
    """Entries above the pain rule without a longer quiet between them."""

    since: str
    until: str
    entries: int
    most: float
    where: tuple[str, ...] = ()
    open: bool = True
    """The quiet that ends an episode has not passed yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDevice:
    """The first run on a device after runs on others: quantities that are compared with none of those before."""

    run_id: str
    local_date: str
    device: str
    before: str
    quantities: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """All that the runs of one runner tell, as of ``until``, the day of the last run."""

    until: str = ""
    baselines: tuple[Baseline, ...] = ()
    against: tuple[AgainstBaseline, ...] = ()
    changes: tuple[ChangePoint, ...] = ()
    trends: tuple[Trend, ...] = ()
    targets: tuple[TargetProgress, ...] = ()
    spikes: tuple[RunSpike, ...] = ()
    weeks: tuple[WeekLoad, ...] = ()
    in_a_row: tuple[DaysInARow, ...] = ()
    shoes: tuple[ShoeWear, ...] = ()
    knee: tuple[KneeEpisode, ...] = ()
    devices: tuple[NewDevice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Something of the last weeks that needs a look: why, in words, and what it rests on."""

    kind: AlarmKind
    severity: Severity
    local_date: str
    reason: str
    run_id: str | None = None
    quantities: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
