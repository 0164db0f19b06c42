"""The earlier runs of an athlete, as an analysis and a baseline take them."""

from typing import Final

from gait.library.records import WindowedRun
from gait.library.store import Store
from gait.library.stored import unpack_windows
from gait.model import History, PastRun

STALE: Final = "history"
"""Why an analysis is behind: earlier runs of the athlete came or changed after it was made."""


def history_of(store: Store, athlete_id: int, *, before_epoch_s: float | None = None, without: int = 0) -> History:
    """Return the athlete's analysed runs with enough running, the oldest first; without one of them, if told."""
    sql = """SELECT local_start, distance_m, device, judged_spm, cadence_spm, level_mps, level_contact_s, athlete.name
        FROM run JOIN summary ON summary.run_id = run.id JOIN athlete ON athlete.id = run.athlete_id
        WHERE athlete_id = ? AND is_run AND enough AND run.id != ? AND epoch_s < ? ORDER BY epoch_s"""
    limit = float("inf") if before_epoch_s is None else before_epoch_s
    return History(
        runs=tuple(
            PastRun(
                local_start=row["local_start"],
                distance_m=row["distance_m"],
                device=row["device"],
                cadence_spm=row["cadence_spm"] if row["judged_spm"] is None else row["judged_spm"],
                speed_mps=row["level_mps"],
                contact_s=row["level_contact_s"],
                athlete=row["name"],
            )
            for row in store.all(sql, athlete_id, without, limit)
        )
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
