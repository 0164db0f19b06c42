"""The rows of the library as values: what its methods take and return."""

from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Any, Final, Literal, TypeAlias

from gait.model import Athlete, KneePain, KneePlace
from gait.model.history import RunWindows
from gait.model.knee import PainVerdict
from gait.quantities import Units


class Untold(Enum):
    """Stands where nothing is said, since None says something: that it is not known."""

    UNTOLD = 0


UNTOLD: Final = Untold.UNTOLD

EditKind: TypeAlias = Literal["athlete", "shoe", "device", "cadence_unit", "distance", "leave_out", "run"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KneeTrouble:
    """A time in which a knee gave trouble; dates are ISO 8601, ``ended_on`` None while it lasts."""

    id: int = 0
    started_on: str
    ended_on: str | None = None
    place: KneePlace | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AthleteRecord:
    """A runner of the library; ``folder`` is a name that every file system takes, None is not told."""

    id: int
    name: str
    folder: str
    height_m: float | None = None
    leg_length_m: float | None = None
    mass_kg: float | None = None
    birth_year: int | None = None
    units: Units = "metric"
    target_spm: float | None = None
    target_mps: float | None = None
    target_on: str | None = None
    knee: tuple[KneeTrouble, ...] = ()

    @property
    def runner(self) -> Athlete:
        """Return the runner as an analysis takes it."""
        return Athlete(
            name=self.name,
            height_m=self.height_m,
            mass_kg=self.mass_kg,
            leg_length_m=self.leg_length_m,
            from_="profile",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shoe:
    """A pair of shoes; ``distance_m`` is what it was bought with and what its runs added."""

    id: int
    athlete_id: int
    name: str
    started_on: str | None = None
    ended_on: str | None = None
    start_distance_m: float = 0.0
    distance_m: float = 0.0
    runs: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A file that a run was read from: which activity in it, how rich it is, and what it says of the whole."""

    id: int
    run_id: int
    sha256: str
    activity_index: int
    format: str
    name: str
    columns: int
    started_at: str
    epoch_s: float
    duration_s: float
    distance_m: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A mean with its 95 % interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """The numbers of a run that lists and trends need; None is not measured.

    ``cadence`` to ``heart_rate`` are over the running that form is measured on; ``judged`` is the run's one cadence and
    ``judged_mps`` its speed; ``device`` is what contact is compared on; ``verdict`` and ``severity`` are those of the
    finding that asks most, ``headline`` the run in a sentence.
    """

    local_start: str
    local_date: str
    sport: str
    sub_sport: str | None
    device: str
    elapsed_s: float
    timer_s: float
    running_s: float
    enough: bool
    distance_m: float | None
    ascent_m: float | None
    descent_m: float | None
    downhill_m: float | None
    judged: Interval | None
    judged_mps: float | None
    expected: Interval | None
    cadence_spm: Interval | None
    speed_mps: Interval | None
    step_length_m: Interval | None
    contact_s: Interval | None
    oscillation_m: Interval | None
    heart_rate_bpm: Interval | None
    contact_sensor: str
    level_mps: float | None
    level_contact_s: float | None
    verdict: str
    severity: str
    headline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """A run of the library; without ``summary`` it has not been analysed yet (after `gait undo`, say)."""

    id: int
    athlete_id: int
    athlete: str
    shoe_id: int | None
    shoe: str | None
    is_run: bool
    title: str
    started_at: str
    epoch_s: float
    recording_id: int
    gait_version: str | None = None
    stale: str | None = None
    summary: RunSummary | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What a person knows better of a run than its file; ``value`` is None where an earlier edit is taken back."""

    id: int
    run_id: int
    kind: EditKind
    value: object
    made_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEdit:
    """Corrections of a run; what is `UNTOLD` stays as it is, and None takes back what was said before.

    ``leave_out`` is one more stretch, in s since the start of the recording; None takes all of them back.
    """

    athlete_id: int | Untold = UNTOLD
    shoe_id: int | Untold | None = UNTOLD
    device: str | Untold | None = UNTOLD
    cadence_unit: Literal["strides", "steps", "half-steps"] | Untold | None = UNTOLD
    distance_m: float | Untold | None = UNTOLD
    leave_out: tuple[float, float] | Untold | None = UNTOLD
    is_run: bool | Untold = UNTOLD

    def said(self) -> dict[str, Any]:
        """Return what was said, by name."""
        values = ((each.name, getattr(self, each.name)) for each in fields(self))
        return {name: value for name, value in values if value is not UNTOLD}


@dataclass(frozen=True, slots=True, kw_only=True)
class PainEntry:
    """A line of the pain log: a day, perhaps a run, what the runner told, and how that stands to the pain rule."""

    id: int
    athlete_id: int
    run_id: int | None
    on_date: str
    pain: KneePain
    note: str = ""
    verdict: PainVerdict | None = None
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that a person changed, and that `gait undo` takes back."""

    id: int
    made_at: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What went with a removal; ``originals`` are files that no other runner of the library has."""

    name: str
    runs: int = 0
    recordings: int = 0
    originals: int = 0
    shoes: int = 0
    pain: int = 0
    knee: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRecording:
    """A recording to put into the library: the file's own bytes and what was read of them.

    ``columns`` counts the quantities that the file holds; ``epoch_s`` is the start in seconds since 1970.
    """

    sha256: str
    activity_index: int
    format: str
    name: str
    columns: int
    started_at: str
    epoch_s: float
    duration_s: float
    distance_m: float | None
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a platform's export says of a run beside its file: its title, and the shoes; else they follow the dates."""

    title: str = ""
    shoe_id: int | None = None


Outcome: TypeAlias = Literal["new", "seen", "beside", "richer"]
"""A run that is new; a file that was there; a poorer one of a run that was there; a richer one, which now leads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a recording that was put into the library."""

    run_id: int
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowedRun:
    """The windows of a run of the library."""

    run_id: int
    windows: RunWindows
