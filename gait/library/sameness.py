"""When two recordings are of one run: the same run exported twice, or recorded by two devices."""

from dataclasses import dataclass
from typing import Final, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerances:
    """How far two recordings of one run may lie apart; choices of ours, with these reasons.

    ``start_s``: an export may begin at the first position, and a second device is started a moment later; nobody
    begins two runs within two minutes and ends both at the same time.
    ``duration_s`` and ``duration_share``: a device may be stopped later than the other, or leave out its last samples.
    ``distance_share`` and ``distance_m``: foot pod, satellite and treadmill differ by up to a tenth; where the start
    and the duration agree, the distance only guards against nonsense.
    ``shifted_*``: some exports write local time as if it were UTC, which shifts the start by whole hours (or quarters
    of them). Then all else has to agree as nearly as two exports of one recording do, and one of the two has to be no
    FIT, whose clock is UTC by definition: two runs of one day that are alike to the second are rare, and two FIT files
    are never taken for one by it.
    """

    start_s: float = 120.0
    duration_s: float = 120.0
    duration_share: float = 0.03
    distance_m: float = 200.0
    distance_share: float = 0.10
    shifted_most_hours: float = 14.0
    shifted_step_s: float = 900.0
    shifted_start_s: float = 5.0
    shifted_duration_s: float = 5.0
    shifted_distance_share: float = 0.005


TOLERANCES: Final = Tolerances()

_CLOCK_IS_UTC: Final = "fit"
_HOUR_S: Final = 3600.0
_RANKS: Final = {"fit": 3, "tcx": 2, "gpx": 1}


class Whole(Protocol):
    """What a recording says of the whole run: a row of the library, or a new recording."""

    @property
    def format(self) -> str:
        """The file's format, as `gait.formats` names it."""
        ...

    @property
    def columns(self) -> int:
        """How many quantities it holds."""
        ...

    @property
    def epoch_s(self) -> float:
        """Its start, in seconds since 1970."""
        ...

    @property
    def duration_s(self) -> float:
        """From its first sample to the last."""
        ...

    @property
    def distance_m(self) -> float | None:
        """The distance of the whole, None where it is not known."""
        ...


def reach_s(tolerances: Tolerances = TOLERANCES) -> float:
    """Return how far apart two starts of one run can be at most [s]."""
    return tolerances.shifted_most_hours * _HOUR_S + tolerances.shifted_start_s


def are_one_run(a: Whole, b: Whole, tolerances: Tolerances = TOLERANCES) -> bool:
    """Tell whether two recordings of one runner are of one run."""
    return _agree(a, b, tolerances) or _agree_but_for_the_zone(a, b, tolerances)


def _agree(a: Whole, b: Whole, t: Tolerances) -> bool:
    longer = max(a.duration_s, b.duration_s)
    return (
        abs(a.epoch_s - b.epoch_s) <= t.start_s
        and abs(a.duration_s - b.duration_s) <= max(t.duration_s, t.duration_share * longer)
        and _as_far(a, b, t.distance_m, t.distance_share)
    )


def _agree_but_for_the_zone(a: Whole, b: Whole, t: Tolerances) -> bool:
    if a.format == b.format == _CLOCK_IS_UTC:
        return False
    apart = abs(a.epoch_s - b.epoch_s)
    steps = round(apart / t.shifted_step_s)
    shifted = steps > 0 and apart <= reach_s(t) and abs(apart - steps * t.shifted_step_s) <= t.shifted_start_s
    known = a.distance_m is not None and b.distance_m is not None
    same_length = abs(a.duration_s - b.duration_s) <= t.shifted_duration_s
    return shifted and known and same_length and _as_far(a, b, 0.0, t.shifted_distance_share)


def _as_far(a: Whole, b: Whole, most_m: float, share: float) -> bool:
    if a.distance_m is None or b.distance_m is None:
        return True
    return abs(a.distance_m - b.distance_m) <= max(most_m, share * max(a.distance_m, b.distance_m))


def richness(recording: Whole) -> tuple[int, int]:
    """Return how much a recording is worth beside another of the run: its format first, then what it holds."""
    return _RANKS.get(recording.format, 0), recording.columns
