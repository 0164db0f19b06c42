"""The earlier runs of an athlete, as an analysis and a baseline take them."""

from collections.abc import Iterator, Sequence
from typing import Final

from gait.history.runs import REACH_DAYS, makes_sense
from gait.library.records import WindowedRun
from gait.library.store import Row, Store
from gait.library.stored import unpack_windows
from gait.model import History, PastRun

STALE: Final = "history"
"""Why an analysis is behind: earlier runs of the athlete came or changed after it was made."""
_DAY_S: Final = 86_400.0
_LONGER: Final = 4
"""A row of days that fills all that is looked at is looked for in so much more."""
_PAST: Final = """SELECT
    local_start, distance_m, device, judged_spm, cadence_spm, level_mps, level_contact_s, athlete.name
    FROM run JOIN summary ON summary.run_id = run.id JOIN athlete ON athlete.id = run.athlete_id
    WHERE athlete_id = ? AND is_run AND enough AND run.id != ? AND epoch_s >= ? AND epoch_s < ? ORDER BY epoch_s"""


def history_of(store: Store, athlete_id: int, *, before_epoch_s: float | None = None, without: int = 0) -> History:
    """Return the athlete's analysed runs with enough running, the oldest first; without one of them, if told."""
    limit = float("inf") if before_epoch_s is None else before_epoch_s
    return History(runs=tuple(_past(store, athlete_id, without, float("-inf"), limit)))


def history_beside(store: Store, athlete_id: int, *, before_epoch_s: float, without: int = 0) -> History:
    """Return of the runs of `history_of` those that a run is judged beside, however many there are.

    They are those of the weeks before it, and farther back while there was a run on each day; the last before these
    weeks, which tells how long ago that was; and the first of all, which tells how far the runs reach.
    """
    reach_days = REACH_DAYS
    while True:
        since = before_epoch_s - reach_days * _DAY_S
        runs = list(_past(store, athlete_id, without, since, before_epoch_s))
        older = (each for each in _past(store, athlete_id, without, float("-inf"), since) if makes_sense(each))
        first = next(older, None)
        if first is None or not _fill(runs, reach_days):
            break
        reach_days *= _LONGER
    ends = [] if first is None else [first, *_latest(store, athlete_id, without, since)]
    return History(runs=(*ends, *runs))


def _fill(runs: Sequence[PastRun], days: int) -> bool:
    """Tell whether runs of so many days may be one on each of them; the first and last of them are no whole days."""
    return len({each.local_start[:10] for each in runs}) >= days - 2


def _past(store: Store, athlete_id: int, without: int, since: float, before: float) -> Iterator[PastRun]:
    yield from map(_run, store.db.execute(_PAST, (athlete_id, without, since, before)))


def _latest(store: Store, athlete_id: int, without: int, before: float) -> Iterator[PastRun]:
    """Yield the last run that makes sense before the weeks that are looked at."""
    rows = store.db.execute(f"{_PAST} DESC", (athlete_id, without, float("-inf"), before))
    found = next((run for run in map(_run, rows) if makes_sense(run)), None)
    if found is not None:
        yield found


def _run(row: Row) -> PastRun:
    return PastRun(
        local_start=row["local_start"],
        distance_m=row["distance_m"],
        device=row["device"],
        cadence_spm=row["cadence_spm"] if row["judged_spm"] is None else row["judged_spm"],
        speed_mps=row["level_mps"],
        contact_s=row["level_contact_s"],
        athlete=row["name"],
    )


def windows_of_runs(store: Store, athlete_id: int, *, since: str = "", until: str = "9999") -> tuple[WindowedRun, ...]:
    """Return the windows of the athlete's runs of these local days (both included), the oldest run first."""
    sql = """SELECT run.id, windows FROM run JOIN summary ON summary.run_id = run.id
        JOIN analysis ON analysis.run_id = run.id
        WHERE athlete_id = ? AND is_run AND local_date >= ? AND local_date <= ? ORDER BY epoch_s"""
    rows = store.all(sql, athlete_id, since, until)
    return tuple(WindowedRun(run_id=row["id"], windows=unpack_windows(row["windows"])) for row in rows)


def mark_later(store: Store, athlete_id: int, epoch_s: float) -> None:
    """Note that the athlete's analyses of later runs do not know of what has just changed."""
    sql = """UPDATE analysis SET stale = ? WHERE stale IS NULL AND run_id IN
        (SELECT id FROM run WHERE athlete_id = ? AND epoch_s > ?)"""
    store.db.execute(sql, (STALE, athlete_id, epoch_s))


def mark_from(store: Store, run_id: int) -> None:
    """Note that the analyses of a run and of all later ones of its athlete rest on what is no longer so."""
    for row in store.all("SELECT athlete_id, epoch_s FROM run WHERE id = ?", run_id):  # one, or none any more
        mark_later(store, row["athlete_id"], row["epoch_s"] - 1.0)
