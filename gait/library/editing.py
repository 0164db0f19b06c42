"""Correcting a run, and removing one: what goes with it, and which analyses it puts behind."""

from typing import Any

from gait.errors import UsageError
from gait.language import _
from gait.library.changes import Changing, changing
from gait.library.corrections import corrections_of, edits, note_edit, note_edits
from gait.library.histories import mark_from, mark_later
from gait.library.records import Removed, RunEdit, RunRecord
from gait.library.runs import recordings, run_by_id, same_run
from gait.library.shoes import shoe_by_id
from gait.library.store import Store
from gait.library.stored import forget_analysis


def edit_run(store: Store, run_id: int, edit: RunEdit) -> RunRecord:
    """Write corrections of a run down and return it; its analysis is behind until it is made anew.

    Raises
    ------
    UsageError
        If the run cannot be so: shoes of somebody else, a run that the other athlete has already, a distance of none.

    """
    before, said = run_by_id(store, run_id), edit.said()
    with changing(store, _("edit run {number}").format(number=run_id)) as change:
        if said.get("athlete_id", before.athlete_id) != before.athlete_id:
            _hand_over(store, change, before, said)
        if "shoe_id" in said:
            _put_on(store, change, run_id, said["shoe_id"])
        if "is_run" in said:
            change.update("run", run_id, {"is_run": int(said["is_run"])})
        note_edits(change, run_id, said)
        if said.keys() - {"shoe_id"}:
            mark_from(store, run_id)
    return run_by_id(store, run_id)


def _hand_over(store: Store, change: Changing, run: RunRecord, said: dict[str, Any]) -> None:
    """Give a run to another athlete: with what was told of it, without the shoes, which are not theirs."""
    athlete_id = said["athlete_id"]
    theirs = [same_run(store, athlete_id, each) for each in recordings(store, run.id)]
    double = next((each for each in theirs if each is not None), None)
    if double is not None:
        what = _("The other athlete has this run already, as number {number}").format(number=double)
        raise UsageError(what, next_step=_("Remove this one with gait run remove {run}.").format(run=run.id))
    mark_later(store, run.athlete_id, run.epoch_s)
    change.update("run", run.id, {"athlete_id": athlete_id, "shoe_id": None})
    note_edit(change, run.id, "athlete", athlete_id)
    for row in store.all("SELECT id FROM pain WHERE run_id = ?", run.id):
        change.update("pain", row["id"], {"athlete_id": athlete_id})


def _put_on(store: Store, change: Changing, run_id: int, shoe_id: int | None) -> None:
    if shoe_id is not None and shoe_by_id(store, shoe_id).athlete_id != run_by_id(store, run_id).athlete_id:
        raise UsageError(_("These are the shoes of another athlete"), next_step=_("gait shoe list shows them."))
    change.update("run", run_id, {"shoe_id": shoe_id})
    note_edit(change, run_id, "shoe", shoe_id)


def take_in(store: Store, run_id: int, stretch: tuple[float, float]) -> RunRecord:
    """Let a stretch that was left out of a run count again and return the run; the others stay left out.

    Raises
    ------
    UsageError
        If that stretch is not left out.

    """
    known = corrections_of(edits(store, run_id)).left_out_s
    if stretch not in known:
        what = _("This stretch is not left out of run {number}").format(number=run_id)
        raise UsageError(what, next_step=_("Look at which are: they may have been joined, or taken back meanwhile."))
    with changing(store, _("edit run {number}").format(number=run_id)) as change:
        note_edit(change, run_id, "leave_out", None)
        for each in known:
            if each != stretch:
                note_edit(change, run_id, "leave_out", each)
        mark_from(store, run_id)
    return run_by_id(store, run_id)


def first_owner(store: Store, run_id: int) -> int | None:
    """Return whose run it was before it was ever handed over; None where it was not, or that is not known any more."""
    sql = """SELECT json_extract(before, '$.athlete_id') AS owner FROM change_row
        WHERE table_name = 'run' AND row_id = ? AND operation = 'update' AND owner IN (SELECT id FROM athlete)
        ORDER BY id LIMIT 1"""
    row = store.one(sql, run_id)
    return None if row is None else int(row["owner"])


def remove_run(store: Store, run_id: int) -> Removed:
    """Take a run and its files out of the library, and say what went; the pain log keeps what was told on that day.

    Raises
    ------
    UsageError
        If there is none of that number.

    """
    run = run_by_id(store, run_id)
    with changing(store, _("remove run {number}").format(number=run_id)) as change:
        for row in store.all("SELECT id FROM pain WHERE run_id = ?", run_id):
            change.update("pain", row["id"], {"run_id": None})
        hashes = take_out(store, change, run_id)
        mark_later(store, run.athlete_id, run.epoch_s)
        kept = still_used(store, hashes)
    name = run.summary.local_start if run.summary else run.started_at
    return Removed(name=name, runs=1, recordings=len(hashes), originals=len(set(hashes) - kept))


def take_out(store: Store, change: Changing, run_id: int) -> list[str]:
    """Remove a run's rows and return the hashes of its files; those themselves are swept up later."""
    forget_analysis(store, run_id)
    for table in ("edit", "note", "review", "tag"):
        for row in store.all(f"SELECT id FROM {table} WHERE run_id = ?", run_id):  # noqa: S608 - our own names
            change.delete(table, row["id"])
    rows = store.all("SELECT id, sha256 FROM recording WHERE run_id = ?", run_id)
    for row in rows:
        change.delete("recording", row["id"])
    change.delete("run", run_id)
    return [row["sha256"] for row in rows]


def still_used(store: Store, hashes: list[str]) -> set[str]:
    """Return those of the hashes that a run of the library still has."""
    return {each for each in set(hashes) if store.one("SELECT 1 FROM recording WHERE sha256 = ?", each) is not None}
