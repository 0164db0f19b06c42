"""A runner's diary: the runs with what was said of them, what they tell together, pain, shoes and what needs a look.

It is all that the page of a runner and the list of runners are drawn from, and what ``gait trends --json`` writes.
Plain values that go to JSON and back; dates are local calendar dates in ISO 8601.
"""

from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from gait.model.knee import PainVerdict
from gait.model.season import Alarm, CadenceTarget, Pair, Season
from gait.model.values import Severity

DIARY_SCHEMA: Final = "gait.diary/1"
RunState: TypeAlias = Literal["analysed", "too little", "not analysed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryRun:
    """A run as a line of the diary; None is not measured.

    ``cadence_spm`` is the run's one cadence with its 95 % interval, and ``pace_mps`` the speed that goes with it.
    ``usual_spm`` is what the runner's own line lets expect at that run's speed on that device; ``from_usual_spm`` the
    run minus that, and ``own_verdict`` what may be claimed of it.
    ``minutes_spm`` is cadence by minute of level running, thinned for a small drawing; earlier runs are without.
    ``report`` is the address of the run's own page as seen from the diary's, empty where there is none.
    """

    run_id: str
    local_start: str
    local_date: str
    state: RunState = "analysed"
    title: str = ""
    distance_m: float | None = None
    running_s: float | None = None
    pace_mps: float | None = None
    cadence_spm: float | None = None
    cadence_low_spm: float | None = None
    cadence_high_spm: float | None = None
    usual_spm: float | None = None
    from_usual_spm: float | None = None
    own_verdict: str = ""
    device: str = ""
    shoe: str = ""
    verdict: str = ""
    severity: Severity | Literal[""] = ""
    headline: str = ""
    minutes_spm: tuple[float, ...] = ()
    report: str = ""
    behind: bool = False
    """The analysis does not know of a correction, or of an earlier run that came later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryPain:
    """A line of the pain log: what was told, from 0 to 10, and how it stands to the pain rule."""

    local_date: str
    verdict: PainVerdict | None = None
    before: float | None = None
    during: float | None = None
    after: float | None = None
    next_morning: float | None = None
    most: float = 0.0
    where: str = ""
    said: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldKnee:
    """A time of knee trouble that the runner told of; ``until`` is None while it lasts."""

    since: str
    until: str | None = None
    where: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EqualSpeedRun:
    """A run's value at the line's speed, and the runner's usual there before it, with what 95 % of runs lie within."""

    run_id: str
    local_date: str
    value: float
    usual: float | None = None
    usual_low: float | None = None
    usual_high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EqualSpeedWeek:
    """The mean of a week's runs at the line's speed with its 95 % interval; None where it has none.

    ``week`` is its first day: Monday, or the day of a change within it.
    """

    week: str
    runs: int
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EqualSpeedLine:
    """A quantity at one speed over all runs on one device, oldest first; ``power`` is that of speed."""

    quantity: str
    device: str
    speed_mps: float
    power: float
    runs: tuple[EqualSpeedRun, ...] = ()
    weeks: tuple[EqualSpeedWeek, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryNotes:
    """What a runner has written down beside the runs."""

    shoes: tuple[Pair, ...] = ()
    pain: tuple[DiaryPain, ...] = ()
    knee: tuple[ToldKnee, ...] = ()
    targets: tuple[CadenceTarget, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftAside:
    """How many runs the lines and trends do not rest on, by reason."""

    not_analysed: int = 0
    too_little_running: int = 0
    too_little_level: int = 0
    no_device: int = 0
    no_distance: int = 0
    behind: int = 0
    """Runs that count by an analysis that is behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    """A runner's diary: runs latest first, pain oldest first."""

    schema: str = DIARY_SCHEMA
    gait_version: str
    athlete: str
    until: str = ""
    """The day of the last run."""
    count: int = 0
    """How many runs there are; a short form of the diary holds fewer."""
    speed_mps: float | None = None
    """The speed at which quantities are shown; the runner's usual one."""
    runs: tuple[DiaryRun, ...] = ()
    season: Season = field(default_factory=Season)
    looks: tuple[Alarm, ...] = ()
    """What needs a look, the most pressing first."""
    lines: tuple[EqualSpeedLine, ...] = ()
    pain: tuple[DiaryPain, ...] = ()
    knee: tuple[ToldKnee, ...] = ()
    aside: LeftAside = field(default_factory=LeftAside)
