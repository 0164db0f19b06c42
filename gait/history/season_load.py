"""Load over a season: spikes, weeks, days in a row, shoes, and knee episodes."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, TypeVar

from gait.evidence import EVIDENCE
from gait.history.load import spike_beside
from gait.history.runs import DatedRun
from gait.model import (
    DaysInARow,
    JudgedPain,
    KneeEpisode,
    Pair,
    PastRun,
    RunSpike,
    SeasonRun,
    ShoeWear,
    WeekLoad,
)
from gait.model.season import ShoeState

_SPIKE: Final = EVIDENCE["session_spike"].values
_LAST: Final = EVIDENCE["shoe_distance"].values
_USED_TO: Final = timedelta(weeks=EVIDENCE["needs_a_look"].value("used_to_weeks"))
_QUIET: Final = timedelta(days=EVIDENCE["knee_episode"].value("quiet_days"))
_MENTIONED: Final = EVIDENCE["days_in_a_row"].value("mentioned")
_CENTIMETRES: Final = 2
"""Decimals of a sum of distances [m]."""
_Item = TypeVar("_Item")


def spikes(runs: Sequence[SeasonRun]) -> Iterator[RunSpike]:
    """Yield the runs that are, or may be, longer than the longest of the 30 days before by more than 10 %.

    Parameters
    ----------
    runs : sequence of SeasonRun
        Oldest first.

    References
    ----------
    Rows ``session_spike``, ``spike_verdict`` and ``needs_a_look`` of ``gait.evidence``.

    """
    least, days = _SPIKE["small_percent"] / 100, timedelta(days=_SPIKE["days"])
    dates = [date.fromisoformat(run.local_date) for run in runs]
    oldest = 0
    for at, run in enumerate(runs):
        while dates[at] - dates[oldest] > days:
            oldest += 1
        # The first of all runs stays: it tells how far back the runs reach.
        known = {0, *range(oldest, at)} if at else set()
        past = [_dated(runs[each], dates[each], dates[at]) for each in sorted(known)]
        found = spike_beside(run.distance_m, past)
        if found is not None and found.high > least:
            clear = found.low > least and found.covered
            yield RunSpike(
                run_id=run.run_id,
                local_date=run.local_date,
                spike=found,
                clear=clear,
                of_weeks_m=_longest(runs[:at], dates[at] - _USED_TO),
            )


def _longest(runs: Sequence[SeasonRun], since: date) -> float | None:
    """Return the longest known distance of runs since a day [m]."""
    first = since.isoformat()
    known = [run.distance_m for run in runs if run.local_date >= first and run.distance_m is not None]
    return max(known, default=None)


def _dated(run: SeasonRun, day: date, today: date) -> DatedRun:
    past = PastRun(local_start=run.windows.local_start, distance_m=run.distance_m)
    return DatedRun(day=day, days_before=(today - day).days, run=past)


def weeks(runs: Sequence[SeasonRun]) -> tuple[WeekLoad, ...]:
    """Return the weeks from Monday, from the first run to the last, those without runs among them."""
    if not runs:
        return ()
    first, last = (_monday(runs[at].local_date) for at in (0, -1))
    by_week: dict[date, list[SeasonRun]] = {
        first + timedelta(weeks=number): [] for number in range((last - first) // timedelta(weeks=1) + 1)
    }
    for run in runs:
        by_week[_monday(run.local_date)].append(run)
    return tuple(_week(monday, inside) for monday, inside in by_week.items())


def _monday(local_date: str) -> date:
    day = date.fromisoformat(local_date)
    return day - timedelta(days=day.weekday())


def _week(monday: date, runs: Sequence[SeasonRun]) -> WeekLoad:
    return WeekLoad(
        week=monday.isoformat(),
        runs=len(runs),
        days=len({run.local_date for run in runs}),
        distance_m=_sum([run.distance_m for run in runs]),
        descent_m=_sum([run.descent_m for run in runs]),
    )


def _sum(parts: Sequence[float | None]) -> float | None:
    known = [each for each in parts if each is not None]
    return round(sum(known), _CENTIMETRES) if len(known) == len(parts) else None


def days_in_a_row(runs: Sequence[SeasonRun]) -> Iterator[DaysInARow]:
    """Yield each stretch of four days and more in a row with a run."""
    days = sorted({date.fromisoformat(run.local_date) for run in runs})
    for stretch in _apart(days, lambda day: day, timedelta(days=1)):
        if len(stretch) >= _MENTIONED:
            yield DaysInARow(since=stretch[0].isoformat(), until=stretch[-1].isoformat(), days=len(stretch))


def _apart(items: Sequence[_Item], day_of: Callable[[_Item], date], most: timedelta) -> list[list[_Item]]:
    """Return the items in groups whose neighbours lie at most so far apart."""
    groups = [[items[0]]] if items else []
    for before, after in pairwise(items):
        if day_of(after) - day_of(before) > most:
            groups.append([])
        groups[-1].append(after)
    return groups


def shoe_wear(runs: Sequence[SeasonRun], shoes: Sequence[Pair]) -> Iterator[ShoeWear]:
    """Yield for each pair that was run in what was run in it, against what shoes are commonly said to last.

    References
    ----------
    Row ``shoe_distance`` of ``gait.evidence``: 480 to 800 km, a convention.

    """
    known = {each.shoe_id: each for each in shoes}
    for shoe_id in dict.fromkeys(run.shoe for run in runs if run.shoe):
        shoe = known.get(shoe_id, Pair(shoe_id=shoe_id, name=shoe_id))
        yield _worn(shoe, [run for run in runs if run.shoe == shoe_id])


def _worn(shoe: Pair, runs: Sequence[SeasonRun]) -> ShoeWear:
    least, most = (1000 * _LAST[end] for end in ("least_km", "most_km"))
    total = shoe.before_m
    reached: dict[float, str | None] = {least: None, most: None}
    for run in runs:
        total += run.distance_m or 0.0
        reached = {end: on or (run.local_date if total >= end else None) for end, on in reached.items()}
    state: ShoeState = "below" if total < least else "within" if total < most else "beyond"
    return ShoeWear(
        shoe_id=shoe.shoe_id,
        name=shoe.name,
        distance_m=round(total, _CENTIMETRES),
        runs=len(runs),
        state=state,
        last_on=runs[-1].local_date,
        reached_least_on=reached[least],
        reached_most_on=reached[most],
        without_distance=sum(run.distance_m is None for run in runs),
        retired=shoe.retired,
    )


def knee_episodes(entries: Sequence[JudgedPain], until: str) -> Iterator[KneeEpisode]:
    """Yield the episodes of entries above the pain rule, as of a day.

    Parameters
    ----------
    entries : sequence of JudgedPain
        In any order, each judged by the pain rule; those after ``until`` do not count.
    until : str
        Local date (ISO 8601).

    References
    ----------
    Rows ``pain_rule`` and ``knee_episode`` of ``gait.evidence``.

    """
    above = [each for each in entries if each.verdict == "above the rule" and each.local_date <= until]
    above.sort(key=lambda each: each.local_date)
    for group in _apart(above, lambda each: date.fromisoformat(each.local_date), _QUIET):
        last = group[-1].local_date
        yield KneeEpisode(
            since=group[0].local_date,
            until=last,
            entries=len(group),
            most=max(each.most for each in group),
            where=tuple(dict.fromkeys(each.where for each in group if each.where)),
            open=date.fromisoformat(until) - date.fromisoformat(last) <= _QUIET,
        )
