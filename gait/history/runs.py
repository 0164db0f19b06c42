"""A run as a later one needs it, and which runs came before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from gait.evidence import EVIDENCE
from gait.model import Analysis, Estimate, History, PastRun
from gait.model.history import CONTACT_FROM
from gait.quantities import QUANTITIES

_COVERS: Final = EVIDENCE["history_covers"].values
_SAME_START: Final = timedelta(seconds=_COVERS["same_start_s"])
_LEAST_COVERAGE: Final = EVIDENCE["enough_data"].value("least_coverage")
_WEEK: Final = EVIDENCE["week_context"].value("days")
REACH_DAYS: Final = 2 + round(
    max(
        _COVERS["days"],
        EVIDENCE["session_spike"].value("days"),
        2 * _WEEK,
        _WEEK * EVIDENCE["own_contact"].value("weeks"),
    )
)
"""How far back a run is held against earlier ones, with a day at each end for clocks that differ.

Beyond it only the first run counts, the last, and days in a row.
"""
_REMEMBERED: Final = 20_000
"""Every later run asks the same of every earlier one; these are more runs than anyone has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRun:
    """An earlier run, its local day, and how many days that is before the run at hand."""

    day: date
    days_before: int
    run: PastRun


def past_run(analysis: Analysis) -> PastRun:
    """Return what a later run needs of this one.

    Parameters
    ----------
    analysis : Analysis
        Of an earlier run; findings and series are not needed.

    Returns
    -------
    PastRun
        Its distance is of the whole recording, or of the running where that is mostly walking.
        Contact and speed are over steady level running, or over what comes nearest to it in that analysis; contact is
        None where it was not measured over at least half of it.

    """
    speed, contact = _form(analysis)
    view, cadence = analysis.cadence, analysis.summary.get("cadence_spm")
    return PastRun(
        local_start=analysis.activity.local_start,
        distance_m=run_distance_m(analysis),
        device=device_of(analysis),
        cadence_spm=view.judged_spm if view.judged_spm is not None else (cadence.mean if cadence else None),
        speed_mps=speed,
        contact_s=contact,
        athlete=analysis.athlete.name,
    )


@lru_cache(maxsize=_REMEMBERED)
def makes_sense(run: PastRun) -> bool:
    """Tell whether a run's start can be read and none of its numbers is beyond what a run or a sensor can give.

    References
    ----------
    Row ``history_covers`` of ``gait.evidence``, and the ranges of ``gait.quantities``.

    """
    known = {"cadence_spm": run.cadence_spm, "speed_mps": run.speed_mps, "ground_contact_time_s": run.contact_s}
    plausible = (
        QUANTITIES[name].low <= number <= QUANTITIES[name].high for name, number in known.items() if number is not None
    )
    far = run.distance_m is None or 0 < run.distance_m <= _COVERS["most_distance_m"]
    return moment(run.local_start) is not None and far and all(plausible)


def is_of(athlete: str | None, run: PastRun) -> bool:
    """Tell whether a run may be that runner's: the names are alike, or one of them is not known."""
    if athlete == run.athlete:
        return True
    names = [(name or "").strip().casefold() for name in (athlete, run.athlete)]
    return not all(names) or names[0] == names[1]


def of_others(athlete: str | None, history: History) -> int:
    """Return how many runs of a history are another runner's, by name."""
    return sum(not is_of(athlete, run) for run in history.runs)


def run_distance_m(analysis: Analysis) -> float | None:
    """Return the distance that counts as the run's [m]: that of its running where it is mostly walking."""
    if analysis.running.share < _COVERS["running_share"]:
        return analysis.running.distance_m
    return analysis.activity.distance_m


def device_of(analysis: Analysis) -> str:
    """Return the name of watch and contact sensor, to compare contact on one device; empty where neither is known."""
    measured = analysis.summary.get("ground_contact_time_s")
    watch = analysis.source.device or analysis.source.manufacturer or ""
    sensor = _contact_sensor(analysis, measured) if measured else ""
    return CONTACT_FROM.join(filter(None, (watch, sensor)))


def _contact_sensor(analysis: Analysis, measured: Estimate) -> str:
    """Return who measures contact: the app, else the file's sensors of that kind, else the kind where it is known."""
    if measured.origin.startswith("developer:"):
        return measured.origin.removeprefix("developer:")
    names = sorted(each.name for each in analysis.source.sensors if each.family == measured.sensor)
    return ", ".join(names) or ("" if measured.sensor == "unknown" else measured.sensor)


def _form(analysis: Analysis) -> tuple[float | None, float | None]:
    """Return mean speed [m/s] and measured contact [s] over the same running, the steadiest that both are known of."""
    judged, level = analysis.overstriding.contact, analysis.terrain.get("level")
    if judged is not None:
        return judged.speed_mps, judged.contact_s
    for values in (level.values if level else {}, analysis.summary):
        speed, contact = values.get("speed_mps"), values.get("ground_contact_time_s")
        if speed is not None and contact is not None and _is_measured(contact):
            return speed.mean, contact.mean
    speed = analysis.summary.get("speed_mps")
    return analysis.cadence.judged_mps or (speed.mean if speed else None), None


def _is_measured(contact: Estimate) -> bool:
    return contact.origin != "modelled" and contact.coverage >= _LEAST_COVERAGE


def earlier(local_start: str, history: History, *, athlete: str | None = None) -> tuple[PastRun, ...]:
    """Return the runs before the one at hand, oldest first.

    Parameters
    ----------
    local_start : str
        When the run at hand began: ISO 8601, local time.
    history : History
        In any order; it may hold the run at hand and later ones.
    athlete : str, optional
        The runner's name; runs of another name are left out.

    Returns
    -------
    tuple of PastRun
        Without the run itself; of several recordings that start within a minute the longest; without runs that make
        no sense (``makes_sense``).

    """
    return tuple(each.run for each in dated_before(local_start, history, athlete=athlete))


def dated_before(local_start: str, history: History, *, athlete: str | None) -> tuple[DatedRun, ...]:
    """Return the runs of ``earlier`` with their days."""
    now = moment(local_start)
    if now is None:
        return ()
    return tuple(
        DatedRun(day=start.date(), days_before=(now.date() - start.date()).days, run=run)
        for start, run in _distinct([run for run in history.runs if makes_sense(run) and is_of(athlete, run)])
        if start + _SAME_START <= now
    )


def _distinct(runs: Iterable[PastRun]) -> Iterator[tuple[datetime, PastRun]]:
    """Yield each run once with its start, oldest first: of recordings of one start, the longest."""
    found = ((moment(run.local_start), run) for run in runs)
    dated = sorted(((start, run) for start, run in found if start is not None), key=lambda each: each[0])
    first, same = None, list[PastRun]()
    for start, run in dated:
        if first is not None and start - first >= _SAME_START:
            yield first, _longest(same)
            first, same = None, []
        first = first or start
        same.append(run)
    if first is not None:
        yield first, _longest(same)


def _longest(runs: Sequence[PastRun]) -> PastRun:
    return max(runs, key=lambda run: run.distance_m or 0.0)


@lru_cache(maxsize=_REMEMBERED)
def moment(local_start: str) -> datetime | None:
    """Return a start as a local time without offset, or None where it cannot be read."""
    try:
        return datetime.fromisoformat(local_start).replace(tzinfo=None)
    except ValueError:
        return None
