"""Runs of the library beside their runners' own earlier runs, for the reports of single runs."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from gait.evidence import EVIDENCE
from gait.history.season import season_of
from gait.intake.diary import levels_of
from gait.library import AthleteRecord, Library, RunRecord
from gait.model import AgainstBaseline

_REACH: Final = timedelta(
    weeks=EVIDENCE["change_point"].value("weeks") + EVIDENCE["own_baseline"].value("weeks"),
)
"""How far back the runs reach that a run's usual rests on, the changes before it among them."""


def beside_own(
    library: Library, athlete: AthleteRecord, runs: Iterable[RunRecord]
) -> Mapping[str, tuple[AgainstBaseline, ...]]:
    """Return some runs of an athlete beside the athlete's own line in each quantity.

    Parameters
    ----------
    library : Library
        Open.
    athlete : AthleteRecord
        Whose runs they are.
    runs : iterable of RunRecord
        Those that are asked about; the work grows with the time from the first of them on.

    Returns
    -------
    mapping of str to tuple of AgainstBaseline
        By the number of the run, as a string; without those that have no level running on a known watch.

    """
    days = {str(run.id): run.summary.local_date for run in runs if run.summary is not None}
    if not days:
        return {}
    first = min(days.values())
    since = (date.fromisoformat(first) - _REACH).isoformat()
    levels = levels_of(library, athlete, since=since, until=max(days.values()))
    found: dict[str, list[AgainstBaseline]] = {}
    for each in season_of(levels, judged_from=first).against:
        if each.run_id in days:
            found.setdefault(each.run_id, []).append(each)
    return {run_id: tuple(each) for run_id, each in found.items()}
