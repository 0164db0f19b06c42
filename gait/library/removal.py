"""Removing an athlete: everything of theirs goes, and what that was is said."""

from gait.language import _
from gait.library.athletes import athlete_by_id
from gait.library.changes import Changing, changing
from gait.library.editing import still_used, take_out
from gait.library.originals import sweep
from gait.library.records import Removed
from gait.library.store import Store


def remove_athlete(store: Store, athlete_id: int) -> Removed:
    """Take an athlete and everything of theirs out of the library, and say what it was.

    It can be undone for a while, and until then the files stay where they are; `forget_for_good` removes them at once.
    """
    athlete = athlete_by_id(store, athlete_id)
    hashes: list[str] = []
    with changing(store, _("remove athlete {name}").format(name=athlete.name)) as change:
        gone = {table: _delete_of(store, change, table, athlete_id) for table in ("pain", "knee_episode")}
        runs = store.all("SELECT id FROM run WHERE athlete_id = ?", athlete_id)
        for row in runs:
            hashes.extend(take_out(store, change, row["id"]))
        gone["shoe"] = _delete_of(store, change, "shoe", athlete_id)
        change.delete("athlete", athlete_id)
        kept = still_used(store, hashes)
    return Removed(
        name=athlete.name,
        runs=len(runs),
        recordings=len(hashes),
        originals=len(set(hashes) - kept),
        shoes=gone["shoe"],
        pain=gone["pain"],
        knee=gone["knee_episode"],
    )


def _delete_of(store: Store, change: Changing, table: str, athlete_id: int) -> int:
    rows = store.all(f"SELECT id FROM {table} WHERE athlete_id = ?", athlete_id)  # noqa: S608 - our own names
    for row in rows:
        change.delete(table, row["id"])
    return len(rows)


def forget_for_good(store: Store) -> int:
    """Forget every change, remove the files that no run has any more, and leave nothing in the database's free space.

    Returns how many files that were. Nothing that was changed before can be undone.
    """
    with store.transaction():
        store.db.execute("PRAGMA secure_delete = ON")
        store.db.execute("DELETE FROM change")
    removed = sweep(store, young_s=0.0)
    store.db.execute("VACUUM")
    store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return removed
