"""What happens to the athletes of a squad: problems in one of five, and what is no problem in the others.

What is no problem is there so that a list of who needs a look can be wrong: a tired week, a holiday, another watch,
long runs that grow as plans have them grow, a little pain.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

import numpy as np

from gait.simulate.season import NOTHING, PlannedRun, Planted, Trainee, Year, draw_trainee, draw_year

ONE_IN: Final = 5
"""In one of so many athletes there is a problem."""
PROBLEMS: Final = ("cadence", "spike", "pain", "cadence", "spike", "pain", "cadence", "spike", "stopped", "cadence")
ORDINARY: Final = ("nothing", "tired week", "holiday", "nothing", "new watch", "building", "nothing", "little pain")
"""By turns. A runner in whom nothing happens differs from day to day as all do, and has a week of holiday somewhere."""

_CHANGED_DAYS: Final = 21
_SLOWER: Final = -0.06
_LONGER: Final = 1.6
_STOPPED_DAYS: Final = 24
_AWAY_DAYS: Final = (20, 6)
_NEW_WATCH_DAYS: Final = 12
_TIRED_SHARE: Final = -0.015
_TIRED_MPS: Final = -0.1
_GROWS: Final = 1.07
_FIRST_LONG: Final = 0.65
_LIGHT_WEEK: Final = 4
_FARTHER_SD: Final = 0.06
"""How much farther or less far a run gets than was meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPain:
    """A line of a pain log: its day, and 0 to 10 during the run and the next morning."""

    on: str
    during: float
    next_morning: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """An athlete's weeks up to before ``end`` with what happened in them: since when, and what is told of pain."""

    kind: str
    year: Year
    end: date
    on: str | None = None
    pain: tuple[ToldPain, ...] = ()


def kind_of(number: int) -> str:
    """Return what happens to an athlete of a squad, by number from 0."""
    turn, ordinary = divmod(number, ONE_IN)
    if not ordinary:
        return PROBLEMS[turn % len(PROBLEMS)]
    return ORDINARY[(number - turn - 1) % len(ORDINARY)]


def draw_season(rng: np.random.Generator, kind: str, *, weeks: int, first: date) -> Season:
    """Return a random athlete's weeks in which that happens.

    Parameters
    ----------
    rng : numpy.random.Generator
        Seeds all of it.
    kind : str
        Of ``PROBLEMS`` or ``ORDINARY``.
    weeks : int
        How many.
    first : date
        The Monday of the first of them.

    """
    last = 7 * weeks
    planted = {
        "cadence": Planted(cadence_day=max(last - _CHANGED_DAYS, 0), cadence_share=_SLOWER),
        "new watch": Planted(device_day=max(last - _NEW_WATCH_DAYS, 0)),
    }
    year = draw_year(rng, draw_trainee(rng), planted=planted.get(kind, NOTHING), weeks=weeks, first=first)
    farther = rng.normal(0.0, _FARTHER_SD, len(year.runs))
    runs = tuple(
        replace(run, distance_m=run.distance_m * float(np.exp(share)))
        for run, share in zip(year.runs, farther, strict=True)
    )
    season = Season(
        kind=kind,
        year=replace(year, runs=runs),
        end=first + timedelta(days=last),
        on=year.truth.cadence_on or year.truth.device_on,
    )
    happens = _HAPPENS.get(kind)
    return season if happens is None or not runs else happens(season)


def _spike(season: Season) -> Season:
    """Make the last long run far longer than the runner's long runs are."""
    runs = season.year.runs
    at = max((at for at, run in enumerate(runs) if run.kind == "long"), default=len(runs) - 1)
    far = replace(runs[at], distance_m=_LONGER * season.year.trainee.long_m)
    return _with(season, (*runs[:at], far, *runs[at + 1 :]), on=far.day.isoformat())


def _pain(season: Season) -> Season:
    """Tell of two runs with more pain than a rule would let pass, the later one with more."""
    days = [run.day.isoformat() for run in season.year.runs[-2:]]
    told = tuple(ToldPain(on=day, during=5.0 + at, next_morning=3.0) for at, day in enumerate(days))
    return replace(season, pain=told, on=days[0])


def _stopped(season: Season) -> Season:
    """Let a run hurt, and none come after it."""
    runs = season.year.runs
    kept = _before(runs, season.end - timedelta(days=_STOPPED_DAYS)) or runs[:1]
    day = kept[-1].day.isoformat()
    return replace(_with(season, kept, on=day), pain=(ToldPain(on=day, during=6.0, next_morning=4.0),))


def _little_pain(season: Season) -> Season:
    days = [run.day.isoformat() for run in season.year.runs[-3:]]
    return replace(season, pain=tuple(ToldPain(on=day, during=1.0, next_morning=0.0) for day in days), on=days[0])


def _tired(season: Season) -> Season:
    """Let the last week but one be a heavy one."""
    since, until = season.end - timedelta(days=14), season.end - timedelta(days=7)
    return _with(season, tuple(_tire(run) if since <= run.day < until else run for run in season.year.runs))


def _tire(run: PlannedRun) -> PlannedRun:
    return replace(run, cadence_share=run.cadence_share + _TIRED_SHARE, speed_mps=run.speed_mps + _TIRED_MPS)


def _holiday(season: Season) -> Season:
    since, until = (season.end - timedelta(days=days) for days in _AWAY_DAYS)
    return _with(season, tuple(run for run in season.year.runs if not since <= run.day < until) or season.year.runs[:1])


def _building(season: Season) -> Season:
    """Let long runs grow by 7 % from week to week, every fourth week a lighter one."""
    first, trainee = season.year.runs[0].day, season.year.trainee
    return _with(season, tuple(_grown(run, trainee, (run.day - first).days // 7) for run in season.year.runs))


def _grown(run: PlannedRun, trainee: Trainee, week: int) -> PlannedRun:
    if run.kind != "long":
        return run
    grown = week - week // _LIGHT_WEEK
    share = _FIRST_LONG if week % _LIGHT_WEEK == _LIGHT_WEEK - 1 else _FIRST_LONG * _GROWS**grown
    return replace(run, distance_m=share * trainee.long_m)


_HAPPENS: Final[Mapping[str, Callable[[Season], Season]]] = MappingProxyType(
    {
        "spike": _spike,
        "pain": _pain,
        "stopped": _stopped,
        "little pain": _little_pain,
        "tired week": _tired,
        "holiday": _holiday,
        "building": _building,
    }
)


def _before(runs: tuple[PlannedRun, ...], day: date) -> tuple[PlannedRun, ...]:
    return tuple(run for run in runs if run.day < day)


def _with(season: Season, runs: tuple[PlannedRun, ...], *, on: str | None = None) -> Season:
    return replace(season, year=replace(season.year, runs=runs), on=on or season.on)
