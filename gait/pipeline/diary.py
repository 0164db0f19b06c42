"""One runner's diary: the rows of a library, what they tell together and what needs a look, as plain values."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from gait.assess.look import needs_a_look
from gait.history.lines import equal_speed_lines
from gait.history.season import season_of
from gait.model import AgainstBaseline, JudgedPain, SeasonRun
from gait.model.diary import Diary, DiaryNotes, DiaryPain, DiaryRun, LeftAside
from gait.quantities import Units

_CADENCE: Final = "cadence_spm"
_DRAWN: Final = 200
"""Runs that have their minutes in the diary, the latest."""
_MOST_DOTS: Final = 24
"""Points of a run's small drawing."""


def diary_of(  # noqa: PLR0913 - what a diary is made of
    athlete: str,
    runs: Sequence[DiaryRun],
    levels: Sequence[SeasonRun],
    *,
    notes: DiaryNotes | None = None,
    units: Units = "metric",
    gait_version: str = "",
) -> Diary:
    """Return a runner's diary as of the last run.

    Parameters
    ----------
    athlete : str
        The runner's name.
    runs : sequence of DiaryRun
        Every run, in any order; what the history adds to it is filled in here.
    levels : sequence of SeasonRun
        Those that were analysed, with their minutes of level running.
    notes : DiaryNotes, optional
        Shoes, pain, knee and targets.
    units : {"metric", "imperial"}
        How the reasons for a look are written.
    gait_version : str
        What made it.

    Returns
    -------
    Diary
        Empty of lines and claims where the runs do not suffice for them.

    """
    notes = notes or DiaryNotes()
    pain = tuple(sorted(notes.pain, key=lambda each: each.local_date))
    season = season_of(levels, shoes=notes.shoes, pain=tuple(_judged(pain)), targets=notes.targets)
    lines = equal_speed_lines(levels, season)
    latest = sorted(runs, key=lambda each: (each.local_start, each.run_id), reverse=True)
    return Diary(
        gait_version=gait_version,
        athlete=athlete,
        until=latest[0].local_date if latest else "",
        count=len(latest),
        speed_mps=lines[0].speed_mps if lines else None,
        runs=tuple(_filled(latest, levels, season.against)),
        season=season,
        looks=needs_a_look(season, units),
        lines=lines,
        pain=pain,
        knee=notes.knee,
        aside=_aside(runs, levels, season.against),
    )


def _judged(pain: Sequence[DiaryPain]) -> Iterator[JudgedPain]:
    for each in pain:
        if each.verdict is not None:
            yield JudgedPain(local_date=each.local_date, verdict=each.verdict, most=each.most, where=each.where)


def _filled(
    runs: Sequence[DiaryRun], levels: Sequence[SeasonRun], against: Sequence[AgainstBaseline]
) -> Iterator[DiaryRun]:
    """Yield the runs with what the history says of their cadence, and their minutes."""
    own = {each.run_id: each for each in against if each.quantity == _CADENCE}
    drawn = {run.run_id for run in runs[:_DRAWN]}
    minutes = {each.run_id: thinned(each.windows.cadence_spm) for each in levels if each.run_id in drawn}
    for run in runs:
        found = own.get(run.run_id)
        yield replace(
            run,
            minutes_spm=minutes.get(run.run_id, ()),
            own_verdict=found.verdict if found else "",
            usual_spm=found.usual if found else None,
            from_usual_spm=found.difference if found else None,
        )


def thinned(minutes: Sequence[float | None], most: int = _MOST_DOTS) -> tuple[float, ...]:
    """Return the minutes that have a value, or as many means of neighbours as a small drawing holds; tenths."""
    known = np.array([each for each in minutes if each is not None], dtype=np.float64)
    if len(known) <= most:
        return tuple(np.round(known, 1).tolist())
    return tuple(round(float(part.mean()), 1) for part in np.array_split(known, most))


def _aside(runs: Sequence[DiaryRun], levels: Sequence[SeasonRun], against: Sequence[AgainstBaseline]) -> LeftAside:
    states = [each.state for each in runs]
    enough = {each.run_id for each in runs if each.state == "analysed"}
    counted = {each.run_id for each in against}
    judged = [each for each in levels if each.run_id in enough]
    uncounted = [each for each in judged if each.run_id not in counted]
    return LeftAside(
        not_analysed=states.count("not analysed"),
        too_little_running=states.count("too little"),
        too_little_level=sum(bool(each.windows.device) for each in uncounted),
        no_device=sum(not each.windows.device for each in uncounted),
        behind=sum(each.behind for each in runs),
        no_distance=sum(each.distance_m is None for each in judged),
    )
