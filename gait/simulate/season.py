"""A runner's year of training: which runs, when, how far, on which watch and in which shoes, and what is planted in it.

What a run measures, minute by minute, is in ``gait.simulate.minutes``; a run can also be simulated step by step
(``plan_of`` and ``runner_on`` give what ``simulate`` needs).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Literal, TypeAlias

import numpy as np

from gait.simulate.plan import Plan, run
from gait.simulate.runner import Runner, draw_runner

RunKind: TypeAlias = Literal["easy", "tempo", "long"]
_WEEKDAYS: Final = {2: (3, 6), 3: (1, 3, 6), 4: (1, 3, 4, 6), 5: (0, 1, 3, 4, 6), 6: (0, 1, 2, 3, 5, 6)}
"""Days of running, Monday is 0, by how many there are in a week; the long run is on Sunday."""
_KINDS: Final[dict[int, RunKind]] = {6: "long", 3: "tempo"}
_FASTER: Final = {"easy": 0.0, "tempo": 0.45, "long": -0.08}
"""By how much a kind of run is faster than an easy one [m/s]."""
_FARTHER: Final = {"easy": (0.5, 0.75), "tempo": (0.55, 0.7), "long": (0.97, 1.0)}
"""Distance of a kind of run over that of the long run, from and to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trainee:
    """A runner over a year: habits, and how much the days differ (standard deviations as shares).

    ``slow_share`` is the part of a day's variance that lasts for ``slow_days``; ``gps_share`` is the error of speed
    that a run has as a whole; ``odd_share`` of the runs have a speed that is badly off (another treadmill, a wood).
    The days' sizes lie around what is left between two repeats outdoors.

    References
    ----------
    Chawawisuttikool et al. 2024, J Assoc Med Sci, doi 10.12982/jams.2024.019 (repeats).

    """

    runner: Runner
    runs_a_week: int = 4
    easy_mps: float = 2.8
    long_m: float = 15_000.0
    season_mps: float = 0.12
    missed_share: float = 0.1
    cadence_share: float = 0.010
    contact_share: float = 0.017
    oscillation_share: float = 0.028
    slow_share: float = 0.3
    slow_days: float = 10.0
    gps_share: float = 0.012
    odd_share: float = 0.015


@dataclass(frozen=True, slots=True, kw_only=True)
class WristOrStrap:
    """A watch with its own constant errors, as shares."""

    name: str
    speed_share: float = 0.0
    cadence_share: float = 0.0
    contact_share: float = 0.0
    oscillation_share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """What happens to a runner in the year; days count from the first day of it, None where it does not happen.

    From ``cadence_day`` on cadence is ``cadence_share`` more (negative: less) at equal speed, for good.
    On the first run from ``device_day`` on the watch is another, for good.
    The first run from ``spike_day`` on is ``spike_ratio`` times as long as the long run.
    Shoes are changed each ``shoe_m`` metres; None: never.
    """

    cadence_day: int | None = None
    cadence_share: float = -0.05
    device_day: int | None = None
    spike_day: int | None = None
    spike_ratio: float = 1.6
    shoe_m: float | None = 450_000.0


NOTHING: Final = Planted()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRun:
    """One run of a year: what the runner does, on which watch, in which shoes; ``cadence_share`` is what is planted."""

    run_id: str
    start: datetime
    kind: RunKind
    distance_m: float
    speed_mps: float
    watch: WristOrStrap
    shoe: str
    cadence_share: float = 0.0
    speed_error: float = 0.0

    @property
    def day(self) -> date:
        """The calendar day."""
        return self.start.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """The days on which what was planted really began: those of the first run concerned."""

    cadence_on: str | None = None
    device_on: str | None = None
    spike_on: str | None = None
    shoe_passed_480_on: str | None = None
    shoe_passed_800_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year of a runner with its truth."""

    trainee: Trainee
    runs: tuple[PlannedRun, ...]
    truth: Truth


def draw_trainee(rng: np.random.Generator) -> Trainee:
    """Return a random recreational runner with habits and day-to-day differences."""
    runner = draw_runner(rng)
    return Trainee(
        runner=runner,
        runs_a_week=int(rng.integers(3, 6)),
        easy_mps=float(rng.uniform(2.4, 3.2)),
        long_m=float(rng.uniform(11_000, 20_000)),
        season_mps=float(rng.uniform(0.03, 0.2)),
        missed_share=float(rng.uniform(0.03, 0.2)),
        cadence_share=float(rng.uniform(0.006, 0.013)),
        contact_share=float(rng.uniform(0.010, 0.024)),
        oscillation_share=float(rng.uniform(0.017, 0.04)),
        slow_share=float(rng.uniform(0.1, 0.5)),
        slow_days=float(rng.uniform(5.0, 20.0)),
        gps_share=float(rng.uniform(0.005, 0.02)),
        odd_share=float(rng.uniform(0.0, 0.03)),
    )


def draw_year(  # noqa: PLR0913 - what a year hangs on
    rng: np.random.Generator,
    trainee: Trainee,
    *,
    planted: Planted = NOTHING,
    weeks: int = 52,
    first: date = date(2025, 1, 6),
    name: str = "run",
) -> Year:
    """Return a year of training, or so many weeks of it, from a Monday on."""
    watches = _draw_watch(rng, "Watch A"), _draw_watch(rng, "Watch B")
    phase = float(rng.uniform(0.0, 2 * np.pi))
    runs: list[PlannedRun] = []
    for number in _days(rng, trainee, weeks):
        runs.append(_draw_run(rng, trainee, runs, number, first=first, phase=phase, planted=planted, watches=watches))
        runs[-1] = replace(runs[-1], run_id=f"{name}-{len(runs):04d}")
    return Year(trainee=trainee, runs=tuple(runs), truth=_truth(runs, planted, first))


def _draw_watch(rng: np.random.Generator, name: str) -> WristOrStrap:
    return WristOrStrap(
        name=name,
        speed_share=float(rng.normal(0.0, 0.015)),
        cadence_share=float(rng.normal(0.0, 0.004)),
        contact_share=float(rng.normal(0.0, 0.05)),
        oscillation_share=float(rng.normal(0.0, 0.08)),
    )


def _days(rng: np.random.Generator, trainee: Trainee, weeks: int) -> Iterator[int]:
    """Yield the days of running: a usual week, less what is missed and a holiday of a week."""
    holiday = int(rng.integers(weeks))
    for week in range(weeks):
        for weekday in _WEEKDAYS[trainee.runs_a_week]:
            missed = rng.random() < trainee.missed_share
            if not missed and week != holiday:
                yield 7 * week + weekday


def _draw_run(  # noqa: PLR0913 - what a day hangs on
    rng: np.random.Generator,
    trainee: Trainee,
    before: list[PlannedRun],
    number: int,
    *,
    first: date,
    phase: float,
    planted: Planted,
    watches: tuple[WristOrStrap, WristOrStrap],
) -> PlannedRun:
    day = first + timedelta(days=number)
    kind = _KINDS.get(day.weekday(), "easy")
    season = trainee.season_mps * float(np.sin(2 * np.pi * number / 365 + phase))
    far = trainee.long_m * float(rng.uniform(*_FARTHER[kind]))
    if _is_first_from(planted.spike_day, number, before, first):
        far = trainee.long_m * planted.spike_ratio
    changed = planted.cadence_day is not None and number >= planted.cadence_day
    return PlannedRun(
        run_id="",
        start=datetime(day.year, day.month, day.day, 7) + timedelta(minutes=int(rng.integers(0, 660))),  # noqa: DTZ001 - local
        kind=kind,
        distance_m=far,
        speed_mps=trainee.easy_mps + _FASTER[kind] + season + float(rng.normal(0.0, 0.07)),
        watch=watches[int(planted.device_day is not None and number >= planted.device_day)],
        shoe=_shoe(before, planted.shoe_m),
        cadence_share=planted.cadence_share if changed else 0.0,
        speed_error=_speed_error(rng, trainee),
    )


def _is_first_from(wanted: int | None, number: int, before: list[PlannedRun], first: date) -> bool:
    last = (before[-1].day - first).days if before else -1
    return wanted is not None and last < wanted <= number


def _speed_error(rng: np.random.Generator, trainee: Trainee) -> float:
    odd = rng.random() < trainee.odd_share
    return float(rng.normal(0.0, 0.07 if odd else trainee.gps_share))


def _shoe(before: list[PlannedRun], most_m: float | None) -> str:
    """Return the pair of a run: the last one's, or a new one where that has gone its way."""
    if not before:
        return "pair 1"
    pair = before[-1].shoe
    worn = sum(each.distance_m for each in before if each.shoe == pair)
    return f"pair {int(pair.split()[1]) + 1}" if most_m is not None and worn >= most_m else pair


def _truth(runs: list[PlannedRun], planted: Planted, first: date) -> Truth:
    worn: dict[str, float] = {}
    passed: dict[float, str] = {}
    for each in runs:
        worn[each.shoe] = worn.get(each.shoe, 0.0) + each.distance_m
        for end in (480_000.0, 800_000.0):
            if worn[each.shoe] >= end:
                passed.setdefault(end, each.day.isoformat())
    return Truth(
        cadence_on=next((each.day.isoformat() for each in runs if each.cadence_share), None),
        device_on=next((each.day.isoformat() for each in runs if each.watch != runs[0].watch), None),
        spike_on=_first_from(runs, planted.spike_day, first),
        shoe_passed_480_on=passed.get(480_000.0),
        shoe_passed_800_on=passed.get(800_000.0),
    )


def _first_from(runs: list[PlannedRun], number: int | None, first: date) -> str | None:
    """Return the day of the first run from that day of the year on; None where there is none."""
    days = [each.day for each in runs if number is not None and (each.day - first).days >= number]
    return days[0].isoformat() if days else None


def runner_on(trainee: Trainee, planned: PlannedRun) -> Runner:
    """Return the runner as on that run's day, for a simulation step by step: with the planted cadence in it."""
    usual = float(trainee.runner.running_cadence_spm(planned.speed_mps))
    offset = trainee.runner.cadence_offset_spm + planned.cadence_share * usual
    return replace(trainee.runner, cadence_offset_spm=offset)


def plan_of(planned: PlannedRun) -> Plan:
    """Return the run as a plan for a simulation step by step: on the level, at its speed, a tempo run in thirds."""
    minutes = planned.distance_m / planned.speed_mps / 60
    if planned.kind != "tempo":
        return Plan(legs=(run(minutes, planned.speed_mps),))
    ends = planned.speed_mps - 0.25
    middle = planned.speed_mps + 0.25
    third = planned.distance_m / 3 / 60
    return Plan(legs=(run(third / ends, ends), run(third / middle, middle), run(third / ends, ends)))
